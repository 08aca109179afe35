import { join } from 'node:path';
import { laadMedischeWoorden } from './formulieren';
import { medischeWoorden } from './formulieren.medisch';

const lijst = laadMedischeWoorden(join(process.cwd(), 'config'));
const gevonden = (tekst: string) => medischeWoorden({ veld: tekst }, lijst).map(({ woord }) => woord);

describe('words that seem medical', () => {
  it.each([
    ['Heeft een depressie gehad.', ['depressie']],
    ['Twee depressies en medicijnen', ['depressies', 'medicijnen']],
    ['Diagnose: ADHD, gebruikt Ritalin', ['diagnose', 'adhd', 'ritalin']],
    ['psychiatrische behandeling bij de GGZ', ['psychiatrische', 'ggz']],
    ['heeft borstkanker', ['borstkanker']],
    ['een burn-out', ['burn-out']],
    ['suïcidaal geweest', ['suïcidaal']],
    ['Depressie, depressie, DEPRESSIE', ['depressie']],
    ['angst- en paniekaanvallen', ['paniekaanvallen']],
  ])('are found as whole words, in plural and as part of a longer word: %s', (tekst, woorden) => expect(gevonden(tekst)).toEqual(woorden));

  it.each(['Wil graag met dieren werken, vier uur per week.', 'Kan goed met kinderen omgaan.', 'Heeft hulp nodig bij de administratie.', 'De arts adviseerde rustig op te bouwen.', 'Doet mee aan een iqtest-avond in Maniera.', 'Werkt aan additionele taken.', ''])(
    'are not found in what says nothing about illness: %s',
    (tekst) => expect(gevonden(tekst)).toEqual([]),
  );

  it('are found however the letters were typed', () => expect(gevonden('suïcidaal'.normalize('NFD'))).toEqual(['suïcidaal']));

  it('are named with their field, each once per field', () => {
    expect(medischeWoorden({ 'formulier.mogelijkhedenBehoeften': 'therapie, Therapie', 'belastbaarheid.onderbouwing.motivering': 'therapie' }, lijst)).toEqual([
      { veld: 'formulier.mogelijkhedenBehoeften', woord: 'therapie' },
      { veld: 'belastbaarheid.onderbouwing.motivering', woord: 'therapie' },
    ]);
  });

  it('take no time that grows with the text', () => {
    const begin = performance.now();
    gevonden('therapeuta '.repeat(30));
    gevonden('a'.repeat(300));
    expect(performance.now() - begin).toBeLessThan(200);
  });
});
