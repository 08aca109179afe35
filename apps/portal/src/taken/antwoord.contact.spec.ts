import { bekendeSoort } from '#shared/contracts/catalogus';
import { dag } from '#shared/kernel/datum';
import type { Contactcadans } from '../api/api.types';
import { contactantwoorden } from './antwoord.contact';
import { contactsecties } from './contact.secties';
import type { Zaak } from './zaak';

const INWONER = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
const CADANS: Contactcadans = {
  inwonerRef: INWONER, gemeente: 'TIEL', status: 'TE_LAAT', uiterlijk: dag('2027-10-06'),
  contacten: [{ soort: 'HERCONTROLE', datum: dag('2025-10-06'), status: 'GEHOUDEN' }, { soort: 'JAARGESPREK', datum: dag('2027-11-01'), status: 'GEPLAND' }],
};
const zaak = (cadans?: Contactcadans): Zaak => ({ taak: { inwonerRef: INWONER }, soort: 'contact', wie: { rol: 'participatiecoach' }, vandaag: dag('2027-10-11'), gemeente: 'TIEL', ...(cadans ? { cadans } : {}) }) as unknown as Zaak;

it('a coach says that there was a talk or plans one, and nobody who does not see the cadence', () => {
  expect(contactantwoorden.filter(({ past }) => past(zaak(CADANS))).map(({ sleutel }) => sleutel)).toEqual(['gesprek-gehouden', 'gesprek-plannen']);
  expect(contactantwoorden.filter(({ past }) => past(zaak()))).toEqual([]);
});

it.each(contactantwoorden.map((antwoord) => [antwoord.sleutel, antwoord] as const))('%s asks day and kind and nothing that was said, and becomes a message about the resident and no case', (_sleutel, { concept, velden }) => {
  expect(velden(zaak(CADANS), { lijst: () => [], mandaten: [] }).map(({ naam, soort }) => [naam, soort])).toEqual([['soort', 'keuze'], ['datum', 'datum'], ['naarBehoefte', 'vinkjes']]);
  const zonder = concept(zaak(CADANS), { soort: 'HERCONTROLE', datum: '2027-10-11' });
  const { afzenders, doelen } = bekendeSoort(`nl.participatiewet.${zonder?.soort}.v1`);
  expect([Object.keys(afzenders), doelen]).toEqual([['participatiecoach'], [zonder?.doel]]);
  expect(zonder).toMatchObject({ inwonerRef: INWONER, gemeente: 'TIEL', peildatum: '2027-10-11', secties: { verloop: { soort: 'HERCONTROLE', datum: '2027-10-11' } } });
  expect(zonder).not.toHaveProperty('zaakId');
  expect(concept(zaak(CADANS), { soort: 'TWEEDE_GESPREK', datum: '2027-10-11', naarBehoefte: ['JA'] })?.secties).toEqual({ verloop: { soort: 'TWEEDE_GESPREK', datum: '2027-10-11', naarBehoefte: true } });
});

it('shows the talks the latest first, and says it when there is none', () => {
  expect(contactsecties(CADANS)[0]?.rijen.map(({ naam, tekst }) => [naam, tekst])).toEqual([
    ['Laatste dag die op tijd was', 'woensdag 6 oktober 2027'], ['Gepland', 'Jaargesprek, 1 november 2027'], ['Gehouden', 'Hercontrole, 6 oktober 2025'],
  ]);
  expect(contactsecties({ ...CADANS, contacten: [] })[0]?.rijen.at(-1)?.tekst).toBe('Nog geen gesprek');
});
