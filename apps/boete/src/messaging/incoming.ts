import type { BerichtSleutel, VerzegeldBericht } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { mandaatGeldt } from '#shared/policy/mandaat';
import { openSectie } from '#shared/privacy/verzegeling';
import { reactietermijn } from '../beleid';
import type { Grond, Reactie, SanctieSoort, Vertrek } from '../domain/begrippen';
import type { Afzender, HubCommand, PartijCommand } from '../domain/sanctie.types';
import type { Omgeving } from '../omgeving';

export const vandaagVan = ({ stempel }: InBericht): Datum => amsterdamseDag(new Date(stempel.klok));

/** The door checked the form against the schema of the type; here its fields get the names the rules use. */
type Verloop = Partial<{
  readonly datum: Datum;
  readonly reactie: Reactie;
  readonly voorstelDatum: Datum;
  readonly door: string;
  readonly reden: Vertrek;
  readonly per: Datum;
  readonly naarGemeente: string;
  readonly berichtSource: string;
  readonly berichtRef: string;
}>;

const verloopVan = (bericht: VerzegeldBericht): Verloop => bericht.data.verloop ?? {};

/** The sealed section of M-30 and M-33, opened for one decision and kept nowhere. */
export type Handhaving = {
  readonly sanctieSoort?: SanctieSoort;
  readonly grond?: Grond;
  readonly gesprekken?: readonly { readonly gespreksdatum: Datum }[];
  readonly redencode?: string;
  readonly uitkomst?: string;
  readonly besluitDatum?: Datum;
  readonly mandaatRef?: string;
};

export const openHandhaving = ({ bericht }: InBericht, { ring }: Omgeving): Handhaving | undefined => openSectie(bericht, 'handhaving', ring);

export const afzenderVan = ({ bericht, stempel }: InBericht): Afzender => ({
  ...bericht.data.afzender,
  namens: [bericht.data.afzender.actorId, ...stempel.waarneemtVoor],
  bevoegd: stempel.afzenderBevoegd,
});

/** Without this section there is nothing to decide on: it was erased because the message was recalled before it was handled. */
const NODIG: Partial<Record<PartijCommand['type'], 'handhaving' | 'verloop'>> = { overwogen: 'handhaving', uitkomst: 'handhaving', 'alert.bevestigd': 'verloop', reactie: 'verloop' };

/** On the day of the decision, which stands sealed beside the mandate; null: none is named. */
const metMandaat = ({ mandaatRef: ref, besluitDatum }: Handhaving, { bericht: { data: { gemeente, peildatum, afzender } } }: InBericht, { partijen }: Omgeving): boolean | null =>
  ref === undefined ? null : mandaatGeldt({ ref, bevoegdheid: 'MAATREGEL_OPLEGGEN', gemeente, afzender, dag: besluitDatum ?? peildatum }, partijen);

/** Message of a party -> command; null: what it said is gone. */
export const naarCommand = (invoer: InBericht, handhaving: Handhaving | undefined, omgeving: Omgeving): PartijCommand | null => {
  const { data } = invoer.bericht;
  const { peildatum: op, gemeente, zaakId, inwonerRef } = data;
  const type = gebeurtenisVan(invoer.bericht.type) as PartijCommand['type'];
  const verloop = verloopVan(invoer.bericht);
  const vandaag = vandaagVan(invoer);
  const gegeven = { zaakId: eis(zaakId, 'zaakId'), inwonerRef: eis(inwonerRef, 'inwonerRef'), gemeente, op, vandaag, afzender: afzenderVan(invoer) };
  const nodig = NODIG[type];
  if (nodig && data[nodig] === undefined) return null;
  switch (type) {
    case 'overwogen': {
      const gesprekken = (handhaving?.gesprekken ?? []).map(({ gespreksdatum }) => gespreksdatum);
      return { ...gegeven, type, grond: eis(handhaving?.grond, 'grond'), gesprekken, reactieUiterlijk: reactietermijn(omgeving.beleid, vandaag).uiterlijk };
    }
    case 'uitkomst':
      return { ...gegeven, type, metReden: handhaving?.redencode !== undefined, verlaging: handhaving?.uitkomst === 'VERLAGING', mandaatGeldt: metMandaat(handhaving ?? {}, invoer, omgeving) };
    case 'alert.bevestigd':
      return { ...gegeven, type, datum: eis(verloop.datum, 'datum') };
    case 'reactie':
      return { ...gegeven, type, reactie: eis(verloop.reactie, 'reactie'), voorstelDatum: verloop.voorstelDatum ?? null };
    default:
      return { ...gegeven, type };
  }
};

/** The hub's own message on one case; null: not one of those. */
export const naarHubCommand = (invoer: InBericht): Extract<HubCommand, { type: 'geopend' | 'reactietermijn.verstreken' }> | null => {
  const type = gebeurtenisVan(invoer.bericht.type);
  if (type === 'geopend') return { type, door: eis(verloopVan(invoer.bericht).door, 'door') };
  return type === 'reactietermijn.verstreken' ? { type, vandaag: vandaagVan(invoer) } : null;
};

/** M-16, M-17: `naarGemeente` stands in the message of a move; else the situatie on that day tells it. */
export const naarVertrek = ({ bericht, stempel }: InBericht): Extract<HubCommand, { type: 'inwoner.vertrokken' }> => {
  const { reden, per, naarGemeente } = verloopVan(bericht);
  const vertrek = eis(reden, 'reden');
  return { type: 'inwoner.vertrokken', vertrek, per: eis(per, 'per'), naarGemeente: vertrek === 'VERHUISD' ? (naarGemeente ?? stempel.situatie?.gemeente ?? null) : null };
};

/** M-18: source and id of the message that was recalled. */
export const herroepenBericht = ({ bericht }: InBericht): BerichtSleutel => {
  const { berichtSource, berichtRef } = verloopVan(bericht);
  return { source: eis(berichtSource, 'berichtSource'), id: eis(berichtRef, 'berichtRef') };
};
