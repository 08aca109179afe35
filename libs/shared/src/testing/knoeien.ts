import { schakelhash, ketenbegin } from '../logboek/keten';
import { merkVan } from '../logboek/logboek';
import type { Recordrij } from '../logboek/record';
import { getuigeregel } from '../logboek/getuige.regels';
import type { Proeflog } from './prooflog';

/** A whole number from 0 up to `tot`. */
export type Gok = (tot: number) => number;

/** A row of numbers that a seed gives back (mulberry32). */
export const gokker = (zaad: number): Gok => {
  let stand = zaad >>> 0;
  return (tot) => {
    stand = (stand + 0x6d2b79f5) >>> 0;
    let t = Math.imul(stand ^ (stand >>> 15), 1 | stand);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * tot);
  };
};

const kies = <T>(rij: readonly T[], gok: Gok): T => rij[gok(rij.length)] as T;
const plek = (rij: readonly unknown[], gok: Gok): number => gok(rij.length);

/** One bit of these bytes. */
const bit = (bytes: Buffer, gok: Gok): Buffer => {
  const anders = Buffer.from(bytes);
  const plaats = gok(bytes.length);
  anders[plaats] = (anders[plaats] ?? 0) ^ (1 << gok(8));
  return anders;
};
const hexbit = (hex: string, gok: Gok): string => bit(Buffer.from(hex, 'hex'), gok).toString('hex');
const letter = (tekst: string, gok: Gok): string => {
  const plaats = gok(tekst.length);
  const nieuw = String.fromCharCode(97 + gok(26));
  return `${tekst.slice(0, plaats)}${tekst[plaats] === nieuw ? '#' : nieuw}${tekst.slice(plaats + 1)}`;
};

const KOLOMMEN = ['id', 'op', 'soort', 'activiteit', 'uitkomst', 'code', 'inwonerRef', 'zaakId', 'actor', 'aansluiting', 'gemeente', 'traceId'] as const;

const vervang = <T>(rij: T[], plaats: number, nieuw: Partial<T>): void => {
  rij[plaats] = { ...(rij[plaats] as T), ...nieuw };
};
const wissel = <T>(rij: T[], a: number, b: number): void => {
  [rij[a], rij[b]] = [rij[b] as T, rij[a] as T];
};
/** Two different places. */
const twee = (rij: readonly unknown[], gok: Gok): [number, number] => {
  const a = gok(rij.length - 1);
  return [a, a + 1 + gok(rij.length - a - 1)];
};

/** The content says something else, and the mark is made to fit: whoever can edit a row can do that too. */
const netjesGewijzigd = (record: Recordrij, gok: Gok): Partial<Recordrij> => {
  const inhoud = { ...(JSON.parse(record.inhoud) as Record<string, unknown>), actor: `wz.wc.${gok(1_000_000)}` };
  return { inhoud: JSON.stringify(inhoud), merk: merkVan(inhoud), actor: inhoud.actor };
};

/** From this place on the chain is made to fit again, as somebody would who knows how it is made but has no key. */
const rekenDoor = ({ keten, dienst }: Proeflog, vanaf: number): void => {
  for (let i = vanaf; i < keten.length; i += 1) {
    const rij = keten[i] as Proeflog['keten'][number];
    vervang(keten, i, { hash: schakelhash(keten[i - 1]?.hash ?? ketenbegin(dienst), rij.positie, rij.volgnr, rij.merk) });
  }
};

/** Removes the newest from that place on, with everything in the database that told of it. */
const kapAf = (log: Proeflog, vanaf: number): void => {
  const weg = new Set(log.keten.splice(vanaf).map(({ volgnr }) => volgnr));
  log.records = log.records.filter(({ volgnr }) => !weg.has(volgnr));
  log.zegels = log.zegels.filter(({ positie }) => positie <= vanaf);
};

/** Everything one could do to a log, each in one way at a random place. */
export const KNOEIERIJEN: Readonly<Record<string, (log: Proeflog, gok: Gok) => void>> = {
  'content edited': ({ records }, gok) => {
    const i = plek(records, gok);
    vervang(records, i, { inhoud: letter((records[i] as Recordrij).inhoud, gok) });
  },
  'content edited, mark fitted': ({ records }, gok) => {
    const i = plek(records, gok);
    vervang(records, i, netjesGewijzigd(records[i] as Recordrij, gok));
  },
  'content, mark and chain fitted': (log, gok) => {
    const i = plek(log.records, gok);
    vervang(log.records, i, netjesGewijzigd(log.records[i] as Recordrij, gok));
    vervang(log.keten, i, { merk: (log.records[i] as Recordrij).merk });
    rekenDoor(log, i);
  },
  'white space added': ({ records }, gok) => {
    const i = plek(records, gok);
    vervang(records, i, { inhoud: ` ${(records[i] as Recordrij).inhoud}` });
  },
  'field doubled': ({ records }, gok) => {
    const i = plek(records, gok);
    vervang(records, i, { inhoud: (records[i] as Recordrij).inhoud.replace('{', '{"actor":"wz.wc.ander",') });
  },
  'column edited': ({ records }, gok) => {
    const i = plek(records, gok);
    const kolom = kies(KOLOMMEN, gok);
    vervang(records, i, { [kolom]: letter((records[i] as Recordrij)[kolom] ?? 'x', gok) });
  },
  'column emptied': ({ records }, gok) => vervang(records, plek(records, gok), { [kies(['inwonerRef', 'actor', 'aansluiting', 'gemeente'] as const, gok)]: null }),
  'moment shifted by a microsecond': ({ records }, gok) => {
    const i = plek(records, gok);
    vervang(records, i, { op: (records[i] as Recordrij).op.replace('000Z', '001Z') });
  },
  'mark edited': ({ records }, gok) => {
    const i = plek(records, gok);
    vervang(records, i, { merk: bit((records[i] as Recordrij).merk, gok) });
  },
  'record removed': ({ records }, gok) => void records.splice(plek(records, gok), 1),
  'record removed with its row': (log, gok) => {
    const i = plek(log.records, gok);
    log.records.splice(i, 1);
    log.keten.splice(i, 1);
  },
  'record removed, chain closed behind it': (log, gok) => {
    const i = plek(log.records, gok);
    log.records.splice(i, 1);
    log.keten.splice(i, 1);
    log.keten = log.keten.map((rij, nr) => ({ ...rij, positie: nr + 1 }));
    rekenDoor(log, i);
  },
  'records swapped': ({ records }, gok) => {
    const [a, b] = twee(records, gok);
    const [een, ander] = [records[a] as Recordrij, records[b] as Recordrij];
    records[a] = { ...ander, volgnr: een.volgnr };
    records[b] = { ...een, volgnr: ander.volgnr };
  },
  'record inserted': ({ records }, gok) => {
    const record = kies(records, gok);
    records.push({ ...record, ...netjesGewijzigd(record, gok), volgnr: 1000 + gok(1000) });
  },
  'record duplicated': ({ records }, gok) => void records.push({ ...kies(records, gok), volgnr: 1000 + gok(1000) }),
  'row of the chain edited': ({ keten }, gok) => {
    const i = plek(keten, gok);
    const rij = keten[i] as Proeflog['keten'][number];
    vervang(keten, i, kies([{ hash: bit(rij.hash, gok) }, { merk: bit(rij.merk, gok) }, { volgnr: rij.volgnr + 1 + gok(9) }, { positie: rij.positie + 1 + gok(9) }], gok));
  },
  'row of the chain removed': ({ keten }, gok) => void keten.splice(plek(keten, gok), 1),
  'rows of the chain swapped': ({ keten }, gok) => wissel(keten, ...twee(keten, gok)),
  'rows of the chain swapped, chain fitted': (log, gok) => {
    const [a, b] = twee(log.keten, gok);
    wissel(log.keten, a, b);
    log.keten = log.keten.map((rij, nr) => ({ ...rij, positie: nr + 1 }));
    rekenDoor(log, a);
  },
  'row of the chain doubled': ({ keten }, gok) => {
    const i = plek(keten, gok);
    keten.splice(i, 0, keten[i] as Proeflog['keten'][number]);
  },
  'row added at the end': (log, gok) => {
    const record = kies(log.records, gok);
    const nieuw = { ...record, ...netjesGewijzigd(record, gok), volgnr: 5000 };
    log.records.push(nieuw);
    log.keten.push({ positie: log.keten.length + 1, volgnr: 5000, merk: nieuw.merk, hash: record.merk });
    rekenDoor(log, log.keten.length - 1);
  },
  'checkpoint edited': ({ zegels }, gok) => {
    const i = plek(zegels, gok);
    const zegel = zegels[i] as Proeflog['zegels'][number];
    vervang(zegels, i, kies([{ hash: hexbit(zegel.hash, gok) }, { positie: zegel.positie + 1 }, { aantal: zegel.aantal - 1 }, { nr: zegel.nr + 1 }, { op: letter(zegel.op, gok) }, { sleutel: hexbit(zegel.sleutel, gok) }], gok));
  },
  'signature edited': ({ zegels }, gok) => {
    const i = plek(zegels, gok);
    const zegel = zegels[i] as Proeflog['zegels'][number];
    vervang(zegels, i, { handtekening: bit(Buffer.from(zegel.handtekening, 'base64'), gok).toString('base64') });
  },
  'checkpoint removed': ({ zegels }, gok) => void zegels.splice(plek(zegels, gok), 1),
  'checkpoints swapped': ({ zegels }, gok) => wissel(zegels, ...twee(zegels, gok)),
  'checkpoint doubled': ({ zegels }, gok) => {
    const i = plek(zegels, gok);
    zegels.splice(i, 0, zegels[i] as Proeflog['zegels'][number]);
  },
  'head cut off': (log, gok) => {
    const weg = 1 + gok(log.keten.length - 1);
    log.keten = log.keten.slice(weg);
    log.records = log.records.slice(weg);
    log.zegels = log.zegels.filter(({ positie }) => positie > weg);
  },
  'tail cut off at a record': (log, gok) => kapAf(log, gok(log.keten.length)),
  'tail cut off at a checkpoint': (log, gok) => kapAf(log, gok(log.zegels.length) * 4),
  'everything removed': (log) => kapAf(log, 0),
  'cut invented': (log, gok) => {
    const weg = 4 * (1 + gok(log.zegels.length - 1));
    const zegel = log.zegels[weg / 4 - 1] as Proeflog['zegels'][number];
    const { dienst, hash, sleutel, handtekening, op } = zegel;
    log.sneden.push({ dienst, nr: 1, positie: weg, hash, zegel: zegel.nr, tot: '2020-01-01T00:00:00.000Z', op, sleutel, handtekening });
    log.keten = log.keten.slice(weg);
    log.records = log.records.slice(weg);
    log.zegels = log.zegels.filter(({ positie }) => positie > weg);
  },
  'witness edited': ({ getuige }, gok) => {
    const i = plek(getuige, gok);
    getuige[i] = letter(getuige[i] as string, gok);
  },
  'line of the witness removed': ({ getuige }, gok) => void getuige.splice(plek(getuige, gok), 1),
  'lines of the witness swapped': ({ getuige }, gok) => wissel(getuige, ...twee(getuige, gok)),
  'unsigned line added to the witness': (log, gok) => {
    const zegel = kies(log.zegels, gok);
    log.getuige.push(getuigeregel({ ...zegel, nr: log.zegels.length + 1, positie: zegel.positie + 4 }));
  },
};
