import { parseArgs } from 'node:util';
import { vakVan } from '#shared/privacy/sleutelring';
import { klaarliggend } from '#shared/privacy/sleutelwissel';
import { Melding } from '../sandbox/bestanden';
import type { Sleutelbeheer, Stand } from '../sleutels/beheer';
import { metSleutelbeheer } from '../sleutels/plaats';

export const uitleg = 'toon, roteer, herverzegel of vernietig de sleutels van de verzegeling (docs/draaiboeken/sleutels.md)';

const WOORD = 'VERLOREN';
const GEBRUIK = `Gebruik:
  schakel sleutels toon
  schakel sleutels roteer [--categorie <c>] [--gemeente <g>] [--klaarzetten]
  schakel sleutels roteer --bsn | --inhoud [--klaarzetten]
  schakel sleutels herverzegel [--sleutel <id>]
  schakel sleutels vernietig <id>... [--verloren --bevestig ${WOORD}]`;

const OPTIES = {
  categorie: { type: 'string' },
  gemeente: { type: 'string' },
  bsn: { type: 'boolean' },
  inhoud: { type: 'boolean' },
  klaarzetten: { type: 'boolean' },
  sleutel: { type: 'string' },
  verloren: { type: 'boolean' },
  bevestig: { type: 'string' },
} as const;

type Waarden = { -readonly [N in keyof typeof OPTIES]?: (typeof OPTIES)[N]['type'] extends 'boolean' ? boolean : string };
type Opdracht = (beheer: Sleutelbeheer, waarden: Waarden, ids: readonly string[]) => Promise<number>;

const hangt = (stand: Stand, id: string): string => {
  const delen = Object.entries(stand.get(id) ?? {}).map(([schema, aantal]) => `${schema} ${aantal}`);
  return delen.length > 0 ? delen.join(', ') : 'niets';
};

const toon: Opdracht = async (beheer) => {
  const { actief, sleutels, sinds = {}, vernietigd = {} } = beheer.ring;
  const stand = await beheer.stand();
  for (const [vak, id] of Object.entries(actief)) {
    console.log(`${vak}: ${id} sinds ${(sinds[vak] ?? 'het begin').slice(0, 10)}; hieraan hangt: ${hangt(stand, id)}`);
    const klaar = klaarliggend(beheer.ring, vak);
    if (klaar) console.log(`  ${klaar} ligt klaar; roteer maakt hem actief`);
    for (const oud of Object.keys(sleutels)) if (vakVan(oud) === vak && oud !== id && oud !== klaar) console.log(`  ouder: ${oud}; hieraan hangt: ${hangt(stand, oud)}`);
  }
  const weg = [...stand.keys()].filter((id) => !sleutels[id]);
  for (const id of weg) console.log(`NIET TE OPENEN: ${id} is ${vernietigd[id] ? `vernietigd op ${vernietigd[id].slice(0, 10)}` : 'kwijt'}; hieraan hangt: ${hangt(stand, id)}`);
  return weg.some((id) => !vernietigd[id]) ? 1 : 0;
};

const verzegelOpnieuw = async (beheer: Sleutelbeheer, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) {
    console.log('Er zijn geen oudere sleutels.');
    return 0;
  }
  const { herverzegeld, gebroken } = await beheer.herverzegel(ids);
  console.log(`${ids.join(', ')}: ${herverzegeld} opnieuw verzegeld${gebroken > 0 ? `, ${gebroken} niet te openen waar zij liggen` : ''}`);
  return gebroken === 0 ? 0 : 1;
};

const herverzegel: Opdracht = (beheer, { sleutel }) => verzegelOpnieuw(beheer, sleutel ? [sleutel] : beheer.ouderen());

const roteer: Opdracht = async (beheer, { categorie, gemeente, bsn, inhoud, klaarzetten = false }) => {
  const register = bsn ? 'bsn' : inhoud ? 'inhoud' : undefined;
  if ((bsn && inhoud) || (register && (categorie ?? gemeente))) throw new Melding(GEBRUIK);
  const nieuw = await beheer.roteer({ categorie, gemeente, register }, klaarzetten);
  console.log(klaarzetten ? 'De nieuwe sleutels liggen klaar en worden nog niet gebruikt. Verspreid de ringen; daarna dezelfde opdracht zonder --klaarzetten.' : `Nu in gebruik: ${nieuw.join(', ')}`);
  return register === 'bsn' && !klaarzetten ? verzegelOpnieuw(beheer, beheer.ouderen().filter((id) => vakVan(id) === 'bsn')) : 0;
};

const vernietig: Opdracht = async (beheer, { verloren = false, bevestig }, ids) => {
  if (ids.length === 0) throw new Melding(GEBRUIK);
  if (verloren && bevestig !== WOORD) {
    const stand = await beheer.stand();
    const wat = ids.map((id) => `${id}: ${hangt(stand, id)}`).join('; ');
    throw new Melding(`Dit komt niet terug: ${wat}. Zeker? Voeg toe: --bevestig ${WOORD}`);
  }
  await beheer.vernietig(ids, verloren);
  console.log(`Vernietigd op deze machine: ${ids.join(', ')}. Vernietig nu ook de reservekopie ervan.`);
  return 0;
};

const OPDRACHTEN: Readonly<Record<string, Opdracht>> = { toon, roteer, herverzegel, vernietig };

export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIES, allowPositionals: true });
  const [naam = '', ...ids] = positionals;
  const opdracht = OPDRACHTEN[naam];
  if (!opdracht || (ids.length > 0 && naam !== 'vernietig')) {
    console.error(GEBRUIK);
    return 2;
  }
  return metSleutelbeheer(map, (beheer) => opdracht(beheer, values, ids));
};
