import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { leesBericht, type Bericht } from '../domain/bericht';
import type { Levering } from '../dossiersysteem';
import { maakProefdatabase, type Proefdatabase } from '../testing/proefdatabase';
import { openDatabron, TabellenOntbreken } from './databron';
import { PostgresDossiersysteem } from './postgres.dossiersysteem';
import { Uitgaandopslag } from './uitgaandopslag';

const WIJ = 'urn:nld:oin:00000099000000002000:systeem:werk';
const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';

const levering = (gebeurtenis: string, data: Bericht['data']): Levering => {
  const inhoud = Buffer.from(JSON.stringify({ specversion: '1.0', id: randomUUID(), source: HUB, type: `nl.participatiewet.${gebeurtenis}.v1`, time: '2025-10-06T09:00:00Z', data }));
  return { bericht: leesBericht(inhoud), inhoud };
};

describe('client records in PostgreSQL', () => {
  let database: Proefdatabase;
  let bron: DataSource;
  let systeem: PostgresDossiersysteem;
  let uitgaand: Uitgaandopslag;
  let ref: string;

  beforeAll(async () => {
    database = await maakProefdatabase();
    bron = await openDatabron(database.url);
    systeem = new PostgresDossiersysteem(bron, WIJ);
    uitgaand = new Uitgaandopslag(bron);
  });
  beforeEach(() => {
    ref = randomUUID();
  });
  afterAll(async () => {
    await bron.destroy();
    await database.weg();
  });

  const voorstel = (zaakId: string): Levering =>
    levering('overdracht.voorgesteld', { zaakId, inwonerRef: ref, gemeente: 'TIEL', peildatum: '2025-10-06', verloop: { richting: 'KP4_NAAR_KP3' }, contact: { naam: 'A. Voorbeeld' } });

  it('gives one delivery one effect, however often it comes', async () => {
    const een = voorstel('z1');
    expect(await systeem.verwerk(een)).toBe('VERWERKT');
    expect(await systeem.verwerk(een)).toBe('DUBBEL');
    expect((await systeem.dossier(ref))?.zaken).toMatchObject([{ zaakId: 'z1', stappen: [{ gebeurtenis: 'overdracht.voorgesteld' }] }]);
  });

  it('gives one effect when copies of the service handle the same delivery at the same moment', async () => {
    const een = voorstel('z1');
    const uitslagen = await Promise.all(Array.from({ length: 6 }, () => systeem.verwerk(een)));
    expect(uitslagen.filter((uitslag) => uitslag === 'VERWERKT')).toHaveLength(1);
    expect((await systeem.dossier(ref))?.zaken[0]?.stappen).toHaveLength(1);
  });

  it('loses no step when different deliveries for one resident are handled at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, nr) => systeem.verwerk(voorstel(`z${nr}`))));
    expect((await systeem.dossier(ref))?.zaken).toHaveLength(8);
  });

  it('leaves no mark of a delivery whose effect failed, so that it can come again', async () => {
    const een = voorstel('z1');
    await database.query('ALTER TABLE dossier RENAME TO dossier_weg');
    await expect(systeem.verwerk(een)).rejects.toThrow();
    await database.query('ALTER TABLE dossier_weg RENAME TO dossier');
    expect(await systeem.verwerk(een)).toBe('VERWERKT');
  });

  it('keeps what it cannot read, once, for a person to look at', async () => {
    const kapot: Levering = { bericht: undefined, inhoud: Buffer.from('{kapot') };
    expect(await systeem.verwerk(kapot)).toBe('ONLEESBAAR');
    expect(await systeem.verwerk(kapot)).toBe('DUBBEL');
    expect(await database.query(`SELECT convert_from(onleesbaar, 'UTF8') AS inhoud FROM verwerkt WHERE uitslag = 'ONLEESBAAR'`)).toEqual([{ inhoud: '{kapot' }]);
  });

  it('puts the outcome of a return message with the message that we sent', async () => {
    const id = randomUUID();
    await uitgaand.voegToe(id, { type: 't', data: {} });
    await uitgaand.afgehandeld(id, 'ONTVANGEN', { status: 'ONTVANGEN' });
    await systeem.verwerk(levering('retourbericht.afgekeurd', { antwoordOp: { source: WIJ, id }, status: 'AFGEKEURD', code: 'ONDERBOUWING_ONTBREEKT' }));
    expect(await uitgaand.vind(id)).toMatchObject({ status: 'AFGEKEURD', uitkomst: { code: 'ONDERBOUWING_ONTBREEKT' } });
    await systeem.verwerk(levering('retourbericht.verwerkt', { antwoordOp: { source: WIJ, id }, status: 'VERWERKT' }));
    expect(await uitgaand.vind(id)).toMatchObject({ status: 'AFGEKEURD' });
  });

  it('takes no outcome for a message of another system', async () => {
    const id = randomUUID();
    await uitgaand.voegToe(id, { type: 't', data: {} });
    await systeem.verwerk(levering('retourbericht.verwerkt', { antwoordOp: { source: `${WIJ}-ander`, id }, status: 'VERWERKT' }));
    expect(await uitgaand.vind(id)).toMatchObject({ status: 'WACHT' });
  });

  it('takes the same message to send twice as one, and refuses another under the same id', async () => {
    const id = randomUUID();
    expect(await uitgaand.voegToe(id, { type: 't', data: { a: 1, b: 2 } })).toBe(true);
    expect(await uitgaand.voegToe(id, { type: 't', data: { b: 2, a: 1 } })).toBe(true);
    expect(await uitgaand.voegToe(id, { type: 't', data: { a: 2 } })).toBe(false);
    expect((await uitgaand.vind(id))?.bericht).toMatchObject({ data: { a: 1 } });
  });

  it('can start again on its own tables', async () => {
    const nogmaals = await openDatabron(database.url);
    await nogmaals.destroy();
  });

  it('refuses to start without tables when its role may not make them', async () => {
    const leeg = await maakProefdatabase();
    const rol = `lezer_${ref.slice(0, 8)}`;
    await leeg.query(`CREATE ROLE ${rol} NOLOGIN`);
    await leeg.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    const url = new URL(leeg.url);
    url.searchParams.set('options', `-c role=${rol}`);
    await expect(openDatabron(url.toString().replaceAll('+', '%20'))).rejects.toThrow(TabellenOntbreken);
    await leeg.weg();
    await database.query(`DROP ROLE ${rol}`);
  });
});
