import { CODES } from '#shared/contracts/codes';
import { VERZOEKSOORTEN } from '../lezen/verzoek.projectie';
import { fout, fouten, goed, LEESKOPPEN, LIJST, pad, query, verwijzing, type Deel } from './openapi.bouw';

const VAN_SOORT = query('soort', 'Alleen verzoeken van deze soort.', { type: 'string', enum: VERZOEKSOORTEN });
const VAN_INWONER = query('inwonerRef', 'Alleen van deze inwoner.', { type: 'string', format: 'uuid' });
const UITZONDERING_GEWEIGERD = (['VERKLARING_ONTBREEKT', 'VERKLARING_VERLOPEN', 'VERKLARING_INGETROKKEN', 'CATEGORIE_NIET_TOEGESTAAN', 'NIET_BEVOEGD'] as const).map((code) => `${code}: ${CODES[code].oorzaak}`).join(' ');

/** What can be read of cases and residents. */
export const raadplegen: Deel = {
  '/v1/inwoners/_zoek': {
    post: { operationId: 'zoekInwoner', tags: ['Raadplegen'], summary: 'Zoek de inwonerRef bij een BSN', requestBody: { required: true, content: { 'application/json': { schema: verwijzing('Zoekvraag') } } }, responses: { 200: goed('De inwonerRef.', verwijzing('InwonerRef')), ...fouten(400, 403, 404) } },
  },
  '/v1/inwoners/{inwonerRef}/situatie': {
    get: { operationId: 'leesSituatie', tags: ['Raadplegen'], summary: 'Klantprofiel, regie en lopende ontheffing', parameters: [pad('inwonerRef', 'De verwijzing die de hub uitgaf.'), ...LEESKOPPEN], responses: { 200: goed('De situatie vandaag, voor zover uw rol die mag zien.', verwijzing('Situatie')), ...fouten(400, 403, 404) } },
  },
  '/v1/overdrachten': {
    get: { operationId: 'leesOverdrachten', tags: ['Raadplegen'], summary: 'Overdrachten van mijn inwoners', parameters: [VAN_INWONER, ...LIJST, ...LEESKOPPEN], responses: { 200: goed('Een deel van de lijst.', verwijzing('Overdrachten')), ...fouten(400, 403) } },
  },
  '/v1/overdrachten/{zaakId}': {
    get: { operationId: 'leesOverdracht', tags: ['Raadplegen'], summary: 'Eén overdracht', parameters: [pad('zaakId', 'De zaak.'), ...LEESKOPPEN], responses: { 200: goed('De overdracht, voor zover uw rol die mag zien.', verwijzing('Overdracht')), ...fouten(400, 403, 404) } },
  },
  '/v1/ontheffingen': {
    get: { operationId: 'leesOntheffingen', tags: ['Raadplegen'], summary: 'Ontheffingen van mijn inwoners', parameters: [VAN_INWONER, query('laatsteDagVoor', 'Alleen wat eindigt voor deze dag.', { type: 'string', format: 'date' }), ...LIJST, ...LEESKOPPEN], responses: { 200: goed('De ontheffingen.', verwijzing('Ontheffingen')), ...fouten(400, 403) } },
  },
  '/v1/ontheffingen/{ontheffingRef}': {
    get: { operationId: 'leesOntheffing', tags: ['Raadplegen'], summary: 'Eén ontheffing', parameters: [pad('ontheffingRef', 'De ontheffing.'), ...LEESKOPPEN], responses: { 200: goed('De ontheffing, voor zover uw rol die mag zien.', verwijzing('Ontheffing')), ...fouten(400, 403, 404) } },
  },
  '/v1/ondersteuningsverzoeken': {
    get: { operationId: 'leesOndersteuningsverzoeken', tags: ['Raadplegen'], summary: 'Verzoeken om een instrument, proeven aan werk, een gesprek met inkomen of om mee te denken', parameters: [VAN_INWONER, VAN_SOORT, ...LIJST, ...LEESKOPPEN], responses: { 200: goed('Hoe ver elk verzoek is.', verwijzing('Ondersteuningsverzoeken')), ...fouten(400, 403) } },
  },
  '/v1/ondersteuningsverzoeken/{zaakId}': {
    get: { operationId: 'leesOndersteuningsverzoek', tags: ['Raadplegen'], summary: 'Eén verzoek', parameters: [pad('zaakId', 'De zaak.'), ...LEESKOPPEN], responses: { 200: goed('Het verzoek.', verwijzing('Ondersteuningsverzoek')), ...fouten(400, 403, 404) } },
  },
  '/v1/contactcadans': {
    get: { operationId: 'leesContactcadans', tags: ['Raadplegen'], summary: 'Wanneer ik mijn inwoners sprak, en tot wanneer dat op tijd is', parameters: [VAN_INWONER, query('status', 'Alleen wat op schema of te laat is.', { type: 'string', enum: ['OP_SCHEMA', 'TE_LAAT'] }), ...LIJST, ...LEESKOPPEN], responses: { 200: goed('Per inwoner de gesprekken en de laatste dag die op tijd is.', verwijzing('ContactcadansLijst')), ...fouten(400, 403) } },
  },
  '/v1/ontmoetingen': {
    get: { operationId: 'leesOntmoetingen', tags: ['Raadplegen'], summary: 'Ontmoetingen van collega’s, per gemeente', parameters: [...LIJST, ...LEESKOPPEN], responses: { 200: goed('Hoe ver elke ontmoeting is, en wie zijn genodigd.', verwijzing('Ontmoetingen')), ...fouten(400, 403) } },
  },
  '/v1/instrumenten': {
    get: { operationId: 'leesInstrumenten', tags: ['Raadplegen'], summary: 'De instrumentengids van Werkzaak', description: 'Een participatiecoach ziet wat voor klantprofiel 4 is. De prijs is de lijstprijs. Wat u betaalt volgt uit de dag waarop het begint, en staat in de voorvertoning van uw aanvraag.', parameters: LEESKOPPEN, responses: { 200: goed('Wat u kunt aanvragen.', verwijzing('Instrumenten')), ...fouten(400, 403) } },
  },
  '/v1/proeven-aan-werk': {
    get: { operationId: 'leesProevenAanWerk', tags: ['Raadplegen'], summary: 'Het aanbod om werk te proeven, van vandaag en later', parameters: LEESKOPPEN, responses: { 200: goed('Wat, wanneer, waar, onder welke voorwaarden, en hoeveel plaatsen nog vrij zijn.', verwijzing('ProevenAanWerk')), ...fouten(400, 403) } },
  },
  '/v1/overwogen-sancties': {
    get: { operationId: 'leesOverwogenSancties', tags: ['Raadplegen'], summary: 'Overwogen sancties, voor de participatiecoach en de inkomensconsulent', parameters: [VAN_INWONER, ...LIJST, ...LEESKOPPEN], responses: { 200: goed('Hoe ver elke zaak is.', verwijzing('OverwogenSancties')), ...fouten(400, 403) } },
  },
  '/v1/verstrekkingen': {
    get: { operationId: 'leesVerstrekkingen', tags: ['Raadplegen'], summary: 'Gevraagde en gegeven informatie buiten de standaard, voor beide coaches', parameters: [VAN_INWONER, ...LIJST, ...LEESKOPPEN], responses: { 200: goed('Hoe ver elke zaak is.', verwijzing('Verstrekkingen')), ...fouten(400, 403) } },
  },
  '/v1/verstrekkingen/{zaakId}': {
    get: { operationId: 'leesVerstrekking', tags: ['Raadplegen'], summary: 'Eén verstrekking', parameters: [pad('zaakId', 'De zaak.'), ...LEESKOPPEN], responses: { 200: goed('De verstrekking, voor zover uw rol die mag zien.', verwijzing('Verstrekking')), ...fouten(400, 403, 404) } },
  },
  '/v1/verstrekkingen/{zaakId}/inhoud': {
    get: {
      operationId: 'leesVerstrekkingInhoud',
      tags: ['Raadplegen'],
      summary: 'De medische conclusie en het advies die voor u zijn klaargezet',
      description: 'Alleen voor de persoon die de inwoner noemde, zelf ingelogd, tot en met de laatste dag. Doel MEDISCHE_UITZONDERING. Elke keer lezen staat in het logboek.',
      parameters: [pad('zaakId', 'De zaak.'), ...LEESKOPPEN],
      responses: {
        200: goed('De inhoud.', verwijzing('VerstrekkingInhoud')),
        ...fouten(400, 404),
        403: { ...fout(403), description: UITZONDERING_GEWEIGERD },
      },
    },
  },
  '/v1/overwogen-sancties/{zaakId}': {
    get: { operationId: 'leesOverwogenSanctie', tags: ['Raadplegen'], summary: 'Eén overwogen sanctie', parameters: [pad('zaakId', 'De zaak.'), ...LEESKOPPEN], responses: { 200: goed('De overwogen sanctie.', verwijzing('OverwogenSanctie')), ...fouten(400, 403, 404) } },
  },
};
