import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { VHOST } from '#shared/contracts/topologie';
import { maakMap, Melding, type Voortgang } from './bestanden';
import type { Geheimen } from './geheimen';
import { plaatsVoorRabbit } from './plaats';
import { BEHEERDER as DATABASEBEHEERDER, bereidPostgresVoor } from './postgres';
import { bereidRabbitVoor, BEHEERDER as BROKERBEHEERDER } from './rabbitmq';
import { LAAG, type Toezicht } from './toezicht';

export type Infraopties = {
  readonly map: string;
  readonly instantie: string;
  readonly instantiemap: string;
  readonly poort: (naam: string) => number;
  readonly geheimen: Geheimen;
  readonly toezicht: Toezicht;
  readonly voortgang: Voortgang;
};

export type Rabbit = { readonly amqp: string; readonly beheer: string };
export type Postgres = { readonly url: string };

export const INFRAPOORTEN = ['postgres', 'amqp', 'amqp.beheer', 'amqp.metingen', 'amqp.distributie', 'amqp.epmd'] as const;

const verborgen = (wat: string): boolean => (process.env['SCHAKEL_VERBERG'] ?? '').split(',').includes(wat);
const hub = ({ map }: Infraopties): string => join(map, '.hub');

/** Two clones on one machine may run side by side: the node name must differ too. */
const knoop = (instantiemap: string): string => `schakel-${createHash('sha256').update(instantiemap).digest('hex').slice(0, 10)}`;

const externeRabbit = (): Rabbit | undefined => {
  const { AMQP_URL: amqp, RABBITMQ_BEHEER_URL: beheer } = process.env;
  if (!amqp && !beheer) return undefined;
  if (!amqp || !beheer) throw new Melding('Geef AMQP_URL en RABBITMQ_BEHEER_URL samen op: met de ene praten de diensten, met de andere wordt RabbitMQ ingericht.');
  return { amqp, beheer };
};

export const startRabbit = async (opties: Infraopties): Promise<Rabbit> => {
  const extern = externeRabbit();
  if (extern) return extern;
  const { poort, geheimen, toezicht, voortgang } = opties;
  const wachtwoord = geheimen.geheim(`broker.${BROKERBEHEERDER}`);
  const poorten = { amqp: poort('amqp'), beheer: poort('amqp.beheer'), metingen: poort('amqp.metingen'), distributie: poort('amqp.distributie'), epmd: poort('amqp.epmd') };
  const plaats = plaatsVoorRabbit(hub(opties), opties.instantie);
  const { epmd, broker } = await bereidRabbitVoor({
    map: maakMap(plaats.data),
    pakketten: plaats.pakketten,
    knoop: knoop(opties.instantiemap),
    poorten,
    vhost: VHOST,
    wachtwoord,
    verberg: verborgen('rabbitmq'),
    voortgang,
  });
  await toezicht.start(epmd, LAAG.infra);
  await toezicht.start(broker, LAAG.infra);
  const wie = `${BROKERBEHEERDER}:${wachtwoord}@127.0.0.1`;
  return { amqp: `amqp://${wie}:${poorten.amqp}/${VHOST}`, beheer: `http://${wie}:${poorten.beheer}` };
};

export const startPostgres = async (opties: Infraopties): Promise<Postgres> => {
  const extern = process.env['DATABASE_URL'];
  if (extern) return { url: extern };
  const { poort, geheimen, toezicht, voortgang } = opties;
  const wachtwoord = geheimen.geheim(`postgres.${DATABASEBEHEERDER}`);
  await toezicht.start(
    await bereidPostgresVoor({
      hub: hub(opties),
      instantie: opties.instantie,
      poort: poort('postgres'),
      wachtwoord,
      vluchtig: opties.instantie === 'test',
      verberg: verborgen('postgres'),
      voortgang,
    }),
    LAAG.infra,
  );
  return { url: `postgres://${DATABASEBEHEERDER}:${wachtwoord}@127.0.0.1:${poort('postgres')}/postgres` };
};
