import type { Datum } from '#shared/kernel/datum';
import type { Ontheffing } from '../api/api.types';
import { voluit, zonderDag } from '../taal/datum';

/** What an ontheffing means for the resident: on a page that the coach prints and talks through. */
export type Betekenisview = {
  readonly terug: string;
  readonly kern: string;
  readonly hoeftNiet: readonly string[];
  readonly blijft: readonly string[];
  readonly daarna: readonly string[];
  readonly bron: string;
};

/** Participatiewet artikel 9 lid 1, onderdelen a, b en c. */
const PLICHTEN = ['a', 'b', 'c'] as const;
type Plicht = (typeof PLICHTEN)[number];

const HOEFT_NIET: Readonly<Record<Plicht, string>> = {
  a: 'U hoeft niet naar werk te zoeken. U hoeft ook geen werk aan te nemen.',
  b: 'U hoeft niet mee te werken aan hulp naar werk.',
  c: 'U hoeft geen tegenprestatie te leveren. Dat is onbetaald werk waar anderen iets aan hebben.',
};
const BLIJFT: Readonly<Record<Plicht, string>> = {
  a: 'U zoekt werk en neemt werk aan dat u kunt doen.',
  b: 'U werkt mee aan hulp naar werk en aan uw plan.',
  c: 'De gemeente kan u om een tegenprestatie vragen.',
};
/** Participatiewet artikel 17: geen ontheffing raakt haar. */
const ALTIJD = 'U vertelt het als er iets verandert in uw situatie.';

const NOG_NIET: readonly string[] = ['AANGEVRAAGD'];
const NU_NIET: readonly string[] = ['OPGESCHORT'];
const VOORBIJ: readonly string[] = ['VERLOPEN', 'INGETROKKEN', 'VERVALLEN', 'HERROEPEN', 'BEEINDIGD', 'UITGEPUT'];

/** For a single parent who is exempt of a, c does not hold either (artikel 9 lid 7). */
const ontheven = ({ soort, scope = [] }: Ontheffing['verloop']): readonly Plicht[] => PLICHTEN.filter((plicht) => scope.includes(plicht) || (soort === 'ALLEENSTAANDE_OUDER' && plicht === 'c'));

const periode = ({ ingangsdatum, laatsteDag }: Ontheffing['verloop']): string => {
  const vanaf = ingangsdatum ? `vanaf ${zonderDag(ingangsdatum)}` : 'nu';
  return laatsteDag ? `U hebt een ontheffing ${vanaf} tot en met ${zonderDag(laatsteDag)}.` : `U hebt een ontheffing ${vanaf}. Er is geen einddatum.`;
};

const daarna = (laatsteDag: Datum, verloop: Ontheffing['verloop']): string[] => [
  `Na ${voluit(laatsteDag)} gelden deze plichten weer.`,
  ...(verloop.status === 'NIET_VERLENGD' ? ['De ontheffing wordt niet langer.'] : ['Uw coach bespreekt op tijd met u of de ontheffing langer duurt.']),
];

const bezwaar = ({ soort, laatsteDagBezwaar }: Ontheffing['verloop']): string[] => [
  ...(laatsteDagBezwaar ? [`U kunt bezwaar maken tot en met ${zonderDag(laatsteDagBezwaar)}.`] : []),
  ...(soort === undefined ? [] : ['In de brief met het besluit staat hoe u bezwaar maakt.']),
];

/** Why nothing is lifted now; undefined while the ontheffing holds. */
const geldtNiet = ({ status = '' }: Ontheffing['verloop']): string | undefined => {
  if (NOG_NIET.includes(status)) return 'Er is een ontheffing gevraagd. Er is nog geen besluit.';
  if (NU_NIET.includes(status)) return 'De ontheffing is gestopt voor nu.';
  return VOORBIJ.includes(status) ? 'U hebt geen ontheffing meer.' : undefined;
};

export const betekenisview = ({ inwonerRef, verloop }: Ontheffing): Betekenisview => {
  const niet = geldtNiet(verloop);
  const vrij = niet === undefined ? ontheven(verloop) : [];
  const { laatsteDag, soort } = verloop;
  return {
    terug: `/inwoners/${inwonerRef}`,
    kern: niet ?? periode(verloop),
    hoeftNiet: vrij.map((plicht) => HOEFT_NIET[plicht]),
    blijft: [...PLICHTEN.filter((plicht) => !vrij.includes(plicht)).map((plicht) => BLIJFT[plicht]), ALTIJD],
    daarna: niet === undefined ? [...(laatsteDag ? daarna(laatsteDag, verloop) : []), ...bezwaar(verloop)] : [],
    bron: soort === 'ALLEENSTAANDE_OUDER' ? 'Participatiewet, artikel 9 en 9a.' : 'Participatiewet, artikel 9.',
  };
};
