import fc from 'fast-check';
import { CODES } from '#shared/contracts/codes';
import { bsn, registratie, voorstel, type Los } from '../testing/berichten';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

describe('whatever comes in', () => {
  const sleutel = fc.oneof(fc.constantFrom('data', 'id', 'source', 'type', '__proto__', 'constructor', 'afzender', 'verloop', 'toJSON'), fc.string());
  const waarde = fc.letrec<{ boom: unknown }>((tie) => ({
    boom: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('2025-10-06', 'TIEL', 'systeem'), fc.array(tie('boom'), { maxLength: 4 }), fc.dictionary(sleutel, tie('boom'), { maxKeys: 5 })),
  })).boom;
  const goed = fc.constantFrom(voorstel(), registratie(bsn(77)));
  const pad = fc.constantFrom(['id'], ['type'], ['source'], ['data'], ['data', 'zaakId'], ['data', 'inwonerRef'], ['data', 'gemeente'], ['data', 'peildatum'], ['data', 'afzender'], ['data', 'afzender', 'rol'], ['data', 'afzender', 'actorId'], ['data', 'verloop'], ['data', 'contact'], ['data', 'identiteit'], ['data', 'verloop', 'noodzaak']);
  const verminkt = fc.tuple(goed, pad, waarde).map(([bericht, delen, nieuw]) => {
    const kopie = structuredClone(bericht) as Los;
    const ouder = delen.slice(0, -1).reduce((deel: Los, naam) => deel?.[naam], kopie);
    if (ouder) ouder[delen.at(-1) as string] = nieuw;
    return JSON.stringify(kopie);
  });
  const lichaam = fc.oneof(fc.string({ unit: 'binary' }), waarde.map((boom) => JSON.stringify(boom) ?? ''), verminkt);

  it.each(['/v1/berichten', '/v1/inwoners/_zoek', '/v1/voorvertoningen'])('to %s never gives a 5xx, and every refusal is problem+json with a code of the list', async (url) => {
    const tokens = [await deur.token('werkzaak.werk'), await deur.token('gemeente-tiel.regie')];
    await fc.assert(
      fc.asyncProperty(lichaam, fc.constantFrom(...tokens), async (ruw, token) => {
        const { status, kop, inhoud } = await deur.roep(url, { token, ruw });
        expect(status).toBeLessThan(500);
        if (status < 400) return;
        expect(kop['content-type']).toBe('application/problem+json; charset=utf-8');
        expect(Object.keys(CODES)).toContain(inhoud.code);
      }),
      { numRuns: 300 },
    );
  });
});
