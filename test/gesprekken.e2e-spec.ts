import { Afnemer } from './hulp/afnemer';
import { anna, bert, carla, dirk, doet, fenna, inwoner, maak, nieuweZaak, tielSysteem } from './hulp/berichten';
import { feed, mails, roep, rust, stuur, takenVan, zetKlok, type Antwoord } from './hulp/hub';

/** Colleagues who meet, and coaches who speak their residents (SM-8), through the public doors only. */
jest.setTimeout(120_000);

type Wie = { aansluiting: string; afzender: { actorId: string } };
const lees = (wie: Wie, doel: string, pad: string): Promise<Antwoord> => roep(pad, { als: wie.aansluiting, koppen: { 'schakel-medewerker': wie.afzender.actorId, 'schakel-doel': doel } });
const types = (berichten: { type: string }[]): string[] => berichten.map(({ type }) => type.split('.').slice(2, -1).join('.'));

let tiel: Afnemer;
let nb: Afnemer;
let inkomen: Afnemer;
beforeAll(async () => {
  [tiel, nb, inkomen] = (await Promise.all(['gemeente-tiel.regie', 'gemeente-neder-betuwe.regie', 'werkzaak.inkomen'].map((naam) => new Afnemer(naam).start()))) as [Afnemer, Afnemer, Afnemer];
});
afterAll(() => Promise.all([tiel, nb, inkomen].map((afnemer) => afnemer.stop())));

describe('M-75 collega’s ontmoeten elkaar', () => {
  const deel = (zaakId: string, algemeen: Record<string, unknown>) => ({ zaakId, peildatum: '2025-10-06', doel: 'ONTMOETING', algemeen });
  const ontmoetingen = async (wie: Wie): Promise<{ zaakId: string }[]> => (await lees(wie, 'ONTMOETING', '/v1/ontmoetingen')).inhoud['ontmoetingen'];

  it('is asked by the gemeente, which proposes dates; Werkzaak confirms one, and only who is invited hears it', async () => {
    await zetKlok('2025-10-06T09:00');
    const zaakId = nieuweZaak();
    expect((await doet(carla, 'ontmoeting.verzocht', deel(zaakId, { soort: 'KENNISMAKING', rollen: ['werkcoach', 'inkomensconsulent'] }))).inhoud).toMatchObject({ status: 'VERWERKT', beleid: { id: 'ontmoetingen', versie: 'v2' } });
    expect((await doet(tielSysteem, 'ontmoeting.datumvoorstel', deel(zaakId, { data: ['2025-10-20', '2025-10-27'] }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await doet(bert, 'ontmoeting.gepland', deel(zaakId, { datum: '2025-10-21' }))).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
    expect((await doet(bert, 'ontmoeting.gepland', deel(zaakId, { datum: '2025-10-27', tijd: '10:00' }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(types(inkomen.overZaak(zaakId))).toEqual(['ontmoeting.verzocht', 'ontmoeting.datumvoorstel']);
    expect(types(tiel.overZaak(zaakId))).toEqual(['ontmoeting.gepland']);
    expect(types((await feed('werkzaak.werk')).map(({ bericht }) => bericht).filter(({ data }) => data.zaakId === zaakId))).toEqual(['ontmoeting.verzocht', 'ontmoeting.datumvoorstel', 'ontmoeting.gepland']);
    expect(nb.overZaak(zaakId)).toEqual([]);

    const gezien = (await ontmoetingen(bert)).find((een) => een.zaakId === zaakId);
    expect(gezien).toMatchObject({ gemeente: 'TIEL', status: 'GEPLAND', datum: '2025-10-27', tijd: '10:00', genodigden: expect.arrayContaining([{ actorId: 'tiel.pc.carla', rol: 'participatiecoach' }, { actorId: 'wz.ic.bert', rol: 'inkomensconsulent' }]) });
    expect((await ontmoetingen(dirk)).filter((een) => een.zaakId === zaakId)).toEqual([]);
  });

  it('takes no word about a resident', async () => {
    await zetKlok('2025-10-06T09:00');
    const bericht = maak(carla, 'ontmoeting.verzocht', deel(nieuweZaak(), { soort: 'INFORMEEL', rollen: ['werkcoach'], onderwerp: 'A. Voorbeeld' }));
    const antwoord = await stuur(carla.aansluiting, bericht);
    expect([antwoord.status, antwoord.inhoud['code']]).toEqual([400, 'BERICHT_ONGELDIG']);
  });
});

describe('M-80 wanneer een coach een inwoner sprak', () => {
  const contact = (inwonerRef: string, peildatum: string, verloop: Record<string, unknown>) => ({ inwonerRef, peildatum, doel: 'PARTICIPATIEBEGELEIDING', verloop });
  const cadans = async (wie: Wie, inwonerRef: string): Promise<Record<string, unknown> | undefined> => (await lees(wie, 'PARTICIPATIEBEGELEIDING', `/v1/contactcadans?inwonerRef=${inwonerRef}`)).inhoud['contactcadans']?.[0];
  const teDoen = async (inwonerRef: string) => (await takenVan('gemeente-tiel.regie', 'tiel.pc.carla')).filter((taak) => taak.inwonerRef === inwonerRef && taak.soort === 'CONTACT_PLANNEN');
  const gevraagd = async () => (await mails()).filter(({ aan, onderwerp }) => aan === 'tiel.pc.carla@sandbox.invalid' && onderwerp === 'Nog te doen: leg een gesprek vast').length;

  it('the day after the agreed months his coach gets one task and a neutral mail; a talk that counts ends it, and nobody else hears any of it', async () => {
    await zetKlok('2025-11-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-11-03' });
    await rust();
    expect(await cadans(carla, ref)).toMatchObject({ gemeente: 'TIEL', status: 'OP_SCHEMA', uiterlijk: '2027-11-03', contacten: [] });
    expect((await doet(carla, 'contact.cadans.vastgesteld', contact(ref, '2025-11-03', { maanden: 1, redencode: 'MEER_CONTACT_NODIG' }))).inhoud).toMatchObject({ status: 'VERWERKT', beleid: { id: 'contactcadans', versie: 'v1' } });
    const vooraf = await gevraagd();
    await zetKlok('2025-12-03T17:00');
    expect([await teDoen(ref), await gevraagd()]).toEqual([[], vooraf]);
    await zetKlok('2025-12-04T09:30');
    expect([(await teDoen(ref)).length, await gevraagd()]).toEqual([1, vooraf + 1]);
    const [laatste] = (await mails()).filter(({ onderwerp }) => onderwerp === 'Nog te doen: leg een gesprek vast').slice(-1);
    expect(laatste?.tekst).not.toMatch(/Voorbeeld|KP4|klantprofiel|maand|hercontrole/i);
    expect(await cadans(carla, ref)).toMatchObject({ status: 'TE_LAAT', uiterlijk: '2025-12-03', afwijking: { maanden: 1, redencode: 'MEER_CONTACT_NODIG' } });
    expect([await cadans(fenna, ref), (await lees(anna, 'PARTICIPATIEBEGELEIDING', `/v1/contactcadans?inwonerRef=${ref}`)).status]).toEqual([undefined, 403]);

    expect((await doet(carla, 'contact.gepland', contact(ref, '2025-12-04', { soort: 'HERCONTROLE', datum: '2025-12-04' }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await teDoen(ref)).toHaveLength(1);
    expect((await doet(carla, 'contact.gehouden', contact(ref, '2025-12-04', { soort: 'HERCONTROLE', datum: '2025-12-04' }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await teDoen(ref)).toEqual([]);
    expect(await cadans(carla, ref)).toMatchObject({ status: 'OP_SCHEMA', uiterlijk: '2026-01-04', contacten: [{ soort: 'HERCONTROLE', datum: '2025-12-04', status: 'GEHOUDEN' }] });
    expect([nb, inkomen].flatMap(({ ontvangen }) => ontvangen).filter(({ bericht }) => bericht.type.includes('.contact.') && bericht.data.inwonerRef === ref)).toEqual([]);
    expect((await feed('werkzaak.werk')).filter(({ bericht }) => bericht.type.includes('.contact.') && bericht.data.inwonerRef === ref)).toEqual([]);
    expect(types(tiel.ontvangen.map(({ bericht }) => bericht).filter(({ type, data }) => data.inwonerRef === ref && type.includes('.contact.')))).toEqual(['contact.teLaat']);
  });

  it('the first talk of the year goes first in Neder-Betuwe, and what was said has no field', async () => {
    await zetKlok('2026-02-02T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2026-02-02', gemeente: 'NEDER_BETUWE' });
    const stap = (gebeurtenis: string, verloop: Record<string, unknown>): Promise<Antwoord> => doet(dirk, `contact.${gebeurtenis}`, { ...contact(ref, '2026-02-02', verloop), gemeente: 'NEDER_BETUWE' });
    expect((await stap('gepland', { soort: 'TWEEDE_GESPREK', datum: '2026-02-16' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
    expect((await stap('gehouden', { soort: 'JAARGESPREK', datum: '2026-02-02' })).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await stap('gepland', { soort: 'TWEEDE_GESPREK', datum: '2026-02-16' })).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await cadans(dirk, ref))?.['uiterlijk']).toBe('2027-02-02');
    const verslag = maak(dirk, 'contact.gehouden', { ...contact(ref, '2026-02-02', { soort: 'JAARGESPREK', datum: '2026-02-02', verslag: 'ging goed' }), gemeente: 'NEDER_BETUWE' });
    expect(await stuur(dirk.aansluiting, verslag)).toMatchObject({ status: 403, inhoud: { code: 'CATEGORIE_NIET_TOEGESTAAN' } });
    expect((await doet(carla, 'contact.gehouden', contact(ref, '2026-02-02', { soort: 'JAARGESPREK', datum: '2026-02-02' }))).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST' });
  });
});

describe('M-81 het plan van aanpak opnieuw besproken', () => {
  const evaluatie = (inwonerRef: string, peildatum: string, volgende: string, planVersie = 1) => ({ inwonerRef, peildatum, doel: 'PARTICIPATIEBEGELEIDING', verloop: { planRef: 'pva-12', planVersie, datum: peildatum, volgende } });
  const teDoen = async (inwonerRef: string) => (await takenVan('gemeente-tiel.regie', 'tiel.pc.carla')).filter((taak) => taak.inwonerRef === inwonerRef && taak.soort === 'PLAN_EVALUEREN');

  it('asks the coach once when the day that he named himself has passed, and tells nobody who is not assigned', async () => {
    await zetKlok('2025-11-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-11-03' });
    expect((await doet(carla, 'planvanaanpak.geevalueerd', evaluatie(ref, '2025-11-03', '2025-11-12'))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect((await feed('werkzaak.werk')).filter(({ bericht }) => bericht.data.inwonerRef === ref && bericht.type.includes('.planvanaanpak.'))).toEqual([]);
    await zetKlok('2025-11-12T17:00');
    expect(await teDoen(ref)).toEqual([]);
    await zetKlok('2025-11-13T09:30');
    expect(await teDoen(ref)).toHaveLength(1);
    expect((await doet(carla, 'planvanaanpak.geevalueerd', evaluatie(ref, '2025-11-13', '2026-11-12', 2))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await teDoen(ref)).toEqual([]);
  });
});
