import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neemSlot } from './slot';

describe('one start per instance', () => {
  let map: string;
  let slot: string;
  beforeEach(() => {
    map = mkdtempSync(join(tmpdir(), 'slot-'));
    slot = join(map, 'slot');
  });
  afterEach(() => rmSync(map, { recursive: true }));

  it('refuses a second start with the number of the process that holds it', () => {
    neemSlot(slot, 'start');
    expect(() => neemSlot(slot, 'start')).toThrow(`proces ${process.pid}`);
  });

  it('is free again after the holder gave it back', () => {
    neemSlot(slot, 'start')();
    expect(existsSync(slot)).toBe(false);
    expect(() => neemSlot(slot, 'start')).not.toThrow();
  });

  it('takes over from a process that is gone, even when its number was given to another process', () => {
    writeFileSync(slot, JSON.stringify({ pid: process.pid, start: 'an earlier boot:1' }));
    expect(() => neemSlot(slot, 'start')).not.toThrow();
  });

  it('takes over a lock file that was cut off while it was written', () => {
    writeFileSync(slot, '{"pid"');
    expect(() => neemSlot(slot, 'start')).not.toThrow();
  });
});
