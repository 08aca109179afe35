import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Voortgang } from '../sandbox/bestanden';
import { startProefhub } from './hub';
import { meetCapaciteit, type Capaciteit } from './keten';
import { rond } from './getallen';

/** One, and all there are. */
export const AANTALLEN = [1, 342] as const;
const RONDEN = 3;

export type Gemeenten = Readonly<Record<number, Capaciteit & { readonly opstartenSeconden: number }>>;

type Organisatie = { code: string; soort: string; naam: string; oin: string };
type Aansluiting = { naam: string; organisatie: string; source: string; rollen: string[]; gemeenten: string[] };
type Bestand = {
  organisaties: Organisatie[];
  aansluitingen: Aansluiting[];
  medewerkers: { werkgever: string; namensGemeenten: string[] }[];
  teams: { organisatie: string; rol: string; mail: string; telefoon: string }[];
  mandaten: unknown[];
  uitzonderingen: unknown[];
  machtigingen: unknown[];
};

const oin = (nummer: number): string => `000000990000001${String(nummer).padStart(5, '0')}`;

/** The register of the sandbox with so many made-up gemeenten in place of its own; Werkzaak works for all of them. */
export const registerMet = (bestand: Bestand, codes: readonly string[]): Bestand => {
  const weg = new Set(bestand.organisaties.filter(({ soort }) => soort === 'GEMEENTE').map(({ code }) => code));
  return {
    organisaties: [...bestand.organisaties.filter(({ soort }) => soort !== 'GEMEENTE'), ...codes.map((code, i) => ({ code, soort: 'GEMEENTE', naam: `gemeente ${code}`, oin: oin(i) }))],
    aansluitingen: [
      ...bestand.aansluitingen.filter(({ organisatie }) => !weg.has(organisatie)).map((aansluiting) => ({ ...aansluiting, gemeenten: [...codes] })),
      ...codes.map((code, i) => ({ naam: `gemeente-${code.toLowerCase()}.regie`, organisatie: code, source: `urn:nld:oin:${oin(i)}:systeem:regie`, rollen: ['participatiecoach', 'teammanager', 'systeem'], gemeenten: [code] })),
    ],
    medewerkers: bestand.medewerkers.filter(({ werkgever, namensGemeenten }) => !weg.has(werkgever) && namensGemeenten.length === 0),
    teams: [
      ...bestand.teams.filter(({ organisatie }) => !weg.has(organisatie)),
      ...codes.flatMap((code) => ['participatiecoach', 'teammanager'].map((rol) => ({ organisatie: code, rol, mail: `${rol}.${code.toLowerCase()}@sandbox.invalid`, telefoon: '0000 000 020' }))),
    ],
    mandaten: [],
    uitzonderingen: [],
    machtigingen: [],
  };
};

/** A project directory beside this one: the same programs, other parties. */
const maakSchaduw = (map: string, plaats: string, codes: readonly string[]): void => {
  rmSync(plaats, { recursive: true, force: true });
  mkdirSync(join(plaats, '.hub'), { recursive: true });
  for (const naam of ['dist', 'node_modules', 'package.json', 'docs']) symlinkSync(join(map, naam), join(plaats, naam));
  if (existsSync(join(map, '.hub/pakketten'))) symlinkSync(join(map, '.hub/pakketten'), join(plaats, '.hub/pakketten'));
  cpSync(join(map, 'config'), join(plaats, 'config'), { recursive: true });
  const register = join(plaats, 'config/partijen/partijen.yaml');
  writeFileSync(register, stringify(registerMet(parse(readFileSync(register, 'utf8')) as Bestand, codes)));
};

export const meetGemeenten = async (map: string, schaal: number, voortgang: Voortgang): Promise<Gemeenten> => {
  const plaats = join(map, '.hub', 'bench-gemeenten');
  const uitkomst: Record<number, Gemeenten[number]> = {};
  for (const aantal of AANTALLEN) {
    const codes = Array.from({ length: aantal }, (_, i) => `G${String(i + 1).padStart(3, '0')}`);
    maakSchaduw(map, plaats, codes);
    const hub = await startProefhub({ map: plaats, instantie: 'bench', gemeenten: codes, voortgang });
    try {
      uitkomst[aantal] = { ...(await meetCapaciteit(hub, { ronden: RONDEN, schaal: schaal / 2 })), opstartenSeconden: rond(hub.opgestartMs / 1000) };
    } finally {
      await hub.stop();
      rmSync(plaats, { recursive: true, force: true });
    }
  }
  return uitkomst;
};
