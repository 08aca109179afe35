/** A refusal by rule or right is a value, never an exception: it commits in the same transaction as its decision record. */
export type Refusal<Code extends string = string> = { readonly code: Code };

/** Outcome of a pure rule. `afwijkingen` are marks on an accepted fact: the hub registers, it does not undo (D-28). */
export type Decision<Event, Code extends string = string> =
  | { readonly accepted: true; readonly events: readonly Event[]; readonly afwijkingen: readonly Code[] }
  | { readonly accepted: false; readonly refusal: Refusal<Code> };

export const accept = <E>(...events: E[]): Decision<E, never> => ({ accepted: true, events, afwijkingen: [] });
export const acceptMarked = <E, C extends string>(afwijkingen: readonly C[], ...events: E[]): Decision<E, C> => ({
  accepted: true,
  events,
  afwijkingen,
});
export const refuse = <C extends string>(code: C): Decision<never, C> => ({ accepted: false, refusal: { code } });

export const unreachable = (value: never): never => {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
};
