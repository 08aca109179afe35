import { dag } from '#shared/kernel/datum';
import { anna, bert, carla, inKp3, inKp4, Loop, suite } from '../testing/voorbeelden';
import { proeven, type Proefkennis, type Proefopdracht } from './proeven';
import type { Inwoner } from './verzoek.types';

const kennis = (vrij: number, datum = '2025-11-20'): Proefkennis => ({ aanbod: { datum: dag(datum), vrij, voorwaarden: false, alAangemeld: false }, isWerkcoach: true, isPassend: true });
const loop = (van: Proefkennis = kennis(6), inwoner: Inwoner = inKp4) => new Loop(proeven, inwoner, van);
const meld: Proefopdracht = { type: 'aangemeld', aanbodRef: 'meeloopdag-2025-11-20', betrokkenWerkcoach: anna.actorId };

describe('S-22 trying out work', () => {
  it.each([
    [6, 'BEVESTIGD'],
    [1, 'BEVESTIGD'],
    [0, 'WACHTLIJST'],
    [-1, 'WACHTLIJST'],
  ])('with %d places left is %s at once, and the hub says so', (vrij, status) => {
    expect(loop(kennis(vrij)).stuur(carla, '2025-11-10', meld)).toMatchObject({ verzoek: { status }, stap: { antwoord: { plaats: status }, hub: status.toLowerCase() } });
  });

  it('says on the day itself that it can still be asked, and the day after that it is over', () => {
    expect(loop(kennis(1, '2025-11-10')).uitkomst(carla, '2025-11-10', meld)).toBe('BEVESTIGD');
    expect(loop(kennis(1, '2025-11-09')).uitkomst(carla, '2025-11-10', meld)).toBe('VOORWAARDE_NIET_VERVULD');
  });

  it('needs an offer, a werkcoach who is involved, and a resident in KP4', () => {
    expect(loop({ ...kennis(6), aanbod: null }).uitkomst(carla, '2025-11-10', meld)).toBe('VOORWAARDE_NIET_VERVULD');
    expect(loop({ ...kennis(6), isWerkcoach: false }).uitkomst(carla, '2025-11-10', meld)).toBe('VOORWAARDE_NIET_VERVULD');
    expect(loop(kennis(6), { ...inKp3, participatiecoach: carla.actorId }).uitkomst(carla, '2025-11-10', meld)).toBe('GEEN_KP4');
  });

  it('R-042 where the offer has conditions, takes whom the coach says to meet them, and nobody else', () => {
    const metVoorwaarden: Proefkennis = { ...kennis(6), aanbod: { datum: dag('2025-11-20'), vrij: 6, voorwaarden: true, alAangemeld: false } };
    const uitkomst = (voldoet?: boolean): string => loop(metVoorwaarden).uitkomst(carla, '2025-11-10', { ...meld, ...(voldoet === undefined ? {} : { voldoetAanVoorwaarden: voldoet }) });
    expect([uitkomst(), uitkomst(false), uitkomst(true)]).toEqual(['VOORWAARDE_NIET_VERVULD', 'VOORWAARDE_NIET_VERVULD', 'BEVESTIGD']);
  });

  it('R-082 warns, and takes nobody’s place away, where it is not said that the resident develops work capacity and wants it', () => {
    const letOp = (isPassend: boolean) => {
      const besluit = loop({ ...kennis(6), isPassend }).stuur(carla, '2025-11-10', meld);
      return 'accepted' in besluit && besluit.accepted ? [besluit.verzoek.status, besluit.stap.letOp ?? []] : besluit;
    };
    expect(letOp(true)).toEqual(['BEVESTIGD', []]);
    expect(letOp(false)).toEqual(['BEVESTIGD', [expect.stringContaining('zelf wil')]]);
  });

  it('goes on from taking part to what it led to', () => {
    const een = loop();
    een.stuur(carla, '2025-11-10', meld);
    expect(een.uitkomst(suite, '2025-11-20', { type: 'deelgenomen', datum: dag('2025-11-20') })).toBe('DEELGENOMEN');
    expect(een.verzoek?.geslotenOp).toBeNull();
    expect(een.uitkomst(carla, '2025-11-24', { type: 'verkenning.afgerond', datum: dag('2025-11-24') })).toBe('VERKENNING_AFGEROND');
    expect(een.verzoek?.geslotenOp).toBe('2025-11-24');
  });

  it('of who stayed away notes that, and no more', () => {
    const een = loop();
    een.stuur(carla, '2025-11-10', meld);
    const besluit = een.stuur(anna, '2025-11-20', { type: 'nietVerschenen', datum: dag('2025-11-20') });
    expect(besluit).toMatchObject({ verzoek: { status: 'NIET_VERSCHENEN' } });
    expect('accepted' in besluit && besluit.accepted && besluit.stap.hub).toBeFalsy();
  });

  it('gives up a place when asked by either side, and from the waiting list somebody comes in its place', () => {
    const een = loop();
    een.stuur(carla, '2025-11-10', meld);
    expect(een.uitkomst(carla, '2025-11-12', { type: 'afgemeld' })).toBe('AFGEMELD');
    const ander = loop(kennis(0));
    ander.stuur(carla, '2025-11-10', meld);
    expect(ander.uitkomst(carla, '2025-11-12', { type: 'bevestigd' })).toBe('NIET_BEVOEGD');
    expect(ander.uitkomst(anna, '2025-11-12', { type: 'bevestigd' })).toBe('BEVESTIGD');
  });

  it('is nothing for an inkomensconsulent', () => {
    const een = loop();
    expect(een.uitkomst(bert, '2025-11-10', meld)).toBe('NIET_BEVOEGD');
    een.stuur(carla, '2025-11-10', meld);
    expect(een.uitkomst(bert, '2025-11-20', { type: 'nietVerschenen', datum: dag('2025-11-20') })).toBe('NIET_BEVOEGD');
  });
});
