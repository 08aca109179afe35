import { join } from 'node:path';
import { laadPartijen } from '#shared/policy/partijen';
import { eigenAansluitingen } from './blokkeer';

const partijen = laadPartijen(join(process.cwd(), 'config'));

it('names the connections that the number of a party does not shut out', () => {
  expect(eigenAansluitingen('00000099000000002000', partijen)).toEqual(['werkzaak.werk', 'werkzaak.inkomen']);
  expect(eigenAansluitingen('00000099000000000000', partijen)).toEqual([]);
});
