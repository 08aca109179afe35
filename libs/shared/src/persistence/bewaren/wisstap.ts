import type { Datum } from '#shared/kernel/datum';
import { schrijfLogboek, type Wissing } from '../../logboek/logboek';
import type { Tx } from '../tx';

export type Wisronde = {
  /** What happened on this day or before is past its term. */
  readonly grens: Datum;
  readonly vandaag: Datum;
  /** Rows per transaction. */
  readonly limiet: number;
};

/** One kind of data in one table that goes after its term. */
export type Wisstap = {
  /** The term in bewaartermijnen.yaml. */
  readonly termijn: string;
  readonly tabel: string;
  /** Counted in real time: for what guards the transport, which knows no Klok (ADR 0007). */
  readonly echt?: true;
  /** Erases at most `limiet` rows, with the record of it; skips what a handler holds. Answers how many. */
  readonly wis: (tx: Tx, ronde: Wisronde) => Promise<number>;
  /** How many rows are past this boundary. */
  readonly tel: (tx: Tx, grens: Datum) => Promise<number>;
};

export type Betreft = { readonly inwonerRef?: string | null; readonly zaakId?: string | null; readonly gemeente?: string | null };

const wie = ({ inwonerRef, zaakId, gemeente }: Betreft): Betreft => ({ ...(inwonerRef ? { inwonerRef } : {}), ...(zaakId ? { zaakId } : {}), ...(gemeente ? { gemeente } : {}) });

/** No record, no erasure: both commit together or not at all. */
export const legVast = async (tx: Tx, wissing: Wissing, betreft: Betreft = {}): Promise<void> => {
  await schrijfLogboek(tx, 'WISSING', { activiteit: 'bewaren.wissen', uitkomst: 'TOEGESTAAN', wissing, ...(wie(betreft) as { inwonerRef?: string; zaakId?: string; gemeente?: string }) });
};
