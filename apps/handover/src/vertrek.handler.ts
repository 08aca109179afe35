import type { Feit, InBericht, SituatieStand } from '#shared/contracts/intern';
import { eis } from '#shared/contracts/lezen';
import type { Datum } from '#shared/kernel/datum';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { evolve } from './domain/evolve';
import { decideVerval } from './domain/overdracht';
import { eindeOp, trekVertrekIn, type Einde, type Vertrek } from './domain/vertrek';
import { horenVerval, vertrekGemeld, vertrekIngetrokken, vertrokken } from './messaging/inwoner.outgoing';
import { vandaagVan, verloopVan } from './messaging/lezen';
import { beideCoaches, vervallen } from './messaging/outgoing';
import { TIMER_VERTREK, timersWeg, vertrekSleutel, vertrekTimer } from './messaging/timers';
import type { Omgeving } from './omgeving';
import { wisContact } from './persistence/contact.store';
import { laadOpenZaak, naarOverdracht, wijzigZaak } from './persistence/overdracht.store';
import { bewaarSituatie, laadSituatie } from './persistence/situatie.store';
import { aangekondigdDoor } from './persistence/vertrektimer';
import { verwerkt } from './uitkomst';

type Gevolg = Pick<Resultaat, 'feiten' | 'wisTimers'>;

/** An open handover ends with the resident's leaving (SM-1): its timers go, and what was agreed does not take effect. */
const sluitOpenZaak = async (tx: Tx, invoer: InBericht, einde: Einde, per: Datum, omgeving: Omgeving): Promise<Gevolg> => {
  const rij = await laadOpenZaak(tx, invoer.bericht.data.inwonerRef ?? '');
  const besluit = rij && decideVerval(rij);
  if (!rij || !besluit?.accepted) return { feiten: [] };
  const { dossier, ...zaak } = besluit.events.reduce(evolve, naarOverdracht(rij, { formulier: null, bewijs: null }));
  await wijzigZaak(tx, rij, zaak);
  const oorzaak = { invoer, zaak: { ...zaak, dossier }, periode: einde.was };
  return { feiten: [vervallen(oorzaak, per, horenVerval(einde, beideCoaches(oorzaak)), omgeving)], wisTimers: timersWeg(rij.zaakId) };
};

const gaWeg = async (tx: Tx, invoer: InBericht, einde: Einde, per: Datum, omgeving: Omgeving): Promise<Gevolg> => {
  const { feiten, ...rest } = await sluitOpenZaak(tx, invoer, einde, per, omgeving);
  return { ...rest, feiten: [...feiten, ...vertrokken(invoer, einde, per, omgeving)] };
};

/** After the situatie was dated: the consequences now, or by a timer on the day itself. */
export const naVertrek = async (tx: Tx, invoer: InBericht, { per, vandaag, type }: Vertrek, situatie: SituatieStand, omgeving: Omgeving): Promise<Resultaat> => {
  const einde = eindeOp(situatie.perioden, per);
  if (!einde) throw new Error('a dated departure ends no stretch');
  const vooraf = per > vandaag;
  const gemeld: Feit = vertrekGemeld(invoer, einde, per, situatie, vooraf, omgeving);
  if (!vooraf) {
    const { feiten, ...rest } = await gaWeg(tx, invoer, einde, per, omgeving);
    return { ...verwerkt(), ...rest, feiten: [gemeld, ...feiten] };
  }
  const { soort } = verloopVan(invoer.bericht);
  const { source: berichtSource, id: berichtRef } = invoer.bericht;
  const verloop = { reden: einde.reden, berichtSource, berichtRef, ...(type === 'uitgestroomd' && soort !== undefined ? { soort } : {}) };
  const over = { inwonerRef: situatie.inwonerRef, gemeente: einde.was.gemeente };
  return { ...verwerkt(), feiten: [gemeld], zetTimers: [vertrekTimer(over, per, verloop, omgeving)] };
};

/** The day came. An announcement that was replaced since ends nothing. */
export const handleVertrekBereikt = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht } = invoer;
  if (bericht.source !== omgeving.partijen.hub.source) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const per = eis(verloopVan(bericht).datum, 'datum');
  const { perioden } = await laadSituatie(tx, bericht.data.inwonerRef ?? '');
  const einde = eindeOp(perioden, per);
  return einde ? { ...verwerkt(), ...(await gaWeg(tx, invoer, einde, per, omgeving)) } : verwerkt();
};

/** M-18: what a recalled registration said of contact data is erased; an announcement recalled before its day undoes what it dated. What happened stays. */
export const handleInwonerHerroepen = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht } = invoer;
  if (bericht.source !== omgeving.partijen.hub.source) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const { inwonerRef = '' } = bericht.data;
  const { berichtSource, berichtRef } = verloopVan(bericht);
  const sleutel = { source: eis(berichtSource, 'berichtSource'), id: eis(berichtRef, 'berichtRef') };
  await wisContact(tx, inwonerRef, sleutel);
  const per = await aangekondigdDoor(tx, TIMER_VERTREK, inwonerRef, sleutel);
  if (per === null) return verwerkt();
  const was = await laadSituatie(tx, inwonerRef);
  const besluit = trekVertrekIn(was.perioden, per, vandaagVan(invoer));
  const gebleven = besluit.accepted ? besluit.events[0] : undefined;
  if (!gebleven) return verwerkt();
  const situatie = await bewaarSituatie(tx, inwonerRef, was, gebleven.perioden);
  return { ...verwerkt(), feiten: [vertrekIngetrokken(invoer, per, situatie, omgeving)], wisTimers: [vertrekSleutel(inwonerRef, per)] };
};
