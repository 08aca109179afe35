import type { BerichtSleutel, VerzegeldBericht } from '#shared/contracts/bericht';
import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import { evolve, metBetrokkenen } from '../domain/evolve';
import type { Event, HubCommand, Inwoner, Sanctiezaak } from '../domain/sanctie.types';
import { SanctieRij } from './sanctie.entity';

export type Opgeslagen = { readonly rij: SanctieRij | null; readonly zaakVanAnder: boolean };

/** The case of this resident; of somebody else's case only that it is somebody else's. */
export const laadZaak = async ({ em }: Tx, inwonerRef: string, zaakId: string): Promise<Opgeslagen> => {
  const rij = await em.findOneBy(SanctieRij, { zaakId });
  const eigen = rij?.inwonerRef === inwonerRef ? rij : null;
  return { rij: eigen, zaakVanAnder: rij !== null && eigen === null };
};

export const laadZakenVan = ({ em }: Tx, inwonerRef: string): Promise<SanctieRij[]> => em.find(SanctieRij, { where: { inwonerRef }, order: { zaakId: 'ASC' } });

export const naarZaak = ({ secties, versie: _v, gewist: _g, reactieBron: _b, ontvangerGemeente, participatiecoach, ...rij }: SanctieRij): Sanctiezaak => ({
  ...rij,
  uitkomstBekend: secties.uitkomst !== undefined,
  ontvanger: ontvangerGemeente === null ? null : { gemeente: ontvangerGemeente, actorId: participatiecoach },
});

type Bewaard = Pick<SanctieRij, 'secties' | 'reactieBron'>;

/** What this message brings takes the place of what lay there. */
const na = (was: Bewaard, event: Event, { source, id, data: { contact, handhaving } }: VerzegeldBericht): Bewaard => {
  const { uitkomst } = was.secties;
  switch (event.type) {
    case 'overwogen': return { ...was, secties: { ...(contact ? { contact } : {}), ...(handhaving ? { handhaving } : {}), ...(uitkomst ? { uitkomst } : {}) } };
    case 'uitkomst': return { ...was, secties: { ...was.secties, ...(handhaving ? { uitkomst: handhaving } : {}) } };
    case 'reactie': return { ...was, reactieBron: { source, id } };
    default: return was;
  }
};

const bewaar = async ({ em }: Tx, was: SanctieRij | null, { uitkomstBekend: _u, ontvanger, zaakId, ...zaak }: Sanctiezaak, { secties, reactieBron }: Bewaard): Promise<void> => {
  const velden = { ...zaak, secties, reactieBron, afwijkingen: [...zaak.afwijkingen], ontvangerGemeente: ontvanger?.gemeente ?? null, participatiecoach: ontvanger?.actorId ?? null };
  if (!was) {
    await em.insert(SanctieRij, { zaakId, ...velden, versie: 1 });
    return;
  }
  const { affected } = await em.update(SanctieRij, { zaakId, versie: was.versie }, { ...velden, versie: was.versie + 1 });
  if (affected !== 1) throw new Botsing('sanctie');
};

/** Lays one event with the case, and who is concerned from now on. */
export const verwerkEvent = async (tx: Tx, was: SanctieRij | null, event: Event, bericht: VerzegeldBericht, inwoner: Inwoner | null): Promise<Sanctiezaak> => {
  const zaak = metBetrokkenen(evolve(was && naarZaak(was), event), { inwoner });
  await bewaar(tx, was, zaak, na(was ?? { secties: {}, reactieBron: null }, event, bericht));
  return zaak;
};

type Wat = Extract<HubCommand, { type: 'herroepen' }>['wat'];
const isUit = (bron: BerichtSleutel | null | undefined, { source, id }: BerichtSleutel): boolean => bron?.source === source && bron.id === id;

/** Which part of this case came in the message that was recalled; null: none. */
export const deelUit = ({ secties, reactieBron }: SanctieRij, sleutel: BerichtSleutel): Wat | null => {
  if (isUit(secties.handhaving?.herkomst, sleutel)) return 'overwogen';
  if (isUit(secties.uitkomst?.herkomst, sleutel)) return 'uitkomst';
  return isUit(reactieBron, sleutel) ? 'reactie' : null;
};

/** Erases the sealed sections of the recalled message (M-18). */
export const wisDeel = (rij: SanctieRij, sleutel: BerichtSleutel): SanctieRij => {
  const over = Object.entries(rij.secties).filter(([, sectie]) => !isUit(sectie.herkomst, sleutel));
  return { ...rij, secties: Object.fromEntries(over), reactieBron: isUit(rij.reactieBron, sleutel) ? null : rij.reactieBron };
};

export const bewaarGewist = (tx: Tx, was: SanctieRij, gewist: SanctieRij, zaak: Sanctiezaak): Promise<void> => bewaar(tx, was, zaak, gewist);
