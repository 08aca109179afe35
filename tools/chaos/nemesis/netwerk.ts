import type { Kans } from '../kans';
import type { Doorgeefluik, Stand } from './doorgeefluik';
import type { Chaoshub, Nemesis } from './nemesis';
import type { Wat } from './omleiding';
import { DIENSTEN } from './proces';
import { duur, tijdelijk } from './tijdelijk';

const WAT: readonly Wat[] = ['amqp', 'postgres'];
const TRAAG_MS = { van: 50, tot: 400 };
/** More than a frame of AMQP, so that it falls within one as often as between two. */
const BYTES = 6000;

/** Half of the time one service is cut off and the others are not, which is worse than all of them. */
const kiesLuiken = (hub: Chaoshub, wat: Wat, kans: Kans, fout: string): readonly Doorgeefluik[] => {
  const dienst = kans.getal(2) === 0 ? kans.kies(DIENSTEN) : undefined;
  hub.meld(`${fout} voor ${wat} van ${dienst ?? 'alle diensten'}`);
  return hub.poorten.voor(wat, dienst);
};

const stand = (fout: string, wat: Wat, kies: (kans: Kans) => Stand): Nemesis => ({
  naam: `${wat}.${fout}`,
  slaToe: async (hub, kans) => {
    const luiken = kiesLuiken(hub, wat, kans, fout);
    const nu = kies(kans);
    luiken.forEach((luik) => luik.zet(nu));
    return tijdelijk(duur(hub, kans), () => luiken.forEach((luik) => luik.herstel()));
  },
});

/** Connections fall (RST), some in the middle of a frame; for a moment nobody gets in again. */
const reset = (wat: Wat): Nemesis => ({
  naam: `${wat}.reset`,
  slaToe: async (hub, kans) => {
    const luiken = kiesLuiken(hub, wat, kans, 'reset');
    const dichtMs = kans.getal(2) * kans.getal(2000);
    luiken.forEach((luik) => {
      if (dichtMs === 0) luik.breekNa(kans.getal(BYTES));
      else luik.zet({ soort: 'weiger' });
    });
    return tijdelijk(dichtMs || duur(hub, kans), () => luiken.forEach((luik) => (dichtMs === 0 ? luik.breek() : luik.herstel())));
  },
});

export const NETWERKNEMESES: readonly Nemesis[] = WAT.flatMap((wat) => [
  reset(wat),
  stand('halfopen', wat, () => ({ soort: 'halfopen' })),
  stand('zwartgat', wat, () => ({ soort: 'zwartgat' })),
  stand('stil', wat, () => ({ soort: 'stil' })),
  stand('traag', wat, (kans) => ({ soort: 'traag', ms: TRAAG_MS.van + kans.getal(TRAAG_MS.tot - TRAAG_MS.van) })),
]);
