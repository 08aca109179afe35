import { OKTOBER } from '../testing/formulierblad';
import { leesInvoer, sectiesVan, waardenUit } from './invoer';
import { vragenVoor } from './vragen';

const vragen = vragenVoor(OKTOBER, 'KP4_NAAR_KP3', [{ code: 'wz.wc.anna', label: 'Anna' }]);
const NODIG = { 'verloop.voorgesteldeStartdatum': '2025-11-01', 'contact.naam': 'Jan Proef', 'formulier.hulpvraagMeestProminent': 'ARBEIDSBEMIDDELING' };
const lees = (meer: Record<string, unknown> = {}) => leesInvoer(vragen, { ...NODIG, ...meer });

describe('what a coach fills in', () => {
  it('becomes a message with each answer in its own category, and nothing for what stayed empty', () => {
    const { waarden, fouten } = lees({
      'formulier.doelen': ['WERK', 'TAAL'],
      'formulier.arbeidsvermogen': 'ja',
      'formulier.gemotiveerd': 'nee',
      'contact.telefoon': '  ',
      'belastbaarheid.onderbouwing.type': 'DEELTIJDWERK',
      'belastbaarheid.onderbouwing.urenPerWeek': '12,5',
      'belastbaarheid.onderbouwing.sinds': '1-9-2025',
    });
    expect(fouten).toEqual({});
    expect(sectiesVan(vragen, waarden)).toEqual({
      verloop: { voorgesteldeStartdatum: '2025-11-01' },
      contact: { naam: 'Jan Proef' },
      formulier: { hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', doelen: ['WERK', 'TAAL'], arbeidsvermogen: true, gemotiveerd: false },
      belastbaarheid: { onderbouwing: { type: 'DEELTIJDWERK', urenPerWeek: 12.5, sinds: '2025-09-01' } },
    });
  });

  it('is refused at the question itself, in words that say what to do', () => {
    const { fouten } = leesInvoer(vragen, { 'verloop.voorgesteldeStartdatum': '2025-02-30', 'formulier.mogelijkhedenBehoeften': 'a'.repeat(301), 'formulier.doelen': ['WERK', 'ONBEKEND'] });
    expect(fouten).toEqual({
      'verloop.voorgesteldeStartdatum': 'Deze datum bestaat niet bij “Vanaf welke dag neemt de andere coach het over?”. Schrijf bijvoorbeeld 20-10-2025.',
      'contact.naam': 'Vul in: “Naam van de inwoner”.',
      'formulier.hulpvraagMeestProminent': 'Vul in: “Waarbij heeft de inwoner nu de meeste hulp nodig?”.',
      'formulier.mogelijkhedenBehoeften': 'Gebruik hooguit 300 tekens bij “Wat kan de inwoner, en wat heeft hij nodig?”.',
      'formulier.doelen': 'Kies een antwoord bij “Aan welke doelen werkt de inwoner?”.',
    });
  });

  it('keeps no answer that belongs to another choice: what is not needed is not shared', () => {
    const { waarden } = lees({ 'belastbaarheid.onderbouwing.type': 'DEELTIJDWERK', 'belastbaarheid.onderbouwing.bronsoort': 'HUISARTS' });
    expect(waarden).not.toHaveProperty(['belastbaarheid.onderbouwing.bronsoort']);
  });

  it('asks with a choice for what belongs to it, and not for what may stay empty', () => {
    const { fouten } = lees({ 'belastbaarheid.onderbouwing.type': 'ZORGPROFESSIONAL', 'belastbaarheid.onderbouwing.bronsoort': 'HUISARTS' });
    expect(fouten).toEqual({ 'belastbaarheid.onderbouwing.datumConclusie': 'Vul in: “Van welke datum is de conclusie?”.' });
  });

  it('asks for the choice when only its details were given, and keeps those', () => {
    const { waarden, fouten } = lees({ 'belastbaarheid.onderbouwing.urenPerWeek': '12' });
    expect(fouten).toEqual({ 'belastbaarheid.onderbouwing.type': 'Kies eerst een antwoord bij “Waaruit blijkt het?”.' });
    expect(waarden['belastbaarheid.onderbouwing.urenPerWeek']).toBe('12');
  });

  it('knows no question that the form does not have', () => {
    const { waarden } = lees({ 'medisch.diagnose': 'x', 'formulier.perspectief.maanden': '3', constructor: 'x', __proto__: { 'contact.adres': 'x' } });
    expect(Object.keys(waarden).sort()).toEqual(Object.keys(NODIG).sort());
  });

  it('survives the way there and back', () => {
    const { waarden } = lees({ 'formulier.doelen': ['WERK'], 'formulier.arbeidsvermogen': 'nee', 'verloop.beoogdeCoach': 'wz.wc.anna', 'belastbaarheid.onderbouwing.type': 'VRIJWILLIGERSWERK_STRUCTUREEL', 'belastbaarheid.onderbouwing.maanden': '4', 'belastbaarheid.onderbouwing.dagdelenPerWeek': '2' });
    expect(waardenUit(vragen, sectiesVan(vragen, waarden))).toEqual(waarden);
  });
});
