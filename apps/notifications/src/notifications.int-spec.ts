import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import type { AdresboekOpdracht, MailOpdracht, RustStand, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import { publicatieVanMail, uuid5 } from '#shared/messaging/codec';
import { HerwerpFilter, RabbitStrategy } from '#shared/messaging/rabbit.strategy';
import { Vraagbaak } from '#shared/messaging/vraagbaak';
import { laadConfig } from '#shared/operations/config';
import { Proefbroker } from '#shared/testing/broker';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { startPublisher, stil, type Proefpublisher } from '#shared/testing/proefdienst';
import { sleutelpaar } from '#shared/testing/prooflog';
import { wachtTot } from '#shared/testing/wacht';
import { NotificationsConfig } from './config';
import { maakNotificationsModule } from './notifications.module';
import { migraties } from './persistence/migraties';
import { Terugpostdienst } from './terugpost.dienst';
import { Mailserver, type Ontvangen } from './testing/mailserver';

const context: VraagContext = { aansluiting: 'schakel', actorId: 'schakel', namens: [], rol: 'systeem', gemeenten: [], doel: 'BEHEER', klok: '2025-10-06T08:00:00Z' };

describe('the service notifications', () => {
  let map: string;
  let broker: Proefbroker;
  let databank: Databank;
  let server: Mailserver;
  let app: INestMicroservice;
  let gateway: Proefpublisher;
  let vraagbaak: Vraagbaak;

  const opdracht = (deel: Partial<MailOpdracht> = {}): MailOpdracht => ({
    taak: randomUUID(),
    soort: 'GRAAG_OVERLEG',
    actorId: 'tiel.pc.carla',
    organisatie: 'TIEL',
    herinnerOp: [],
    rol: 'participatiecoach',
    uiterlijk: dag('2025-10-20'),
    ...deel,
  });
  const geef = async (wat: MailOpdracht): Promise<void> => gateway.publisher.publiceer(publicatieVanMail(wat));
  const zeg = async (sleutel: string, lichaam: object): Promise<void> =>
    gateway.publisher.publiceer({ exchange: 'taak', sleutel, id: randomUUID(), type: sleutel, inhoud: JSON.stringify(lichaam) });
  const over = (taak: string): Ontvangen[] => server.ontvangen.filter(({ mail }) => mail.messageId?.includes(taak));
  const ontvangers = (taak: string): (string | undefined)[] => over(taak).map(({ aan: adressen }) => adressen[0]);
  const boek = (deel: Partial<AdresboekOpdracht>): Promise<void> => zeg('taak.adresboek', { versie: 1, medewerkers: [], waarnemingen: [], ...deel });
  /** Hands over what another mail server would send back; rejects when it is not taken. */
  const stuitert = async (van: string, velden: string): Promise<void> => {
    const post = createTransport({ host: '127.0.0.1', port: app.get(Terugpostdienst).poort, secure: false });
    const raw = `Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${velden}\r\n\r\n--b--\r\n`;
    await post.sendMail({ envelope: { from: '', to: van }, raw }).finally(() => post.close());
  };
  const aan = (taak: string): number => server.ontvangen.filter(({ mail }) => mail.messageId?.includes(taak)).length;
  const rust = async (): Promise<RustStand> => {
    const { resultaat } = await vraagbaak.vraag<object, RustStand>('notifications', 'rust', { context, parameters: {} });
    if (!resultaat) throw new Error('no answer');
    return resultaat;
  };
  const zetKlok = async (d: string, uur: number): Promise<void> => {
    const client = new Client({ connectionString: databank.beheerUrl });
    await client.connect();
    await client.query('UPDATE sandbox.klok SET verschuiving_ms = $1', [momentInAmsterdam(dag(d), uur).getTime() - Date.now()]);
    await client.query(`SELECT pg_notify('schakel_klok', '')`);
    await client.end();
  };

  const start = async (): Promise<INestMicroservice> => {
    const sleutels = join(map, 'sleutels.json');
    writeFileSync(sleutels, JSON.stringify({ actief: {}, sleutels: {} }));
    const config = laadConfig(NotificationsConfig, {
      SCHAKEL_OMGEVING: 'sandbox',
      AMQP_URL: broker.url('notifications'),
      DATABASE_URL_SCHRIJF: databank.url('schrijf'),
      DATABASE_URL_LEES: databank.url('lees'),
      SLEUTELS_FILE: sleutels,
      LOGBOEK_SLEUTEL: sleutelpaar().geheim,
      LOGBOEK_GETUIGE_MAP: join(map, 'getuige'),
      OPERATIES_POORT: '0',
      LOG_NIVEAU: 'silent',
      SMTP_URL: server.url,
      MAIL_AFZENDER: 'Schakel <schakel@sandbox.invalid>',
      PORTAAL_URL: 'http://127.0.0.1:8700',
      MAIL_HULP: 'Servicepunt Schakel, 0000 000 000',
      BOUNCE_POORT: '0',
      BOUNCE_DOMEIN: 'sandbox.invalid',
    });
    const dienst = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(maakNotificationsModule(config), {
      inject: [RabbitStrategy],
      useFactory: (strategy: RabbitStrategy) => ({ strategy }),
      logger: false,
      abortOnError: false,
    } as AsyncMicroserviceOptions);
    dienst.useGlobalFilters(new HerwerpFilter());
    await dienst.listen();
    return dienst;
  };

  beforeAll(async () => {
    map = mkdtempSync(join(tmpdir(), 'notifications-'));
    broker = await Proefbroker.maak();
    databank = await maakDatabank({ schema: 'notifications', migraties });
    server = await new Mailserver().start();
    await zetKlok('2025-10-06', 10);
    app = await start();
    gateway = await startPublisher(broker);
    const baak = new Vraagbaak({ verbinding: gateway.verbinding, publisher: gateway.publisher, logger: stil });
    await wachtTot('a reply queue', () => baak.gereed);
    vraagbaak = baak;
  }, 60_000);
  afterAll(async () => {
    vraagbaak?.sluit();
    await gateway?.sluit();
    await app?.close();
    await server?.stop();
    await databank?.weg();
    await broker?.ruimOp();
    rmSync(map, { recursive: true, force: true });
  }, 60_000);

  it('turns an instruction into one mail, also when the gateway gives it again', async () => {
    const een = opdracht();
    await geef(een);
    await geef(een);
    await wachtTot('the mail', () => aan(een.taak) === 1);
    await geef(een);
    await wachtTot('rest', async () => (await rust()).inRust);
    expect(aan(een.taak)).toBe(1);
  });

  it('sets an instruction apart that carries anything about a resident', async () => {
    const id = randomUUID();
    await gateway.publisher.publiceer({ exchange: 'taak', sleutel: 'taak.mail', id, type: 'taak.mail', inhoud: JSON.stringify({ ...opdracht(), inwonerRef: id }) });
    const dood = await broker.haal('notifications.dood');
    expect(dood.properties).toMatchObject({ messageId: id, headers: { 'x-oorzaak': 'BERICHT_ONGELDIG' } });
  });

  it('is not at rest while a due mail cannot be sent, and sends it when the mail server is back', async () => {
    const een = opdracht();
    await server.stop();
    await geef(een);
    await wachtTot('the mail to be due', async () => (await rust()).bezig['mail'] === 1);
    expect((await rust()).inRust).toBe(false);
    await server.start();
    await wachtTot('the mail', () => aan(een.taak) === 1, 40_000);
    await wachtTot('rest', async () => (await rust()).inRust);
  }, 60_000);

  it('is at rest with mail held until 7:00, says when that is, and sends it then', async () => {
    await zetKlok('2025-10-10', 22);
    const een = opdracht();
    await geef(een);
    const zeven = momentInAmsterdam(dag('2025-10-13'), 7).toISOString();
    await wachtTot('the mail to be held', async () => (await rust()).eerstvolgende === zeven);
    await wachtTot('rest', async () => (await rust()).inRust);
    expect(aan(een.taak)).toBe(0);
    await zetKlok('2025-10-13', 7);
    expect((await rust()).inRust && aan(een.taak) === 0).toBe(false);
    await wachtTot('the mail', () => aan(een.taak) === 1);
  });

  it('keeps what it accepted over a stop and start', async () => {
    await zetKlok('2025-10-17', 22);
    const een = opdracht({ soort: 'ANTWOORD', uiterlijk: null });
    await geef(een);
    await wachtTot('the mail to be held', async () => (await rust()).eerstvolgende !== null);
    await app.close();
    await zetKlok('2025-10-20', 8);
    app = await start();
    await wachtTot('the mail', () => aan(een.taak) === 1);
  }, 60_000);

  it('mails each of many tasks that are told at once, and none that ended before its morning', async () => {
    await zetKlok('2025-10-23', 22);
    const alle = Array.from({ length: 40 }, () => opdracht());
    await Promise.all(alle.map((een) => geef(een)));
    const klaar = alle.filter((_, i) => i % 2 === 0);
    await Promise.all(klaar.map(({ taak }) => zeg('taak.af', { taak })));
    await wachtTot('rest', async () => (await rust()).inRust);
    await zetKlok('2025-10-24', 7);
    await wachtTot('the mails', () => alle.filter(({ taak }) => aan(taak) === 1).length === 20);
    expect(klaar.filter(({ taak }) => aan(taak) > 0)).toEqual([]);
  });

  it('sends no mail of a task that has ended', async () => {
    await zetKlok('2025-10-24', 22);
    const een = opdracht({ herinnerOp: [dag('2025-10-29')] });
    await geef(een);
    await zeg('taak.af', { taak: een.taak });
    await wachtTot('nothing to be held', async () => {
      const { inRust, eerstvolgende } = await rust();
      return inRust && eerstvolgende === null;
    });
    await zeg('taak.af', { taak: een.taak, inwonerRef: een.taak });
    expect((await broker.haal('notifications.dood')).properties.headers).toMatchObject({ 'x-oorzaak': 'BERICHT_ONGELDIG' });
    expect(aan(een.taak)).toBe(0);
  });

  it('mails staff that was registered by message, and the deputy of who is away, also after a restart; the newest book counts', async () => {
    await zetKlok('2025-10-27', 10);
    const ina = { actorId: 'tiel.pc.ina', mail: 'ina@sandbox.invalid', ingangsdatum: dag('2025-10-01') };
    const week = { ingangsdatum: dag('2025-10-27'), laatsteDag: dag('2025-10-31') };
    await boek({ versie: 2, medewerkers: [ina], waarnemingen: [{ waarnemer: 'tiel.pc.ina', waarneemtVoor: 'tiel.pc.carla', ...week }] });
    await boek({ versie: 1 });
    await wachtTot('rest', async () => (await rust()).inRust);
    await app.close();
    app = await start();
    const [voorIna, voorCarla, erna] = [opdracht({ actorId: 'tiel.pc.ina' }), opdracht(), opdracht()] as const;
    await geef(voorIna);
    await geef(voorCarla);
    await wachtTot('both mails', () => aan(voorIna.taak) === 1 && aan(voorCarla.taak) === 1);
    expect([ontvangers(voorIna.taak), ontvangers(voorCarla.taak)]).toEqual([['ina@sandbox.invalid'], ['ina@sandbox.invalid']]);
    expect(over(voorCarla.taak)[0]?.mail.text).toContain('U neemt waar voor een collega.');
    await boek({ versie: 3, medewerkers: [ina] });
    await wachtTot('rest', async () => (await rust()).inRust);
    await geef(erna);
    await wachtTot('the mail', () => aan(erna.taak) === 1);
    expect(ontvangers(erna.taak)).toEqual(['tiel.pc.carla@sandbox.invalid']);
  }, 60_000);

  it('gives a task whose mail came back to the team box, once, and does nothing more when that comes back too', async () => {
    const een = opdracht();
    await geef(een);
    await wachtTot('the mail', () => aan(een.taak) === 1);
    const { van } = over(een.taak)[0] as Ontvangen;
    expect(van).toBe(`bounces+${uuid5(`mail|${een.taak}|GRAAG_OVERLEG`)}@sandbox.invalid`);
    await stuitert(van, 'Action: delayed\r\nStatus: 4.4.1');
    await stuitert(van, 'Action: failed\r\nStatus: 5.1.1');
    await stuitert(van, 'Action: failed\r\nStatus: 5.1.1');
    await wachtTot('the mail to the team', () => aan(een.taak) === 2);
    await stuitert(over(een.taak)[1]?.van ?? '', 'Action: failed\r\nStatus: 5.1.1');
    await wachtTot('rest', async () => (await rust()).inRust);
    expect(ontvangers(een.taak)).toEqual(['tiel.pc.carla@sandbox.invalid', 'team.participatie.tiel@sandbox.invalid']);
  });

  it('takes back nothing but its own mail, and no more than 64 kB of it', async () => {
    const een = opdracht();
    await geef(een);
    await wachtTot('the mail', () => aan(een.taak) === 1);
    const { van } = over(een.taak)[0] as Ontvangen;
    await expect(stuitert(`bounces+${randomUUID()}@sandbox.invalid`, 'Action: failed')).rejects.toMatchObject({ responseCode: 550 });
    await expect(stuitert('postmaster@sandbox.invalid', 'Action: failed')).rejects.toMatchObject({ responseCode: 550 });
    await expect(stuitert(van, `Action: failed\r\n${'x'.repeat(65_536)}`)).rejects.toMatchObject({ responseCode: 552 });
    await wachtTot('rest', async () => (await rust()).inRust);
    expect(aan(een.taak)).toBe(1);
  });
});
