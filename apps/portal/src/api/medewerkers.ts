import type { Rol } from '#shared/contracts/bericht';
import type { Wie } from '../sessie/sessie';
import type { Api, Beller } from './api';
import type { Adres, Medewerker } from './api.types';

type Lijst = { readonly medewerkers: readonly Medewerker[] };

/** The directory of staff: who works where, in which role, and on which number. */
export class Medewerkers {
  constructor(private readonly api: Api) {}

  /** The person of this token as the hub knows him; undefined when nobody registered him. */
  async mij(actorId: string, token: string): Promise<Wie | undefined> {
    const lijst = await this.api.vindOfNietAangemeld<Lijst>('/v1/medewerkers', 'BEHEER', { token });
    const gevonden = lijst?.medewerkers.find((een) => een.actorId === actorId);
    if (!gevonden) return undefined;
    const { rol, werkgever, organisatie, namensGemeenten = [] } = gevonden;
    return { actorId, rol, werkgever: werkgever ?? organisatie ?? '', namensGemeenten };
  }

  async voor(gemeente: string, beller: Beller): Promise<readonly Medewerker[]> {
    return (await this.api.lees<Lijst>(`/v1/medewerkers?gemeente=${encodeURIComponent(gemeente)}`, 'BEHEER', beller)).medewerkers;
  }

  async metRol(gemeente: string, rol: Rol, beller: Beller): Promise<readonly Medewerker[]> {
    return (await this.voor(gemeente, beller)).filter((een) => een.rol === rol);
  }

  /** The number to call about a case; a team has no number in the directory. */
  async telefoonVan({ actorId }: Adres, gemeente: string, beller: Beller): Promise<string | undefined> {
    if (actorId === null) return undefined;
    return (await this.voor(gemeente, beller)).find((een) => een.actorId === actorId)?.werktelefoon ?? undefined;
  }
}
