import type { Datum } from '#shared/kernel/datum';
import type { Api } from '../api/api';
import type { Medewerker, Verstrekking } from '../api/api.types';
import type { Medewerkers } from '../api/medewerkers';
import type { Vandaag } from '../api/vandaag';
import type { Formulieren } from '../formulier/formulieren';
import type { Sessie, Wie } from '../sessie/sessie';
import type { Lijsten } from './woorden';

/** A case of what is not standard, as this person may see it today. */
export type Informatiezaak = {
  readonly verstrekking: Verstrekking;
  readonly wie: Wie;
  readonly vandaag: Datum;
  readonly lijsten: Lijsten;
  readonly collegas: readonly Medewerker[];
};

/** How it stands and for whom: enough to know which steps fit. */
export type Informatiestand = Pick<Informatiezaak, 'verstrekking' | 'wie' | 'vandaag'>;

/** Finds a case through the public API, in the name of who asks; undefined when it does not exist for him. */
export class Informatielezer {
  constructor(
    private readonly api: Api,
    private readonly formulieren: Formulieren,
    private readonly medewerkers: Medewerkers,
    private readonly klok: Vandaag,
  ) {}

  async zaak(zaakId: string, sessie: Sessie): Promise<Informatiezaak | undefined> {
    const verstrekking = await this.api.vind<Verstrekking>(`/v1/verstrekkingen/${zaakId}`, 'PARTICIPATIEBEGELEIDING', sessie);
    if (!verstrekking) return undefined;
    const vandaag = await this.klok.dag();
    const [{ codelijsten }, collegas] = await Promise.all([this.formulieren.op(vandaag, sessie), this.medewerkers.alle(sessie, verstrekking.gemeente)]);
    return { verstrekking, wie: sessie.wie, vandaag, lijsten: codelijsten, collegas };
  }
}
