import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'amqplib';
import { Pool } from 'pg';
import { fictiefBsn, Partij, type Afzender } from '../demo/partij';
import type { Urls } from '../sandbox/toestand';

const ANNA: Afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
const TIEL: Afzender = { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' };
const WERKZAAK: Afzender = { actorId: 'werkzaak.werk', rol: 'systeem', werkgever: 'WERKZAAK', namensGemeente: null };
const DAG = '2025-10-06';
const GELIJKTIJDIG = 16;
const WACHT_MS = 120_000;
const LOS = 50;

export type Meting = {
  readonly aangenomenPerSeconde: number;
  readonly kaleCommitsPerSeconde: number;
  readonly aannemenP50: number;
  readonly aannemenP99: number;
  readonly bezorgdPerSeconde: number;
  readonly totBezorgdP50: number;
  readonly totBezorgdP99: number;
  /** One message at a time: nothing else under way. */
  readonly losP50: number;
  readonly losP99: number;
  readonly geheugenMb: Readonly<Record<string, number>>;
};

const percentiel = (waarden: readonly number[], p: number): number => [...waarden].sort((a, b) => a - b)[Math.min(waarden.length - 1, Math.floor((waarden.length * p) / 100))] ?? 0;

/** Runs `doe` for every item with that many at once; returns the duration of each in ms. */
const metGelijktijdig = async <T>(items: readonly T[], gelijktijdig: number, doe: (item: T) => Promise<void>): Promise<number[]> => {
  const duur: number[] = [];
  let volgende = 0;
  const werker = async (): Promise<void> => {
    for (let item = items[volgende++]; item !== undefined; item = items[volgende++]) {
      const begin = performance.now();
      await doe(item);
      duur.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: gelijktijdig }, werker));
  return duur;
};

/** The floor under accepting: a row of the same size, committed alone, over as many connections. */
const kaleCommits = async ({ postgres }: Urls, aantal: number): Promise<number> => {
  const pool = new Pool({ connectionString: postgres['beheer'] ?? '', max: GELIJKTIJDIG });
  await pool.query('CREATE SCHEMA IF NOT EXISTS meting; CREATE TABLE IF NOT EXISTS meting.rij (id uuid primary key, inhoud json)');
  const inhoud = JSON.stringify({ vulling: 'x'.repeat(1400) });
  const begin = performance.now();
  await metGelijktijdig(Array.from({ length: aantal }, (_, i) => i), GELIJKTIJDIG, async () => void (await pool.query('INSERT INTO meting.rij VALUES ($1, $2)', [randomUUID(), inhoud])));
  const seconden = (performance.now() - begin) / 1000;
  await pool.query('DROP SCHEMA meting CASCADE');
  await pool.end();
  return aantal / seconden;
};

const geheugen = (processen: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(processen).map(([naam, pid]) => {
      const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
      return [naam, Math.round(Number(kb) / 1024)];
    }),
  );

type Zaak = { readonly bericht: Record<string, unknown>; verstuurd: number; bezorgd: number; meld?: () => void };

const bereidZakenVoor = async (tiel: Partij, werkzaak: Partij, aantal: number): Promise<Zaak[]> => {
  const zaken: Zaak[] = [];
  await metGelijktijdig(Array.from({ length: aantal }, (_, i) => i), GELIJKTIJDIG, async () => {
    const { inhoud } = await tiel.stuur(
      tiel.maak('inwoner.geregistreerd', TIEL, { peildatum: DAG, doel: 'BEHEER', identiteit: { bsn: fictiefBsn() }, verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: '2022-01-01' } }),
    );
    const inwonerRef = inhoud['inwonerRef'];
    await werkzaak.stuur(werkzaak.maak('inwoner.coach.toegewezen', WERKZAAK, { inwonerRef, peildatum: DAG, doel: 'BEHEER', verloop: { coach: ANNA.actorId, rol: 'werkcoach', vanaf: '2022-01-01' } }));
    const bericht = werkzaak.maak('overdracht.voorgesteld', ANNA, {
      zaakId: randomUUID(),
      inwonerRef,
      peildatum: DAG,
      verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', inwonerGeraadpleegdOp: DAG, inwonerVoorgelichtOp: DAG, driegesprek: { aangebodenOp: DAG, antwoord: 'GEWENST' } },
      contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 000', taalvoorkeur: 'nl' },
      formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG'], perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
      belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20', dossierRef: 'dossier:meting' } },
    });
    zaken.push({ bericht, verstuurd: 0, bezorgd: 0 });
  });
  return zaken;
};

const luister = async ({ amqp }: Urls, zaken: readonly Zaak[]): Promise<{ allesBinnen: Promise<void>; sluit: () => Promise<void> }> => {
  const opId = new Map(zaken.map((zaak) => [String(zaak.bericht['id']), zaak]));
  const verbinding = await connect(amqp['uit.gemeente-tiel.regie'] ?? '');
  const kanaal = await verbinding.createChannel();
  let binnen = 0;
  const allesBinnen = new Promise<void>((klaar) => {
    void kanaal.consume('uit.gemeente-tiel.regie', (levering) => {
      if (!levering) return;
      kanaal.ack(levering);
      const zaak = opId.get(String(levering.properties.messageId));
      if (!zaak || zaak.bezorgd > 0) return;
      zaak.bezorgd = performance.now();
      zaak.meld?.();
      binnen += 1;
      if (binnen === zaken.length) klaar();
    });
  });
  return { allesBinnen, sluit: () => verbinding.close() };
};

const verstuur = async (werkzaak: Partij, zaak: Zaak): Promise<void> => {
  zaak.verstuurd = performance.now();
  const { status } = await werkzaak.roep('/v1/berichten', { methode: 'POST', body: zaak.bericht });
  if (status !== 202) throw new Error(`niet aangenomen: ${status}`);
};

/** Each message is sent when the one before it was delivered. */
const meetLos = async (urls: Urls, werkzaak: Partij, zaken: readonly Zaak[]): Promise<number[]> => {
  const { sluit } = await luister(urls, zaken);
  for (const zaak of zaken) {
    const bezorgd = new Promise<void>((klaar) => {
      zaak.meld = klaar;
    });
    await verstuur(werkzaak, zaak);
    await bezorgd;
  }
  await sluit();
  return zaken.map((z) => z.bezorgd - z.verstuurd);
};

/** One round: proposals accepted over HTTP by one connection and read from the queue of the other. */
export const meet = async (urls: Urls, processen: Readonly<Record<string, number>>, aantal: number): Promise<Meting> => {
  const tiel = new Partij(urls, 'gemeente-tiel.regie');
  const werkzaak = new Partij(urls, 'werkzaak.werk');
  const klok = await fetch(`${urls.http}/sandbox/klok`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ moment: `${DAG}T09:00` }) });
  if (!klok.ok) throw new Error(`klok: ${klok.status}`);
  const los = await meetLos(urls, werkzaak, await bereidZakenVoor(tiel, werkzaak, LOS));
  const zaken = await bereidZakenVoor(tiel, werkzaak, aantal);
  const kaal = await kaleCommits(urls, 2000);
  const { allesBinnen, sluit } = await luister(urls, zaken);
  const begin = performance.now();
  const duur = await metGelijktijdig(zaken, GELIJKTIJDIG, (zaak) => verstuur(werkzaak, zaak));
  const aangenomen = performance.now();
  await Promise.race([allesBinnen, new Promise((_, mislukt) => setTimeout(() => mislukt(new Error('niet alles bezorgd binnen twee minuten')), WACHT_MS).unref())]);
  const bezorgd = performance.now();
  await sluit();
  const totBezorgd = zaken.map((z) => z.bezorgd - z.verstuurd);
  return {
    aangenomenPerSeconde: aantal / ((aangenomen - begin) / 1000),
    kaleCommitsPerSeconde: kaal,
    aannemenP50: percentiel(duur, 50),
    aannemenP99: percentiel(duur, 99),
    bezorgdPerSeconde: aantal / ((bezorgd - begin) / 1000),
    totBezorgdP50: percentiel(totBezorgd, 50),
    totBezorgdP99: percentiel(totBezorgd, 99),
    losP50: percentiel(los, 50),
    losP99: percentiel(los, 99),
    geheugenMb: geheugen(processen),
  };
};
