/** The part of the type after the context, without its version: `nl.participatiewet.overdracht.driegesprek.gepland.v1` -> `driegesprek.gepland`. */
export const gebeurtenisVan = (type: string): string => type.split('.').slice(3, -1).join('.');

/** A field that the form makes sure of; its absence is a fault of ours and never of the sender. */
export const eis = <T>(waarde: T | undefined, veld: string): T => {
  if (waarde === undefined) throw new Error(`field ${veld} passed the door without a value`);
  return waarde;
};
