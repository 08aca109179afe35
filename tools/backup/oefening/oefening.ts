import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LEVERINGEN_HERVAT } from '#shared/contracts/catalogus';
import { wacht } from '../../sandbox/bestanden';
import { hubmap } from '../../sandbox/toestand';
import { startZandbak, type Zandbak } from '../../sandbox/zandbak';
import { maakBackup } from '../maak';
import { SPRONG } from '../nazorg';
import { urlVan, zandbakplaats } from '../plaats';
import { zoekProgramma } from '../programma';
import { herstel, herstelSleutels, type Verslag } from '../terug';
import { ontbrekende } from '../vergelijk';
import { voorzieningVan } from '../voorziening';
import { hubopties } from './hub';
import { Buitenwereld, type Verstuurd } from './partijen';
import { brengGetuigen, VerliesbareHub, wisHub } from './ramp';
import { gaten, mailkenmerken, nietVerteld, ontvangst, sleutelVan, volgLijst, wachtOpRust, zakenBuitenVoorstel, zetKlok, zonderEenUitkomst } from './toets';

export type Oefenopties = { readonly map: string; readonly secondenVoor: number; readonly secondenNa: number; readonly gelijktijdig: number; readonly voortgang: (tekst: string) => void };

export type Uitslag = {
  readonly verslag: Verslag;
  readonly backupSeconden: number;
  readonly herstelSeconden: number;
  readonly aangenomen: number;
  /** Answered before the point of the backup, and not there; must be 0. */
  readonly kwijt: number;
  /** Answered after it and not there: what `--vergelijk` names. */
  readonly daarna: number;
  readonly anderReferentie: number;
  readonly zonderUitkomst: number;
  readonly zakenFout: number;
  readonly gaten: number;
  readonly gemist: number;
  readonly nietVerteld: number;
  readonly dubbelBezorgd: number;
  readonly dubbeleMails: number;
  /** Items that a follower of the list, who had seen more than the restored hub knew, got after his number; and whether the first one tells why. */
  readonly verderGevolgd: number;
  readonly meldingEerst: boolean;
  readonly logHeel: boolean;
};

const [OUD, NIEUW] = ['herstel-oud', 'herstel-nieuw'];
const VOLGER = 'gemeente-tiel.regie';
/** A party does not know to the second what is missing: it sends some of what is there as well. */
const MARGE_MS = 15_000;
const RUST_MS = 180_000;

const seconden = (begin: number): number => Math.round((performance.now() - begin) / 100) / 10;

type Voor = { readonly buiten: Buitenwereld; readonly backup: Awaited<ReturnType<typeof maakBackup>>; readonly backupSeconden: number; readonly laatsteVolgnr: number; readonly mails: readonly string[] };

type Plekken = { readonly naar: string; readonly sleutelsNaar: string };
type Paar = KeyPairKeyObjectResult;

const maakPaar = (): Paar => generateKeyPairSync('x25519');

/** The old hub: under load, saved half-way, and lost while the load goes on. */
const verliesHub = async ({ map, secondenVoor, secondenNa, gelijktijdig, voortgang }: Oefenopties, plekken: Plekken, gegevens: Paar, sleutels: Paar): Promise<Voor> => {
  const hub = await VerliesbareHub.start(map, OUD);
  try {
    const buiten = new Buitenwereld();
    await zetKlok(hub.urls);
    await buiten.verbind(hub.urls);
    const stopLast = buiten.belast(gelijktijdig);
    await wacht(secondenVoor * 1000);
    voortgang(`${buiten.verstuurd.length} berichten verstuurd; back-up onder belasting`);
    const begin = performance.now();
    const { version: versie } = JSON.parse(readFileSync(join(map, 'package.json'), 'utf8')) as { version: string };
    const backup = await maakBackup({ plaats: zandbakplaats(map, OUD, hub.urls), ...plekken, ontvanger: gegevens.publicKey, sleutelontvanger: sleutels.publicKey, programma: await zoekProgramma(map, voortgang), versie, voortgang });
    const backupSeconden = seconden(begin);
    await wacht(secondenNa * 1000);
    const laatsteVolgnr = (await volgLijst(buiten, VOLGER, 0)).at(-1)?.volgnr ?? 0;
    const mails = await mailkenmerken(hub.urls);
    voortgang('alles weg: kill -9 op elk proces, onder belasting');
    await Promise.all([hub.verlies(), stopLast(), buiten.verbreek()]);
    return { buiten, backup, backupSeconden, laatsteVolgnr, mails };
  } finally {
    await hub.verlies();
  }
};

type Terug = { readonly verslag: Verslag; readonly seconden: number };

/** A machine with nothing on it, from the two archives and what lay outside. */
const zetHubTerug = async ({ map, voortgang }: Oefenopties, { naar, sleutelsNaar }: Plekken, naam: string, gegevens: Paar, sleutels: Paar): Promise<Terug> => {
  wisHub(map, NIEUW);
  brengGetuigen(map, OUD, NIEUW);
  const begin = performance.now();
  await herstelSleutels(join(sleutelsNaar, naam), sleutels.privateKey, hubmap(map, NIEUW), false);
  const infra = await startZandbak({ instantie: NIEUW, map, metDiensten: false, voortgang: () => undefined });
  try {
    const plaats = zandbakplaats(map, NIEUW, infra.urls);
    const verslag = await herstel({ plaats, van: join(naar, naam), sleutel: gegevens.privateKey, programma: await zoekProgramma(map, voortgang), voorziening: voorzieningVan(plaats, map, true), voortgang });
    return { verslag, seconden: seconden(begin) };
  } finally {
    await infra.stop();
  }
};

type Vondst = Pick<Uitslag, 'aangenomen' | 'kwijt' | 'daarna'> & { readonly teSturen: readonly Verstuurd[] };

const vergelijk = async (url: string, buiten: Buitenwereld, peil: number): Promise<Vondst> => {
  const aangenomen = buiten.verstuurd.filter(({ aangenomenOp }) => aangenomenOp !== undefined);
  const weg = new Set((await ontbrekende(url, aangenomen.map(sleutelVan))).map(({ id }) => id));
  const ervoor = aangenomen.filter(({ aangenomenOp = 0 }) => aangenomenOp < peil);
  const kwijt = ervoor.filter((een) => weg.has(sleutelVan(een).id)).length;
  const vanInwoner = new Set(buiten.verstuurd.filter(({ aangenomenOp }) => aangenomenOp === undefined || aangenomenOp >= peil - MARGE_MS).map(({ inwoner }) => inwoner));
  return { aangenomen: aangenomen.length, kwijt, daarna: weg.size - kwijt, teSturen: buiten.verstuurd.filter(({ inwoner }) => vanInwoner.has(inwoner)) };
};

/** The parties go on with the new hub: they send again what they cannot be sure of, and follow their lists from where they were. */
const gaVerder = async (zandbak: Zandbak, { map, voortgang }: Oefenopties, voor: Voor, { verslag, seconden: herstelSeconden }: Terug): Promise<Uitslag> => {
  const { buiten, backupSeconden, laatsteVolgnr, mails } = voor;
  const { urls } = zandbak;
  const url = urlVan(zandbakplaats(map, NIEUW, urls));
  const { teSturen, ...vondst } = await vergelijk(url, buiten, Date.parse(verslag.manifest.peilmoment));
  await buiten.verbind(urls);
  voortgang(`${vondst.daarna} berichten van daarna ontbreken en zijn genoemd; de partijen sturen er ${teSturen.length} opnieuw`);
  const anderReferentie = await buiten.stuurOpnieuw(teSturen);
  const inRust = await wachtOpRust(urls, RUST_MS);
  voortgang(inRust ? 'de hub is in rust; nakijken' : 'de hub komt niet in rust');
  await wacht(500);
  const gevolgd = await volgLijst(buiten, VOLGER, laatsteVolgnr);
  const { gemist, dubbel } = await ontvangst(url, buiten);
  const uitslag: Uitslag = {
    verslag, backupSeconden, herstelSeconden, ...vondst, anderReferentie,
    zonderUitkomst: inRust ? await zonderEenUitkomst(url, buiten.verstuurd) : buiten.verstuurd.length,
    zakenFout: await zakenBuitenVoorstel(url, buiten.verstuurd),
    gaten: await gaten(url), gemist, nietVerteld: nietVerteld(buiten), dubbelBezorgd: dubbel,
    dubbeleMails: (await mailkenmerken(urls)).filter((kenmerk) => mails.includes(kenmerk)).length,
    verderGevolgd: gevolgd.length,
    meldingEerst: gevolgd[0]?.bericht.type === LEVERINGEN_HERVAT && gevolgd.every(({ volgnr }) => volgnr >= SPRONG),
    logHeel: verslag.logboeken.length > 0 && verslag.logboeken.every(({ bevindingen }) => bevindingen.length === 0),
  };
  await buiten.verbreek();
  return uitslag;
};

/** A hub is lost under load, and another one goes on from its backup (docs/draaiboeken/herstel.md). */
export const oefen = async (opties: Oefenopties): Promise<Uitslag> => {
  const { map, voortgang } = opties;
  const plekken = { naar: join(map, '.hub', 'herstel', 'gegevens'), sleutelsNaar: join(map, '.hub', 'herstel', 'sleutels') };
  rmSync(join(map, '.hub', 'herstel'), { recursive: true, force: true });
  const [gegevens, sleutels] = [maakPaar(), maakPaar()];
  voortgang('een hub starten');
  const voor = await verliesHub(opties, plekken, gegevens, sleutels);
  const terug = await zetHubTerug(opties, plekken, voor.backup.naam, gegevens, sleutels);
  voortgang('de diensten starten');
  const zandbak = await startZandbak(hubopties(map, NIEUW));
  try {
    return await gaVerder(zandbak, opties, voor, terug);
  } finally {
    await zandbak.stop();
  }
};
