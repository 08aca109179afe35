import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Rol } from '#shared/contracts/bericht';
import { dag } from '#shared/kernel/datum';
import { ConfiguratieFout, keur } from './bestand';
import { laadPartijen, maakPartijen, partijenschema } from './partijen';
import type { Medewerker, Partijenbestand } from './partijen.types';

const CONFIG = join(process.cwd(), 'config');
const partijen = laadPartijen(CONFIG);
const DAG = dag('2025-10-06');
const mag = (actorId: string, rol: Rol, namensGemeente: string | null, op = DAG): boolean => partijen.magHandelen({ actorId, rol, namensGemeente, dag: op });

describe('the register of parties', () => {
  it('knows an organisation by its code and its alias, however it is written', () => {
    for (const naam of ['WERKZAAK', 'Werkzaak', 'Werkzaam', 'werkzaam']) expect(partijen.organisatie(naam)?.code).toBe('WERKZAAK');
    expect(partijen.organisatie('Buren')).toBeUndefined();
  });
  it('finds a connection by name, client id and source, and no other', () => {
    const aansluiting = partijen.aansluiting('werkzaak.werk');
    expect(aansluiting?.organisatie).toBe('WERKZAAK');
    expect(partijen.aansluitingVanClient('werkzaak.werk')).toBe(aansluiting);
    expect(partijen.aansluitingVanSource('urn:nld:oin:00000099000000002000:systeem:werk')).toBe(aansluiting);
    expect(partijen.aansluitingVanSource(partijen.hub.source)).toBeUndefined();
  });
  it('speaks for the hub under its own OIN', () => expect(partijen.hub.source).toBe('urn:nld:oin:00000099000000009000:systeem:schakel'));
  it('brings what is meant for a werkcoach and for an inkomensconsulent to different systems', () => {
    const voor = (rol: Rol) => partijen.aansluitingenVoor(rol, 'WERKZAAK').map(({ naam }) => naam);
    expect([voor('werkcoach'), voor('inkomensconsulent'), voor('participatiecoach')]).toEqual([['werkzaak.werk'], ['werkzaak.inkomen'], []]);
  });
  it('knows the box of a team and a mandate', () => {
    expect(partijen.team('TIEL', 'participatiecoach')?.mail).toBe('team.participatie.tiel@sandbox.invalid');
    expect(partijen.team('UWV', 'werkcoach')).toBeUndefined();
    expect(partijen.mandaat('mandaat:tiel:ontheffing:werkzaak', DAG)?.houder).toBe('WERKZAAK');
    expect(partijen.mandaat('mandaat:tiel:ontheffing:werkzaak', dag('2014-12-31'))).toBeUndefined();
    expect(partijen.mandaat('verzonnen', DAG)).toBeUndefined();
    expect(partijen.mandatenVan('WERKZAAK', 'TIEL', DAG).map(({ ref }) => ref)).toEqual(['mandaat:tiel:ontheffing:werkzaak', 'mandaat:tiel:maatregel:werkzaak']);
    expect(partijen.mandatenVan('TIEL', 'NEDER_BETUWE', DAG)).toEqual([]);
  });
});

describe('who may act', () => {
  it('a participatiecoach acts for the own gemeente, whoever the employer is, and never for none', () => {
    expect(mag('tiel.pc.carla', 'participatiecoach', 'TIEL')).toBe(true);
    expect(mag('nb.pc.dirk', 'participatiecoach', 'NEDER_BETUWE')).toBe(true);
    expect(mag('nb.pc.dirk', 'participatiecoach', 'TIEL')).toBe(false);
    expect(mag('nb.pc.dirk', 'participatiecoach', null)).toBe(false);
  });
  it('a werkcoach acts for Werkzaak and in no gemeente’s name', () => {
    expect(mag('wz.wc.anna', 'werkcoach', null)).toBe(true);
    expect(mag('wz.wc.anna', 'werkcoach', 'TIEL')).toBe(false);
  });
  it('nobody acts in a role that is not the own one', () => {
    expect(mag('nb.pc.dirk', 'werkcoach', null)).toBe(false);
    expect(mag('wz.wc.anna', 'inkomensconsulent', null)).toBe(false);
    expect(mag('onbekend.wc.x', 'werkcoach', null)).toBe(false);
  });
  it('nobody acts before the first day of employment', () => expect(mag('wz.wc.anna', 'werkcoach', null, dag('2014-12-31'))).toBe(false));
  it('a system acts under the name of its connection and for its gemeenten', () => {
    expect(mag('gemeente-tiel.regie', 'systeem', 'TIEL')).toBe(true);
    expect(mag('gemeente-tiel.regie', 'systeem', 'NEDER_BETUWE')).toBe(false);
    expect(mag('wz.wc.anna', 'systeem', null)).toBe(false);
  });
});

describe('a register', () => {
  const klopt = partijenschema(CONFIG);
  type Aanpassing = { [K in keyof Partijenbestand]?: (delen: Partijenbestand[K]) => unknown[] };
  const laad = (aanpassing: Aanpassing) => {
    const bestand = parse(readFileSync(join(CONFIG, 'partijen/partijen.yaml'), 'utf8')) as Partijenbestand;
    const anders = Object.entries(aanpassing).map(([naam, pas]) => [naam, (pas as (delen: unknown) => unknown[])(bestand[naam as keyof Partijenbestand])]);
    return maakPartijen(keur('partijen', { ...bestand, ...(Object.fromEntries(anders) as object) }, klopt));
  };
  it('lets a member of staff act up to and including the last day', () => {
    const register = laad({ medewerkers: (alle) => alle.map((medewerker) => ({ ...medewerker, laatsteDag: '2025-10-06' })) });
    const anna = (datum: string) => register.magHandelen({ actorId: 'wz.wc.anna', rol: 'werkcoach', namensGemeente: null, dag: dag(datum) });
    expect([anna('2025-10-06'), anna('2025-10-07')]).toEqual([true, false]);
  });
  it.each<[string, Aanpassing]>([
    ['a connection of nobody', { aansluitingen: ([eerste, ...rest]) => [{ ...eerste, organisatie: 'ONBEKEND' }, ...rest] }],
    ['a source under the OIN of another', { aansluitingen: ([eerste, ...rest]) => [{ ...eerste, source: 'urn:nld:oin:00000099000000002000:systeem:anders' }, ...rest] }],
    ['two connections with one source', { aansluitingen: (alle) => [...alle, { ...alle[0], naam: 'gemeente-tiel.anders' }] }],
    ['a connection for an unknown gemeente', { aansluitingen: ([eerste, ...rest]) => [{ ...eerste, gemeenten: ['BUREN'] }, ...rest] }],
    ['a member of staff of an unknown employer', { medewerkers: ([eerste, ...rest]) => [{ ...eerste, werkgever: 'BUREN' }, ...rest] }],
    ['a member of staff twice', { medewerkers: (alle) => [...alle, alle[0]] }],
    ['an alias that is also a code', { organisaties: ([eerste, ...rest]) => [{ ...eerste, aliassen: ['Tiel'] }, ...rest] }],
    ['no hub', { organisaties: (alle) => alle.filter(({ soort }) => soort !== 'HUB') }],
    ['a mandate of an unknown holder', { mandaten: ([eerste, ...rest]) => [{ ...eerste, houder: 'BUREN' }, ...rest] }],
    ['a partner that serves another role', { aansluitingen: (alle) => alle.map((een) => (een.organisatie === 'DE_BRUG' ? { ...een, rollen: ['systeem', 'participatiecoach'] } : een)) }],
    ['staff of a partner', { medewerkers: ([eerste, ...rest]) => [{ ...eerste, werkgever: 'DE_BRUG' }, ...rest] }],
    ['a team of a partner', { teams: ([eerste, ...rest]) => [{ ...eerste, organisatie: 'DE_BRUG' }, ...rest] }],
    ['a mandate held by a partner', { mandaten: ([eerste, ...rest]) => [{ ...eerste, houder: 'DE_BRUG' }, ...rest] }],
    ['an unknown role', { teams: ([eerste, ...rest]) => [{ ...eerste, rol: 'baas' }, ...rest] }],
    ['an unknown field', { medewerkers: ([eerste, ...rest]) => [{ ...eerste, bsn: 'x' }, ...rest] }],
  ])('with %s stops the start', (_wat, aanpassing) => expect(() => laad(aanpassing)).toThrow(ConfiguratieFout));
});

describe('staff registered by message', () => {
  const met = (...versies: Partial<Medewerker>[]) => {
    const medewerkers = versies.map((versie) => ({ ...(partijen.medewerker('tiel.pc.carla', DAG) as Medewerker), ...versie }));
    return laadPartijen(CONFIG, () => ({ medewerkers, waarnemingen: [{ waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ingangsdatum: dag('2025-10-06'), laatsteDag: dag('2025-10-10') }] }));
  };
  const adres = (register: ReturnType<typeof met>, datum: string): string | undefined => register.medewerker('tiel.pc.carla', dag(datum))?.mail;

  it('takes the place of the file from its first day, and of an earlier registration from its own', () => {
    const register = met({ ingangsdatum: dag('2026-03-01'), mail: 'c@sandbox.invalid' }, { ingangsdatum: dag('2026-01-01'), mail: 'b@sandbox.invalid' });
    expect(['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'].map((datum) => adres(register, datum))).toEqual(['tiel.pc.carla@sandbox.invalid', 'b@sandbox.invalid', 'b@sandbox.invalid', 'c@sandbox.invalid']);
  });

  it('who left has left, whatever the file and earlier registrations say', () => {
    const register = met({ ingangsdatum: dag('2026-01-01') }, { ingangsdatum: dag('2026-02-01'), laatsteDag: dag('2026-02-10') });
    expect(['2026-02-10', '2026-02-11'].map((datum) => adres(register, datum))).toEqual(['tiel.pc.carla@sandbox.invalid', undefined]);
    expect(register.dienstverbanden().filter(({ actorId }) => actorId === 'tiel.pc.carla').map(({ laatsteDag }) => laatsteDag)).toEqual(['2025-12-31', '2026-01-31', '2026-02-10']);
  });

  it('a deputy has the rights of the colleague from the first day through the last, and no longer', () => {
    const register = met();
    const dagen = ['2025-10-05', '2025-10-06', '2025-10-10', '2025-10-11'].map(dag);
    expect(dagen.map((datum) => register.waarneemtVoor('tiel.pc.fenna', datum))).toEqual([[], ['tiel.pc.carla'], ['tiel.pc.carla'], []]);
    expect(dagen.map((datum) => register.waarnemersVan('tiel.pc.carla', datum))).toEqual([[], ['tiel.pc.fenna'], ['tiel.pc.fenna'], []]);
  });
});
