import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { VERZEGELDE_SECTIES, type Bericht } from '#shared/contracts/bericht';
import type { Antwoord, Feit, Vraag } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag, type Klok } from '#shared/kernel/klok';
import { maakLogger } from '#shared/operations/logger';
import { maakDatabron } from '#shared/persistence/databron';
import { Luister } from '#shared/persistence/luister';
import { laadBeleid } from '#shared/policy/beleid';
import { leesYaml } from '#shared/policy/bestand';
import { Bronnenboek } from '#shared/policy/bronnenboek';
import { maakPartijen, partijenschema, type Machtiging, type Medewerker, type Waarneming } from '#shared/policy/partijen';
import { leesKaders } from '#shared/privacy/kader';
import { maakSleutelring, REGISTERVAKKEN, sleutelringUit } from '#shared/privacy/sleutelring';
import { verzegel } from '#shared/privacy/verzegeling';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { verwerkFeit } from '../feiten/feit';
import { maakAdapter, plaatsPoort } from '../http/adapter';
import { DeurModule } from '../http/deur.module';
import { DEURDELEN, type Deurdelen } from '../http/deurdelen';
import { Formulierboek } from '../lezen/formulieren';
import { LeveringDienst } from '../levering/levering.dienst';
import { migraties } from '../persistence/migraties';
import { bewijsopslagVan } from '../persistence/bewijzen';
import { leesbronVan, opslagVan } from '../persistence/opslag';
import { maakEigenAfhandeling } from '../eigen.soorten';
import { Personeelsregister } from '../register/personeel';
import { Personeelsdienst } from '../register/personeelsdienst';
import { Bewijsboek } from '../toegang/bewijsboek';
import { Binding, type Tokenbinding } from '../toegang/binding';
import { Blokkades } from '../toegang/blokkades';
import { Limiet } from '../toegang/limiet';
import { maakPoortwachter, oinVan } from '../toegang/poort';
import { Tokenlezer } from '../toegang/tokens';
import { Stempelaar } from '../vrijgave/stempelaar';
import type { Los } from './berichten';
import { Doorgeefluik } from './doorgeefluik';
import { AUDIENCE, Proefissuer } from './proefissuer';

const PORTAAL = 'schakel.portaal';
export const PORTAALBRON = 'urn:nld:oin:00000099000000009000:systeem:portaal';

export const PUBLIEKE_URL = 'https://schakel.sandbox.invalid';
const CONFIG = join(__dirname, '../../../../config');

/** A supplier that may call for Tiel in October 2025. */
export const MACHTIGING: Machtiging = { leverancierOin: '00000099000000007000', aansluiting: 'gemeente-tiel.regie', ingangsdatum: '2025-10-01' as Datum, laatsteDag: '2025-10-31' as Datum };

/** Staff as messages would register it, for a test to change while the door is open. */
export type Personeelsproef = { medewerkers: Medewerker[]; waarnemingen: Waarneming[] };

export class Proefklok implements Klok {
  constructor(private moment: Date) {}
  zet(moment: string): void {
    this.moment = new Date(moment);
  }
  nu(): Date {
    return this.moment;
  }
  vandaag(): Datum {
    return amsterdamseDag(this.moment);
  }
}

export type Verzoek = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly als?: string;
  /** Instead of a good token of `als`; null: none. */
  readonly token?: string | null;
  readonly soort?: string | null;
  readonly kop?: Readonly<Record<string, string>>;
  readonly inhoud?: unknown;
  readonly ruw?: string | Buffer | Readable;
};
export type Gehoord = { readonly status: number; readonly kop: Readonly<Record<string, unknown>>; readonly inhoud: Los };

/** JSON as what it says; anything else as text. */
const leesInhoud = (soort: unknown, tekst: string): Los => (tekst === '' ? {} : String(soort).includes('json') ? (JSON.parse(tekst) as unknown) : tekst);

type Bronnen = { readonly databank: Databank; readonly issuer: Proefissuer; readonly klok: Proefklok; readonly luik: Doorgeefluik; readonly schrijf: DataSource; readonly lees: DataSource; readonly luister: Luister };

const openBronnen = async (op: string): Promise<Bronnen> => {
  const databank = await maakDatabank({ schema: 'gateway', migraties });
  const { hostname, port } = new URL(databank.beheerUrl);
  const luik = new Doorgeefluik({ host: hostname, port: Number(port) });
  await luik.open();
  const bron = (rol: 'schrijf' | 'lees') => maakDatabron({ url: luik.langs(databank.url(rol)), entiteiten: [], naam: `proefdeur.${rol}`, poolgrootte: 8 });
  const luister = new Luister({ url: databank.url('schrijf'), naam: 'proefdeur', logger: maakLogger('proef', 'silent') });
  return { databank, luik, luister, issuer: await Proefissuer.start(), klok: new Proefklok(new Date(op)), schrijf: await bron('schrijf'), lees: await bron('lees') };
};

/** The register of the sandbox, with staff and a supplier of the test's own. */
const register = (personeel: Personeelsproef) =>
  maakPartijen({ ...leesYaml(join(CONFIG, 'partijen', 'partijen.yaml'), partijenschema(CONFIG)), machtigingen: [MACHTIGING] }, () => personeel);

const maakDelen = ({ schrijf, lees, klok, luister }: Bronnen, blokkades: Blokkades, vraag: Proefdeur['antwoord'], fouten: unknown[], personeel: Personeelsproef): Deurdelen => {
  const partijen = register(personeel);
  const beleid = laadBeleid(CONFIG);
  const kaders = leesKaders(beleid.versies('privacykader'));
  const ring = sleutelringUit(maakSleutelring(VERZEGELDE_SECTIES, ['TIEL', 'NEDER_BETUWE'], REGISTERVAKKEN));
  const opslag = opslagVan(schrijf);
  const dienst = new Personeelsdienst({ opslag, register: new Personeelsregister(), partijen, klok });
  return {
    opslag,
    leesbron: leesbronVan(lees),
    partijen,
    kaders,
    beleid,
    formulieren: Formulierboek.uit(CONFIG),
    bronnen: Bronnenboek.uit(CONFIG),
    klok,
    ring,
    luister,
    vraagbaak: { vraag: vraag as Deurdelen['vraagbaak']['vraag'] },
    leveringen: new LeveringDienst(opslag, { partijen, kaders, ring, klok }),
    stempelaar: new Stempelaar(partijen, klok, blokkades),
    eigen: maakEigenAfhandeling({ opslag, beleid, partijen, klok, personeel: dienst }),
    personeel: dienst,
    blokkades,
    vindplaatsen: { publiekeUrl: PUBLIEKE_URL, issuer: 'https://inloggen.sandbox.invalid' },
    meldAangenomen: () => undefined,
    meldFout: (fout) => fouten.push(fout),
  };
};

export type Proefwens = { readonly perSeconde?: number; readonly op?: string; readonly tokenbinding?: Tokenbinding; /** Another copy of the gateway, on the same database. */ readonly naast?: Proefdeur; /** Hears no notification of the database. */ readonly doof?: boolean };

/** The whole HTTP side of the gateway on a real database, with real tokens and configuration; only the broker is the test's own answer. */
export class Proefdeur {
  /** What the services answer to a question over the broker; a test replaces it. */
  antwoord: (dienst: string, naam: string, vraag: Vraag) => Promise<Antwoord> = () => Promise.resolve({ gevonden: false, resultaat: null });

  private constructor(
    private readonly bronnen: Bronnen,
    readonly app: NestFastifyApplication,
    readonly delen: Deurdelen,
    /** Failures that nobody foresaw; a test that ends with one has found a bug. */
    readonly fouten: readonly unknown[],
    readonly personeel: Personeelsproef,
    readonly blokkades: Blokkades,
    private readonly eigenBronnen: boolean,
  ) {}

  static async start({ perSeconde = 10_000, op = '2025-10-06T09:00:00+02:00', tokenbinding = 'toegestaan', naast, doof = false }: Proefwens = {}): Promise<Proefdeur> {
    const bronnen = naast?.bronnen ?? (await openBronnen(op));
    const blokkades = new Blokkades(opslagVan(bronnen.schrijf));
    const fouten: unknown[] = [];
    const personeel: Personeelsproef = { medewerkers: [], waarnemingen: [] };
    const delen = maakDelen(bronnen, blokkades, (dienst, naam, vraag) => deur.antwoord(dienst, naam, vraag), fouten, personeel);
    const adapter = maakAdapter();
    const { partijen, klok } = delen;
    const binding = new Binding({ tokenbinding, bases: [PUBLIEKE_URL], boek: new Bewijsboek(bewijsopslagVan(bronnen.schrijf)) });
    const tokens = new Tokenlezer({ issuer: bronnen.issuer.adres, audience: AUDIENCE });
    plaatsPoort(adapter, maakPoortwachter({ tokens, binding, blokkades, partijen, klok, limiet: new Limiet(perSeconde, perSeconde) }));
    const app = await NestFactory.create<NestFastifyApplication>(DeurModule.met({ provide: DEURDELEN, useValue: delen }), adapter, { bodyParser: false, logger: false });
    await app.init();
    await adapter.getInstance().ready();
    await blokkades.start(doof ? { op: () => undefined } : bronnen.luister, (fout) => fouten.push(fout));
    bronnen.luister.start();
    const deur = new Proefdeur(bronnen, app, delen, fouten, personeel, blokkades, naast === undefined);
    return deur;
  }

  get issuer(): Proefissuer {
    return this.bronnen.issuer;
  }
  get klok(): Proefklok {
    return this.bronnen.klok;
  }
  /** The way to the database; closed, it is away. */
  get luik(): Doorgeefluik {
    return this.bronnen.luik;
  }

  token(aansluiting: string): Promise<string> {
    return this.issuer.token({ client_id: aansluiting, oin: oinVan(this.delen.partijen.aansluiting(aansluiting)?.source ?? '') });
  }

  /** The token of somebody who logged in on the pages of the hub. */
  persoonstoken(actorId: string): Promise<string> {
    return this.issuer.token({ client_id: PORTAAL, oin: oinVan(PORTAALBRON), sub: actorId });
  }

  async roep(url: string, { method = 'POST', als = 'werkzaak.werk', token, soort = 'application/cloudevents+json', kop = {}, inhoud, ruw }: Verzoek = {}): Promise<Gehoord> {
    const drager = token === undefined ? await this.token(als) : token;
    const headers = { ...(drager === null ? {} : { authorization: `Bearer ${drager}` }), ...(soort === null || method === 'GET' ? {} : { 'content-type': soort }), ...kop };
    const payload = ruw ?? (inhoud === undefined ? undefined : JSON.stringify(inhoud));
    const antwoord = await this.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: antwoord.statusCode, kop: antwoord.headers, inhoud: leesInhoud(antwoord.headers['content-type'], antwoord.body) };
  }

  /** Posts one message as that connection. */
  stuur(bericht: unknown, als = 'werkzaak.werk', kop: Record<string, string> = {}): Promise<Gehoord> {
    return this.roep('/v1/berichten', { als, kop, inhoud: bericht });
  }

  /** Reads as a member of staff through a connection. */
  lees(url: string, [als, medewerker]: readonly [string, string], doel = 'OVERDRACHT'): Promise<Gehoord> {
    return this.roep(url, { method: 'GET', als, kop: { 'schakel-medewerker': medewerker, 'schakel-doel': doel } });
  }

  /** Reads as somebody who logged in. */
  async leesAls(url: string, actorId: string, doel = 'OVERDRACHT', kop: Record<string, string> = {}): Promise<Gehoord> {
    return this.roep(url, { method: 'GET', token: await this.persoonstoken(actorId), kop: { 'schakel-doel': doel, ...kop } });
  }

  /** Somebody deputises for a colleague from that day through that day. */
  neemWaar(waarnemer: string, waarneemtVoor: string, ingangsdatum: string, laatsteDag: string): void {
    this.personeel.waarnemingen.push({ waarnemer, waarneemtVoor, ingangsdatum: ingangsdatum as Datum, laatsteDag: laatsteDag as Datum });
  }

  /** A fact as its owner states it, with the tasks and rights that follow from it. */
  async verwerkFeit(bericht: unknown, rest: Partial<Feit> = {}): Promise<void> {
    const { opslag, ring, partijen, klok } = this.delen;
    await opslag.transactie((tx) => verwerkFeit(tx, { bericht: verzegel(bericht as Bericht, ring), adressen: [], ...rest }, partijen, klok));
  }

  databaseUrl(rol: 'schrijf' | 'lees' | 'eigenaar'): string {
    return this.bronnen.databank.url(rol);
  }

  /** Rows as they lie in the database. */
  rijen(sql: string, ...waarden: unknown[]): Promise<Los[]> {
    return this.bronnen.schrijf.query<Los[]>(sql, waarden);
  }

  async sluit(): Promise<void> {
    const { schrijf, lees, luister, luik, issuer, databank } = this.bronnen;
    this.blokkades.stop();
    await this.app.close();
    if (!this.eigenBronnen) return;
    await luister.sluit();
    await Promise.all([schrijf.destroy(), lees.destroy()]);
    await luik.dicht();
    await issuer.sluit();
    await databank.weg();
  }
}
