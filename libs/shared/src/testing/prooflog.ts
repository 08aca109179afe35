import { generateKeyPairSync } from 'node:crypto';
import { getuigeregel } from '../logboek/getuige.regels';
import { ketenbegin, schakelhash } from '../logboek/keten';
import type { Ketenrij, Logbron } from '../logboek/keuring';
import { inhoudVan, merkVan } from '../logboek/logboek';
import type { Recordrij } from '../logboek/record';
import { zegelkeuring, type Getekend, type Snede, type Zegel, type Zegelkeuring, type Zegelsleutel } from '../logboek/zegel';
import { nieuweTrace } from '../messaging/trace';

export type Sleutelpaar = { readonly geheim: string; readonly openbaar: string };

export const sleutelpaar = (): Sleutelpaar => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { geheim: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), openbaar: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
};

/** The tables of a log and what its witness wrote, as a test may change them. */
export type Proeflog = {
  dienst: string;
  nu: Date;
  records: Recordrij[];
  keten: Omit<Ketenrij, 'record'>[];
  zegels: Getekend<Zegel>[];
  sneden: Getekend<Snede>[];
  getuige: string[];
};

const DIENST = 'handover';
const BEGIN = Date.parse('2025-10-06T09:00:00Z');

const maakRecord = (volgnr: number, op: Date): Recordrij => {
  const geweigerd = volgnr % 3 === 0;
  const inhoud = inhoudVan(
    (['VERWERKING', 'BESLISSING', 'VERSTREKKING', 'WISSING'] as const)[volgnr % 4] ?? 'VERWERKING',
    {
      activiteit: 'nl.participatiewet.overdracht.voorgesteld.v1', uitkomst: geweigerd ? 'GEWEIGERD' : 'TOEGESTAAN', gemeente: 'TIEL', aansluiting: 'werkzaak.werk', actor: 'wz.wc.anna',
      inwonerRef: `5a1f0000-0000-4000-8000-${String(volgnr).padStart(12, '0')}`, oordelen: [{ categorie: 'contact', toegestaan: !geweigerd }], ...(geweigerd ? { code: 'NIET_BEVOEGD' } : {}),
    },
    nieuweTrace(),
    op,
  );
  const { id, soort, activiteit, uitkomst, code, inwonerRef, zaakId, actor, aansluiting, gemeente, traceId } = inhoud;
  return { volgnr, id, op: inhoud.op.replace('Z', '000Z'), soort, activiteit, uitkomst, code, inwonerRef, zaakId, actor, aansluiting, gemeente, traceId, inhoud: JSON.stringify(inhoud), merk: merkVan(inhoud) };
};

/** A log as the service makes it: records, a chain over them and a checkpoint per batch. */
export const maakProeflog = (sleutel: Zegelsleutel, aantal = 16, partij = 4): Proeflog => {
  const log: Proeflog = { dienst: DIENST, nu: new Date(BEGIN + 3_600_000), records: [], keten: [], zegels: [], sneden: [], getuige: [] };
  let hash = ketenbegin(DIENST);
  for (let positie = 1; positie <= aantal; positie += 1) {
    const op = new Date(BEGIN + positie * 250);
    // Numbers are drawn before the commit, and some never commit.
    const record = maakRecord(positie * 2 + (positie % 2), op);
    hash = schakelhash(hash, positie, record.volgnr, record.merk);
    log.records.push(record);
    log.keten.push({ positie, volgnr: record.volgnr, merk: record.merk, hash });
    if (positie % partij !== 0) continue;
    log.zegels.push(sleutel.teken({ dienst: DIENST, nr: positie / partij, positie, hash: hash.toString('hex'), aantal: positie, op: op.toISOString(), sleutel: sleutel.naam }));
  }
  log.getuige = log.zegels.map(getuigeregel);
  return log;
};

/** As the reader gives it: the chain with the records it names, and the records it does not. */
export const alsBron = ({ records, keten, getuige, ...rest }: Proeflog, metGetuige = true): Logbron => {
  const opNummer = new Map(records.map((record) => [record.volgnr, record]));
  const genoemd = new Set(keten.map(({ volgnr }) => volgnr));
  return {
    ...rest,
    keten: keten.map((schakel) => ({ ...schakel, record: opNummer.get(schakel.volgnr) ?? null })),
    los: records.filter((record) => !genoemd.has(record.volgnr) || opNummer.get(record.volgnr) !== record),
    ...(metGetuige ? { getuige } : {}),
  };
};

/** Ten thousand logs have the same signatures nearly everywhere: each distinct one is judged once. */
export const onthoudend = (openbaar: readonly string[]): Zegelkeuring => {
  const keur = zegelkeuring(openbaar);
  const bekend = new Map<string, boolean>();
  return (getekend) => {
    const tekst = JSON.stringify(getekend);
    const eerder = bekend.get(tekst) ?? keur(getekend);
    bekend.set(tekst, eerder);
    return eerder;
  };
};
