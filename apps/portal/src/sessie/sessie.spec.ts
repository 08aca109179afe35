import { HOOGSTENS_MS, isLevend, RUST_MS, type Sessie } from './sessie';
import { eigenPad } from './terugpad';

const NU = 1_800_000_000_000;
const sessie = (rest: Partial<Sessie> = {}): Sessie => ({ id: 'x', wie: { actorId: 'a.b', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [] }, token: 't', tokenTot: NU + 600_000, vernieuwing: null, begonnen: NU - 1000, gezien: NU - 1000, ...rest });

describe('a session', () => {
  it('lives while it is used', () => expect(isLevend(sessie(), NU)).toBe(true));
  it('ends when nobody used it', () => expect([isLevend(sessie({ gezien: NU - RUST_MS + 1 }), NU), isLevend(sessie({ gezien: NU - RUST_MS }), NU)]).toEqual([true, false]));
  it('ends after a working day, however busy', () => expect(isLevend(sessie({ begonnen: NU - HOOGSTENS_MS, vernieuwing: 'v' }), NU)).toBe(false));
  it('ends with a token that cannot be renewed', () => expect([isLevend(sessie({ tokenTot: NU }), NU), isLevend(sessie({ tokenTot: NU, vernieuwing: 'v' }), NU)]).toEqual([false, true]));
  it('does not come from the future', () => expect(isLevend(sessie({ gezien: NU + 120_000 }), NU)).toBe(false));
});

describe('where somebody returns to', () => {
  it.each(['/taken', '/taken/3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b001', '/overdracht/nieuw?inwoner=3f0c', '/zoeken?a=b&c=d%20e'])('is %s, an own page', (pad) => expect(eigenPad(pad)).toBe(pad));
  it.each(['https://kwaad.example', '//kwaad.example', '/\\kwaad.example', 'taken', '', undefined, ['/taken'], '/inloggen', '/inloggen/terug?code=x', '/uitloggen', '/taken\r\nSet-Cookie: x', `/${'a'.repeat(400)}`])('is the first page and not %p', (pad) =>
    expect(eigenPad(pad)).toBe('/'),
  );
});
