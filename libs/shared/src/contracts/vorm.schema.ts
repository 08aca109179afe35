import { SECTIES, type Sectie } from './bericht';
import { REGIO, type Berichtsoort, type JsonSchema } from './catalogus.types';
import { code, datum, keuze, object } from './velden';

export const UUID_PATROON = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
export const BERICHT_ID_PATROON = '^[A-Za-z0-9._:-]{1,100}$';
export const SOURCE_PATROON = '^urn:nld:oin:[0-9]{20}:systeem:[a-z0-9]+(-[a-z0-9]+)*$';

const uuid: JsonSchema = { type: 'string', pattern: UUID_PATROON };
/** An organisation is named by its code or by an alias that the register knows (I-01). */
const organisatie: JsonSchema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,59}$' };
/** The dotted name of a member of staff; where no person acts it is the name of the connection. */
const afzenderNaam: JsonSchema = { type: 'string', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+){1,5}$', maxLength: 80 };

const afzender = object({
  actorId: afzenderNaam,
  rol: keuze('werkcoach', 'participatiecoach', 'inkomensconsulent', 'beleidsmedewerker', 'teammanager', 'auditor', 'systeem'),
  werkgever: organisatie,
  namensGemeente: { type: ['string', 'null'], pattern: '^[A-Z][A-Z0-9_]{0,59}$' },
});

/** Extension attributes the door knows; any other is refused (NL GOV profile, design decisions of VNG). */
const uitbreidingen: Record<string, JsonSchema> = {
  dataschema: { type: ['string', 'null'], format: 'uri-reference', minLength: 1, maxLength: 300 },
  traceparent: { type: ['string', 'null'], pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' },
  tracestate: { type: ['string', 'null'], maxLength: 512 },
  sequence: { type: ['string', 'null'], pattern: '^[1-9][0-9]{0,18}$' },
  sequencetype: { type: ['string', 'null'], enum: ['Integer', null] },
};

const envelop = (type: JsonSchema, data: JsonSchema): JsonSchema =>
  object(
    {
      specversion: { type: 'string', const: '1.0' },
      id: { type: 'string', pattern: BERICHT_ID_PATROON },
      source: { type: 'string', pattern: SOURCE_PATROON },
      type,
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { type: 'string', const: 'application/json' },
      data,
    },
    uitbreidingen,
    { dependentRequired: { sequence: ['sequencetype'], sequencetype: ['sequence'] } },
  );

const gegevens = { gemeente: code, peildatum: datum, afzender };

const identiteiten = (soort: Berichtsoort): Record<string, JsonSchema> => {
  if (soort.inwoner === 'nieuw') return { identiteit: object({ bsn: { type: 'string', pattern: '^[0-9]{9}$' } }) };
  const zaak: Record<string, JsonSchema> = soort.zaak === 'verplicht' ? { zaakId: uuid } : {};
  return soort.inwoner === 'geen' ? zaak : { inwonerRef: uuid, ...zaak };
};

/** The full JSON Schema of a message of this type: what the door holds it against and what GET /v1/schemas/{type} shows. */
export const schemaVan = (soort: Berichtsoort): JsonSchema => {
  const regels = SECTIES.flatMap((sectie) => {
    const regel = soort.secties[sectie];
    return regel ? [{ sectie, ...regel }] : [];
  });
  const secties = (verplicht: boolean): Record<string, JsonSchema> =>
    Object.fromEntries(regels.filter((regel) => regel.verplicht === verplicht).map(({ sectie, schema }) => [sectie, schema] as const));
  const bereik = soort.bereik === REGIO ? { gemeente: { type: 'string', const: REGIO } } : {};
  const data = object({ ...identiteiten(soort), ...gegevens, ...bereik, doel: keuze(...soort.doelen), ...secties(true) }, secties(false));
  return { $schema: 'https://json-schema.org/draft/2019-09/schema', title: soort.type, ...envelop({ type: 'string', const: soort.type }, data) };
};

/** What can still be said of a message whose type nobody knows. */
export const schemaZonderSoort: JsonSchema = envelop(
  { type: 'string', pattern: '^[a-z][A-Za-z0-9.]{1,118}$' },
  { type: 'object', required: Object.keys(gegevens), properties: gegevens },
);

export const isSectie = (naam: string): naam is Sectie => (SECTIES as readonly string[]).includes(naam);
