import { randomUUID } from 'node:crypto';
import { fictiefBsn, Partij, type Afzender } from '../../demo/partij';
import { wacht } from '../../sandbox/bestanden';
import type { Urls } from '../../sandbox/toestand';
import { Ontvanger } from '../../chaos/ontvanger';

const ANNA: Afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
const TIEL: Afzender = { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' };
const WERKZAAK: Afzender = { actorId: 'werkzaak.werk', rol: 'systeem', werkgever: 'WERKZAAK', namensGemeente: null };
export const DAG = '2025-10-06';

export type Verstuurd = {
  readonly aansluiting: string;
  readonly bericht: Record<string, unknown>;
  readonly inwoner: number;
  /** Of the registration: the reference that the hub gave. */
  inwonerRef?: string;
  /** When the hub had answered that it took it; undefined as long as it did not. */
  aangenomenOp?: number;
};
export type Gezien = { readonly aansluiting: string; readonly source: string; readonly id: string; readonly type: string };

const PARTIJEN = ['gemeente-tiel.regie', 'werkzaak.werk'] as const;

/** The parties, outside of every hub: what they sent and what they received stays with them. */
export class Buitenwereld {
  readonly verstuurd: Verstuurd[] = [];
  readonly gezien: Gezien[] = [];
  private nummer = 0;
  private bezig = false;
  private partijen = new Map<string, Partij>();
  private ontvangers: Ontvanger[] = [];

  /** From now on they talk with this hub. */
  async verbind(urls: Urls): Promise<void> {
    this.partijen = new Map(PARTIJEN.map((naam) => [naam, new Partij(urls, naam)]));
    this.ontvangers = PARTIJEN.map((naam) => new Ontvanger(urls.amqp[`uit.${naam}`] ?? '', naam, ({ source, id, type }) => void this.gezien.push({ aansluiting: naam, source, id, type })));
    await Promise.all(this.ontvangers.map((ontvanger) => ontvanger.start()));
  }

  /** A broker that was killed does not answer a goodbye. */
  async verbreek(): Promise<void> {
    await Promise.race([Promise.all(this.ontvangers.map((ontvanger) => ontvanger.stop())), wacht(2000)]);
  }

  partij(naam: string): Partij {
    const partij = this.partijen.get(naam);
    if (!partij) throw new Error(`geen partij ${naam}`);
    return partij;
  }

  /** Traffic until `stop` settles: residents that are registered, get a coach and are proposed for a transfer. */
  belast(gelijktijdig: number): () => Promise<void> {
    this.bezig = true;
    const werkers = Promise.all(
      Array.from({ length: gelijktijdig }, async () => {
        while (this.bezig) await this.leef((this.nummer += 1)).catch(() => undefined);
      }),
    );
    return async () => {
      this.bezig = false;
      await werkers;
    };
  }

  /** Sends again, each resident in his own order; a resident who is registered anew has a new reference. How many got another one. */
  async stuurOpnieuw(berichten: readonly Verstuurd[]): Promise<number> {
    const perInwoner = new Map<number, Verstuurd[]>();
    for (const een of berichten) perInwoner.set(een.inwoner, [...(perInwoner.get(een.inwoner) ?? []), een]);
    const rijen = [...perInwoner.values()];
    let anders = 0;
    const werker = async (): Promise<void> => {
      for (let rij = rijen.shift(); rij; rij = rijen.shift()) {
        const [eerste] = rij;
        const oud = eerste?.inwonerRef;
        for (const een of rij) await this.stuur(een, eerste?.inwonerRef);
        if (oud !== undefined && eerste?.inwonerRef !== oud) anders += 1;
      }
    };
    await Promise.all(Array.from({ length: 8 }, werker));
    return anders;
  }

  private async stuur(wat: Verstuurd, inwonerRef: string | undefined): Promise<void> {
    const { bericht, aansluiting } = wat;
    const data = bericht['data'] as Record<string, unknown>;
    if (inwonerRef !== undefined && data['inwonerRef'] !== undefined) data['inwonerRef'] = inwonerRef;
    const registratie = data['identiteit'] !== undefined;
    const { status, inhoud } = await this.partij(aansluiting).roep('/v1/berichten', { methode: 'POST', body: bericht, ...(registratie ? { koppen: { prefer: 'wait=20' } } : {}) });
    if (status !== 200 && status !== 202) throw new Error(`niet aangenomen: ${status}`);
    wat.aangenomenOp ??= Date.now();
    if (registratie && typeof inhoud['inwonerRef'] === 'string') wat.inwonerRef = inhoud['inwonerRef'];
  }

  private async nieuw(inwoner: number, aansluiting: string, gebeurtenis: string, afzender: Afzender, data: Record<string, unknown>): Promise<Verstuurd> {
    const een: Verstuurd = { aansluiting, inwoner, bericht: this.partij(aansluiting).maak(gebeurtenis, afzender, data) };
    this.verstuurd.push(een);
    await this.stuur(een, undefined);
    return een;
  }

  private async leef(inwoner: number): Promise<void> {
    const { inwonerRef } = await this.nieuw(inwoner, 'gemeente-tiel.regie', 'inwoner.geregistreerd', TIEL, { peildatum: DAG, doel: 'BEHEER', identiteit: { bsn: fictiefBsn() }, verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: '2022-01-01' } });
    if (inwonerRef === undefined) return;
    await this.nieuw(inwoner, 'werkzaak.werk', 'inwoner.coach.toegewezen', WERKZAAK, { inwonerRef, peildatum: DAG, doel: 'BEHEER', verloop: { coach: ANNA.actorId, rol: 'werkcoach', vanaf: '2022-01-01' } });
    await this.nieuw(inwoner, 'werkzaak.werk', 'overdracht.voorgesteld', ANNA, {
      zaakId: randomUUID(),
      inwonerRef,
      peildatum: DAG,
      verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', inwonerGeraadpleegdOp: DAG, inwonerVoorgelichtOp: DAG, driegesprek: { aangebodenOp: DAG, antwoord: 'GEWENST' } },
      contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 000', taalvoorkeur: 'nl' },
      formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG'], perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
      belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20', dossierRef: 'dossier:oefening' } },
    });
  }
}
