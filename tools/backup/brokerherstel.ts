import { connect } from 'amqplib';
import { Melding } from '../sandbox/bestanden';
import { beheerApi } from '../sandbox/broker';
import { BEHEERDER, type Hubplaats } from './plaats';

type Definitie = Readonly<Record<string, unknown>> & { readonly name?: string; readonly vhost?: string; readonly tags?: string | readonly string[]; readonly user?: string };
type Definities = Readonly<Record<string, unknown>>;
type Rij = { readonly name: string };

const VAN_DE_VHOST = ['permissions', 'topic_permissions', 'parameters', 'policies', 'queues', 'exchanges', 'bindings'] as const;

const lijst = (definities: Definities, deel: string): readonly Definitie[] => (Array.isArray(definities[deel]) ? (definities[deel] as readonly Definitie[]) : []);

/** The administrators of a broker are those of that broker; those of the backup may be people who left. */
const isBeheerder = ({ tags }: Definitie): boolean => String(tags ?? '').includes('administrator');

/** What belongs to the hub: its virtual host and all in it, and the users that have something to do there. */
export const vanDeHub = (definities: Definities, vhost: string): Record<string, readonly Definitie[]> => {
  const hier = new Set(lijst(definities, 'permissions').filter((recht) => recht.vhost === vhost).map(({ user }) => user));
  const gebruikers = lijst(definities, 'users').filter((gebruiker) => hier.has(gebruiker.name) && !isBeheerder(gebruiker));
  const namen = new Set(gebruikers.map(({ name }) => name));
  const delen = VAN_DE_VHOST.map((deel) => [deel, lijst(definities, deel).filter((een) => een.vhost === vhost && (een.user === undefined || namen.has(een.user)))] as const);
  return { vhosts: [{ name: vhost }], users: gebruikers, ...Object.fromEntries(delen) };
};

const rijenVan = async ({ brokerBeheer, vhost }: Hubplaats): Promise<readonly Rij[]> => {
  const vraag = beheerApi(brokerBeheer);
  const vhosts = (await vraag('GET', 'vhosts?columns=name')) as { name: string }[];
  return vhosts.some(({ name }) => name === vhost) ? ((await vraag('GET', `queues/${encodeURIComponent(vhost)}?columns=name`)) as Rij[]) : [];
};

/** Names of queues in which something lies; asked of the queues themselves, because what the management API counts is seconds old. */
export const volleRijen = async (plaats: Hubplaats): Promise<readonly string[]> => {
  const namen = (await rijenVan(plaats)).map(({ name }) => name);
  if (namen.length === 0) return [];
  const model = await connect(plaats.amqp(BEHEERDER));
  try {
    const kanaal = await model.createChannel();
    const vol: string[] = [];
    for (const naam of namen) if ((await kanaal.checkQueue(naam)).messageCount > 0) vol.push(naam);
    return vol;
  } finally {
    await model.close();
  }
};

/** An empty virtual host with what the backup says, open to the administrator who asks. What lay in it tells of things that are no more. */
export const zetBrokerTerug = async (plaats: Hubplaats, definities: unknown): Promise<void> => {
  const { brokerBeheer, vhost } = plaats;
  const vraag = beheerApi(brokerBeheer);
  const eigen = vanDeHub(definities as Definities, vhost);
  if (eigen['queues']?.length === 0) throw new Melding(`De back-up kent geen wachtrijen in ${vhost}.`);
  const v = encodeURIComponent(vhost);
  if ((await rijenVan(plaats)).length > 0) await vraag('DELETE', `vhosts/${v}`);
  await vraag('PUT', `vhosts/${v}`, {});
  await vraag('PUT', `permissions/${v}/${encodeURIComponent(decodeURIComponent(new URL(brokerBeheer).username))}`, { configure: '.*', write: '.*', read: '.*' });
  await vraag('POST', 'definitions', eigen);
};
