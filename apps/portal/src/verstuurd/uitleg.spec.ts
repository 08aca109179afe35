import { uitlegVan } from './uitleg';

describe('a reason of the hub that names fields', () => {
  it.each([
    ['verloop.startdatum ligt te ver van de peildatum', 'De startdatum ligt te ver van vandaag.'],
    ['verloop.afgestemdOp: de dag waarop de coaches met elkaar hebben afgestemd, niet na de peildatum', 'Het overleg: de dag waarop de coaches met elkaar hebben afgestemd, niet na vandaag.'],
    ['formulier.arbeidsvermogen', 'Dit klopt niet of ontbreekt: een onderdeel van het formulier.'],
    ['verloop.klantprofiel', 'Dit klopt niet of ontbreekt: het klantprofiel.'],
    ['verloop.nieuweLaatsteDag ligt niet na de laatste dag', 'De nieuwe laatste dag ligt niet na de laatste dag.'],
    ['verloop.bekendmakingsDatum ligt voor verloop.besluitDatum', 'De dag waarop de inwoner het hoorde ligt voor de dag van het besluit.'],
    ['zonder aanleiding hoort er een reden bij: vul verloop.redencode', 'Zonder aanleiding hoort er een reden bij.'],
    ['dit aanbod heeft voorwaarden: meld alleen aan wie eraan voldoet, met verloop.voldoetAanVoorwaarden', 'Dit aanbod heeft voorwaarden: meld alleen aan wie eraan voldoet.'],
    ['formulier.planVanAanpak.datum ligt na de peildatum', 'De datum ligt na vandaag.'],
    ['Dit is al een zin.', 'Dit is al een zin.'],
  ])('%s', (toelichting, oorzaak) => {
    expect(uitlegVan({ code: 'VOORWAARDE_NIET_VERVULD', toelichting }).oorzaak).toBe(oorzaak);
  });
});
