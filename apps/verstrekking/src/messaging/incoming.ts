import type { BerichtSleutel, VerzegeldBericht } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { openSectie } from '#shared/privacy/verzegeling';
import { DELEN, MEDISCHE_DELEN, type Antwoord, type Deel, type Reikwijdte, type Verzoeker } from '../domain/begrippen';
import type { Afzender, HubCommand, Inwoner, PartijCommand, Verklaringsmelding } from '../domain/verstrekking.types';
import type { Omgeving } from '../omgeving';

export const vandaagVan = ({ stempel }: Pick<InBericht, 'stempel'>): Datum => amsterdamseDag(new Date(stempel.klok));

/** The door checked the form against the schema of the type; here its fields get the names the rules use. */
type Verloop = Partial<{
  readonly gevraagd: Readonly<Record<string, boolean>>;
  readonly noodzaak: string;
  readonly antwoord: Antwoord;
  readonly redencode: string;
  readonly verzoeker: Verzoeker;
  readonly reden: string;
  readonly schriftelijkOp: Datum;
  readonly reikwijdte: Reikwijdte;
  readonly ontvanger: string;
  readonly laatsteDag: Datum;
  readonly bewijsRef: string;
  readonly datum: Datum;
  readonly door: string;
  readonly berichtSource: string;
  readonly berichtRef: string;
}>;

const verloopVan = ({ data }: VerzegeldBericht): Verloop => data.verloop ?? {};

export const inwonerVan = ({ stempel: { situatie, laatsteCoaches } }: InBericht): Inwoner | null => {
  if (!situatie) return null;
  const { gemeente, regie, werkcoach, participatiecoach } = situatie;
  return { gemeente, regie, werkcoach, participatiecoach, laatste: laatsteCoaches };
};

const afzenderVan = ({ bericht, stempel }: InBericht): Afzender => {
  const { actorId, rol, namensGemeente } = bericht.data.afzender;
  return { actorId, rol, namensGemeente, namens: [actorId, ...stempel.waarneemtVoor], bevoegd: stempel.afzenderBevoegd };
};

/** Names of the fields in a sealed section: opened for that alone, and what they say goes no further than this line. */
const veldenVan = ({ bericht }: InBericht, sectie: 'belastbaarheid' | 'medisch', { ring }: Omgeving): string[] | null => {
  const open = openSectie(bericht, sectie, ring);
  return open ? Object.keys(open) : null;
};

const gevraagdeDelen = <D extends string>({ gevraagd = {} }: Verloop, delen: readonly D[]): D[] => delen.filter((deel) => gevraagd[deel] === true);

const gegevenDelen = (velden: readonly string[]): Deel[] => DELEN.filter((deel) => velden.includes(deel === 'uren' ? 'urenBeschikbaar' : deel));

const verklaringVan = (verloop: Verloop, { genoemden }: InBericht['stempel']): Pick<Verklaringsmelding, 'verklaring' | 'genoemde'> => {
  const ontvanger = eis(verloop.ontvanger, 'ontvanger');
  return {
    verklaring: {
      schriftelijkOp: eis(verloop.schriftelijkOp, 'schriftelijkOp'),
      reikwijdte: eis(verloop.reikwijdte, 'reikwijdte'),
      ontvanger,
      laatsteDag: eis(verloop.laatsteDag, 'laatsteDag'),
      bewijsRef: eis(verloop.bewijsRef, 'bewijsRef'),
      ingetrokkenOp: null,
    },
    genoemde: genoemden.find(({ actorId }) => actorId === ontvanger) ?? null,
  };
};

/** Without this section there is nothing to decide on: it was erased because the message was recalled before it was handled. */
const NODIG: Partial<Record<PartijCommand['type'], 'belastbaarheid' | 'verloop'>> = {
  gevraagd: 'verloop', gegeven: 'belastbaarheid', beantwoord: 'verloop', 'bijzonder.verzocht': 'verloop', 'bijzonder.verklaard': 'verloop', 'bijzonder.afgewezen': 'verloop',
};

/** Message of a party -> command; null: what it said is gone. */
export const naarCommand = (invoer: InBericht, omgeving: Omgeving): PartijCommand | null => {
  const { data } = invoer.bericht;
  const type = gebeurtenisVan(invoer.bericht.type) as PartijCommand['type'];
  const nodig = NODIG[type];
  if (nodig && data[nodig] === undefined) return null;
  const verloop = verloopVan(invoer.bericht);
  const vandaag = vandaagVan(invoer);
  const gegeven = { zaakId: eis(data.zaakId, 'zaakId'), inwonerRef: eis(data.inwonerRef, 'inwonerRef'), gemeente: data.gemeente, vandaag, afzender: afzenderVan(invoer) };
  switch (type) {
    case 'gevraagd': return { ...gegeven, type, delen: gevraagdeDelen(verloop, DELEN), noodzaak: verloop.noodzaak ?? null };
    case 'gegeven': return { ...gegeven, type, delen: gegevenDelen(veldenVan(invoer, 'belastbaarheid', omgeving) ?? []), noodzaak: verloop.noodzaak ?? null };
    case 'beantwoord': return { ...gegeven, type, antwoord: eis(verloop.antwoord, 'antwoord'), redencode: verloop.redencode ?? null };
    case 'bijzonder.verzocht': return { ...gegeven, type, verzoeker: eis(verloop.verzoeker, 'verzoeker'), reden: eis(verloop.reden, 'reden'), delen: gevraagdeDelen(verloop, MEDISCHE_DELEN) };
    case 'bijzonder.verklaard': return { ...gegeven, type, ...verklaringVan(verloop, invoer.stempel) };
    case 'bijzonder.ingetrokken': return { ...gegeven, type, datum: verloop.datum ?? vandaag };
    case 'bijzonder.klaargezet': return { ...gegeven, type, velden: veldenVan(invoer, 'medisch', omgeving), laatsteDag: verloop.laatsteDag ?? null };
    case 'bijzonder.afgewezen': return { ...gegeven, type, redencode: eis(verloop.redencode, 'redencode') };
  }
};

/** The hub's own message on one case; null: not one of those. */
export const naarHubCommand = (invoer: InBericht): Extract<HubCommand, { type: 'geopend' | 'bijzonder.verlopen' }> | null => {
  const type = gebeurtenisVan(invoer.bericht.type);
  const vandaag = vandaagVan(invoer);
  if (type === 'geopend') return { type, door: eis(verloopVan(invoer.bericht).door, 'door'), vandaag };
  return type === 'bijzonder.verlopen' ? { type, vandaag } : null;
};

/** M-18: source and id of the message that was recalled. */
export const herroepenBericht = ({ bericht }: InBericht): BerichtSleutel => {
  const { berichtSource, berichtRef } = verloopVan(bericht);
  return { source: eis(berichtSource, 'berichtSource'), id: eis(berichtRef, 'berichtRef') };
};
