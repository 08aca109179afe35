import { join } from 'node:path';
import { Bronnenboek } from './bronnenboek';

const boek = Bronnenboek.uit(join(__dirname, '../../../../config'));

describe('the sentences behind an agreement', () => {
  it('are those of the version that was applied, also when a later one holds today', () => {
    const [v1, v2] = ['v1', 'v2'].map((versie) => boek.van({ id: 'privacykader', versie }));
    expect(v1?.bron).toEqual([{ document: 'Memo AB 29-1-2025', plaats: 'Knelpunten 1', zin: expect.stringMatching(/^Het betreft echter gevoelige persoonsgegevens/) }]);
    expect(v2).toMatchObject({ vanaf: '2025-09-02', onderwerp: 'Delen van persoonsgegevens tussen gemeenten en Werkzaak' });
    expect(v2?.bron.map(({ document }) => document)).toEqual(['Memo AB 2-9-2025', 'Memo AB 2-9-2025', 'Memo AB 2-9-2025']);
  });

  it('are there for a version that was prepared and never held, and for none that does not exist', () => {
    expect(boek.van({ id: 'ontheffing-bij-overdracht', versie: 'B' })?.bron.length).toBeGreaterThan(0);
    expect(boek.van({ id: 'privacykader', versie: 'v99' })).toBeUndefined();
  });
});
