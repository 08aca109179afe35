import { randomUUID } from 'node:crypto';
import type { Afzender, Verzegeld } from '#shared/contracts/bericht';
import type { InBericht, SituatiePeriode, Stempel, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { laadBewaartermijnen } from '#shared/policy/bewaartermijnen';
import { laadPartijen } from '#shared/policy/partijen';
import { leesKaders } from '#shared/privacy/kader';
import { anna, carla, CONFIG, Proefhuis, RING, type Inhoud } from '#shared/testing/proefhuis';
import type { Omgeving } from '../omgeving';
import type { Verstrekkingbeeld } from '../persistence/beeld';
import { migraties } from '../persistence/migraties';
import { entiteiten } from '../persistence/verstrekking.entity';
import { VerstrekkingLezer } from '../persistence/verstrekking.lezer';
import { registreerHandlers } from '../verstrekking.module';

export const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';
export const fenna: Afzender = { ...carla, actorId: 'tiel.pc.fenna' };
export const aanAnna = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: anna.actorId };
export const aanCarla = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId };

/** INW-T-006: Tiel, went from anna to carla. */
export const situatie: SituatiePeriode = {
  vanaf: dag('2025-10-13'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: carla.actorId, inkomensconsulent: null,
};
const laatsteCoaches = { werkcoach: anna.actorId, participatiecoach: carla.actorId };
const genoemd = { actorId: carla.actorId, rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'], ingangsdatum: dag('2015-01-01') } as const;

export const BELASTBAARHEID = { mogelijkheden: 'kanarie licht werk', beperkingen: 'kanarie niet tillen', omstandigheden: 'kanarie rustig', urenBeschikbaar: 8, beoordelingsdatum: '2025-08-20' };
export const MEDISCH = { conclusie: 'kanarie conclusie', advies: 'kanarie advies' };

export type Zaak = { readonly inwonerRef: string; readonly zaakId: string };
export const nieuweZaak = (): Zaak => ({ inwonerRef: randomUUID(), zaakId: randomUUID() });
export type Lezend = { readonly rol: VraagContext['rol']; readonly actorId: string; readonly gemeenten: readonly string[]; readonly namens?: readonly string[]; readonly op?: string; readonly doel?: string };

/** The handlers and reads of this service on a real database, with its messages as the gateway releases them. */
export class Verstrekkinghuis {
  private constructor(
    readonly huis: Proefhuis,
    private readonly lezer: VerstrekkingLezer,
  ) {}

  static async open(): Promise<Verstrekkinghuis> {
    const [beleid, partijen] = [laadBeleid(CONFIG, { activeringen: [] }), laadPartijen(CONFIG)];
    const omgeving: Omgeving = { beleid, kaders: leesKaders(beleid.versies('privacykader')), partijen, termijnen: laadBewaartermijnen(CONFIG), ring: RING };
    const huis = await Proefhuis.open({ schema: 'verstrekking', migraties, entiteiten, registreer: (runner) => registreerHandlers(runner, omgeving) });
    return new Verstrekkinghuis(huis, new VerstrekkingLezer(await huis.databank.bron('lees'), partijen));
  }

  stuur(invoer: InBericht): ReturnType<Proefhuis['stuur']> {
    return this.huis.stuur(invoer);
  }

  bericht(gebeurtenis: string, wie: Afzender, op: string, zaak: Zaak, { stempel, ...inhoud }: Inhoud = {}): InBericht {
    return this.huis.invoer(`verstrekking.${gebeurtenis}`, wie, op, { ...zaak, ...inhoud, stempel: { situatie, laatsteCoaches, genoemden: [genoemd], ...stempel } });
  }

  vraag(zaak: Zaak, gevraagd: Record<string, boolean> = { mogelijkheden: true, uren: true }): InBericht {
    return this.bericht('gevraagd', carla, '2025-10-13', zaak, { verloop: { gevraagd, noodzaak: 'DAGBESTEDING' }, belastbaarheid: { toelichting: 'kanarie vraag' } });
  }

  gift(zaak: Zaak, velden: Record<string, unknown> = BELASTBAARHEID, verloop: Record<string, unknown> = { noodzaak: 'DAGBESTEDING' }): InBericht {
    return this.bericht('gegeven', anna, '2025-10-13', zaak, { verloop, belastbaarheid: velden });
  }

  verzoek(zaak: Zaak, wie: Afzender = anna, inhoud: Inhoud = {}): InBericht {
    const verzoeker = wie.rol === 'werkcoach' ? 'INWONER' : 'PARTICIPATIECOACH';
    return this.bericht('bijzonder.verzocht', wie, '2025-10-20', zaak, { verloop: { verzoeker, reden: 'VERZOEK_INWONER', gevraagd: { conclusie: true, advies: true } }, ...inhoud });
  }

  verklaring(zaak: Zaak, verloop: Record<string, unknown> = {}): InBericht {
    const standaard = { schriftelijkOp: '2025-10-20', reikwijdte: 'CONCLUSIE_EN_ADVIES', ontvanger: carla.actorId, laatsteDag: '2025-11-19', bewijsRef: 'bewijs-1' };
    return this.bericht('bijzonder.verklaard', anna, '2025-10-20', zaak, { verloop: { ...standaard, ...verloop } });
  }

  klaarzetting(zaak: Zaak, op = '2025-10-22', medisch: Record<string, unknown> = MEDISCH): InBericht {
    return this.bericht('bijzonder.klaargezet', anna, op, zaak, { verloop: { laatsteDag: '2025-11-19' }, medisch });
  }

  intrekking(zaak: Zaak, op = '2025-10-23'): InBericht {
    return this.bericht('bijzonder.ingetrokken', anna, op, zaak, { verloop: { datum: op } });
  }

  vanDeHub(gebeurtenis: string, op: string, zaak: Partial<Zaak>, verloop: Record<string, unknown>, stempel: Partial<Stempel> = {}): InBericht {
    const hub = { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null } as const;
    const invoer = this.huis.invoer(`verstrekking.${gebeurtenis}`, hub, op, { ...zaak, verloop, stempel: { situatie, laatsteCoaches, ...stempel } });
    return { ...invoer, bericht: { ...invoer.bericht, source: HUB } };
  }

  verhuisd({ inwonerRef }: Zaak): InBericht {
    return this.vanDeHub('inwoner.vertrokken', '2025-10-24', { inwonerRef }, { reden: 'VERHUISD', per: '2025-10-24', naarGemeente: 'NEDER_BETUWE' });
  }

  herroep({ inwonerRef }: Zaak, { bericht: { source, id } }: InBericht): InBericht {
    return this.vanDeHub('herroepen', '2025-10-23', { inwonerRef }, { berichtSource: source, berichtRef: id, redencode: 'FOUT' });
  }

  /** A case in which the content can be read. */
  async gedeeld(): Promise<{ readonly zaak: Zaak; readonly klaarzetting: InBericht; readonly verklaring: InBericht }> {
    const zaak = nieuweZaak();
    const [verklaring, klaarzetting] = [this.verklaring(zaak), this.klaarzetting(zaak)];
    for (const invoer of [this.verzoek(zaak), verklaring, klaarzetting]) {
      const { uitkomst } = await this.stuur(invoer);
      if (uitkomst.status !== 'VERWERKT') throw new Error(`${invoer.bericht.type}: ${uitkomst.code}`);
    }
    return { zaak, klaarzetting, verklaring };
  }

  async timer({ zaakId }: Zaak): Promise<{ vervalt_op: Date; bericht: InBericht['bericht'] } | undefined> {
    return (await this.huis.bron.query<{ vervalt_op: Date; bericht: InBericht['bericht'] }[]>('SELECT vervalt_op, bericht FROM timer WHERE sleutel = $1', [zaakId]))[0];
  }

  async status({ zaakId }: Zaak): Promise<string | undefined> {
    return (await this.huis.bron.query<{ status: string }[]>('SELECT status FROM verstrekking WHERE zaak_id = $1', [zaakId]))[0]?.status;
  }

  /** In how many rows of any table of this schema a medical section of this case lies. */
  async medischeRijen({ zaakId }: Zaak): Promise<string[]> {
    const tabellen = await this.huis.bron.query<{ tabel: string }[]>(`SELECT table_name AS tabel FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`);
    const gevonden: string[] = [];
    for (const { tabel } of tabellen) {
      const rijen = await this.huis.bron.query<unknown[]>(`SELECT FROM ${tabel} t WHERE position($1 IN t::text) > 0 AND position('medisch.TIEL' IN t::text) > 0`, [zaakId]);
      gevonden.push(...rijen.map(() => tabel));
    }
    return gevonden;
  }

  private context({ rol, actorId, gemeenten, namens = [actorId], op = '2025-10-23', doel = 'MEDISCHE_UITZONDERING' }: Lezend): VraagContext {
    return { aansluiting: 'x', actorId, namens, rol, gemeenten, doel, klok: `${op}T09:00:00Z` };
  }

  /** Asked for by name, as for one case. */
  lees(wie: Lezend, zaakId?: string): Promise<Verstrekkingbeeld[]> {
    return this.lezer.lijst(this.context(wie), { zaakId, limiet: 100 });
  }

  /** Everything of one resident. */
  leesVan(wie: Lezend, inwonerRef: string): Promise<Verstrekkingbeeld[]> {
    return this.lezer.lijst(this.context(wie), { inwonerRef, limiet: 100 });
  }

  /** The same case, found in the list of everything this reader may see. */
  async inLijst(wie: Lezend, zaakId: string): Promise<Verstrekkingbeeld[]> {
    return (await this.lees(wie)).filter((beeld) => beeld.zaakId === zaakId);
  }

  inhoud(wie: Lezend, { zaakId }: Zaak): Promise<{ readonly beeld: Verstrekkingbeeld; readonly medisch: Verzegeld | null } | null> {
    return this.lezer.inhoud(this.context(wie), zaakId);
  }
}
