/** An outcome of a pure rule: accepted with events, refused with a code, or something of its own (such as waiting). */
type Uitkomst<Event> =
  | { readonly accepted: true; readonly events: readonly Event[]; readonly afwijkingen: readonly string[] }
  | { readonly accepted: false; readonly refusal: { readonly code: string } }
  | { readonly wachtOp: string };

const geweigerdMet = (uitkomst: Uitkomst<unknown>): string | null => ('accepted' in uitkomst && !uitkomst.accepted ? uitkomst.refusal.code : null);

/**
 * given(state).when(command) for any pure `decide`; then one of the outcomes. Each check compares the whole outcome,
 * so an acceptance can never pass as a refusal and an unexpected event fails.
 */
export const scenarioFor =
  <State, Command, Event>(decide: (state: State, command: Command) => Uitkomst<Event>) =>
  (state: State) => ({
    when: (command: Command) => {
      const uitkomst = decide(state, command);
      return {
        uitkomst,
        then: (...events: Event[]) => expect(uitkomst).toEqual({ accepted: true, events, afwijkingen: [] }),
        thenMarked: (afwijkingen: readonly string[], ...events: Event[]) => expect(uitkomst).toEqual({ accepted: true, events, afwijkingen }),
        thenTypes: (...types: string[]) =>
          expect('accepted' in uitkomst && uitkomst.accepted ? uitkomst.events.map((e) => (e as { type: string }).type) : uitkomst).toEqual(types),
        refusedWith: (code: string) => expect({ geweigerd: geweigerdMet(uitkomst) }).toEqual({ geweigerd: code }),
        waitsFor: (wachtOp: string) => expect(uitkomst).toEqual({ wachtOp }),
      };
    },
  });
