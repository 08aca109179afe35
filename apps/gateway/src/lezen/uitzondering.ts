import type { Datum } from '#shared/kernel/datum';
import type { Uitzonderingsstand } from '#shared/privacy/beoordeel';
import type { Verstrekkingbeeld } from './verstrekking.projectie';

export type Uitzonderingsvraag = {
  readonly beeld: Pick<Verstrekkingbeeld, 'verklaring' | 'status'>;
  /** The gemeente has the exception switched on today. */
  readonly aan: boolean;
  readonly vandaag: Datum;
  /** Who proved to be who he is; a colleague who deputises for the named person is another. */
  readonly persoon: string;
  /** The withdrawal was settled already, though the owner may still have answered without it. */
  readonly ingetrokken: boolean;
};

/** How the medical exception stands for this reader (SM-7). Somebody else hears nothing of how it stands for the person it names. */
export const uitzonderingVan = ({ beeld: { verklaring, status }, aan, vandaag, persoon, ingetrokken }: Uitzonderingsvraag): Uitzonderingsstand => {
  if (!aan) return 'UIT';
  if (!verklaring) return 'GEEN_VERKLARING';
  if (verklaring.ontvanger !== persoon) return 'ANDERE_PERSOON';
  if (ingetrokken || verklaring.ingetrokkenOp !== null || status === 'INGETROKKEN') return 'INGETROKKEN';
  return status === 'VERLOPEN' || vandaag > verklaring.laatsteDag ? 'VERLOPEN' : 'GELDIG';
};
