import { CATALOGUS } from '#shared/contracts/catalogus';
import { keurVorm } from '#shared/contracts/vorm';
import { voorbeeldVan } from './voorbeeld';

it('gives an example of every type that the form accepts', () => {
  expect(CATALOGUS.map((soort) => [soort.type, keurVorm(voorbeeldVan(soort)).fouten])).toEqual(CATALOGUS.map(({ type }) => [type, []]));
});
