import type { ApiFout } from '../api/api.fout';
import type { Uitkomst } from '../api/api.types';
import type { Veldfouten } from '../pagina/velden';
import { uitlegVan, type Uitleg } from '../verstuurd/uitleg';
import type { Vraag } from './formulier.types';

/** Why the proposal would not be taken, and at which question to mend it. */
export type Weigering = { readonly waarom: Uitleg | null; readonly fouten: Veldfouten; readonly algemeen: readonly string[] };

export const GEEN_WEIGERING: Weigering = { waarom: null, fouten: {}, algemeen: [] };

/** The question that most often is the cause of a refusal which names no field. */
const OORZAAK: Readonly<Record<string, string>> = {
  DEFINITIE_KP4: 'formulier.perspectief.verwachtArbeidsvermogen',
  DATUM_BUITEN_VENSTER: 'verloop.voorgesteldeStartdatum',
  ONDERBOUWING_ONVOLDOENDE: 'belastbaarheid.onderbouwing.type',
};

/** A condition that only the form can mend; its own words name a field, which people do not know. */
const NIET_VERVULD: Pick<Uitleg, 'oorzaak' | 'herstel'> = { oorzaak: 'De inwoner of het formulier past niet bij deze overdracht.', herstel: 'Kijk naar de vraag die hieronder gemerkt is. Of overleg met de andere coach.' };

const bij = (vragen: readonly Vraag[], gezocht: string | undefined): Veldfouten => {
  const vraag = gezocht === undefined ? undefined : vragen.find(({ pad }) => gezocht === pad || gezocht.startsWith(`${pad} `));
  return vraag ? { [vraag.pad]: `Kijk nog eens naar “${vraag.label}”.` } : {};
};

export const vanDeEigenaar = (uitkomst: Omit<Uitkomst, 'id'>, vragen: readonly Vraag[]): Weigering => {
  const { code = '', toelichting } = uitkomst;
  const uitleg = uitlegVan(uitkomst);
  const waarom = code === 'VOORWAARDE_NIET_VERVULD' ? { ...uitleg, ...NIET_VERVULD } : uitleg;
  return { waarom, fouten: { ...bij(vragen, OORZAAK[code]), ...bij(vragen, toelichting) }, algemeen: [] };
};

/** What the door says of the form; undefined when it is not about what was filled in. */
export const vanDeDeur = ({ status, probleem }: ApiFout, vragen: readonly Vraag[]): Weigering | undefined => {
  if ((status !== 400 && status !== 403) || !probleem) return undefined;
  const gemerkt = (probleem.fouten ?? []).map(({ pad, melding }) => ({ vraag: vragen.find((vraag) => pad === `data.${vraag.pad}` || pad.startsWith(`data.${vraag.pad}[`)), melding }));
  const fouten = Object.fromEntries(gemerkt.flatMap(({ vraag }) => (vraag ? [[vraag.pad, `Dit klopt niet of ontbreekt: “${vraag.label}”.`]] : [])));
  const algemeen = status === 400 ? [...new Set(gemerkt.flatMap(({ vraag, melding }) => (vraag ? [] : [melding])))] : [];
  return { waarom: status === 403 ? uitlegVan({ code: probleem.code }) : null, fouten, algemeen: Object.keys(fouten).length + algemeen.length > 0 || status === 403 ? algemeen : ['Het formulier klopt nog niet.'] };
};
