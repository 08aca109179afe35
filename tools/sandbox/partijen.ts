import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Melding } from './bestanden';

export type Aansluiting = { readonly naam: string; readonly source: string; readonly portaal?: boolean };
export type Partijen = { readonly aansluitingen: readonly Aansluiting[]; readonly gemeenten: readonly string[] };

type Bestand = {
  readonly organisaties?: readonly { readonly code: string; readonly soort: string }[];
  readonly aansluitingen?: readonly Aansluiting[];
};

/** What provisioning needs of the register of parties: connections get a queue, a user and a key; gemeenten get keys. */
export const leesPartijen = (map: string): Partijen => {
  const bestand = join(map, 'config', 'partijen', 'partijen.yaml');
  if (!existsSync(bestand)) throw new Melding(`Het register van partijen ontbreekt: ${bestand}.`);
  const { organisaties = [], aansluitingen = [] } = parse(readFileSync(bestand, 'utf8')) as Bestand;
  return {
    aansluitingen: aansluitingen.map(({ naam, source, portaal = false }) => ({ naam, source, portaal })),
    gemeenten: organisaties.filter(({ soort }) => soort === 'GEMEENTE').map(({ code }) => code),
  };
};
