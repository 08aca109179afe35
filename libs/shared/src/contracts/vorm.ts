import Ajv2019, { type ValidateFunction } from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import type { Bericht, BerichtData } from './bericht';
import { bevatBsn, isBsn } from './bsn';
import { CATALOGUS } from './catalogus';
import type { Berichtsoort, JsonSchema } from './catalogus.types';
import { invoerfout, inPersoonlijkeSectie, uitSchemafout, veiligeNaam, type Invoerfout } from './vorm.meldingen';
import { schemaVan, schemaZonderSoort } from './vorm.schema';

export { schemaVan } from './vorm.schema';
export type { Invoerfout } from './vorm.meldingen';

/** Only at the door, only for a type with `inwoner: 'nieuw'`: stripped before the journal (contract.md §1). */
export type Identiteit = { readonly bsn: string };
export type BerichtMetIdentiteit = Bericht<BerichtData & { readonly identiteit?: Identiteit }>;
export type Keuring = { readonly bericht?: BerichtMetIdentiteit; readonly soort?: Berichtsoort; readonly fouten: readonly Invoerfout[] };

/** More faults than this help nobody; the sender mends these first. */
const HOOGUIT = 50;
/** Deeper than any schema goes; what lies below is refused as an unknown field anyway. */
const DIEPST = 8;

const ajv = new Ajv2019({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
addFormats(ajv);
ajv.addKeyword({ keyword: 'vrijeTekst', schemaType: 'boolean' });

const compileer = (schema: JsonSchema): ValidateFunction => ajv.compile({ ...schema });
const zonderSoort = compileer(schemaZonderSoort);
/** Compiled at the start, so that a broken schema stops the service and not the first message. */
const perType = new Map(CATALOGUS.map((soort) => [soort.type, { soort, keurder: compileer(schemaVan(soort)) }]));

const isObject = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

const isTekst = (waarde: unknown): waarde is string => typeof waarde === 'string';

const volgensSchema = (keurder: ValidateFunction, invoer: unknown): Invoerfout[] =>
  keurder(invoer) ? [] : (keurder.errors ?? []).map(uitSchemafout).filter((fout) => fout !== undefined);

/** Places where nine digits are no hidden BSN: the door itself reads one, an OIN embeds an RSIN, a phone number has as many, and a mark is a hash. */
const VRIJGESTELD = ['data.identiteit.bsn', 'data.contact.telefoon', 'data.contact.werktelefoon', 'data.algemeen.merken.waarden', 'data.algemeen.merken.bron', 'source', 'traceparent'];

const verborgenBsn = (waarde: unknown, delen: readonly string[] = []): Invoerfout[] => {
  if (isTekst(waarde)) {
    if (VRIJGESTELD.includes(delen.join('.')) || !bevatBsn(waarde)) return [];
    const code = inPersoonlijkeSectie(delen) ? 'CATEGORIE_NIET_TOEGESTAAN' : 'BERICHT_ONGELDIG';
    return [invoerfout(delen, code, 'bevat een getal dat een BSN kan zijn', 'Gebruik een verwijzing zonder BSN.')];
  }
  if (typeof waarde !== 'object' || waarde === null || delen.length > DIEPST) return [];
  return Object.entries(waarde).flatMap(([naam, deel]) => verborgenBsn(deel, [...delen, veiligeNaam(naam)]));
};

/** Rules between fields, which a schema cannot say; an absent or misshapen field is the schema's to report. */
const tussenVelden = (soort: Berichtsoort, data: unknown): Invoerfout[] => {
  if (!isObject(data)) return [];
  const { peildatum, verloop, identiteit } = data;
  const zakelijk = soort.datumveld && isObject(verloop) ? verloop[soort.datumveld] : undefined;
  const bsn = soort.inwoner === 'nieuw' && isObject(identiteit) ? identiteit['bsn'] : undefined;
  return [
    ...(isTekst(zakelijk) && isTekst(peildatum) && zakelijk !== peildatum
      ? [invoerfout(['data', 'peildatum'], 'BERICHT_ONGELDIG', `is niet gelijk aan data.verloop.${soort.datumveld}`, 'Gebruik twee keer dezelfde datum.')]
      : []),
    ...(isTekst(bsn) && !isBsn(bsn)
      ? [invoerfout(['data', 'identiteit', 'bsn'], 'BERICHT_ONGELDIG', 'is geen geldig burgerservicenummer', 'Controleer het nummer (11-proef).')]
      : []),
  ];
};

/** Only the attributes the hub knows travel on; JSON null is omitted (NL GOV profile). */
const opgenomen = (invoer: BerichtMetIdentiteit & { dataschema?: string | null }): BerichtMetIdentiteit => ({
  specversion: invoer.specversion,
  id: invoer.id,
  source: invoer.source,
  type: invoer.type,
  time: invoer.time,
  datacontenttype: invoer.datacontenttype,
  ...(invoer.dataschema ? { dataschema: invoer.dataschema } : {}),
  data: invoer.data,
});

/** An absent type is a fault of form; a type nobody knows is named as such, next to what else is wrong. */
const vanOnbekendType = (invoer: Record<string, unknown>): Invoerfout[] => {
  const fouten = volgensSchema(zonderSoort, invoer);
  if (!isTekst(invoer['type'])) return fouten;
  return [invoerfout(['type'], 'TYPE_ONBEKEND', 'staat niet in de catalogus'), ...fouten.filter(({ pad }) => pad !== 'type')];
};

/** Whether a message has the form of the contract: attributes, envelope, sections. All faults together; no fault repeats a value. */
export const keurVorm = (invoer: unknown): Keuring => {
  if (!isObject(invoer)) return { fouten: [invoerfout([], 'BERICHT_ONGELDIG', 'is geen JSON-object', 'Stuur één CloudEvent als JSON-object.')] };
  const bekend = isTekst(invoer['type']) ? perType.get(invoer['type']) : undefined;
  if (!bekend) return { fouten: vanOnbekendType(invoer).slice(0, HOOGUIT) };
  const { soort, keurder } = bekend;
  const fouten = [...volgensSchema(keurder, invoer), ...tussenVelden(soort, invoer['data']), ...verborgenBsn(invoer)];
  return fouten.length ? { soort, fouten: fouten.slice(0, HOOGUIT) } : { soort, bericht: opgenomen(invoer as BerichtMetIdentiteit), fouten };
};

/** The message as it may lie in the journal: the BSN stays at the door. */
export const zonderIdentiteit = (bericht: BerichtMetIdentiteit): Bericht => {
  const { identiteit: _bsn, ...data } = bericht.data;
  return { ...bericht, data };
};
