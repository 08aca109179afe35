import { createServer } from 'node:net';
import { leesJson, schrijfJson } from './bestanden';

const luister = (poort: number): Promise<number | undefined> =>
  new Promise((klaar) => {
    const server = createServer();
    server.once('error', () => klaar(undefined));
    server.listen({ port: poort, host: '127.0.0.1', exclusive: true }, () => {
      const adres = server.address();
      server.close(() => klaar(typeof adres === 'object' && adres ? adres.port : undefined));
    });
  });

/**
 * A loopback port per name: the preferred one, which the README names; else the one of the previous start, so that
 * bookmarks and running clients keep working; else any free one.
 */
export const kiesPoorten = async (
  bestand: string,
  namen: readonly string[],
  voorkeur: Readonly<Record<string, number>> = {},
): Promise<Readonly<Record<string, number>>> => {
  const vorige = leesJson<Record<string, number>>(bestand) ?? {};
  const gekozen: Record<string, number> = {};
  const bezet = new Set<number>(Object.values(vorige));
  for (const naam of namen) {
    gekozen[naam] = (await eersteVrije([voorkeur[naam], vorige[naam]])) ?? (await nieuwePoort(bezet));
    bezet.add(gekozen[naam]);
  }
  schrijfJson(bestand, { ...vorige, ...gekozen });
  return gekozen;
};

const eersteVrije = async (poorten: readonly (number | undefined)[]): Promise<number | undefined> => {
  for (const poort of poorten) if (poort !== undefined && (await luister(poort)) !== undefined) return poort;
  return undefined;
};

const nieuwePoort = async (bezet: ReadonlySet<number>): Promise<number> => {
  for (let poging = 0; poging < 50; poging += 1) {
    const poort = await luister(0);
    if (poort !== undefined && !bezet.has(poort)) return poort;
  }
  throw new Error('no free loopback port');
};
