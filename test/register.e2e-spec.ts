import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Afnemer } from './hulp/afnemer';
import { anna, carla, doet, examen, fictiefBsn, inwoner, naarKp4, nieuweZaak, systeemVan, tielSysteem, werkzaakSysteem, type Deel } from './hulp/berichten';
import { feed, mails, roep, rust, zetKlok } from './hulp/hub';
import { toestand } from './hulp/toestand';

/** Registers by message and by file: residents, staff, and taking a message back (M-14 to M-19). */
jest.setTimeout(120_000);

const beheer = (rest: Record<string, unknown>): Deel => ({ peildatum: '2025-11-03', doel: 'BEHEER', ...rest });
const nb = systeemVan('gemeente-neder-betuwe.regie', 'NEDER_BETUWE');
beforeAll(() => zetKlok('2025-11-03T09:00'));

describe('waar twee partijen verschillen', () => {
  it('both get the list of differences, and nothing changes', async () => {
    const [tiel, werk] = await Promise.all(['gemeente-tiel.regie', 'werkzaak.werk'].map((naam) => new Afnemer(naam).start()));
    const bsn = fictiefBsn();
    const registratie = (klantprofiel: string) => beheer({ identiteit: { bsn }, verloop: { schaal: 'KP', klantprofiel, sinds: '2024-01-01' } });
    const eerste = await doet(tielSysteem, 'inwoner.geregistreerd', registratie('KP4'));
    const tweede = await doet(werkzaakSysteem, 'inwoner.geregistreerd', registratie('KP3'));
    expect([eerste.inhoud['status'], tweede.inhoud['code']]).toEqual(['VERWERKT', 'OVERGANG_ONGELDIG']);
    await doet(werkzaakSysteem, 'inwoner.geregistreerd', registratie('KP3'));
    await rust();
    for (const afnemer of [tiel, werk]) {
      const gemeld = (afnemer?.ontvangen ?? []).map(({ bericht }) => bericht).filter((b) => b.type.includes('.verschil.gemeld.') && b.data.inwonerRef === eerste.inhoud['inwonerRef']);
      expect(gemeld.map((b) => b.data.verloop)).toEqual([{ verschillen: [{ veld: 'KLANTPROFIEL', bekend: 'KP4', opgegeven: 'KP3' }], opgegevenDoor: 'WERKZAAK' }]);
    }
    await Promise.all([tiel?.stop(), werk?.stop()]);
  });
});

describe('medewerkers', () => {
  const nieuw = (actorId: string, verloop: Record<string, unknown>) =>
    beheer({ gemeente: 'NEDER_BETUWE', verloop: { medewerker: actorId, rol: 'participatiecoach', werkgever: 'NEDER_BETUWE', namensGemeenten: ['NEDER_BETUWE'], ingangsdatum: '2025-11-03', ...verloop }, contact: { werkmail: `${actorId}@sandbox.invalid`, werktelefoon: '0000 000 021' } });
  it('registered by message can act at once, get mail, and lose their rights after the last day', async () => {
    const gonda = { aansluiting: 'gemeente-neder-betuwe.regie', afzender: { actorId: 'nb.pc.gonda', rol: 'participatiecoach', werkgever: 'NEDER_BETUWE', namensGemeente: 'NEDER_BETUWE' } };
    expect((await doet(nb, 'medewerker.geregistreerd', nieuw('nb.pc.gonda', { laatsteDag: '2025-11-10' }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-11-03', gemeente: 'NEDER_BETUWE' });
    const eerder = (await mails()).length;
    const voorstel = naarKp4(ref, nieuweZaak(), '2025-11-03', { gemeente: 'NEDER_BETUWE', verloop: { beoogdeCoach: 'nb.pc.gonda', driegesprek: { aangebodenOp: '2025-11-03', antwoord: 'AFGEZIEN' } }, belastbaarheid: examen });
    expect((await doet(anna, 'overdracht.voorgesteld', voorstel)).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect((await mails()).slice(eerder).map((m) => m.aan)).toEqual(['nb.pc.gonda@sandbox.invalid']);
    const terug = (peildatum: string) => ({ gemeente: 'NEDER_BETUWE', zaakId: voorstel.zaakId ?? '', inwonerRef: ref, peildatum, verloop: { redencode: 'FORMULIER_ONVOLLEDIG' } });
    await zetKlok('2025-11-11T09:00');
    expect((await doet(gonda, 'overdracht.teruggestuurd', terug('2025-11-11'))).inhoud['code']).toBe('NIET_BEVOEGD');
    await zetKlok('2025-11-10T09:00');
    expect((await doet(gonda, 'overdracht.teruggestuurd', terug('2025-11-10'))).inhoud).toMatchObject({ status: 'VERWERKT' });
  });
  it('act in the name of a gemeente only when that gemeente says so', async () => {
    await zetKlok('2025-11-03T09:00');
    const doorWerkzaak = await doet(werkzaakSysteem, 'medewerker.geregistreerd', beheer({ verloop: { medewerker: 'wz.pc.indringer', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeenten: ['TIEL'], ingangsdatum: '2025-11-03' }, contact: { werkmail: 'x@sandbox.invalid', werktelefoon: '0000 000 022' } }));
    expect(doorWerkzaak.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST' });
  });
});

describe('M-18 een bericht herroepen', () => {
  it('reaches everybody who had it, ends the open case, and leaves nothing of the content to read', async () => {
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-11-03' });
    const zaakId = nieuweZaak();
    const voorstel = await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-11-03', { verloop: { beoogdeCoach: 'tiel.pc.carla', driegesprek: { aangebodenOp: '2025-11-03', antwoord: 'AFGEZIEN' } }, belastbaarheid: examen }));
    await rust();
    const door = (wie: typeof anna) => doet(wie, 'bericht.herroepen', beheer({ inwonerRef: ref, verloop: { berichtRef: voorstel.inhoud['id'], redencode: 'VERKEERDE_PERSOON' } }));
    expect((await door(carla)).inhoud['status']).toBe('AFGEKEURD');
    const herroepen = await door(anna);
    expect(herroepen.inhoud).toMatchObject({ status: 'VERWERKT', 'gemeente-tiel.regie': expect.stringMatching(/^bezorgd \d{4}-\d{2}-\d{2}/) as string });
    await rust();
    const bijTiel = (await feed('gemeente-tiel.regie')).map(({ bericht }) => bericht);
    const origineel = bijTiel.find((b) => b.id === voorstel.inhoud['id']);
    expect([origineel?.data.contact, origineel?.data.formulier, origineel?.data.belastbaarheid]).toEqual([undefined, undefined, undefined]);
    expect(bijTiel.filter((b) => b.type.includes('.bericht.herroepen.')).map((b) => b.data.verloop?.berichtRef)).toContain(voorstel.inhoud['id']);
    const zaak = await roep(`/v1/overdrachten/${zaakId}`, { als: 'werkzaak.werk', koppen: { 'schakel-medewerker': 'wz.wc.anna', 'schakel-doel': 'OVERDRACHT' } });
    expect(zaak.inhoud).toMatchObject({ status: 'VERVALLEN' });
    expect(Object.keys(zaak.inhoud)).not.toEqual(expect.arrayContaining(['contact']));
  });
});

describe('schakel inlezen', () => {
  const draai = promisify(execFile);
  let map: string;
  beforeAll(() => (map = mkdtempSync(join(tmpdir(), 'inlezen-'))));
  afterAll(() => rmSync(map, { recursive: true }));
  const inlezen = async (regels: readonly string[], ...opties: string[]): Promise<{ code: number; uit: string }> => {
    const bestand = join(map, 'inwoners.csv');
    writeFileSync(bestand, ['bsn;gemeente;schaal;klantprofiel;sinds;naam;participatiecoach', ...regels].join('\n'));
    const args = ['tools/schakel.mjs', 'inlezen', bestand, '--als', 'gemeente-tiel.regie', ...opties];
    return draai(process.execPath, args, { env: { ...process.env, SCHAKEL_INSTANTIE: toestand.instantie } }).then(({ stdout, stderr }) => ({ code: 0, uit: stdout + stderr }), (fout: { code: number; stdout: string; stderr: string }) => ({ code: fout.code, uit: fout.stdout + fout.stderr }));
  };
  const zoek = async (bsn: string): Promise<number> => (await roep('/v1/inwoners/_zoek', { methode: 'POST', body: { bsn }, koppen: { 'content-type': 'application/json' } })).status;

  it('--proef names each wrong row, never a number or a name, and changes nothing', async () => {
    const [goed, fout] = [fictiefBsn(), fictiefBsn()];
    const { code, uit } = await inlezen([`${goed};TIEL;KP;KP4;2024-01-01;A. Voorbeeld;tiel.pc.carla`, `${fout};TIEL;KP;KP9;2024-01-01;B. Voorbeeld;`, `123456789;TIEL;KP;KP4;2024-01-01;C. Voorbeeld;`], '--proef');
    expect(code).toBe(1);
    expect(uit).toMatch(/3[^\n]*klantprofiel/i);
    expect(uit).toMatch(/4[^\n]*bsn/i);
    for (const geheim of [goed, fout, '123456789', 'Voorbeeld']) expect(uit).not.toContain(geheim);
    expect(await zoek(goed)).toBe(404);
  });
  it('registers every row, and the same file again changes nothing', async () => {
    const bsns = [fictiefBsn(), fictiefBsn()];
    const regels = bsns.map((bsn) => `${bsn};TIEL;KP;KP4;2024-01-01;A. Voorbeeld;tiel.pc.carla`);
    for (const gang of [await inlezen(regels, '--proef'), await inlezen(regels)]) expect([gang.code, gang.uit]).toEqual([0, expect.any(String)]);
    const { inhoud } = await roep('/v1/inwoners/_zoek', { methode: 'POST', body: { bsn: bsns[0] }, koppen: { 'content-type': 'application/json' } });
    const situatie = () => roep(`/v1/inwoners/${inhoud['inwonerRef']}/situatie`, { koppen: { 'schakel-medewerker': carla.afzender.actorId, 'schakel-doel': 'OVERDRACHT' } });
    expect((await situatie()).inhoud).toMatchObject({ klantprofiel: 'KP4', regie: { organisatie: 'TIEL', coach: 'tiel.pc.carla' } });
    const eerst = (await feed('werkzaak.werk')).length;
    expect((await inlezen(regels)).code).toBe(0);
    await rust();
    expect((await feed('werkzaak.werk')).length).toBe(eerst);
  });
});

