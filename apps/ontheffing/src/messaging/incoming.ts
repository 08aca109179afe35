import type { InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { Partijen } from '#shared/policy/partijen';
import type { Verlening } from '../domain/ontheffing';
import type { Verplichting } from '../domain/policy';

const BEVOEGDHEID = 'ONTHEFFING_VERLENEN';

/** The door checked the form against the schema of the type; here its fields get the names the rules use. */
type Verloop = {
  readonly soort: Verlening['soort'];
  readonly scope: readonly Verplichting[];
  readonly ingangsdatum: Datum;
  readonly laatsteDag: Datum;
  readonly besluitDatum: Datum;
  readonly mandaatRef: string;
  readonly bekendmakingsDatum?: Datum;
  readonly verlener?: string;
};

const geldt = (ref: string, { bericht }: InBericht, partijen: Partijen): boolean => {
  const { gemeente, peildatum, afzender } = bericht.data;
  const mandaat = partijen.mandaat(ref, peildatum);
  const houders = [afzender.werkgever, afzender.namensGemeente].map((naam) => (naam === null ? undefined : partijen.organisatie(naam)?.code));
  return mandaat?.bevoegdheid === BEVOEGDHEID && mandaat.namens === gemeente && houders.includes(mandaat.houder);
};

/** Message -> command. The reference follows from the message, so a second attempt finds the same one. */
export const naarVerlening = (invoer: InBericht, partijen: Partijen): Verlening => {
  const { bericht, stempel } = invoer;
  const { afzender, gemeente } = bericht.data;
  const { soort, scope, ingangsdatum, laatsteDag, besluitDatum, mandaatRef, bekendmakingsDatum, verlener } = bericht.data.verloop as Verloop;
  return {
    type: 'verleend',
    ontheffingRef: uuid5(`ontheffing:${bericht.source}:${bericht.id}`),
    soort,
    gemeente,
    afzender: { ...afzender, bevoegd: stempel.afzenderBevoegd },
    scope: [...new Set(scope)].sort(),
    ingangsdatum,
    laatsteDag,
    besluitDatum,
    bekendmakingsDatum: bekendmakingsDatum ?? null,
    mandaatRef,
    mandaatGeldt: geldt(mandaatRef, invoer, partijen),
    verlener: verlener ?? afzender.actorId,
    vandaag: amsterdamseDag(new Date(stempel.klok)),
  };
};
