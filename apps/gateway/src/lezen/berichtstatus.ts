import { bekendeSoort } from '#shared/contracts/catalogus';
import { verteldbeeld, verteldVan } from '../herroepen/verteld';
import { stappenVan, zoekBericht, type Berichtstatus as Status } from '../persistence/journaal';
import type { Leesbron } from '../persistence/opslag';
import type { Herkend } from '../toegang/beller';
import { statusbeeld } from './statusbeeld';

const HERROEPEN = bekendeSoort('nl.participatiewet.bericht.herroepen.v1').type;
const ONDERWEG: readonly Status[] = ['ONTVANGEN', 'VRIJGEGEVEN'];

export type Beeld = { readonly beeld: Record<string, unknown>; readonly bekend: boolean };

/** What became of a message, for the connection that sent it and for nobody else; of what a person sent, for that person. */
export class Berichtstatus {
  constructor(private readonly leesbron: Leesbron) {}

  /** `bekend`: there is an outcome; WACHT_OP is one, for it is the sender's turn then. */
  van({ aansluiting, persoon }: Herkend, id: string): Promise<Beeld | undefined> {
    const { source, naam, gemeenten } = aansluiting;
    return this.leesbron.lees(gemeenten, async (tx) => {
      const rij = await zoekBericht(tx, source, id);
      if (!rij || rij.aansluiting !== naam || (persoon && rij.afzender !== persoon.actorId)) return undefined;
      const beeld = statusbeeld(rij, await stappenVan(tx, rij.volgnr));
      const verteld = rij.type === HERROEPEN ? { verteldAan: (await verteldVan(tx, { source, id })).map(verteldbeeld) } : {};
      return { beeld: { ...beeld, ...verteld }, bekend: !ONDERWEG.includes(rij.status) };
    });
  }
}
