import { connect, type ChannelModel } from 'amqplib';
import { SOORT } from './bericht';
import { nu } from './getallen';
import { bedien } from './kind';
import type { Gelezen, Wachtrij } from './lezer';

const PREFETCH = 500;

const verbindingen: ChannelModel[] = [];
let gezien = new Map<string, number>();
let retouren = 0;
let drempel: { readonly aantal: number; readonly klaar: () => void } | undefined;

const kijk = (): void => {
  if (drempel && gezien.size >= drempel.aantal) drempel.klaar();
};

const luister = async ({ url, naam }: Wachtrij): Promise<void> => {
  const verbinding = await connect(url);
  verbindingen.push(verbinding);
  const kanaal = await verbinding.createChannel();
  await kanaal.prefetch(PREFETCH);
  await kanaal.consume(naam, (levering) => {
    if (!levering) return;
    const { messageId, type } = levering.properties as { messageId?: string; type?: string };
    if (type === SOORT && messageId && !gezien.has(messageId)) gezien.set(messageId, nu());
    else retouren += 1;
    kanaal.ack(levering);
    kijk();
  });
};

/** Settles when so many different messages were read since the last `haalOp`; false when that took too long. */
const wachtOp = ({ aantal, ms }: { aantal: number; ms: number }): Promise<boolean> =>
  new Promise((klaar) => {
    const eind = setTimeout(() => klaar(false), ms);
    const gehaald = (): void => {
      clearTimeout(eind);
      klaar(true);
    };
    drempel = { aantal, klaar: gehaald };
    kijk();
  });

const haalOp = (): Gelezen => {
  const { user, system } = process.cpuUsage();
  const gelezen = { ids: [...gezien.keys()], op: [...gezien.values()], retouren, cpuMs: (user + system) / 1000 };
  gezien = new Map();
  retouren = 0;
  return gelezen;
};

bedien({
  luister: async (wachtrijen: readonly Wachtrij[]) => {
    for (const wachtrij of wachtrijen) await luister(wachtrij);
  },
  aantal: () => gezien.size,
  wachtOp,
  haalOp,
});
