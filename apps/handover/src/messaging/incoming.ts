import { openSectie } from '#shared/privacy/verzegeling';
import type { VerzegeldBericht, VerzegeldeData } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Afzender } from '../domain/afzender';
import { ontvangendeRol } from '../domain/access';
import type { Registratie, Toewijzing } from '../domain/inwoner';
import type { Bewijs } from '../domain/begrippen';
import type { Formulier, Richting } from '../domain/begrippen';
import type { Command, Dossier, DriegesprekAntwoord, Stap, Voorstel } from '../domain/overdracht.types';
import type { Coachrol, Schaal } from '../domain/situatie';
import type { Omgeving } from '../omgeving';
import type { OverdrachtRij } from '../persistence/overdracht.entity';

/** The part of the type after the context, without its version: `nl.participatiewet.overdracht.driegesprek.gepland.v1` -> `driegesprek.gepland`. */
export const gebeurtenisVan = (type: string): string => type.split('.').slice(3, -1).join('.');

/** The door checked the form against the schema of the type; here its fields get the names the rules use. */
type Verloop = { readonly [veld: string]: unknown } & Partial<{
  richting: Richting;
  voorgesteldeStartdatum: Datum;
  beoogdeCoach: string;
  inwonerGeraadpleegdOp: Datum;
  inwonerVoorgelichtOp: Datum;
  driegesprek: { antwoord?: DriegesprekAntwoord };
  antwoord: DriegesprekAntwoord;
  nieuweCoach: string;
  startdatum: Datum;
  door: string;
  schaal: Schaal;
  klantprofiel: string;
  groep: string;
  sinds: Datum;
  coach: string;
  rol: Coachrol;
  vanaf: Datum;
}>;

export const verloopVan = (bericht: VerzegeldBericht): Verloop => bericht.data.verloop ?? {};

const eis = <T>(waarde: T | undefined, veld: string): T => {
  if (waarde === undefined) throw new Error(`field ${veld} passed the door without a value`);
  return waarde;
};

export const afzenderVan = ({ bericht, stempel }: InBericht): Afzender => ({ ...bericht.data.afzender, bevoegd: stempel.afzenderBevoegd });

type Secties = Pick<VerzegeldeData, 'formulier' | 'belastbaarheid'>;

/** Sections that lie with the case carry the message they came in, so they open with that message's binding. */
const openUit = <T>(bericht: VerzegeldBericht, secties: Secties, sectie: keyof Secties, { ring }: Omgeving): T | undefined => {
  const verzegeld = secties[sectie];
  return verzegeld && (openSectie({ ...bericht, data: { ...bericht.data, [sectie]: verzegeld } }, sectie, ring) as T);
};

const bewijsUit = (bericht: VerzegeldBericht, secties: Secties, omgeving: Omgeving): Bewijs | undefined =>
  openUit<{ onderbouwing?: Bewijs }>(bericht, secties, 'belastbaarheid', omgeving)?.onderbouwing;

/** What lies sealed with the case is opened for one decision only: whether it may be accepted. */
export const openDossier = (bericht: VerzegeldBericht, rij: OverdrachtRij, omgeving: Omgeving): Dossier => {
  if (gebeurtenisVan(bericht.type) !== 'geaccepteerd') return { formulier: null, bewijs: null };
  const formulier = openUit<Formulier>(bericht, rij.secties, 'formulier', omgeving) ?? null;
  return { formulier, bewijs: bewijsUit(bericht, rij.secties, omgeving) ?? null };
};

const isOntvanger = (actorId: string, richting: Richting, gemeente: string, op: Datum, { partijen }: Omgeving): boolean => {
  const rol = ontvangendeRol(richting);
  return partijen.magHandelen({ actorId, rol, namensGemeente: rol === 'participatiecoach' ? gemeente : null, dag: op });
};

const naarVoorstel = (invoer: InBericht, omgeving: Omgeving): Voorstel => {
  const { bericht } = invoer;
  const { data } = bericht;
  const { beoogdeCoach, inwonerGeraadpleegdOp, inwonerVoorgelichtOp, driegesprek, ...verloop } = verloopVan(bericht);
  const richting = eis(verloop.richting, 'richting');
  const bewijs = bewijsUit(bericht, data, omgeving);
  return {
    type: 'voorgesteld',
    op: data.peildatum,
    gemeente: data.gemeente,
    afzender: afzenderVan(invoer),
    zaakId: eis(data.zaakId, 'zaakId'),
    inwonerRef: eis(data.inwonerRef, 'inwonerRef'),
    richting,
    voorgesteldeStartdatum: eis(verloop.voorgesteldeStartdatum, 'voorgesteldeStartdatum'),
    formulier: openUit<Formulier>(bericht, data, 'formulier', omgeving) ?? {},
    beoogdeCoachBekend: beoogdeCoach === undefined || isOntvanger(beoogdeCoach, richting, data.gemeente, data.peildatum, omgeving),
    ...(beoogdeCoach === undefined ? {} : { beoogdeCoach }),
    ...(inwonerGeraadpleegdOp === undefined ? {} : { inwonerGeraadpleegdOp }),
    ...(inwonerVoorgelichtOp === undefined ? {} : { inwonerVoorgelichtOp }),
    ...(driegesprek === undefined ? {} : { driegesprek }),
    ...(bewijs === undefined ? {} : { bewijs }),
  };
};

/** Message -> command, for the context `overdracht`. */
export const naarCommand = (invoer: InBericht, rij: OverdrachtRij | null, omgeving: Omgeving): Command => {
  const { bericht, stempel } = invoer;
  const type = gebeurtenisVan(bericht.type) as Command['type'];
  const { peildatum: op, gemeente } = bericht.data;
  const verloop = verloopVan(bericht);
  const gegeven = { op, gemeente, afzender: afzenderVan(invoer) };
  switch (type) {
    case 'voorgesteld':
      return naarVoorstel(invoer, omgeving);
    case 'onderbouwd':
      return { ...gegeven, type, bewijs: eis(bewijsUit(bericht, bericht.data, omgeving), 'onderbouwing') };
    case 'driegesprek.beantwoord':
      return { ...gegeven, type, antwoord: eis(verloop.antwoord, 'antwoord') };
    case 'geaccepteerd': {
      const nieuweCoach = eis(verloop.nieuweCoach, 'nieuweCoach');
      const startdatum = eis(verloop.startdatum, 'startdatum');
      const nieuweCoachBekend = rij !== null && isOntvanger(nieuweCoach, rij.richting, rij.gemeente, startdatum, omgeving);
      return { ...gegeven, type, nieuweCoach, nieuweCoachBekend, startdatum, vandaag: amsterdamseDag(new Date(stempel.klok)) };
    }
    case 'geopend':
      return { type, op, door: eis(verloop.door, 'door') };
    case 'startdatum.bereikt':
      return { type, op };
    default:
      return { ...gegeven, type: type satisfies Stap };
  }
};

export const naarRegistratie = (invoer: InBericht): Registratie => {
  const verloop = verloopVan(invoer.bericht);
  const indeling = { gemeente: invoer.bericht.data.gemeente, schaal: eis(verloop.schaal, 'schaal'), klantprofiel: verloop.klantprofiel ?? verloop.groep ?? null };
  return { type: 'geregistreerd', afzender: afzenderVan(invoer), sinds: eis(verloop.sinds, 'sinds'), indeling };
};

export const naarToewijzing = (invoer: InBericht, { partijen }: Omgeving): Toewijzing => {
  const verloop = verloopVan(invoer.bericht);
  const { gemeente } = invoer.bericht.data;
  const [coach, rol, vanaf] = [eis(verloop.coach, 'coach'), eis(verloop.rol, 'rol'), eis(verloop.vanaf, 'vanaf')];
  const coachBekend = partijen.magHandelen({ actorId: coach, rol, namensGemeente: rol === 'participatiecoach' ? gemeente : null, dag: vanaf });
  return { type: 'coach.toegewezen', afzender: afzenderVan(invoer), gemeente, coach, coachBekend, rol, vanaf };
};
