import { dag } from '#shared/kernel/datum';
import type { Overdracht, Verzoek } from '../api/api.types';
import type { Wie } from '../sessie/sessie';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { AantallenPagina } from './aantallen.pagina';
import { aantallenview } from './aantallen.view';
import { AfsprakenPagina } from './afspraken.pagina';
import { afsprakenview } from './afspraken.view';
import { lopendUit, type Afspraaksoort, type Lijsten } from './lopend';

const VANDAAG = dag('2025-11-12');
const carla: Wie = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'] };
const anna: Wie = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [] };
const CARLA = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } as const;
const WERK = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: null } as const;

const verzoek = (zaakId: string, soort: Verzoek['soort'], status: string, rest: Partial<Verzoek> = {}): Verzoek => ({ zaakId, inwonerRef: `inwoner-${zaakId}`, gemeente: 'TIEL', soort, status, begonnenOp: dag('2025-11-10'), verloop: {}, vrager: CARLA, behandelaar: WERK, ...rest });
const overdracht = (zaakId: string, status: string): Overdracht => ({ zaakId, inwonerRef: `inwoner-${zaakId}`, gemeente: 'TIEL', status, verloop: { voorgesteldOp: dag('2025-11-03') }, indiener: { ...WERK, actorId: 'wz.wc.anna' }, ontvanger: CARLA });
const LIJSTEN: Lijsten = {
  overdrachten: [overdracht('o1', 'TERUGGESTUURD'), overdracht('o2', 'VOORGESTELD'), overdracht('o3', 'GEACCEPTEERD'), overdracht('o4', 'INGEGAAN'), overdracht('o5', 'INGETROKKEN')],
  verzoeken: [
    verzoek('v1', 'INSTRUMENT', 'AANGEVRAAGD', { uiterlijk: dag('2025-11-17') }),
    verzoek('v2', 'INSTRUMENT', 'WACHT_OP_INKOOP'),
    verzoek('v3', 'INSTRUMENT', 'AFGEROND', { geslotenOp: dag('2025-11-11') }),
    verzoek('v4', 'CASUISTIEK', 'GEVRAAGD', { vrager: { ...WERK, actorId: 'wz.wc.anna' }, behandelaar: CARLA, uiterlijk: dag('2025-11-11') }),
  ],
  sancties: [{ zaakId: 's1', inwonerRef: 'inwoner-s1', gemeente: 'TIEL', status: 'GEINFORMEERD', verloop: { overwegingsDatum: dag('2025-11-05'), reactieUiterlijk: dag('2025-11-19') }, indiener: { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' }, ontvanger: CARLA }],
  verstrekkingen: [{ zaakId: 'i1', inwonerRef: 'inwoner-i1', gemeente: 'TIEL', soort: 'BELASTBAARHEID', status: 'GEVRAAGD', verloop: {}, vrager: CARLA, gever: { ...WERK, actorId: 'wz.wc.anna' } }, { zaakId: 'i2', inwonerRef: 'inwoner-i2', gemeente: 'TIEL', soort: 'BELASTBAARHEID', status: 'BEANTWOORD', verloop: {}, vrager: CARLA, gever: WERK }],
};
const pagina = (wie: Wie, soort?: Afspraaksoort, lijsten = LIJSTEN, meer = false): string => render(AfsprakenPagina, afsprakenview(lopendUit(lijsten), { wie, vandaag: VANDAAG, soort, meer }));
const beurt = (wie: Wie): Record<string, boolean> => Object.fromEntries(afsprakenview(lopendUit(LIJSTEN), { wie, vandaag: VANDAAG, soort: undefined, meer: false }).delen.flatMap(({ regels }) => regels.map(({ sleutel, mijn }) => [sleutel, mijn])));

it('shows what runs, in plain words, without who it is about and without what has ended', () => {
  for (const wie of [carla, anna]) expect({ codes: codesInZicht(pagina(wie)), lang: langeZinnen(pagina(wie)) }).toEqual({ codes: [], lang: [] });
  expect(lopendUit(LIJSTEN).map(({ sleutel }) => sleutel)).toEqual(['o1', 'o2', 'o3', 'v1', 'v2', 'v4', 'i1', 's1']);
});

it('says whose turn it is: of who proposed, of who was asked, or of nobody while a day is waited for', () => {
  expect(beurt(carla)).toEqual({ o1: false, o2: true, o3: false, v1: false, v2: true, v4: true, i1: false, s1: true });
  expect(beurt(anna)).toEqual({ o1: true, o2: false, o3: false, v1: true, v2: false, v4: false, i1: true, s1: false });
  const tekst = leesbareTekst(pagina(carla)).join(' ');
  expect(tekst).toContain('Het team werkcoaches van Werkzaak is aan de beurt.');
  expect(tekst).toContain('Anna, werkcoach bij Werkzaak, is aan de beurt.');
  expect(tekst).toContain('Geaccepteerd, nog niet ingegaan Niemand hoeft nu iets te doen.');
});

it('a case of a named colleague is not the turn of another of his role', () => {
  expect(beurt({ ...carla, actorId: 'tiel.pc.fenna' })).toMatchObject({ o2: false, v4: false });
});

it('says until when, and marks what is late and waits for the reader', () => {
  const html = pagina(carla);
  expect(leesbareTekst(html).join(' ')).toContain('Uiterlijk maandag 17 november 2025 (nog 5 dagen)');
  expect(html).toMatch(/schakel-merkje--dringend">Uw beurt<\/span> U bent aan de beurt\.<\/p><p>Uiterlijk dinsdag 11 november 2025 \(de datum is voorbij\)/);
  expect(html.match(/schakel-merkje--dringend/g)).toHaveLength(1);
});

it('puts first in each kind what waits for the reader, and can be narrowed to one kind', () => {
  const sleutels = afsprakenview(lopendUit(LIJSTEN), { wie: carla, vandaag: VANDAAG, soort: 'instrument', meer: false });
  expect(sleutels.delen.map(({ soort, regels }) => [soort, regels.map(({ sleutel }) => sleutel)])).toEqual([['instrument', ['v2', 'v1']]]);
  expect(sleutels.filters.map(({ tekst, gekozen }) => [tekst, gekozen])).toEqual([['Alles (8)', false], ['Overdrachten (3)', false], ['Instrumenten (2)', true], ['Meedenken (1)', false], ['Gevraagde informatie (1)', false], ['Overleg over een sanctie (1)', false]]);
});

it('says so when nothing runs, or when there is more than fits', () => {
  const leeg: Lijsten = { overdrachten: [], verzoeken: [], sancties: [], verstrekkingen: [] };
  expect(pagina(carla, undefined, leeg)).toContain('Er loopt nu niets.');
  expect(pagina(carla, undefined, leeg, true)).toContain('Er loopt meer dan op deze pagina past.');
});

describe('for who sees no case', () => {
  const aantallen = [{ soort: 'INSTRUMENT', status: 'AANGEVRAAGD', aantal: null }, { soort: 'OVERDRACHT', status: 'VOORGESTELD', aantal: 7 }, { soort: 'OVERDRACHT', status: 'GEACCEPTEERD', aantal: 0 }];

  it('has numbers per kind and state, in words, and says why some are not there', () => {
    const html = render(AantallenPagina, aantallenview(aantallen, 'beleidsmedewerker'));
    expect({ codes: codesInZicht(html), lang: langeZinnen(html) }).toEqual({ codes: [], lang: [] });
    expect(html).toMatch(/hele regio.*<caption>Overdrachten<\/caption>.*Voorgesteld, nog niet bekeken<\/th><td class="schakel-getal">7<.*>0<.*<caption>Een instrument<\/caption>.*minder dan 5.*Kleine aantallen tonen wij niet/s);
  });

  it('of the own gemeente are whole, and may be none', () => {
    expect(render(AantallenPagina, aantallenview(aantallen.slice(1), 'teammanager'))).toMatch(/in uw gemeente/);
    expect(render(AantallenPagina, aantallenview([], 'teammanager'))).toMatch(/Er loopt nu niets\./);
    expect(aantallenview(aantallen.slice(1), 'teammanager').verborgen).toBe(false);
  });
});
