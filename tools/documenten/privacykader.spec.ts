import { HANDELINGEN, leesKaders } from '#shared/privacy/kader';
import { laadBeleid } from '#shared/policy/beleid';
import { join } from 'node:path';
import { SECTIES } from '#shared/contracts/bericht';
import { PRIVACYKADERS } from './privacykader';

/** That each page says what the source says is held by documenten.spec.ts; here, that a privacy officer can use it. */
const bladen = Object.entries(PRIVACYKADERS).map(([bestand, maak]) => [bestand, maak()] as const);
const markdown = bladen.filter(([bestand]) => bestand.endsWith('.md'));
const html = bladen.filter(([bestand]) => bestand.endsWith('.html'));
const kaders = leesKaders(laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader'));

it('has a page per version, to read and to print', () => {
  const namen = kaders.map(({ vanaf }) => `docs/privacykader/${vanaf ?? '2015-01-01'}`);
  expect(bladen.map(([bestand]) => bestand)).toEqual(namen.flatMap((naam) => [`${naam}.md`, `${naam}.html`]));
});

describe.each(markdown)('%s', (_bestand, tekst) => {
  it('fits on one A4', () => {
    expect(tekst.split('\n').length).toBeLessThanOrEqual(60);
    expect(tekst.length).toBeLessThan(4_500);
    expect(tekst.split('\n').filter((regel) => regel.startsWith('| ')).length - 2).toBeLessThanOrEqual(7);
  });
  it('speaks Dutch: no code of the framework and no name of a field', () => {
    expect(tekst.replace(/^<!--.*$/m, '')).not.toMatch(/[A-Z]{2,}_[A-Z]|STUREN|ONTVANGEN|LEZEN|\bundefined\b|[a-z][A-Z]/);
  });
  it('explains every letter that it uses, and no other', () => {
    const gebruikt = new Set([...tekst.matchAll(/\(([a-g](?:, [a-g])*)\)/g)].flatMap(([, letters]) => letters?.split(', ') ?? []));
    const uitgelegd = new Set([...tekst.matchAll(/^- ([a-g]): /gm)].map(([, letter]) => letter));
    expect([...uitgelegd].sort()).toEqual([...gebruikt].sort());
  });
  it('gives the sentence of the source and what is still open', () => {
    expect(tekst).toMatch(/## Bron\n\n- Memo AB [^\n]+: "[^"]{30,}"/);
    expect(tekst).toMatch(/## Nog te bevestigen\n\n- \S/);
  });
});

it('names a right exactly where the framework has a cell', () => {
  kaders.forEach((kader, plek) => {
    const rijen = (markdown[plek]?.[1] ?? '').split('\n').filter((regel) => regel.startsWith('| ')).slice(2);
    SECTIES.forEach((sectie, nummer) => {
      const [, , , werkcoach = '', participatiecoach = '', inkomensconsulent = ''] = (rijen[nummer] ?? '').split(' | ').flatMap((cel, i) => (i === 0 ? ['', cel] : [cel]));
      for (const [rol, tekst] of Object.entries({ werkcoach, participatiecoach, inkomensconsulent })) {
        const woorden = HANDELINGEN.map((handeling) => ({ STUREN: 'stuurt', ONTVANGEN: 'krijgt', LEZEN: 'leest' })[handeling]);
        const mag = HANDELINGEN.map((handeling) => kader.matrix[sectie]?.[rol as 'werkcoach']?.[handeling] !== undefined);
        expect([kader.versie, sectie, rol, ...woorden.map((woord) => tekst.includes(woord))]).toEqual([kader.versie, sectie, rol, ...mag]);
      }
    });
  });
});

describe.each(html)('%s', (_bestand, tekst) => {
  it('can be read by a screen reader and printed on one sheet', () => {
    expect(tekst).toContain('<html lang="nl">');
    expect(tekst).toMatch(/<title>[^<]{20,}<\/title>/);
    expect(tekst.match(/<h1>/g)).toHaveLength(1);
    expect(tekst.match(/<main>/g)).toHaveLength(1);
    expect(tekst).toContain('<caption>');
    expect(tekst.match(/<th scope="row">/g)).toHaveLength(7);
    expect(tekst.match(/<th scope="col">/g)).toHaveLength(6);
    expect(tekst).toContain('@page{size:A4 landscape');
    expect(tekst).not.toMatch(/<script|src=|href=/);
  });
});
