import { isDatum, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { zonderDag } from '../taal/datum';
import { organisatienaam } from '../taal/woorden';
import type { Gemeenteregels, Regel, Regelblad } from './regels.types';
import { ONDERDEELNAAM } from './regels.woorden';
import { verschilregel, waarderegels, type Waarderegel } from './waarden';

export type Regelview = {
  readonly id: string;
  readonly onderwerp: string;
  readonly versie: string;
  readonly geldt: string;
  readonly zinnen: readonly { readonly zin: string; readonly waar: string }[];
  readonly afgestemd: string;
  readonly goedgekeurd: string;
  readonly geactiveerd: string;
  readonly wijzigingen: readonly string[];
  readonly teBevestigen: readonly string[];
  readonly waarden: readonly Waarderegel[];
};
/** `bekendmaken`: where policy staff make the profile known. */
export type Gemeenteview = { readonly naam: string; readonly punten: readonly string[]; readonly bekendmaken: string | null };
export type Regelsview = { readonly titel: string; readonly datum: Datum; readonly dag: string; readonly fout?: string | undefined; readonly regels: readonly Regelview[]; readonly gemeenten: readonly Gemeenteview[] };

const ONBEKEND = 'Niet bekend';
export const profielPad = (gemeente: string): string => `/regels/profiel/${gemeente}`;
const momentDag = (op: string): string => zonderDag(amsterdamseDag(new Date(op)));
const bekend = (tekst: string): string => (tekst === 'onbekend' ? ONBEKEND : tekst);

const geldtVan = ({ vanaf, laatsteDag }: Pick<Regel, 'vanaf' | 'laatsteDag'>): string => {
  const begin = vanaf === null ? 'Altijd al' : `Sinds ${zonderDag(vanaf)}`;
  return laatsteDag === null ? begin : `${begin}, tot en met ${zonderDag(laatsteDag)}`;
};

const alsView = ({ id, onderwerp, versie, bron, afgestemdMet, goedgekeurdDoor, geactiveerdOp, wijzigingen, teBevestigen, waarden, ...dagen }: Regel): Regelview => ({
  id,
  onderwerp,
  versie,
  geldt: geldtVan(dagen),
  zinnen: bron.map(({ zin, document, plaats }) => ({ zin, waar: `${document}, ${plaats}` })),
  afgestemd: afgestemdMet.length > 0 ? afgestemdMet.join(', ') : ONBEKEND,
  goedgekeurd: bekend(goedgekeurdDoor),
  geactiveerd: geactiveerdOp === null ? 'Nog niet vastgelegd' : `Op ${momentDag(geactiveerdOp)}`,
  wijzigingen: wijzigingen.map(({ op, wat }) => `Op ${momentDag(op)} anders, onder dezelfde naam: ${wat.map((deel) => ONDERDEELNAAM[deel] ?? deel).join(', ')}.`),
  teBevestigen,
  waarden: waarderegels(waarden),
});

const uitzonderingregel = ({ uitzondering }: Gemeenteregels): string => {
  if (!uitzondering) return 'Medische gegevens delen bij uitzondering: staat uit.';
  const { vanaf, laatsteDag, ingeschakeldDoor, teBevestigen } = uitzondering;
  return `Medische gegevens delen bij uitzondering: ${geldtVan({ vanaf, laatsteDag }).toLowerCase()}. Aangezet door: ${ingeschakeldDoor}.${teBevestigen ? ' Dit is nog te bevestigen.' : ''}`;
};

/** Who agreed to the profile of this gemeente, and when that was made known (M-91). */
const profielregel = ({ profiel }: Gemeenteregels): string[] => {
  if (!profiel) return [];
  const { versie, bekendgemaakt } = profiel;
  if (!bekendgemaakt) return [`Profiel, versie ${versie}: nog niet bekendgemaakt.`];
  const { op, afgestemdMet, goedgekeurdDoor } = bekendgemaakt;
  return [`Profiel, versie ${versie}: bekendgemaakt op ${momentDag(op)}. Afgestemd met: ${afgestemdMet.join(', ')}. Goedgekeurd door: ${goedgekeurdDoor}.`];
};

const alsGemeente = (een: Gemeenteregels, regels: readonly Regel[], maaktBekend: boolean): Gemeenteview => ({
  naam: organisatienaam(een.gemeente),
  bekendmaken: maaktBekend && een.profiel ? profielPad(een.gemeente) : null,
  punten: [...profielregel(een), ...een.verschillen.map(({ regel, pad, waarde }) => `${regels.find(({ id }) => id === regel)?.onderwerp ?? regel}. ${verschilregel(pad, waarde)}.`), uitzonderingregel(een)],
});

/** `gekozen`: somebody asked for this day; without it the day is today. */
export const regelsview = ({ datum, regels, gemeenten }: Regelblad, { gekozen = false, fout, maaktBekend = false }: { readonly gekozen?: boolean; readonly fout?: string | undefined; readonly maaktBekend?: boolean } = {}): Regelsview => ({
  titel: gekozen ? `Regels op ${zonderDag(datum)}` : 'Regels van vandaag',
  datum,
  dag: zonderDag(datum),
  fout,
  regels: regels.map(alsView),
  gemeenten: gemeenten.map((een) => alsGemeente(een, regels, maaktBekend)),
});

/** The day in the address: absent is today, and anything that is no day is said to be none. */
export const datumUit = (gevraagd: unknown): { readonly datum?: Datum; readonly fout?: string } => {
  if (gevraagd === undefined || gevraagd === '') return {};
  return isDatum(gevraagd) ? { datum: gevraagd } : { fout: 'Vul een dag in die bestaat.' };
};
