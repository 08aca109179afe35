import { openSectie } from '#shared/privacy/verzegeling';
import type { VerzegeldBericht, VerzegeldeData } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import type { Datum } from '#shared/kernel/datum';
import { indienendeRol, ontvangendeRol } from '../domain/access';
import type { Aanleidingsoort, Bewijs, Formulier, Richting } from '../domain/begrippen';
import type { Aanleiding, Command, Dossier, Gesprek, Stap, Voorstel } from '../domain/overdracht.types';
import type { Omgeving } from '../omgeving';
import type { OverdrachtRij } from '../persistence/overdracht.entity';
import { afzenderVan, isGeregistreerd, vandaagVan, verloopVan } from './lezen';

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

const isOntvanger = (invoer: InBericht, actorId: string, richting: Richting, op: Datum): boolean =>
  isGeregistreerd(invoer, { actorId, rol: ontvangendeRol(richting), gemeente: invoer.bericht.data.gemeente, op });

const naarIndiening = (invoer: InBericht, richting: Richting) => {
  const { data } = invoer.bericht;
  const { beoogdeCoach, inwonerVoorgelichtOp, driegesprek, voorgesteldeStartdatum } = verloopVan(invoer.bericht);
  return {
    op: data.peildatum,
    gemeente: data.gemeente,
    afzender: afzenderVan(invoer),
    zaakId: eis(data.zaakId, 'zaakId'),
    inwonerRef: eis(data.inwonerRef, 'inwonerRef'),
    voorgesteldeStartdatum: eis(voorgesteldeStartdatum, 'voorgesteldeStartdatum'),
    beoogdeCoachBekend: beoogdeCoach === undefined || isOntvanger(invoer, beoogdeCoach, richting, data.peildatum),
    ...(beoogdeCoach === undefined ? {} : { beoogdeCoach }),
    ...(inwonerVoorgelichtOp === undefined ? {} : { inwonerVoorgelichtOp }),
    ...(driegesprek === undefined ? {} : { driegesprek }),
  };
};

const naarVoorstel = (invoer: InBericht, omgeving: Omgeving): Voorstel => {
  const { bericht } = invoer;
  const { inwonerGeraadpleegdOp, ...verloop } = verloopVan(bericht);
  const richting = eis(verloop.richting, 'richting');
  const bewijs = bewijsUit(bericht, bericht.data, omgeving);
  return {
    ...naarIndiening(invoer, richting),
    type: 'voorgesteld',
    richting,
    formulier: openUit<Formulier>(bericht, bericht.data, 'formulier', omgeving) ?? {},
    ...(inwonerGeraadpleegdOp === undefined ? {} : { inwonerGeraadpleegdOp }),
    ...(bewijs === undefined ? {} : { bewijs }),
  };
};

/** Of the sealed ground only start or end is read; its dates trigger nothing. */
const naarAanleiding = (invoer: InBericht, omgeving: Omgeving): Aanleiding => {
  const { bericht } = invoer;
  const grond = openUit<{ soort?: Aanleidingsoort }>(bericht, bericht.data, 'belastbaarheid', omgeving);
  const formulier = openUit<Formulier>(bericht, bericht.data, 'formulier', omgeving);
  return { ...naarIndiening(invoer, 'KP4_NAAR_KP3'), type: 'aanleiding.gemeld', soort: eis(grond?.soort, 'soort'), ...(formulier ? { formulier } : {}) };
};

const gesprekUit = (invoer: InBericht, richting: Richting | undefined): Pick<Gesprek, 'datum' | 'vandaag' | 'huidigeCoach' | 'nieuweCoach' | 'deelnemersBekend'> => {
  const { gemeente } = invoer.bericht.data;
  const verloop = verloopVan(invoer.bericht);
  const { huidigeCoach, nieuweCoach } = eis(verloop.deelnemers, 'deelnemers');
  const datum = eis(verloop.datum, 'datum');
  const deelnemersBekend = richting !== undefined && isGeregistreerd(invoer, { actorId: huidigeCoach, rol: indienendeRol(richting), gemeente, op: datum }) && isOntvanger(invoer, nieuweCoach, richting, datum);
  return { datum, vandaag: vandaagVan(invoer), huidigeCoach, nieuweCoach, deelnemersBekend };
};

/** Message -> command, for the context `overdracht`. */
export const naarCommand = (invoer: InBericht, rij: OverdrachtRij | null, omgeving: Omgeving): Command => {
  const { bericht } = invoer;
  const type = gebeurtenisVan(bericht.type) as Command['type'];
  const { peildatum: op, gemeente } = bericht.data;
  const verloop = verloopVan(bericht);
  const gegeven = { op, gemeente, afzender: afzenderVan(invoer) };
  switch (type) {
    case 'voorgesteld':
      return naarVoorstel(invoer, omgeving);
    case 'aanleiding.gemeld':
      return naarAanleiding(invoer, omgeving);
    case 'onderbouwd':
      return { ...gegeven, type, bewijs: eis(bewijsUit(bericht, bericht.data, omgeving), 'onderbouwing') };
    case 'driegesprek.beantwoord':
      return { ...gegeven, type, antwoord: eis(verloop.antwoord, 'antwoord') };
    case 'geaccepteerd': {
      const nieuweCoach = eis(verloop.nieuweCoach, 'nieuweCoach');
      const startdatum = eis(verloop.startdatum, 'startdatum');
      const nieuweCoachBekend = rij !== null && isOntvanger(invoer, nieuweCoach, rij.richting, startdatum);
      return { ...gegeven, type, nieuweCoach, nieuweCoachBekend, startdatum, afgestemdOp: verloop.afgestemdOp ?? null, vandaag: vandaagVan(invoer) };
    }
    case 'driegesprek.gepland':
    case 'driegesprek.gehouden':
      return { ...gegeven, type, ...gesprekUit(invoer, rij?.richting) };
    case 'geopend':
      return { type, op, door: eis(verloop.door, 'door') };
    case 'startdatum.bereikt':
    case 'driegesprek.uitgebleven':
      return { type, op };
    default:
      return { ...gegeven, type: type satisfies Stap };
  }
};
