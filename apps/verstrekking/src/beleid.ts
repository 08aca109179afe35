import type { Rol, Sectie } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { laatsteBewaardag } from '#shared/policy/bewaartermijnen';
import { plusWerkdagen } from '#shared/policy/werkdagen';
import { beoordeel } from '#shared/privacy/beoordeel';
import { kaderOp } from '#shared/privacy/kader';
import type { Verstrekkingsbeleid } from './domain/policy';
import { vandaagVan } from './messaging/incoming';
import type { Omgeving } from './omgeving';

type Servicenormen = { readonly verstrekking: { readonly antwoordWerkdagen: number } };

const GEGEVEN = bekendeSoort('nl.participatiewet.verstrekking.gegeven.v1');
const KLAARGEZET = bekendeSoort('nl.participatiewet.verstrekking.bijzonder.klaargezet.v1');

/** Whether the framework of that day lets this role send the category at all, with necessity and statement in order: those are judged by the rules here. */
const mag = (soort: typeof GEGEVEN, categorie: Sectie, rol: Rol, { kaders }: Omgeving, dag: Datum): boolean =>
  beoordeel({ kader: kaderOp(kaders, dag), soort, rol, categorie, handeling: 'STUREN', toegewezen: true, gemeenteKlopt: true, noodzaak: 'VASTGELEGD', uitzondering: 'GELDIG' }).toegestaan;

/** The agreements by which this message is judged: those of the day on the Klok. */
export const verstrekkingsbeleid = (invoer: InBericht, omgeving: Omgeving): Verstrekkingsbeleid => {
  const vandaag = vandaagVan(invoer);
  const { gemeente, afzender: { rol } } = invoer.bericht.data;
  const uitzondering = omgeving.partijen.uitzondering(gemeente, vandaag);
  const { duur, hooguit = duur } = omgeving.termijnen.van('medisch');
  const { antwoordWerkdagen } = omgeving.beleid.op<Servicenormen>('servicenormen', vandaag).waarden.verstrekking;
  return {
    belastbaarheidMag: mag(GEGEVEN, 'belastbaarheid', rol, omgeving, vandaag),
    medischMag: mag(KLAARGEZET, 'medisch', rol, omgeving, vandaag),
    uitzondering: uitzondering ? { grondslag: uitzondering.grondslag } : null,
    medischTotEnMet: laatsteBewaardag(vandaag, hooguit),
    antwoordUiterlijk: plusWerkdagen(vandaag, antwoordWerkdagen),
  };
};

/** Under which version of the privacy framework it was judged: that explains the outcome. */
export const kaderversie = ({ beleid }: Omgeving, vandaag: Datum): { readonly id: string; readonly versie: string } => {
  const { id, versie } = beleid.op('privacykader', vandaag);
  return { id, versie };
};
