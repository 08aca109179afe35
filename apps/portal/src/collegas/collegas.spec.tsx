import { dag } from '#shared/kernel/datum';
import type { Medewerker, Ontmoeting } from '../api/api.types';
import type { Wie } from '../sessie/sessie';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { taalfouten } from '../testing/taaltoets';
import { AntwoordPagina } from '../taken/antwoord.pagina';
import { CollegasPagina } from './collegas.pagina';
import { collegasview } from './collegas.view';
import { STAPPEN, stapbericht, stappenVoor, vraag, vraagvelden } from './ontmoeting.stappen';

const VANDAAG = dag('2025-10-06');
const carla: Wie = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'] };
const anna: Wie = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [] };
const ontmoeting = (rest: Partial<Ontmoeting> = {}): Ontmoeting => ({ zaakId: 'z1', gemeente: 'TIEL', soort: 'KENNISMAKING', status: 'VERZOCHT', voorstellen: [], genodigden: [{ actorId: 'wz.wc.anna', rol: 'werkcoach' }], ...rest });
const STANDEN: readonly Ontmoeting[] = [
  ontmoeting(),
  ontmoeting({ status: 'DATUMVOORSTEL', voorstellen: [dag('2025-10-20'), dag('2025-10-27')] }),
  ontmoeting({ status: 'GEPLAND', voorstellen: [dag('2025-10-06')], datum: dag('2025-10-06'), tijd: '13:30' }),
  ontmoeting({ status: 'GEPLAND', voorstellen: [dag('2025-10-07')], datum: dag('2025-10-07') }),
  ontmoeting({ status: 'GEHOUDEN', datum: dag('2025-10-01'), genodigden: [] }),
];
const MENSEN: readonly Medewerker[] = [
  { actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK', werktelefoon: '0000 000 001' },
  { actorId: 'tiel.pc.carla', rol: 'participatiecoach', organisatie: 'TIEL' },
  { actorId: 'tiel.au.hugo', rol: 'auditor', organisatie: 'TIEL', werktelefoon: '0000 000 008' },
];
const sleutels = (wie: Wie, een: Ontmoeting): string[] => stappenVoor({ wie, vandaag: VANDAAG, ontmoeting: een }).map(({ sleutel }) => sleutel);

describe('the page of colleagues', () => {
  const html = render(CollegasPagina, collegasview(carla, VANDAAG, MENSEN, STANDEN));
  it('says whom to call and who meets when, in plain words', () => {
    expect({ codes: codesInZicht(html), lang: langeZinnen(html), taal: taalfouten(leesbareTekst(html)) }).toEqual({ codes: [], lang: [], taal: [] });
    expect(html).toMatch(/Kennismaken, gemeente Tiel.*Er is nog geen datum.*Uitgenodigd: Anna.*Voorgesteld: 20 oktober 2025; 27 oktober 2025.*Op 6 oktober 2025, 13:30 uur.*href="tel:0000000001"/s);
  });
  it('leaves out the reader himself and who is not called about a resident', () => {
    expect(collegasview(carla, VANDAAG, MENSEN, []).collegas.map(({ naam }) => naam)).toEqual(['Anna']);
    expect([carla, anna].map((wie) => collegasview(wie, VANDAAG, MENSEN, []).magVragen)).toEqual([true, false]);
  });
});

describe('R-117 the gemeente names days and Werkzaak takes one', () => {
  it('offers each side its own step, and the last one on the day itself', () => {
    expect(STANDEN.map((een) => sleutels(carla, een))).toEqual([['datums'], ['datums'], ['datums', 'gehouden'], ['datums'], []]);
    expect(STANDEN.map((een) => sleutels(anna, een))).toEqual([[], ['plannen'], ['gehouden'], [], []]);
  });
  it('makes the message that the hub knows, about nobody', () => {
    const [, voorgesteld = ontmoeting(), gepland = ontmoeting()] = STANDEN;
    const stap = (sleutel: string) => STAPPEN.find((een) => een.sleutel === sleutel)!;
    const bericht = (een: Ontmoeting, wie: Wie, sleutel: string, waarden: Record<string, string>) => stapbericht({ wie, vandaag: VANDAAG, ontmoeting: een }, stap(sleutel), waarden);
    expect(bericht(ontmoeting(), carla, 'datums', { datum1: '2025-10-20', datum2: '2025-10-20', datum3: '2025-10-27' })).toEqual({ soort: 'ontmoeting.datumvoorstel', doel: 'ONTMOETING', gemeente: 'TIEL', zaakId: 'z1', peildatum: VANDAAG, secties: { algemeen: { data: ['2025-10-20', '2025-10-27'] } } });
    expect(bericht(voorgesteld, anna, 'plannen', { datum: '2025-10-20' }).secties).toEqual({ algemeen: { datum: '2025-10-20' } });
    expect(bericht(gepland, anna, 'gehouden', { datum: '2025-10-06' })).toMatchObject({ soort: 'ontmoeting.gehouden', secties: { algemeen: { datum: '2025-10-06' } } });
    expect(vraag(carla, { soort: 'INFORMEEL', rollen: ['werkcoach'] }, VANDAAG, 'z9')).toMatchObject({ soort: 'ontmoeting.verzocht', gemeente: 'TIEL', zaakId: 'z9', secties: { algemeen: { soort: 'INFORMEEL', rollen: ['werkcoach'] } } });
  });
  it('asks for which gemeente only of who works for more, and reads plainly', () => {
    expect([carla, { ...carla, namensGemeenten: ['TIEL', 'NEDER_BETUWE'] }].map((wie) => vraagvelden(wie).map(({ naam }) => naam))).toEqual([['soort', 'rollen'], ['gemeente', 'soort', 'rollen']]);
    for (const { titel, uitleg, velden } of STAPPEN) {
      const html = render(AntwoordPagina, { naar: '/x', terug: '/collegas', titel, uitleg, velden: velden({ wie: carla, vandaag: VANDAAG, ontmoeting: STANDEN[1] ?? ontmoeting() }), waarden: {}, fouten: {}, algemeen: [], verstuur: 'Vastleggen', zending: { id: 'i', op: 'o' } });
      expect([codesInZicht(html), langeZinnen(html)]).toEqual([[], []]);
    }
  });
});
