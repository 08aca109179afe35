import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leesEisen, leesSporen, telSporen, traceability, type Spoor } from './traceability';

const wortel = join(__dirname, '../..');
const eisen = leesEisen();
const sporen = leesSporen();
const ids = (rijen: readonly { readonly id: string }[]): string[] => rijen.map(({ id }) => id);
const van = (soort: Spoor['spoor']): Spoor[] => sporen.filter(({ spoor }) => spoor === soort);

/** The title of a test as it stands in its file: between quotes, whole. */
const heeftToets = ({ toets, naam }: Spoor): boolean => {
  const bestand = join(wortel, toets);
  const tekst = /\.(?:int-|e2e-)?spec\.tsx?$/.test(toets) && existsSync(bestand) ? readFileSync(bestand, 'utf8') : '';
  return naam !== '' && ["'", '"', '`'].some((teken) => tekst.includes(`(${teken}${naam}${teken}`));
};

it('follows the 448 requirements, each once', () => {
  expect(ids(eisen)).toEqual(Array.from({ length: 448 }, (_, plaats) => `R-${String(plaats + 1).padStart(3, '0')}`));
  expect(ids(sporen)).toEqual(ids(eisen));
  expect(eisen.filter(({ bron, plaats, regel, soort, actor }) => [bron, plaats, regel, soort, actor].includes(''))).toEqual([]);
});

it('names of what is built where it is, and the test that shows it', () => {
  expect(ids(van('GEBOUWD').filter(({ waar }) => waar.length === 0))).toEqual([]);
  expect(ids(van('GEBOUWD').filter((spoor) => !heeftToets(spoor)))).toEqual([]);
});

it('names no path and no test that does not exist', () => {
  expect(sporen.flatMap(({ id, waar }) => waar.filter((pad) => !existsSync(join(wortel, pad))).map((pad) => `${id} ${pad}`))).toEqual([]);
  expect(ids(sporen.filter((spoor) => `${spoor.toets}${spoor.naam}` !== '' && !heeftToets(spoor)))).toEqual([]);
});

it('says of the others why, or what is missing', () => {
  expect(ids(sporen.filter(({ spoor, toelichting }) => spoor !== 'GEBOUWD' && toelichting === ''))).toEqual([]);
});

it('lists the 107 rows of profiles as such, and no other', () => {
  expect(ids(van('GEMEENTEPROFIEL'))).toEqual(ids(eisen.filter(({ soort }) => soort === 'gemeente-profile')));
  expect(van('GEMEENTEPROFIEL')).toHaveLength(107);
});

it('leaves to a journey only what the document of the five regions asks, and says which', () => {
  const vijfRegios = new Set(ids(eisen.filter(({ bron }) => bron === '004')));
  expect(ids(van('REGIOREIS').filter(({ id, toelichting }) => !vijfRegios.has(id) || !/U-[4-8]/.test(toelichting)))).toEqual([]);
});

it('counts what is built and what is open: whoever closes a row changes it here', () => {
  expect(telSporen(sporen)).toEqual({ GEBOUWD: 218, BESCHRIJVEND: 22, GEMEENTEPROFIEL: 107, REGIOREIS: 101, OPEN: 0 });
});

it('has a row on its page for every requirement, also when there is a bar in it', () => {
  const bladzijde = traceability().split('\n');
  expect(ids(eisen).filter((id) => bladzijde.filter((regel) => regel.startsWith(`| ${id} | `)).length !== 1)).toEqual([]);
  const [eis] = eisen;
  const [spoor] = sporen;
  expect(eis && spoor && traceability([{ ...eis, regel: 'a|b' }], [spoor])).toContain(' | a\\|b | ');
});

describe('the table of choices', () => {
  const tekst = readFileSync(join(wortel, 'docs/beslissingen.md'), 'utf8');
  const regels = [...tekst.matchAll(/^\| (D-\d+b?) \|[^|]*\| (.+) \|$/gm)].map(([, id = '', plek = '']) => ({ id, plek }));

  it('has D-01 to D-32 and D-16b, each once', () => {
    const alle = [...Array.from({ length: 32 }, (_, plaats) => `D-${String(plaats + 1).padStart(2, '0')}`), 'D-16b'];
    expect(ids(regels).sort()).toEqual(alle.sort());
  });

  it('points for every choice at configuration or at an ADR', () => {
    expect(ids(regels.filter(({ plek }) => !/`(?:config|docs\/adr)\//.test(plek)))).toEqual([]);
  });
});
