import { anna, bert, carla, inKp3, inKp4, inNederBetuwe, systeemVan } from '../testing/voorbeelden';
import { keurSignaal } from './signaal';

const partner = systeemVan('DE_BRUG');

describe('R-401 who tells income that something asks attention', () => {
  it.each([
    ['the system of a partner', partner, true, null],
    ['not one whose rights ended meanwhile', { ...partner, bevoegd: false }, true, 'NIET_BEVOEGD'],
    ['not somebody of a partner', { ...partner, rol: 'werkcoach' }, true, 'NIET_BEVOEGD'],
    ['not the system of the gemeente', systeemVan('TIEL'), false, 'NIET_BEVOEGD'],
    ['not the system of Werkzaak', systeemVan('WERKZAAK'), false, 'NIET_BEVOEGD'],
    ['never a werkcoach', anna, false, 'NIET_BEVOEGD'],
    ['never a participatiecoach', carla, false, 'NIET_BEVOEGD'],
    ['not the inkomensconsulent himself', bert, false, 'NIET_BEVOEGD'],
  ] as const)('%s', (_, afzender, vanPartner, code) => {
    for (const inwoner of [inKp4, inKp3]) expect(keurSignaal(inwoner, { gemeente: 'TIEL', afzender, vanPartner })?.code ?? null).toBe(code);
  });

  it('about a resident of that gemeente, and of nobody who is not there: where somebody went is not told', () => {
    const melding = { gemeente: 'TIEL', afzender: partner, vanPartner: true };
    for (const elders of [inNederBetuwe, null]) expect(keurSignaal(elders, melding)).toEqual({ code: 'INWONER_ONBEKEND' });
  });
});
