import { plusMaanden, type Datum } from '#shared/kernel/datum';
import { toegang } from './access';
import { metContact, type Cadans, type Cadansregel, type Contact, type Contactsoort } from './cadans';
import type { Command, Inwoner, Weigering } from './verzoek.types';

export type Contactopdracht =
  | { readonly type: 'gepland' | 'gehouden'; readonly soort: Contactsoort; readonly datum: Datum; readonly naarBehoefte?: boolean }
  | { readonly type: 'cadans.vastgesteld'; readonly maanden: number; readonly redencode: string };
/** `zaakId` is empty: a contact is about the resident and no case. */
export type Contactcommand = Command<Contactopdracht> & { readonly bron: string };
type Gesprek = Extract<Contactcommand, { readonly datum: Datum }>;

export type Contactbesluit = { readonly accepted: true; readonly cadans: Cadans; readonly afwijkingen: readonly Weigering['code'][]; readonly letOp: readonly string[] } | { readonly accepted: false; readonly refusal: Weigering };

/** The longest cadence there can be: further ahead is a typing error. */
const VERSTE_MAANDEN = 60;
const MEER: readonly Contactsoort[] = ['TWEEDE_GESPREK', 'VERVOLGGESPREK'];
const voorwaarde = (toelichting: string): Weigering => ({ code: 'VOORWAARDE_NIET_VERVULD', toelichting });
const weiger = (refusal: Weigering): Contactbesluit => ({ accepted: false, refusal });
const zelfdeJaar = (een: Datum, ander: Datum): boolean => een.slice(0, 4) === ander.slice(0, 4);

const keurDag = ({ type, datum, vandaag }: Gesprek): Weigering | null => {
  if (type === 'gehouden' && datum > vandaag) return voorwaarde('een gesprek dat nog komt is niet gehouden: stuur contact.gepland');
  if (type === 'gehouden') return null;
  if (datum > plusMaanden(vandaag, VERSTE_MAANDEN)) return voorwaarde(`een gesprek plant u hooguit ${VERSTE_MAANDEN} maanden vooruit`);
  return datum < vandaag ? voorwaarde('een gesprek plant u niet in het verleden: was het er al, stuur dan contact.gehouden') : null;
};

/** The first talk of a year has priority over a second and a third, which are for whom they are needed. */
const keurMeer = ({ soort, datum, naarBehoefte }: Gesprek, { contacten }: Cadans, regel: Cadansregel | undefined): Weigering | null => {
  const meer = regel?.meerGesprekken;
  if (!meer || !MEER.includes(soort) || (regel.vanaf !== undefined && datum < regel.vanaf)) return null;
  const eerste = contacten.some((een) => een.soort === 'JAARGESPREK' && een.status === 'GEHOUDEN' && zelfdeJaar(een.datum, datum) && een.datum <= datum);
  if (!eerste) return voorwaarde('het jaargesprek gaat voor: leg eerst vast dat het dit jaar is gehouden');
  const vrij = soort === 'TWEEDE_GESPREK' && datum < meer.zonderBehoefteTot;
  return vrij || naarBehoefte === true ? null : voorwaarde('dit gesprek is er voor inwoners die er behoefte aan hebben: vul verloop.naarBehoefte');
};

const letOpBij = ({ soort, datum }: Gesprek, { contacten }: Cadans, regel: Cadansregel | undefined): string[] => {
  const hooguit = regel?.meerGesprekken?.hooguit;
  if (hooguit === undefined || !MEER.includes(soort)) return [];
  const inJaar = contacten.filter((een) => MEER.includes(een.soort) && zelfdeJaar(een.datum, datum)).length;
  return inJaar > hooguit ? [`Dit is gesprek ${inJaar} naast het jaargesprek van dit jaar; uw gemeente gaat uit van hooguit ${hooguit}.`] : [];
};

/** What was planned can be planned otherwise, so it is refused; what was held is a fact, and is registered with a mark (D-28). */
const metGesprek = (cadans: Cadans, command: Gesprek, regel: Cadansregel | undefined): Contactbesluit => {
  const { type, soort, datum, naarBehoefte = false, bron, vandaag } = command;
  const dag = keurDag(command);
  if (dag) return weiger(dag);
  const bezwaar = keurMeer(command, cadans, regel);
  if (bezwaar && type === 'gepland') return weiger(bezwaar);
  const contact: Contact = { soort, datum, status: type === 'gepland' ? 'GEPLAND' : 'GEHOUDEN', naarBehoefte, bron };
  const na = metContact(cadans, contact, vandaag);
  return { accepted: true, cadans: na, afwijkingen: bezwaar ? [bezwaar.code] : [], letOp: letOpBij(command, na, regel) };
};

/** M-80: by the participatiecoach of a resident in klantprofiel 4, of his own gemeente. */
export const decideContact = (cadans: Cadans, inwoner: Inwoner | null, command: Contactcommand, regel: Cadansregel | undefined): Contactbesluit => {
  const geweigerd = toegang({ verzoek: null, zaakVanAnder: false, inwoner }, command, { opent: ['participatiecoach'] });
  if (geweigerd) return weiger(geweigerd);
  if (inwoner?.klantprofiel !== 'KP4') return weiger({ code: 'GEEN_KP4' });
  if (command.type !== 'cadans.vastgesteld') return metGesprek(cadans, command, regel);
  if (!regel) return weiger({ code: 'BELEID', toelichting: 'deze gemeente heeft geen cadans afgesproken' });
  const { maanden, redencode, bron } = command;
  return { accepted: true, cadans: { ...cadans, afwijking: maanden === regel.maanden ? null : { maanden, redencode, bron } }, afwijkingen: [], letOp: [] };
};
