import { magDoor, wachtOpVan, type Wachtsoort } from './wachtend';

const rij = (soort: Wachtsoort, wacht_op: string | null = null) => ({ soort, wacht_op });

describe('a message on a key where others wait', () => {
  it('goes when nothing came before it', () => expect(magDoor('a', [])).toBe(true));
  it('goes past one that waits for exactly its type', () => expect(magDoor('a', [rij('WACHT_OP', 'a')])).toBe(true));
  it('queues behind one that waits for another type', () => expect(magDoor('b', [rij('WACHT_OP', 'a')])).toBe(false));
  it('goes past what queues when the first waits for its type', () => expect(magDoor('a', [rij('WACHT_OP', 'a'), rij('ACHTER')])).toBe(true));
  it.each(['HERKANSING', 'GEPARKEERD'] as const)('never passes one that is %s', (soort) => expect(magDoor('a', [rij('WACHT_OP', 'a'), rij(soort)])).toBe(false));

  it('tells its sender what the first in the queue waits for, and BEHEER when a person must look', () => {
    expect(wachtOpVan(rij('WACHT_OP', 'a'))).toBe('a');
    expect(wachtOpVan(rij('GEPARKEERD'))).toBe('BEHEER');
  });
});
