import { ApiFout } from '../api/api.fout';
import { OKTOBER } from '../testing/formulierblad';
import { vragenVoor } from './vragen';
import { vanDeDeur, vanDeEigenaar } from './weigering';

const vragen = vragenVoor(OKTOBER, 'KP3_NAAR_KP4', []);
const deurfout = (status: number, fouten: { pad: string; melding: string }[]) =>
  new ApiFout(status, { title: 'x', status, code: status === 403 ? 'CATEGORIE_NIET_TOEGESTAAN' : 'BERICHT_ONGELDIG', fouten: fouten.map((fout) => ({ ...fout, code: 'BERICHT_ONGELDIG', herstel: 'x' })) });

describe('a refusal of the proposal', () => {
  it('points at the question to mend, in words for people', () => {
    const { waarom, fouten } = vanDeEigenaar({ status: 'AFGEKEURD', code: 'DEFINITIE_KP4', beleid: { id: 'definitie-kp4', versie: 'v2' } }, vragen);
    expect(waarom).toMatchObject({ oorzaak: 'De inwoner past niet bij de afspraak voor klantprofiel 4.', beleid: 'wanneer iemand klantprofiel 4 heeft (versie v2)' });
    expect(fouten).toEqual({ 'formulier.perspectief.verwachtArbeidsvermogen': 'Kijk nog eens naar “Kan de inwoner later werken?”.' });
  });

  it('finds the question that a condition names, and shows no name of a field', () => {
    const weigering = vanDeEigenaar({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.beoogdeCoach is geen coach van de ontvangende kant' }, vragen);
    expect(weigering.fouten).toEqual({ 'verloop.beoogdeCoach': 'Kijk nog eens naar “Welke coach neemt het over?”.' });
    expect(JSON.stringify(weigering.waarom)).not.toContain('verloop.');
  });

  it('puts what the door says at its question, and the rest above the form', () => {
    const fout = deurfout(400, [
      { pad: 'data.formulier.doelen[1]', melding: 'x' },
      { pad: 'data.formulier.perspectief.verwachtArbeidsvermogen', melding: 'x' },
      { pad: 'data.gemeente', melding: 'De gemeente klopt niet.' },
    ]);
    expect(vanDeDeur(fout, vragen)).toEqual({
      waarom: null,
      fouten: { 'formulier.doelen': 'Dit klopt niet of ontbreekt: “Aan welke doelen werkt de inwoner?”.', 'formulier.perspectief.verwachtArbeidsvermogen': 'Dit klopt niet of ontbreekt: “Kan de inwoner later werken?”.' },
      algemeen: ['De gemeente klopt niet.'],
    });
  });

  it('says why what may not be shared was refused, and leaves other failures to the page for failures', () => {
    expect(vanDeDeur(deurfout(403, []), vragen)?.waarom?.oorzaak).toBe('Er staan gegevens in die u hier niet mag delen.');
    expect(vanDeDeur(new ApiFout(503, undefined), vragen)).toBeUndefined();
  });
});
