import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Melding } from './bestanden';

export type Aansluiting = { readonly naam: string; readonly source: string; readonly portaal?: boolean };
export type Medewerker = { readonly actorId: string; readonly rol: string; readonly werkgever: string };
export type Partijen = { readonly aansluitingen: readonly Aansluiting[]; readonly gemeenten: readonly string[]; readonly medewerkers: readonly Medewerker[] };

type Bestand = {
  readonly organisaties?: readonly { readonly code: string; readonly soort: string; readonly naam: string }[];
  readonly aansluitingen?: readonly Aansluiting[];
  readonly medewerkers?: readonly Medewerker[];
};

/** What provisioning needs of the register of parties: connections get a queue, a user and a key; gemeenten get keys; staff can log in. */
export const leesPartijen = (map: string): Partijen => {
  const bestand = join(map, 'config', 'partijen', 'partijen.yaml');
  if (!existsSync(bestand)) throw new Melding(`Het register van partijen ontbreekt: ${bestand}.`);
  const { organisaties = [], aansluitingen = [], medewerkers = [] } = parse(readFileSync(bestand, 'utf8')) as Bestand;
  return {
    aansluitingen: aansluitingen.map(({ naam, source, portaal = false }) => ({ naam, source, portaal })),
    medewerkers: medewerkers.map(({ actorId, rol, werkgever }) => ({ actorId, rol, werkgever: organisaties.find(({ code }) => code === werkgever)?.naam ?? werkgever })),
    gemeenten: organisaties.filter(({ soort }) => soort === 'GEMEENTE').map(({ code }) => code),
  };
};
