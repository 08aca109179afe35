import type { InBericht } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import { mandaatGeldt } from '#shared/policy/mandaat';
import type { Partijen } from '#shared/policy/partijen';
import { openSectie } from '#shared/privacy/verzegeling';
import { bezwaarwet } from '../beleid';
import type { Afzender } from '../domain/afzender';
import type { Command, Genomen, HubCommand, PartijCommand, Schorsingsreden } from '../domain/ontheffing.types';
import type { Verplichting } from '../domain/policy';
import { laatsteDagBezwaar } from '../domain/wet';
import type { Omgeving } from '../omgeving';
import { bronVan } from '../persistence/ontheffing.store';

/** The door checked the form against the schema of the type; here its fields get the names the rules use. */
type Verloop = Partial<{
  soort: 'TIJDELIJK' | 'ALLEENSTAANDE_OUDER';
  scope: readonly Verplichting[];
  ingangsdatum: Datum;
  laatsteDag: Datum;
  nieuweLaatsteDag: Datum;
  besluitDatum: Datum;
  bekendmakingsDatum: Datum;
  zienswijzeGeboden: boolean;
  mandaatRef: string;
  verlener: string;
  ontheffingRef: string;
  per: Datum;
  vanaf: Datum;
  datum: Datum;
  verzoekDatum: Datum;
  verbruikteMaanden: number;
  reden: string;
  naarGemeente: string;
  berichtSource: string;
  berichtRef: string;
}>;

export const vandaagVan = ({ stempel }: InBericht): Datum => amsterdamseDag(new Date(stempel.klok));

const afzenderVan = ({ bericht, stempel }: InBericht): Afzender => ({ ...bericht.data.afzender, bevoegd: stempel.afzenderBevoegd, waarneemtVoor: stempel.waarneemtVoor });

const metMandaat = (ref: string, { bericht: { data: { gemeente, peildatum: dag, afzender } } }: InBericht, partijen: Partijen): boolean =>
  mandaatGeldt({ ref, bevoegdheid: 'ONTHEFFING_VERLENEN', gemeente, afzender, dag }, partijen);

const besluitVan = ({ besluitDatum, bekendmakingsDatum, mandaatRef, zienswijzeGeboden = false }: Verloop, { beleid }: Omgeving): Genomen => ({
  besluitDatum: eis(besluitDatum, 'besluitDatum'),
  bekendmakingsDatum: bekendmakingsDatum ?? null,
  laatsteDagBezwaar: bekendmakingsDatum === undefined ? null : laatsteDagBezwaar(bekendmakingsDatum, bezwaarwet(beleid, bekendmakingsDatum)),
  mandaatRef: eis(mandaatRef, 'mandaatRef'),
  zienswijzeGeboden,
});

/** The date of birth is opened for one decision; only the day on which the child is five comes out of that. */
const kindUit = ({ bericht }: InBericht, { ring }: Omgeving): Datum | null => (openSectie(bericht, 'contact', ring) as { geboortedatumJongsteKind?: Datum } | undefined)?.geboortedatumJongsteKind ?? null;

const grondUit = ({ bericht }: InBericht, { ring }: Omgeving): string | null => (openSectie(bericht, 'belastbaarheid', ring) as { grond?: string } | undefined)?.grond ?? null;

const naarPartij = (gebeurtenis: string, invoer: InBericht, omgeving: Omgeving): PartijCommand => {
  const { bericht } = invoer;
  const verloop = (bericht.data.verloop ?? {}) as Verloop;
  const basis = { gemeente: bericht.data.gemeente, afzender: afzenderVan(invoer), vandaag: vandaagVan(invoer) };
  /** The reference follows from the message, so a second attempt finds the same one. */
  const nieuw = uuid5(`ontheffing:${bericht.source}:${bericht.id}`);
  const genoemd = (): string => eis(verloop.ontheffingRef, 'ontheffingRef');
  const per = (): Datum => eis(verloop.per, 'per');
  const beslistDoor = verloop.verlener ?? (basis.afzender.rol === 'systeem' ? null : basis.afzender.actorId);
  const besluit = () => ({ ...basis, beslistDoor, besluit: besluitVan(verloop, omgeving), mandaatGeldt: metMandaat(eis(verloop.mandaatRef, 'mandaatRef'), invoer, omgeving.partijen) });
  const scope = (): Verplichting[] => [...new Set(eis(verloop.scope, 'scope'))].sort();
  const { verbruikteMaanden = 0 } = verloop;
  switch (gebeurtenis) {
    case 'verleend': return {
      ...besluit(), type: 'verleend', ontheffingRef: nieuw, soort: eis(verloop.soort, 'soort'), scope: scope(), grond: grondUit(invoer, omgeving), ingangsdatum: eis(verloop.ingangsdatum, 'ingangsdatum'), laatsteDag: eis(verloop.laatsteDag, 'laatsteDag'),
      verlener: verloop.verlener ?? basis.afzender.actorId, verzoekDatum: verloop.verzoekDatum ?? null, kindGeboren: kindUit(invoer, omgeving), verbruikteMaanden,
    };
    case 'verlengd': return { ...besluit(), type: 'verlengd', ontheffingRef: genoemd(), nieuweLaatsteDag: eis(verloop.nieuweLaatsteDag, 'nieuweLaatsteDag') };
    case 'nietVerlengd': return { ...besluit(), type: 'nietVerlengd', ontheffingRef: genoemd() };
    case 'ingetrokken': return { ...besluit(), type: 'ingetrokken', ontheffingRef: genoemd(), per: per() };
    case 'vastgesteld': return { ...basis, type: 'vastgesteld', ontheffingRef: nieuw, vanaf: eis(verloop.vanaf, 'vanaf'), scope: scope() };
    case 'beeindigd': return { ...basis, type: 'beeindigd', ontheffingRef: verloop.ontheffingRef ?? null, per: per() };
    case 'aangevraagd': return { ...basis, type: 'aangevraagd', ontheffingRef: nieuw, verzoekDatum: eis(verloop.verzoekDatum, 'verzoekDatum'), kindGeboren: eis(kindUit(invoer, omgeving) ?? undefined, 'geboortedatumJongsteKind'), verbruikteMaanden };
    case 'opgeschort': return { ...basis, type: 'opgeschort', ontheffingRef: genoemd(), reden: eis(verloop.reden, 'reden') as Schorsingsreden, per: per() };
    case 'hervat': return { ...basis, type: 'hervat', ontheffingRef: genoemd(), per: per(), kindGeboren: kindUit(invoer, omgeving) };
    case 'verbruik': return { ...basis, type: 'verbruik', maanden: verbruikteMaanden };
    default: throw new Error(`no rule for ${gebeurtenis}`);
  }
};

const naarHub = (gebeurtenis: HubCommand['type'], invoer: InBericht): HubCommand => {
  const verloop = (invoer.bericht.data.verloop ?? {}) as Verloop;
  const vandaag = vandaagVan(invoer);
  switch (gebeurtenis) {
    case 'herroepen': return { type: 'herroepen', vandaag, bron: bronVan({ source: eis(verloop.berichtSource, 'berichtSource'), id: eis(verloop.berichtRef, 'berichtRef') }) };
    case 'inwoner.vertrokken': return { type: 'inwoner.vertrokken', vandaag, reden: eis(verloop.reden, 'reden') as 'VERHUISD' | 'UITGESTROOMD', per: eis(verloop.per, 'per'), naarGemeente: verloop.naarGemeente ?? null };
    default: return { type: gebeurtenis, vandaag, ontheffingRef: eis(verloop.ontheffingRef, 'ontheffingRef'), datum: eis(verloop.datum, 'datum') };
  }
};

const VAN_DE_HUB: readonly string[] = ['termijn.nadert', 'termijn.voorbij', 'hercontrole.nadert', 'inwoner.vertrokken', 'herroepen'] satisfies HubCommand['type'][];

/** Message -> command. */
export const naarCommand = (invoer: InBericht, omgeving: Omgeving): Command => {
  const gebeurtenis = gebeurtenisVan(invoer.bericht.type);
  return VAN_DE_HUB.includes(gebeurtenis) ? naarHub(gebeurtenis as HubCommand['type'], invoer) : naarPartij(gebeurtenis, invoer, omgeving);
};
