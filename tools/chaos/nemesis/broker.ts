import { connect, type Channel, type ChannelModel, type ConfirmChannel } from 'amqplib';
import type { Chaoshub } from './nemesis';

/** Login as this user of the broker; `beheer` may do everything. */
export const verbind = async ({ zandbak }: Chaoshub, gebruiker: string): Promise<ChannelModel> => {
  const url = zandbak.urls.amqp[gebruiker];
  if (!url) throw new Error(`no broker user ${gebruiker}`);
  const model = await connect(url, { timeout: 10_000 });
  model.on('error', () => undefined);
  return model;
};

/** A channel for as long as this takes. */
export const metKanaal = async <T>(hub: Chaoshub, gebruiker: string, doe: (kanaal: Channel) => Promise<T>): Promise<T> => {
  const model = await verbind(hub, gebruiker);
  try {
    const kanaal = await model.createChannel();
    kanaal.on('error', () => undefined);
    return await doe(kanaal);
  } finally {
    await model.close().catch(() => undefined);
  }
};

/** The same with confirmations; resolves when all that was published is in its queues. */
export const publiceerAls = async (hub: Chaoshub, gebruiker: string, doe: (kanaal: ConfirmChannel) => void): Promise<void> => {
  const model = await verbind(hub, gebruiker);
  try {
    const kanaal = await model.createConfirmChannel();
    kanaal.on('error', () => undefined);
    doe(kanaal);
    await kanaal.waitForConfirms();
  } finally {
    await model.close().catch(() => undefined);
  }
};
