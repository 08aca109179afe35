import { schrijfBewijs } from '../../proof/bewijs';
import type { Cel, Deel } from '../../proof/deel';
import { omstandigheden } from '../../proof/omstandigheden';
import type { Hub } from '../hub';
import { RONDESOORTEN, type Rondesoort, type Rondeuitslag } from './ronde';
import type { Stilte } from './tijdlijn';

const NAAM: Readonly<Record<Rondesoort, string>> = { leider: 'leader of the queues killed', minderheid: 'two of three killed' };

const mediaan = (waarden: readonly number[]): number | undefined => [...waarden].sort((a, b) => a - b)[Math.floor(waarden.length / 2)];
const tellingen = (antwoorden: Readonly<Record<string, number>>): string =>
  Object.entries(antwoorden)
    .map(([status, aantal]) => `${aantal} x ${status === '0' ? 'none' : status}`)
    .join(', ');
const alsCel = (stilte: Stilte | undefined, veld: keyof Stilte): Cel => stilte?.[veld] ?? 'not any more';

const rij = ({ nr, soort, geleid, weg, aannemen, bezorgen, vooraf, antwoorden, gereed, berichten, bevindingen }: Rondeuitslag): Cel[] => [
  nr,
  NAAM[soort],
  geleid,
  weg,
  `${alsCel(aannemen, 'langsteMs')} (${vooraf.aannemen})`,
  `${alsCel(bezorgen, 'langsteMs')} (${vooraf.bezorgen})`,
  alsCel(bezorgen, 'hervatNaMs'),
  tellingen(antwoorden),
  gereed,
  berichten,
  bevindingen.length,
];

const stiltes = (rondes: readonly Rondeuitslag[], wat: 'aannemen' | 'bezorgen'): string => {
  const langste = rondes.flatMap((ronde) => ronde[wat]?.langsteMs ?? []);
  return langste.length === 0 ? 'not measured' : `median ${mediaan(langste)} ms, at most ${Math.max(...langste)} ms`;
};

const doelVan = (soort: Rondesoort, rondes: readonly Rondeuitslag[]): Deel['doelen'][number] => {
  const fout = rondes.filter(({ bevindingen }) => bevindingen.length > 0);
  return {
    doel: `${NAAM[soort]}, while publishing and consuming: no loss, no double effect, no wrong order, no gap`,
    gehaald: rondes.length > 0 && fout.length === 0,
    uitkomst: `${rondes.length} rounds${fout.length > 0 ? `, findings in rounds ${fout.map(({ nr }) => nr).join(', ')}` : ''}; longest time in which nothing was accepted ${stiltes(rondes, 'aannemen')}; nothing delivered ${stiltes(rondes, 'bezorgen')}`,
  };
};

export const clusterdeel = (rondes: readonly Rondeuitslag[], wachtrijen: number, meting: Deel['meting']): Deel => ({
  titel: 'A broker of three nodes: a leader or the majority lost',
  opdracht: 'npm run cluster',
  meting,
  inleiding: `Three nodes on one machine, ${wachtrijen} quorum queues with three members each, every service with the address of every node. In the middle of the traffic nodes are killed (kill -9); they stay away for some seconds and come back. A steady knock on the door tells when messages are accepted.`,
  tabellen: [
    {
      titel: 'Rounds',
      kolommen: ['round', 'blow', 'queues led', 'all nodes back after ms', 'longest without acceptance, ms (before the blow)', 'longest without delivery, ms (before)', 'deliveries again after ms', 'answers while nodes were away', 'readiness of the gateway', 'messages', 'findings'],
      rijen: rondes.map(rij),
      toelichting: 'The door writes to the journal in PostgreSQL and answers 202; the broker is not needed for that. What is accepted meanwhile goes on when the broker does.',
    },
  ],
  doelen: RONDESOORTEN.map((soort) => doelVan(soort, rondes.filter((ronde) => ronde.soort === soort))),
  tekort: [
    'One machine: nodes that lose each other over a network, and disks that are slow apart from each other, are not shown here.',
    ...(rondes.some(({ gereed }) => gereed !== 200) ? ['Without a majority the gateway says that it is not ready, while its door takes messages: a load balancer that looks at readiness would keep parties away.'] : []),
    'The queues of questions are classic ones, each on one node: while that node is away the questions to that service stop. Messages are not touched.',
    'After a node came back, connections stay where they went: the load is not spread again by itself.',
  ],
});

export const schrijfClusterbewijs = async ({ map, zandbak }: Hub, rondes: readonly Rondeuitslag[], wachtrijen: number): Promise<void> => {
  const { postgres, brokerBeheer } = zandbak.urls;
  const meting = await omstandigheden({ map, databaseUrl: postgres['beheer'] ?? '', brokerBeheer, zaden: rondes.map(({ seed }) => seed) });
  schrijfBewijs('cluster', clusterdeel(rondes, wachtrijen, meting), map);
};
