import { join } from 'node:path';
import { dag, type Datum } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { scenarioFor } from '#shared/testing/scenario';
import { bezwaarwet, eigenBesluitNaWia4, wetVoor } from '../beleid';
import type { Afzender } from '../domain/afzender';
import { standUit } from '../domain/evolve';
import { decide } from '../domain/ontheffing';
import type { Command, Event, Genomen, HubCommand, PartijCommand, Stand, Verlening } from '../domain/ontheffing.types';
import type { Normen, Policy } from '../domain/policy';
import { laatsteDagBezwaar } from '../domain/wet';

const CONFIG = join(__dirname, '../../../../config');
export const metActivering = (versie: 'B' | 'C', voorbeelden = true) => laadBeleid(CONFIG, { activeringen: [{ id: 'ontheffing-bij-overdracht', versie, vanaf: dag('2025-09-02') }], voorbeelden });
export const beleid = { A: laadBeleid(CONFIG, { activeringen: [] }), B: metActivering('B'), C: metActivering('C') };

const besluitDatum = (command: Command): Datum => ('besluit' in command ? command.besluit.besluitDatum : command.vandaag);

/** The agreements as they are written down, as they hold on the day of the decision. */
export const onder = (welk: (typeof beleid)['A']) => (stand: Stand, command: Command) =>
  decide(stand, command, {
    policy: welk.op<Policy>('ontheffing-bij-overdracht', besluitDatum(command)).waarden,
    normen: welk.op<{ ontheffing: Normen }>('servicenormen', command.vandaag).waarden.ontheffing,
    eigenBesluitNaWia4: eigenBesluitNaWia4(welk, besluitDatum(command), stand.coaches?.gemeente ?? ''),
    wet: wetVoor(welk, command, besluitDatum(command)),
  });
export const given = scenarioFor<Stand, Command, Event>(onder(beleid.A));
export const givenB = scenarioFor<Stand, Command, Event>(onder(beleid.B));
export const givenC = scenarioFor<Stand, Command, Event>(onder(beleid.C));

const persoon = (actorId: string, rol: string, werkgever: string, namensGemeente: string | null): Afzender => ({ actorId, rol, werkgever, namensGemeente, bevoegd: true, waarneemtVoor: [] });
export const anna = persoon('wz.wc.anna', 'werkcoach', 'WERKZAAK', null);
export const carla = persoon('tiel.pc.carla', 'participatiecoach', 'TIEL', 'TIEL');
export const fenna = persoon('tiel.pc.fenna', 'participatiecoach', 'TIEL', 'TIEL');
export const dirk = persoon('nb.pc.dirk', 'participatiecoach', 'WERKZAAK', 'NEDER_BETUWE');
export const bert = persoon('wz.ic.bert', 'inkomensconsulent', 'WERKZAAK', null);
export const systeem = (werkgever: string): Afzender => persoon(`systeem.${werkgever.toLowerCase()}`, 'systeem', werkgever, null);

/** KP3 with anna; KP4 with carla. */
export const kp3: Stand = standUit({ gemeente: 'TIEL', werkcoach: anna.actorId, participatiecoach: null }, []);
export const kp4: Stand = standUit({ gemeente: 'TIEL', werkcoach: null, participatiecoach: carla.actorId }, []);
export const bij = (stand: Stand, ...events: Event[]): Stand => standUit(stand.coaches, [...stand.gebeurtenissen, ...events.map((event, i) => ({ bron: `${event.type}${String(stand.gebeurtenissen.length + i)}`, event }))]);

/** Handles the commands one after another, each under its own name; throws on a refusal, so that a test starts from what it says. */
export const na = (stand: Stand, ...commands: Command[]): Stand =>
  commands.reduce((huidig, command, i) => {
    const besluit = onder(beleid.A)(huidig, command);
    if (!besluit.accepted) throw new Error(besluit.refusal.code);
    const bron = `${command.type}${String(huidig.gebeurtenissen.length)}.${String(i)}`;
    return standUit(huidig.coaches, [...huidig.gebeurtenissen, ...besluit.events.map((event) => ({ bron, event }))]);
  }, stand);

export const genomen = (op: string, verschil: Partial<Genomen> = {}): Genomen => ({
  besluitDatum: dag(op), bekendmakingsDatum: dag(op), laatsteDagBezwaar: laatsteDagBezwaar(dag(op), bezwaarwet(beleid.A, dag(op))), mandaatRef: 'mandaat:tiel:ontheffing:tiel', zienswijzeGeboden: true, ...verschil,
});
export const onbekend = { bekendmakingsDatum: null, laatsteDagBezwaar: null };

export const REF = '7d0f6c0a-3d8e-4a8e-8f0a-7f7f0e1f0001';
/** M-20 of S-17. */
export const verlening = (verschil: Partial<Verlening> = {}): Verlening => ({
  type: 'verleend', soort: 'TIJDELIJK', ontheffingRef: REF, gemeente: 'TIEL', afzender: anna, scope: ['a'], grond: 'DRINGENDE_REDENEN', ingangsdatum: dag('2025-03-03'), laatsteDag: dag('2026-03-02'),
  besluit: genomen('2025-03-03', { mandaatRef: 'mandaat:tiel:ontheffing:werkzaak', zienswijzeGeboden: false }), mandaatGeldt: true, beslistDoor: anna.actorId, verlener: anna.actorId, verzoekDatum: null, kindGeboren: null, verbruikteMaanden: 0, vandaag: dag('2025-03-03'), ...verschil,
});
type Zonder<T> = T extends { type: string } ? Omit<T, 'type' | 'gemeente' | 'afzender' | 'vandaag' | 'besluit' | 'mandaatGeldt' | 'beslistDoor'> & Partial<Pick<T, Extract<keyof T, 'gemeente' | 'afzender' | 'vandaag' | 'besluit' | 'mandaatGeldt' | 'beslistDoor'>>> : never;
/** Any other command, by default of carla, on that day, told on that day and with a mandate. */
export const van = <T extends Exclude<PartijCommand['type'], 'verleend'>>(type: T, op: string, velden: Zonder<Extract<PartijCommand, { type: T }>>): PartijCommand =>
  ({ type, gemeente: 'TIEL', afzender: carla, vandaag: dag(op), ...(['verlengd', 'nietVerlengd', 'ingetrokken'].includes(type) ? { besluit: genomen(op), mandaatGeldt: true, beslistDoor: carla.actorId } : {}), ...velden }) as unknown as PartijCommand;

export const nadert = (op: string, laatsteDag: string, ontheffingRef = REF): HubCommand => ({ type: 'termijn.nadert', vandaag: dag(op), ontheffingRef, datum: dag(laatsteDag) });
export const voorbij = (op: string, ontheffingRef = REF): HubCommand => ({ type: 'termijn.voorbij', vandaag: dag(op), ontheffingRef, datum: dag(op) });
