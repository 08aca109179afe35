import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import { uuid5 } from '#shared/messaging/codec';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { journaliseer, vindVoorstel, zetStap } from '../persistence/journaal';

export type Opening = {
  /** The hub's own message that says so, and the message that was read. */
  readonly melding: Berichtsoort;
  readonly gelezen: Berichtsoort;
  readonly zaak: { readonly zaakId: string; readonly inwonerRef: string; readonly gemeente: string };
  /** Who read it: the receiver, or who deputises for him. */
  readonly door: string;
  /** Tells apart what is read anew in the same case; absent: a case is opened once by each reader. */
  readonly keer?: string | number;
};

/** Somebody it was meant for read it: the sender sees the step, and the owner hears it as a message of the hub (SM-1, SM-3). */
export const meldGeopend = async (tx: Tx, { klok, partijen }: Deurdelen, opening: Opening, traceparent: string): Promise<void> => {
  const { melding, gelezen, zaak, door, keer } = opening;
  const { zaakId, inwonerRef } = zaak;
  const vandaag = klok.vandaag();
  const id = uuid5([`${melding.context}.geopend`, zaakId, door, ...(keer === undefined ? [] : [keer])].join('|'));
  const bericht = stelHubbericht({ type: melding.type, id, time: klok.nu().toISOString(), ...zaak, peildatum: vandaag, verloop: { datum: vandaag, door } }, partijen.hub);
  await journaliseer(tx, { bericht, aansluiting: 'schakel', herkomst: 'hub', inhoudMerk: null, klok: klok.nu(), traceparent });
  const volgnr = await vindVoorstel(tx, inwonerRef, zaakId, gelezen.type);
  if (volgnr !== undefined) await zetStap(tx, volgnr, 'GEOPEND', new Date());
};
