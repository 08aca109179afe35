import { randomUUID } from 'node:crypto';
import type { Afzender, VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Feit, InBericht, SituatiePeriode, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import { anna, CONFIG, Proefhuis, RING, type Inhoud } from '#shared/testing/proefhuis';
import { registreerHandlers } from '../ontheffing.module';
import { migraties } from '../persistence/migraties';
import { entiteiten } from '../persistence/ontheffing.entity';
import { OntheffingLezer, type Zoekvraag } from '../persistence/ontheffing.lezer';

export const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';
export const uwv: Afzender = { actorId: 'uwv.besluit', rol: 'systeem', werkgever: 'UWV', namensGemeente: null };
const partijen = laadPartijen(CONFIG);

/** KP3 in Tiel with anna, and no participatiecoach yet. */
export const bijAnna: SituatiePeriode = {
  vanaf: dag('2024-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP3', regie: 'WERKZAAK', werkcoach: anna.actorId, participatiecoach: null, inkomensconsulent: 'wz.ic.bert',
};
/** KP4 in Tiel with carla. */
export const bijCarla: SituatiePeriode = { ...bijAnna, klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla' };

export type Timer = { readonly soort: string; readonly op: string; readonly bericht: VerzegeldBericht };

/** The service without its broker, under policy A only unless told otherwise, and what a test says to it. */
export class Ontheffinghuis {
  private constructor(
    readonly huis: Proefhuis,
    private readonly lezer: OntheffingLezer,
  ) {}

  static async open(beleid = laadBeleid(CONFIG, { activeringen: [] })): Promise<Ontheffinghuis> {
    const omgeving = { beleid, partijen, ring: RING };
    const huis = await Proefhuis.open({ schema: 'ontheffing', migraties, entiteiten, registreer: (runner) => registreerHandlers(runner, omgeving) });
    return new Ontheffinghuis(huis, new OntheffingLezer(await huis.databank.bron('lees')));
  }

  sluit(): Promise<void> {
    return this.huis.databank.weg();
  }

  maak(gebeurtenis: string, wie: Afzender, op: string, inwonerRef: string, inhoud: Inhoud): InBericht {
    return this.huis.invoer(`ontheffing.${gebeurtenis}`, wie, op, { inwonerRef, zaakId: randomUUID(), ...inhoud });
  }

  async doe(gebeurtenis: string, wie: Afzender, op: string, inwonerRef: string, inhoud: Inhoud) {
    const invoer = this.maak(gebeurtenis, wie, op, inwonerRef, inhoud);
    return { ...(await this.huis.stuur(invoer)), invoer };
  }

  /** M-20 as in S-17, unless said otherwise. */
  verleen(inwonerRef: string, verloop: Record<string, unknown> = {}, situatie: SituatiePeriode = bijAnna, op = '2025-03-03') {
    return this.doe('verleend', anna, op, inwonerRef, {
      verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02', besluitDatum: op, bekendmakingsDatum: op, mandaatRef: 'mandaat:tiel:ontheffing:werkzaak', ...verloop },
      belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
      stempel: { situatie },
    });
  }

  /** A message of the hub itself, as the gateway releases it. */
  hub(gebeurtenis: string, op: string, inwonerRef: string, verloop: Record<string, unknown>, situatie: SituatiePeriode | null = bijCarla) {
    const { type } = bekendeSoort(`nl.participatiewet.ontheffing.${gebeurtenis}.v1`);
    const invoer = this.huis.invoer(`ontheffing.${gebeurtenis}`, { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null }, op, { inwonerRef, verloop, stempel: { situatie } });
    return this.huis.stuur({ ...invoer, bericht: { ...invoer.bericht, source: HUB, type } });
  }

  async timers(ref: string): Promise<Timer[]> {
    const rijen = await this.huis.bron.query<{ soort: string; bericht: VerzegeldBericht }[]>('SELECT soort, bericht FROM timer WHERE sleutel = $1 ORDER BY vervalt_op, soort', [ref]);
    return rijen.map(({ soort, bericht }) => ({ soort, op: bericht.data.peildatum, bericht }));
  }

  /** The next timer of an ontheffing comes true: its row goes, and its message comes in as the gateway stamps it. */
  async vuur(ref: string, situatie: SituatiePeriode = bijCarla) {
    const [eerste] = await this.timers(ref);
    if (!eerste) throw new Error('no timer is set');
    await this.huis.bron.query('DELETE FROM timer WHERE sleutel = $1 AND soort = $2', [ref, eerste.soort]);
    const { stempel } = this.huis.invoer('ontheffing.termijn.nadert', anna, eerste.op, { stempel: { situatie } });
    return this.huis.stuur({ bericht: eerste.bericht, stempel });
  }

  async lees(rol: VraagContext['rol'], gemeente: string, op: string, vraag: Partial<Zoekvraag> = {}) {
    const context: VraagContext = { aansluiting: 'x', actorId: 'x.y', namens: [], rol, gemeenten: [gemeente], doel: 'ONTHEFFING', klok: `${op}T09:00:00Z` };
    return (await this.lezer.lijst(context, { limiet: 100, ...vraag })).ontheffingen;
  }
}

export const soorten = (feiten: readonly Feit[]): string[] => feiten.map(({ bericht }) => bericht.type.split('.').slice(3, -1).join('.'));
