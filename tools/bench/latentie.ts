import { randomUUID } from 'node:crypto';
import { mediaanMeting, perRonde } from './limieten';
import { p50p99, stuurEnLees } from './gang';
import { doelVan, wachtOpRust, type Proefhub } from './hub';
import { COACH, GEMEENTE, maakInwoners } from './inwoners';
import type { Kaalstand } from './kaal';

/** Parts of what can be kept up. */
export const BELASTING = [0.1, 0.5, 0.9] as const;
const RONDEN = 3;
const SECONDEN = { hub: 8, kaal: 4 } as const;
const MINSTENS = 60;
const RUST_MS = 60_000;

type Duren = { readonly p50: number; readonly p99: number };
export type Latentie = { readonly belasting: number; readonly perSeconde: number; readonly aannemen: Duren; readonly bezorgen: Duren; readonly drieStappen: Duren };

/** From its planned moment until it is in the queue of the gemeente, at a fixed rate; beside it three bare hops at that same rate. */
const meetBij = async (hub: Proefhub, kaal: Kaalstand, belasting: number, perSeconde: number, schaal: number): Promise<Latentie> => {
  const aantal = (seconden: number): number => Math.max(MINSTENS, Math.round(perSeconde * seconden * schaal));
  const rondes = await perRonde(['hub', 'kaal'] as const, async (wat) => {
    if (wat === 'kaal') {
      const refs = Array.from({ length: aantal(SECONDEN.kaal) }, () => randomUUID() as string);
      return stuurEnLees({ klant: hub.klant, url: kaal.url('keten'), gemeenten: [GEMEENTE], actorId: COACH }, refs, { perSeconde });
    }
    const gang = await stuurEnLees(await doelVan(hub), await maakInwoners(hub.beheer, aantal(SECONDEN.hub), hub.gemeenten), { perSeconde });
    await wachtOpRust(hub, RUST_MS);
    return gang;
  }, RONDEN);
  const mediaan = (gangen: readonly (readonly number[])[]): Duren => mediaanMeting(gangen.map((duren) => ({ perSeconde, ...p50p99(duren) })));
  return {
    belasting,
    perSeconde,
    aannemen: mediaan(rondes.hub.map(({ aannemen }) => aannemen)),
    bezorgen: mediaan(rondes.hub.map(({ bezorgen }) => bezorgen)),
    drieStappen: mediaan(rondes.kaal.map(({ bezorgen }) => bezorgen)),
  };
};

export const meetLatentie = async (hub: Proefhub, kaal: Kaalstand, capaciteit: number, schaal: number): Promise<Latentie[]> => {
  await hub.klant.vraag('luister', { url: kaal.eind.url, namen: [kaal.eind.naam] });
  const uitkomst: Latentie[] = [];
  for (const belasting of BELASTING) uitkomst.push(await meetBij(hub, kaal, belasting, Math.max(1, capaciteit * belasting), schaal));
  return uitkomst;
};
