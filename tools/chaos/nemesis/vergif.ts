import { randomUUID } from 'node:crypto';
import type { GetMessage } from 'amqplib';
import { CATALOGUS, DIENSTEN_MET_REGELS, routeVan } from '#shared/contracts/catalogus';
import { EXCHANGE, topologie } from '#shared/contracts/topologie';
import { MAX_LICHAAM } from '#shared/messaging/publisher';
import { wacht } from '../../sandbox/bestanden';
import type { Kans } from '../kans';
import { metKanaal, publiceerAls } from './broker';
import type { Chaoshub, Nemesis } from './nemesis';
import { tijdelijk, volhard } from './tijdelijk';

type Gif = { readonly gebruiker: string; readonly exchange: string; readonly sleutel: string; readonly type: string; readonly inhoud: (id: string) => Buffer };

/** Time in which the hub must have set all of it apart. */
const APART_MS = 60_000;
/** How the id of every poison message begins. */
export const GIFMERK = 'gif-';
const DOODRIJEN = topologie([]).wachtrijen.map(({ naam }) => naam).filter((naam) => naam.endsWith('.dood'));

const json = (waarde: unknown): Buffer => Buffer.from(JSON.stringify(waarde));

/** What no reader can make anything of. */
const BEDORVEN: readonly (() => Buffer)[] = [
  () => Buffer.from('{"bericht":'),
  () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  () => Buffer.from(`${'['.repeat(5000)}${']'.repeat(5000)}`),
  () => Buffer.from('null'),
  () => Buffer.alloc(0),
  () => json({ bericht: { vulling: 'x'.repeat(MAX_LICHAAM) } }),
];

/** Whose queue it comes in: what the gateway itself handles has no way in over the broker. */
const SOORTEN = CATALOGUS.filter(({ eigenaar }) => (DIENSTEN_MET_REGELS as readonly string[]).includes(eigenaar));

const KANALEN: readonly { readonly exchange: string; readonly richting: 'in' | 'gebeurd' }[] = [
  { exchange: EXCHANGE.in, richting: 'in' },
  { exchange: EXCHANGE.gebeurd, richting: 'gebeurd' },
];

const brouw = (kans: Kans): Gif => {
  const soort = kans.kies(SOORTEN);
  const { exchange, richting } = kans.kies(KANALEN);
  const sleutel = routeVan(richting, soort);
  const gif = { gebruiker: 'beheer', exchange, sleutel, type: soort.type };
  switch (kans.getal(5)) {
    case 0:
      return { ...gif, type: 'nl.participatiewet.bestaat.niet.v1', inhoud: (id) => json({ bericht: { id, source: 'urn:gif', type: 'nl.participatiewet.bestaat.niet.v1', data: {} }, stempel: { volgnr: 1 } }) };
    case 1:
      // In form, and said by somebody who may not say it.
      return { ...gif, inhoud: (id) => json({ bericht: { id, source: 'urn:gif', type: soort.type, data: {} }, stempel: { volgnr: 1 } }) };
    case 2:
      return { ...gif, exchange: EXCHANGE.taak, sleutel: 'taak.mail', type: 'taak.mail', inhoud: () => json({ taak: 'gif', soort: 'BESLUIT_NODIG' }) };
    case 3:
      // From the real service, which may state facts in its own context: what it says is still not taken on trust.
      return { ...gif, gebruiker: 'handover', exchange: EXCHANGE.gebeurd, sleutel: 'gebeurd.overdracht.gif', inhoud: kans.kies(BEDORVEN) };
    default:
      return { ...gif, inhoud: kans.kies(BEDORVEN) };
  }
};

/** A service that states something in another's name: the broker itself must refuse that. */
const eisWeigering = async (hub: Chaoshub): Promise<void> => {
  const doorgekomen = await publiceerAls(hub, 'handover', (kanaal) => {
    kanaal.publish(EXCHANGE.gebeurd, 'retour.boete', json({}), { userId: 'handover' });
  }).then(
    () => true,
    () => false,
  );
  if (doorgekomen) throw new Error('the broker let handover answer for boete');
};

const dienUit = async (hub: Chaoshub, gif: readonly Gif[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const gebruiker of new Set(gif.map((een) => een.gebruiker))) {
    await publiceerAls(hub, gebruiker, (kanaal) => {
      for (const { exchange, sleutel, type, inhoud } of gif.filter((een) => een.gebruiker === gebruiker)) {
        const messageId = `${GIFMERK}${randomUUID()}`;
        ids.push(messageId);
        kanaal.publish(exchange, sleutel, inhoud(messageId), { messageId, type, userId: gebruiker, persistent: true, contentType: 'application/json' });
      }
    });
  }
  return ids;
};

/** Takes its own out of the dead letters and leaves what is another's. */
const haalTerug = (hub: Chaoshub, wachtrij: string): Promise<string[]> =>
  metKanaal(hub, 'beheer', async (kanaal) => {
    const alle: GetMessage[] = [];
    for (let een = await kanaal.get(wachtrij); een; een = await kanaal.get(wachtrij)) alle.push(een);
    const eigen = alle.filter(({ properties }) => String(properties.messageId).startsWith(GIFMERK));
    for (const een of alle) {
      if (eigen.includes(een)) kanaal.ack(een);
      else kanaal.nack(een);
    }
    await kanaal.close();
    return eigen.map(({ properties }) => String(properties.messageId));
  });

const eisApart = async (hub: Chaoshub, ids: readonly string[]): Promise<void> => {
  const over = new Set(ids);
  for (const einde = Date.now() + APART_MS; over.size > 0 && Date.now() < einde; await wacht(250)) {
    for (const wachtrij of DOODRIJEN) for (const id of await volhard(() => haalTerug(hub, wachtrij))) over.delete(id);
  }
  if (over.size > 0) throw new Error(`${over.size} of ${ids.length} poison messages were not set apart within ${APART_MS / 1000} s`);
};

/** Straight into the queues of the services, past the door. Lifted when all of it stands with the dead letters. */
export const vergif: Nemesis = {
  naam: 'bericht.vergif',
  slaToe: async (hub, kans) => {
    const gif = Array.from({ length: 5 + kans.getal(15) }, () => brouw(kans));
    hub.meld(`${gif.length} vergiftigde berichten`);
    await eisWeigering(hub);
    const ids = await volhard(() => dienUit(hub, gif));
    return tijdelijk(APART_MS, () => eisApart(hub, ids));
  },
};
