import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIENSTEN_MET_REGELS } from '#shared/contracts/catalogus';
import type { Faalpunt } from '#shared/operations/faalpunt';
import type { Kans } from './kans';

export type Val = { readonly dienst: string; readonly punt: Faalpunt; readonly keer: number };
export type Plek = Pick<Val, 'dienst' | 'punt'>;

const KERN: readonly Faalpunt[] = ['afnemer.ontvangen', 'inbox.voorCommit', 'inbox.naCommit', 'relay.bevestigd', 'publicatie.onbevestigd', 'logboek.voorCommit', 'logboek.naCommit'];
const DEUR: readonly Faalpunt[] = [
  'deur.gelezen', 'deur.voorCommit', 'deur.naCommit', 'vrijgave.gestempeld', 'vrijgave.bevestigd', 'publicatie.onbevestigd', 'relay.bevestigd',
  'afnemer.ontvangen', 'feit.voorCommit', 'feit.naCommit', 'levering.gelogd', 'levering.bevestigd', 'logboek.voorCommit', 'logboek.naCommit',
];
const POST: readonly Faalpunt[] = ['afnemer.ontvangen', 'mail.aangenomen'];

/** Where each service passes which point. A timer fires only when the clock is moved, see `METKLOK`. */
export const PLEKKEN: readonly Plek[] = [
  ...DEUR.map((punt) => ({ dienst: 'gateway', punt })),
  ...DIENSTEN_MET_REGELS.flatMap((dienst) => KERN.map((punt) => ({ dienst, punt }))),
  ...POST.map((punt) => ({ dienst: 'notifications', punt })),
];
export const METKLOK: readonly Plek[] = ['handover', 'ontheffing', 'boete'].map((dienst) => ({ dienst, punt: 'timer.gevuurd' }));

/** Points that are passed once per batch, or only now and then: a late pass would never come. */
const ZELDZAAM: readonly Faalpunt[] = ['logboek.voorCommit', 'logboek.naCommit', 'relay.bevestigd', 'vrijgave.gestempeld', 'vrijgave.bevestigd', 'mail.aangenomen'];

/** Passed by nearly every message; the other services by a part of them. */
const DRUK = ['gateway', 'handover'];

const hooguit = ({ dienst, punt }: Plek): number => {
  if (punt === 'timer.gevuurd') return 1;
  if (ZELDZAAM.includes(punt)) return 3;
  return DRUK.includes(dienst) ? 20 : 6;
};

export const maakVal = (plek: Plek, kans: Kans): Val => ({ dienst: plek.dienst, punt: plek.punt, keer: 1 + kans.getal(hooguit(plek)) });

/** Lays ready where a service is to fall, and sees whether it did. */
export class Valkuilen {
  constructor(readonly map: string) {
    mkdirSync(map, { recursive: true });
  }

  leg({ dienst, punt, keer }: Val): void {
    rmSync(this.geraakt(dienst), { force: true });
    // By rename: the service may look at any moment, and must not see half an order.
    writeFileSync(join(this.map, `.${dienst}`), `${punt} ${keer}\n`);
    renameSync(join(this.map, `.${dienst}`), join(this.map, dienst));
  }

  isGeraakt(dienst: string): boolean {
    return existsSync(this.geraakt(dienst));
  }

  ruimOp(dienst: string): void {
    rmSync(join(this.map, dienst), { force: true });
    rmSync(this.geraakt(dienst), { force: true });
  }

  private geraakt(dienst: string): string {
    return join(this.map, `${dienst}.geraakt`);
  }
}
