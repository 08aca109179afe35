import { Alinea } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { codesInZicht, langeZinnen, render } from './leestoets';
import { taalfouten } from './taaltoets';

describe('the reading test itself', () => {
  const html = render(() => <Pagina titel="Titel"><Alinea>Kort. Dit is een zin die veel te lang is omdat hij maar doorgaat met woorden achter elkaar.</Alinea><p>Stand: NIET_AANGEBODEN en undefined</p></Pagina>, {});
  it('sees a sentence of more than fifteen words', () => expect(langeZinnen(html)).toEqual(['Dit is een zin die veel te lang is omdat hij maar doorgaat met woorden achter elkaar.']));
  it('sees a code and a value that is not there', () => expect(codesInZicht(html)).toEqual(['NIET_AANGEBODEN', 'undefined']));
});

it('R-221 sees words that press, and not the plain ones', () => {
  expect(taalfouten(['Kom morgen langs, anders stopt uw uitkering.', 'U bent gedwongen te komen.'])).toEqual(['dreigend: Kom morgen langs, anders stopt uw uitkering.', 'dreigend: U bent gedwongen te komen.']);
  expect(taalfouten(['Wilt u iets anders? Uw coach helpt u daarmee.'])).toEqual([]);
});
