import type { Code } from '../contracts/codes';

/** A handler cannot work now (database away): the message stays with us, nothing is counted against it. */
export class NietNu extends Error {
  override readonly name = 'NietNu';
}

/** Why a message was set apart; travels as header `x-oorzaak`. Never text from the message itself. */
export type Doodsoorzaak = Extract<Code, 'BERICHT_ONGELDIG' | 'TE_GROOT' | 'TYPE_ONBEKEND' | 'NIET_BEVOEGD'> | 'TE_DIEP' | 'NIET_VERWERKT';

/** The message can never be handled; it goes to the dead letters with this cause. */
export class Onleesbaar extends Error {
  override readonly name = 'Onleesbaar';
  constructor(readonly oorzaak: Doodsoorzaak) {
    super(oorzaak);
  }
}

/**
 * A publication without confirmation. Rejected is not the same as not delivered: the broker may hold the message,
 * so the publisher's caller sends it again with the same id and receivers deduplicate.
 */
export abstract class PublicatieFout extends Error {
  abstract readonly code: string;
  /** Sending the same again cannot help: someone must change rights, routes or the message. */
  abstract readonly blijvend: boolean;
}

/** No queue took the message. */
export class NietGerouteerd extends PublicatieFout {
  override readonly name = 'NietGerouteerd';
  readonly code = 'NIET_GEROUTEERD';
  readonly blijvend = true;
}

/** The broker refuses this user, exchange or key. */
export class Geweigerd extends PublicatieFout {
  override readonly name = 'Geweigerd';
  readonly code = 'GEWEIGERD';
  readonly blijvend = true;
}

export class TeGroot extends PublicatieFout {
  override readonly name = 'TeGroot';
  readonly code = 'TE_GROOT';
  readonly blijvend = true;
}

/** The broker answered with a nack: the queue is full or has no quorum. */
export class NietAangenomen extends PublicatieFout {
  override readonly name = 'NietAangenomen';
  readonly code = 'NIET_AANGENOMEN';
  readonly blijvend = false;
}

/** Not connected, blocked by the broker, cut off before the confirmation, or too many under way already. */
export class GeenVerbinding extends PublicatieFout {
  override readonly name = 'GeenVerbinding';
  readonly code = 'GEEN_VERBINDING';
  readonly blijvend = false;
}

export class BevestigingTeLaat extends PublicatieFout {
  override readonly name = 'BevestigingTeLaat';
  readonly code = 'BEVESTIGING_TE_LAAT';
  readonly blijvend = false;
}

/** A question over the broker got no answer; the caller says NIET_BESCHIKBAAR and nothing else happened. */
export class GeenAntwoord extends Error {
  override readonly name = 'GeenAntwoord';
  constructor(readonly reden: 'TE_LAAT' | 'GEEN_VERBINDING' | 'NIET_GEROUTEERD' | 'FOUT_BIJ_DIENST' | 'TE_DRUK') {
    super(reden);
  }
}

/** What a log may hold of an error: never its message, which may quote data. */
export const foutkenmerk = (fout: unknown): { fout: string; code?: string | number } => {
  if (!(fout instanceof Error)) return { fout: typeof fout };
  const { code } = fout as { code?: unknown };
  return { fout: fout.name, ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}) };
};
