import type { Cel, Deel, Doel, Omstandigheden, Tabel } from '../proof/deel';
import type { Bevonden } from './delen';
import { rond } from './getallen';
import { GELIJKTIJDIG, type Aanneemmeting } from './limieten';

const deel = (teller: number | undefined, noemer: number | undefined): number | undefined => (teller === undefined || !noemer ? undefined : rond(teller / noemer));
const som = (waarden: Readonly<Record<string, number>>): number => rond(Object.values(waarden).reduce((a, b) => a + b, 0));

const oordeel = (gehaald: boolean | undefined, anders: boolean | undefined): Doel['gehaald'] => (gehaald ? true : anders ? 'deels' : false);

/** Where neither was measured there is nothing to judge. */
const doelen = ({ limieten, aannemen, keten, peers, latentie, omvang }: Bevonden): Doel[] => {
  const kaal = limieten?.aannemen.commit[32]?.perSeconde;
  const [alleen, metDeRest] = [deel(aannemen?.alleen[32]?.perSeconde, kaal), deel(aannemen?.metDeRest[32]?.perSeconde, kaal)];
  const [standaard, gebundeld] = [deel(keten?.perSeconde, peers?.standaard.perSeconde), deel(keten?.perSeconde, peers?.gebundeld.perSeconde)];
  const half = latentie?.find(({ belasting }) => belasting === 0.5);
  const traag = deel(half?.bezorgen.p99, half?.drieStappen.p99);
  const [vol, deur] = [deel(omvang?.groot.keten.perSeconde, omvang?.klein.keten.perSeconde), deel(omvang?.groot.aannemen.perSeconde, omvang?.klein.aannemen.perSeconde)];
  return [
    ...(alleen === undefined || metDeRest === undefined
      ? []
      : [{ doel: 'accepting at least 0.5 of the bare accept + commit limit (32 at once)', gehaald: oordeel(metDeRest >= 0.5, alleen >= 0.5), uitkomst: `${metDeRest} while the rest of the hub works; ${alleen} while the broker is away and nothing else happens` }]),
    ...(standaard === undefined ? [] : [{ doel: 'accept to delivery at least 5 times the stock peer', gehaald: standaard >= 5, uitkomst: `${standaard} times` }]),
    ...(gebundeld === undefined ? [] : [{ doel: 'accept to delivery at least as much as the batched peer', gehaald: gebundeld >= 1, uitkomst: `${gebundeld} times` }]),
    ...(traag === undefined ? [] : [{ doel: 'p99 at half load at most 3 times that of three bare hops', gehaald: traag <= 3, uitkomst: `${traag} times` }]),
    ...(vol === undefined || deur === undefined ? [] : [{ doel: 'at most 20% slower with 5,000,000 journal rows', gehaald: oordeel(vol >= 0.8 && deur >= 0.8, vol >= 0.8 || deur >= 0.8), uitkomst: `accept to delivery ${vol} and accepting ${deur} of what it was` }]),
  ];
};

const aanneemrij = (wat: string, perGelijktijdig: Readonly<Record<number, Aanneemmeting>>): Cel[][] =>
  GELIJKTIJDIG.flatMap((gelijktijdig) => {
    const meting = perGelijktijdig[gelijktijdig];
    return meting ? [[wat, gelijktijdig, meting.perSeconde, meting.p50, meting.p99]] : [];
  });

const limieten = ({ limieten: gemeten }: Bevonden): Tabel[] =>
  gemeten
    ? [
        {
          titel: 'Limits of this machine',
          kolommen: ['what', 'at once', 'per second'],
          rijen: [
            ...Object.entries(gemeten.publicaties).map(([gelijktijdig, waarde]) => ['confirmed publishing to a quorum queue', Number(gelijktijdig), waarde]),
            ...Object.entries(gemeten.commits.rij).map(([gelijktijdig, waarde]) => ['commits of one row', Number(gelijktijdig), waarde]),
            ...Object.entries(gemeten.commits.outbox).map(([gelijktijdig, waarde]) => ['commits of two rows, as with an outbox', Number(gelijktijdig), waarde]),
          ],
        },
      ]
    : [];

const aannemen = ({ limieten: kaal, aannemen: ons, peers }: Bevonden): Tabel[] => {
  const rijen = [
    ...(kaal ? [...aanneemrij('Fastify, no work', kaal.aannemen.leeg), ...aanneemrij('Fastify, one bare commit: the limit', kaal.aannemen.commit)] : []),
    ...(ons ? [...aanneemrij('Schakel, broker away', ons.alleen), ...aanneemrij('Schakel, the rest at work', ons.metDeRest)] : []),
    ...(peers ? [...aanneemrij('stock peer', { 32: peers.standaard.aannemen }), ...aanneemrij('batched peer', { 32: peers.gebundeld.aannemen })] : []),
  ];
  return rijen.length > 0 ? [{ titel: 'Accepting over HTTP', kolommen: ['what', 'at once', 'per second', 'p50 (ms)', 'p99 (ms)'], rijen, toelichting: 'Schakel checks a bound token and its proof, form, sender and sections, seals, and writes the log before it answers; the others check the form at most.' }] : [];
};

const doorvoer = ({ keten, peers, aannemen: ons }: Bevonden): Tabel[] => {
  const rijen: Cel[][] = [
    ...(keten ? [['Schakel', keten.perSeconde, som(keten.cpuPerBericht)]] : []),
    ...(peers ? [['stock peer (NestJS RMQ transport, TypeORM, polled outbox)', peers.standaard.perSeconde, peers.standaard.cpuPerBericht], ['batched peer (amqplib, LISTEN/NOTIFY, several rows per statement)', peers.gebundeld.perSeconde, peers.gebundeld.cpuPerBericht]] : []),
    ...(ons ? [[`Schakel, a backlog of ${ons.achterstand.aantal} worked off in ${ons.achterstand.seconden} s`, ons.achterstand.perSeconde, null]] : []),
  ];
  return [
    ...(rijen.length > 0 ? [{ titel: 'From accepting to the queue of the receiver, kept up', kolommen: ['what', 'messages per second', 'processor per message (ms)'], rijen, toelichting: 'With 200 messages under way, so that no backlog grows. Processor time of all processes together, those of broker, database and client included. For each proposal Schakel also gives the sender a return message, opens a task and mails the team; the others do nothing of that.' }] : []),
    ...(peers ? [{ titel: 'One hop over the broker, process to process', kolommen: ['what', 'messages per second'], rijen: [['Schakel', peers.hop.schakel], ['@golevelup/nestjs-rabbitmq', peers.hop.golevelup]] }] : []),
  ];
};

const verbruik = ({ keten }: Bevonden): Tabel[] =>
  keten
    ? [
        {
          titel: 'What a message costs, per process',
          kolommen: ['process', 'processor per message (ms)', 'memory (MB)'],
          rijen: Object.entries(keten.cpuPerBericht).map(([naam, ms]) => [naam, ms, keten.geheugenMb[naam] ?? null]),
          toelichting: `Start-up until every service is ready, with an empty database: ${rond(keten.opgestartMs / 1000)} s. "klant" sends and reads; "post" catches the mail; memory after the rounds.`,
        },
      ]
    : [];

const latentie = ({ latentie: gemeten }: Bevonden): Tabel[] =>
  gemeten
    ? [
        {
          titel: 'How long a message takes, at a fixed rate',
          kolommen: ['part of capacity', 'per second', 'accepting p50', 'p99', 'to delivery p50', 'p99', 'three bare hops p50', 'p99'],
          rijen: gemeten.map((een) => [een.belasting, rond(een.perSeconde), een.aannemen.p50, een.aannemen.p99, een.bezorgen.p50, een.bezorgen.p99, een.drieStappen.p50, een.drieStappen.p99]),
          toelichting: 'Milliseconds, counted from the moment at which a message was planned, so that waiting for one’s turn is not left out. A bare hop reads, commits a row, and publishes confirmed.',
        },
      ]
    : [];

const omvang = ({ omvang: gemeten }: Bevonden): Tabel[] => {
  if (!gemeten) return [];
  const { klein, groot } = gemeten;
  return [
    {
      titel: 'With the journal of years',
      kolommen: ['what', 'empty', `${gemeten.inwoners.toLocaleString('en-US')} residents, ${gemeten.berichten.toLocaleString('en-US')} journal rows`, 'part'],
      rijen: [
        ['accept to delivery per second', klein.keten.perSeconde, groot.keten.perSeconde, deel(groot.keten.perSeconde, klein.keten.perSeconde) ?? null],
        ['processor per message (ms)', som(klein.keten.cpuPerBericht), som(groot.keten.cpuPerBericht), deel(som(groot.keten.cpuPerBericht), som(klein.keten.cpuPerBericht)) ?? null],
        ['accepting per second, 32 at once', klein.aannemen.perSeconde, groot.aannemen.perSeconde, deel(groot.aannemen.perSeconde, klein.aannemen.perSeconde) ?? null],
        ['accepting p99 (ms)', klein.aannemen.p99, groot.aannemen.p99, deel(groot.aannemen.p99, klein.aannemen.p99) ?? null],
      ],
      toelichting: `Filled past the hub in ${gemeten.vullenSeconden} s with copies of rows that the hub wrote; ${gemeten.gigabyte} GB.`,
    },
  ];
};

const gemeenten = ({ gemeenten: gemeten }: Bevonden): Tabel[] =>
  gemeten
    ? [
        {
          titel: 'With one gemeente and with all',
          kolommen: ['gemeenten', 'accept to delivery per second', 'processor per message (ms)', 'start-up (s)', 'gateway (MB)', 'rabbitmq (MB)', 'postgres (MB)'],
          rijen: Object.entries(gemeten).map(([aantal, een]) => [Number(aantal), een.perSeconde, som(een.cpuPerBericht), een.opstartenSeconden, een.geheugenMb['gateway'] ?? null, een.geheugenMb['rabbitmq'] ?? null, een.geheugenMb['postgres'] ?? null]),
          toelichting: 'Residents spread over the gemeenten; each has its own connection, queue, keys and role. A first start, in which all of that is made.',
        },
      ]
    : [];

const TEKORT = [
  'Everything ran on one machine: hub, broker, database, client. Capacity is that of all of them together; the client took its share too.',
  'One type of message, distinct residents, no attachments; made-up data.',
  'The grown database holds journal, residents, facts, deliveries, cases and inbox rows; its log was left as it was.',
];

export const alsDeel = (meting: Omstandigheden, bevonden: Bevonden, weggelaten: readonly string[]): Deel => ({
  titel: 'Speed',
  opdracht: 'npm run bench',
  meting,
  inleiding: 'The hub as in production (bound tokens with a proof per request, sealing, logboek, rights per row), beside what this machine allows at best and beside others that do the same work, all in one run. Medians of three rounds.',
  tabellen: [limieten, aannemen, doorvoer, verbruik, latentie, omvang, gemeenten].flatMap((maak) => maak(bevonden)),
  doelen: doelen(bevonden),
  tekort: [...TEKORT, ...weggelaten],
});

/** For whoever waits for it at the keyboard. */
export const toon = ({ tabellen, doelen: aims, tekort }: Deel): void => {
  for (const { titel, kolommen, rijen } of tabellen) {
    console.log(`\n${titel}`);
    console.table(rijen.map((rij) => Object.fromEntries(kolommen.map((kolom, i) => [kolommen.indexOf(kolom) === i ? kolom : `${kolom} (${i})`, rij[i]]))));
  }
  for (const { doel, gehaald, uitkomst } of aims) console.log(`${gehaald === true ? 'ja    ' : gehaald === 'deels' ? 'deels ' : 'nee   '} ${doel}: ${uitkomst}`);
  for (const zin of tekort) console.log(`- ${zin}`);
};
