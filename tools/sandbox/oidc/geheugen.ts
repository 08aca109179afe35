import type { Adapter, AdapterPayload } from 'oidc-provider';

type Rij = { readonly model: string; readonly inhoud: AdapterPayload; readonly tot: number };

/**
 * What the token server remembers: used assertions and codes, so that none is taken twice, and who is logging in.
 * Tokens are self-contained. Memory is enough here: it is one process, and after a restart people log in again.
 */
export const maakGeheugen = (nu: () => number = Date.now): ((model: string) => Adapter) => {
  const rijen = new Map<string, Rij>();
  const ruimOp = (): void => {
    for (const [sleutel, { tot }] of rijen) if (tot <= nu()) rijen.delete(sleutel);
  };
  return (model) => {
    const sleutel = (id: string): string => `${model}:${id}`;
    const levend = (id: string): AdapterPayload | undefined => {
      const rij = rijen.get(sleutel(id));
      return rij && rij.tot > nu() ? rij.inhoud : undefined;
    };
    return {
      upsert: async (id, inhoud, seconden) => {
        ruimOp();
        rijen.set(sleutel(id), { model, inhoud, tot: seconden === undefined ? Infinity : nu() + seconden * 1000 });
      },
      find: async (id) => levend(id),
      findByUid: async (uid) => [...rijen.values()].find((rij) => rij.model === model && rij.inhoud.uid === uid && rij.tot > nu())?.inhoud,
      findByUserCode: () => Promise.resolve(undefined),
      consume: async (id) => {
        const inhoud = levend(id);
        if (inhoud) inhoud.consumed = Math.floor(nu() / 1000);
      },
      destroy: async (id) => void rijen.delete(sleutel(id)),
      revokeByGrantId: async (grantId) => {
        for (const [eigen, { inhoud }] of rijen) if (inhoud.grantId === grantId) rijen.delete(eigen);
      },
    };
  };
};
