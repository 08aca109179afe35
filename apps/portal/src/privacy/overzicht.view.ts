import { isDatum } from '#shared/kernel/datum';
import { zonderDag } from '../taal/datum';
import { uitlegPad } from '../uitleg/uitleg.view';
import type { Inzage, Overzicht, Partij } from './overzicht.types';

/** One thing that happened: sentences for the resident; who it was and why, for the desk and not on paper. */
export type Regel = { readonly sleutel: string; readonly zinnen: readonly string[]; readonly punten: readonly string[]; readonly bureau: { readonly wie: string | null; readonly waarom: string | null } };
export type Deel = { readonly kop: string; readonly leeg: string; readonly regels: readonly Regel[] };
export type Overzichtview = {
  readonly gemeente: string;
  readonly datum: string;
  readonly tijd: readonly string[];
  readonly inleiding: readonly string[];
  readonly delen: readonly Deel[];
  readonly gronden: readonly { readonly naam: string; readonly zinnen: readonly { readonly zin: string; readonly waar: string }[] }[];
  readonly rechten: readonly string[];
  readonly meer: { readonly tekst: string; readonly pad: string } | null;
  readonly bestand: string;
};

/** The day in words, of a day or of a moment. */
const dagVan = (op: string): string => {
  const dag = op.slice(0, 10);
  return isDatum(dag) ? zonderDag(dag) : op;
};
const metDagen = (tekst: string): string => tekst.replace(/\d{4}-\d{2}-\d{2}/g, dagVan);
const wie = ({ organisatie, rol }: Partij): string => (rol ? `${rol} van ${organisatie}` : organisatie);
const allen = (partijen: readonly Partij[]): string => partijen.map(wie).join(' en ');
const hoofdletter = (tekst: string): string => `${tekst.slice(0, 1).toUpperCase()}${tekst.slice(1)}`;
const waarvoorZin = (waarvoor: string | null): string[] => (waarvoor === null ? [] : [`Waarom? ${hoofdletter(waarvoor)}.`]);

type Bouw = (sleutel: string, zinnen: readonly string[], punten?: readonly string[]) => Regel;
const bouwer = ({ voorBureau }: Inzage): Bouw => {
  const namen = new Map(voorBureau.map(({ nr, actorId }) => [nr, actorId ?? null]));
  return (sleutel, zinnen, punten = []) => ({ sleutel, zinnen, punten, bureau: { wie: namen.get(sleutel) ?? null, waarom: namen.has(sleutel) ? uitlegPad(sleutel) : null } });
};

const gebeurd = ({ gestuurd, gedeeld, gelezen, geweigerd, gewist }: Overzicht, bouw: Bouw): Deel[] => [
  {
    kop: 'Wie stuurde iets over u?',
    leeg: 'Niemand stuurde iets over u.',
    regels: gestuurd.map(({ nr, op, onderwerp, wat, door, waarvoor }) => bouw(nr, [`${dagVan(op)}: over ${onderwerp}.`, `Van: ${wie(door)}.`, ...waarvoorZin(waarvoor), ...(wat.length > 0 ? ['Het ging over:'] : [])], wat)),
  },
  {
    kop: 'Wie kreeg uw gegevens?',
    leeg: 'Niemand kreeg uw gegevens.',
    regels: gedeeld.map(({ nr, op, onderwerp, wat, van, aan, waarvoor, nietGegeven }) =>
      bouw(nr, [`${dagVan(op)}: over ${onderwerp}.`, ...(van ? [`Van: ${wie(van)}.`] : []), `Aan: ${allen(aan)}.`, ...waarvoorZin(waarvoor)], [...wat.map((deel) => `Wel: ${deel}.`), ...nietGegeven.map((deel) => `Niet: ${deel.wat}. Want ${deel.waarom}.`)]),
    ),
  },
  {
    kop: 'Wie las uw gegevens?',
    leeg: 'Niemand las uw gegevens op de pagina’s van Schakel.',
    regels: gelezen.map(({ nr, op, onderwerp, wat, door, waarvoor }) => bouw(nr, [`${dagVan(op)}: ${onderwerp}.`, `Door: ${wie(door)}.`, ...waarvoorZin(waarvoor)], wat)),
  },
  {
    kop: 'Wat ging niet door?',
    leeg: 'Alles ging door.',
    regels: geweigerd.map(({ nr, op, onderwerp, door, wat, waarom }) => bouw(nr, [`${dagVan(op)}: over ${onderwerp}.`, `Voor: ${wie(door)}.`, `Want ${waarom}.`], wat)),
  },
  { kop: 'Wat is gewist?', leeg: 'Er is nog niets gewist.', regels: gewist.map(({ nr, op, wat, waarom }) => bouw(nr, [`${dagVan(op)}: ${wat}.`, `Want ${waarom}.`])) },
];

const medisch = ({ uitzonderingen }: Overzicht, bouw: Bouw): Deel => ({
  kop: 'Medische gegevens',
  leeg: 'Er zijn geen medische gegevens gedeeld.',
  regels: uitzonderingen.map(({ verklaring, klaargezetOp, grondslag, gelezen }, plaats) =>
    bouw(
      `uitzondering-${plaats}`,
      [
        ...(verklaring ? [`U tekende een verklaring op ${dagVan(verklaring.schriftelijkOp)}.`, `Het gaat om ${verklaring.reikwijdte}, voor de ${wie(verklaring.ontvanger)}.`, `De laatste dag is ${dagVan(verklaring.laatsteDag)}.`] : ['U tekende nog geen verklaring.']),
        ...(verklaring?.ingetrokkenOp ? [`U trok de verklaring in op ${dagVan(verklaring.ingetrokkenOp)}.`] : []),
        klaargezetOp ? `Uw werkcoach deelde dit op ${dagVan(klaargezetOp)}.` : 'Er is niets gedeeld.',
        ...(klaargezetOp && grondslag ? [`Dit mag volgens: ${grondslag}.`] : []),
      ],
      gelezen.map(({ op, door }) => `Gelezen op ${dagVan(op)} door de ${wie(door)}.`),
    ),
  ),
});

const terug = ({ teruggehaald }: Overzicht, bouw: Bouw): Deel => ({
  kop: 'Wat is teruggehaald?',
  leeg: 'Er is niets teruggehaald.',
  regels: teruggehaald.map(({ nr, op, reden, gezienDoor, verteldAan }) =>
    bouw(nr, [`${dagVan(op)}: een bericht over u is teruggehaald.`, `Want ${reden}.`], [
      ...gezienDoor.map((een) => `${hoofdletter(wie(een.wie))}: ${metDagen(een.hoe)}.`),
      ...verteldAan.map((een) => `${hoofdletter(wie(een.wie))} weet dat het is teruggehaald${een.bevestigdOp ? `, bevestigd op ${dagVan(een.bevestigdOp)}` : ', nog niet bevestigd'}.`),
    ]),
  ),
});

/** `na`: which part this is, as it stands in the address. */
export const overzichtview = (inzage: Inzage, na = ''): Overzichtview => {
  const { overzicht, volgende } = inzage;
  const { inwonerRef, gemeente, opgemaaktOp, tijd, inleiding, gronden, rechten, meer } = overzicht;
  const bouw = bouwer(inzage);
  const pad = `/privacy/${encodeURIComponent(inwonerRef)}`;
  return {
    gemeente,
    datum: dagVan(opgemaaktOp),
    tijd: tijd.map(({ ingangsdatum, laatsteDag }) => (laatsteDag ? `Van ${dagVan(ingangsdatum)} tot en met ${dagVan(laatsteDag)}.` : `Vanaf ${dagVan(ingangsdatum)}.`)),
    inleiding,
    delen: [...gebeurd(overzicht, bouw), medisch(overzicht, bouw), terug(overzicht, bouw)],
    gronden: gronden.map(({ onderwerp, versie, bron }) => ({ naam: `${onderwerp}, versie ${versie}`, zinnen: bron.map(({ document, plaats, zin }) => ({ zin, waar: `${document}, ${plaats}` })) })),
    rechten,
    meer: meer !== null && volgende !== null ? { tekst: meer, pad: `${pad}?na=${volgende}` } : null,
    bestand: `${pad}/overzicht.json${na}`,
  };
};
