import { schrijfBewijs } from '../../proof/bewijs';
import { omstandigheden } from '../../proof/omstandigheden';
import type { Doel, Tabel } from '../../proof/deel';
import type { Uitslag } from './oefening';

const mb = (bytes: number): number => Math.round(bytes / 10_000) / 100;

const nul = (doel: string, aantal: number, van: string): Doel => ({ doel, gehaald: aantal === 0, uitkomst: `${aantal} of ${van}` });

const doelenVan = (u: Uitslag): Doel[] => {
  const { manifest, verschillen, logboeken } = u.verslag;
  return [
    nul('answered 202 before the backup point and not there', u.kwijt, `${u.aangenomen - u.daarna} messages`),
    { doel: 'what came after is named', gehaald: u.daarna > 0, uitkomst: `${u.daarna} messages named, by comparing with what the senders kept` },
    nul('messages without exactly one accepted outcome after the parties sent again', u.zonderUitkomst, 'all that were ever sent'),
    nul('cases too many or too few in the state of their owner', u.zakenFout, 'one per proposal'),
    nul('deliveries that no party saw, before and after together', u.gemist + u.nietVerteld, 'all'),
    nul('gaps in delivery numbers, other than the one that is told', u.gaten, 'all lists'),
    { doel: 'who follows his list from a number that the restored hub never gave out gets all that comes, told first why', gehaald: u.meldingEerst && u.verderGevolgd > 1, uitkomst: `${u.verderGevolgd} items, the notice ${u.meldingEerst ? 'first' : 'not first'}` },
    { doel: 'rows, sequences, rights and row rules as they were', gehaald: verschillen.length === 0, uitkomst: `${Object.keys(manifest.stand.tabellen).length} tables compared, ${verschillen.length} differences${verschillen.slice(0, 3).map((verschil) => `; ${verschil}`).join('')}` },
    { doel: 'the chain of every log verifies', gehaald: u.logHeel, uitkomst: `${logboeken.reduce((som, { records }) => som + records, 0)} records` },
  ];
};

const tabellenVan = (u: Uitslag): Tabel[] => {
  const { manifest, logboeken, hervattingen, opnieuwGezegd, tijden } = u.verslag;
  const { gegevens, inrichting, sleutels } = manifest.onderdelen;
  return [
    {
      titel: 'Time and size',
      kolommen: ['what', 'figure'],
      rijen: [
        ['backup under load, s (of which 6 is listening along)', u.backupSeconden],
        ['from nothing to a database and broker that are there again, s', u.herstelSeconden],
        ...Object.entries(tijden).map(([stap, duur]): [string, number] => [`of which: ${STAP[stap] ?? stap}, s`, duur]),
        ['data, MB', mb(gegevens.bytes)],
        ['broker, witnesses and what was between services, MB', mb(inrichting.bytes)],
        ['keys, MB', mb(sleutels.bytes)],
        ['rows', Object.values(manifest.stand.tabellen).reduce((som, rijen) => som + rijen, 0)],
      ],
    },
    {
      titel: 'What was lost and what became of it',
      kolommen: ['what', 'count'],
      rijen: [
        ['messages accepted in all', u.aangenomen],
        ['accepted after the backup point: gone from the hub, named, sent again', u.daarna],
        ['records that the witnesses had more', logboeken.reduce((som, { daarna }) => som + (daarna?.records ?? 0), 0)],
        ['residents registered after the backup point, who have another reference now', u.anderReferentie],
        ['messages between services, said again', opnieuwGezegd],
        ['deliveries put in the queues of parties again', hervattingen.reduce((som, { opnieuw }) => som + opnieuw, 0)],
        ['deliveries seen twice by a party, known by source and id', u.dubbelBezorgd],
        ['mails that went out twice, under the same Message-ID', u.dubbeleMails],
      ],
    },
  ];
};

const STAP: Readonly<Record<string, string>> = {
  'back-up nakijken': 'checking the parts',
  'database terugzetten': 'the database',
  'database vergelijken': 'comparing it',
  'logboeken keuren': 'verifying the logs',
  'leveringen hervatten': 'resuming the lists',
  'broker terugzetten': 'the broker',
};

/** Every aim reached? */
export const isGehaald = (uitslag: Uitslag): boolean => doelenVan(uitslag).every(({ gehaald }) => gehaald === true);

export const schrijfUitslag = async (map: string, uitslag: Uitslag): Promise<void> => {
  const { postgres, rabbitmq } = uitslag.verslag.manifest;
  schrijfBewijs('herstel', {
    titel: 'Restore',
    opdracht: 'npm run herstel',
    inleiding:
      'A hub under load (residents registered, assigned and proposed for a transfer) is backed up half-way; the load goes on; every process is killed with -9 at once; another hub begins from the two archives and the witnesses. The parties, who kept what they sent and saw, send again from fifteen seconds before the backup point and follow their lists on. How and why: [ADR 0038](adr/0038-een-back-up-en-wat-erna-kwam.md), [runbook](draaiboeken/herstel.md).',
    meting: { ...(await omstandigheden({ map })), postgres, rabbitmq },
    tabellen: tabellenVan(uitslag),
    doelen: doelenVan(uitslag),
    tekort: [
      'What was accepted after the last backup is with the senders only: nothing is saved between two backups.',
      'A resident who was registered after the backup point gets another reference when he is registered again; receivers know the case under the old one.',
      'A small database on one machine: the time to restore grows with the size, and a journey of two people with two keys is not in it.',
      'The senders here keep everything and send again in order; a party that does neither is asked by hand.',
    ],
  }, map);
};
