import type { Uitkomst } from '#shared/contracts/intern';
import type { Handle } from '#shared/persistence/runner.types';
import type { Beleid } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';
import { decide } from './domain/ontheffing';
import type { Policy } from './domain/policy';
import { naarVerlening } from './messaging/incoming';
import { feitVan } from './messaging/outgoing';
import { laadOntheffingen, voegToe } from './persistence/ontheffing.store';

export type Omgeving = { readonly beleid: Beleid; readonly partijen: Partijen };

/** M-20: load -> access -> decide -> save. */
export const handleVerleend = ({ beleid, partijen }: Omgeving): Handle => async (tx, invoer) => {
  const { inwonerRef = '', peildatum, gemeente, belastbaarheid } = invoer.bericht.data;
  const was = await laadOntheffingen(tx, inwonerRef);
  const { id, versie, waarden } = beleid.op<Policy>('ontheffing-bij-overdracht', peildatum);
  const besluit = decide({ coaches: invoer.stempel.situatie, ontheffingen: was.ontheffingen }, naarVerlening(invoer, partijen), waarden);
  const grond: Pick<Uitkomst, 'beleid'> = { beleid: { id, versie } };
  if (!besluit.accepted) return { uitkomst: { status: 'AFGEKEURD', ...besluit.refusal, afwijkingen: [], ...grond }, feiten: [] };
  const [verleend] = besluit.events;
  if (!verleend) throw new Error('a grant is always one event');
  const { ontheffing } = verleend;
  const stand = await voegToe(tx, was, { inwonerRef, gemeente, ontheffing, belastbaarheid });
  const bezwaar = ontheffing.laatsteDagBezwaar === null ? {} : { laatsteDagBezwaar: ontheffing.laatsteDagBezwaar };
  const antwoord = { ontheffingRef: ontheffing.ontheffingRef, ...bezwaar };
  return { uitkomst: { status: 'VERWERKT', afwijkingen: besluit.afwijkingen, antwoord, ...grond }, feiten: [feitVan(invoer, stand)] };
};
