import { randomUUID } from 'node:crypto';
import { dag, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag, momentInAmsterdam, type Klok } from '#shared/kernel/klok';
import { maakLogger } from '#shared/operations/logger';
import { Teller } from '#shared/persistence/teller';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import type { Adresboek } from './bestemming';
import { MAILSOORTEN, type MailOpdracht } from '#shared/contracts/intern';
import { Mail } from './persistence/mail.entity';
import { migraties } from './persistence/migraties';
import { Mailopslag } from './persistence/mailopslag';
import { Taakopslag } from './persistence/taakopslag';
import { mailsVan } from './planning';
import { maakPostbus, type Postbus } from './postbus';
import { Mailserver } from './testing/mailserver';
import { VERBODEN, zonderKenmerken } from './testing/verboden';
import { Verzender } from './verzender';

class ProefKlok implements Klok {
  constructor(private moment: Date) {}
  zet(d: string, uur: number): void {
    this.moment = momentInAmsterdam(dag(d), uur);
  }
  zetOp(moment: Date): void {
    this.moment = moment;
  }
  nu(): Date {
    return this.moment;
  }
  vandaag(): Datum {
    return amsterdamseDag(this.moment);
  }
}

const boek: Adresboek = {
  medewerker: (actorId, op) => {
    if (actorId === 'tiel.pc.carla') return op < '2026-01-01' ? { mail: 'carla@sandbox.invalid' } : undefined;
    return ['tiel.pc.fenna', 'tiel.pc.ina'].includes(actorId) ? { mail: `${actorId.slice(8)}@sandbox.invalid` } : undefined;
  },
  team: (organisatie) => (organisatie === 'TIEL' ? { mail: 'team@sandbox.invalid' } : undefined),
  waarnemersVan: (actorId, op) => (actorId === 'tiel.pc.carla' && op >= '2025-10-20' && op <= '2025-10-24' ? ['tiel.pc.fenna', 'tiel.pc.weg', 'tiel.pc.ina'] : []),
  organisatie: (code) => (code === 'TIEL' ? {} : { taakUrlSjabloon: 'https://eigen.example/t?nr={id}' }),
};

describe('sending mail', () => {
  let databank: Databank;
  let opslag: Mailopslag;
  let taken: Taakopslag;
  let server: Mailserver;
  let postbus: Postbus;
  let klok: ProefKlok;
  let rijen: () => Promise<Mail[]>;

  const verzender = (bus: Postbus = postbus): Verzender =>
    new Verzender({
      opslag,
      taken,
      adresboek: { nu: async () => boek },
      postbus: bus,
      klok,
      logger: maakLogger('proef', 'silent'),
      teller: new Teller(),
      portaalUrl: 'http://127.0.0.1:8700/',
      hulp: 'Servicepunt Schakel, 0000 000 000',
      domein: 'sandbox.invalid',
    });
  const opdracht = (deel: Partial<MailOpdracht> = {}): MailOpdracht => ({
    taak: randomUUID(),
    soort: 'OVERDRACHT_BEOORDELEN',
    actorId: 'tiel.pc.carla',
    organisatie: 'TIEL',
    rol: 'participatiecoach',
    uiterlijk: dag('2025-10-20'),
    herinnerOp: [],
    ...deel,
  });
  const geef = (wat: MailOpdracht): Promise<void> => taken.neemOp(wat, mailsVan(wat, klok.nu()));
  const zet = async (deel?: Partial<MailOpdracht>): Promise<MailOpdracht> => {
    const nieuw = opdracht(deel);
    await geef(nieuw);
    return nieuw;
  };
  /** Follows the clock from one due moment to the next, as the sandbox does. */
  const loopTot = async (d: string, uur: number): Promise<void> => {
    const doel = momentInAmsterdam(dag(d), uur);
    for (;;) {
      while ((await verzender().ronde()) === 'MEER');
      const { eerstvolgende } = await opslag.stand(klok.nu());
      if (!eerstvolgende || eerstvolgende > doel) return klok.zetOp(doel);
      klok.zetOp(eerstvolgende);
    }
  };
  const post = (): string[] => server.ontvangen.map(({ aan, mail }) => `${aan.join()}: ${mail.subject}`);
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
    taken = new Taakopslag(bron);
    rijen = () => bron.getRepository(Mail).find();
  });
  afterAll(() => databank.weg());
  beforeEach(async () => {
    klok = new ProefKlok(momentInAmsterdam(dag('2025-10-06'), 10));
    server = await new Mailserver().start();
    postbus = maakPostbus({ url: server.url, afzender: 'Schakel <schakel@sandbox.invalid>', bouncedomein: 'terug.invalid' });
  });
  afterEach(async () => {
    postbus.sluit();
    await server.stop();
    const bron = await databank.bron('schrijf', 1);
    await bron.query('DELETE FROM mail');
    await bron.query('DELETE FROM taak');
    await bron.destroy();
  });

  it('sends to the person named, with the agreed subject, link, Message-ID and mark of a machine', async () => {
    const { taak } = await zet();
    expect(await verzender().ronde()).toBe('KLAAR');
    const [ontvangen] = server.ontvangen;
    expect(ontvangen?.aan).toEqual(['carla@sandbox.invalid']);
    expect(ontvangen?.mail).toMatchObject({ subject: 'Overdracht: beoordeel een voorstel uiterlijk 20 oktober', messageId: `<${taak}.OVERDRACHT_BEOORDELEN@sandbox.invalid>` });
    expect(ontvangen?.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(ontvangen?.van).toBe(`bounces+${(await rijen())[0]?.id}@terug.invalid`);
    expect(ontvangen?.mail.text).toContain(`http://127.0.0.1:8700/taken/${taak}`);
    expect(ontvangen?.mail.html).toContain(`href="http://127.0.0.1:8700/taken/${taak}"`);
    expect(await rijen()).toMatchObject([{ status: 'VERZONDEN' }]);
  });

  it('sends nothing twice when the same task and kind are asked for again', async () => {
    const eerste = await zet();
    await geef(eerste);
    await verzender().ronde();
    await geef(eerste);
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

  it('gives the task to the team box at once when the address of a person is refused, and ends there', async () => {
    const { taak } = await zet();
    server.reactie = (aan) => (aan.startsWith('carla') ? { bij: 'RCPT', code: 550 } : undefined);
    await loopTot('2025-10-06', 11);
    expect(server.ontvangen.map(({ aan, mail }) => [aan, mail.subject])).toEqual([[['team@sandbox.invalid'], 'Overdracht: beoordeel een voorstel uiterlijk 20 oktober']]);
    expect(server.ontvangen[0]?.mail.text).toContain(taak);
    expect((await rijen()).map(({ status, oorzaak }) => [status, oorzaak]).sort()).toEqual([['MISLUKT', '550'], ['VERZONDEN', null]]);
    expect(await opslag.nietAangekomen()).toBeUndefined();
  });

  it('gives up after five final refusals (5xx), visibly and without the text of the server', async () => {
    const { taak } = await zet({ actorId: null });
    server.reactie = () => ({ bij: 'RCPT', code: 550 });
    for (let keer = 0; keer < 7; keer += 1) {
      await verzender().ronde();
      await wachtIsOm();
    }
    expect(server.pogingen).toBe(5);
    expect(await rijen()).toMatchObject([{ status: 'MISLUKT', oorzaak: '550', poging: 5 }]);
    expect(await opslag.nietAangekomen()).toMatchObject({ aantal: 1 });
    await taken.sluit({ taak });
    expect(await opslag.nietAangekomen()).toBeUndefined();
  });

  it('sends once more with the same Message-ID after a crash between acceptance and mark', async () => {
    await zet();
    const valtOm: Postbus = {
      verstuur: async (id, aan, tekst) => {
        await postbus.verstuur(id, aan, tekst);
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

  it('mails a task again on its mornings while it is open, under the first mail', async () => {
    const { taak } = await zet({ herinnerOp: [dag('2025-10-13'), dag('2025-10-15')] });
    await loopTot('2025-10-14', 9);
    expect(post()).toEqual([
      'carla@sandbox.invalid: Overdracht: beoordeel een voorstel uiterlijk 20 oktober',
      'carla@sandbox.invalid: Herinnering: Overdracht: beoordeel een voorstel uiterlijk 20 oktober',
    ]);
    const [eerste, tweede] = server.ontvangen.map(({ mail }) => mail);
    expect([tweede?.inReplyTo, tweede?.references]).toEqual([eerste?.messageId, eerste?.messageId]);
    expect(tweede?.messageId).toBe(`<${taak}.OVERDRACHT_BEOORDELEN.2025-10-13@sandbox.invalid>`);
    await taken.sluit({ taak });
    await loopTot('2025-10-20', 9);
    expect(server.ontvangen).toHaveLength(2);
    expect(await opslag.stand(klok.nu())).toMatchObject({ wachtend: 0, eerstvolgende: null });
  });

  it('sends every reminder once and in order when the clock passes several at once', async () => {
    await zet({ herinnerOp: [dag('2025-10-13'), dag('2025-10-14')] });
    klok.zet('2025-10-20', 9);
    // The absence of that week is another test.
    await zet({ actorId: null, soort: 'ANTWOORD', uiterlijk: null });
    for (let keer = 0; keer < 3; keer += 1) await verzender().ronde();
    const namen = server.ontvangen.filter(({ aan }) => aan[0] === 'fenna@sandbox.invalid').map(({ mail }) => mail.subject?.split(':')[0]);
    expect(namen).toEqual(['Overdracht', 'Herinnering', 'Herinnering']);
    expect(new Set(server.ontvangen.map(({ mail }) => mail.messageId)).size).toBe(7);
  });

  it('does not mail a task that ended while the mail waited for 7:00, or before it was asked for', async () => {
    klok.zet('2025-10-10', 20);
    const { taak } = await zet();
    await taken.sluit({ taak });
    const later = opdracht();
    await taken.sluit({ taak: later.taak });
    await geef(later);
    await loopTot('2025-10-20', 9);
    expect(server.pogingen).toBe(0);
  });

  it('takes in what is told of several tasks at once: those that begin, those that end, and those that had ended before', async () => {
    const wacht = await zet();
    const [nieuw, ookNieuw, alVoorbij] = [opdracht(), opdracht({ actorId: 'tiel.pc.fenna' }), opdracht()];
    await taken.sluit({ taak: alVoorbij.taak });
    const begin = (wat: MailOpdracht) => ({ soort: 'MAIL' as const, opdracht: wat, mails: mailsVan(wat, klok.nu()) });
    await taken.verwerk([begin(nieuw), { soort: 'AF', taak: wacht.taak }, begin(alVoorbij), begin(ookNieuw)]);
    expect((await rijen()).map(({ taak, status }) => [taak, status]).sort()).toEqual([[nieuw.taak, 'WACHT'], [ookNieuw.taak, 'WACHT'], [wacht.taak, 'VERVALLEN']].sort());
    await verzender().ronde();
    expect(server.ontvangen.map(({ aan }) => aan[0]).sort()).toEqual(['carla@sandbox.invalid', 'fenna@sandbox.invalid']);
  });

  it('mails the deputies instead of an absent colleague, each once, and says so without a name', async () => {
    klok.zet('2025-10-20', 9);
    const { taak } = await zet({ uiterlijk: null, soort: 'ANTWOORD' });
    await loopTot('2025-10-21', 9);
    expect(post().sort()).toEqual(['fenna@sandbox.invalid: Er is antwoord op uw bericht', 'ina@sandbox.invalid: Er is antwoord op uw bericht']);
    for (const { mail } of server.ontvangen) {
      expect(mail.text).toContain('U neemt waar voor een collega.');
      expect(mail.messageId).toMatch(new RegExp(`^<${taak}\\.ANTWOORD\\.`));
    }
    klok.zet('2025-10-27', 9);
    await zet({ uiterlijk: null, soort: 'ANTWOORD' });
    await verzender().ronde();
    expect(post()[2]).toMatch(/^carla@/);
  });

  it('sends one overview a week to who has a term ending within thirteen weeks, until none is open', async () => {
    const ver = await zet({ soort: 'BESLUIT_NODIG', uiterlijk: dag('2025-12-01') });
    const ook = await zet({ soort: 'BESLUIT_NODIG', uiterlijk: dag('2025-11-15') });
    await zet({ actorId: null, uiterlijk: dag('2025-12-01') });
    const sinds = async (d: string): Promise<string[]> => {
      server.ontvangen.length = 0;
      await loopTot(d, 12);
      return post();
    };
    expect(await sinds('2025-10-12')).toHaveLength(3);
    expect(await sinds('2025-10-13')).toEqual(['carla@sandbox.invalid: Overzicht: bekijk welke termijnen aflopen']);
    expect(server.ontvangen[0]?.mail.text).toContain('Bekijk uw taken: http://127.0.0.1:8700/taken\n');
    await taken.sluit({ taak: ver.taak });
    expect(await sinds('2025-11-02')).toHaveLength(3);
    await taken.sluit({ taak: ook.taak });
    expect(await sinds('2025-12-31')).toEqual([]);
    expect((await opslag.stand(klok.nu())).eerstvolgende).toBeNull();
  });

  it('sends the overviews of who left to the team, which gets one a week', async () => {
    for (const actorId of ['tiel.pc.ooit', 'tiel.pc.toen', null]) await zet({ actorId, soort: 'BESLUIT_NODIG', uiterlijk: dag('2025-11-15') });
    await loopTot('2025-10-10', 12);
    server.ontvangen.length = 0;
    await loopTot('2025-10-21', 12);
    expect(post()).toEqual(Array.from({ length: 2 }, () => 'team@sandbox.invalid: Overzicht: bekijk welke termijnen aflopen'));
    expect(new Set(server.ontvangen.map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  it('carries no forbidden word in any kind or form, in subject, text, html or header (X-5)', async () => {
    for (const soort of MAILSOORTEN) await zet({ soort, herinnerOp: [dag('2025-10-21')], uiterlijk: dag('2025-11-20') });
    await loopTot('2025-10-22', 9);
    const mails = server.ontvangen.map(({ mail }) => mail);
    // First to her, overview of the 13th to her, reminder and overview of the 20th to two deputies.
    expect(mails).toHaveLength(MAILSOORTEN.length * 3 + 1 + 2);
    for (const mail of mails) {
      const koppen = mail.headerLines.filter(({ key }) => key !== 'to').map(({ line }) => line.replace(/boundary="[^"]*"/, ''));
      const leesbaar = zonderKenmerken([...koppen, mail.text, mail.html].join('\n'));
      for (const woord of VERBODEN) expect(leesbaar).not.toMatch(woord);
    }
  });

  it('shows the reading role nothing', async () => {
    await zet();
    const lezer = await databank.bron('lees', 1);
    for (const tabel of ['mail', 'taak']) expect(await lezer.query(`SELECT count(*)::int AS aantal FROM ${tabel}`)).toEqual([{ aantal: 0 }]);
  });
});
