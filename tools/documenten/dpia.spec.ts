import { join } from 'node:path';
import { CATALOGUS } from '#shared/contracts/catalogus';
import { dpia } from './dpia';
import { leesVerwerkingen } from './verwerkingen';

const register = leesVerwerkingen(join(__dirname, '../../config'));

describe('the annex to the DPIA', () => {
  it('has one flow for each context of the catalogue, and none that does not exist', () => {
    expect(register.verwerkingen.map(({ context }) => context).sort()).toEqual([...new Set(CATALOGUS.map(({ context }) => String(context)))].sort());
  });

  it('says for every flow that carries free text what risk stays', () => {
    const tekst = dpia();
    const metVrijeTekst = tekst.split('\n## ').filter((deel) => deel.includes('\n- Vrije tekst: '));
    expect(metVrijeTekst.length).toBeGreaterThan(0);
    for (const deel of metVrijeTekst) expect(deel.slice(deel.indexOf('**Restrisico**'))).toContain('Vrije tekst');
  });

  it('lets nobody but a participatiecoach read medical content', () => {
    const rijen = dpia().split('\n').filter((regel) => regel.startsWith('| Medische conclusie'));
    expect(rijen).toEqual(['| Medische conclusie en advies | conclusie, advies | werkcoach | participatiecoach |']);
  });
});
