import { randomUUID } from 'node:crypto';
import type { Afzender } from '#shared/contracts/bericht';
import type { InBericht, SituatiePeriode, Stempel, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { laadPartijen } from '#shared/policy/partijen';
import { anna, carla, CONFIG, Proefhuis, type Inhoud } from '#shared/testing/proefhuis';
import { registreerHandlers } from '../ondersteuning.module';
import { GidsLezer } from '../persistence/gids.lezer';
import { migraties } from '../persistence/migraties';
import { entiteiten } from '../persistence/verzoek.entity';
import { CadansLezer, type Cadansbeeld } from '../persistence/cadans.lezer';
import { OntmoetingLezer, type Ontmoetingbeeld } from '../persistence/ontmoeting.lezer';
import { VerzoekLezer, type Verzoekbeeld } from '../persistence/verzoek.lezer';
import { BELEID } from './voorbeelden';

export { anna, carla };
export const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';
export const bert: Afzender = { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeente: null };
export const els: Afzender = { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', werkgever: 'WERKZAAK', namensGemeente: null };
export const dirk: Afzender = { actorId: 'nb.pc.dirk', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeente: 'NEDER_BETUWE' };
export const gijs: Afzender = { actorId: 'tiel.tm.gijs', rol: 'teammanager', werkgever: 'TIEL', namensGemeente: 'TIEL' };
export const aanCarla = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId };
export const aanWerk = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: null };
export const aanInkomen = { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: null };
export const situatie: SituatiePeriode = {
  vanaf: dag('2022-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: carla.actorId, inkomensconsulent: null,
};
export const inNederBetuwe: SituatiePeriode = { ...situatie, gemeente: 'NEDER_BETUWE', regie: 'NEDER_BETUWE', participatiecoach: dirk.actorId };

export const LEERLAB = { code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', thema: 'GELD', kp4Relevant: true, prijs: 250 };
/** The budget of Neder-Betuwe for 2027 (memo 003). */
export const BEGROTING_2027 = {
  jaar: 2027, personen: 61, tarief: 78, urenPerGesprek: 3, uren: 384, aanvullendeGesprekken: 10,
  regels: { inzetUren: 29_952, reiskosten: 378, trajectkosten: 1085, spreekruimte: 0, aanvullendeGesprekken: 2340, totaalLasten: 33_755, baten: 33_764, saldo: 9 },
};

export type Zaak = { readonly inwonerRef: string; readonly zaakId: string };
export const nieuweZaak = (): Zaak => ({ inwonerRef: randomUUID(), zaakId: randomUUID() });
type Uitkomst = ReturnType<Proefhuis['stuur']>;

/** The handlers and reads of this service on a real database, with its messages as the gateway releases them. */
export class Ondersteuninghuis {
  private constructor(
    readonly huis: Proefhuis,
    private readonly lezer: VerzoekLezer,
    private readonly ontmoetinglezer: OntmoetingLezer,
    readonly gids: GidsLezer,
    private readonly cadanslezer: CadansLezer,
  ) {}

  static async open(): Promise<Ondersteuninghuis> {
    const omgeving = { beleid: BELEID, partijen: laadPartijen(CONFIG) };
    const huis = await Proefhuis.open({ schema: 'ondersteuning', migraties, entiteiten, registreer: (runner) => registreerHandlers(runner, omgeving) });
    const bron = await huis.databank.bron('lees');
    return new Ondersteuninghuis(huis, new VerzoekLezer(bron), new OntmoetingLezer(bron), new GidsLezer(bron, ['TIEL', 'NEDER_BETUWE']), new CadansLezer(bron));
  }

  /** A message on a request, by the resident of Tiel unless the stamp says otherwise. */
  stuur(gebeurtenis: string, wie: Afzender, op: string, zaak: Zaak, { stempel, ...inhoud }: Inhoud = {}): Uitkomst {
    return this.huis.stuur(this.bericht(gebeurtenis, wie, op, zaak, { ...inhoud, ...(stempel ? { stempel } : {}) }));
  }

  bericht(gebeurtenis: string, wie: Afzender, op: string, zaak: Zaak, { stempel, ...inhoud }: Inhoud = {}): InBericht {
    return this.huis.invoer(gebeurtenis, wie, op, { gemeente: stempel?.situatie?.gemeente ?? 'TIEL', ...zaak, ...inhoud, stempel: { situatie, genoemden: [WERKCOACH], ...stempel } });
  }

  /** A message about nobody. */
  publiceer(gebeurtenis: string, wie: Afzender, op: string, algemeen: object, gemeente = 'REGIO', zaakId?: string): Uitkomst {
    return this.huis.stuur(this.huis.invoer(gebeurtenis, wie, op, { gemeente, algemeen: algemeen as Readonly<Record<string, unknown>>, ...(zaakId ? { zaakId } : {}) }));
  }

  vanDeHub(gebeurtenis: string, op: string, zaak: Partial<Zaak>, verloop: Record<string, unknown>, stempel: Partial<Stempel> = {}, gemeente = 'TIEL'): Uitkomst {
    const hub = { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null } as const;
    const invoer = this.huis.invoer(gebeurtenis, hub, op, { ...zaak, gemeente, verloop, stempel: { situatie, ...stempel } });
    return this.huis.stuur({ ...invoer, bericht: { ...invoer.bericht, source: HUB } });
  }

  async rij({ zaakId }: Zaak): Promise<{ status: string; secties: object; gesloten_op: string | null } | undefined> {
    return (await this.huis.bron.query<{ status: string; secties: object; gesloten_op: string | null }[]>('SELECT status, secties, gesloten_op::text FROM verzoek WHERE zaak_id = $1', [zaakId]))[0];
  }

  lees(wie: Pick<Afzender, 'rol' | 'actorId'>, gemeenten: readonly string[], vraag: { readonly zaakId?: string; readonly inwonerRef?: string } = {}): Promise<Verzoekbeeld[]> {
    return this.lezer.lijst(contextVan(wie, gemeenten), { ...vraag, limiet: 100 });
  }

  cadansen(wie: Pick<Afzender, 'rol' | 'actorId'>, gemeenten: readonly string[]): Promise<Cadansbeeld[]> {
    return this.cadanslezer.lijst({ ...contextVan(wie, gemeenten), klok: '2026-03-02T09:00:00Z' }, { limiet: 100 });
  }

  ontmoetingen(wie: Pick<Afzender, 'rol' | 'actorId'>, gemeenten: readonly string[]): Promise<Ontmoetingbeeld[]> {
    return this.ontmoetinglezer.lijst(contextVan(wie, gemeenten), { limiet: 100 });
  }
}

const WERKCOACH = { actorId: anna.actorId, rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [], ingangsdatum: dag('2015-01-01') } as const;

const contextVan = ({ rol, actorId }: Pick<Afzender, 'rol' | 'actorId'>, gemeenten: readonly string[]): VraagContext =>
  ({ aansluiting: 'x', actorId, namens: [actorId], rol, gemeenten, doel: 'INSTRUMENT', klok: '2025-11-03T09:00:00Z' });
