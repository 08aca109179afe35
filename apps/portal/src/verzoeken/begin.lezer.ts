import type { Api } from '../api/api';
import type { Aanbod, Instrument, Situatie } from '../api/api.types';
import type { Medewerkers } from '../api/medewerkers';
import type { Vandaag } from '../api/vandaag';
import type { Formulieren } from '../formulier/formulieren';
import { gemeentenUit } from '../sanctie/sanctie.velden';
import type { Sessie } from '../sessie/sessie';
import type { Verzoekbegin, Verzoekvorm } from './vorm.types';

type Bij = { readonly inwonerRef: string; readonly zaakId: string; readonly aanbodRef?: unknown };

/** Reads what a request is begun with, in the name of who asks. */
export class Verzoekbeginlezer {
  constructor(
    private readonly api: Api,
    private readonly formulieren: Formulieren,
    private readonly medewerkers: Medewerkers,
    private readonly klok: Vandaag,
  ) {}

  /** Undefined for a coach who does not know this resident; income may ask for a resident without being assigned. */
  async lees(vorm: Verzoekvorm, { inwonerRef, zaakId, aanbodRef }: Bij, sessie: Sessie): Promise<Verzoekbegin | undefined> {
    const { wie } = sessie;
    const situatie = await this.api.vind<Situatie>(`/v1/inwoners/${inwonerRef}/situatie`, 'OVERDRACHT', sessie);
    if (!situatie && wie.rol !== 'inkomensconsulent') return undefined;
    const vandaag = await this.klok.dag();
    const [{ codelijsten: lijsten }, medewerkers, instrumenten, aanbod] = await Promise.all([
      this.formulieren.op(vandaag, sessie),
      this.medewerkers.alle(sessie, situatie?.gemeente),
      vorm.leest.instrumenten ? this.instrumenten(sessie) : [],
      vorm.leest.aanbod ? this.aanbod(sessie) : [],
    ]);
    const gekozenAanbod = aanbod.find((een) => een.aanbodRef === aanbodRef)?.aanbodRef;
    const gemeenten = situatie ? [situatie.gemeente] : gemeentenUit(medewerkers);
    return { inwonerRef, zaakId, vandaag, wie, gemeenten, naam: situatie?.contact?.naam, telefoon: situatie?.contact?.telefoon, lijsten, instrumenten, aanbod, medewerkers, gekozenAanbod };
  }

  async aanbod(sessie: Sessie): Promise<readonly Aanbod[]> {
    return (await this.api.lees<{ aanbod: readonly Aanbod[] }>('/v1/proeven-aan-werk', 'PROEVEN_AAN_WERK', sessie)).aanbod;
  }

  private async instrumenten(sessie: Sessie): Promise<readonly Instrument[]> {
    return (await this.api.lees<{ instrumenten: readonly Instrument[] }>('/v1/instrumenten', 'INSTRUMENT', sessie)).instrumenten;
  }
}
