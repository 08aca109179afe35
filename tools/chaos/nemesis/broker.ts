import { connect, type Channel, type ChannelModel, type ConfirmChannel } from 'amqplib';
import type { Kans } from '../kans';
import type { Chaoshub } from './nemesis';

const open = async (url: string): Promise<ChannelModel> => {
  const model = await connect(url, { timeout: 10_000 });
  model.on('error', () => undefined);
  return model;
};

const urlVan = ({ zandbak }: Chaoshub, gebruiker: string): string => {
  const url = zandbak.urls.amqp[gebruiker];
  if (!url) throw new Error(`no broker user ${gebruiker}`);
  return url;
};

/** Login as this user of the broker; `beheer` may do everything. */
export const verbind = (hub: Chaoshub, gebruiker: string): Promise<ChannelModel> => open(urlVan(hub, gebruiker));

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

/** Resolves when all that was published is in its queues. */
export const publiceerMet = async (url: string, doe: (kanaal: ConfirmChannel) => void): Promise<void> => {
  const model = await open(url);
  try {
    const kanaal = await model.createConfirmChannel();
    kanaal.on('error', () => undefined);
    doe(kanaal);
    await kanaal.waitForConfirms();
  } finally {
    await model.close().catch(() => undefined);
  }
};

export const publiceerAls = async (hub: Chaoshub, gebruiker: string, doe: (kanaal: ConfirmChannel) => void): Promise<void> => publiceerMet(urlVan(hub, gebruiker), doe);

export const schud = <T>(lijst: readonly T[], kans: Kans): T[] => {
  const uit = [...lijst];
  for (let i = uit.length - 1; i > 0; i -= 1) {
    const j = kans.getal(i + 1);
    [uit[i], uit[j]] = [uit[j] as T, uit[i] as T];
  }
  return uit;
};
