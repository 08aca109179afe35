import { parseArgs } from 'node:util';
import { Melding, type Voortgang } from '../sandbox/bestanden';
import { startProefhub } from './hub';
import { meetKeten, ONDERWEG } from './keten';
import { DELEN, isDeel, type Deelnaam } from './delen';
import { bench } from './loop';

const OPTIES = {
  deel: { type: 'string', multiple: true },
  instantie: { type: 'string', default: 'bench' },
  aantal: { type: 'string' },
  gelijktijdig: { type: 'string' },
  minuten: { type: 'string', default: '20' },
  schaal: { type: 'string', default: '1' },
} as const;

export const GEBRUIK = `npm run bench [-- --deel <deel>]… [--minuten 20] [--schaal 1]
  --deel      ${DELEN.join(', ')}; alles als er geen is gekozen, en alleen dan wordt het opgeschreven
  --minuten   hoe lang alles samen hooguit mag duren; wat niet meer past, wordt overgeslagen en genoemd
  --schaal    deel van het werk, bijvoorbeeld 0.05 om te zien of het werkt; dan wordt niets opgeschreven
  --deel keten --aantal <n> [--gelijktijdig <n>]   alleen wat een bericht per proces kost`;

const getal = (naam: string, tekst: string, minstens: number): number => {
  const waarde = Number(tekst);
  if (!(waarde >= minstens)) throw new Melding(`--${naam} moet een getal zijn, minstens ${minstens}`);
  return waarde;
};

const kiesDelen = (gevraagd: readonly string[]): readonly Deelnaam[] => {
  const onbekend = gevraagd.filter((naam) => !isDeel(naam));
  if (onbekend.length > 0) throw new Melding(`Onbekend deel: ${onbekend.join(', ')}. Kies uit: ${DELEN.join(', ')}.`);
  return gevraagd.length > 0 ? DELEN.filter((naam) => gevraagd.includes(naam)) : DELEN;
};

/** One run of so many messages, for whoever is making the hub faster: the cost per process stays the same on a busy machine. */
const alleenVerbruik = async (map: string, instantie: string, aantal: number, gelijktijdig: number | undefined, voortgang: Voortgang): Promise<void> => {
  const hub = await startProefhub({ map, instantie, voortgang });
  try {
    const tempo = gelijktijdig === undefined ? { onderweg: ONDERWEG } : { gelijktijdig };
    await meetKeten(hub, Math.min(aantal, 200), tempo);
    const { cpuPerBericht, aannemen, bezorgen, ...meting } = await meetKeten(hub, aantal, tempo);
    console.table({ ...meting, 'aannemen p50 (ms)': aannemen.p50, 'aannemen p99 (ms)': aannemen.p99, 'tot bezorgd p50 (ms)': bezorgen.p50, 'tot bezorgd p99 (ms)': bezorgen.p99 });
    console.table({ ...cpuPerBericht, samen: Object.values(cpuPerBericht).reduce((a, b) => a + b, 0) });
  } finally {
    await hub.stop();
  }
};

export const voerUit = async (args: readonly string[], map: string): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: OPTIES });
  const [delen, voortgang] = [kiesDelen(values.deel ?? []), (tekst: string): void => console.error(`  ${tekst}`)];
  if (values.aantal !== undefined) {
    const gelijktijdig = values.gelijktijdig === undefined ? undefined : getal('gelijktijdig', values.gelijktijdig, 1);
    await alleenVerbruik(map, values.instantie, getal('aantal', values.aantal, 1), gelijktijdig, () => undefined);
    return 0;
  }
  return bench({ map, instantie: values.instantie, delen, voortgang, minuten: getal('minuten', values.minuten, 1), schaal: getal('schaal', values.schaal, 0.001) });
};
