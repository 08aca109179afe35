import { leesOpdracht, OpdrachtOngeldig } from './opdracht';

const goed = { taak: '6d5b3e42-7a44-4d2c-9d6b-6a9d3a1c0001', soort: 'ANTWOORD', actorId: 'tiel.pc.carla', organisatie: 'TIEL', rol: 'participatiecoach', uiterlijk: '2025-10-20' };

describe('an instruction to mail', () => {
  it('is read as it is', () => {
    expect(leesOpdracht(goed)).toEqual(goed);
    expect(leesOpdracht({ ...goed, actorId: null, uiterlijk: null })).toEqual({ ...goed, actorId: null, uiterlijk: null });
  });

  it.each([
    ['carries anything about a resident', { ...goed, inwonerRef: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d' }],
    ['has a kind without a fixed subject', { ...goed, soort: 'BOETE' }],
    ['has a day that does not exist', { ...goed, uiterlijk: '2025-02-30' }],
    ['has a task that is no UUID', { ...goed, taak: '../x' }],
    ['has no role', { ...goed, rol: undefined }],
    ['is no object', [goed]],
    ['is empty', null],
  ])('is refused when it %s', (_wat, inhoud) => {
    expect(() => leesOpdracht(inhoud)).toThrow(OpdrachtOngeldig);
  });

  it('is refused without repeating what stood in it', () => {
    expect(() => leesOpdracht({ ...goed, soort: 'A. Voorbeeld' })).toThrow(/^fields: soort$/);
  });
});
