import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Vraag } from '#shared/contracts/intern';
import { leesBeleidsbestanden, maakBeleid } from '#shared/policy/beleid';
import { openapi } from '../http/openapi';
import type { Wie } from '../testing/mensen';
import { Proefdeur, PUBLIEKE_URL } from '../testing/proefdeur';
import { Rapportagelezer } from './rapportages';

jest.setTimeout(60_000);

let deur: Proefdeur;
let gevraagd: { dienst: string; naam: string; vraag: Vraag }[];
let resultaat: unknown;
beforeAll(async () => {
  deur = await Proefdeur.start();
  deur.antwoord = (dienst, naam, vraag) => {
    gevraagd.push({ dienst, naam, vraag });
    return Promise.resolve({ gevonden: resultaat !== null, resultaat } as never);
  };
});
afterAll(() => deur.sluit());
beforeEach(() => {
  gevraagd = [];
  resultaat = TABEL;
});
afterEach(() => expect(deur.fouten).toEqual([]));

const ELS: Wie = ['werkzaak.werk', 'wz.bm.els'];
const GIJS: Wie = ['gemeente-tiel.regie', 'tiel.tm.gijs'];
const DOEL = 'RAPPORTAGE';
const TABEL = {
  gemeenten: ['TIEL', 'NEDER_BETUWE'],
  regels: [{ kenmerken: { richting: 'KP3_NAAR_KP4', definitie: 'v2' }, aantallen: { TIEL: null, NEDER_BETUWE: null }, totaal: 23 }],
  totalen: { TIEL: 20, NEDER_BETUWE: 3 },
  totaal: 23,
};
const PILOT = [
  {
    id: 'profiel-neder-betuwe', onderwerp: 'Neder-Betuwe',
    versies: [{ versie: 'v1', actief: true, bron: [{ document: 'Memo', plaats: '§1', zin: 'Een zin.' }], afgestemdMet: [], goedgekeurdDoor: 'AB', teBevestigen: [], waarden: { regels: [{ gemeente: 'NEDER_BETUWE', uitvoerderKp4: 'WERKZAAK', pilotIntensieverContact: true }] } }],
  },
  ...leesBeleidsbestanden(join(process.cwd(), 'config')).filter(({ id }) => id === 'privacykader'),
];
const parameters = () => gevraagd.map(({ dienst, naam, vraag }) => [dienst, naam, vraag.parameters]);

it('the region is read by policy staff without what is small, and it says so', async () => {
  const { status, inhoud } = await deur.lees('/v1/rapportages/overdrachten?jaar=2024', ELS, DOEL);
  expect(status).toBe(200);
  expect(inhoud).toEqual({ soort: 'overdrachten', jaar: 2024, toelichting: expect.stringMatching(/1 tot en met 4 zijn niet getoond/), ...TABEL });
  expect(parameters()).toEqual([['rapportage', 'tellingen', { soort: 'overdrachten', jaar: 2024, zicht: 'REGIO' }]]);
});

it('the own gemeente is read as it is by its teammanager and its privacy desk, of this year when no year is named', async () => {
  const [teammanager, auditor] = [await deur.lees('/v1/rapportages/overdrachten?gemeente=TIEL', GIJS, DOEL), await deur.leesAls('/v1/rapportages/overdrachten', 'tiel.au.hugo', DOEL)];
  expect([teammanager.status, auditor.status]).toEqual([200, 200]);
  expect(teammanager.inhoud).not.toHaveProperty('toelichting');
  const jaar = Number(deur.klok.vandaag().slice(0, 4));
  expect(parameters()).toEqual([
    ['rapportage', 'tellingen', { soort: 'overdrachten', jaar, gemeente: 'TIEL', zicht: 'EIGEN' }],
    ['rapportage', 'tellingen', { soort: 'overdrachten', jaar, zicht: 'EIGEN' }],
  ]);
  expect(gevraagd.map(({ vraag }) => vraag.context.gemeenten)).toEqual([['TIEL'], ['TIEL']]);
});

it('who read it is on record', async () => {
  await deur.lees('/v1/rapportages/alerts?gemeente=TIEL', GIJS, DOEL);
  const [regel] = await deur.rijen(`SELECT soort, actor, gemeente, uitkomst, inwoner_ref FROM logboek WHERE activiteit = 'rapportage.lezen' ORDER BY volgnr DESC LIMIT 1`);
  expect(regel).toEqual({ soort: 'VERSTREKKING', actor: 'tiel.tm.gijs', gemeente: 'TIEL', uitkomst: 'TOEGESTAAN', inwoner_ref: null });
});

it.each<[string, string, string, number, string]>([
  ['a coach', '/v1/rapportages/overdrachten', 'tiel.pc.carla', 403, 'NIET_BEVOEGD'],
  ['an inkomensconsulent', '/v1/rapportages/alerts', 'wz.ic.bert', 403, 'NIET_BEVOEGD'],
  ['another gemeente than the own', '/v1/rapportages/overdrachten?gemeente=NEDER_BETUWE', 'tiel.tm.gijs', 403, 'GEMEENTE_ONJUIST'],
  ['lead times of one gemeente from outside', '/v1/rapportages/doorlooptijden?gemeente=TIEL', 'wz.bm.els', 400, 'BERICHT_ONGELDIG'],
  ['a stock of one gemeente from outside', '/v1/rapportages/standen?gemeente=TIEL', 'wz.bm.els', 400, 'BERICHT_ONGELDIG'],
  ['a report that does not exist', '/v1/rapportages/medewerkers', 'wz.bm.els', 404, 'NIET_GEVONDEN'],
  ['a year that is none', '/v1/rapportages/overdrachten?jaar=vorig', 'wz.bm.els', 400, 'BERICHT_ONGELDIG'],
  ['more than is to be had, per person', '/v1/rapportages/overdrachten?actorId=wz.wc.anna', 'wz.bm.els', 400, 'BERICHT_ONGELDIG'],
])('is refused for %s, and nothing is asked', async (_wat, url, actorId, status, code) => {
  const antwoord = await deur.leesAls(url, actorId, DOEL);
  expect(antwoord.status).toBe(status);
  expect(JSON.stringify(antwoord.inhoud)).toContain(code);
  expect(gevraagd).toEqual([]);
});

describe('R-186 the results of a pilot', () => {
  const pad = (soort: string, rest = '') => `/v1/rapportages/${soort}?jaar=2024&proef=intensiever-contact${rest}`;

  it('are for a gemeente that does not take part too: of those that do, together, as anybody outside reads them', async () => {
    const beleid = maakBeleid(PILOT, { activeringen: [], voorbeelden: false });
    const lezer = new Rapportagelezer({ ...deur.delen, beleid });
    const medewerker = deur.delen.partijen.medewerker('tiel.tm.gijs', deur.klok.vandaag());
    if (!medewerker) throw new Error('no such teammanager');
    const gelezen = await lezer.lees('driegesprekken', { jaar: 2024, proef: 'intensiever-contact' }, { actorId: 'tiel.tm.gijs', rol: 'teammanager', medewerker, gemeenten: ['TIEL'], namens: ['tiel.tm.gijs'], aansluiting: 'gemeente-tiel.regie', doel: 'RAPPORTAGE' } as never, { traceparent: '' } as never);
    expect(gelezen).toMatchObject({ soort: 'driegesprekken', proef: 'intensiever-contact', toelichting: expect.stringContaining('niet getoond') });
    expect(parameters()).toEqual([['rapportage', 'tellingen', { jaar: 2024, zicht: 'REGIO', soort: 'driegesprekken', groep: ['NEDER_BETUWE'] }]]);
    expect(gevraagd[0]?.vraag.context.gemeenten).toEqual(['TIEL', 'NEDER_BETUWE']);
  });

  it('are none where nobody takes part, and it says so', async () => {
    const { status, inhoud } = await deur.lees(pad('overdrachten'), GIJS, DOEL);
    expect([status, inhoud.regels, inhoud.toelichting]).toEqual([200, [], expect.stringContaining('geen gemeente mee')]);
    expect(gevraagd).toEqual([]);
  });

  it.each([['of one gemeente', pad('overdrachten', '&gemeente=TIEL')], ['as lead times', pad('doorlooptijden')], ['per fase', pad('fasen')], ['of another pilot', '/v1/rapportages/overdrachten?proef=iets']])('are refused %s', async (_, url) => {
    expect((await deur.lees(url, GIJS, DOEL)).status).toBe(400);
    expect(gevraagd).toEqual([]);
  });
});

it('is read as far as the privacy framework of the day lets that role read what is about nobody', async () => {
  const medewerker = deur.delen.partijen.medewerker('tiel.au.hugo', deur.klok.vandaag());
  const lezer = { aansluiting: 'schakel.portaal', actorId: 'tiel.au.hugo', namens: [], rol: 'auditor', gemeenten: ['TIEL'], doel: DOEL, klok: deur.klok.nu().toISOString(), medewerker } as never;
  const kaders = deur.delen.kaders.map((kader) => ({ ...kader, matrix: { ...kader.matrix, algemeen: { ...kader.matrix.algemeen, auditor: {} } } }));
  const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } as never;
  await expect(new Rapportagelezer({ ...deur.delen, kaders }).lees('alerts', {}, lezer, trace)).rejects.toMatchObject({ code: 'NIET_BEVOEGD' });
  expect(gevraagd).toEqual([]);
  expect(await deur.rijen(`SELECT uitkomst, code FROM logboek WHERE activiteit = 'rapportage.lezen' ORDER BY volgnr DESC LIMIT 1`)).toEqual([{ uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' }]);
  await expect(new Rapportagelezer(deur.delen).lees('alerts', {}, lezer, trace)).resolves.toMatchObject({ soort: 'alerts' });
});

it('is for reporting and for nothing else', async () => expect((await deur.lees('/v1/rapportages/overdrachten', ELS, 'OVERDRACHT')).status).toBe(403));

describe('as CSV', () => {
  const csv = async (url: string): Promise<{ soort: unknown; tekst: string }> => {
    const { kop, inhoud } = await deur.leesAls(url, 'wz.bm.els', DOEL, { accept: 'text/csv;q=0.9, application/json;q=0.1' });
    return { soort: kop['content-type'], tekst: inhoud as string };
  };

  it('a table of counts has its values, its gemeenten and its totals', async () => {
    const { soort, tekst } = await csv('/v1/rapportages/overdrachten?jaar=2024');
    expect(soort).toBe('text/csv; charset=utf-8');
    expect(tekst.split('\r\n')).toEqual(['richting;definitie;TIEL;NEDER_BETUWE;totaal', 'KP3_NAAR_KP4;v2;niet getoond;niet getoond;23', 'totaal;;20;3;23', '']);
  });

  it('the tables of benefits per fase say by which definition', async () => {
    const regel = { pwet: 59, ioaw: null, ioaz: 0, bbz: 0, totaal: 61 };
    resultaat = [{ gemeente: 'NEDER_BETUWE', peildatum: '2025-01-01', definitie: 'FASEN_BUREN', regels: [{ fase: 'FASE_4', ...regel }], totalen: regel, ontheven: 100, laagsteFase: null }];
    const { tekst } = await csv('/v1/rapportages/fasen?jaar=2025');
    expect(tekst.split('\r\n').slice(0, 4)).toEqual([
      'gemeente;peildatum;definitie;fase;pwet;ioaw;ioaz;bbz;totaal',
      'NEDER_BETUWE;2025-01-01;FASEN_BUREN;FASE_4;59;niet getoond;0;0;61',
      'NEDER_BETUWE;2025-01-01;FASEN_BUREN;totaal;59;niet getoond;0;0;61',
      'NEDER_BETUWE;2025-01-01;FASEN_BUREN;ontheven;;;;;100',
    ]);
    expect(parameters()).toEqual([['rapportage', 'fasen', { jaar: 2025, zicht: 'REGIO' }]]);
  });
});

describe('how many residents there are in each group', () => {
  const perioden = (klantprofiel: string, gemeente: string) => [{ vanaf: '2022-01-01', tot: null, gemeente, schaal: 'KP', klantprofiel, regie: gemeente, werkcoach: null, participatiecoach: null, inkomensconsulent: null }];
  const bekend = async (klantprofiel: string, gemeente: string): Promise<void> => {
    const ref = randomUUID();
    await deur.rijen('INSERT INTO stand (inwoner_ref, situatie, situatie_versie) VALUES ($1, $2, 1) RETURNING 1', ref, JSON.stringify({ inwonerRef: ref, versie: 1, perioden: perioden(klantprofiel, gemeente) }));
  };

  it('is counted on a day that is past, and goes to the reports as numbers alone', async () => {
    for (const [klantprofiel, gemeente] of [['KP4', 'TIEL'], ['KP4', 'TIEL'], ['KP3', 'TIEL'], ['KP4', 'NEDER_BETUWE']] as const) await bekend(klantprofiel, gemeente);
    const jaar = Number(deur.klok.vandaag().slice(0, 4)) - 1;
    const { inhoud } = await deur.lees(`/v1/rapportages/standen?jaar=${jaar}`, ELS, DOEL);
    expect(inhoud).toMatchObject({ soort: 'standen', peildatum: `${jaar}-12-31`, verwacht: { groep: 'EERDER_KP4_BIJ_WERKZAAK', hoogstens: 50 }, toelichting: expect.any(String) });
    const aantallen = [{ gemeente: 'TIEL', groep: 'KP3', aantal: 1 }, { gemeente: 'TIEL', groep: 'KP4', aantal: 2 }, { gemeente: 'NEDER_BETUWE', groep: 'KP4', aantal: 1 }];
    expect(parameters()).toEqual([['rapportage', 'standen', { zicht: 'REGIO', aantallen }]]);
  });

  it('of another gemeente is not counted for a teammanager', async () => {
    await deur.lees('/v1/rapportages/standen', GIJS, DOEL);
    expect(gevraagd.map(({ vraag }) => (vraag.parameters as { aantallen: { gemeente: string }[] }).aantallen.map(({ gemeente }) => gemeente))).toEqual([['TIEL', 'TIEL']]);
  });
});

describe('a report made on request', () => {
  const REF = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
  const KOP = { ref: REF, periode: '2024-Q3', voor: 'AB', gemeente: null, gevraagdOp: '2024-10-07' };
  const RAPPORT = { ...KOP, gemaaktOp: '2024-10-07', delen: [{ soort: 'overdrachten', tabel: TABEL }] };

  it('is found in a list and read by its reference, and both are on record', async () => {
    resultaat = [KOP];
    expect((await deur.lees('/v1/rapportages/gemaakt', ELS, DOEL)).inhoud).toEqual({ rapportages: [KOP] });
    resultaat = RAPPORT;
    expect((await deur.lees(`/v1/rapportages/gemaakt/${REF}`, ELS, DOEL)).inhoud).toEqual({ ...RAPPORT, toelichting: expect.stringMatching(/1 tot en met 4/) });
    expect(parameters()).toEqual([['rapportage', 'rapporten', {}], ['rapportage', 'rapport', { ref: REF }]]);
    const regels = await deur.rijen(`SELECT actor, uitkomst FROM logboek WHERE activiteit = 'rapportage.lezen' ORDER BY volgnr DESC LIMIT 2`);
    expect(regels).toEqual(Array.from({ length: 2 }, () => ({ actor: 'wz.bm.els', uitkomst: 'TOEGESTAAN' })));
  });

  it('over a month says that most of it is small, and where there is more (R-154)', async () => {
    const toelichting = async (periode: string) => ((resultaat = { ...RAPPORT, periode }), (await deur.lees(`/v1/rapportages/gemaakt/${REF}`, ELS, DOEL)).inhoud['toelichting']);
    expect(await toelichting('2024-08')).toMatch(/1 tot en met 4.*In één maand zijn de meeste aantallen klein.*kwartaal/);
    expect(await toelichting('2024-Q3')).not.toMatch(/maand/);
  });

  it('as CSV says for whom and over what, and has its tables one after the other', async () => {
    resultaat = RAPPORT;
    const { inhoud } = await deur.leesAls(`/v1/rapportages/gemaakt/${REF}`, 'wz.bm.els', DOEL, { accept: 'text/csv' });
    expect((inhoud as unknown as string).split('\r\n')).toEqual(['periode;2024-Q3', 'voor;AB', 'gemeente;REGIO', 'gemaakt op;2024-10-07', '', 'overdrachten', 'richting;definitie;TIEL;NEDER_BETUWE;totaal', 'KP3_NAAR_KP4;v2;niet getoond;niet getoond;23', 'totaal;;20;3;23', '']);
  });

  it('is not there for a coach, or under something that is no reference', async () => {
    expect((await deur.leesAls('/v1/rapportages/gemaakt', 'tiel.pc.carla', DOEL)).status).toBe(403);
    expect((await deur.leesAls(`/v1/rapportages/gemaakt/${REF}`, 'tiel.pc.carla', DOEL)).status).toBe(403);
    expect((await deur.lees('/v1/rapportages/gemaakt/2024-Q3', ELS, DOEL)).status).toBe(404);
    expect(gevraagd).toEqual([]);
  });
});

it('a report is described where the API describes itself', () => {
  const { paths } = openapi({ publiekeUrl: PUBLIEKE_URL, issuer: PUBLIEKE_URL }) as { paths: Record<string, unknown> };
  expect(JSON.stringify(paths['/v1/rapportages/{soort}'])).toContain('text/csv');
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/v1/rapportages/gemaakt', '/v1/rapportages/gemaakt/{ref}']));
});
