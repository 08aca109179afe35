import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { DataSource } from 'typeorm';
import { VERZEGELDE_SECTIES } from '#shared/contracts/bericht';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag, type Klok } from '#shared/kernel/klok';
import { maakLogger } from '#shared/operations/logger';
import { Luister } from '#shared/persistence/luister';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import { leesKaders } from '#shared/privacy/kader';
import { maakSleutelring, sleutelringUit } from '#shared/privacy/sleutelring';
import { maakDatabron } from '#shared/persistence/databron';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { DEURDELEN, type Deurdelen } from '../http/deurdelen';
import { DeurModule } from '../http/deur.module';
import { maakAdapter, plaatsPoort } from '../http/adapter';
import { LeveringDienst } from '../levering/levering.dienst';
import { migraties } from '../persistence/migraties';
import { leesbronVan, opslagVan } from '../persistence/opslag';
import { Doorgeefluik } from './doorgeefluik';
import { Limiet } from '../toegang/limiet';
import { maakPoortwachter } from '../toegang/poort';
import { Tokenlezer } from '../toegang/tokens';
import { Stempelaar } from '../vrijgave/stempelaar';

const CONFIG = join(__dirname, '../../../../config');
const AUDIENCE = 'urn:schakel:api';

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

/** A token server of the test's own: real keys, a real JWKS over HTTP, and tokens as wrong as a test wants them. */
export class Proefissuer {
  private constructor(
    private readonly server: Server,
    private readonly sleutel: CryptoKey,
  ) {}

  static async start(): Promise<Proefissuer> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'proef', alg: 'RS256', use: 'sig' }] });
    const server = createServer((verzoek, antwoord) => {
      const adres = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      antwoord.setHeader('content-type', 'application/json');
      antwoord.end(verzoek.url === '/jwks' ? jwks : JSON.stringify({ issuer: adres, jwks_uri: `${adres}/jwks` }));
    });
    await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
    return new Proefissuer(server, privateKey);
  }

  get adres(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  token(claims: Record<string, unknown>, { issuer = this.adres, audience = AUDIENCE, verloopt = '5m', sleutel = this.sleutel as CryptoKey | Uint8Array, alg = 'RS256' } = {}): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg, kid: 'proef', typ: 'at+jwt' }).setIssuedAt().setIssuer(issuer).setAudience(audience).setExpirationTime(verloopt).sign(sleutel);
  }

  sluit(): Promise<void> {
    return new Promise((klaar) => this.server.close(() => klaar()));
  }
}

export type Proefdeur = {
  readonly app: NestFastifyApplication;
  readonly issuer: Proefissuer;
  readonly klok: Proefklok;
  readonly databank: Databank;
  readonly bron: DataSource;
  /** The way to the database; closed, it is away. */
  readonly luik: Doorgeefluik;
  readonly delen: Deurdelen;
  /** Failures that nobody foresaw; a test that ends with one has found a bug. */
  readonly fouten: unknown[];
  /** What the services answer to a question over the broker; a test replaces it. */
  antwoord: (dienst: string, naam: string, vraag: Vraag) => Promise<Antwoord>;
  token(aansluiting: string): Promise<string>;
  sluit(): Promise<void>;
};

/** The whole HTTP side of the gateway on a real database, with real tokens and configuration; only the broker is the test's own answer. */
export const startProefdeur = async ({ perSeconde = 10_000, op = '2025-10-06T09:00:00+02:00' } = {}): Promise<Proefdeur> => {
  const databank = await maakDatabank({ schema: 'gateway', migraties });
  const issuer = await Proefissuer.start();
  const { hostname, port } = new URL(databank.beheerUrl);
  const luik = new Doorgeefluik({ host: hostname, port: Number(port) });
  await luik.open();
  const [bron, lees] = await Promise.all((['schrijf', 'lees'] as const).map((rol) => maakDatabron({ url: luik.langs(databank.url(rol)), entiteiten: [], naam: `proefdeur.${rol}`, poolgrootte: 8 })));
  if (!bron || !lees) throw new Error('geen databron');
  const partijen = laadPartijen(CONFIG);
  const kaders = leesKaders(laadBeleid(CONFIG).versies('privacykader'));
  const ring = sleutelringUit(maakSleutelring(VERZEGELDE_SECTIES, ['TIEL', 'NEDER_BETUWE']));
  const klok = new Proefklok(new Date(op));
  const opslag = opslagVan(bron);
  const luister = new Luister({ url: databank.url('schrijf'), naam: 'proefdeur', logger: maakLogger('proef', 'silent') });
  const vragen: Pick<Proefdeur, 'antwoord'> = { antwoord: () => Promise.resolve({ gevonden: false, resultaat: null }) };
  const delen: Deurdelen = {
    opslag,
    leesbron: leesbronVan(lees),
    partijen,
    kaders,
    klok,
    ring,
    luister,
    vraagbaak: { vraag: ((dienst: string, naam: string, vraag: Vraag) => vragen.antwoord(dienst, naam, vraag)) as Deurdelen['vraagbaak']['vraag'] },
    leveringen: new LeveringDienst(opslag, { partijen, kaders, ring, klok }),
    stempelaar: new Stempelaar(partijen, klok),
    bsnSleutel: randomBytes(32),
    inhoudSleutel: randomBytes(32),
    publiekeUrl: 'https://schakel.sandbox.invalid',
    meldFout: (fout) => fouten.push(fout),
  };
  const fouten: unknown[] = [];
  const adapter = maakAdapter();
  plaatsPoort(adapter, maakPoortwachter(new Tokenlezer({ issuer: issuer.adres, audience: AUDIENCE }), partijen, new Limiet(perSeconde, perSeconde)));
  const app = await NestFactory.create<NestFastifyApplication>(DeurModule.met({ provide: DEURDELEN, useValue: delen }), adapter, { bodyParser: false, logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  luister.start();
  return Object.assign(vragen, {
    app,
    issuer,
    klok,
    databank,
    bron,
    luik,
    delen,
    fouten,
    token: (aansluiting: string) => {
      const oin = /oin:(\d{20})/.exec(partijen.aansluiting(aansluiting)?.source ?? '')?.[1];
      return issuer.token({ client_id: aansluiting, oin });
    },
    sluit: async () => {
      await app.close();
      await luister.sluit();
      await Promise.all([bron.destroy(), lees.destroy()]);
      await luik.dicht();
      await issuer.sluit();
      await databank.weg();
    },
  });
};
