import type { InBericht } from '#shared/contracts/intern';
import { gebeurtenisVan } from '#shared/contracts/lezen';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import { afgekeurd, HERROEPEN } from '#shared/persistence/uitkomst';
import { WERKZAAK } from './domain/access';
import { keurSignaal } from './domain/signaal';
import { afzenderVan } from './messaging/incoming';
import type { Omgeving } from './omgeving';

const VERWERKT: Resultaat['uitkomst'] = { status: 'VERWERKT', afwijkingen: [] };

/** The assigned inkomensconsulent, else the team of income, as an alert finds its coach; nobody else (M-35). */
const doorgegeven = ({ bericht, stempel: { situatie } }: InBericht): Resultaat => ({
  uitkomst: VERWERKT,
  feiten: [{ bericht, adressen: [{ rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId: situatie?.inkomensconsulent ?? null }] }],
});

/** Keeps nothing: a signal is told, and that is all. Recalled, the gateway erases what was told. */
export const handleSignaal = ({ partijen }: Omgeving): Handle => async (_tx, invoer) => {
  const { bericht, stempel } = invoer;
  const { gemeente, afzender, handhaving } = bericht.data;
  if (gebeurtenisVan(bericht.type) === 'herroepen') return bericht.source === partijen.hub.source ? { uitkomst: VERWERKT, feiten: [] } : afgekeurd({ code: 'NIET_BEVOEGD' });
  const vanPartner = partijen.organisatie(afzender.werkgever)?.soort === 'PARTNER';
  const geweigerd = keurSignaal(stempel.situatie, { gemeente, afzender: afzenderVan(invoer), vanPartner });
  if (geweigerd) return afgekeurd(geweigerd);
  return handhaving ? doorgegeven(invoer) : afgekeurd(HERROEPEN);
};
