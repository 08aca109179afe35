import { dag } from '#shared/kernel/datum';
import { zichtbaarIn } from '../formulier/voorvertoning.view';
import { vragenVoor } from '../formulier/vragen';
import { toon } from '../pagina/toon';
import { OKTOBER } from '../testing/formulierblad';
import { taalfouten } from '../testing/taaltoets';
import { BladPagina } from './blad.pagina';
import { bladview, type Bladgegevens } from './blad.view';

const vragen = vragenVoor(OKTOBER, 'KP3_NAAR_KP4', []);
const data = { verloop: { voorgesteldeStartdatum: '2025-11-01' }, contact: { naam: 'Jan Proef', telefoon: '0600000000' }, formulier: { hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', mogelijkhedenBehoeften: 'VRIJE TEKST' } };
const gegevens: Bladgegevens = {
  inwonerRef: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d',
  naam: 'Jan Proef',
  vandaag: dag('2025-10-06'),
  van: 'WERKZAAK',
  naar: 'TIEL',
  coaches: [{ actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK', telefoon: '0000 000 001' }],
  ziet: zichtbaarIn(vragen, data),
};
const view = bladview(gegevens);
const kader = { wie: null, csrf: '', hulp: 'Servicepunt', stijlen: [], menu: [] };
const tekstVan = (html: string) => html.slice(html.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe("the resident's sheet", () => {
  it('says what is shared as the receiver would get it, contact field by field', () => {
    expect(view.delen).toEqual(['wanneer u van coach wisselt en wat daarover is afgesproken', 'uw naam', 'uw telefoonnummer', 'wat u wilt, wat u kunt en waarbij u hulp nodig hebt']);
  });

  it('says what is not shared: what the receiver does not get, and what nobody gets', () => {
    expect(view.delenNiet).toEqual(['hoeveel u kunt werken', 'welke ziekte of klachten u hebt', 'welke behandeling of medicijnen u krijgt', 'brieven en rapporten van uw arts', 'uw burgerservicenummer']);
  });

  it('names both organisations and the coach with a number to call', () => {
    const tekst = tekstVan(toon(BladPagina, view, kader));
    expect(tekst).toContain('U krijgt hulp van Werkzaak. Wij stellen voor dat gemeente Tiel u gaat helpen.');
    expect(tekst).toContain('Anna, werkcoach bij Werkzaak: 0000 000 001');
  });

  it('tells what the resident can do: ask, see, mend, a talk with both coaches, and object to a decision', () => {
    const alles = [...view.kiezen, ...view.rechten].join(' ');
    for (const recht of ['driegesprek', 'vragen', 'zien wat wij over u delen', 'verbeteren', 'bezwaar']) expect(alles).toContain(recht);
  });

  it('is in plain Dutch, with and without a handover', () => {
    for (const een of [view, bladview({ ...gegevens, naar: null, ziet: null })]) expect(taalfouten([...een.delen, ...een.delenNiet, ...een.kiezen, ...een.rechten, tekstVan(toon(BladPagina, een, kader)).split('Dit delen wij')[0] ?? ''])).toEqual([]);
  });

  it('holds no answer of the form but the name, no number and no account', () => {
    const tekst = tekstVan(toon(BladPagina, view, kader));
    expect(tekst).not.toMatch(/VRIJE TEKST|0600000000|wz\.wc\.anna|\b\d{9}\b/);
  });

  it('says without a handover what is shared in general', () => {
    expect(bladview({ ...gegevens, naar: null, ziet: null }).delen).toEqual([
      'wanneer u van coach wisselt en wat daarover is afgesproken',
      'uw naam',
      'uw adres',
      'uw telefoonnummer',
      'de taal die u het liefst praat',
      'wat u wilt, wat u kunt en waarbij u hulp nodig hebt',
      'waaruit blijkt dat dit bij u past, zoals werk of een conclusie',
    ]);
  });
});
