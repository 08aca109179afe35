import type { Api } from '../api/api';
import type { Overdracht, Sanctie, Verstrekking, Verzoek } from '../api/api.types';
import type { Sessie, Wie } from '../sessie/sessie';
import { VERZOEKPLAATS } from '../taken/zaak';
import type { Aantal } from './aantallen.view';
import type { Lijsten } from './lopend';

type Lijst<N extends string, T> = { readonly [K in N]: readonly T[] } & { readonly volgende: string | null };
export type Gelezen = Lijsten & { /** There was more than is read for one page. */ readonly meer: boolean };

/** Of each list; a coach with more than this many cases at once is not one person. */
const MAX_DELEN = 10;

const VERZOEKSOORTEN = Object.keys(VERZOEKPLAATS) as Verzoek['soort'][];
/** Whoever else asks would be refused, and that on record. */
const ROLLEN: Readonly<Record<'overdrachten' | 'sancties' | 'verstrekkingen' | Verzoek['soort'], readonly Wie['rol'][]>> = {
  overdrachten: ['werkcoach', 'participatiecoach'],
  verstrekkingen: ['werkcoach', 'participatiecoach'],
  sancties: ['participatiecoach', 'inkomensconsulent'],
  INSTRUMENT: ['werkcoach', 'participatiecoach'],
  PROEVEN_AAN_WERK: ['werkcoach', 'participatiecoach'],
  INKOMENSGESPREK: ['werkcoach', 'participatiecoach', 'inkomensconsulent'],
  CASUISTIEK: ['werkcoach', 'participatiecoach'],
};

/** What runs for this person, each list for the purpose it exists for. */
export class Afsprakenlezer {
  constructor(private readonly api: Api) {}

  async lees(sessie: Sessie): Promise<Gelezen> {
    const mag = (wat: keyof typeof ROLLEN): boolean => ROLLEN[wat].includes(sessie.wie.rol);
    const [overdrachten, sancties, verstrekkingen, ...verzoeken] = await Promise.all([
      mag('overdrachten') ? this.alle<'overdrachten', Overdracht>('/v1/overdrachten', 'overdrachten', 'OVERDRACHT', sessie) : NIETS,
      mag('sancties') ? this.alle<'overwogenSancties', Sanctie>('/v1/overwogen-sancties', 'overwogenSancties', 'ONDERSTEUNING_BIJ_SANCTIE', sessie) : NIETS,
      mag('verstrekkingen') ? this.alle<'verstrekkingen', Verstrekking>('/v1/verstrekkingen', 'verstrekkingen', 'PARTICIPATIEBEGELEIDING', sessie) : NIETS,
      ...VERZOEKSOORTEN.filter(mag).map((soort) => this.alle<'ondersteuningsverzoeken', Verzoek>(`/v1/ondersteuningsverzoeken?soort=${soort}`, 'ondersteuningsverzoeken', VERZOEKPLAATS[soort].doel, sessie)),
    ]);
    const meer = [overdrachten, sancties, verstrekkingen, ...verzoeken].some((lijst) => lijst.meer);
    return { overdrachten: overdrachten.delen, sancties: sancties.delen, verstrekkingen: verstrekkingen.delen, verzoeken: verzoeken.flatMap(({ delen }) => delen), meer };
  }

  /** For who sees no case: how many are where. */
  async aantallen(sessie: Sessie): Promise<readonly Aantal[]> {
    return (await this.api.lees<{ lopend: readonly Aantal[] }>('/v1/lopend', 'RAPPORTAGE', sessie)).lopend;
  }

  private async alle<N extends string, T>(pad: string, naam: N, doel: string, sessie: Sessie): Promise<{ readonly delen: readonly T[]; readonly meer: boolean }> {
    const delen: T[] = [];
    let na: string | null = null;
    for (let deel = 0; deel < MAX_DELEN; deel += 1) {
      const lijst: Lijst<N, T> = await this.api.lees<Lijst<N, T>>(na === null ? pad : `${pad}${pad.includes('?') ? '&' : '?'}na=${encodeURIComponent(na)}`, doel, sessie);
      delen.push(...lijst[naam]);
      na = lijst.volgende;
      if (na === null) break;
    }
    return { delen, meer: na !== null };
  }
}

const NIETS = { delen: [], meer: false } as const;
