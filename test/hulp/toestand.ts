import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Toestand } from '../../tools/sandbox/toestand';

export const TOESTANDBESTAND = process.env['SCHAKEL_TOESTAND'] ?? join(process.cwd(), '.hub', 'test', 'zandbak.json');

/** Where the running test hub is; written by the sandbox, read by every black-box test. */
export const toestand: Toestand = JSON.parse(readFileSync(TOESTANDBESTAND, 'utf8')) as Toestand;
export const urls = toestand.urls;
