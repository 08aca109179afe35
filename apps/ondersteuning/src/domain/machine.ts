import type { Datum } from '#shared/kernel/datum';
import { behandelaarVan, toegang, vragerVan } from './access';
import type { Besluit, Command, Inwoner, Kant, Rol, Stand, Stap, Verzoek, Verzoeksoort, Wacht, Weigering } from './verzoek.types';

type Opdracht = { readonly type: string };
/** The messages of these that go by the name `T`. */
type Met<C extends Opdracht, T> = C extends unknown ? (T extends C['type'] ? C : never) : never;
type Van<C extends Opdracht, T extends C['type']> = Command<Met<C, T>>;

/** One message in the course of a request: from which states it may come, from which side, and what it changes. */
export type Regel<C extends Opdracht, V, K, T extends C['type']> = {
  readonly van: readonly string[];
  readonly door: readonly Kant[];
  readonly stap: (verzoek: Verzoek<V>, command: Van<C, T>, kennis: K) => Stap<V> | Weigering;
};

/**
 * A state machine as a table (domain.md §3c, SM-4 to SM-6). `C`: the messages of parties; `V`: what is kept; `K`: what a rule must
 * know besides the request: prices, places, budget.
 */
export type Machine<C extends Opdracht, V, K, O extends C['type']> = {
  readonly soort: Verzoeksoort;
  readonly opening: O;
  readonly vragers: readonly Rol[];
  /** The role that handles the request; null: the other coach. */
  readonly behandelaar: Rol | null;
  readonly open: (inwoner: Inwoner, command: Van<C, O>, kennis: K) => Stap<V> | Weigering;
  readonly vervolg: { readonly [T in Exclude<C['type'], O>]: Regel<C, V, K, T> };
  /** States in which nothing is expected any more. */
  readonly eind: readonly string[];
};

const isWeigering = <V>(uitkomst: Stap<V> | Weigering): uitkomst is Weigering => 'code' in uitkomst;
const weiger = (refusal: Weigering): { readonly accepted: false; readonly refusal: Weigering } => ({ accepted: false, refusal });

type Eindes = { readonly eind: readonly string[] };

const gesloten = ({ eind }: Eindes, status: string, vandaag: Datum): Datum | null => (eind.includes(status) ? vandaag : null);

const geopend = <C extends Opdracht, V, K, O extends C['type']>(machine: Machine<C, V, K, O>, { inwoner }: Stand<V>, command: Van<C, O>, kennis: K, uiterlijk: Datum): Besluit<V> => {
  if (!inwoner) return weiger({ code: 'INWONER_ONBEKEND' });
  const stap = machine.open(inwoner, command, kennis);
  if (isWeigering(stap)) return weiger(stap);
  const { zaakId, inwonerRef, gemeente, vandaag } = command;
  const geslotenOp = gesloten(machine, stap.status, vandaag);
  const verzoek: Verzoek<V> = {
    zaakId, inwonerRef, gemeente, soort: machine.soort, status: stap.status, verloop: stap.verloop ?? {}, vrager: vragerVan(command), behandelaar: behandelaarVan(machine.behandelaar, inwoner, command), begonnenOp: command.op,
    uiterlijk: geslotenOp === null ? uiterlijk : null, geslotenOp,
  };
  return { accepted: true, verzoek, stap: geslotenOp === null ? { ...stap, antwoord: { ...stap.antwoord, antwoordUiterlijk: uiterlijk } } : stap };
};

/** Undefined: this message is not one of this machine. Which message a rule takes is said by its place in the table. */
const regelVoor = <C extends Opdracht, V, K, O extends C['type']>({ vervolg }: Machine<C, V, K, O>, type: string): Regel<C, V, K, C['type']> | undefined =>
  (vervolg as unknown as Readonly<Record<string, Regel<C, V, K, C['type']>>>)[type];

/**
 * Order of the checks: access, then the transition. A step that comes before the request itself waits for it. `antwoordUiterlijk`: by
 * the service norm, for a request that opens.
 */
export const decide = <C extends Opdracht, V, K, O extends C['type']>(machine: Machine<C, V, K, O>, stand: Stand<V>, command: Command<C>, kennis: K, antwoordUiterlijk: Datum): Besluit<V> | Wacht => {
  const opent = command.type === machine.opening;
  const regel = opent ? undefined : regelVoor(machine, command.type);
  const geweigerd = toegang(stand, command, opent ? { opent: machine.vragers } : { door: regel?.door ?? [] });
  if (geweigerd) return weiger(geweigerd);
  const { verzoek } = stand;
  if (opent) return verzoek ? weiger({ code: 'OVERGANG_ONGELDIG', toelichting: 'dit verzoek is er al; een nieuw verzoek krijgt een nieuw zaakId' }) : geopend(machine, stand, command as Van<C, O>, kennis, antwoordUiterlijk);
  if (!verzoek) return { wachtOp: machine.opening };
  if (!regel?.van.includes(verzoek.status)) return weiger({ code: 'OVERGANG_ONGELDIG', toelichting: `dit past niet bij de stand ${verzoek.status}` });
  const stap = regel.stap(verzoek, command as Van<C, C['type']>, kennis);
  if (isWeigering(stap)) return weiger(stap);
  const geslotenOp = gesloten(machine, stap.status, command.vandaag);
  // Whoever handles it has answered; what the asker adds leaves the question open.
  const beantwoord = geslotenOp !== null || (regel.door.includes('BEHANDELAAR') && !stap.wachtNog);
  return { accepted: true, stap, verzoek: { ...verzoek, status: stap.status, verloop: { ...verzoek.verloop, ...stap.verloop }, uiterlijk: beantwoord ? null : verzoek.uiterlijk, geslotenOp } };
};

/** The resident moved or left (D-25), or the request was recalled (M-18): it ends, and what ended before stays as it is. */
export const vervalt = <V>(verzoek: Verzoek<V>, op: Datum): Verzoek<V> | null => (verzoek.geslotenOp === null ? { ...verzoek, status: 'VERVALLEN', uiterlijk: null, geslotenOp: op } : null);
