import type { Wie } from '../sessie/sessie';
import type { Api, Beller } from './api';
import type { Medewerker } from './api.types';
import { ApiFout } from './api.fout';

type Lijst = { readonly medewerkers: readonly Medewerker[]; readonly volgende?: string | null };

/** More than the largest register of a region; a list without end would be a fault of the hub, not ours to follow. */
const MAX_DELEN = 50;

/** The directory of staff: who works where, in which role, and on which number. */
export class Medewerkers {
  constructor(private readonly api: Api) {}

  /** The person of this token as the hub knows him; undefined when nobody registered him. */
  async mij(actorId: string, beller: Beller): Promise<Wie | undefined> {
    try {
      const gevonden = (await this.alle(beller)).find((een) => een.actorId === actorId);
      if (!gevonden) return undefined;
      const { rol, werkgever, organisatie, namensGemeenten = [] } = gevonden;
      return { actorId, rol, werkgever: werkgever ?? organisatie, namensGemeenten };
    } catch (fout) {
      if (fout instanceof ApiFout && (fout.status === 401 || fout.status === 403)) return undefined;
      throw fout;
    }
  }

  /** Of every gemeente that the reader works for, or of one of them. */
  async alle(beller: Beller, gemeente?: string): Promise<readonly Medewerker[]> {
    const gevonden: Medewerker[] = [];
    let na: string | null = null;
    for (let deel = 0; deel < MAX_DELEN; deel += 1) {
      const vraag = new URLSearchParams({ ...(gemeente === undefined ? {} : { gemeente }), ...(na === null ? {} : { na }) }).toString();
      const lijst: Lijst = await this.api.lees<Lijst>(`/v1/medewerkers${vraag === '' ? '' : `?${vraag}`}`, 'BEHEER', beller);
      gevonden.push(...lijst.medewerkers);
      na = lijst.volgende ?? null;
      if (na === null) break;
    }
    return gevonden;
  }
}
