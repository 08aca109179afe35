import { CATALOGUS } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { schemaVan } from '#shared/contracts/vorm.schema';
import { partijwachtrij } from '#shared/contracts/topologie';
import { API_VERSIE } from './versie';
import { voorbeeldVan } from './voorbeeld';

export const CONTACT = { name: 'Schakel', email: 'schakel@sandbox.invalid', url: 'https://schakel.sandbox.invalid' };

/** What an integrator must know of a type: all of it from the catalogue. */
export const soortbeschrijving = (soort: Berichtsoort): Record<string, unknown> => ({
  type: soort.type,
  code: soort.mcode,
  doelen: soort.doelen,
  herkomst: soort.herkomst,
  afzenders: soort.afzenders,
  ...(soort.systeemVan ? { systeemVan: soort.systeemVan } : {}),
  weergaven: soort.weergaven,
  peildatum: soort.datumveld ? `gelijk aan data.verloop.${soort.datumveld}` : 'de zakelijke datum',
  venster: soort.venster,
});

export const schemaDocument = (soort: Berichtsoort, publiekeUrl: string): Record<string, unknown> => ({
  ...schemaVan(soort),
  $id: `${publiekeUrl}/v1/schemas/${soort.type}`,
  description: 'De toelichting op afzenders, ontvangers en doelen staat in x-schakel.',
  'x-schakel': soortbeschrijving(soort),
  examples: [voorbeeldVan(soort)],
});

export const schemalijst = (publiekeUrl: string): Record<string, unknown> => ({
  schemas: CATALOGUS.map((soort) => ({ ...soortbeschrijving(soort), schema: `${publiekeUrl}/v1/schemas/${soort.type}` })),
});

const sleutel = (soort: Berichtsoort): string => soort.type.replaceAll('.', '_');

/** What a connection receives on its own queue, and what it may send through the door. */
export const asyncapi = (publiekeUrl: string): Record<string, unknown> => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Schakel: berichten tussen gemeenten en Werkzaak',
    version: API_VERSIE,
    description:
      'Elke aansluiting leest haar eigen wachtrij en verder niets. Een bericht kan vaker dan een keer komen: ontdubbel op source en id. Wat een ontvanger niet mag zien staat niet in het bericht.',
    contact: CONTACT,
    license: { name: 'EUPL-1.2' },
  },
  defaultContentType: 'application/cloudevents+json',
  servers: { broker: { host: 'broker', protocol: 'amqp', protocolVersion: '0-9-1', description: 'Adres, gebruiker en wachtwoord krijgt elke aansluiting apart.' } },
  channels: {
    wachtrij: {
      address: partijwachtrij('{aansluiting}'),
      description: 'De duurzame wachtrij van een aansluiting.',
      parameters: { aansluiting: { description: 'Naam van de aansluiting, bijvoorbeeld gemeente-tiel.regie.' } },
      messages: Object.fromEntries(CATALOGUS.filter(({ weergaven }) => Object.keys(weergaven).length > 0).map((soort) => [sleutel(soort), { $ref: `#/components/messages/${sleutel(soort)}` }])),
    },
  },
  operations: { ontvang: { action: 'receive', channel: { $ref: '#/channels/wachtrij' }, summary: 'Lees wat voor uw aansluiting is klaargezet.' } },
  components: {
    messages: Object.fromEntries(
      CATALOGUS.map((soort) => [
        sleutel(soort),
        {
          name: soort.type,
          title: `${soort.mcode} ${soort.context}.${soort.gebeurtenis}`,
          contentType: 'application/cloudevents+json',
          payload: { $ref: `${publiekeUrl}/v1/schemas/${soort.type}` },
        },
      ]),
    ),
  },
});
