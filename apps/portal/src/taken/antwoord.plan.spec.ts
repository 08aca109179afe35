import { bekendeSoort } from '#shared/contracts/catalogus';
import { dag } from '#shared/kernel/datum';
import { planantwoorden } from './antwoord.plan';
import type { Zaak } from './zaak';

const zaak = (soort: string): Zaak => ({ taak: { soort, inwonerRef: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d' }, soort: 'plan', wie: { rol: 'werkcoach' }, vandaag: dag('2026-10-12'), gemeente: 'TIEL' }) as unknown as Zaak;

it('a coach says which version was discussed and when again, as a message that has exactly those fields', () => {
  const [antwoord] = planantwoorden;
  expect([antwoord?.past(zaak('PLAN_EVALUEREN')), antwoord?.past(zaak('CONTACT_PLANNEN'))]).toEqual([true, false]);
  const gemaakt = antwoord?.concept(zaak('PLAN_EVALUEREN'), { planRef: 'pva-12', planVersie: '3', datum: '2026-10-12', volgende: '2027-04-12' });
  const { doelen, secties } = bekendeSoort(`nl.participatiewet.${gemaakt?.soort}.v1`);
  expect([gemaakt?.doel, Object.keys(gemaakt?.secties['verloop'] ?? {})]).toEqual([doelen[0], secties.verloop?.schema['required']]);
  const zelf = antwoord?.concept(zaak('PLAN_EVALUEREN'), { planRef: 'pva-12', planVersie: '3', datum: '2026-10-12', volgende: '2027-04-12', zelfVormgegeven: 'nee' });
  expect(zelf?.secties['verloop']).toMatchObject({ zelfVormgegeven: false });
  expect(gemaakt?.secties).toEqual({ verloop: { planRef: 'pva-12', planVersie: 3, datum: '2026-10-12', volgende: '2027-04-12' } });
});
