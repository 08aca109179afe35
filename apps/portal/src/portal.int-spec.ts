import { calculateJwkThumbprint, decodeJwt, EmbeddedJWK, jwtVerify } from 'jose';
import { startProefportaal, type Proefportaal } from './testing/proefportaal';
import { probleem } from './testing/proefapi';
import { verborgen } from './testing/browser';

const TAAK = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b001';
const ZAAK = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b002';
const REF = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b003';

let portaal: Proefportaal;
jest.setTimeout(30_000);
beforeAll(async () => {
  portaal = await startProefportaal();
});
afterAll(() => portaal.stop());
beforeEach(() => {
  portaal.api.vergeet();
  Object.assign(portaal.issuer, { levensduur: 600, vernieuwbaar: true });
});

const alertTaak = (rest: Record<string, unknown> = {}) => ({ taakId: TAAK, soort: 'GRAAG_OVERLEG', uiterlijk: '2025-10-20', gemeente: 'TIEL', zaak: { context: 'boete', zaakId: ZAAK }, inwonerRef: REF, voor: 'MIJ', collega: { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', organisatie: 'WERKZAAK', telefoon: '0000 000 002' }, afvinkbaar: false, acties: [], ...rest });
const alert = (status: string) => ({
  zaakId: ZAAK, inwonerRef: REF, gemeente: 'TIEL', status, verloop: { overwegingsDatum: '2025-10-06' },
  indiener: { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' }, ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' },
  handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-09-08', kanaal: 'FYSIEK' }] },
});
const zetAlert = (stand: { status: string } = { status: 'GEINFORMEERD' }) => {
  portaal.api.zet(({ pad }) => (pad === `/v1/taken/${TAAK}` ? { inhoud: alertTaak() } : pad === `/v1/overwogen-sancties/${ZAAK}` ? { inhoud: alert(stand.status) } : undefined));
  return stand;
};

describe('logging in', () => {
  it('brings the person back to the page of the mail, with the token for the API and nothing of him in an address', async () => {
    zetAlert();
    portaal.issuer.wie = 'tiel.pc.carla';
    const browser = portaal.browser();
    const eerst = await browser.ga(`/taken/${TAAK}`);
    expect([eerst.status, eerst.naar]).toEqual([303, `/inloggen?naar=${encodeURIComponent(`/taken/${TAAK}`)}`]);
    const naarIssuer = await browser.ga(eerst.naar ?? '');
    const vraag = new URL(naarIssuer.naar ?? '').searchParams;
    expect([vraag.get('response_type'), vraag.get('code_challenge_method'), vraag.get('resource')]).toEqual(['code', 'S256', 'urn:schakel:api']);
    expect([vraag.get('state'), vraag.get('nonce'), vraag.get('code_challenge')].every((deel) => (deel ?? '').length > 20)).toBe(true);
    const pagina = await browser.volg(`/taken/${TAAK}`);
    expect([pagina.status, pagina.pad]).toEqual([200, `/taken/${TAAK}`]);
    expect(pagina.tekst).toContain('Carla, participatiecoach bij gemeente Tiel');
    expect(pagina.tekst).toContain('href="tel:0000000002"');
    const lezing = portaal.api.gezien.find(({ pad }) => pad.startsWith('/v1/overwogen-sancties'));
    const { cnf } = decodeJwt<{ cnf: { jkt: string } }>(String(lezing?.koppen['authorization']).replace(/^DPoP /, ''));
    const { payload, protectedHeader } = await jwtVerify(String(lezing?.koppen['dpop']), EmbeddedJWK, { typ: 'dpop+jwt' });
    expect(await calculateJwkThumbprint(protectedHeader.jwk ?? { kty: '' })).toBe(cnf.jkt);
    expect(payload).toMatchObject({ htm: 'GET', htu: `${portaal.api.url}/v1/overwogen-sancties/${ZAAK}` });
    expect(lezing?.koppen['schakel-doel']).toBe('ONDERSTEUNING_BIJ_SANCTIE');
  });

  it('sets a cookie that no script can read and that holds nothing readable', async () => {
    const browser = portaal.browser();
    portaal.issuer.wie = 'tiel.pc.carla';
    const heen = await browser.ga('/inloggen?naar=/taken');
    const terug = await browser.ga((await browser.ga(heen.naar ?? '')).naar ?? '');
    const [koekje = ''] = terug.koppen.getSetCookie().filter((regel) => regel.startsWith('schakel-sessie='));
    expect(koekje).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(Buffer.from(koekje.split('=')[1] ?? '', 'base64').toString('latin1')).not.toMatch(/carla|participatiecoach/);
  });

  it.each(['https://kwaad.example/', '//kwaad.example', '/\\kwaad.example', '/inloggen?naar=/', 'javascript:alert(1)', '/%0d%0aSet-Cookie:x'])('goes to an own page and never to %s', async (naar) => {
    const browser = portaal.browser();
    portaal.issuer.wie = 'tiel.pc.carla';
    const heen = await browser.ga(`/inloggen?naar=${encodeURIComponent(naar)}`);
    const terug = await browser.ga((await browser.ga(heen.naar ?? '')).naar ?? '');
    expect([terug.status, terug.naar]).toEqual([303, '/']);
    expect(terug.koppen.getSetCookie().join()).not.toContain('Set-Cookie:x');
  });

  it('is refused for an answer that this browser did not ask for, and for one that comes twice', async () => {
    const [slachtoffer, ander] = [portaal.browser(), portaal.browser()];
    portaal.issuer.wie = 'tiel.pc.carla';
    const heen = await ander.ga('/inloggen');
    const antwoord = (await ander.ga(heen.naar ?? '')).naar ?? '';
    expect((await slachtoffer.ga(antwoord)).tekst).toContain('Inloggen is niet gelukt');
    await slachtoffer.ga('/inloggen');
    expect((await slachtoffer.ga(antwoord)).status).toBe(400);
    expect((await ander.ga(antwoord)).status).toBe(303);
    expect((await ander.ga(antwoord)).status).toBe(400);
    expect([...slachtoffer.koekjes.keys()]).not.toContain('schakel-sessie');
  });

  it('says so to a person whom nobody registered, and lets him in nowhere', async () => {
    portaal.issuer.wie = 'wie.is.dit';
    const browser = portaal.browser();
    const pagina = await browser.volg('/taken');
    expect([pagina.status, pagina.tekst.includes('U staat nog niet geregistreerd')]).toEqual([403, true]);
    expect([...browser.koekjes.keys()]).toEqual([]);
  });
});

describe('a session', () => {
  it('that was changed, or made for something else, is no session', async () => {
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const goed = browser.koekjes.get('schakel-sessie') ?? '';
    browser.koekjes.set('schakel-sessie', `${goed.slice(0, -2)}${goed.endsWith('AA') ? 'BB' : 'AA'}`);
    expect((await browser.ga('/taken')).naar).toBe('/inloggen?naar=%2Ftaken');
    await browser.ga('/inloggen');
    browser.koekjes.set('schakel-sessie', browser.koekjes.get('schakel-inlog') ?? '');
    expect((await browser.ga('/taken')).status).toBe(303);
  });

  it('renews its token before that dies, and ends with it when the issuer will not', async () => {
    portaal.issuer.levensduur = 30;
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const eerder = portaal.issuer.vernieuwd();
    expect((await browser.ga('/taken')).status).toBe(200);
    expect(portaal.issuer.vernieuwd()).toBe(eerder + 1);
    portaal.issuer.vernieuwbaar = false;
    expect((await browser.ga('/taken')).naar).toBe('/inloggen?naar=%2Ftaken');
  });

  it('ends where the API does not take the token, without going round in circles, and when the person logs out', async () => {
    const browser = await portaal.ingelogd('tiel.pc.carla');
    portaal.api.zet(({ pad }) => (pad.startsWith('/v1/taken') ? probleem(401, 'NIET_AANGEMELD') : undefined));
    const geweigerd = await browser.ga('/taken');
    expect([geweigerd.status, geweigerd.tekst.includes('U komt nu niet binnen'), browser.koekjes.has('schakel-sessie')]).toEqual([403, true, false]);
    expect((await browser.ga('/taken')).naar).toBe('/inloggen?naar=%2Ftaken');
    portaal.api.vergeet();
    const weer = await portaal.ingelogd('tiel.pc.carla');
    const pagina = await weer.ga('/taken');
    const uit = await weer.post('/uitloggen', verborgen(pagina.tekst, '/uitloggen'));
    expect(uit.naar).toBe(`${portaal.issuer.url}/uit?post_logout_redirect_uri=${encodeURIComponent(`${portaal.url}/uitgelogd`)}&client_id=schakel.portaal`);
    expect((await weer.ga('/taken')).status).toBe(303);
  });
});

describe('a form', () => {
  it('comes only with the token of this session', async () => {
    zetAlert();
    const [browser, ander] = [await portaal.ingelogd('tiel.pc.carla'), await portaal.ingelogd('tiel.pc.carla')];
    const pad = `/taken/${TAAK}/oppakken`;
    const velden = verborgen((await browser.ga(pad)).tekst, pad);
    const vreemd = verborgen((await ander.ga(pad)).tekst, pad);
    const { _csrf: _eigen, ...zonder } = velden;
    for (const poging of [zonder, { ...velden, _csrf: 'x' }, { ...velden, _csrf: vreemd['_csrf'] ?? '' }]) {
      const { status, tekst } = await browser.post(pad, poging);
      expect([status, tekst.includes('Dit formulier is verlopen')]).toEqual([403, true]);
    }
    expect((await browser.post('/uitloggen', {})).status).toBe(403);
    expect(portaal.api.berichten.size).toBe(0);
    const uitgelogd = await portaal.browser().post(pad, velden);
    expect([uitgelogd.status, uitgelogd.tekst.includes('Wat u invulde, is niet verstuurd.')]).toEqual([401, true]);
  });

  it('sent twice sends one message, and the second press ends where the first did', async () => {
    const stand = zetAlert();
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const pad = `/taken/${TAAK}/oppakken`;
    const velden: Record<string, string> = { ...verborgen((await browser.ga(pad)).tekst, pad), voorstelDatum: '2025-10-09' };
    const eerste = await Promise.all([browser.post(pad, velden), browser.post(pad, velden)]);
    stand.status = 'GEREAGEERD';
    const later = await browser.post(pad, velden);
    const klaar = `/verstuurd/boete-intervenieert/${velden['berichtId']}?taak=${TAAK}`;
    expect([...eerste, later].map(({ status, naar }) => [status, naar])).toEqual([[303, klaar], [303, klaar], [303, klaar]]);
    expect([...portaal.api.berichten.values()]).toEqual([
      {
        specversion: '1.0',
        id: velden['berichtId'],
        source: 'urn:nld:oin:00000099000000009000:systeem:portaal',
        type: 'nl.participatiewet.boete.reactie.v1',
        time: velden['opgesteldOp'],
        datacontenttype: 'application/json',
        data: {
          zaakId: ZAAK,
          inwonerRef: REF,
          gemeente: 'TIEL',
          peildatum: '2025-10-06',
          doel: 'ONDERSTEUNING_BIJ_SANCTIE',
          afzender: { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' },
          verloop: { reactie: 'INTERVENIEERT', voorstelDatum: '2025-10-09' },
        },
      },
    ]);
    expect((await browser.ga(klaar)).tekst).toContain('Wat gebeurt er nu?');
  });

  it('says which field is wrong, keeps what was filled in and the id, and sends nothing', async () => {
    zetAlert();
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const pad = `/taken/${TAAK}/oppakken`;
    const velden = verborgen((await browser.ga(pad)).tekst, pad);
    const { status, tekst } = await browser.post(pad, { ...velden, voorstelDatum: '31-02-2026' });
    expect([status, portaal.api.berichten.size]).toEqual([400, 0]);
    expect(tekst).toContain('<title>Fout: Ik pak dit op - Schakel</title>');
    expect(tekst).toContain('href="#voorstelDatum"');
    expect(tekst).toContain('aria-invalid="true"');
    expect(verborgen(tekst, pad)['berichtId']).toBe(velden['berichtId']);
  });

  it('that the hub refuses by rule ends with why and what helps', async () => {
    zetAlert();
    const browser = await portaal.ingelogd('tiel.pc.carla');
    portaal.api.zet(({ methode, pad }) => (methode === 'GET' && pad.startsWith('/v1/berichten/') ? { inhoud: { id: 'x', status: 'AFGEKEURD', code: 'DRIEGESPREK_NIET_AANGEBODEN', beleid: { id: 'driegesprek', versie: 'v2' }, stappen: [] } } : undefined));
    const { tekst } = await browser.ga(`/verstuurd/overdracht-geaccepteerd/${ZAAK}?taak=${TAAK}`);
    expect(tekst).toContain(`href="/taken/${TAAK}">Terug naar de taak`);
    expect(tekst).toContain('Waarom?');
    expect(tekst).toContain('De inwoner heeft nog geen driegesprek aangeboden gekregen.');
    expect(tekst).toContain('Dit volgt uit de afspraak: het driegesprek (versie v2).');
  });
});

describe('reading what was put ready', () => {
  const pad = `/informatie/${ZAAK}`;
  const klaar = { zaakId: ZAAK, inwonerRef: REF, gemeente: 'TIEL', soort: 'BIJZONDER', status: 'GEDEELD', verloop: { gevraagd: { advies: true } }, vrager: null, gever: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' }, klaargezetOp: '2025-10-06', leesbaarTotEnMet: '2025-11-03' };
  const lezingen = (): unknown[] => portaal.api.gezien.filter(({ pad: waar }) => waar.endsWith('/inhoud')).map(({ koppen }) => koppen['schakel-doel']);
  const zetInhoud = (antwoord: ReturnType<typeof probleem>): void => portaal.api.zet(({ pad: waar }) => (waar === `/v1/verstrekkingen/${ZAAK}` ? { inhoud: klaar } : waar === `/v1/verstrekkingen/${ZAAK}/inhoud` ? antwoord : undefined));

  it('is done by pressing the button and never by following a link, and nothing of it is kept', async () => {
    zetInhoud({ inhoud: { zaakId: ZAAK, inwonerRef: REF, medisch: { advies: 'rustig opbouwen' }, leesbaarTotEnMet: '2025-11-03', grondslag: 'UAVG artikel 30 lid 1' } });
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const { tekst } = await browser.ga(pad);
    expect([(await browser.ga(`${pad}/lezen`)).naar, (await browser.post(`${pad}/lezen`, {})).status, lezingen()]).toEqual([pad, 403, []]);
    const gelezen = await browser.post(`${pad}/lezen`, verborgen(tekst, `${pad}/lezen`));
    expect([gelezen.status, gelezen.koppen.get('cache-control'), gelezen.tekst.includes('rustig opbouwen'), lezingen()]).toEqual([200, 'no-store', true, ['MEDISCHE_UITZONDERING']]);
    expect([...browser.koekjes.values()].join()).not.toContain('rustig');
  });

  it.each([['VERKLARING_VERLOPEN', 'De laatste dag is voorbij.'], ['VERKLARING_INGETROKKEN', 'De inwoner heeft de verklaring ingetrokken.']])('that the hub refuses with %s says why, and shows nothing', async (code, waarom) => {
    zetInhoud(probleem(403, code));
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const geweigerd = await browser.post(`${pad}/lezen`, verborgen((await browser.ga(pad)).tekst, `${pad}/lezen`));
    expect([geweigerd.status, geweigerd.tekst.includes(waarom)]).toEqual([403, true]);
  });
});

describe('a question about a resident', () => {
  const pad = '/informatie/vragen';
  const zetInwoner = (): void =>
    portaal.api.zet(({ pad: waar }) =>
      waar === `/v1/inwoners/${REF}/situatie` ? { inhoud: { inwonerRef: REF, gemeente: 'TIEL' } } : waar.startsWith('/v1/formulieren') ? { inhoud: { codelijsten: { noodzaak: [{ code: 'DAGBESTEDING', label: 'Iets te doen overdag' }] } } } : undefined,
    );

  it('that seems medical is shown to the sender first; sent all the same it is one message, with the number the form began with', async () => {
    zetInwoner();
    portaal.api.zet(({ pad: waar }) => (waar === '/v1/voorvertoningen' ? { inhoud: { uitkomst: { status: 'VERWERKT' }, ontvangers: [], medisch: [{ veld: 'belastbaarheid.toelichting', woord: 'diagnose' }] } } : undefined));
    const browser = await portaal.ingelogd('tiel.pc.carla');
    // The list of a day is kept; another day has its own.
    portaal.api.zet(({ pad: waar }) => (waar === '/sandbox/klok' ? { inhoud: { moment: '2025-10-07T08:00:00.000Z' } } : undefined));
    const velden = verborgen((await browser.ga(`${pad}?inwoner=${REF}`)).tekst, pad);
    const ingevuld = { ...velden, gevraagd: ['mogelijkheden', 'uren'], noodzaak: 'DAGBESTEDING', toelichting: 'over de diagnose' };
    const eerst = await browser.post(pad, ingevuld);
    expect([eerst.status, eerst.tekst.includes('“diagnose” bij: Toelichting'), portaal.api.berichten.size]).toEqual([200, true, 0]);
    const opnieuw = { ...ingevuld, ...verborgen(eerst.tekst, pad), stap: 'toch' };
    expect(opnieuw).toMatchObject(velden);
    const klaar = `/verstuurd/informatie-gevraagd/${velden['berichtId']}?zaak=${velden['zaakId']}`;
    expect([(await browser.post(pad, opnieuw)).naar, (await browser.post(pad, opnieuw)).naar]).toEqual([klaar, klaar]);
    expect([...portaal.api.berichten.values()]).toMatchObject([{ type: 'nl.participatiewet.verstrekking.gevraagd.v1', data: { zaakId: velden['zaakId'], inwonerRef: REF, doel: 'PARTICIPATIEBEGELEIDING', verloop: { gevraagd: { mogelijkheden: true, uren: true }, noodzaak: 'DAGBESTEDING' } } }]);
    expect((await browser.ga(klaar)).tekst).toContain(`href="/informatie/${velden['zaakId']}">Verder met deze vraag`);
  });

  it('is not there for who is no coach of the resident', async () => {
    const [onbekend, bert] = [await portaal.ingelogd('tiel.pc.carla'), await portaal.ingelogd('wz.ic.bert')];
    expect((await onbekend.ga(`${pad}?inwoner=${REF}`)).status).toBe(404);
    zetInwoner();
    expect((await bert.ga(`${pad}?inwoner=${REF}`)).status).toBe(404);
  });
});

describe('every page', () => {
  it('may load only the styles of the portal itself, is framed by nobody and kept by nobody', async () => {
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const { tekst, koppen } = await browser.ga('/taken');
    expect(koppen.get('content-security-policy')).toBe(`default-src 'none';style-src 'self';img-src 'self';font-src 'self';form-action 'self' ${portaal.issuer.url};base-uri 'none';frame-ancestors 'none'`);
    expect([koppen.get('referrer-policy'), koppen.get('cache-control'), koppen.get('content-type')]).toEqual(['no-referrer', 'no-store', 'text/html; charset=utf-8']);
    expect(tekst).not.toMatch(/<script|style="|https?:\/\//);
    const stijlen = [...tekst.matchAll(/href="(\/bestanden\/[^"]+)"/g)].map(([, pad = '']) => pad);
    expect(stijlen).toHaveLength(3);
    for (const pad of stijlen) {
      const stijl = await portaal.browser().ga(pad);
      expect([stijl.status, stijl.koppen.get('cache-control'), stijl.koppen.get('content-type')]).toEqual([200, 'public, max-age=31536000, immutable', 'text/css; charset=utf-8']);
    }
  });

  it.each([
    [404, 'NIET_GEVONDEN', 'Deze pagina is er niet voor u', 404],
    [403, 'NIET_BEVOEGD', 'Dit mag u niet doen', 403],
    [503, 'NIET_BESCHIKBAAR', 'Schakel is nu niet bereikbaar', 503],
    [500, 'INTERN', 'Er ging iets mis', 502],
  ])('turns a %i of the hub into plain words with the code small', async (status, code, titel, pagina) => {
    portaal.api.zet(({ pad }) => (pad.startsWith('/v1/taken') ? probleem(status, code) : undefined));
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const gezien = await browser.ga('/taken');
    expect(gezien.status).toBe(pagina);
    expect(gezien.tekst).toContain(`<h1 class="utrecht-heading-1">${titel}</h1>`);
    expect(gezien.tekst).toContain(`Code voor de helpdesk: ${code}`);
    expect(gezien.tekst).not.toContain('Titel van de hub');
  });

  it('is a page too for a form that is refused before it is read', async () => {
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const { status, koppen } = await browser.post('/zoeken', { bsn: '1'.repeat(70_000) });
    expect([status, koppen.get('content-type'), koppen.get('cache-control')]).toEqual([413, 'text/html; charset=utf-8', 'no-store']);
  });

  it('that does not exist says so, and does not repeat the address', async () => {
    expect((await portaal.browser().ga('/bestaat-niet')).status).toBe(404);
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const { status, tekst } = await browser.ga('/taken/geen-uuid');
    expect([status, tekst.includes('Deze pagina is er niet voor u'), tekst.includes('geen-uuid')]).toEqual([404, true, false]);
  });
});

describe('the privacy desk', () => {
  const inzage = () => ({ inhoud: { overzicht: { inwonerRef: REF, gemeente: 'gemeente Tiel', opgemaaktOp: '2025-10-06', tijd: [], inleiding: [], gestuurd: [], gedeeld: [], gelezen: [], geweigerd: [], gewist: [], uitzonderingen: [], teruggehaald: [], gronden: [], rechten: [], meer: null }, voorBureau: [{ nr: TAAK, actorId: 'tiel.pc.carla' }], volgende: null } });

  it('goes from a number in a form to the overview, and takes the file without who it was', async () => {
    portaal.api.zet(({ pad }) => (pad === '/v1/inwoners/_zoek' ? { inhoud: { inwonerRef: REF } } : pad === `/v1/inwoners/${REF}/inzageoverzicht` ? inzage() : undefined));
    const browser = await portaal.ingelogd('tiel.au.hugo');
    expect((await browser.ga('/')).naar).toBe('/privacy');
    const formulier = await browser.ga('/privacy');
    expect([formulier.tekst.includes('Mijn taken'), formulier.tekst.includes('aria-current="page">Inzage')]).toEqual([false, true]);
    const gezocht = await browser.post('/privacy', { ...verborgen(formulier.tekst, '/privacy'), bsn: '999990019' });
    expect([gezocht.status, gezocht.naar]).toEqual([303, `/privacy/${REF}`]);
    expect((await browser.ga(`/privacy/${REF}`)).tekst).toContain('Wat is er over u gedeeld?');
    const bestand = await browser.ga(`/privacy/${REF}/overzicht.json`);
    expect([bestand.koppen.get('content-disposition'), JSON.parse(bestand.tekst).gemeente]).toEqual(['attachment; filename="inzageoverzicht.json"', 'gemeente Tiel']);
    expect(bestand.tekst).not.toContain('carla');
    const lezingen = portaal.api.gezien.filter(({ pad }) => pad.includes('inzageoverzicht'));
    expect(lezingen.map(({ koppen }) => koppen['schakel-doel'])).toEqual(['INZAGE', 'INZAGE']);
    expect(portaal.api.gezien.every(({ pad }) => !pad.includes('999990019'))).toBe(true);
  });

  it('reads by which rules data are shared from the hub, in the words that the hub has for them', async () => {
    const blad = { titel: 'Privacykader, versie v9', inleiding: ['Wat hier niet staat, mag niet.'], kop: ['gegevens', 'waarvoor'], rijen: [['Contactgegevens', 'overdracht']], lijsten: [] };
    portaal.api.zet(({ pad }) => (pad === '/v1/privacykader' ? { inhoud: blad } : undefined));
    const browser = await portaal.ingelogd('tiel.au.hugo');
    expect((await browser.ga('/privacy')).tekst).toContain('href="/privacy/kader"');
    expect((await browser.ga('/privacy/kader')).tekst).toMatch(/Privacykader, versie v9\..*<th scope="row">Contactgegevens<\/th><td>overdracht<\/td>/s);
    expect(portaal.api.gezien.find(({ pad }) => pad === '/v1/privacykader')?.koppen['schakel-doel']).toBe('BEHEER');
  });

  it('shows nothing to whom the hub refuses it', async () => {
    portaal.api.zet(({ pad }) => (pad.includes('inzageoverzicht') ? probleem(403, 'NIET_BEVOEGD') : undefined));
    const browser = await portaal.ingelogd('tiel.pc.carla');
    expect((await browser.ga(`/privacy/${REF}`)).status).toBe(403);
  });
});

describe('the rules of today', () => {
  const blad = { datum: '2025-10-06', regels: [], gemeenten: [] };

  it.each(['wz.wc.anna', 'tiel.pc.carla', 'wz.ic.bert', 'wz.bm.els', 'tiel.au.hugo'])('are in the menu of %s, who may choose a day in the address', async (wie) => {
    portaal.api.zet(({ pad }) => (pad.startsWith('/v1/regels') ? { inhoud: blad } : undefined));
    const browser = await portaal.ingelogd(wie);
    const { status, tekst } = await browser.ga('/regels');
    expect([status, tekst.includes('aria-current="page">Regels')]).toEqual([200, true]);
    await browser.ga('/regels?datum=2025-02-03');
    expect([(await browser.ga('/regels?datum=2025-02-30')).status, (await browser.ga('/regels?datum=../taken')).status]).toEqual([400, 400]);
    const lezingen = portaal.api.gezien.filter(({ pad }) => pad.startsWith('/v1/regels'));
    expect(lezingen.map(({ pad, koppen }) => [pad, koppen['schakel-doel']])).toEqual([['/v1/regels', 'BEHEER'], ['/v1/regels?datum=2025-02-03', 'BEHEER'], ['/v1/regels', 'BEHEER'], ['/v1/regels', 'BEHEER']]);
  });
});

describe('reports', () => {
  const rapportage = { soort: 'overdrachten', jaar: 2025, gemeenten: ['TIEL'], regels: [{ kenmerken: { richting: 'KP3_NAAR_KP4', definitie: 'v2', bewijs: 'OVERIG', persoon: 'EERSTE_IN_JAAR' }, aantallen: { TIEL: 12 }, totaal: 12 }], totalen: { TIEL: 12 }, totaal: 12 };

  it('are in the menu of who may read them; the year is chosen in the address, and nothing else of it is believed', async () => {
    portaal.api.zet(({ pad }) => (pad.startsWith('/v1/rapportages/') ? { inhoud: rapportage } : undefined));
    const browser = await portaal.ingelogd('tiel.au.hugo');
    const eerst = await browser.ga('/rapportages');
    expect([eerst.status, eerst.tekst.includes('aria-current="page">Rapportages'), eerst.tekst.includes('<caption>Overdrachten in 2025</caption>')]).toEqual([200, true, true]);
    await browser.ga('/rapportages?soort=alerts&jaar=2024');
    await browser.ga('/rapportages?soort=../taken&jaar=1&gemeente=X');
    const lezingen = portaal.api.gezien.filter(({ pad }) => pad.startsWith('/v1/rapportages'));
    expect(lezingen.map(({ pad }) => pad)).toEqual(['/v1/rapportages/overdrachten?jaar=2025', '/v1/rapportages/alerts?jaar=2024', '/v1/rapportages/overdrachten?jaar=2025']);
    expect(new Set(lezingen.map(({ koppen }) => koppen['schakel-doel']))).toEqual(new Set(['RAPPORTAGE']));
  });

  it('go as a file as the hub wrote them, and no other file goes', async () => {
    portaal.api.zet(({ pad, koppen }) => (pad === '/v1/rapportages/alerts?jaar=2024' && String(koppen.accept).startsWith('text/csv') ? { inhoud: 'a;b' } : undefined));
    const browser = await portaal.ingelogd('tiel.au.hugo');
    const { status, tekst, koppen } = await browser.ga('/rapportages/alerts.csv?jaar=2024');
    expect([status, tekst, koppen.get('content-type'), koppen.get('content-disposition')]).toEqual([200, '"a;b"', 'text/csv; charset=utf-8', 'attachment; filename="rapportage-alerts-2024.csv"']);
    expect((await browser.ga('/rapportages/medewerkers.csv?jaar=2024')).status).toBe(404);
  });

  it('are asked for by policy staff over a period that is past, and by nobody else', async () => {
    portaal.api.zet(({ pad }) => (pad === '/v1/rapportages/gemaakt' ? { inhoud: { rapportages: [] } } : pad.startsWith('/v1/rapportages/overdrachten') ? { inhoud: rapportage } : undefined));
    const browser = await portaal.ingelogd('wz.bm.els');
    const pad = '/rapportages/op-verzoek';
    const formulier = await browser.ga(pad);
    const opnieuw = await browser.post(pad, { ...verborgen(formulier.tekst, pad), periode: '2025-Q4', voor: 'AB' });
    expect([opnieuw.status, portaal.api.berichten.size]).toEqual([400, 0]);
    const gestuurd = await browser.post(pad, { ...verborgen(formulier.tekst, pad), periode: '2025-Q3', voor: 'CLIENTENRAAD', gemeente: 'TIEL' });
    expect([gestuurd.status, gestuurd.naar?.startsWith('/verstuurd/rapportage-gevraagd/')]).toEqual([303, true]);
    expect([...portaal.api.berichten.values()]).toMatchObject([{ type: 'nl.participatiewet.rapportage.gevraagd.v1', data: { gemeente: 'REGIO', doel: 'RAPPORTAGE', peildatum: '2025-10-06', algemeen: { periode: '2025-Q3', voor: 'CLIENTENRAAD', gemeente: 'TIEL' } } }]);
    const auditor = await portaal.ingelogd('tiel.au.hugo');
    expect((await auditor.ga(pad)).tekst).not.toContain(`action="${pad}"`);
  });

  it('are not for a coach, in the menu or by the address', async () => {
    portaal.api.zet(({ pad }) => (pad.startsWith('/v1/rapportages/') ? probleem(403, 'NIET_BEVOEGD') : undefined));
    const browser = await portaal.ingelogd('tiel.pc.carla');
    expect((await browser.ga('/taken')).tekst).not.toContain('/rapportages');
    expect([(await browser.ga('/rapportages')).status, (await browser.ga('/rapportages/alerts.csv?jaar=2024')).status]).toEqual([403, 403]);
  });
});
