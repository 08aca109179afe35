import { Alinea } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { codesInZicht, langeZinnen, render } from './leestoets';

describe('the reading test itself', () => {
  const html = render(() => <Pagina titel="Titel"><Alinea>Kort. Dit is een zin die veel te lang is omdat hij maar doorgaat met woorden achter elkaar.</Alinea><p>Stand: NIET_AANGEBODEN en undefined</p></Pagina>, {});
  it('sees a sentence of more than fifteen words', () => expect(langeZinnen(html)).toEqual(['Dit is een zin die veel te lang is omdat hij maar doorgaat met woorden achter elkaar.']));
  it('sees a code and a value that is not there', () => expect(codesInZicht(html)).toEqual(['NIET_AANGEBODEN', 'undefined']));
});
