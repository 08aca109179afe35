import { connect } from 'amqplib';
import { beheerUrl, type Proefhub } from './hub';
import { Kind } from './kind';

export type Kaalopties = { readonly database: string; readonly amqp: string };
export type Proefduur = { readonly gelijktijdig: number; readonly ms: number };

const HOPS = ['kaal.1', 'kaal.2', 'kaal.uit'] as const;
/** Only written to. */
const VOL = 'kaal.vol';
const WACHTRIJEN = [...HOPS, VOL] as const;
const TABELLEN = 'CREATE SCHEMA kaal; CREATE TABLE kaal.rij (id uuid PRIMARY KEY, inhoud json NOT NULL); CREATE TABLE kaal.uit (id uuid PRIMARY KEY, inhoud json NOT NULL)';

/** Beside the hub, on its own broker and database: bare parts of the same shape. */
export type Kaalstand = {
  readonly url: (pad: 'leeg' | 'commit' | 'keten') => string;
  readonly werker: Kind;
  readonly vol: string;
  /** Where the three hops end. */
  readonly eind: { readonly url: string; readonly naam: string };
  readonly stop: () => Promise<void>;
};

export const startKaal = async ({ zandbak, beheer }: Proefhub): Promise<Kaalstand> => {
  const [amqp, database] = [zandbak.urls.amqp['beheer'] ?? '', beheerUrl(zandbak)];
  const verbinding = await connect(amqp);
  const kanaal = await verbinding.createChannel();
  const hops = [Kind.start('kaal.main.js'), Kind.start('kaal.main.js'), Kind.start('kaal.main.js')] as const;
  const stop = async (): Promise<void> => {
    await Promise.all(hops.map((hop) => hop.stop()));
    for (const naam of WACHTRIJEN) await kanaal.deleteQueue(naam);
    await verbinding.close();
    await beheer.query('DROP SCHEMA IF EXISTS kaal CASCADE');
  };
  try {
    for (const naam of WACHTRIJEN) await kanaal.assertQueue(naam, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await beheer.query(TABELLEN);
    await Promise.all(hops.map((hop) => hop.vraag('open', { database, amqp })));
    const poort = await hops[0].vraag<number>('serveer', { naar: HOPS[0] });
    await hops[1].vraag('geefDoor', { van: HOPS[0], naar: HOPS[1] });
    await hops[2].vraag('geefDoor', { van: HOPS[1], naar: HOPS[2] });
    return { url: (pad) => `http://127.0.0.1:${poort}/${pad}`, werker: hops[0], vol: VOL, eind: { url: amqp, naam: HOPS[2] }, stop };
  } catch (fout) {
    await stop();
    throw fout;
  }
};
