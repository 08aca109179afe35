import { parseArgs } from 'node:util';
import { Melding } from '../sandbox/bestanden';
import { startProefhub } from './hub';
import { meetKeten } from './keten';

const OPTIES = {
  deel: { type: 'string', multiple: true },
  instantie: { type: 'string', default: 'bench' },
  aantal: { type: 'string', default: '1000' },
  gelijktijdig: { type: 'string', default: '16' },
} as const;

const getal = (naam: string, tekst: string): number => {
  const waarde = Number(tekst);
  if (!Number.isInteger(waarde) || waarde < 1) throw new Melding(`--${naam} moet een geheel getal zijn, groter dan nul`);
  return waarde;
};

export const voerUit = async (args: string[], map: string): Promise<number> => {
  const { values } = parseArgs({ args, options: OPTIES });
  const hub = await startProefhub({ map, instantie: values.instantie, voortgang: () => undefined });
  try {
    const [aantal, gelijktijdig] = [getal('aantal', values.aantal), getal('gelijktijdig', values.gelijktijdig)];
    await meetKeten(hub, Math.min(aantal, 200), { gelijktijdig });
    const { cpuPerBericht, ...meting } = await meetKeten(hub, aantal, { gelijktijdig });
    console.table(meting);
    console.table(cpuPerBericht);
    console.log(`som ${Object.values(cpuPerBericht).reduce((a, b) => a + b, 0).toFixed(2)} ms per bericht`);
  } finally {
    await hub.stop();
  }
  return 0;
};
