import { code, dag, GEWIST, leeg, lijst, object, tekst, uuid } from './openapi.delen';
import { OPENAPI_RAPPORTAGESCHEMAS } from './openapi.rapportage';
import { OPENAPI_REGELSCHEMAS } from './openapi.regels';
import { OPENAPI_VERANTWOORDING } from './openapi.verantwoording';
import { OPENAPI_WERKSCHEMAS } from './openapi.werk';

/** Bodies of the HTTP interface, apart from the messages themselves. */
export const OPENAPI_SCHEMAS: Readonly<Record<string, object>> = {
  Probleem: object(
    {
      type: { type: 'string', format: 'uri' },
      title: tekst,
      status: { type: 'integer' },
      detail: tekst,
      code,
      herstel: tekst,
      fouten: lijst(object({ pad: tekst, code, melding: tekst, herstel: tekst }, ['pad', 'code', 'melding', 'herstel'])),
      beslissing: { ...uuid, description: 'Waarom? GET /v1/beslissingen/{id}/uitleg legt deze weigering uit, alleen aan u.' },
      voorbeeld: { type: 'object', description: 'Een goed bericht van dit type, met verzonnen gegevens.' },
    },
    ['type', 'title', 'status', 'detail', 'code', 'herstel', 'fouten'],
  ),
  Ontvangen: object({ id: tekst, status: { type: 'string', const: 'ONTVANGEN' } }, ['id', 'status']),
  Status: object(
    {
      id: tekst,
      status: { type: 'string', enum: ['ONTVANGEN', 'WACHT_OP', 'VERWERKT', 'AFGEKEURD'] },
      wachtOp: tekst,
      afwijkingen: lijst(code),
      code,
      toelichting: tekst,
      uitleg: tekst,
      beleid: object({ id: tekst, versie: tekst }, ['id', 'versie']),
      letOp: { ...lijst(tekst), description: 'Waarschuwingen die alleen de afzender ziet.' },
      verteldAan: {
        ...lijst(object({ aansluiting: tekst, organisatie: tekst, rol: tekst, bezorgdOp: leeg({ type: 'string', format: 'date-time' }), bevestigdOp: leeg({ type: 'string', format: 'date-time' }) }, ['bezorgdOp', 'bevestigdOp'])),
        description: 'Bij bericht.herroepen: aan wie het is verteld, en wie dat heeft bevestigd.',
      },
      inwonerRef: uuid,
      beslissing: { ...uuid, description: 'De beslissing over dit bericht, voor GET /v1/beslissingen/{id}/uitleg.' },
      stappen: lijst(object({ stap: { type: 'string', enum: ['BEZORGD', 'GEOPEND'] }, op: { type: 'string', format: 'date-time' } }, ['stap', 'op'])),
    },
    ['id', 'status', 'afwijkingen', 'stappen'],
  ),
  Voorvertoning: object({ uitkomst: { type: 'object' }, ontvangers: lijst(object({ rol: tekst, organisatie: tekst, aansluiting: tekst, bericht: { type: 'object' } })), medisch: lijst(object({ veld: tekst, woord: tekst }, ['veld', 'woord'])) }, ['uitkomst', 'ontvangers']),
  Leveringen: object({ leveringen: lijst(object({ id: uuid, volgnr: { type: 'integer' }, bericht: { type: 'object' } }, ['id', 'volgnr', 'bericht'])) }, ['leveringen']),
  Zoekvraag: object({ bsn: { type: 'string', pattern: '^[0-9]{9}$' } }, ['bsn']),
  InwonerRef: object({ inwonerRef: uuid }, ['inwonerRef']),
  Situatie: object(
    {
      inwonerRef: uuid,
      gemeente: tekst,
      schaal: tekst,
      klantprofiel: leeg(tekst),
      regie: object({ organisatie: leeg(tekst), coach: leeg(tekst), vanaf: dag }),
      contact: { type: 'object', description: 'Hoe de inwoner te bereiken is; alleen voor de toegewezen coach.' },
      gewist: GEWIST,
      ontheffingen: lijst(object({ ontheffingRef: tekst, soort: tekst, scope: lijst(tekst), ingangsdatum: dag, laatsteDag: leeg(dag) })),
    },
    ['inwonerRef', 'gemeente', 'regie'],
  ),
  Partij: object({ rol: tekst, organisatie: tekst, actorId: leeg(tekst) }, ['rol', 'organisatie', 'actorId']),
  Overdracht: object(
    {
      zaakId: uuid,
      inwonerRef: uuid,
      gemeente: tekst,
      status: { type: 'string', enum: ['VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD', 'NIET_OVERGENOMEN', 'INGETROKKEN', 'GEACCEPTEERD', 'INGEGAAN', 'VERVALLEN'] },
      verloop: { type: 'object', description: 'Richting, data, stand van onderbouwing en driegesprek, en waarom een voorstel terugkwam.' },
      indiener: { $ref: '#/components/schemas/Partij' },
      ontvanger: { $ref: '#/components/schemas/Partij' },
      contact: { type: 'object' },
      formulier: { type: 'object' },
      belastbaarheid: { type: 'object' },
      bijberichten: { ...lijst(object({ type: tekst }, ['type'])), description: 'Wat latere berichten in deze zaak deelden, elk met zijn type en onderdelen.' },
      nietVerstrekt: lijst(object({ categorie: tekst, code }, ['categorie', 'code'])),
      gewist: GEWIST,
    },
    ['zaakId', 'inwonerRef', 'gemeente', 'status', 'verloop', 'indiener', 'ontvanger'],
  ),
  Overdrachten: object({ overdrachten: lijst({ $ref: '#/components/schemas/Overdracht' }), volgende: leeg(tekst) }, ['overdrachten', 'volgende']),
  Ontheffing: object(
    { ontheffingRef: tekst, inwonerRef: uuid, gemeente: tekst, verloop: { type: 'object', description: 'Soort, omvang en termijn; voor de coach ook het besluit.' }, belastbaarheid: { type: 'object' }, gewist: GEWIST },
    ['ontheffingRef', 'inwonerRef', 'gemeente', 'verloop'],
  ),
  Ontheffingen: object({ ontheffingen: lijst({ $ref: '#/components/schemas/Ontheffing' }), volgende: leeg(tekst) }, ['ontheffingen', 'volgende']),
  ...OPENAPI_WERKSCHEMAS,
  ...OPENAPI_RAPPORTAGESCHEMAS,
  ...OPENAPI_REGELSCHEMAS,
  ...OPENAPI_VERANTWOORDING,
  Formulierblad: object(
    {
      op: dag,
      formulier: { type: 'object', description: 'Versie, delen en velden. Elk veld noemt zijn plek in overdracht.voorgesteld, zijn vraag en waarvoor het nodig is.' },
      codelijsten: { type: 'object', description: 'Gesloten lijsten van codes met hun woorden.', additionalProperties: lijst(object({ code, label: tekst }, ['code', 'label'])) },
      onderbouwing: { type: 'object', description: 'Welk bewijs in welke richting genoeg is op die dag.' },
    },
    ['op', 'formulier', 'codelijsten', 'onderbouwing'],
  ),
};
