import { CATALOGUS, LEVERINGEN_HERVAT } from '#shared/contracts/catalogus';
import { PROEVEN, RAPPORTAGES } from '#shared/contracts/rapportage';
import { CONTACT } from './documenten';
import { BERICHT, fout, fouten, goed, kop, LEESKOPPEN, LIJST, pad, query, VERSIEKOP, verwijzing, type Deel } from './openapi.bouw';
import { raadplegen } from './openapi.raadplegen';
import { OPENAPI_SCHEMAS } from './openapi.schemas';
import { API_VERSIE } from './versie';

const berichten: Deel = {
  '/v1/berichten': {
    post: {
      operationId: 'stuurBericht',
      tags: ['Berichten'],
      summary: 'Stuur één bericht',
      description: 'Het bericht is opgeslagen voordat u antwoord krijgt. Nog eens sturen met dezelfde source en id geeft hetzelfde antwoord.',
      parameters: [kop('Prefer', 'wait=N (hooguit 20): wacht N seconden op de uitkomst.'), kop('traceparent', 'W3C Trace Context.')],
      requestBody: BERICHT,
      responses: {
        200: goed('De uitkomst, binnen de gevraagde tijd.', verwijzing('Status')),
        202: goed('Opgeslagen; de uitkomst volgt.', verwijzing('Ontvangen'), { headers: { ...VERSIEKOP, Location: { schema: { type: 'string' } } } }),
        ...fouten(400, 403, 409, 413, 415),
      },
    },
  },
  '/v1/berichten/{id}': {
    get: { operationId: 'leesBerichtstatus', tags: ['Berichten'], summary: 'Wat is er van mijn bericht geworden?', parameters: [pad('id', 'Het id van uw bericht.')], responses: { 200: goed('De stand van uw bericht.', verwijzing('Status')), ...fouten(404) } },
  },
  '/v1/voorvertoningen': {
    post: { operationId: 'bekijkVooraf', tags: ['Berichten'], summary: 'Wat zou er gebeuren, en wie ziet wat?', description: 'Er wordt niets opgeslagen.', requestBody: BERICHT, responses: { 200: goed('De verwachte uitkomst en wat elke ontvanger zou zien.', verwijzing('Voorvertoning')), ...fouten(400, 403, 413, 415) } },
  },
};

const NA_HERSTEL = `Alleen als de hub uit een back-up is hersteld springt de nummering, naar een veelvoud van een miljard. Het eerste bericht daar, ${LEVERINGEN_HERVAT}, noemt het peilmoment van de back-up en het laatste volgnummer dat de hub nog kent: stuur alles van daarna nog eens, met hetzelfde id.`;

const leveringen: Deel = {
  '/v1/leveringen': {
    get: { operationId: 'leesLeveringen', tags: ['Leveringen'], summary: 'Wat staat voor mijn aansluiting klaar?', description: NA_HERSTEL, parameters: LIJST, responses: { 200: goed('Leveringen op volgorde, genummerd zonder gaten.', verwijzing('Leveringen')), ...fouten(400) } },
  },
  '/v1/leveringen/{id}/bevestigingen': {
    post: { operationId: 'bevestigLevering', tags: ['Leveringen'], summary: 'Bevestig een levering', parameters: [pad('id', 'Het id van de levering.')], responses: { 204: { description: 'Bevestigd.', headers: VERSIEKOP }, ...fouten(404) } },
  },
};

const taken: Deel = {
  '/v1/taken': {
    get: { operationId: 'leesTaken', tags: ['Taken'], summary: 'Mijn open taken, op laatste dag', description: 'Uw eigen taken, die van uw team en die van wie u waarneemt.', parameters: [...LIJST, ...LEESKOPPEN], responses: { 200: goed('Een deel van de lijst.', verwijzing('Taken')), ...fouten(400, 403) } },
  },
  '/v1/taken/{taakId}': {
    get: { operationId: 'leesTaak', tags: ['Taken'], summary: 'Eén taak: wat wordt gevraagd, tot wanneer, en wie u kunt bellen', parameters: [pad('taakId', 'De taak.'), ...LEESKOPPEN], responses: { 200: goed('De taak.', verwijzing('Taak')), ...fouten(400, 403, 404) } },
  },
  '/v1/taken/{taakId}/signaal': {
    get: { operationId: 'leesSignaal', tags: ['Taken'], summary: 'Het signaal van een partner achter een taak', description: 'Alleen voor de inkomensconsulent van deze inwoner, met doel HANDHAVING. Na de bewaartermijn zegt gewist sinds wanneer het weg is.', parameters: [pad('taakId', 'De taak.'), ...LEESKOPPEN], responses: { 200: goed('Het signaal.', verwijzing('Signaal')), ...fouten(400, 403, 404) } },
  },
  '/v1/taken/{taakId}/afvinking': {
    post: { operationId: 'vinkTaakAf', tags: ['Taken'], summary: 'Deze taak is klaar', description: 'Alleen voor taken waarop niemand anders wacht; de andere eindigen met het antwoord. Nog eens afvinken geeft hetzelfde antwoord.', parameters: [pad('taakId', 'De taak.'), ...LEESKOPPEN], responses: { 200: goed('De taak zoals zij nu is.', verwijzing('Taak')), ...fouten(400, 403, 404) } },
  },
  '/v1/medewerkers': {
    get: { operationId: 'leesMedewerkers', tags: ['Medewerkers'], summary: 'Wie werkt er voor een gemeente, en op welk nummer?', parameters: [query('gemeente', 'Alleen wie voor deze gemeente werkt; zonder dit voor al uw gemeenten.', { type: 'string' }), ...LIJST, ...LEESKOPPEN], responses: { 200: goed('Een deel van de lijst.', verwijzing('Medewerkers')), ...fouten(400, 403) } },
  },
  '/v1/waarnemingen': {
    get: { operationId: 'leesWaarnemingen', tags: ['Medewerkers'], summary: 'Wie neemt voor wie waar, nu en later?', description: 'Die van uzelf; voor een teammanager ook die van zijn medewerkers.', parameters: [...LIJST, ...LEESKOPPEN], responses: { 200: goed('Een deel van de lijst.', verwijzing('Waarnemingen')), ...fouten(400, 403) } },
  },
  '/v1/mandaten': {
    get: { operationId: 'leesMandaten', tags: ['Medewerkers'], summary: 'Met welk mandaat besluit u voor een gemeente?', parameters: [{ ...query('gemeente', 'De gemeente waarvoor u besluit.', { type: 'string' }), required: true }, ...LEESKOPPEN], responses: { 200: goed('De mandaten die vandaag gelden.', verwijzing('Mandaten')), ...fouten(400, 403) } },
  },
};

const verantwoording: Deel = {
  '/v1/inwoners/{inwonerRef}/inzageoverzicht': {
    get: {
      operationId: 'leesInzageoverzicht',
      tags: ['Verantwoording'],
      summary: 'Wat is er over deze inwoner gedeeld, met wie, wanneer en waarom? (AVG artikel 15)',
      description: 'Alleen voor het privacybureau van de gemeente waar de inwoner hoort of hoorde, over haar eigen tijd; als persoon ingelogd, met doel INZAGE. overzicht is voor de inwoner, voorBureau niet.',
      parameters: [
        pad('inwonerRef', 'De verwijzing die de hub uitgaf.'),
        query('na', 'De waarde van volgende uit het vorige deel.', { type: 'integer', minimum: 0 }),
        query('limiet', 'Hooguit 1000 regels.', { type: 'integer', minimum: 1, maximum: 1000 }),
        ...LEESKOPPEN,
      ],
      responses: { 200: goed('Het overzicht, of een deel ervan.', verwijzing('Inzageoverzicht')), ...fouten(400, 403, 404) },
    },
  },
  '/v1/privacykader': {
    get: { operationId: 'leesPrivacykader', tags: ['Verantwoording'], summary: 'Wie mag welke gegevens sturen, krijgen en lezen?', description: 'Het privacykader van een dag, in woorden: per soort gegevens en per rol. Voor iedere medewerker, met doel BEHEER.', parameters: [query('op', 'De dag; zonder dit vandaag.', { type: 'string', format: 'date' }), ...LEESKOPPEN], responses: { 200: goed('Het kader.', verwijzing('Kaderblad')), ...fouten(400, 403) } },
  },
  '/v1/beslissingen/{id}/uitleg': {
    get: {
      operationId: 'leesUitleg',
      tags: ['Verantwoording'],
      summary: 'Waarom is dit zo beslist?',
      description: 'Voor wie de beslissing kreeg, en voor het privacybureau van die gemeente. Uit wat is vastgelegd toen er werd beslist, zonder waarden.',
      parameters: [pad('id', 'Het id van uw eigen bericht, of de beslissing die bij een weigering of een berichtstatus staat.')],
      responses: { 200: goed('De uitleg.', verwijzing('Uitleg')), ...fouten(404) },
    },
  },
};

const rapportages: Deel = {
  '/v1/lopend': {
    get: { operationId: 'telLopend', tags: ['Rapportages'], summary: 'Hoeveel overdrachten en verzoeken lopen er nu?', description: 'Voor een beleidsmedewerker over de regio, voor een teammanager over de eigen gemeente. Doel RAPPORTAGE. Buiten de eigen gemeente is een aantal van 1 tot en met 4 niet getoond (null).', parameters: LEESKOPPEN, responses: { 200: goed('De aantallen per soort en stand.', verwijzing('Lopend')), ...fouten(400, 403) } },
  },
  '/v1/rapportages/{soort}': {
    get: {
      operationId: 'leesRapportage',
      tags: ['Rapportages'],
      summary: 'Aantallen per jaar en gemeente, zonder personen',
      description: 'Voor een beleidsmedewerker over de regio, voor een teammanager en het privacybureau over de eigen gemeente. Doel RAPPORTAGE. Buiten de eigen gemeente zijn aantallen van 1 tot en met 4 niet getoond, en ook wat nodig is om ze niet uit de totalen te laten volgen: null, in CSV "niet getoond". Een rapportage wordt gemaakt als u haar vraagt.',
      parameters: [{ ...pad('soort', 'Wat er is geteld.'), schema: { type: 'string', enum: RAPPORTAGES } }, query('jaar', 'Het kalenderjaar; zonder dit het lopende jaar.', { type: 'integer', minimum: 2000, maximum: 2100 }), query('gemeente', 'Alleen deze gemeente; zonder dit al uw gemeenten. Doorlooptijden en standen van de regio zijn er alleen samen.', { type: 'string' }), query('proef', 'Alleen de gemeenten die volgens hun profiel meedoen aan deze proef, samen en zoals anderen haar zien; ook voor een gemeente die niet meedoet.', { type: 'string', enum: PROEVEN }), ...LEESKOPPEN],
      responses: { 200: { ...goed('De aantallen.', verwijzing('Rapportage')), content: { 'application/json': { schema: verwijzing('Rapportage') }, 'text/csv': { schema: { type: 'string' } } } }, ...fouten(400, 403, 404) },
    },
  },
  '/v1/rapportages/gemaakt': {
    get: {
      operationId: 'leesGemaakteRapportages',
      tags: ['Rapportages'],
      summary: 'Welke rapportages zijn gevraagd, over welke periode en voor wie',
      description: 'Een beleidsmedewerker vraagt een rapportage met rapportage.gevraagd. Doel RAPPORTAGE.',
      parameters: [...LEESKOPPEN],
      responses: { 200: goed('De rapportages, de laatste eerst.', verwijzing('Rapporten')), ...fouten(400, 403) },
    },
  },
  '/v1/rapportages/gemaakt/{ref}': {
    get: {
      operationId: 'leesGemaakteRapportage',
      tags: ['Rapportages'],
      summary: 'Een rapportage over een jaar, een kwartaal of een maand, zoals zij is gemaakt',
      description: 'Gemaakt toen voor het eerst naar deze periode werd gevraagd; daarna blijft zij gelijk. Aantallen van 1 tot en met 4 zijn niet getoond, voor niemand. Een maand is te vragen vóór het kwartaal en het jaar waarin zij valt. Doel RAPPORTAGE.',
      parameters: [pad('ref', 'De rapportageRef uit rapportage.gereed.'), ...LEESKOPPEN],
      responses: { 200: { ...goed('De aantallen.', verwijzing('Rapport')), content: { 'application/json': { schema: verwijzing('Rapport') }, 'text/csv': { schema: { type: 'string' } } } }, ...fouten(400, 403, 404) },
    },
  },
};

const beheer: Deel = {
  '/v1/beheer/stand': {
    get: { operationId: 'leesBeheerstand', tags: ['Beheer'], summary: 'Wat staat er stil in de hub?', description: 'Voor een beleidsmedewerker van Werkzaak die zelf is ingelogd, met doel BEHEER. Alleen aantallen per soort, en sinds wanneer: nooit wat, nooit van wie.', parameters: LEESKOPPEN, responses: { 200: goed('De stand nu.', verwijzing('Beheerstand')), ...fouten(400, 403) } },
  },
  '/v1/beheer/herkansingen': {
    post: {
      operationId: 'herkansGeparkeerd',
      tags: ['Beheer'],
      summary: 'Probeer wat bij een dienst geparkeerd staat nog eens',
      description: 'De dienst beoordeelt elk bericht opnieuw, met de regels en rechten van dat moment; er gebeurt niets dubbel. Wie het deed staat in het logboek.',
      parameters: LEESKOPPEN,
      requestBody: { required: true, content: { 'application/json': { schema: verwijzing('Herkansing') } } },
      responses: { 200: goed('Wat ervan is geworden.', verwijzing('Herkanst')), ...fouten(400, 403) },
    },
  },
};

const regels: Deel = {
  '/v1/regels': {
    get: {
      operationId: 'leesRegels',
      tags: ['Rapportages'],
      summary: 'Welke afspraken gelden, sinds wanneer en volgens welke zin',
      description: 'Voor elke medewerker, doel BEHEER. Met wie een afspraak is afgestemd, wie haar goedkeurde, wanneer zij is geactiveerd en wat nog te bevestigen is. Van uw eigen gemeenten ook wat daar anders is.',
      parameters: [query('datum', 'De dag; zonder dit vandaag.', { type: 'string', format: 'date' }), ...LEESKOPPEN],
      responses: { 200: goed('De afspraken van die dag.', verwijzing('Regelblad')), ...fouten(400, 403) },
    },
  },
};

const document = (id: string, summary: string): Deel => ({ get: { operationId: id, tags: ['Contract'], summary, security: [], responses: { 200: goed('Het document.', { type: 'object' }) } } });

const contract: Deel = {
  '/v1/formulieren': {
    get: { operationId: 'leesFormulier', tags: ['Contract'], summary: 'Het overdrachtsformulier van een dag, met vragen en lijsten', security: [], parameters: [query('op', 'De dag; zonder dit vandaag.', { type: 'string', format: 'date' })], responses: { 200: goed('Het formulier.', verwijzing('Formulierblad')), 400: fout(400), 404: fout(404) } },
  },
  '/v1/openapi.json': document('leesOpenapi', 'Dit document'),
  '/v1/asyncapi.json': document('leesAsyncapi', 'De berichten op uw wachtrij'),
  '/v1/schemas': document('leesSchemas', 'Alle berichttypen'),
  '/v1/schemas/{type}': { get: { ...(document('leesSchema', 'Het schema van een berichttype') as { get: Deel }).get, parameters: [pad('type', 'Het berichttype.')], responses: { 200: goed('Het schema.', { type: 'object' }), 404: fout(404) } } },
};

/** The HTTP interface as OpenAPI 3.1; message types come from the catalogue, refusal codes from the closed list. */
export const openapi = ({ publiekeUrl, issuer }: { readonly publiekeUrl: string; readonly issuer: string }): Deel => ({
  openapi: '3.1.0',
  info: {
    title: 'Schakel',
    version: API_VERSIE,
    summary: 'Berichten tussen gemeenten en Werkzaak over overdrachten, ontheffingen en overwogen sancties.',
    description: 'Elke fout is application/problem+json met een vaste code en een oplossing.',
    contact: CONTACT,
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: publiekeUrl }],
  security: [{ aansluiting: [] }],
  paths: { ...berichten, ...leveringen, ...raadplegen, ...taken, ...rapportages, ...regels, ...verantwoording, ...beheer, ...contract },
  components: {
    securitySchemes: { aansluiting: { type: 'openIdConnect', description: 'Systemen: OAuth 2 client credentials met private_key_jwt; de client_id is de naam van de aansluiting. Elk token is gebonden aan een sleutel van de client (DPoP, RFC 9449), en elk verzoek heeft een eigen bewijs. Mensen: ingelogd op de pagina’s van de hub (code met PKCE); sub is de actorId.', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` } },
    schemas: {
      ...OPENAPI_SCHEMAS,
      Bericht: {
        description: 'Een CloudEvent volgens het NL GOV-profiel. Het schema hangt af van het type.',
        oneOf: CATALOGUS.filter(({ herkomst }) => herkomst === 'partij').map(({ type }) => ({ $ref: `${publiekeUrl}/v1/schemas/${type}` })),
      },
    },
  },
});
