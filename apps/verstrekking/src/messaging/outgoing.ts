import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Adres, Feit, MailSoort, TakenAf } from '#shared/contracts/intern';
import { plusDagen } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { TimerRij } from '#shared/persistence/timers';
import type { Event, Verstrekkingszaak } from '../domain/verstrekking.types';
import type { Omgeving } from '../omgeving';

export const TIMER_VERLOOPT = 'verstrekking.bijzonder.verloopt';

/** Asked, or announced: what there was to do ends with the case. */
const VAN_DE_ZAAK: readonly MailSoort[] = ['VRAAG_BEANTWOORDEN', 'INFORMATIE_KLAAR'];
const af = (...soorten: MailSoort[]): TakenAf[] => [{ bereik: 'ZAAK', soorten }];

/** Who hears how it ended: whoever asked, and to whom it was announced. */
const betrokkenen = ({ vrager, klaargezetOp, ontvanger }: Verstrekkingszaak): Adres[] => {
  const adressen = [...(vrager ? [vrager] : []), ...(klaargezetOp !== null && ontvanger ? [ontvanger] : [])];
  return adressen.filter(({ rol, actorId }, plaats) => adressen.findIndex((ander) => ander.rol === rol && ander.actorId === actorId) === plaats);
};

/** Medical content is announced and never delivered: it does not leave this service with a fact, sealed or not (D-27). */
const zonderMedisch = (bericht: VerzegeldBericht): VerzegeldBericht => {
  const { medisch: _blijft, ...data } = bericht.data;
  return { ...bericht, data };
};

/** Event -> facts, field by field. That somebody opened it is for the gateway to tell; what ends with a move or a recall is told per resident. */
export const feitenVan = (event: Event, bericht: VerzegeldBericht, zaak: Verstrekkingszaak): Feit[] => {
  const { uiterlijk } = zaak;
  switch (event.type) {
    case 'gevraagd': return [{ bericht, adressen: [event.gever], uiterlijk: event.uiterlijk }];
    case 'gegeven': return [{ bericht, adressen: [event.ontvanger], takenAf: af('VRAAG_BEANTWOORDEN') }];
    case 'beantwoord': return [{ bericht, adressen: [event.vrager], takenAf: af('VRAAG_BEANTWOORDEN') }];
    case 'bijzonder.verzocht': return [{ bericht, adressen: [event.gever], ...(uiterlijk ? { uiterlijk } : {}) }];
    case 'bijzonder.verklaard': return [{ bericht, adressen: [zaak.gever] }];
    case 'bijzonder.klaargezet': return [{ bericht: zonderMedisch(bericht), adressen: [event.ontvanger], uiterlijk: event.laatsteDag, takenAf: af('VRAAG_BEANTWOORDEN') }];
    case 'bijzonder.ingetrokken': case 'bijzonder.afgewezen': case 'bijzonder.verlopen': return [{ bericht, adressen: betrokkenen(zaak), takenAf: af(...VAN_DE_ZAAK) }];
    case 'geopend': case 'vervallen': case 'herroepen': return [];
  }
};

/** The hub's own message about the resident, kept as a fact of this owner: it goes to nobody and ends what there was to do in these cases. */
export const zakenGesloten = (bericht: VerzegeldBericht, zaken: readonly Verstrekkingszaak[]): Feit[] =>
  zaken.length > 0 ? [{ bericht, adressen: [], takenAf: zaken.map(({ zaakId }) => ({ bereik: 'ZAAK', zaakId, soorten: VAN_DE_ZAAK })) }] : [];

/** Readable through the last day; the day after, the hub closes the case and erases the content. */
export const verlooptTimer = ({ zaakId, inwonerRef, gemeente, status, verklaring }: Verstrekkingszaak, { partijen }: Omgeving): TimerRij | null => {
  if (!verklaring || (status !== 'VERKLARING_VASTGELEGD' && status !== 'GEDEELD')) return null;
  const { laatsteDag } = verklaring;
  const op = plusDagen(laatsteDag, 1);
  const vervaltOp = momentInAmsterdam(op);
  const type = 'nl.participatiewet.verstrekking.bijzonder.verlopen.v1';
  const bericht = stelHubbericht({ type, id: uuid5(`${TIMER_VERLOOPT}:${zaakId}:${op}`), time: vervaltOp.toISOString(), zaakId, inwonerRef, gemeente, peildatum: op, verloop: { laatsteDag } }, partijen.hub);
  return { soort: TIMER_VERLOOPT, sleutel: zaakId, vervaltOp, bericht };
};
