import { Melding } from '../sandbox/bestanden';
import { leesToestand, type Urls } from '../sandbox/toestand';

/** Addresses of the sandbox that runs: the one of `npm start`, or the instance that SCHAKEL_INSTANTIE names. */
export const lopendeZandbak = (map: string): Urls => {
  const toestand = leesToestand(map, process.env['SCHAKEL_INSTANTIE'] ?? 'start');
  if (!toestand) throw new Melding('Er draait geen sandbox. Start die eerst met: npm start');
  return toestand.urls;
};
