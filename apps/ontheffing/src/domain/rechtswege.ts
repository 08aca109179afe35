import { perioden } from './geldigheid';
import { aanvaard, ongewijzigd, opsomming, weiger } from './oordeel';
import type { Beeindiging, Besluit, Ontheffing, Stand, Vaststelling, VanRechtswege } from './ontheffing.types';
import type { Afspraken } from './policy';
import type { Datum } from '#shared/kernel/datum';

const isVanRechtswege = (een: Ontheffing): een is VanRechtswege => een.soort === 'VAN_RECHTSWEGE';

/** Temporary ontheffingen that still have days from then on, told or not: they lose their meaning on that day. */
export const teVervallen = ({ ontheffingen }: Stand, per: Datum): readonly Ontheffing[] =>
  ontheffingen.filter((een) => {
    if (een.soort !== 'TIJDELIJK' || ['VERLOPEN', 'VERVALLEN', 'HERROEPEN'].includes(een.status)) return false;
    return perioden(een, { ookOnbekend: een.status !== 'INGETROKKEN' }).some(({ tot }) => tot === null || tot > per);
  });

/** M-25: the law exempts (art. 9 lid 5), the hub only takes note: no decision, no letter, no last day. */
export const decideVaststelling = (stand: Stand, { ontheffingRef, gemeente, vanaf, scope }: Vaststelling, { wet: { rechtswege } }: Pick<Afspraken, 'wet'>): Besluit => {
  if (!rechtswege.scope.every((verplichting) => scope.includes(verplichting))) return weiger('VOORWAARDE_NIET_VERVULD', `verloop.scope: van rechtswege vervallen ${opsomming(rechtswege.scope)} samen`);
  const lopend = stand.ontheffingen.filter(isVanRechtswege).find(({ status }) => status === 'VASTGESTELD');
  if (lopend) return lopend.vanaf === vanaf ? ongewijzigd(lopend.ontheffingRef) : weiger('OVERBODIG', 'dit is al vastgesteld met een andere dag; herroep eerst dat bericht');
  return aanvaard(
    { type: 'vastgesteld', ontheffingRef, ontheffing: { soort: 'VAN_RECHTSWEGE', ontheffingRef, gemeente, scope: rechtswege.scope, vanaf, status: 'VASTGESTELD', afwijkingen: [] } },
    ...teVervallen(stand, vanaf).map((een) => ({ type: 'vervallen' as const, ontheffingRef: een.ontheffingRef, per: vanaf })),
  );
};

export const decideBeeindiging = ({ ontheffingen }: Stand, { ontheffingRef, per }: Beeindiging): Besluit => {
  const bedoeld = ontheffingen.filter(isVanRechtswege).filter((een) => ontheffingRef === null || een.ontheffingRef === ontheffingRef);
  if (ontheffingRef !== null && bedoeld.length === 0) return weiger('ZAAK_ONBEKEND', 'verloop.ontheffingRef hoort niet bij deze inwoner');
  const lopend = bedoeld.find(({ status }) => status === 'VASTGESTELD');
  if (!lopend) {
    const zelfde = bedoeld.find((een) => een.status === 'BEEINDIGD' && een.per === per);
    return zelfde ? ongewijzigd(zelfde.ontheffingRef) : weiger('OVERGANG_ONGELDIG');
  }
  if (per < lopend.vanaf) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.per ligt voor de eerste dag');
  return aanvaard({ type: 'beeindigd', ontheffingRef: lopend.ontheffingRef, per });
};
