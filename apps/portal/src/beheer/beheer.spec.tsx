import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { BeheerPagina } from './beheer.pagina';
import { beheerview, type Beheerstand } from './beheer.view';
import { ANDERS, GEEN_ANTWOORD, UITLEG } from './beheer.woorden';

const SINDS = '2025-11-10T08:00:00.000Z';
const een = (soort: string, waar: string, aantal = 3) => ({ soort, waar, aantal, sinds: SINDS });
const ALLES: Beheerstand = { stand: [...Object.keys(UITLEG).map((soort) => een(soort, soort === 'ZONDER_COACH' ? 'NEDER_BETUWE' : soort === 'LEVERING_NIET_OPGEHAALD' ? 'gemeente-tiel.regie' : 'handover')), een('NIEUW', 'boete')], onbereikbaar: ['rapportage'] };
const pagina = (stand: Beheerstand, herkanst?: Parameters<typeof beheerview>[1]): string => render(BeheerPagina, beheerview(stand, herkanst));

it('says of every kind, in plain words, how much, where, since when, what it means, whether it may wait and what to do', () => {
  const html = pagina(ALLES);
  expect({ codes: codesInZicht(html), lang: langeZinnen(html) }).toEqual({ codes: [], lang: [] });
  const tekst = leesbareTekst(html).join(' ');
  for (const { naam, betekenis, wachten, doen } of [...Object.values(UITLEG), ANDERS, GEEN_ANTWOORD]) for (const deel of [naam, betekenis, wachten, doen]) expect(tekst).toContain(deel);
  expect(tekst).toMatch(/Vastgelopen berichten: Overdrachten .*Hoeveel 3 Sinds 10 november (om |, )?09:00/);
  expect(tekst).toContain('Inwoners zonder coach: gemeente Neder-Betuwe');
  expect(tekst).toContain('Niet opgehaald: Aansluiting gemeente-tiel.regie');
});

it('puts first what may not wait until tomorrow, a kind that nobody explained among it', () => {
  const { nu, morgen } = beheerview(ALLES);
  expect(morgen.map(({ sleutel }) => sleutel.split('.')[0])).toEqual(['LEVERING_NIET_OPGEHAALD', 'WACHT_OP', 'ACHTER', 'HERKANSING', 'ZONDER_COACH']);
  expect(nu.map(({ sleutel }) => sleutel)).toEqual(expect.arrayContaining(['stil.rapportage', 'NIEUW.boete', 'GEPARKEERD.handover']));
});

it('has a button where trying again is safe, and words where it is not', () => {
  expect(beheerview(ALLES).nu.filter(({ opnieuw }) => opnieuw !== null).map(({ sleutel, opnieuw }) => [sleutel, opnieuw])).toEqual([['GEPARKEERD.handover', 'handover'], ['UITGAAND_GEPARKEERD.handover', 'handover']]);
  expect(pagina({ stand: [een('FEIT_GEPARKEERD', 'gateway')], onbereikbaar: [] })).not.toContain('<form class="utrecht-form"');
});

it('says so when nothing is stuck, and what became of trying again', () => {
  expect(pagina({ stand: [], onbereikbaar: [] })).toContain('Alles loopt. Er staat niets stil.');
  const html = pagina({ stand: [], onbereikbaar: [] }, { gelukt: 2, vast: 1, meer: true });
  expect(langeZinnen(html)).toEqual([]);
  expect(html).toMatch(/Gelukt: 2\. Nog vast: 1\..*Er staat nog meer\..*Bel de beheerder/s);
});
