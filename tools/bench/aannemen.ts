import { setTimeout as wacht } from 'node:timers/promises';
import { stuur } from './gang';
import { nu, rond } from './getallen';
import { doelVan, luister, wachtOpRust, type Proefhub } from './hub';
import { maakInwoners } from './inwoners';
import type { Gelezen } from './klant';
import { GELIJKTIJDIG, meetAannemen, mediaanMeting, perRonde, type Aanneemmeting } from './limieten';

const RUST_MS = 300_000;
/** At least so many that a percentile means something. */
const MINSTENS = 300;
const SECONDEN = 2;
/** The backlog that is worked off. */
const VOL = 50_000;
const PER_KEER = 5000;

export type Aannemen = {
  /** While the rest of the hub works on what was accepted. */
  readonly metDeRest: Readonly<Record<number, Aanneemmeting>>;
  /** While the broker is away: nothing happens but accepting. */
  readonly alleen: Readonly<Record<number, Aanneemmeting>>;
  /** What was accepted meanwhile, and how long it took to deliver it once the broker was back. */
  readonly achterstand: { readonly aantal: number; readonly seconden: number; readonly perSeconde: number };
};

/** Gives also how many were accepted in all. */
const meet = async (hub: Proefhub, schaal: number, erna: () => Promise<unknown>): Promise<{ metingen: Record<number, Aanneemmeting>; aantal: number }> => {
  let aantal = 0;
  const een = async (hoeveel: number, gelijktijdig: number): Promise<Aanneemmeting> => {
    const meting = await meetAannemen(await doelVan(hub), await maakInwoners(hub.beheer, hoeveel, hub.gemeenten), gelijktijdig);
    aantal += hoeveel;
    await erna();
    return meting;
  };
  const proef = await een(MINSTENS, GELIJKTIJDIG[0]);
  const perGang = Math.max(MINSTENS, Math.round(proef.perSeconde * SECONDEN * schaal));
  const rondes = await perRonde(GELIJKTIJDIG, (gelijktijdig) => een(perGang, gelijktijdig));
  return { metingen: Object.fromEntries(GELIJKTIJDIG.map((gelijktijdig) => [gelijktijdig, mediaanMeting(rondes[gelijktijdig])])), aantal };
};

/** Until so many were accepted in all, as fast as it goes. */
const vulAan = async (hub: Proefhub, van: number, tot: number): Promise<number> => {
  let aantal = van;
  while (aantal < tot) {
    const refs = await maakInwoners(hub.beheer, Math.min(PER_KEER, tot - aantal), hub.gemeenten);
    await stuur(await doelVan(hub), refs, { gelijktijdig: GELIJKTIJDIG[1] });
    aantal += refs.length;
  }
  return aantal;
};

const werkWeg = async (hub: Proefhub, aantal: number): Promise<Aannemen['achterstand']> => {
  const begin = nu();
  await luister(hub.klant, hub.zandbak.urls);
  for (const einde = begin + RUST_MS; ; await wacht(100)) {
    const gelezen = await hub.klant.vraag<Gelezen>('gelezen');
    if (gelezen.aantal < aantal && nu() < einde) continue;
    if (gelezen.aantal < aantal) throw new Error(`${aantal - gelezen.aantal} van ${aantal} niet bezorgd na ${RUST_MS / 1000} s`);
    const seconden = (gelezen.laatste - begin) / 1000;
    return { aantal, seconden: rond(seconden), perSeconde: rond(aantal / seconden) };
  }
};

export const meetAannemenVanHub = async (hub: Proefhub, schaal: number): Promise<Aannemen> => {
  let [aantal, metingen]: [number, Aannemen['alleen']] = [0, {}];
  const { metingen: metDeRest } = await meet(hub, schaal, () => wachtOpRust(hub, RUST_MS));
  await hub.zandbak.stopDienst('rabbitmq');
  try {
    const alleen = await meet(hub, schaal, async () => undefined);
    aantal = await vulAan(hub, alleen.aantal, Math.round(VOL * schaal));
    metingen = alleen.metingen;
  } finally {
    await hub.zandbak.startDienst('rabbitmq');
  }
  return { metDeRest, alleen: metingen, achterstand: await werkWeg(hub, aantal) };
};
