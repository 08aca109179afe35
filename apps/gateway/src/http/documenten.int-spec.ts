import { CATALOGUS } from '#shared/contracts/catalogus';
import { Proefdeur, type Verzoek } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

type Poging = Verzoek & { readonly url?: string };
const roep = ({ url = '/v1/berichten', ...verzoek }: Poging = {}) => deur.roep(url, verzoek);

describe('the documents', () => {
  it.each(['/v1/openapi.json', '/v1/asyncapi.json', '/v1/schemas', ...CATALOGUS.map(({ type }) => `/v1/schemas/${type}`)])('%s is public, for any origin', async (url) => {
    const { status, kop } = await roep({ method: 'GET', url, token: null, soort: null });
    expect([status, kop['access-control-allow-origin'], kop['api-version']]).toEqual([200, '*', '1.5.0']);
  });

  it('describe every route that exists, and no other', async () => {
    const { inhoud } = await roep({ method: 'GET', url: '/v1/openapi.json', token: null, soort: null });
    const beschreven = Object.entries<Record<string, unknown>>(inhoud.paths).flatMap(([pad, methoden]) => Object.keys(methoden).map((methode) => `${methode.toUpperCase()} ${pad.replaceAll(/\{\w+\}/g, ':x')}`));
    const routes = deur.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    expect(beschreven.length).toBeGreaterThan(10);
    for (const regel of beschreven) {
      const [methode = '', pad = ''] = regel.split(' ');
      const { status } = await roep({ method: methode as 'GET', url: pad.replaceAll(':x', '5b0f6e0e-6d0f-4f1e-9a55-0c3a54d0b001'), token: null, soort: null });
      expect([regel, [200, 401].includes(status) || pad.startsWith('/v1/schemas/')]).toEqual([regel, true]);
    }
    const eigen = routes.split('\n').filter((regel) => regel.includes('(')).length;
    expect(eigen).toBe(Object.keys(inhoud.paths).length);
  });
});
