import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { connect, type ConsumeMessage } from 'amqplib';
import type { Antwoord, InBericht, Vraag } from '../contracts/intern';
import type { Telling } from '../contracts/telling';
import { publicatieVanInBericht, publicatieVanTelling } from '../messaging/codec';
import { Vraagbaak } from '../messaging/vraagbaak';
import { BasisConfig, laadConfig } from '../operations/config';
import { maakDienst } from '../persistence/dienst';
import { Proefbroker } from './broker';
import type { Databank } from './databank';
import { startPublisher, stil } from './proefdienst';
import { CONFIG, RINGBESTAND } from './proefhuis';
import { sleutelpaar } from './prooflog';
import { wachtTot } from './wacht';

/** A whole service as it is deployed, on a broker and database of its own; the test stands where the gateway stands. */
export type Proefstart = {
  readonly geef: (invoer: InBericht) => Promise<void>;
  readonly vertel: (telling: Telling) => Promise<void>;
  /** The next message that the service set apart. */
  readonly apart: () => Promise<Pick<ConsumeMessage, 'properties'>>;
  /** The next thing the service told the gateway: its routing key and body. */
  readonly gehoord: () => Promise<{ readonly sleutel: string; readonly inhoud: unknown }>;
  readonly vraag: <R>(naam: string, vraag: Vraag) => Promise<Antwoord<R>>;
  readonly sluit: () => Promise<void>;
};

export const startOpBroker = async (dienst: string, maakModule: (config: BasisConfig) => Type, databank: Databank): Promise<Proefstart> => {
  const broker = await Proefbroker.maak();
  const map = mkdtempSync(join(tmpdir(), 'proefstart-'));
  const sleutels = join(map, 'sleutels.json');
  writeFileSync(sleutels, JSON.stringify(RINGBESTAND));
  const config = laadConfig(BasisConfig, {
    SCHAKEL_OMGEVING: 'sandbox', AMQP_URL: broker.url(dienst), DATABASE_URL_SCHRIJF: databank.url('schrijf'), DATABASE_URL_LEES: databank.url('lees'),
    SLEUTELS_FILE: sleutels, LOGBOEK_SLEUTEL: sleutelpaar().geheim, LOGBOEK_GETUIGE_MAP: join(map, 'getuige'), CONFIG_MAP: CONFIG, OPERATIES_POORT: '0', LOG_NIVEAU: 'silent',
  });
  const app = await maakDienst(maakModule(config), stil);
  await app.listen();
  const gateway = await startPublisher(broker);
  const lezer = await connect(broker.urlVanBeheer);
  const gelezen: ConsumeMessage[] = [];
  await (await lezer.createChannel()).consume('gateway.gebeurd', (bericht) => bericht && gelezen.push(bericht), { noAck: true });
  const vraagbaak = new Vraagbaak({ verbinding: gateway.verbinding, publisher: gateway.publisher, logger: stil });
  await wachtTot('a reply queue', () => vraagbaak.gereed);
  return {
    geef: (invoer) => gateway.publisher.publiceer(publicatieVanInBericht(invoer)),
    vertel: (telling) => gateway.publisher.publiceer(publicatieVanTelling(telling)),
    apart: () => broker.haal(`${dienst}.dood`),
    gehoord: async () => {
      const { fields, content } = await wachtTot('a fact or return', () => gelezen.shift());
      return { sleutel: fields.routingKey, inhoud: JSON.parse(content.toString()) as unknown };
    },
    vraag: (naam, vraag) => vraagbaak.vraag(dienst, naam, vraag),
    sluit: async () => {
      vraagbaak.sluit();
      await lezer.close();
      await gateway.sluit();
      await app.close();
      await broker.ruimOp();
      rmSync(map, { recursive: true });
    },
  };
};
