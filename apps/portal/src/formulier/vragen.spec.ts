import { formulierblad, OKTOBER } from '../testing/formulierblad';
import type { Richting } from './formulier.types';
import { vragenVoor } from './vragen';

const COACHES = [{ code: 'tiel.pc.carla', label: 'Carla' }];
const paden = (richting: Richting, blad = OKTOBER) => vragenVoor(blad, richting, COACHES).map(({ pad }) => pad);
const vraag = (richting: Richting, gezocht: string, blad = OKTOBER) => vragenVoor(blad, richting, COACHES).find(({ pad }) => pad === gezocht);
const BEWIJS = 'belastbaarheid.onderbouwing.type';

describe('the questions of the handover form', () => {
  it('ask towards the gemeente about later work, towards Werkzaak about work now', () => {
    expect(paden('KP3_NAAR_KP4')).toContain('formulier.perspectief.verwachtArbeidsvermogen');
    expect(paden('KP3_NAAR_KP4')).not.toContain('formulier.gemotiveerd');
    expect(paden('KP4_NAAR_KP3')).toContain('formulier.gemotiveerd');
    expect(paden('KP4_NAAR_KP3')).not.toContain('formulier.perspectief.verwachtArbeidsvermogen');
  });

  it('offer no evidence that is not enough in this direction on this day, nor the questions that belong to it', () => {
    expect(vraag('KP3_NAAR_KP4', BEWIJS)?.opties.map(({ code }) => code)).toEqual(['ZORGPROFESSIONAL']);
    expect(paden('KP3_NAAR_KP4')).not.toContain('belastbaarheid.onderbouwing.urenPerWeek');
    expect(vraag('KP4_NAAR_KP3', BEWIJS)?.opties.map(({ code }) => code)).toEqual(['ZORGPROFESSIONAL', 'DEELTIJDWERK', 'VRIJWILLIGERSWERK_STRUCTUREEL', 'PRAKTIJK_OVERIG']);
    const augustus = formulierblad('2025-08-31', { ...OKTOBER.onderbouwing, KP4_NAAR_KP3: { soorten: ['DEELTIJDWERK'] } });
    expect(vraag('KP4_NAAR_KP3', BEWIJS, augustus)?.opties.map(({ code }) => code)).toEqual(['DEELTIJDWERK']);
    expect(paden('KP4_NAAR_KP3', augustus)).not.toContain('belastbaarheid.onderbouwing.motivering');
  });

  it('say what an answer is needed for, in this direction', () => {
    expect(vraag('KP3_NAAR_KP4', 'verloop.inwonerGeraadpleegdOp')?.nodig).toBe('VERSTUREN');
    expect(vraag('KP4_NAAR_KP3', 'verloop.inwonerGeraadpleegdOp')?.nodig).toBe('NIET');
    expect(vraag('KP3_NAAR_KP4', 'verloop.driegesprek.aangebodenOp')?.nodig).toBe('ACCEPTATIE');
  });

  it('let choose from the coaches of the other side and from the lists of that day', () => {
    expect(vraag('KP3_NAAR_KP4', 'verloop.beoogdeCoach')?.opties).toEqual(COACHES);
    expect(vraag('KP3_NAAR_KP4', 'formulier.doelen')?.opties).toContainEqual({ code: 'ZORG', label: 'Hulp en zorg regelen' });
  });
});
