import { join } from 'node:path';
import { maakMap, schrijfJson, schrijfPrive } from '../sandbox/bestanden';
import { maakAansluitingsleutels, maakGeheimen, maakLogboeksleutels, maakSleutelringen } from '../sandbox/geheimen';
import { leesPartijen } from '../sandbox/partijen';
import { alleRollen, DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { rolUrl } from '../sandbox/provisioneer';
import { wachtwoordHash } from '../sandbox/rabbitmq';

export const uitleg = 'maakt de geheimen voor docker-compose.yml als bestanden in .hub/compose (bestaande blijven)';
export const argumenten = 0;

const BEHEER = 'beheer';
const BROKER = 'rabbitmq:5672';
const BROKERBEHEER = 'rabbitmq:15672';
const DATABANK = 'postgres:5432';

const definities = (wachtwoord: string): unknown => ({
  users: [{ name: BEHEER, password_hash: wachtwoordHash(wachtwoord), hashing_algorithm: 'rabbit_password_hashing_sha256', tags: ['administrator'] }],
  vhosts: [{ name: 'schakel' }],
  permissions: [{ user: BEHEER, vhost: 'schakel', configure: '.*', write: '.*', read: '.*' }],
});

export const voerUit = async (_: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const doel = maakMap(join(map, '.hub', 'compose'));
  const geheimen = maakGeheimen(doel);
  const partijen = leesPartijen(map);
  const schrijf = (naam: string, inhoud: string): void => schrijfPrive(join(doel, naam), inhoud);
  const amqp = (gebruiker: string): string => `amqp://${gebruiker}:${geheimen.geheim(`broker.${gebruiker}`)}@${BROKER}/schakel`;
  const databankBeheer = `postgres://${BEHEER}:${geheimen.geheim('postgres.beheer')}@${DATABANK}/postgres`;

  schrijfJson(join(doel, 'rabbitmq_definities'), definities(geheimen.geheim('broker.beheer')));
  schrijf('rabbitmq_beheer_url', `http://${BEHEER}:${geheimen.geheim('broker.beheer')}@${BROKERBEHEER}`);
  schrijf('postgres_wachtwoord', geheimen.geheim('postgres.beheer'));
  schrijf('database_beheer_url', databankBeheer);
  for (const dienst of DIENSTEN_MET_SCHEMA) {
    schrijf(`${dienst}_amqp_url`, amqp(dienst));
    for (const recht of ['schrijf', 'lees']) schrijf(`${dienst}_database_${recht}`, rolUrl(databankBeheer, `${dienst}_${recht}`, geheimen));
  }
  schrijf('portal_sessie_sleutel', geheimen.sleutel('portal.sessie'));
  schrijf('suite_amqp_url', amqp('uit.werkzaak.werk'));
  // Whatever provisioning needs must be in geheimen.json before it is mounted read-only.
  for (const { naam } of partijen.aansluitingen) geheimen.geheim(`broker.uit.${naam}`);
  for (const rol of alleRollen()) geheimen.geheim(`postgres.${rol}`);
  schrijf('suite_database_url', rolUrl(databankBeheer, 'suite', geheimen));
  maakSleutelringen(doel, partijen.gemeenten);
  maakLogboeksleutels(doel, DIENSTEN_MET_SCHEMA);
  maakMap(join(doel, 'getuige'));
  maakAansluitingsleutels(doel, partijen.aansluitingen.map(({ naam }) => naam));
  console.log(`De geheimen staan in ${doel}, leesbaar voor u alleen. Bewaar de sleutels ook buiten deze machine.`);
  console.log('Daarna: docker compose --profile sandbox up --build');
  return 0;
};
