import type { Verstrekkingbeeld } from '../lezen/verstrekking.projectie';
import type { Logregel } from '../uitleg/logregel';
import type { Partij, Partijnamen } from './partij';
import { reikwijdteWoorden } from './taal';

/** A medical exception as the resident reads it: what he signed, for whom, until when, and each time it was read. */
export type Uitzonderingregel = {
  readonly verklaring: { readonly schriftelijkOp: string; readonly reikwijdte: string; readonly ontvanger: Partij; readonly laatsteDag: string; readonly ingetrokkenOp: string | null } | null;
  readonly klaargezetOp: string | null;
  readonly grondslag: string | null;
  readonly gelezen: readonly { readonly nr: string; readonly op: string; readonly door: Partij }[];
};

export const uitzonderingenVan = (beelden: readonly Verstrekkingbeeld[], lezingen: readonly Logregel[], namen: Partijnamen): Uitzonderingregel[] =>
  beelden
    .filter(({ soort }) => soort === 'BIJZONDER')
    .map(({ zaakId, verklaring, grondslag, klaargezetOp }) => ({
      verklaring: verklaring && {
        schriftelijkOp: verklaring.schriftelijkOp,
        reikwijdte: reikwijdteWoorden(verklaring.reikwijdte),
        ontvanger: namen.vanActor(verklaring.ontvanger, null) ?? { organisatie: 'een organisatie', rol: 'participatiecoach' },
        laatsteDag: verklaring.laatsteDag,
        ingetrokkenOp: verklaring.ingetrokkenOp,
      },
      klaargezetOp,
      grondslag,
      gelezen: lezingen.filter((regel) => regel.zaakId === zaakId).map((regel) => ({ nr: regel.id, op: regel.op.toISOString(), door: namen.handelende(regel) })),
    }));
