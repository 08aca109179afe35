import { randomBytes } from 'node:crypto';
import type { GetMessage } from 'amqplib';
import { DIENSTEN_MET_REGELS } from '#shared/contracts/catalogus';
import { EXCHANGE, topologie, VHOST } from '#shared/contracts/topologie';
import { wacht } from '../../sandbox/bestanden';
import { beheerApi } from '../../sandbox/broker';
import type { Kans } from '../kans';
import { metKanaal, publiceerMet, schud } from './broker';
import type { Chaoshub, Nemesis } from './nemesis';
import { duur, tijdelijk, volhard } from './tijdelijk';

/** A queue and an exchange beside those of the hub, and a user who may pass on what others said. */
const OMWEG = 'chaos.omweg';
const PER_KEER = 100;
const WACHTRIJEN = topologie([]).wachtrijen.filter(({ naam }) => DIENSTEN_MET_REGELS.some((dienst) => naam === `${dienst}.in`));

type Omweg = { readonly url: string };

const maakGebruiker = async ({ zandbak }: Chaoshub): Promise<Omweg> => {
  const wachtwoord = randomBytes(12).toString('hex');
  const vraag = beheerApi(zandbak.urls.brokerBeheer);
  await vraag('PUT', `users/${OMWEG}`, { password: wachtwoord, tags: 'impersonator' });
  await vraag('PUT', `permissions/${VHOST}/${OMWEG}`, { configure: '', write: '^chaos\\.', read: '' });
  const adres = new URL(zandbak.urls.amqp['beheer'] ?? '');
  adres.username = OMWEG;
  adres.password = wachtwoord;
  return { url: adres.toString() };
};

/** First the new way and then the old one away: what comes in between comes twice, and nothing gets lost. */
const legOm = (hub: Chaoshub): Promise<void> =>
  metKanaal(hub, 'beheer', async (kanaal) => {
    await kanaal.assertExchange(OMWEG, 'topic', { durable: true });
    await kanaal.assertQueue(OMWEG, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    for (const { naam, bindingen } of WACHTRIJEN) {
      for (const { sleutel } of bindingen) {
        await kanaal.bindQueue(naam, OMWEG, sleutel);
        await kanaal.bindQueue(OMWEG, EXCHANGE.in, sleutel);
        await kanaal.unbindQueue(naam, EXCHANGE.in, sleutel);
      }
    }
  });

const legTerug = (hub: Chaoshub): Promise<void> =>
  metKanaal(hub, 'beheer', async (kanaal) => {
    for (const { naam, bindingen } of WACHTRIJEN) {
      for (const { sleutel } of bindingen) {
        await kanaal.bindQueue(naam, EXCHANGE.in, sleutel);
        await kanaal.unbindQueue(OMWEG, EXCHANGE.in, sleutel);
      }
    }
  });

/** Passes on what waits, in another order; what was not confirmed stays and goes again. Returns how many. */
const geefDoor = (hub: Chaoshub, { url }: Omweg, kans: Kans): Promise<number> =>
  metKanaal(hub, 'beheer', async (kanaal) => {
    const genomen: GetMessage[] = [];
    for (let een = await kanaal.get(OMWEG); een; een = genomen.length < PER_KEER && (await kanaal.get(OMWEG))) genomen.push(een);
    await wacht(50 + kans.getal(300));
    await publiceerMet(url, (uit) => {
      for (const { fields, properties, content } of schud(genomen, kans)) uit.publish(OMWEG, fields.routingKey, content, { ...properties, mandatory: true });
    });
    for (const een of genomen) kanaal.ack(een);
    await kanaal.close();
    return genomen.length;
  });

const ruimOp = async (hub: Chaoshub): Promise<void> => {
  await metKanaal(hub, 'beheer', async (kanaal) => {
    await kanaal.deleteQueue(OMWEG, { ifEmpty: false });
    await kanaal.deleteExchange(OMWEG);
  });
  await beheerApi(hub.zandbak.urls.brokerBeheer)('DELETE', `users/${OMWEG}`);
};

/** What the gateway releases to the services comes late and in another order than it was released in. */
export const volgorde: Nemesis = {
  naam: 'bericht.volgorde',
  slaToe: async (hub, kans) => {
    const omweg = await volhard(() => maakGebruiker(hub));
    await volhard(() => legOm(hub));
    let klaar = false;
    let aantal = 0;
    const gang = (async (): Promise<void> => {
      while (!klaar) aantal += await volhard(() => geefDoor(hub, omweg, kans));
    })();
    gang.catch(() => undefined);
    return tijdelijk(duur(hub, kans), async () => {
      await volhard(() => legTerug(hub));
      klaar = true;
      await gang;
      for (let over = 1; over > 0; aantal += over) over = await volhard(() => geefDoor(hub, omweg, kans));
      await volhard(() => ruimOp(hub));
      hub.meld(`${aantal} berichten kwamen in een andere volgorde`);
    });
  },
};
