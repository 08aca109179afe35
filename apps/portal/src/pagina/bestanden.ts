import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { STIJL } from './stijl';

/** A stylesheet under an address that holds the hash of its content: it may be kept for a year, and a new version has a new address. */
export type Bestand = { readonly pad: string; readonly inhoud: Buffer; readonly ingepakt: Buffer };

const vind = createRequire(__filename);

const BRONNEN: readonly (readonly [naam: string, lees: () => Buffer])[] = [
  ['thema', () => readFileSync(vind.resolve('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'))],
  ['utrecht', () => readFileSync(vind.resolve('@utrecht/component-library-css/dist/index.css'))],
  ['schakel', () => Buffer.from(STIJL)],
];

export class Bestanden {
  private readonly alle: ReadonlyMap<string, Bestand>;

  constructor() {
    const bestanden = BRONNEN.map(([naam, lees]) => {
      const inhoud = lees();
      const hash = createHash('sha256').update(inhoud).digest('hex').slice(0, 16);
      return { pad: `/bestanden/${naam}.${hash}.css`, inhoud, ingepakt: gzipSync(inhoud, { level: 9 }) };
    });
    this.alle = new Map(bestanden.map((bestand) => [bestand.pad, bestand]));
  }

  /** In the order in which a page must load them. */
  get paden(): readonly string[] {
    return [...this.alle.keys()];
  }

  vind(pad: string): Bestand | undefined {
    return this.alle.get(pad);
  }
}
