import { join } from 'node:path';
import type { BerichtData } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { metrieken, register } from '#shared/operations/metrics';
import { laadMedischeWoorden } from '#shared/policy/formulieren';
import { waarschuwMedisch } from './medisch';

const lijst = laadMedischeWoorden(join(process.cwd(), 'config'));
const voorgesteld = bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1');
const waarschuw = (data: object) => waarschuwMedisch(data as BerichtData, voorgesteld, lijst);

describe('the warning about words that seem medical', () => {
  it('looks at words of the coach only, in whatever section they stand', () => {
    const data = { contact: { naam: 'Kanker' }, formulier: { mogelijkhedenBehoeften: 'Na een depressie', planVanAanpakRef: 'therapie-12' }, belastbaarheid: { onderbouwing: { type: 'PRAKTIJK_OVERIG', motivering: 'medicatie' } } };
    expect(waarschuw(data)).toEqual([
      { veld: 'formulier.mogelijkhedenBehoeften', woord: 'depressie' },
      { veld: 'belastbaarheid.onderbouwing.motivering', woord: 'medicatie' },
    ]);
  });

  it('is counted once per message, without the word', async () => {
    metrieken.medisch.reset();
    waarschuw({ formulier: { mogelijkhedenBehoeften: 'depressie en therapie' } });
    waarschuw({ formulier: { mogelijkhedenBehoeften: 'wil werken' } });
    const tekst = await register.getSingleMetricAsString('schakel_medisch_gewaarschuwd_total');
    expect(tekst).toMatch(/schakel_medisch_gewaarschuwd_total 1$/m);
    expect(tekst).not.toContain('depressie');
  });
});
