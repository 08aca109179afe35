import { nieuweSleutel, SleutelringFout, vakVan, type SleutelringBestand } from './sleutelring';

/** The steps of a key's life, as changes of the content of a keyring. Each leaves a ring that every service can load. */

const nummerVan = (id: string): number => Number(id.slice(vakVan(id).length + 1));
const sleutelsVan = (vak: string, namen: readonly string[]): number[] => namen.filter((id) => vakVan(id) === vak).map(nummerVan);

/** The key that lies ready for this vak: newer than the active one, and not yet in use. */
export const klaarliggend = ({ actief, sleutels }: SleutelringBestand, vak: string): string | undefined => {
  const nu = nummerVan(actief[vak] ?? '');
  return Object.keys(sleutels).find((id) => vakVan(id) === vak && nummerVan(id) > nu);
};

/** A new key that can open and does not seal yet; a number that was ever used is not used again. */
export const zetKlaar = (ring: SleutelringBestand, vak: string): SleutelringBestand => {
  if (!ring.actief[vak]) throw new SleutelringFout(`er is geen sleutel voor ${vak}`);
  if (klaarliggend(ring, vak)) return ring;
  const volgende = 1 + Math.max(...sleutelsVan(vak, [...Object.keys(ring.sleutels), ...Object.keys(ring.vernietigd ?? {})]));
  return { ...ring, sleutels: { ...ring.sleutels, [`${vak}.${volgende}`]: nieuweSleutel() } };
};

/** The key that lies ready seals from now on; the old one stays, to open what hangs on it. */
export const activeer = (ring: SleutelringBestand, vak: string, op: string): SleutelringBestand => {
  const id = klaarliggend(ring, vak);
  if (!id) throw new SleutelringFout(`er ligt geen nieuwe sleutel klaar voor ${vak}`);
  return { ...ring, actief: { ...ring.actief, [vak]: id }, sinds: { ...ring.sinds, [vak]: op } };
};

/** Gone for good. A key that was lost before may be destroyed too: that says that nobody waits for it any more. */
export const vernietig = (ring: SleutelringBestand, id: string, op: string): SleutelringBestand => {
  if (ring.actief[vakVan(id)] === id) throw new SleutelringFout(`${id} is nog in gebruik; roteer eerst`);
  const { [id]: _weg, ...sleutels } = ring.sleutels;
  return { ...ring, sleutels, vernietigd: { ...ring.vernietigd, [id]: op } };
};

/** What a service that may open these categories gets of the whole ring. */
export const deelring = ({ actief, sleutels, sinds = {}, vernietigd = {} }: SleutelringBestand, categorieen: readonly string[]): SleutelringBestand => {
  const mag = ([naam]: readonly [string, string]): boolean => categorieen.includes(naam.split('.')[0] ?? '');
  const kies = (deel: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(deel).filter(mag));
  return { actief: kies(actief), sleutels: kies(sleutels), sinds: kies(sinds), vernietigd: kies(vernietigd) };
};
