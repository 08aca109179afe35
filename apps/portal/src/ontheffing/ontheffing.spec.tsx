import { dag } from '#shared/kernel/datum';
import type { Ontheffing } from '../api/api.types';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { taalfouten } from '../testing/taaltoets';
import { ONTHEFFINGSTAND } from '../taal/begrippen';
import { BetekenisPagina } from './ontheffing.pagina';
import { betekenisview } from './ontheffing.view';

const ontheffing = (verloop: Partial<Ontheffing['verloop']> = {}): Ontheffing => ({ ontheffingRef: 'o1', inwonerRef: 'inwoner-1', gemeente: 'TIEL', verloop: { status: 'LOPEND', soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: dag('2025-03-03'), laatsteDag: dag('2026-03-02'), ...verloop } });
const tekst = (verloop: Partial<Ontheffing['verloop']> = {}): string => leesbareTekst(render(BetekenisPagina, betekenisview(ontheffing(verloop)))).join(' ');

it('R-046 says from when until when, that no work needs to be sought or accepted, and that the duty to cooperate stays', () => {
  expect(tekst()).toMatch(/U hebt een ontheffing vanaf 3 maart 2025 tot en met 2 maart 2026\. Dit hoeft u nu niet U hoeft niet naar werk te zoeken\. U hoeft ook geen werk aan te nemen\. Dit blijft gelden U werkt mee aan hulp naar werk en aan uw plan\. De gemeente kan u om een tegenprestatie vragen\. U vertelt het als er iets verandert/);
  expect(tekst()).toContain('Na maandag 2 maart 2026 gelden deze plichten weer.');
});

it('lifts exactly what was decided, and for a single parent the tegenprestatie too', () => {
  const vrij = (verloop: Partial<Ontheffing['verloop']>): [number, number] => {
    const { hoeftNiet, blijft } = betekenisview(ontheffing(verloop));
    return [hoeftNiet.length, blijft.length];
  };
  expect([vrij({ scope: ['a', 'c'] }), vrij({ scope: ['c'] }), vrij({ soort: 'ALLEENSTAANDE_OUDER' }), vrij({ scope: ['a', 'b', 'c'] })]).toEqual([[2, 2], [1, 3], [2, 2], [3, 1]]);
  expect(tekst({ soort: 'ALLEENSTAANDE_OUDER' })).toMatch(/geen tegenprestatie te leveren.*U werkt mee aan hulp naar werk.*artikel 9 en 9a/);
});

it('by law has no last day and no letter to object to', () => {
  const { soort: _soort, ...verloop } = ontheffing({ scope: ['a', 'b', 'c'], status: 'VASTGESTELD', laatsteDag: null }).verloop;
  const view = betekenisview({ ...ontheffing(), verloop });
  expect([view.kern, view.daarna]).toEqual(['U hebt een ontheffing vanaf 3 maart 2025. Er is geen einddatum.', []]);
});

it.each(['VERLOPEN', 'INGETROKKEN', 'VERVALLEN', 'HERROEPEN', 'BEEINDIGD', 'UITGEPUT', 'OPGESCHORT', 'AANGEVRAAGD'])('when it is %s lifts nothing', (status) => {
  const { kern, hoeftNiet, blijft } = betekenisview(ontheffing({ status }));
  expect([kern.includes('U hebt een ontheffing'), hoeftNiet.length, blijft.length]).toEqual([false, 0, 4]);
});

it.each(Object.keys(ONTHEFFINGSTAND))('speaks plainly and kindly when it is %s', (status) => {
  for (const scope of [['a'], ['a', 'b', 'c']]) {
    const html = render(BetekenisPagina, betekenisview(ontheffing({ status, scope, laatsteDagBezwaar: dag('2025-04-14') })));
    const { kern, hoeftNiet, blijft, daarna } = betekenisview(ontheffing({ status, scope }));
    expect({ codes: codesInZicht(html), lang: langeZinnen(html), taal: taalfouten([kern, ...hoeftNiet, ...blijft, ...daarna]) }).toEqual({ codes: [], lang: [], taal: [] });
  }
});
