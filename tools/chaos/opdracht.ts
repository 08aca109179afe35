import { parseArgs } from 'node:util';
import { Melding } from '../sandbox/bestanden';
import { schrijfChaosbewijs } from './bewijs';
import { keurGeheel } from './eindkeuring';
import { startHub, type Hub } from './hub';
import { draaiLoop } from './loop';
import { NEMESES } from './nemesis';
import { maakPlan, SOORTEN, type Plan, type Soort } from './plan';
import { alsUitslag, Uitslagen, type Uitslag } from './uitslagen';

export const GEBRUIK = `Gebruik: npm run chaos -- [opties]
  --seed <n>       eerste seed (standaard 1); dezelfde seed en soort geven dezelfde rampen
  --aantal <n>     zoveel lopen (standaard 12)
  --minuten <n>    houd na zoveel minuten op (standaard 20)
  --soort <soort>  faalpunten, nemesis, gemengd of alles (standaard)
  --berichten <n>  per loop (standaard 300)
  --nemesis <naam> alleen deze; mag vaker
  --lang           fouten die duren, duren een halve minuut
  --hervat         ga verder na de laatste seed van de vorige keer
  --opnieuw        begin een nieuwe reeks uitslagen`;

export type Opdracht = {
  readonly seed: number;
  readonly aantal: number;
  readonly minuten: number;
  readonly soort: Soort | 'alles';
  readonly berichten: number;
  readonly nemeses: readonly string[];
  readonly lang: boolean;
  readonly hervat: boolean;
  readonly opnieuw: boolean;
};

const OPTIES = {
  seed: { type: 'string' },
  aantal: { type: 'string' },
  minuten: { type: 'string' },
  soort: { type: 'string' },
  berichten: { type: 'string' },
  nemesis: { type: 'string', multiple: true },
  lang: { type: 'boolean' },
  hervat: { type: 'boolean' },
  opnieuw: { type: 'boolean' },
} as const;

const getal = (naam: string, tekst: string | undefined, anders: number): number => {
  if (tekst === undefined) return anders;
  if (!/^\d{1,9}$/.test(tekst)) throw new Melding(`--${naam} moet een geheel getal zijn.\n${GEBRUIK}`);
  return Number(tekst);
};

const ontleed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIES }).values;
  } catch {
    throw new Melding(GEBRUIK);
  }
};

export const leesOpdracht = (args: readonly string[]): Opdracht => {
  const { seed, aantal, minuten, soort = 'alles', berichten, nemesis, lang = false, hervat = false, opnieuw = false } = ontleed(args);
  const gekozen = [...SOORTEN, 'alles' as const].find((een) => een === soort);
  if (!gekozen) throw new Melding(`De soort ${soort} bestaat niet.\n${GEBRUIK}`);
  const namen = NEMESES.map(({ naam }) => naam);
  const onbekend = nemesis?.find((naam) => !namen.includes(naam));
  if (onbekend !== undefined) throw new Melding(`De nemesis ${onbekend} bestaat niet. Kies uit: ${namen.join(', ')}`);
  return {
    seed: getal('seed', seed, 1),
    aantal: getal('aantal', aantal, 12),
    minuten: getal('minuten', minuten, 20),
    soort: gekozen,
    berichten: getal('berichten', berichten, 300),
    nemeses: nemesis ?? namen,
    lang,
    hervat,
    opnieuw,
  };
};

const beschrijf = ({ vallen, rampen }: Pick<Plan, 'vallen' | 'rampen'>): string =>
  [...vallen.map(({ dienst, punt, keer }) => `${dienst} valt bij ${punt} (${keer})`), ...rampen.map(({ naam }) => naam)].join(', ');

const vertel = ({ seed, soort, plan, geraakt, berichten, duurMs, bevindingen, dubbeleMails }: Uitslag): void => {
  const gemist = plan.vallen.length - geraakt.length;
  const kop = `seed ${seed} (${soort}): ${beschrijf(plan)}${gemist > 0 ? `; ${gemist} niet gehaald` : ''}`;
  console.log(`${kop}; ${berichten} berichten in ${(duurMs / 1000).toFixed(1)} s, ${dubbeleMails} dubbele mails: ${bevindingen.length === 0 ? 'in orde' : `${bevindingen.length} BEVINDINGEN`}`);
  for (const { soort: wat, wat: tekst } of bevindingen.slice(0, 10)) console.log(`    ${wat}: ${tekst}`);
};

/** How many runs found something; undefined when the hub could not go on. */
const draaiLopen = async (hub: Hub, opdracht: Opdracht, eerste: number, uitslagen: Uitslagen): Promise<number> => {
  const einde = Date.now() + opdracht.minuten * 60_000;
  let fout = 0;
  for (let seed = eerste; seed < eerste + opdracht.aantal && Date.now() < einde; seed += 1) {
    const uitslag = alsUitslag(await draaiLoop(hub, maakPlan({ ...opdracht, seed })));
    uitslagen.voegToe(uitslag);
    vertel(uitslag);
    fout += uitslag.bevindingen.length > 0 ? 1 : 0;
  }
  return fout;
};

const eersteSeed = ({ hervat, seed }: Opdracht, eerder: readonly Uitslag[]): number => (hervat ? Math.max(seed - 1, ...eerder.map((een) => een.seed)) + 1 : seed);

/** A session: one hub, many runs on it, a check of the whole at the end. The exit code. `bijStart` gets what stops the hub. */
export const voerUit = async (args: readonly string[], map: string, bijStart: (stop: () => Promise<void>) => void): Promise<number> => {
  const opdracht = leesOpdracht(args);
  const uitslagen = new Uitslagen(map);
  if (opdracht.opnieuw) uitslagen.begin();
  const eerste = eersteSeed(opdracht, uitslagen.lees());
  const hub = await startHub({ map, instantie: 'chaos', meld: console.error, lang: opdracht.lang });
  bijStart(hub.sluit);
  try {
    const fout = await draaiLopen(hub, opdracht, eerste, uitslagen);
    const geheel = await keurGeheel(hub);
    console.log(`Het geheel aan het eind: ${geheel.length === 0 ? 'in orde' : `${geheel.length} BEVINDINGEN`}`);
    for (const { soort, wat } of geheel.slice(0, 20)) console.log(`    ${soort}: ${wat}`);
    await schrijfChaosbewijs(hub, uitslagen.lees());
    return fout > 0 || geheel.length > 0 ? 1 : 0;
  } finally {
    await hub.sluit();
  }
};
