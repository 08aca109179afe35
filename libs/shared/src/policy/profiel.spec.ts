import { join } from 'node:path';
import { dag } from '../kernel/datum';
import { laadBeleid, maakBeleid } from './beleid';
import { pilotdeelnemers, profielId, profielOp } from './profiel';

const beleid = laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false });
const uitvoerder = (gemeente: string, op: string) => profielOp(beleid, gemeente, dag(op))?.uitvoerderKp4 ?? null;

describe('the profile of a gemeente', () => {
  it.each([
    ['NEDER_BETUWE', '2025-12-31', 'BUREN'],
    ['NEDER_BETUWE', '2026-01-01', 'WERKZAAK'],
    ['TIEL', '2015-01-01', 'TIEL'],
    ['BUREN', '2026-01-01', null],
  ])('of %s on %s has %s as uitvoerder of klantprofiel 4 (D-15, P-14)', (gemeente, op, verwacht) => expect(uitvoerder(gemeente, op)).toBe(verwacht));

  it('is a file of its own, named after the gemeente', () => expect(profielId('NEDER_BETUWE')).toBe('profiel-neder-betuwe'));
});

describe('R-186 who takes part in the pilot', () => {
  const versie = (naam: string, mee: boolean, rest: object) => ({
    versie: naam, actief: true, bron: [{ document: 'Memo', plaats: '§1', zin: 'Een zin.' }], afgestemdMet: [], goedgekeurdDoor: 'AB', teBevestigen: [],
    waarden: { regels: [{ gemeente: 'BUREN', uitvoerderKp4: 'BUREN', pilotIntensieverContact: mee }] }, ...rest,
  });
  const met = maakBeleid(
    [{ id: 'profiel-buren', onderwerp: 'Buren', versies: [versie('v1', false, { tot: dag('2024-06-01') }), versie('v2', true, { vanaf: dag('2024-06-01'), tot: dag('2025-01-01') }), versie('v3', false, { vanaf: dag('2025-01-01') })] }],
    { activeringen: [], voorbeelden: false },
  );

  it.each([[2023, []], [2024, ['BUREN']], [2025, []]])('in %d is %j: a day of the year is enough, and the day after the last is not', (jaar, verwacht) => {
    expect(pilotdeelnemers(met, ['TIEL', 'BUREN'], jaar)).toEqual(verwacht);
  });

  it('is nobody by what is agreed: the board dropped it in March 2024', () => expect(pilotdeelnemers(beleid, ['TIEL', 'NEDER_BETUWE'], 2026)).toEqual([]));
});
