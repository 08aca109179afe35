import { ONDERDELEN } from '../regels/activering';
import { dag, leeg, lijst, object, tekst } from './openapi.delen';

const moment = { type: 'string', format: 'date-time' };
const vrij = { type: 'object', description: 'Per afspraak anders.' };

const Regel = object(
  {
    id: tekst,
    onderwerp: tekst,
    versie: tekst,
    vanaf: { ...leeg(dag), description: 'Leeg: zij gold altijd al.' },
    laatsteDag: { ...leeg(dag), description: 'Leeg: tot er een nieuwe versie is.' },
    bron: lijst(object({ document: tekst, plaats: tekst, zin: { ...tekst, description: 'Letterlijk zoals het er staat.' }, eis: tekst }, ['document', 'plaats', 'zin'])),
    afgestemdMet: lijst(tekst),
    goedgekeurdDoor: tekst,
    teBevestigen: { ...lijst(tekst), description: 'Wat de partijen nog moeten bevestigen.' },
    waarden: vrij,
    geactiveerdOp: { ...leeg(moment), description: 'Leeg: nog niet vastgelegd.' },
    wijzigingen: { ...lijst(object({ op: moment, wat: lijst({ type: 'string', enum: [...ONDERDELEN] }) }, ['op', 'wat'])), description: 'Wat deze versie eerder anders zei, onder dezelfde naam.' },
  },
  ['id', 'onderwerp', 'versie', 'vanaf', 'laatsteDag', 'bron', 'afgestemdMet', 'goedgekeurdDoor', 'teBevestigen', 'waarden', 'geactiveerdOp', 'wijzigingen'],
);

const Gemeenteregels = object(
  {
    gemeente: tekst,
    naam: tekst,
    verschillen: lijst(object({ regel: tekst, pad: lijst(tekst), waarde: {} }, ['regel', 'pad', 'waarde'])),
    profiel: {
      ...leeg(object({ versie: tekst, bekendgemaakt: { ...leeg(object({ op: moment, afgestemdMet: lijst(tekst), goedgekeurdDoor: tekst }, ['op', 'afgestemdMet', 'goedgekeurdDoor'])), description: 'Leeg: nog niet bekendgemaakt.' } }, ['versie', 'bekendgemaakt'])),
      description: 'Hoe de begeleiding in deze gemeente is geregeld; leeg: er is geen profiel.',
    },
    uitzondering: {
      ...leeg(object({ vanaf: dag, laatsteDag: leeg(dag), ingeschakeldDoor: tekst, teBevestigen: { type: 'boolean' } }, ['vanaf', 'laatsteDag', 'ingeschakeldDoor', 'teBevestigen'])),
      description: 'De uitzondering voor medische gegevens; leeg: uit.',
    },
  },
  ['gemeente', 'naam', 'verschillen', 'profiel', 'uitzondering'],
);

/** Bodies of the page of rules. */
export const OPENAPI_REGELSCHEMAS: Readonly<Record<string, object>> = {
  Regelblad: object({ datum: dag, regels: lijst(Regel), gemeenten: { ...lijst(Gemeenteregels), description: 'Van de gemeenten waarvoor u werkt.' } }, ['datum', 'regels', 'gemeenten']),
};
