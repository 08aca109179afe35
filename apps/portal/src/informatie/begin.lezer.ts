import type { Api } from '../api/api';
import type { Overdracht, Situatie } from '../api/api.types';
import type { Vandaag } from '../api/vandaag';
import type { Formulieren } from '../formulier/formulieren';
import type { Sessie } from '../sessie/sessie';
import type { Begin } from './begin.velden';

/** Finds out of which gemeente the resident is, as far as this person may know it. */
export class Beginlezer {
  constructor(
    private readonly api: Api,
    private readonly formulieren: Formulieren,
    private readonly klok: Vandaag,
  ) {}

  /** Undefined for who is no coach, and for a resident whom this coach does not know. */
  async lees(inwonerRef: string, zaakId: string, sessie: Sessie): Promise<Begin | undefined> {
    const { wie } = sessie;
    if (wie.rol !== 'werkcoach' && wie.rol !== 'participatiecoach') return undefined;
    const gemeente = await this.gemeente(inwonerRef, sessie);
    if (gemeente === undefined) return undefined;
    const vandaag = await this.klok.dag();
    return { inwonerRef, gemeente, zaakId, vandaag, wie, lijsten: (await this.formulieren.op(vandaag, sessie)).codelijsten };
  }

  /** The coach of before a handover reads no situation any more; the handover he took part in still says where. */
  private async gemeente(inwonerRef: string, sessie: Sessie): Promise<string | undefined> {
    const situatie = await this.api.vind<Situatie>(`/v1/inwoners/${inwonerRef}/situatie`, 'OVERDRACHT', sessie);
    if (situatie) return situatie.gemeente;
    const lijst = await this.api.vind<{ overdrachten: readonly Overdracht[] }>(`/v1/overdrachten?inwonerRef=${inwonerRef}`, 'OVERDRACHT', sessie);
    return lijst?.overdrachten[0]?.gemeente;
  }
}
