import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Klok } from '#shared/kernel/klok';
import type { Beleid } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';
import { beslisHerroeping } from './herroepen/herroeping';
import type { Opslag } from './hub.opslag';
import { beslisProfiel } from './regels/profiel';
import { beslisRegistratie, beslisWaarneming } from './register/m19';
import type { Personeelsdienst } from './register/personeelsdienst';
import { EigenAfhandeling, type Eigenbeslisser } from './vrijgave/eigen';

export type Eigenbronnen = { readonly beleid: Beleid; readonly opslag: Opslag; readonly partijen: Partijen; readonly klok: Klok; readonly personeel: Pick<Personeelsdienst, 'zorgBij' | 'maakBekend' | 'herstel'> };

const soort = (naam: string): string => bekendeSoort(`nl.participatiewet.${naam}.v1`).type;

/** What the gateway itself decides: whose staff is who, what happens to a recalled message, and which agreements and profiles were activated. */
export const maakEigenAfhandeling = ({ opslag, beleid, partijen, klok, personeel }: Eigenbronnen): EigenAfhandeling => {
  const beslissers: Readonly<Record<string, Eigenbeslisser>> = {
    [soort('bericht.herroepen')]: beslisHerroeping(partijen, klok),
    [soort('medewerker.geregistreerd')]: beslisRegistratie(partijen, personeel),
    [soort('medewerker.waarneming.ingesteld')]: beslisWaarneming(partijen, personeel),
    [soort('profiel.versie.geactiveerd')]: beslisProfiel(beleid, partijen, klok),
    // A record of what the software brought with it: there is nothing left to decide.
    [soort('beleid.versie.geactiveerd')]: () => Promise.resolve({ uitkomst: { status: 'VERWERKT', afwijkingen: [] } }),
  };
  return new EigenAfhandeling({ opslag, partijen, beslissers, herstel: () => personeel.herstel() });
};
