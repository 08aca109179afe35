import { topologie } from '#shared/contracts/topologie';
import { adres, HUBDIENSTEN } from './diensten';
import type { Geheimen } from './geheimen';
import type { Postgres, Rabbit } from './infra';
import type { Partijen } from './partijen';
import { rolUrls } from './provisioneer';
import type { Urls } from './toestand';

type Gegevens = { readonly poort: (naam: string) => number; readonly partijen: Partijen; readonly geheimen: Geheimen };

const brokerUrls = (rabbit: Rabbit, partijen: Partijen, geheimen: Geheimen): Record<string, string> => {
  const gebruikers = topologie(partijen.aansluitingen).gebruikers.map(({ naam }) => naam);
  const alsGebruiker = (knoop: string, naam: string): string => {
    const doel = new URL(knoop.trim());
    doel.username = naam;
    doel.password = geheimen.geheim(`broker.${naam}`);
    return doel.toString();
  };
  // The nodes of a cluster stand separated by commas.
  const url = (naam: string): string => rabbit.amqp.split(',').map((knoop) => alsGebruiker(knoop, naam)).join(',');
  return { ...Object.fromEntries(gebruikers.map((naam) => [naam, url(naam)])), beheer: rabbit.amqp };
};

/** Where everything of one sandbox is. */
export const maakUrls = ({ poort, partijen, geheimen }: Gegevens, rabbit: Rabbit, postgres: Postgres, aansluitingsleutels: string): Urls => ({
  amqp: brokerUrls(rabbit, partijen, geheimen),
  postgres: { ...rolUrls(postgres.url, geheimen), beheer: postgres.url },
  brokerBeheer: rabbit.beheer,
  http: adres(poort('gateway')),
  oidc: adres(poort('oidc')),
  smtp: `smtp://127.0.0.1:${poort('post.smtp')}`,
  post: adres(poort('post')),
  suite: adres(poort('suite')),
  portaal: adres(poort('portal')),
  operaties: Object.fromEntries(HUBDIENSTEN.map(({ naam }) => [naam, adres(poort(`${naam}.operaties`))])),
  aansluitingsleutels,
});
