import { randomUUID } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import { Bezorger } from '../levering/bezorger';
import { Uitstel } from '../uitstel';
import { bericht, CARLA, Proefhub } from './proefhub';

export const INHOUD = {
  verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01' },
  contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 000' },
  formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE' },
  belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20' } },
} as const;

export type Zaak = { readonly zaakId: string; readonly inwonerRef: string };
export const zaak = (): Zaak => ({ zaakId: randomUUID(), inwonerRef: randomUUID() });

type Logregel = { readonly aansluiting: string; readonly uitkomst: string; readonly soort: string; readonly inhoud: { readonly traceId: string; readonly oordelen: readonly { readonly categorie: string; readonly toegestaan: boolean }[] } };

/** Deliveries of a handover on a hub with a broker in memory. */
export class Proeflevering {
  private constructor(readonly hub: Proefhub) {}

  static async start(...ring: Parameters<typeof Proefhub.start>): Promise<Proeflevering> {
    return new Proeflevering(await Proefhub.start(...ring));
  }

  async vernieuw(): Promise<void> {
    const { hub } = this;
    await hub.leeg('levering', 'aansluiting_teller');
    hub.klok.zet('2025-10-06T09:00:00+02:00');
    hub.publisher.gepubliceerd.length = 0;
    hub.publisher.verbonden = true;
    hub.publisher.weiger = () => undefined;
  }

  bezorger({ nu, opslag = this.hub.opslag }: { nu?: () => number; opslag?: Proefhub['opslag'] } = {}): Bezorger {
    const { leveringen: dienst, publisher, teller, logger } = this.hub;
    return new Bezorger({ opslag, dienst, publisher, blokkades: this.hub.blokkades, teller, logger }, new Uitstel(500, 30_000, nu));
  }

  async bezorg(dienst = this.bezorger()): Promise<void> {
    await dienst.ronde();
    await dienst.klaar();
  }

  overgedragen(aansluiting: string): Bericht[] {
    const eigen = this.hub.publisher.gepubliceerd.filter(({ sleutel }) => sleutel === `uit.${aansluiting}`);
    return eigen.map(({ inhoud }) => JSON.parse(inhoud) as Bericht);
  }

  /** A proposal to carla with all its sections. */
  async voorstel(deze: Zaak = zaak()): Promise<Bericht> {
    const een = bericht({ ...deze, data: INHOUD });
    await this.hub.verwerkFeit(this.hub.feit(een, { adressen: [CARLA] }));
    return een;
  }

  /** The same, as a message that a party sent through the door. */
  async gestuurdVoorstel(traceparent?: string): Promise<Bericht> {
    const een = bericht({ ...zaak(), data: INHOUD });
    await this.hub.journaal(een, traceparent);
    await this.hub.verwerkFeit(this.hub.feit(een, { adressen: [CARLA] }));
    return een;
  }

  verloop(deze: Zaak, gebeurtenis: string): Promise<void> {
    const een = bericht({ ...deze, naam: `overdracht.${gebeurtenis}`, data: { verloop: { redencode: 'ANDERS' } } });
    return this.hub.verwerkFeit(this.hub.feit(een, { adressen: [CARLA] }));
  }

  logboek({ data }: Bericht): Promise<Logregel[]> {
    return this.hub.query<Logregel>('SELECT aansluiting, uitkomst, soort, inhoud FROM logboek WHERE inwoner_ref = $1 ORDER BY volgnr', [data.inwonerRef]);
  }

  async stappen({ id }: Bericht): Promise<string[]> {
    const rijen = await this.hub.query<{ stap: string }>('SELECT stap FROM stap JOIN bericht b ON b.volgnr = bericht_volgnr WHERE b.id = $1', [id]);
    return rijen.map(({ stap }) => stap);
  }
}
