import { anna, carla, examen, inwoner, maak, naarKp4, nieuweZaak } from './hulp/berichten';
import { roep, zetKlok } from './hulp/hub';

/** What the door refuses: nothing is stored, the id stays usable, and the sender reads in Dutch what to do. */
jest.setTimeout(60_000);

const MERK = 'Zebrapad-canary-4711';
let ref: string;
beforeAll(async () => {
  await zetKlok('2025-10-06T09:00');
  ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
});

const goed = () => maak(anna, 'overdracht.voorgesteld', naarKp4(ref, nieuweZaak(), '2025-10-06', { belastbaarheid: examen }));
type Bericht = ReturnType<typeof goed> & { data: Record<string, any> };
const post = (body: unknown, extra: Parameters<typeof roep>[1] = {}) => roep('/v1/berichten', { methode: 'POST', body, als: 'werkzaak.werk', ...extra });
const diep = (n: number): string => `{"a":${'['.repeat(n)}${']'.repeat(n)}}`;

describe.each<[string, () => Promise<{ status: number; inhoud: any; koppen: Headers }>, number, string]>([
  ['no token', () => post(goed(), { als: null }), 401, 'NIET_AANGEMELD'],
  ['a token that nobody signed', () => post(goed(), { als: null, koppen: { authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"client_id":"werkzaak.werk"}').toString('base64url')}.` } }), 401, 'NIET_AANGEMELD'],
  ['more than 64 kB', () => post(undefined, { ruw: JSON.stringify({ ...goed(), vulling: MERK.repeat(4000) }) }), 413, 'TE_GROOT'],
  ['deeper than 32', () => post(undefined, { ruw: diep(33) }), 400, 'BERICHT_ONGELDIG'],
  ['3,000 deep', () => post(undefined, { ruw: diep(3000) }), 400, 'BERICHT_ONGELDIG'],
  ['no JSON', () => post(undefined, { ruw: `{"naam": "${MERK}` }), 400, 'BERICHT_ONGELDIG'],
  ['another content type', () => post(goed(), { koppen: { 'content-type': 'text/xml' } }), 415, 'TYPE_ONBEKEND'],
  ['an unknown type', () => post({ ...goed(), type: 'nl.participatiewet.overdracht.verzonnen.v1' }), 415, 'TYPE_ONBEKEND'],
  ['a source that is not the connection', () => post({ ...goed(), source: 'urn:nld:oin:00000099000000001000:systeem:regie' }), 403, 'NIET_BEVOEGD'],
  ['a sender of another connection', () => post(maak({ ...carla, aansluiting: 'werkzaak.werk' }, 'overdracht.voorgesteld', naarKp4(ref, nieuweZaak(), '2025-10-06'))), 403, 'NIET_BEVOEGD'],
  [
    'a diagnosis (S-10)',
    () => {
      const bericht = goed() as Bericht;
      bericht.data['formulier'] = { ...bericht.data['formulier'], diagnose: MERK };
      return post(bericht);
    },
    403,
    'CATEGORIE_NIET_TOEGESTAAN',
  ],
  ['a section of another category', () => post({ ...goed(), data: { ...goed().data, medisch: { conclusie: MERK } } }), 403, 'CATEGORIE_NIET_TOEGESTAAN'],
  ['an unknown address', () => roep('/v1/bestaat-niet', { als: 'werkzaak.werk' }), 404, 'NIET_GEVONDEN'],
  ['a trailing slash', () => roep('/v1/leveringen/', { als: 'werkzaak.werk' }), 404, 'NIET_GEVONDEN'],
])('%s', (_, doe, status, code) => {
  it(`is ${status} ${code}, in Dutch, with a remedy and without the value`, async () => {
    const antwoord = await doe();
    expect([antwoord.status, antwoord.inhoud.code]).toEqual([status, code]);
    expect(antwoord.koppen.get('content-type')).toContain('application/problem+json');
    expect(antwoord.koppen.get('api-version')).toMatch(/^1\./);
    expect(antwoord.inhoud).toMatchObject({ status, title: expect.any(String), detail: expect.any(String), herstel: expect.any(String) });
    expect(JSON.stringify(antwoord.inhoud)).not.toContain(MERK);
  });
});

it('names all faults of one message together', async () => {
  const bericht = goed() as Bericht;
  bericht.data['peildatum'] = '6 oktober';
  bericht.data['verloop'].richting = 'OMHOOG';
  delete bericht.data['formulier'].formulierVersie;
  const { status, inhoud } = await post(bericht);
  expect(status).toBe(400);
  expect(inhoud['fouten'].map((f: { pad: string }) => f.pad)).toEqual(expect.arrayContaining(['data.peildatum', 'data.verloop.richting', 'data.formulier.formulierVersie']));
});

it('leaves the id of a refused message usable', async () => {
  const bericht = goed() as Bericht;
  const fout = await post({ ...bericht, data: { ...bericht.data, verloop: { ...bericht.data['verloop'], richting: 'OMHOOG' } } });
  expect(fout.status).toBe(400);
  const hersteld = await post(bericht);
  expect(hersteld.status).toBe(202);
  expect(hersteld.koppen.get('location')).toBe(`/v1/berichten/${bericht.id}`);
});

it('answers a preview without storing anything, per receiver', async () => {
  const ander = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
  const bericht = maak(anna, 'overdracht.voorgesteld', naarKp4(ander, nieuweZaak(), '2025-10-06', { belastbaarheid: examen }));
  const { status, inhoud } = await roep('/v1/voorvertoningen', { methode: 'POST', body: bericht, als: 'werkzaak.werk' });
  expect(status).toBe(200);
  expect(JSON.stringify(inhoud)).toContain('participatiecoach');
  expect((await roep(`/v1/berichten/${bericht.id}`, { als: 'werkzaak.werk' })).status).toBe(404);
});

it('knows no HEAD: it would be logged as a disclosure that nobody saw', async () => {
  expect((await roep(`/v1/inwoners/${ref}/situatie`, { methode: 'HEAD', als: 'werkzaak.werk', koppen: { 'schakel-medewerker': 'wz.wc.anna', 'schakel-doel': 'OVERDRACHT' } })).status).toBe(404);
});

it('publishes its descriptions without a token', async () => {
  for (const pad of ['/v1/openapi.json', '/v1/asyncapi.json', '/v1/schemas/nl.participatiewet.overdracht.voorgesteld.v1']) {
    const { status, koppen } = await roep(pad, { als: null });
    expect([pad, status, koppen.get('access-control-allow-origin')]).toEqual([pad, 200, '*']);
  }
});
