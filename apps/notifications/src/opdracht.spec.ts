import { leesAdresboek, leesOpdracht, leesTaakAf, OpdrachtOngeldig } from './opdracht';

const goed = { taak: '6d5b3e42-7a44-4d2c-9d6b-6a9d3a1c0001', soort: 'ANTWOORD', actorId: 'tiel.pc.carla', organisatie: 'TIEL', rol: 'participatiecoach', uiterlijk: '2025-10-20', herinnerOp: ['2025-10-13'] };

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
    ['has a morning that does not exist', { ...goed, herinnerOp: ['2025-02-30'] }],
    ['has no mornings', { ...goed, herinnerOp: undefined }],
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

describe('the end of a task', () => {
  it('is the task and nothing else', () => {
    expect(leesTaakAf({ taak: goed.taak })).toEqual({ taak: goed.taak });
    for (const inhoud of [{}, { taak: 'x' }, { taak: goed.taak, reden: 'x' }, null]) expect(() => leesTaakAf(inhoud)).toThrow(OpdrachtOngeldig);
  });
});

describe('the address book', () => {
  const boek = {
    versie: 3,
    medewerkers: [
      { actorId: 'tiel.pc.ina', mail: 'ina@sandbox.invalid', ingangsdatum: '2025-10-01', laatsteDag: '2026-03-01' },
      { actorId: 'tiel.pc.jan', mail: 'jan@sandbox.invalid', ingangsdatum: '2025-10-01' },
    ],
    waarnemingen: [{ waarnemer: 'tiel.pc.ina', waarneemtVoor: 'tiel.pc.jan', ingangsdatum: '2025-10-06', laatsteDag: '2025-10-10' }],
  };

  it('is read as it is', () => expect(leesAdresboek(boek)).toEqual(boek));

  it.each([
    ['an address that is none', { ...boek, medewerkers: [{ ...boek.medewerkers[1], mail: 'a@b.nl\r\nBcc: c@d.nl' }] }],
    ['more of a person than his mail', { ...boek, medewerkers: [{ ...boek.medewerkers[1], telefoon: '0000' }] }],
    ['a deputy without a last day', { ...boek, waarnemingen: [{ ...boek.waarnemingen[0], laatsteDag: undefined }] }],
    ['no version', { ...boek, versie: undefined }],
  ])('is refused with %s', (_wat, inhoud) => expect(() => leesAdresboek(inhoud)).toThrow(OpdrachtOngeldig));
});
