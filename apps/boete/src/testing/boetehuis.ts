import { randomUUID } from 'node:crypto';
import type { Afzender } from '#shared/contracts/bericht';
import type { InBericht, SituatiePeriode, Stempel, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { laadPartijen } from '#shared/policy/partijen';
import { carla, CONFIG, Proefhuis, RING, type Inhoud } from '#shared/testing/proefhuis';
import { registreerHandlers } from '../boete.module';
import { migraties } from '../persistence/migraties';
import { entiteiten } from '../persistence/sanctie.entity';
import { SanctieLezer, type Sanctiebeeld } from '../persistence/sanctie.lezer';
import { BELEID } from './voorbeelden';

export const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';
export const bert: Afzender = { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeente: null };
export const dirk: Afzender = { actorId: 'nb.pc.dirk', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeente: 'NEDER_BETUWE' };
export const tielSysteem: Afzender = { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' };
export const partner: Afzender = { actorId: 'de-brug.traject', rol: 'systeem', werkgever: 'DE_BRUG', namensGemeente: null };
export const aanCarla = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId };
export const aanBert = { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: bert.actorId };
export const situatie: SituatiePeriode = {
  vanaf: dag('2022-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: carla.actorId, inkomensconsulent: bert.actorId,
};
export const inNederBetuwe: SituatiePeriode = { ...situatie, vanaf: dag('2025-10-15'), gemeente: 'NEDER_BETUWE', regie: 'NEDER_BETUWE', participatiecoach: null };

export type Zaak = { readonly inwonerRef: string; readonly zaakId: string };
export const nieuweZaak = (): Zaak => ({ inwonerRef: randomUUID(), zaakId: randomUUID() });
export type Lezend = { readonly rol: VraagContext['rol']; readonly actorId: string; readonly gemeenten: readonly string[]; readonly namens?: readonly string[] };

type Uitkomstinhoud = Record<string, unknown> & { readonly stempel?: Partial<Stempel> };

const HANDHAVING = { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-09-22', kanaal: 'FYSIEK' }] };

/** The handlers and reads of this service on a real database, with its messages as the gateway releases them. */
export class Boetehuis {
  private constructor(
    readonly huis: Proefhuis,
    private readonly lezer: SanctieLezer,
  ) {}

  static async open(beleid = BELEID): Promise<Boetehuis> {
    const omgeving = { beleid, partijen: laadPartijen(CONFIG), ring: RING };
    const huis = await Proefhuis.open({ schema: 'boete', migraties, entiteiten, registreer: (runner) => registreerHandlers(runner, omgeving) });
    return new Boetehuis(huis, new SanctieLezer(await huis.databank.bron('lees')));
  }

  stuur(invoer: InBericht): ReturnType<Proefhuis['stuur']> {
    return this.huis.stuur(invoer);
  }

  bericht(gebeurtenis: string, wie: Afzender, op: string, zaak: Zaak, { stempel, ...inhoud }: Inhoud = {}): InBericht {
    return this.huis.invoer(`boete.${gebeurtenis}`, wie, op, { ...zaak, ...inhoud, stempel: { situatie, ...stempel } });
  }

  alert(zaak: Zaak, handhaving: Record<string, unknown> = {}, stempel: Partial<Stempel> = {}): InBericht {
    return this.bericht('overwogen', bert, '2025-10-06', zaak, { verloop: { overwegingsDatum: '2025-10-06' }, contact: { naam: 'B. Fictief' }, handhaving: { ...HANDHAVING, ...handhaving }, stempel });
  }

  reactie(zaak: Zaak): InBericht {
    return this.bericht('reactie', carla, '2025-10-09', zaak, { verloop: { reactie: 'CONTACT_GEVRAAGD', voorstelDatum: '2025-10-13' } });
  }

  uitkomst(zaak: Zaak, op = '2025-10-30', rest: Uitkomstinhoud = {}): InBericht {
    return this.uitkomstVan(bert, zaak, op, rest);
  }

  uitkomstVan(wie: Afzender, zaak: Zaak, op: string, { stempel, ...handhaving }: Uitkomstinhoud = {}): InBericht {
    return this.bericht('uitkomst', wie, op, zaak, { ...(wie.rol === 'systeem' ? { gemeente: wie.namensGemeente ?? 'TIEL' } : {}), handhaving: { uitkomst: 'AFGEZIEN', besluitDatum: op, ...handhaving }, ...(stempel ? { stempel } : {}) });
  }

  signaal(wie: Afzender, inwonerRef: string, { stempel, ...inhoud }: Inhoud = {}): InBericht {
    return this.huis.invoer('signaal.rechtmatigheid', wie, '2025-10-06', { inwonerRef, handhaving: { soortSignaal: 'RECHTMATIGHEID', datum: '2025-10-03' }, ...inhoud, stempel: { situatie, ...stempel } });
  }

  vanDeHub(gebeurtenis: string, op: string, zaak: Partial<Zaak>, verloop: Record<string, unknown>, stempel: Partial<Stempel> = {}): InBericht {
    const hub = { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null } as const;
    const invoer = this.huis.invoer(`boete.${gebeurtenis}`, hub, op, { ...zaak, verloop, stempel: { situatie, ...stempel } });
    return { ...invoer, bericht: { ...invoer.bericht, source: HUB } };
  }

  verhuisd({ inwonerRef }: Zaak): InBericht {
    return this.vanDeHub('inwoner.vertrokken', '2025-10-15', { inwonerRef }, { reden: 'VERHUISD', per: '2025-10-15', naarGemeente: 'NEDER_BETUWE' }, { situatie: inNederBetuwe });
  }

  async timer({ zaakId }: Zaak): Promise<{ vervalt_op: Date; bericht: InBericht['bericht'] } | undefined> {
    return (await this.huis.bron.query<{ vervalt_op: Date; bericht: InBericht['bericht'] }[]>('SELECT vervalt_op, bericht FROM timer WHERE sleutel = $1', [zaakId]))[0];
  }

  async status({ zaakId }: Zaak): Promise<string | undefined> {
    return (await this.huis.bron.query<{ status: string }[]>('SELECT status FROM sanctie WHERE zaak_id = $1', [zaakId]))[0]?.status;
  }

  /** Asked for by name, as for one case. */
  lees({ rol, actorId, gemeenten, namens = [actorId] }: Lezend, zaakId?: string): Promise<Sanctiebeeld[]> {
    const context: VraagContext = { aansluiting: 'x', actorId, namens, rol, gemeenten, doel: 'ONDERSTEUNING_BIJ_SANCTIE', klok: '2025-10-09T09:00:00Z' };
    return this.lezer.lijst(context, { zaakId, limiet: 100 });
  }

  /** The same case, found in the list of everything this reader may see. */
  async inLijst(wie: Lezend, zaakId: string): Promise<Sanctiebeeld[]> {
    return (await this.lees(wie)).filter((beeld) => beeld.zaakId === zaakId);
  }
}
