import { randomUUID } from 'node:crypto';
import { dag, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag, momentInAmsterdam, type Klok } from '#shared/kernel/klok';
import { maakLogger } from '#shared/operations/logger';
import { Teller } from '#shared/persistence/teller';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import type { Adresboek } from './bestemming';
import { Mail } from './persistence/mail.entity';
import { migraties } from './persistence/migraties';
import { Mailopslag, type NieuweMail } from './persistence/mailopslag';
import { maakPostbus, type Postbus } from './postbus';
import { Mailserver } from './testing/mailserver';
import { Verzender } from './verzender';
import { eerstvolgendWerkmoment } from './werktijd';

class ProefKlok implements Klok {
  constructor(private moment: Date) {}
  zet(d: string, uur: number): void {
    this.moment = momentInAmsterdam(dag(d), uur);
  }
  nu(): Date {
    return this.moment;
  }
  vandaag(): Datum {
    return amsterdamseDag(this.moment);
  }
}

const boek: Adresboek = {
  medewerker: (actorId, op) => (actorId === 'tiel.pc.carla' && op < '2026-01-01' ? { mail: 'carla@sandbox.invalid' } : undefined),
  team: (organisatie) => (organisatie === 'TIEL' ? { mail: 'team@sandbox.invalid' } : undefined),
  organisatie: (code) => (code === 'TIEL' ? {} : { taakUrlSjabloon: 'https://eigen.example/t?nr={id}' }),
};

describe('sending mail', () => {
  let databank: Databank;
  let opslag: Mailopslag;
  let server: Mailserver;
  let postbus: Postbus;
  let klok: ProefKlok;
  let rijen: () => Promise<Mail[]>;

  const verzender = (bus: Postbus = postbus): Verzender =>
    new Verzender({
      opslag,
      adresboek: boek,
      postbus: bus,
      klok,
      logger: maakLogger('proef', 'silent'),
      teller: new Teller(),
      portaalUrl: 'http://127.0.0.1:8700/',
      hulp: 'Servicepunt Schakel, 0000 000 000',
      domein: 'sandbox.invalid',
    });
  const mail = (deel: Partial<NieuweMail> = {}): NieuweMail => ({
    id: randomUUID(),
    taak: randomUUID(),
    soort: 'OVERDRACHT_BEOORDELEN',
    actorId: 'tiel.pc.carla',
    organisatie: 'TIEL',
    rol: 'participatiecoach',
    uiterlijk: dag('2025-10-20'),
    teVerzendenOp: eerstvolgendWerkmoment(klok.nu()),
    ...deel,
  });
  const zet = async (deel?: Partial<NieuweMail>): Promise<NieuweMail> => {
    const nieuw = mail(deel);
    await opslag.voegToe(nieuw);
    return nieuw;
  };
  /** Back-off is real time; a test does not sit it out. */
  const wachtIsOm = async (): Promise<void> => {
    const bron = await databank.bron('schrijf', 1);
    await bron.query(`UPDATE mail SET volgende_poging_op = clock_timestamp() - interval '1 second' WHERE volgende_poging_op IS NOT NULL`);
    await bron.destroy();
  };

  beforeAll(async () => {
    databank = await maakDatabank({ schema: 'notifications', migraties, entiteiten: [Mail] });
    const bron = await databank.bron('schrijf');
    opslag = new Mailopslag(bron);
    rijen = () => bron.getRepository(Mail).find();
  });
  afterAll(() => databank.weg());
  beforeEach(async () => {
    klok = new ProefKlok(momentInAmsterdam(dag('2025-10-06'), 10));
    server = await new Mailserver().start();
    postbus = maakPostbus({ url: server.url, afzender: 'Schakel <schakel@sandbox.invalid>' });
  });
  afterEach(async () => {
    postbus.sluit();
    await server.stop();
    const bron = await databank.bron('schrijf', 1);
    await bron.query('DELETE FROM mail');
    await bron.destroy();
  });

  it('sends to the person named, with the agreed subject, link, Message-ID and mark of a machine', async () => {
    const { taak } = await zet();
    expect(await verzender().ronde()).toBe('KLAAR');
    const [ontvangen] = server.ontvangen;
    expect(ontvangen?.aan).toEqual(['carla@sandbox.invalid']);
    expect(ontvangen?.mail).toMatchObject({ subject: 'Overdracht: beoordeel een voorstel uiterlijk 20 oktober', messageId: `<${taak}.OVERDRACHT_BEOORDELEN@sandbox.invalid>` });
    expect(ontvangen?.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(ontvangen?.mail.text).toContain(`http://127.0.0.1:8700/taken/${taak}`);
    expect(ontvangen?.mail.html).toContain(`href="http://127.0.0.1:8700/taken/${taak}"`);
    expect(await rijen()).toMatchObject([{ status: 'VERZONDEN' }]);
  });

  it('sends nothing twice when the same task and kind are asked for again', async () => {
    const eerste = mail();
    expect(await opslag.voegToe(eerste)).toBe(true);
    expect(await opslag.voegToe(eerste)).toBe(false);
    await verzender().ronde();
    expect(await opslag.voegToe(eerste)).toBe(false);
    await verzender().ronde();
    expect(server.ontvangen).toHaveLength(1);
  });

  it('uses the team box when no person is named, and when the person is not registered on that day', async () => {
    await zet({ actorId: null });
    await zet({ actorId: 'tiel.pc.onbekend' });
    await verzender().ronde();
    expect(server.ontvangen.map(({ aan }) => aan)).toEqual([['team@sandbox.invalid'], ['team@sandbox.invalid']]);
  });

  it("links to the party's own page for tasks when it has one", async () => {
    const { taak } = await zet({ organisatie: 'WERKZAAK' });
    await verzender().ronde();
    expect(server.ontvangen[0]?.mail.text).toContain(`https://eigen.example/t?nr=${taak}`);
  });

  it('gives up a mail for which there is no address at all, visibly', async () => {
    await zet({ actorId: null, organisatie: 'WERKZAAK' });
    await verzender().ronde();
    expect(await rijen()).toMatchObject([{ status: 'MISLUKT', oorzaak: 'ADRES_ONBEKEND' }]);
    expect(await opslag.stand(klok.nu())).toMatchObject({ mislukt: 1, wachtend: 0 });
  });

  it('holds mail made in the evening until 7:00 of the next working day', async () => {
    klok.zet('2025-10-10', 20);
    await zet();
    await verzender().ronde();
    klok.zet('2025-10-11', 12);
    await verzender().ronde();
    expect(server.pogingen).toBe(0);
    expect(await opslag.stand(klok.nu())).toMatchObject({ verschuldigd: 0, wachtend: 1, eerstvolgende: momentInAmsterdam(dag('2025-10-13'), 7) });
    klok.zet('2025-10-13', 7);
    expect((await opslag.stand(klok.nu())).verschuldigd).toBe(1);
    await verzender().ronde();
    expect(server.ontvangen).toHaveLength(1);
  });

  it('does not send in the evening what the mail server could not take by day', async () => {
    await zet();
    await server.stop();
    expect(await verzender().ronde()).toBe('ONBEREIKBAAR');
    await server.start();
    klok.zet('2025-10-06', 21);
    await verzender().ronde();
    expect(server.ontvangen).toHaveLength(0);
    klok.zet('2025-10-07', 7);
    await verzender().ronde();
    expect(server.ontvangen).toHaveLength(1);
  });

  it('loses nothing while the mail server is away', async () => {
    for (let nr = 0; nr < 5; nr += 1) await zet();
    await server.stop();
    for (let keer = 0; keer < 8; keer += 1) expect(await verzender().ronde()).toBe('ONBEREIKBAAR');
    expect(await opslag.stand(klok.nu())).toMatchObject({ verschuldigd: 5, mislukt: 0 });
    await server.start();
    await verzender().ronde();
    expect(server.ontvangen).toHaveLength(5);
  });

  it('tries again after a passing refusal (4xx), and lets the other mail go first', async () => {
    await zet();
    await zet({ actorId: null });
    server.reactie = (aan) => (aan.startsWith('carla') ? { bij: 'RCPT', code: 451 } : undefined);
    await verzender().ronde();
    expect(server.ontvangen.map(({ aan }) => aan)).toEqual([['team@sandbox.invalid']]);
    for (let keer = 0; keer < 10; keer += 1) {
      await wachtIsOm();
      await verzender().ronde();
    }
    server.reactie = () => undefined;
    await wachtIsOm();
    await verzender().ronde();
    expect(server.ontvangen.map(({ aan }) => aan)).toEqual([['team@sandbox.invalid'], ['carla@sandbox.invalid']]);
  });

  it('waits between attempts', async () => {
    await zet();
    server.reactie = () => ({ bij: 'DATA', code: 451 });
    await verzender().ronde();
    await verzender().ronde();
    expect(server.pogingen).toBe(1);
  });

  it('gives up after five final refusals (5xx), visibly and without the text of the server', async () => {
    await zet();
    server.reactie = () => ({ bij: 'RCPT', code: 550 });
    for (let keer = 0; keer < 7; keer += 1) {
      await verzender().ronde();
      await wachtIsOm();
    }
    expect(server.pogingen).toBe(5);
    expect(await rijen()).toMatchObject([{ status: 'MISLUKT', oorzaak: '550', poging: 5 }]);
  });

  it('sends once more with the same Message-ID after a crash between acceptance and mark', async () => {
    await zet();
    const valtOm: Postbus = {
      verstuur: async (aan, tekst) => {
        await postbus.verstuur(aan, tekst);
        throw new Error('crash');
      },
      sluit: () => undefined,
    };
    await expect(verzender(valtOm).ronde()).rejects.toThrow('crash');
    await verzender().ronde();
    await verzender().ronde();
    expect(server.ontvangen).toHaveLength(2);
    expect(new Set(server.ontvangen.map((een) => een.mail.messageId)).size).toBe(1);
  });

  it('shows the reading role nothing', async () => {
    await zet();
    const lezer = await databank.bron('lees', 1);
    expect(await lezer.query('SELECT count(*)::int AS aantal FROM mail')).toEqual([{ aantal: 0 }]);
  });
});
