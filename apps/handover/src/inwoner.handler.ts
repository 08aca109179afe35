import type { InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { geldendeDefinitie, vertrekvenster } from './beleid';
import { kantVan } from './domain/afzender';
import { decideClassificatie } from './domain/classificatie';
import { decideRegistratie, decideToewijzing, decideWijziging, verschillenMet, type InwonerCommand } from './domain/inwoner';
import { periodeOp, type Periode, type SituatieGewijzigd } from './domain/situatie';
import { decideVertrek, type Vertrek } from './domain/vertrek';
import type { Besluit, Weigering } from './domain/weigering';
import { naarClassificatie, naarInwonerCommand } from './messaging/inwoner.incoming';
import { doorgegeven, verschilGemeld } from './messaging/inwoner.outgoing';
import type { Omgeving } from './omgeving';
import { isNieuwContact } from './persistence/contact.store';
import { bewaarSituatie, laadSituatie } from './persistence/situatie.store';
import { verwerkt } from './uitkomst';
import { naVertrek } from './vertrek.handler';

const beslis = (perioden: readonly Periode[], command: InwonerCommand, { beleid }: Omgeving): Besluit<SituatieGewijzigd> => {
  switch (command.type) {
    case 'geregistreerd':
      return decideRegistratie(perioden, command);
    case 'coach.toegewezen':
      return decideToewijzing(perioden, command);
    case 'gewijzigd':
      return decideWijziging(perioden, command);
    default:
      return decideVertrek(perioden, command, vertrekvenster(beleid, command.op));
  }
};

/** A refusal that rests on a difference between two registers is told to both, so that people can mend it. */
const geweigerd = (weigering: Weigering, command: InwonerCommand, perioden: readonly Periode[], invoer: InBericht, omgeving: Omgeving): Resultaat => {
  if (command.type !== 'geregistreerd' || weigering.code !== 'OVERGANG_ONGELDIG') return afgekeurd(weigering);
  const verschillen = verschillenMet(perioden, command);
  const periode = periodeOp(perioden, command.sinds) ?? perioden.at(-1);
  return { ...afgekeurd(weigering), feiten: periode && verschillen.length > 0 ? [verschilGemeld(invoer, command, periode, verschillen, omgeving)] : [] };
};

/** The day whose coaches hear of it. */
const dagVan = (command: Exclude<InwonerCommand, Vertrek>): Datum => {
  if (command.type === 'geregistreerd') return command.sinds;
  return command.type === 'gewijzigd' ? command.op : command.vanaf;
};

const metAntwoord = (resultaat: Resultaat, command: InwonerCommand, inwonerRef: string): Resultaat =>
  command.type === 'geregistreerd' ? { ...resultaat, uitkomst: { ...resultaat.uitkomst, antwoord: { inwonerRef } } } : resultaat;

/** M-82: both coaches hear it, and from that day the situatie says it. */
export const handleClassificatie = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { inwonerRef = '' } = invoer.bericht.data;
  const was = await laadSituatie(tx, inwonerRef);
  const command = naarClassificatie(invoer, omgeving);
  const besluit = decideClassificatie(was.perioden, command, geldendeDefinitie(omgeving.beleid, command.vanaf));
  if (!besluit.accepted) return afgekeurd(besluit.refusal);
  const [gewijzigd] = besluit.events;
  if (!gewijzigd) return { ...verwerkt(), feiten: [] };
  const situatie = await bewaarSituatie(tx, inwonerRef, was, gewijzigd.perioden);
  return { ...verwerkt(), feiten: [doorgegeven(invoer, situatie.perioden, command.vanaf, situatie)] };
};

/** M-18: by which class somebody was guided since stays known; the right one is a new classification. */
export const handleClassificatieHerroepen = ({ partijen }: Omgeving): Handle => (_tx, { bericht }) => Promise.resolve(bericht.source === partijen.hub.source ? verwerkt() : afgekeurd({ code: 'NIET_BEVOEGD' }));

/** Messages of parties in the context `inwoner`: load -> access -> decide -> save. */
export const handleInwoner = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { inwonerRef = '', contact, peildatum } = invoer.bericht.data;
  const was = await laadSituatie(tx, inwonerRef);
  const command = naarInwonerCommand(invoer, omgeving);
  const besluit = beslis(was.perioden, command, omgeving);
  if (!besluit.accepted) return geweigerd(besluit.refusal, command, was.perioden, invoer, omgeving);
  const [gewijzigd] = besluit.events;
  const situatie = gewijzigd ? await bewaarSituatie(tx, inwonerRef, was, gewijzigd.perioden) : null;
  if (command.type === 'verhuisd' || command.type === 'uitgestroomd') return situatie ? naVertrek(tx, invoer, command, situatie, omgeving) : verwerkt();
  const nieuwContact = command.type === 'geregistreerd' && (await isNieuwContact(tx, invoer.bericht, kantVan(command.afzender) ?? '', omgeving.ring));
  const vertellen = situatie !== null || nieuwContact || (command.type === 'gewijzigd' && contact !== undefined);
  const feiten = vertellen ? [doorgegeven(invoer, situatie?.perioden ?? was.perioden, situatie ? dagVan(command) : peildatum, situatie)] : [];
  return metAntwoord({ ...verwerkt(), feiten }, command, inwonerRef);
};
