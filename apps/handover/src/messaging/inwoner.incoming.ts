import type { InBericht } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import { profielOp } from '#shared/policy/profiel';
import { WERKZAAK } from '../domain/afzender';
import type { Classificatie } from '../domain/classificatie';
import type { InwonerCommand, Registratie, Toewijzing, Wijziging } from '../domain/inwoner';
import type { Indeling } from '../domain/situatie';
import type { Vertrek } from '../domain/vertrek';
import type { Omgeving } from '../omgeving';
import { afzenderVan, isGeregistreerd, vandaagVan, verloopVan, type Verloop } from './lezen';

const indelingUit = ({ data: { gemeente } }: InBericht['bericht'], { schaal, klantprofiel, groep }: Verloop): Indeling => ({ gemeente, schaal: eis(schaal, 'schaal'), klantprofiel: klantprofiel ?? groep ?? null });

const naarRegistratie = (invoer: InBericht): Registratie => {
  const { onderUwvBegeleiding, ...verloop } = verloopVan(invoer.bericht);
  return {
    type: 'geregistreerd',
    afzender: afzenderVan(invoer),
    sinds: eis(verloop.sinds, 'sinds'),
    indeling: indelingUit(invoer.bericht, verloop),
    ...(onderUwvBegeleiding === undefined ? {} : { onderUwvBegeleiding }),
  };
};

const naarToewijzing = (invoer: InBericht): Toewijzing => {
  const verloop = verloopVan(invoer.bericht);
  const { gemeente } = invoer.bericht.data;
  const [coach, rol, vanaf] = [eis(verloop.coach, 'coach'), eis(verloop.rol, 'rol'), eis(verloop.vanaf, 'vanaf')];
  const coachBekend = isGeregistreerd(invoer, { actorId: coach, rol, gemeente, op: vanaf });
  return { type: 'coach.toegewezen', afzender: afzenderVan(invoer), gemeente, coach, coachBekend, rol, vanaf };
};

const naarWijziging = (invoer: InBericht): Wijziging => {
  const { sinds, onderUwvBegeleiding } = verloopVan(invoer.bericht);
  const { gemeente, peildatum: op } = invoer.bericht.data;
  const vlag = onderUwvBegeleiding === undefined ? {} : { onderUwvBegeleiding };
  return { type: 'gewijzigd', afzender: afzenderVan(invoer), gemeente, op, vanaf: sinds ?? op, ...vlag };
};

const naarVertrek = (invoer: InBericht, type: Vertrek['type'], { partijen }: Omgeving): Vertrek => {
  const { per, naarGemeente } = verloopVan(invoer.bericht);
  const { gemeente, peildatum: op } = invoer.bericht.data;
  const melding = { afzender: afzenderVan(invoer), gemeente, op, per: eis(per, 'per'), vandaag: vandaagVan(invoer) };
  if (type === 'uitgestroomd') return { ...melding, type };
  const naar = partijen.organisatie(eis(naarGemeente, 'naarGemeente'));
  return { ...melding, type, naarGemeente: naar?.code ?? '', naarGemeenteBekend: naar?.soort === 'GEMEENTE' };
};

/** Message -> command, for the context `classificatie`. */
export const naarClassificatie = (invoer: InBericht, { beleid }: Pick<Omgeving, 'beleid'>): Classificatie => {
  const verloop = verloopVan(invoer.bericht);
  const vanaf = eis(verloop.vanaf, 'vanaf');
  const { gemeente } = invoer.bericht.data;
  const profiel = profielOp(beleid, gemeente, vanaf);
  return {
    type: 'vastgesteld',
    afzender: afzenderVan(invoer),
    op: invoer.bericht.data.peildatum,
    vanaf,
    indeling: indelingUit(invoer.bericht, verloop),
    uitvoerder: eis(verloop.uitvoerder, 'uitvoerder'),
    uitvoerders: profiel && [...new Set([WERKZAAK, gemeente, profiel.uitvoerderKp4])],
    definitieVersie: verloop.definitieVersie ?? null,
  };
};

/** Message -> command, for what parties send in the context `inwoner`. */
export const naarInwonerCommand = (invoer: InBericht, omgeving: Omgeving): InwonerCommand => {
  const type = gebeurtenisVan(invoer.bericht.type) as InwonerCommand['type'];
  switch (type) {
    case 'geregistreerd':
      return naarRegistratie(invoer);
    case 'coach.toegewezen':
      return naarToewijzing(invoer);
    case 'gewijzigd':
      return naarWijziging(invoer);
    default:
      return naarVertrek(invoer, type, omgeving);
  }
};
