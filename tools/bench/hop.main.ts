import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { Afnemer } from '#shared/messaging/afnemer';
import { Publisher } from '#shared/messaging/publisher';
import { Verbinding } from '#shared/messaging/verbinding';
import { wachtTot } from '../sandbox/bestanden';
import { SOORT } from './bericht';
import { nu } from './getallen';
import { bedien } from './kind';

type Hop = { readonly amqp: string; readonly exchange: string; readonly wachtrij: string };
type Zending = Hop & { readonly aantal: number; readonly venster: number; readonly inhoud: object };

const PREFETCH = 100;
const logger = pino({ level: 'silent' });
const stand = { aantal: 0, laatste: 0 };
let publisher: Publisher;

const verbind = async ({ amqp }: Hop): Promise<Verbinding> => {
  const verbinding = new Verbinding({ url: amqp, naam: 'bench', logger });
  publisher = new Publisher({ verbinding, gebruiker: new URL(amqp).username, logger });
  await verbinding.open();
  await wachtTot(() => publisher.gereed, 10_000, 5);
  return verbinding;
};

/** Read and parsed, as a service does before it decides. */
const ontvang = async (hop: Hop): Promise<void> => {
  const verwerk = async ({ content }: { content: Buffer }): Promise<void> => {
    JSON.parse(content.toString('utf8'));
    stand.aantal += 1;
    stand.laatste = nu();
  };
  await new Afnemer({ verbinding: await verbind(hop), wachtrij: hop.wachtrij, prefetch: PREFETCH, logger, verwerk }).start();
};

const zend = async ({ exchange, wachtrij, aantal, venster, inhoud }: Zending): Promise<number> => {
  const begin = nu();
  let over = aantal;
  const werker = async (): Promise<void> => {
    while (over-- > 0) await publisher.publiceer({ exchange, sleutel: wachtrij, id: randomUUID(), type: SOORT, inhoud: JSON.stringify(inhoud) });
  };
  await Promise.all(Array.from({ length: venster }, werker));
  return begin;
};

/** The queue part of the hub, and nothing else of it. */
bedien({ ontvang, verbind: async (hop: Hop) => void (await verbind(hop)), zend, stand: () => stand });
