import { laadPartijen, type Partijen, type Personeel } from '#shared/policy/partijen';
import type { Adresboek } from './bestemming';
import type { Adresboekopslag } from './persistence/adresboekopslag';

/** Mail needs an address and its days; the rest of a registration is not told to this service. */
const ALLEEN_POST = { rol: 'systeem', werkgever: '', namensGemeenten: [], telefoon: '' } as const;

/** The register of parties from the file, with the staff that was registered by message laid over it. */
export class Adresboekhouder {
  private personeel: Personeel = { medewerkers: [], waarnemingen: [] };
  private versie = -1;
  private readonly partijen: Partijen;

  constructor(
    configMap: string,
    private readonly opslag: Adresboekopslag,
  ) {
    this.partijen = laadPartijen(configMap, () => this.personeel);
  }

  /** As told last to any copy of this service, also before a restart. */
  async nu(): Promise<Adresboek> {
    const nieuw = await this.opslag.nieuwerDan(this.versie);
    if (nieuw) {
      this.personeel = { medewerkers: nieuw.medewerkers.map((een) => ({ ...ALLEEN_POST, ...een })), waarnemingen: nieuw.waarnemingen };
      this.versie = nieuw.versie;
    }
    return this.partijen;
  }
}
