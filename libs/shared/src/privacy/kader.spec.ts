import { join } from 'node:path';
import { CATALOGUS } from '#shared/contracts/catalogus';
import { dag, type Datum } from '#shared/kernel/datum';
import { laadBeleid } from '../policy/beleid';
import { KaderFout, kaderOp, leesKaders } from './kader';

const versies = laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader');
const kaders = leesKaders(versies);

describe('the privacy framework', () => {
  it.each([['2000-01-01', 'v1'], ['2025-09-01', 'v1'], ['2025-09-02', 'v2'], ['2030-01-01', 'v2']])('on %s is %s', (datum, versie) => expect(kaderOp(kaders, dag(datum)).versie).toBe(versie));
  it('throws on a day without one: nothing may then be shared', () => {
    const gat = kaders.map((kader) => ({ ...kader, vanaf: kader.vanaf ?? ('2020-01-01' as Datum) }));
    expect(() => kaderOp(gat, dag('2019-12-31'))).toThrow(KaderFout);
    expect(() => kaderOp([], dag('2025-01-01'))).toThrow(KaderFout);
  });
  it.each([
    ['an unknown condition', { contact: { werkcoach: { LEZEN: ['ALTIJD'] } } }],
    ['an unknown category', { iets: {} }],
    ['an unknown role', { contact: { schuldhulpverlener: {} } }],
    ['an unknown act', { contact: { werkcoach: { DOORSTUREN: [] } } }],
  ])('with %s is refused at the start', (_wat, matrix) => {
    expect(() => leesKaders([{ id: 'privacykader', versie: 'x', vanaf: null, tot: null, waarden: { onderbouwingTypen: [], registratieContexten: [], matrix } }])).toThrow(KaderFout);
  });
  it('names only types and contexts of the catalogue', () => {
    for (const { onderbouwingTypen, registratieContexten } of kaders) {
      for (const type of onderbouwingTypen) expect(CATALOGUS.map((soort) => soort.type)).toContain(type);
      for (const context of registratieContexten) expect(CATALOGUS.map((soort) => String(soort.context))).toContain(context);
    }
  });
});
