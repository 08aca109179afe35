import fc from 'fast-check';
import { volgensSchema } from '../testing/schema-arbitrair';
import { CATALOGUS } from './catalogus';
import { isTelling, tellingschema, type Telling } from './telling';
import { TELLINGSOORTEN } from './tellingsoorten';

const PERSOON = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
const een: Telling = {
  id: PERSOON, soort: 'overdrachten', jaar: 2024, maand: 3, gemeente: 'TIEL', kenmerken: { richting: 'KP3_NAAR_KP4', definitie: 'v2', bewijs: 'ZORGPROFESSIONAL', persoon: 'EERSTE_IN_JAAR' },
};

describe('a count', () => {
  it('has the form of its kind', () => {
    expect(isTelling(een, 'overdrachten')).toBe(true);
    expect(isTelling(een, 'driegesprekken')).toBe(false);
    expect(isTelling(een, 'iets')).toBe(false);
  });

  it.each(['inwonerRef', 'zaakId', 'actorId', 'source', 'berichtId', 'traceparent', 'dag', 'afzender', 'bsn', 'naam'])('has no place for %s, at any level', (veld) => {
    for (const soort of TELLINGSOORTEN) expect(JSON.stringify(tellingschema(soort))).not.toContain(`"${veld}"`);
    expect(isTelling({ ...een, [veld]: PERSOON }, 'overdrachten')).toBe(false);
    expect(isTelling({ ...een, kenmerken: { ...een.kenmerken, [veld]: PERSOON } }, 'overdrachten')).toBe(false);
  });

  it.each(TELLINGSOORTEN)('of %s carries nothing that names one person, case or message, whatever its fields are filled with', (soort) => {
    fc.assert(
      fc.property(volgensSchema(tellingschema(soort)), fc.constantFrom(PERSOON, 'tiel.pc.carla', 'A. Voorbeeld', '999999990', '2024-03-05'), (gevuld, geheim) => {
        const telling = { ...(gevuld as Telling), soort };
        expect(isTelling(telling, soort)).toBe(true);
        for (const veld of Object.keys(telling.kenmerken)) expect(isTelling({ ...telling, kenmerken: { ...telling.kenmerken, [veld]: geheim } }, soort)).toBe(false);
        for (const veld of ['soort', 'jaar', 'maand', 'gemeente']) expect(isTelling({ ...telling, [veld]: geheim }, soort)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('of what was refused names the type by the catalogue', () => {
    const weigering = { ...een, soort: 'weigeringen', kenmerken: { code: 'GEEN_KP4', type: CATALOGUS.find(({ context }) => context === 'boete')?.type } };
    expect(isTelling(weigering, 'weigeringen')).toBe(true);
    expect(isTelling({ ...weigering, kenmerken: { ...weigering.kenmerken, code: 'ZOMAAR' } }, 'weigeringen')).toBe(false);
  });
});
