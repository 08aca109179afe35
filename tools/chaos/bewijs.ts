import { FAALPUNTEN } from '#shared/operations/faalpunt';
import { schrijfBewijs } from '../proof/bewijs';
import type { Cel, Deel, Tabel } from '../proof/deel';
import { omstandigheden } from '../proof/omstandigheden';
import type { Bevindingsoort } from './beeld';
import { DIENSTEN, type Hub } from './hub';
import { SOORTEN, soortVan } from './plan';
import type { Uitslag } from './uitslagen';

const DOEL_LOPEN = 300;
const DOEL_BERICHTEN = 100_000;

const som = (uitslagen: readonly Uitslag[], tel: (uitslag: Uitslag) => number): number => uitslagen.reduce((totaal, uitslag) => totaal + tel(uitslag), 0);
const bevonden = (uitslagen: readonly Uitslag[], ...soorten: readonly Bevindingsoort[]): number =>
  som(uitslagen, ({ bevindingen }) => bevindingen.filter(({ soort }) => soorten.includes(soort)).length);

/** `1-40, 52`: runs of numbers that follow each other. */
export const reeksen = (seeds: readonly number[]): string => {
  const uit: [number, number][] = [];
  for (const seed of [...new Set(seeds)].sort((a, b) => a - b)) {
    const laatste = uit.at(-1);
    if (laatste && laatste[1] === seed - 1) laatste[1] = seed;
    else uit.push([seed, seed]);
  }
  return uit.map(([van, tot]) => (van === tot ? `${van}` : `${van}-${tot}`)).join(', ');
};

/** Seeds that took turns between the kinds, and by kind those for which one was asked. */
export const zadenVan = (uitslagen: readonly Pick<Uitslag, 'seed' | 'soort'>[]): string[] => {
  const seedsVan = (welke: (een: Pick<Uitslag, 'seed' | 'soort'>) => boolean): string => reeksen(uitslagen.filter(welke).map(({ seed }) => seed));
  const delen = [['', seedsVan(({ seed, soort }) => soort === soortVan(seed))], ...SOORTEN.map((soort) => [`${soort}: `, seedsVan((een) => een.soort === soort && soortVan(een.seed) !== soort)])];
  return delen.flatMap(([wat = '', seeds = '']) => (seeds ? [`${wat}${seeds}`] : []));
};

const perSoort = (uitslagen: readonly Uitslag[]): Tabel => {
  const rij = (naam: string, deel: readonly Uitslag[]): Cel[] => [
    naam,
    deel.length,
    som(deel, ({ berichten }) => berichten),
    som(deel, ({ geraakt }) => geraakt.length),
    som(deel, ({ plan }) => plan.rampen.length),
    bevonden(deel, 'VERLOREN', 'GEEN_UITKOMST', 'NIET_ONTVANGEN', 'MAIL_VERLOREN'),
    bevonden(deel, 'DUBBEL_EFFECT', 'ONVERWACHTE_LEVERING'),
    bevonden(deel, 'VOLGORDE'),
    bevonden(deel, 'GAT_IN_NUMMERING', 'GAT_IN_LOGBOEK'),
    bevonden(deel, 'VERKEERDE_UITKOMST', 'GEWEIGERD_AAN_DE_DEUR', 'NIET_IN_RUST', 'RAMP_ZELF'),
    som(deel, ({ dubbeleMails }) => dubbeleMails),
    som(deel, ({ dubbeleLeveringen }) => dubbeleLeveringen),
  ];
  return {
    titel: 'Runs by kind',
    kolommen: ['kind', 'runs', 'messages', 'services killed', 'faults', 'lost', 'double effects', 'out of order', 'gaps', 'other findings', 'mails sent twice', 'deliveries sent twice'],
    rijen: [...SOORTEN.map((soort) => rij(soort, uitslagen.filter((een) => een.soort === soort))), rij('all', uitslagen)],
    toelichting: 'Mails and deliveries sent twice carry the same Message-ID, or source and id: a receiver drops them. They are counted, and are no finding.',
  };
};

const perPlek = (uitslagen: readonly Uitslag[]): Tabel => {
  const geraakt = uitslagen.flatMap((uitslag) => uitslag.geraakt);
  return {
    titel: 'Services killed (SIGKILL), by point and service',
    kolommen: ['point', ...DIENSTEN],
    rijen: FAALPUNTEN.map((punt) => [punt, ...DIENSTEN.map((dienst) => geraakt.filter((val) => val.punt === punt && val.dienst === dienst).length || null)]),
    toelichting: 'Empty: the service does not pass that point, or the traffic did not bring it there.',
  };
};

const perRamp = (uitslagen: readonly Uitslag[]): Tabel => {
  const rampen = uitslagen.flatMap((uitslag) => uitslag.plan.rampen.map(({ naam }) => ({ naam, goed: uitslag.bevindingen.length === 0 })));
  const namen = [...new Set(rampen.map(({ naam }) => naam))].sort();
  return {
    titel: 'Faults, alone or together',
    kolommen: ['fault', 'runs', 'runs without a finding'],
    rijen: namen.map((naam) => [naam, rampen.filter((ramp) => ramp.naam === naam).length, rampen.filter((ramp) => ramp.naam === naam && ramp.goed).length]),
  };
};

export const chaosdeel = (uitslagen: readonly Uitslag[], meting: Deel['meting']): Deel => {
  const berichten = som(uitslagen, (uitslag) => uitslag.berichten);
  const metBevinding = uitslagen.filter(({ bevindingen }) => bevindingen.length > 0);
  const omvang = uitslagen.length >= DOEL_LOPEN && berichten >= DOEL_BERICHTEN;
  return {
    titel: 'Faults: nothing is lost',
    opdracht: 'npm run chaos',
    meting,
    inleiding:
      'Traffic of four connections about many residents at once, with services killed at chosen points and faults around them; then the hub comes to rest, and what the parties sent and saw is held against what the hub holds.',
    tabellen: [perSoort(uitslagen), perPlek(uitslagen), perRamp(uitslagen)],
    doelen: [
      { doel: `${DOEL_LOPEN} fault runs and ${DOEL_BERICHTEN} messages`, gehaald: omvang ? true : 'deels', uitkomst: `${uitslagen.length} runs, ${berichten} messages` },
      { doel: 'no loss, no double effect, no wrong order, no gap', gehaald: metBevinding.length === 0, uitkomst: metBevinding.length === 0 ? 'none' : `${metBevinding.length} runs with findings: seeds ${reeksen(metBevinding.map(({ seed }) => seed))}` },
    ],
    tekort: ['One machine and one disk: what a fault of the hardware would do is not shown here.', 'The medical exception and recalls are not in this traffic.'],
  };
};

/** All runs so far, with what they ran on. */
export const schrijfChaosbewijs = async ({ zandbak, map }: Hub, uitslagen: readonly Uitslag[]): Promise<void> => {
  const { postgres, brokerBeheer } = zandbak.urls;
  const zaden = zadenVan(uitslagen);
  const meting = await omstandigheden({ map, databaseUrl: postgres['beheer'] ?? '', brokerBeheer, zaden });
  schrijfBewijs('chaos', chaosdeel(uitslagen, meting), map);
};
