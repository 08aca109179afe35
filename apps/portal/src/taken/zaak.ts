import type { Datum } from '#shared/kernel/datum';
import type { Api, Beller } from '../api/api';
import type { Aanbod, Contact, Contactcadans, Instrument, Ontheffing, Overdracht, Sanctie, Signaal, Situatie, Taak, Verstrekking, Verzoek } from '../api/api.types';
import type { Formulieren } from '../formulier/formulieren';
import type { Formulierblad } from '../formulier/formulier.types';
import type { Wie } from '../sessie/sessie';

export type Zaaksoort = 'overdracht' | 'boete' | 'ontheffing' | 'verstrekking' | 'verzoek' | 'contact' | 'plan' | 'signaal' | 'inwoner';

/** A task with as much of its case as this person may see: every part is read under his own name and may be absent. */
export type Zaak = {
  readonly taak: Taak;
  readonly soort: Zaaksoort;
  readonly wie: Wie;
  readonly vandaag: Datum;
  readonly gemeente: string;
  readonly overdracht?: Overdracht;
  readonly sanctie?: Sanctie;
  readonly ontheffing?: Ontheffing;
  readonly verstrekking?: Verstrekking;
  readonly verzoek?: Verzoek;
  readonly cadans?: Contactcadans;
  readonly signaal?: Signaal;
  readonly gids?: Gids;
  /** Words for the codes of a verstrekking or a request. */
  readonly lijsten?: Formulierblad['codelijsten'];
  readonly situatie?: Situatie;
};

/** What a request is about, by the names that people use. */
export type Gids = { readonly instrument?: Instrument | undefined; readonly aanbod?: Aanbod | undefined };

type Deel = Pick<Zaak, 'overdracht' | 'sanctie' | 'ontheffing' | 'verstrekking' | 'verzoek' | 'cadans' | 'signaal' | 'gids' | 'lijsten'>;

const PER_TAAK: Partial<Record<Taak['soort'], Zaaksoort>> = {
  OVERDRACHT_BEOORDELEN: 'overdracht',
  GESPREK_PLANNEN: 'overdracht',
  AFSPRAAK_BEVESTIGEN: 'overdracht',
  GRAAG_OVERLEG: 'boete',
  EERST_BEKIJKEN: 'boete',
  BESLUIT_NODIG: 'ontheffing',
  PLAN_MAKEN: 'ontheffing',
  VRAAG_BEANTWOORDEN: 'verstrekking',
  INFORMATIE_KLAAR: 'verstrekking',
  VERZOEK_BEHANDELEN: 'verzoek',
  CONTACT_PLANNEN: 'contact',
  PLAN_EVALUEREN: 'plan',
  ZAAK_GESLOTEN: 'inwoner',
  BERICHT_LEZEN: 'signaal',
  BERICHT_TERUGGEHAALD: 'inwoner',
};

const ZAAKSOORTEN: readonly string[] = ['overdracht', 'boete', 'ontheffing', 'verstrekking', 'contact', 'signaal', 'inwoner'] satisfies readonly Zaaksoort[];
const isZaaksoort = (context: string | null | undefined): context is Zaaksoort => typeof context === 'string' && ZAAKSOORTEN.includes(context);

/** Requests for support are one kind of case here; each has the context of its messages and the purpose for which it is read and answered. */
export const VERZOEKPLAATS = {
  INSTRUMENT: { context: 'instrument', doel: 'INSTRUMENT' },
  PROEVEN_AAN_WERK: { context: 'proevenaanwerk', doel: 'PROEVEN_AAN_WERK' },
  INKOMENSGESPREK: { context: 'inkomensgesprek', doel: 'INKOMENSGESPREK' },
  CASUISTIEK: { context: 'casuistiek', doel: 'CASUISTIEK' },
} as const satisfies Readonly<Record<Verzoek['soort'], { readonly context: string; readonly doel: string }>>;
const DOEL_VAN_VERZOEK: Readonly<Record<string, string>> = Object.fromEntries(Object.values(VERZOEKPLAATS).map(({ context, doel }) => [context, doel]));

export const zaaksoortVan = ({ soort, zaak }: Pick<Taak, 'soort' | 'zaak'>): Zaaksoort => {
  if (isZaaksoort(zaak?.context)) return zaak.context;
  return DOEL_VAN_VERZOEK[zaak?.context ?? ''] === undefined ? (PER_TAAK[soort] ?? 'inwoner') : 'verzoek';
};

const ref = (deel: string): string => encodeURIComponent(deel);

/** A task about the medical exception is read for the exception; what answers it tells which it is. */
const verstrekkingsdoel = ({ soort, acties = [] }: Taak): string =>
  soort === 'INFORMATIE_KLAAR' || acties.some((type) => type.includes('.bijzonder.')) ? 'MEDISCHE_UITZONDERING' : 'PARTICIPATIEBEGELEIDING';

/** Of everybody but a teammanager a task names the resident. */
type MetInwoner = Taak & { readonly inwonerRef: string };
const noemtInwoner = (taak: Taak): taak is MetInwoner => taak.inwonerRef !== null;

/** Reads the case of a task through the public API; what the person may not see is not there. */
export class Zaaklezer {
  constructor(
    private readonly api: Api,
    private readonly formulieren: Pick<Formulieren, 'op'>,
  ) {}

  async lees(taak: Taak, sessie: Beller & { readonly wie: Wie }, vandaag: Datum): Promise<Zaak> {
    const soort = zaaksoortVan(taak);
    // A teammanager sees nothing of any case.
    const [deel, situatie]: [Deel, Situatie | undefined] = noemtInwoner(taak) ? await Promise.all([this.deel(soort, taak, sessie, vandaag), this.situatie(soort, taak, sessie)]) : [{}, undefined];
    const gemeente = deel.overdracht?.gemeente ?? deel.sanctie?.gemeente ?? deel.ontheffing?.gemeente ?? deel.verstrekking?.gemeente ?? deel.verzoek?.gemeente ?? situatie?.gemeente ?? taak.gemeente;
    return { taak, soort, wie: sessie.wie, vandaag, gemeente, ...deel, ...(situatie ? { situatie } : {}) };
  }

  private async deel(soort: Zaaksoort, taak: MetInwoner, sessie: Beller, vandaag: Datum): Promise<Deel> {
    const zaakId = taak.zaak?.zaakId;
    switch (soort) {
      case 'overdracht': {
        const overdracht = zaakId ? await this.api.vind<Overdracht>(`/v1/overdrachten/${ref(zaakId)}`, 'OVERDRACHT', sessie) : undefined;
        return overdracht ? { overdracht } : {};
      }
      case 'boete': {
        const sanctie = zaakId ? await this.api.vind<Sanctie>(`/v1/overwogen-sancties/${ref(zaakId)}`, 'ONDERSTEUNING_BIJ_SANCTIE', sessie) : undefined;
        return sanctie ? { sanctie } : {};
      }
      case 'ontheffing': {
        const ontheffing = await this.ontheffing(taak, sessie);
        return ontheffing ? { ontheffing } : {};
      }
      case 'verstrekking': {
        const verstrekking = zaakId ? await this.api.vind<Verstrekking>(`/v1/verstrekkingen/${ref(zaakId)}`, verstrekkingsdoel(taak), sessie) : undefined;
        return verstrekking ? { verstrekking, lijsten: (await this.formulieren.op(vandaag, sessie)).codelijsten } : {};
      }
      case 'verzoek': {
        const doel = DOEL_VAN_VERZOEK[taak.zaak?.context ?? ''] ?? '';
        const verzoek = zaakId ? await this.api.vind<Verzoek>(`/v1/ondersteuningsverzoeken/${ref(zaakId)}`, doel, sessie) : undefined;
        return verzoek ? { verzoek, gids: await this.gids(verzoek, sessie), lijsten: (await this.formulieren.op(vandaag, sessie)).codelijsten } : {};
      }
      case 'contact': {
        const lijst = await this.api.vind<{ contactcadans: readonly Contactcadans[] }>(`/v1/contactcadans?inwonerRef=${ref(taak.inwonerRef)}`, 'PARTICIPATIEBEGELEIDING', sessie);
        const [cadans] = lijst?.contactcadans ?? [];
        return cadans ? { cadans } : {};
      }
      case 'signaal': {
        const signaal = await this.api.vind<Signaal>(`/v1/taken/${ref(taak.taakId)}/signaal`, 'HANDHAVING', sessie);
        return signaal ? { signaal } : {};
      }
      case 'plan':
      case 'inwoner':
        return {};
    }
  }

  /** An offer or an instrument that is no longer listed has no name here. */
  private async gids({ verloop: { instrumentCode, aanbodRef } }: Verzoek, sessie: Beller): Promise<Gids> {
    const [instrumenten, aanbod] = await Promise.all([
      instrumentCode ? this.api.vind<{ instrumenten: readonly Instrument[] }>('/v1/instrumenten', 'INSTRUMENT', sessie) : undefined,
      aanbodRef ? this.api.vind<{ aanbod: readonly Aanbod[] }>('/v1/proeven-aan-werk', 'PROEVEN_AAN_WERK', sessie) : undefined,
    ]);
    return { instrument: instrumenten?.instrumenten.find(({ code }) => code === instrumentCode), aanbod: aanbod?.aanbod.find((een) => een.aanbodRef === aanbodRef) };
  }

  /** The task names the case that granted it; without one it is about the ontheffing of this resident that ends first. */
  private async ontheffing({ zaak, inwonerRef }: MetInwoner, sessie: Beller): Promise<Ontheffing | undefined> {
    const eigen = zaak?.zaakId ? await this.api.vind<Ontheffing>(`/v1/ontheffingen/${ref(zaak.zaakId)}`, 'ONTHEFFING', sessie) : undefined;
    if (eigen) return eigen;
    const lijst = await this.api.vind<{ ontheffingen: readonly Ontheffing[] }>(`/v1/ontheffingen?inwonerRef=${ref(inwonerRef)}`, 'ONTHEFFING', sessie);
    const metEinde = (lijst?.ontheffingen ?? []).filter(({ verloop }) => verloop.laatsteDag);
    return metEinde.sort((een, ander) => (een.verloop.laatsteDag ?? '').localeCompare(ander.verloop.laatsteDag ?? ''))[0];
  }

  /** A closed case shows nothing of the resident any more. */
  private async situatie(soort: Zaaksoort, { inwonerRef, soort: taaksoort }: MetInwoner, sessie: Beller): Promise<Situatie | undefined> {
    if (soort === 'inwoner' && taaksoort !== 'COLLEGA_TOEWIJZEN') return undefined;
    return this.api.vind<Situatie>(`/v1/inwoners/${ref(inwonerRef)}/situatie`, soort === 'ontheffing' ? 'ONTHEFFING' : 'OVERDRACHT', sessie);
  }
}

/** How to reach the resident: from the case itself, else what was registered, for the assigned coach. */
export const contactVan = ({ soort, overdracht, situatie }: Zaak): Contact | undefined => (soort === 'overdracht' ? (overdracht?.contact ?? situatie?.contact) : situatie?.contact);
