import { dag } from '#shared/kernel/datum';
import { contactafspraak } from '../beleid';
import { anna, BELEID, bert, carla, inKp3, inKp4, Loop } from '../testing/voorbeelden';
import { inkomensgesprek, type Gespreksopdracht } from './inkomensgesprek';
import type { Inwoner } from './verzoek.types';

const loop = (inwoner: Inwoner = inKp4) => new Loop(inkomensgesprek, inwoner, contactafspraak(BELEID, dag('2025-10-15')).waarden);
const vraag: Gespreksopdracht = { type: 'verzocht', kanaalwens: 'FYSIEK' };
const plan = (kanaal: 'FYSIEK' | 'TELEFOON'): Gespreksopdracht => ({ type: 'gepland', datum: dag('2025-10-22'), kanaal });

describe('S-23 a talk with income', () => {
  it('ends without an appointment where there is no cause, with the reason', () => {
    const een = loop();
    expect(een.stuur(carla, '2025-10-15', vraag)).toMatchObject({ verzoek: { status: 'VERZOCHT', uiterlijk: '2025-10-22', behandelaar: { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: null } } });
    expect(een.uitkomst(bert, '2025-10-16', { type: 'beoordeeld', besluit: 'GEEN_AANLEIDING' })).toBe('VOORWAARDE_NIET_VERVULD');
    expect(een.uitkomst(bert, '2025-10-16', { type: 'beoordeeld', besluit: 'GEEN_AANLEIDING', redencode: 'KAN_OP_AFSTAND' })).toBe('GEEN_AANLEIDING');
    expect(een.verzoek).toMatchObject({ geslotenOp: '2025-10-16', verloop: { redencode: 'KAN_OP_AFSTAND' } });
    expect(een.uitkomst(bert, '2025-10-17', plan('FYSIEK'))).toBe('OVERGANG_ONGELDIG');
  });

  it('face to face is planned after cause was seen, and not before', () => {
    const een = loop();
    een.stuur(carla, '2025-10-15', vraag);
    expect(een.uitkomst(bert, '2025-10-16', plan('FYSIEK'))).toBe('VOORWAARDE_NIET_VERVULD');
    expect(een.uitkomst(bert, '2025-10-16', { type: 'beoordeeld', besluit: 'AANLEIDING' })).toBe('AANLEIDING');
    // Still his to plan: the term runs on, and so does the task.
    expect(een.verzoek?.uiterlijk).toBe('2025-10-22');
    expect(een.uitkomst(bert, '2025-10-16', plan('FYSIEK'))).toBe('GEPLAND');
    expect(een.verzoek?.uiterlijk).toBeNull();
    expect(een.uitkomst(bert, '2025-10-22', { type: 'gehouden', datum: dag('2025-10-22') })).toBe('GEHOUDEN');
  });

  it('by telephone needs no judgement', () => {
    const een = loop();
    een.stuur(carla, '2025-10-15', { type: 'verzocht', kanaalwens: 'TELEFOON' });
    expect(een.uitkomst(bert, '2025-10-16', plan('TELEFOON'))).toBe('GEPLAND');
  });

  it.each(['KP1', 'KP2', 'KP3', 'KP4', null])('is for klantprofiel %s too', (klantprofiel) => {
    expect(loop({ ...inKp3, klantprofiel }).uitkomst(anna, '2025-10-15', vraag)).toBe('VERZOCHT');
  });

  it('is judged by income only, and cancelled by either side', () => {
    const een = loop();
    een.stuur(carla, '2025-10-15', vraag);
    expect(een.uitkomst(carla, '2025-10-16', { type: 'beoordeeld', besluit: 'AANLEIDING' })).toBe('NIET_BEVOEGD');
    expect(een.uitkomst(carla, '2025-10-16', { type: 'geannuleerd', redencode: 'OP_VERZOEK_INWONER' })).toBe('GEANNULEERD');
  });

  it('R-059 knows no walk-in, until an agreement says that there is one', () => {
    const binnenlopen: Gespreksopdracht = { type: 'verzocht', kanaalwens: 'INLOOP' };
    expect(loop().stuur(carla, '2025-10-15', binnenlopen)).toMatchObject({ refusal: { code: 'BELEID' } });
    expect(new Loop(inkomensgesprek, inKp4, { inloopmomenten: true }).uitkomst(carla, '2025-10-15', binnenlopen)).toBe('VERZOCHT');
  });
});
