import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { VERZEGELDE_SECTIES, type Bericht, type VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Adres, Feit, SituatiePeriode } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { maakLogger } from '#shared/operations/logger';
import type { Tx } from '#shared/persistence/tx';
import { Teller } from '#shared/persistence/teller';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen, type Partijen } from '#shared/policy/partijen';
import { leesKaders } from '#shared/privacy/kader';
import { maakSleutelring, REGISTERVAKKEN, sleutelringUit, type Sleutelring } from '#shared/privacy/sleutelring';
import { verzegel } from '#shared/privacy/verzegeling';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { GeheugenPublisher } from '#shared/testing/geheugenpublisher';
import { maakEigenAfhandeling } from '../eigen.soorten';
import { verwerkFeit } from '../feiten/feit';
import { LeveringDienst } from '../levering/levering.dienst';
import { journaliseer } from '../persistence/journaal';
import { migraties } from '../persistence/migraties';
import { opslagVan } from '../persistence/opslag';
import { Tellingen } from '../tellingen/tellingen';
import { Personeelsregister } from '../register/personeel';
import { Personeelsdienst } from '../register/personeelsdienst';
import type { EigenAfhandeling } from '../vrijgave/eigen';
import { Stempelaar } from '../vrijgave/stempelaar';
import { Proefklok } from './proefdeur';

const CONFIG = join(__dirname, '../../../../config');
export const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';
export const WERK = 'urn:nld:oin:00000099000000002000:systeem:werk';
export const TIEL = 'urn:nld:oin:00000099000000001000:systeem:regie';

export const soort = (naam: string): string => bekendeSoort(`nl.participatiewet.${naam}.v1`).type;

const AFZENDERS = {
  [WERK]: { aansluiting: 'werkzaak.werk', afzender: { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null } },
  [TIEL]: { aansluiting: 'gemeente-tiel.regie', afzender: { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' } },
  [HUB]: { aansluiting: 'schakel', afzender: { actorId: 'schakel', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null } },
} as const;
export type Bron = keyof typeof AFZENDERS;

export type Berichtwens = { naam?: string; source?: Bron; id?: string; inwonerRef?: string; zaakId?: string; gemeente?: string; peildatum?: string; data?: Partial<Bericht['data']> };

export const bericht = ({ naam = 'overdracht.voorgesteld', source = WERK, id = randomUUID(), inwonerRef = randomUUID(), zaakId, gemeente = 'TIEL', peildatum = '2025-10-06', data = {} }: Berichtwens = {}): Bericht => ({
  specversion: '1.0',
  id,
  source,
  type: soort(naam),
  time: '2025-10-06T09:00:00Z',
  datacontenttype: 'application/json',
  data: { ...(zaakId ? { zaakId } : {}), inwonerRef, gemeente, peildatum: dag(peildatum), doel: 'OVERDRACHT', afzender: AFZENDERS[source].afzender, ...data },
});

export const periode = (rest: Partial<SituatiePeriode> = {}): SituatiePeriode => ({
  vanaf: dag('2024-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP3', regie: 'WERKZAAK',
  werkcoach: 'wz.wc.anna', participatiecoach: null, inkomensconsulent: null, ...rest,
});

export const CARLA: Adres = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' };
export const TEAM_TIEL: Adres = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null };
export const ANNA: Adres = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' };
export const BERT: Adres = { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' };

/** The gateway behind its door on a real database, with the real configuration; only the broker is in memory. */
export class Proefhub {
  readonly personeel = new Personeelsregister();
  readonly partijen: Partijen = laadPartijen(CONFIG, () => this.personeel.huidig);
  readonly kaders = leesKaders(laadBeleid(CONFIG).versies('privacykader'));
  readonly klok = new Proefklok(new Date('2025-10-06T09:00:00+02:00'));
  readonly publisher = new GeheugenPublisher();
  readonly teller = new Teller();
  readonly logger = maakLogger('proef', 'silent');
  readonly geblokkeerd = new Set<string>();
  readonly blokkades = { isGeblokkeerd: (naam: string): boolean => this.geblokkeerd.has(naam) };
  readonly stempelaar = new Stempelaar(this.partijen, this.klok, this.blokkades);
  readonly leveringen: LeveringDienst;
  readonly tellingen: Tellingen;
  readonly personeelsdienst: Personeelsdienst;
  readonly eigen: EigenAfhandeling;
  readonly beleid = laadBeleid(CONFIG);

  private constructor(
    readonly databank: Databank,
    readonly opslag: ReturnType<typeof opslagVan>,
    readonly ring: Sleutelring,
  ) {
    this.leveringen = new LeveringDienst(opslag, this);
    this.tellingen = new Tellingen({ ring, beleid: this.beleid, klok: this.klok });
    this.personeelsdienst = new Personeelsdienst({ opslag, register: this.personeel, partijen: this.partijen, klok: this.klok });
    this.eigen = maakEigenAfhandeling({ opslag, beleid: this.beleid, partijen: this.partijen, klok: this.klok, personeel: this.personeelsdienst });
  }

  /** With keys of its own, unless a test has them in a file. */
  static async start(ring: Sleutelring = sleutelringUit(maakSleutelring(VERZEGELDE_SECTIES, ['TIEL', 'NEDER_BETUWE'], REGISTERVAKKEN))): Promise<Proefhub> {
    const databank = await maakDatabank({ schema: 'gateway', migraties });
    return new Proefhub(databank, opslagVan(await databank.bron('schrijf', 12)), ring);
  }

  sluit(): Promise<void> {
    return this.databank.weg();
  }

  query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.opslag.transactie((tx) => tx.em.query<T[]>(sql, params));
  }

  async leeg(...tabellen: string[]): Promise<void> {
    for (const tabel of tabellen) await this.query(`DELETE FROM ${tabel}`);
  }

  verzegel(open: Bericht): VerzegeldBericht {
    return verzegel(open, this.ring);
  }

  journaal(open: Bericht, traceparent: string | null = null): Promise<number> {
    const { source } = open as { source: Bron };
    return this.opslag.transactie(async (tx) => {
      const regel = { bericht: this.verzegel(open), aansluiting: AFZENDERS[source].aansluiting, herkomst: source === HUB ? 'hub' : 'partij', inhoudMerk: Buffer.from('m'), klok: this.klok.nu(), traceparent } as const;
      return (await journaliseer(tx, regel)) as number;
    });
  }

  feit(open: Bericht, rest: Partial<Feit> = {}): Feit {
    return { bericht: this.verzegel(open), adressen: [], ...rest };
  }

  verwerkFeit(feit: Feit): Promise<void> {
    return this.opslag.transactie((tx: Tx) => verwerkFeit(tx, feit, this.partijen, this.klok));
  }

  /** Makes the situatie of a resident known, as handover would. */
  async zetSituatie(inwonerRef: string, ...perioden: SituatiePeriode[]): Promise<void> {
    const [rij] = await this.query<{ versie: string }>('SELECT situatie_versie AS versie FROM stand WHERE inwoner_ref = $1', [inwonerRef]);
    const feit = this.feit(bericht({ naam: 'regie.gewijzigd', source: HUB, inwonerRef }), { situatie: { inwonerRef, versie: Number(rij?.versie ?? 0) + 1, perioden } });
    await this.verwerkFeit(feit);
  }

  async status(open: Bericht): Promise<string | undefined> {
    return (await this.query<{ status: string }>('SELECT status FROM bericht WHERE source = $1 AND id = $2', [open.source, open.id]))[0]?.status;
  }

  /** As it lies sealed in the journal: what is passed on carries the same seal. */
  async inJournaal({ source, id }: Bericht): Promise<VerzegeldBericht> {
    const [rij] = await this.query<{ bericht: VerzegeldBericht }>('SELECT inhoud AS bericht FROM bericht WHERE source = $1 AND id = $2', [source, id]);
    if (!rij) throw new Error('not in the journal');
    return rij.bericht;
  }

  /** Every row of every table of the gateway, as text. */
  async alles(): Promise<string> {
    const tabellen = await this.query<{ naam: string }>(`SELECT tablename AS naam FROM pg_tables WHERE schemaname = 'gateway' AND tablename <> 'migraties'`);
    const inhoud = await Promise.all(tabellen.map(({ naam }) => this.query<{ rij: string }>(`SELECT t::text AS rij FROM ${naam} t`)));
    return inhoud.flat().map(({ rij }) => rij).join('\n');
  }
}
