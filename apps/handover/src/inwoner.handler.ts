import type { Adres, Feit, InBericht, SituatieStand } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Handle } from '#shared/persistence/runner.types';
import { WERKZAAK } from './domain/afzender';
import { decideRegistratie, decideToewijzing, type InwonerCommand } from './domain/inwoner';
import { periodeOp, type Periode } from './domain/situatie';
import { gebeurtenisVan, naarRegistratie, naarToewijzing } from './messaging/incoming';
import type { Omgeving } from './omgeving';
import { bewaarSituatie, laadSituatie } from './persistence/situatie.store';
import { afgekeurd, verwerkt } from './uitkomst';

/** The systems of both organisations (M-14, M-15); the assigned coach is named so that contact data reach only his organisation. */
const adressen = (periode: Periode): Adres[] => [
  { rol: 'werkcoach', organisatie: WERKZAAK, actorId: periode.werkcoach },
  { rol: 'participatiecoach', organisatie: periode.gemeente, actorId: periode.participatiecoach },
];

const feit = ({ bericht }: InBericht, situatie: SituatieStand, vanaf: Datum): Feit => {
  const periode = periodeOp(situatie.perioden, vanaf) ?? situatie.perioden[0];
  return { bericht, situatie, adressen: periode ? adressen(periode) : [] };
};

const naarCommand = (invoer: InBericht, omgeving: Omgeving): InwonerCommand =>
  gebeurtenisVan(invoer.bericht.type) === 'geregistreerd' ? naarRegistratie(invoer) : naarToewijzing(invoer, omgeving);

/** Messages of the context `inwoner`: load -> access -> decide -> save. */
export const handleInwoner = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { inwonerRef = '' } = invoer.bericht.data;
  const was = await laadSituatie(tx, inwonerRef);
  const command = naarCommand(invoer, omgeving);
  const besluit = command.type === 'geregistreerd' ? decideRegistratie(was.perioden, command) : decideToewijzing(was.perioden, command);
  if (!besluit.accepted) return afgekeurd(besluit.refusal);
  const [gewijzigd] = besluit.events;
  const situatie = gewijzigd && (await bewaarSituatie(tx, inwonerRef, was, gewijzigd.perioden));
  const { uitkomst } = verwerkt();
  const vanaf = command.type === 'geregistreerd' ? command.sinds : command.vanaf;
  return {
    uitkomst: command.type === 'geregistreerd' ? { ...uitkomst, antwoord: { inwonerRef } } : uitkomst,
    feiten: situatie ? [feit(invoer, situatie, vanaf)] : [],
  };
};
