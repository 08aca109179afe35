import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Probleem, PROBLEEMTYPE, VASTE_KOP } from './probleem';
import { MAX_BYTES } from './ruwe-tekst';

/** Runs before the body is read: a caller without a right costs us no memory. */
export type Poortwachter = (verzoek: FastifyRequest) => Promise<void>;

const answer = (antwoord: FastifyReply, probleem: Probleem): void => {
  void antwoord.status(probleem.status).headers({ ...VASTE_KOP, ...probleem.kop }).type(PROBLEEMTYPE).send(JSON.stringify(probleem));
};

/** What is no HTTP at all never reaches a route; it gets the same kind of answer. */
const rawAnswer = (): string => {
  const inhoud = JSON.stringify(new Probleem('BERICHT_ONGELDIG'));
  const kop = Object.entries({ ...VASTE_KOP, 'Content-Type': PROBLEEMTYPE, 'Content-Length': Buffer.byteLength(inhoud), Connection: 'close' });
  return `HTTP/1.1 400 Bad Request\r\n${kop.map(([naam, waarde]) => `${naam}: ${waarde}`).join('\r\n')}\r\n\r\n${inhoud}`;
};

/** Bytes that are no text are refused: a replaced letter would be a name nobody sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Fastify as the door needs it: bodies stay text until they are judged, and nothing outside the two content types comes in. */
export const maakAdapter = (): FastifyAdapter => {
  const opties = {
    bodyLimit: MAX_BYTES,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 30_000,
    // A HEAD would be logged as a disclosure, and mark a proposal as opened, while nobody saw anything.
    exposeHeadRoutes: false,
    frameworkErrors: (_fout: unknown, _verzoek: unknown, antwoord: FastifyReply) => answer(antwoord, new Probleem('NIET_GEVONDEN')),
    clientErrorHandler: (_fout: unknown, socket: { writable: boolean; end: (tekst: string) => void }) => {
      if (socket.writable) socket.end(rawAnswer());
    },
  };
  const adapter = new FastifyAdapter(opties as ConstructorParameters<typeof FastifyAdapter>[0]) as FastifyAdapter;
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(['application/json', 'application/cloudevents+json'], { parseAs: 'buffer' }, (_verzoek, inhoud, klaar) => {
    try {
      klaar(null, utf8.decode(inhoud as Buffer));
    } catch {
      klaar(new Probleem('BERICHT_ONGELDIG'));
    }
  });
  return adapter;
};

/** The gate on every route that exists; an address that does not exist is 404 for everyone. */
export const plaatsPoort = (adapter: FastifyAdapter, poortwachter: Poortwachter): void => {
  adapter.getInstance().addHook('onRequest', async (verzoek, antwoord) => {
    void antwoord.headers(VASTE_KOP);
    const pad = verzoek.url.split('?', 1)[0] ?? '';
    if (verzoek.is404 || (pad.length > 1 && pad.endsWith('/'))) throw new Probleem('NIET_GEVONDEN');
    await poortwachter(verzoek);
  });
};
