import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kiesPoorten } from './poorten';

const bezet = (poort: number): Promise<Server> =>
  new Promise((klaar, mislukt) => {
    const server = createServer();
    server.once('error', mislukt);
    server.listen(poort, '127.0.0.1', () => klaar(server));
  });

describe('ports', () => {
  let map: string;
  beforeEach(() => (map = mkdtempSync(join(tmpdir(), 'poorten-'))));
  afterEach(() => rmSync(map, { recursive: true }));

  it('are the same at the next start, and never twice the same', async () => {
    const bestand = join(map, 'poorten.json');
    const eerst = await kiesPoorten(bestand, ['a', 'b', 'c']);
    expect(new Set(Object.values(eerst)).size).toBe(3);
    expect(await kiesPoorten(bestand, ['a', 'b', 'c'])).toEqual(eerst);
  });

  it('move when another program took one', async () => {
    const bestand = join(map, 'poorten.json');
    const { a = 0 } = await kiesPoorten(bestand, ['a']);
    const ander = await bezet(a);
    const { a: nieuw } = await kiesPoorten(bestand, ['a']);
    ander.close();
    expect(nieuw).not.toBe(a);
  });

  it('return to the preferred one as soon as it is free again', async () => {
    const bestand = join(map, 'poorten.json');
    const { a: liefst = 0 } = await kiesPoorten(join(map, 'vrij.json'), ['a']);
    const ander = await bezet(liefst);
    const { a: uitwijk } = await kiesPoorten(bestand, ['a'], { a: liefst });
    await new Promise((klaar) => ander.close(klaar));
    expect(uitwijk).not.toBe(liefst);
    expect(await kiesPoorten(bestand, ['a'], { a: liefst })).toEqual({ a: liefst });
  });
});
