import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { wachtTot } from '../sandbox/bestanden';
import type { Bevinding } from './beeld';
import { Belasting } from './belasting';
import type { Val } from './faalpunten';
import { Geschiedenis } from './geschiedenis';
import { BEGIN, DIENSTEN, wachtOpRust, zetKlok, type Hub } from './hub';
import { leesMerkteken, leesStand, wisPost, type Merkteken } from './lezer';
import { toets, type Toetsuitslag } from './toets';

export type Loopplan = { readonly seed: number; readonly vallen: readonly Val[]; readonly berichten: number };
export type Loopuitslag = Toetsuitslag & { readonly seed: number; readonly geraakt: readonly Val[]; readonly duurMs: number };

const RUST_MS = 120_000;
const KIJK_MS = 10;
const INHAAL_MS = 15_000;

/** Lays the falls of one service one after the other: the next one when the one before was hit and the service is back. */
const laatVallen = async ({ valkuilen, zandbak }: Hub, dienst: string, vallen: readonly Val[], klaar: () => boolean): Promise<Val[]> => {
  const geraakt: Val[] = [];
  for (const val of vallen) {
    valkuilen.leg(val);
    while (!klaar() && !valkuilen.isGeraakt(dienst)) await wacht(KIJK_MS);
    if (!valkuilen.isGeraakt(dienst)) break;
    geraakt.push(val);
    await zandbak.wachtOp(dienst);
  }
  valkuilen.ruimOp(dienst);
  return geraakt;
};

/** Everything handed over reached its reader, who is outside the hub. */
const haalIn = (hub: Hub, merk: Merkteken, geschiedenis: Geschiedenis): Promise<boolean> =>
  wachtTot(async () => {
    const { bevindingen } = toets(geschiedenis.regels, await leesStand(hub.zandbak.urls, merk));
    return !bevindingen.some(({ soort }) => soort === 'NIET_ONTVANGEN' || soort === 'GAT_IN_LOGBOEK');
  }, INHAAL_MS, 300);

/** One run: a burst of traffic, falls in the middle of it, rest, and the check of what it left. */
export const draaiLoop = async (hub: Hub, { seed, vallen, berichten }: Loopplan): Promise<Loopuitslag> => {
  const begin = Date.now();
  const { urls } = hub.zandbak;
  const geschiedenis = new Geschiedenis(join(hub.map, '.hub', 'chaos', 'lopen', `${seed}.jsonl`));
  await zetKlok(hub, BEGIN, RUST_MS);
  await wisPost(urls);
  const merk = await leesMerkteken(urls);
  const belasting = new Belasting({ urls, geschiedenis, seed, berichten });
  await belasting.luister();
  let verstuurd = false;
  const perDienst = [...new Set(vallen.map(({ dienst }) => dienst))];
  const vallend = Promise.all(perDienst.map((dienst) => laatVallen(hub, dienst, vallen.filter((val) => val.dienst === dienst), () => verstuurd)));
  await belasting.stuurAlles();
  const onrust = await wachtOpRust(hub, 2000);
  verstuurd = true;
  const geraakt = (await vallend).flat();
  await Promise.all(DIENSTEN.map((dienst) => hub.zandbak.wachtOp(dienst)));
  const nogBezig = onrust === undefined && geraakt.length === 0 ? undefined : await wachtOpRust(hub, RUST_MS);
  await haalIn(hub, merk, geschiedenis);
  await belasting.stop();
  const uitslag = toets(geschiedenis.regels, await leesStand(urls, merk));
  geschiedenis.sluit();
  const rust: Bevinding[] = nogBezig === undefined ? [] : [{ soort: 'NIET_IN_RUST', wat: nogBezig }];
  return { ...uitslag, bevindingen: [...rust, ...uitslag.bevindingen], seed, geraakt, duurMs: Date.now() - begin };
};
