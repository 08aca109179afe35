import type { Adapter, AdapterPayload } from 'oidc-provider';

type Rij = { readonly inhoud: AdapterPayload; readonly tot: number };

/**
 * What the token server remembers: used assertions, so that none is taken twice. Tokens are self-contained.
 * Memory is enough here: it is one process, and an assertion lives for a minute.
 */
export const maakGeheugen = (nu: () => number = Date.now): ((model: string) => Adapter) => {
  const rijen = new Map<string, Rij>();
  const ruimOp = (): void => {
    for (const [sleutel, { tot }] of rijen) if (tot <= nu()) rijen.delete(sleutel);
  };
  return (model) => {
    const sleutel = (id: string): string => `${model}:${id}`;
    const geen = (): Promise<undefined> => Promise.resolve(undefined);
    return {
      upsert: async (id, inhoud, seconden) => {
        ruimOp();
        rijen.set(sleutel(id), { inhoud, tot: seconden === undefined ? Infinity : nu() + seconden * 1000 });
      },
      find: async (id) => {
        const rij = rijen.get(sleutel(id));
        return rij && rij.tot > nu() ? rij.inhoud : undefined;
      },
      destroy: async (id) => void rijen.delete(sleutel(id)),
      consume: geen,
      findByUid: geen,
      findByUserCode: geen,
      revokeByGrantId: geen,
    };
  };
};
