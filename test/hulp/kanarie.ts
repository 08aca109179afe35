import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Schema = { [sleutel: string]: any };

export type Kanarie = { readonly merk: string; readonly type: string; readonly sectie: string; readonly veld: string };

const RUN = randomBytes(4).toString('hex');

/** A marker in every field of a personal section that can hold one: text that is free enough. Codes, dates and numbers cannot be told apart from others. */
export class Kooi {
  readonly kanaries: Kanarie[] = [];
  private volgende = 0;

  /** Values for a section that its public schema accepts, with a marker wherever it may stand. */
  vul(type: string, sectie: string, schema: Schema, vast: Record<string, unknown> = {}): Record<string, unknown> {
    return this.object(schema, { type, sectie, veld: '' }, vast);
  }

  /** A marker that stands where no field is. */
  los(type: string, sectie: string, veld: string): string {
    return this.zet({ type, sectie, veld }, (n) => `kanarie-${RUN}-${n}x`);
  }

  /** A value that is a marker of itself. */
  ken(type: string, sectie: string, veld: string, merk: string): string {
    return this.zet({ type, sectie, veld }, () => merk);
  }

  private zet(plek: Omit<Kanarie, 'merk'>, maak: (nummer: number) => string): string {
    const merk = maak((this.volgende += 1));
    this.kanaries.push({ ...plek, merk });
    return merk;
  }

  private object(schema: Schema, plek: Omit<Kanarie, 'merk'>, vast: Record<string, unknown>): Record<string, unknown> {
    const velden = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    return Object.fromEntries(velden.map(([veld, deel]) => [veld, veld in vast ? vast[veld] : this.waarde(deel, { ...plek, veld: plek.veld ? `${plek.veld}.${veld}` : veld })]));
  }

  private waarde(schema: Schema, plek: Omit<Kanarie, 'merk'>): unknown {
    if (schema['enum']) return schema['enum'][0];
    if (schema['type'] === 'object') return this.object(schema, plek, {});
    if (schema['type'] === 'array') return [this.waarde(schema['items'] as Schema, plek)];
    if (schema['type'] === 'boolean') return true;
    if (schema['type'] === 'number' || schema['type'] === 'integer') return Math.max(1, Number(schema['minimum'] ?? 1));
    return this.tekst(schema, plek);
  }

  private tekst(schema: Schema, plek: Omit<Kanarie, 'merk'>): string {
    if (schema['format'] === 'date') return '2025-10-06';
    const patroon = schema['pattern'] ? new RegExp(schema['pattern'] as string, 'u') : /^/;
    const vormen = [(n: number) => `kanarie-${RUN}-${n}x`, (n: number) => `0${parseInt(RUN, 16)} 99${String(n).padStart(4, '0')}`, (n: number) => `kanarie-${RUN}-${n}x@sandbox.invalid`];
    const vorm = vormen.find((maak) => patroon.test(maak(0)));
    return vorm ? this.zet(plek, vorm) : ['nl', 'tiel.pc.carla', 'ANDERS', '2025-1'].find((tekst) => patroon.test(tekst)) ?? 'nl';
  }
}

const BROK = 4 * 1024 * 1024;

const bestanden = (map: string): string[] =>
  readdirSync(map, { withFileTypes: true }).flatMap((item) => {
    const pad = join(map, item.name);
    if (item.isDirectory()) return bestanden(pad);
    return item.isFile() ? [pad] : [];
  });

export type Vondst = { readonly bestand: string; readonly merk: string; readonly plaats: number; readonly ervoor: Buffer };

/** Every place below a folder where one of these texts lies in plain bytes, with what stands before it. Files that vanish meanwhile hold nothing. */
export const zoekIn = (map: string, merken: readonly string[], overslaan: (pad: string) => boolean = () => false): Vondst[] => {
  // One pass per file: all markers of a run begin alike, whatever comes after.
  const begin = [...new Set(merken.map((merk) => merk.slice(0, 11)))];
  return bestanden(map).filter((pad) => !overslaan(pad)).flatMap((pad) => zoekInBestand(pad, begin, merken));
};

const zoekInBestand = (pad: string, begin: readonly string[], merken: readonly string[]): Vondst[] => {
  let bestand: number;
  try {
    if (statSync(pad).size === 0) return [];
    bestand = openSync(pad, 'r');
  } catch {
    return [];
  }
  const gevonden: Vondst[] = [];
  try {
    let staart = Buffer.alloc(0);
    for (let plaats = 0; ; ) {
      const brok = Buffer.alloc(BROK);
      const gelezen = readSync(bestand, brok, 0, BROK, plaats);
      if (gelezen === 0) break;
      const tekst = Buffer.concat([staart, brok.subarray(0, gelezen)]);
      for (const kop of begin) {
        for (let i = tekst.indexOf(kop); i !== -1; i = tekst.indexOf(kop, i + 1)) {
          const merk = merken.find((een) => tekst.subarray(i, i + een.length).toString('latin1') === een);
          if (merk) gevonden.push({ bestand: pad, merk, plaats: plaats - staart.length + i, ervoor: Buffer.from(tekst.subarray(Math.max(0, i - 65_536), i)) });
        }
      }
      plaats += gelezen;
      // Enough of the end that a marker, and the head of the message it stands in, are never cut.
      staart = Buffer.from(tekst.subarray(Math.max(0, tekst.length - 65_600)));
    }
  } finally {
    closeSync(bestand);
  }
  return gevonden.filter((vondst, i, alle) => alle.findIndex((eerder) => eerder.plaats === vondst.plaats && eerder.merk === vondst.merk) === i);
};
