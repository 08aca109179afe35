import { randomUUID } from 'node:crypto';
import { Afnemer } from './hulp/afnemer';
import { anna, bert, carla, dirk, doet, inwoner, maak, nieuweZaak, partner, systeemVan, tielSysteem, werkzaakSysteem, type Deel, type Persoon } from './hulp/berichten';
import { feed, mails, roep, rust, stuur, takenVan, zetKlok, type Antwoord } from './hulp/hub';

/** A signal of a re-integration partner (M-35, R-401), through the public doors only: HTTP, the parties' own queues, the mailbox. */
jest.setTimeout(120_000);

const OP = '2025-10-06';
const TYPE = 'nl.participatiewet.signaal.rechtmatigheid.v1';
const INHOUD = { soortSignaal: 'RECHTMATIGHEID', datum: '2025-10-02' };
const deel = (inwonerRef: string, rest: Record<string, unknown> = {}): Deel => ({ inwonerRef, peildatum: OP, doel: 'HANDHAVING', handhaving: INHOUD, ...rest });
const meld = (inwonerRef: string, rest: Record<string, unknown> = {}, wie: Persoon = partner): Promise<Antwoord> => doet(wie, 'signaal.rechtmatigheid', deel(inwonerRef, rest));
const over = (berichten: readonly any[], inwonerRef: string): any[] => berichten.filter(({ type, data }) => type === TYPE && data.inwonerRef === inwonerRef);
const alsBert = (pad: string, doel = 'HANDHAVING', methode = 'GET'): Promise<Antwoord> =>
  roep(pad, { methode, als: bert.aansluiting, koppen: { 'schakel-medewerker': 'wz.ic.bert', 'schakel-doel': doel }, ...(methode === 'POST' ? { body: {} } : {}) });
const takenOver = async (inwonerRef: string) => (await takenVan(bert.aansluiting, 'wz.ic.bert')).filter((taak) => taak.inwonerRef === inwonerRef);
const onderwerpen = async (aan: string, vanaf: number): Promise<string[]> => (await mails()).slice(vanaf).filter((mail) => mail.aan.includes(aan)).map(({ onderwerp }) => onderwerp);

const ANDEREN = ['gemeente-tiel.regie', 'gemeente-neder-betuwe.regie', 'werkzaak.werk', 'uwv.besluit'];
let inkomen: Afnemer;
let eigen: Afnemer;
beforeAll(async () => {
  [inkomen, eigen] = await Promise.all([new Afnemer('werkzaak.inkomen').start(), new Afnemer('de-brug.traject').start()]);
});
afterAll(() => Promise.all([inkomen, eigen].map((afnemer) => afnemer.stop())));
beforeEach(() => zetKlok(`${OP}T09:00`));

describe('S-25d een partner geeft een signaal door aan inkomen', () => {
  it('reaches bert alone, in his own queue and as a task that he closes by having read it', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, inkomensconsulent: true });
    const vooraf = (await mails()).length;
    expect((await meld(ref)).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [] });
    await rust();
    expect(over(inkomen.ontvangen.map(({ bericht }) => bericht), ref).map(({ data }) => data.handhaving)).toEqual([INHOUD]);
    for (const ander of ANDEREN) expect(over((await feed(ander)).map(({ bericht }) => bericht), ref)).toEqual([]);
    const nieuw = (await mails()).slice(vooraf);
    expect(nieuw.map(({ onderwerp }) => onderwerp)).toEqual(['Er staat een bericht voor u klaar']);
    expect(nieuw[0]?.aan).toContain('wz.ic.bert');
    expect(JSON.stringify(nieuw)).not.toMatch(/signaal|rechtmatig|doelmatig|handhav|brug|partner/i);

    const [taak] = await takenOver(ref);
    expect(taak).toMatchObject({ soort: 'BERICHT_LEZEN', voor: 'MIJ', afvinkbaar: true, acties: [], collega: null, zaak: { context: 'signaal' } });
    expect((await alsBert(`/v1/taken/${taak?.taakId}/signaal`)).inhoud).toEqual({ inwonerRef: ref, gemeente: 'TIEL', partner: 're-integratiepartner De Brug', ...INHOUD });
    expect((await alsBert(`/v1/taken/${taak?.taakId}/afvinking`, 'BEHEER', 'POST')).status).toBe(200);
    expect(await takenOver(ref)).toEqual([]);
  });

  it('of a resident in KP3 as well, and of each signal there is a task of its own', async () => {
    const ref = await inwoner({ klantprofiel: 'KP3', op: OP, inkomensconsulent: true });
    await meld(ref);
    await meld(ref, { handhaving: { soortSignaal: 'DOELMATIGHEID', datum: '2025-10-03' } });
    await rust();
    const gelezen = await Promise.all((await takenOver(ref)).map(async ({ taakId }) => (await alsBert(`/v1/taken/${taakId}/signaal`)).inhoud['soortSignaal'] as string));
    expect(gelezen.sort()).toEqual(['DOELMATIGHEID', 'RECHTMATIGHEID']);
    expect(over((await feed('werkzaak.werk')).map(({ bericht }) => bericht), ref)).toEqual([]);
  });

  it('goes to the team of income while nobody is assigned, with what it says', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const vooraf = (await mails()).length;
    expect((await meld(ref)).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await onderwerpen('team.inkomen', vooraf)).toEqual(['Er staat een bericht voor u klaar']);
    expect(over(inkomen.ontvangen.map(({ bericht }) => bericht), ref).map(({ data }) => data.handhaving)).toEqual([INHOUD]);
    const [taak] = await takenOver(ref);
    expect(taak?.voor).toBe('TEAM');
    expect((await alsBert(`/v1/taken/${taak?.taakId}/signaal`)).inhoud).toMatchObject(INHOUD);
  });

  it('is read by no coach, and by nobody for another purpose', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, inkomensconsulent: true });
    await meld(ref);
    await rust();
    const [taak] = await takenOver(ref);
    const pad = `/v1/taken/${taak?.taakId}/signaal`;
    for (const wie of [anna, carla, dirk]) {
      const { status } = await roep(pad, { als: wie.aansluiting, koppen: { 'schakel-medewerker': wie.afzender.actorId, 'schakel-doel': 'HANDHAVING' } });
      expect(status).toBe(403);
    }
    expect((await alsBert(pad, 'ONDERSTEUNING_BIJ_SANCTIE')).status).toBe(403);
    expect((await alsBert(`/v1/taken/${randomUUID()}/signaal`)).status).toBe(404);
  });
});

describe('wat een partner niet kan', () => {
  it('a signal is taken from nobody else', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    for (const wie of [anna, bert, carla, tielSysteem, werkzaakSysteem, systeemVan('werkzaak.inkomen', 'WERKZAAK'), systeemVan('uwv.besluit', 'UWV')]) {
      const { status, inhoud } = await meld(ref, {}, wie);
      expect([status, inhoud['code']]).toEqual([403, 'NIET_BEVOEGD']);
    }
  });

  it('holds two codes and a day: no words, no field of health, no other section, no third kind', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const teVeel = [{ handhaving: { ...INHOUD, toelichting: 'Zebrapad' } }, { handhaving: { ...INHOUD, diagnose: 'Zebrapad' } }, { belastbaarheid: { beperkingen: 'Zebrapad' } }, { contact: { naam: 'Zebrapad' } }, { formulier: { doelen: ['Zebrapad'] } }];
    for (const rest of teVeel) {
      const { status, inhoud } = await meld(ref, rest);
      expect([status, inhoud['code'], JSON.stringify(inhoud).includes('Zebrapad')]).toEqual([403, 'CATEGORIE_NIET_TOEGESTAAN', false]);
    }
    for (const handhaving of [{ ...INHOUD, soortSignaal: 'ANDERS' }, { soortSignaal: 'RECHTMATIGHEID' }, { ...INHOUD, datum: 'gisteren' }]) expect((await meld(ref, { handhaving })).status).toBe(400);
  });

  it('speaks of today: of another day it would hear when somebody moves or leaves', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    for (const peildatum of ['2025-10-05', '2025-10-07', '2025-12-01']) expect((await meld(ref, { peildatum })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'DATUM_BUITEN_VENSTER' });
    expect((await meld(ref, { afzender: { ...partner.afzender, namensGemeente: 'TIEL' } })).status).toBe(403);
  });

  it('reaches the team of income where the assigned consulent left service', async () => {
    const weg = 'wz.ic.weg';
    const registreer = (laatsteDag?: string) => doet(werkzaakSysteem, 'medewerker.geregistreerd', { peildatum: OP, doel: 'BEHEER', verloop: { medewerker: weg, rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeenten: [], ingangsdatum: '2025-01-01', ...(laatsteDag ? { laatsteDag } : {}) }, contact: { werkmail: `${weg}@sandbox.invalid`, werktelefoon: '0000 000 101' } });
    expect((await registreer()).inhoud).toMatchObject({ status: 'VERWERKT' });
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    expect((await doet(werkzaakSysteem, 'inwoner.coach.toegewezen', { inwonerRef: ref, peildatum: OP, doel: 'BEHEER', verloop: { coach: weg, rol: 'inkomensconsulent', vanaf: '2025-02-03' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await registreer('2025-10-05')).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await meld(ref)).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    const [taak] = await takenOver(ref);
    expect((await alsBert(`/v1/taken/${taak?.taakId}/signaal`)).inhoud).toMatchObject(INHOUD);
    expect(over(inkomen.ontvangen.map(({ bericht }) => bericht), ref).map(({ data }) => data.handhaving)).toEqual([INHOUD]);
  });

  it('speaks of residents of its own gemeente alone', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, gemeente: 'NEDER_BETUWE' });
    const elders = await meld(ref, { gemeente: 'NEDER_BETUWE' });
    expect([elders.status, elders.inhoud['code']]).toEqual([403, 'GEMEENTE_ONJUIST']);
    expect((await meld(ref)).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'INWONER_ONBEKEND' });
    expect((await meld(randomUUID())).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'INWONER_ONBEKEND' });
  });

  it('sends nothing else: every other type is refused for its role, a sanction first of all', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const soorten = (await roep('/v1/schemas', { als: null })).inhoud['schemas'] as { type: string; herkomst: string }[];
    const anders = soorten.filter(({ type, herkomst }) => herkomst === 'partij' && type !== TYPE && !type.includes('.bericht.herroepen.')).map(({ type }) => type.split('.').slice(2, -1).join('.'));
    expect(anders).toEqual(expect.arrayContaining(['boete.uitkomst', 'boete.overwogen', 'inwoner.geregistreerd', 'inwoner.gewijzigd', 'ontheffing.verleend', 'ontheffing.vastgesteld', 'medewerker.geregistreerd']));
    for (const naam of anders) {
      const { status, inhoud } = await stuur(partner.aansluiting, maak(partner, naam, { inwonerRef: ref, zaakId: nieuweZaak(), peildatum: OP }), 0);
      // The rest of its form may be wrong as well; that it may not send it is among the faults.
      const codes = ((inhoud['fouten'] ?? []) as { pad: string; code: string }[]).filter(({ pad }) => pad === 'type').map(({ code }) => code);
      expect([naam, status >= 400, codes]).toEqual([naam, true, ['NIET_BEVOEGD']]);
    }
    const verlaging = await doet(partner, 'boete.uitkomst', { inwonerRef: ref, zaakId: nieuweZaak(), peildatum: OP, doel: 'ONDERSTEUNING_BIJ_SANCTIE', handhaving: { uitkomst: 'VERLAGING', besluitDatum: OP } });
    expect([verlaging.status, verlaging.inhoud['code']]).toEqual([403, 'NIET_BEVOEGD']);
  });

  it('reads nothing about a resident, under its own name or that of another', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, inkomensconsulent: true });
    await meld(ref);
    await rust();
    const [taak] = await takenOver(ref);
    const paden = [`/v1/inwoners/${ref}/situatie`, `/v1/inwoners/${ref}/inzageoverzicht`, `/v1/overwogen-sancties?inwonerRef=${ref}`, `/v1/overdrachten?inwonerRef=${ref}`, `/v1/ontheffingen?inwonerRef=${ref}`, '/v1/taken', `/v1/taken/${taak?.taakId}/signaal`, '/v1/medewerkers', '/v1/mandaten?gemeente=TIEL'];
    for (const pad of paden)
      for (const medewerker of [partner.afzender.actorId, 'wz.ic.bert', 'tiel.pc.carla']) {
        const { status } = await roep(pad, { als: partner.aansluiting, koppen: { 'schakel-medewerker': medewerker, 'schakel-doel': 'HANDHAVING' } });
        expect([pad, medewerker, status]).toEqual([pad, medewerker, 403]);
      }
    expect((await roep('/v1/inwoners/_zoek', { methode: 'POST', als: partner.aansluiting, ruw: '{"bsn":"999900006"}', koppen: { 'content-type': 'application/json' } })).status).toBe(403);
  });

  it('gets what became of its own message, in its queue and by asking, and nothing else ever', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const bericht = maak(partner, 'signaal.rechtmatigheid', deel(ref));
    await stuur(partner.aansluiting, bericht);
    await rust();
    expect((await roep(`/v1/berichten/${bericht.id}`, { als: partner.aansluiting })).inhoud).toMatchObject({ id: bericht.id, status: 'VERWERKT' });
    expect((await roep(`/v1/berichten/${bericht.id}`, { als: 'gemeente-tiel.regie' })).status).toBe(404);
    const soorten = new Set([...eigen.ontvangen.map(({ bericht: een }) => een.type as string), ...(await feed('de-brug.traject')).map(({ bericht: een }) => een.type as string)]);
    expect([...soorten].filter((type) => !type.startsWith('nl.participatiewet.retourbericht.'))).toEqual([]);
    expect(JSON.stringify(eigen.ontvangen)).not.toMatch(/RECHTMATIGHEID|wz\.|tiel\.pc/);
  });
});

describe('M-18 teruggehaald', () => {
  const herroep = (ref: string, berichtRef: string, wie: Persoon) => doet(wie, 'bericht.herroepen', { inwonerRef: ref, peildatum: OP, doel: 'BEHEER', verloop: { berichtRef, redencode: 'VERKEERDE_PERSOON' } });

  it('by the partner that sent it: the task is gone, the content is gone, and income is told', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, inkomensconsulent: true });
    const bericht = maak(partner, 'signaal.rechtmatigheid', deel(ref));
    await stuur(partner.aansluiting, bericht);
    await rust();
    const [taak] = await takenOver(ref);
    expect((await herroep(ref, bericht.id, tielSysteem)).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
    expect((await herroep(ref, bericht.id, partner)).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await takenOver(ref)).toEqual([]);
    expect((await alsBert(`/v1/taken/${taak?.taakId}/signaal`)).status).toBe(404);
    expect(inkomen.ontvangen.filter(({ bericht: een }) => een.type === 'nl.participatiewet.bericht.herroepen.v1' && een.data.inwonerRef === ref)).toHaveLength(1);
    expect(JSON.stringify((await feed('werkzaak.inkomen')).filter(({ bericht: een }) => een.data.inwonerRef === ref))).not.toContain('RECHTMATIGHEID');
  });
});

describe('X-4 verhuisd of uitgestroomd', () => {
  it('what was told stays with income; the partner of the former gemeente has nothing more to tell', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, inkomensconsulent: true });
    await meld(ref);
    expect((await doet(tielSysteem, 'inwoner.verhuisd', { inwonerRef: ref, peildatum: OP, doel: 'BEHEER', verloop: { naarGemeente: 'NEDER_BETUWE', per: '2025-10-08' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await zetKlok('2025-10-08T09:00');
    await rust();
    const [taak] = await takenOver(ref);
    expect((await alsBert(`/v1/taken/${taak?.taakId}/signaal`)).inhoud).toMatchObject(INHOUD);
    expect((await meld(ref, { peildatum: '2025-10-08' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'INWONER_ONBEKEND' });
    for (const ander of ANDEREN) expect(over((await feed(ander)).map(({ bericht }) => bericht), ref)).toEqual([]);
  });

  it('of who left the bijstand nothing is told any more', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    expect((await doet(tielSysteem, 'inwoner.uitgestroomd', { inwonerRef: ref, peildatum: OP, doel: 'BEHEER', verloop: { soort: 'UITKERING_BEEINDIGD', per: '2025-10-08' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await zetKlok('2025-10-08T09:00');
    expect((await meld(ref, { peildatum: '2025-10-08' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'INWONER_ONBEKEND' });
  });
});
