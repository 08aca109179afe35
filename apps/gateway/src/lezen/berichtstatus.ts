import type { Aansluiting } from '#shared/policy/partijen';
import { stappenVan, zoekBericht, type Berichtstatus as Status } from '../persistence/journaal';
import type { Leesbron } from '../persistence/opslag';
import { statusbeeld } from './statusbeeld';

const ONDERWEG: readonly Status[] = ['ONTVANGEN', 'VRIJGEGEVEN'];

export type Beeld = { readonly beeld: Record<string, unknown>; readonly bekend: boolean };

/** What became of a message, for the connection that sent it and for nobody else. */
export class Berichtstatus {
  constructor(private readonly leesbron: Leesbron) {}

  /** `bekend`: there is an outcome; WACHT_OP is one, for it is the sender's turn then. */
  van({ source, naam, gemeenten }: Aansluiting, id: string): Promise<Beeld | undefined> {
    return this.leesbron.lees(gemeenten, async (tx) => {
      const rij = await zoekBericht(tx, source, id);
      if (!rij || rij.aansluiting !== naam) return undefined;
      return { beeld: statusbeeld(rij, await stappenVan(tx, rij.volgnr)), bekend: !ONDERWEG.includes(rij.status) };
    });
  }
}
