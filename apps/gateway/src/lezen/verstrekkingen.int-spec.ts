import { randomUUID } from 'node:crypto';
import type { SituatiePeriode } from '#shared/contracts/intern';
import { verzegel } from '#shared/privacy/verzegeling';
import { verwerkRetour } from '../feiten/retour';
import { voorstel, type Los } from '../testing/berichten';
import { ANNA, BERT, CARLA, inwoner, KANARIE } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
beforeEach(() => {
  deur.klok.zet('2025-10-22T09:00:00+02:00');
  deur.personeel.waarnemingen.length = 0;
});
afterEach(() => expect(deur.fouten).toEqual([]));

const DOEL = 'PARTICIPATIEBEGELEIDING';
const MEDISCH = 'MEDISCHE_UITZONDERING';
const WC = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' };
const PC = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' };
const VERKLARING = { schriftelijkOp: '2025-10-20', reikwijdte: 'CONCLUSIE_EN_ADVIES', ontvanger: 'tiel.pc.carla', laatsteDag: '2025-11-19', ingetrokkenOp: null, bewijsRef: 'dossier-12' };
const GRONDSLAG = 'UAVG artikel 30 lid 1';

type Wens = { periode?: Partial<SituatiePeriode>; beeld?: Los; belastbaarheid?: object; medisch?: object | null };

/** What verstrekking answers, sealed as it lies there. */
const metZaak = async ({ periode = {}, beeld: anders = {}, belastbaarheid, medisch = null }: Wens) => {
  const inwonerRef = await inwoner(deur, periode);
  const bron = voorstel(inwonerRef);
  const dicht = verzegel({ ...bron, data: { ...bron.data, belastbaarheid, medisch: medisch ?? undefined } } as never, deur.delen.ring).data;
  const beeld = {
    zaakId: bron.data['zaakId'] as string, inwonerRef, gemeente: 'TIEL', soort: 'BELASTBAARHEID', status: 'GEGEVEN',
    verloop: { gevraagd: { uren: true }, noodzaak: 'DAGBESTEDING', begonnenOp: '2025-10-13', geheim: KANARIE },
    secties: belastbaarheid ? { belastbaarheid: dicht.belastbaarheid } : {}, belastbaarheidType: 'nl.participatiewet.verstrekking.gegeven.v1',
    vrager: PC, gever: WC, verklaring: null, grondslag: null, klaargezetOp: null, ...anders,
  };
  deur.antwoord = (dienst, naam) => {
    if (dienst !== 'verstrekking') return Promise.resolve({ gevonden: false, resultaat: null });
    const resultaat = naam === 'inhoud' ? { beeld, medisch: dicht.medisch ?? null } : { verstrekkingen: [beeld], volgende: null };
    return Promise.resolve({ gevonden: true, resultaat } as never);
  };
  return beeld;
};
const lees = (zaakId: string, actorId: string, doel = DOEL) => deur.leesAls(`/v1/verstrekkingen/${zaakId}`, actorId, doel);
const leesInhoud = (zaakId: string, actorId: string, doel = MEDISCH) => deur.leesAls(`/v1/verstrekkingen/${zaakId}/inhoud`, actorId, doel);
const log = (zaakId: string) => deur.rijen('SELECT soort, activiteit, actor, uitkomst, code, inhoud FROM logboek WHERE zaak_id = $1 ORDER BY volgnr', zaakId);

describe('belastbaarheid', () => {
  const GEGEVEN = { beoordelingsdatum: '2025-08-20', urenBeschikbaar: 8, mogelijkheden: KANARIE };
  const gegeven = (wens: Wens = {}) => metZaak({ belastbaarheid: { ...GEGEVEN, diagnose: KANARIE }, ...wens });

  it('is read by the coach of today, field by field and logged, and its giver hears that it was', async () => {
    const beeld = await gegeven();
    const { status, inhoud } = await lees(beeld.zaakId, 'tiel.pc.carla');
    expect(status).toBe(200);
    expect(inhoud).toEqual({
      zaakId: beeld.zaakId, inwonerRef: beeld.inwonerRef, gemeente: 'TIEL', soort: 'BELASTBAARHEID', status: 'GEGEVEN',
      verloop: { gevraagd: { uren: true }, noodzaak: 'DAGBESTEDING', begonnenOp: '2025-10-13' }, vrager: PC, gever: WC, belastbaarheid: GEGEVEN,
    });
    await lees(beeld.zaakId, 'tiel.pc.carla');
    const [regel] = await log(beeld.zaakId);
    expect([regel.soort, regel.actor, regel.inhoud.oordelen]).toEqual(['VERSTREKKING', 'tiel.pc.carla', expect.arrayContaining([{ categorie: 'belastbaarheid', toegestaan: true, code: null }])]);
    expect(JSON.stringify(await log(beeld.zaakId))).not.toContain(KANARIE);
    expect(await deur.rijen('SELECT type FROM bericht WHERE zaak_id = $1', beeld.zaakId)).toEqual([{ type: 'nl.participatiewet.verstrekking.geopend.v1' }]);
  });

  it.each<[string, Wens, string, [number, boolean]]>([
    ['who deputises for the coach', {}, 'tiel.pc.fenna', [200, true]],
    ['the coach from before the handover who was asked, until it is answered', {}, 'wz.wc.anna', [200, true]],
    ['the same coach after it was answered: only how it went', { beeld: { status: 'BEANTWOORD' } }, 'wz.wc.anna', [200, false]],
    ['the same coach, who gave it unasked', { beeld: { vrager: null } }, 'wz.wc.anna', [200, false]],
    ['a coach who followed the one who asked', { periode: { participatiecoach: 'tiel.pc.fenna' }, beeld: { vrager: { ...PC, actorId: 'iemand.anders' } } }, 'tiel.pc.fenna', [200, true]],
    ['another gemeente', {}, 'nb.pc.dirk', [404, false]],
    ['the gemeente that the resident left', { periode: { gemeente: 'NEDER_BETUWE' } }, 'tiel.pc.carla', [404, false]],
  ])('for %s', async (wie, wens, actorId, verwacht) => {
    if (wie.includes('deputises')) deur.neemWaar('tiel.pc.fenna', 'tiel.pc.carla', '2025-10-22', '2025-10-22');
    const beeld = await gegeven(wens);
    const { status, inhoud } = await lees(beeld.zaakId, actorId);
    expect([status, inhoud.belastbaarheid !== undefined]).toEqual(verwacht);
  });

  it('does not exist for a colleague who has no part in it, and is refused to a role without it before anything is asked', async () => {
    const beeld = await gegeven();
    expect((await lees(beeld.zaakId, 'tiel.pc.fenna')).status).toBe(404);
    let gevraagd = 0;
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: (gevraagd += 1) });
    for (const wie of ['wz.ic.bert', 'wz.bm.els', 'tiel.tm.gijs', 'tiel.au.hugo']) expect([wie, (await lees(beeld.zaakId, wie)).status]).toEqual([wie, 403]);
    expect((await deur.lees('/v1/verstrekkingen', BERT, DOEL)).status).toBe(403);
    expect(gevraagd).toBe(0);
  });

  it('is judged by the agreement of today: nothing of it before 2 September 2025, and nothing without a need', async () => {
    const zonder = await gegeven({ beeld: { verloop: { gevraagd: { uren: true } } } });
    expect((await lees(zonder.zaakId, 'tiel.pc.carla')).inhoud).toMatchObject({ nietVerstrekt: [{ categorie: 'belastbaarheid', code: 'NOODZAAK_ONTBREEKT' }] });
    const beeld = await gegeven();
    deur.klok.zet('2025-09-01T09:00:00+02:00');
    const { inhoud } = await lees(beeld.zaakId, 'tiel.pc.carla');
    expect([inhoud.status, inhoud.belastbaarheid, inhoud.nietVerstrekt]).toEqual(['GEGEVEN', undefined, undefined]);
  });

  it.each([
    ['2025-08-20', '2026-08-20', undefined],
    ['2025-08-20', '2026-08-21', true],
    ['2024-10-22', '2025-10-22', undefined],
    ['2024-10-21', '2025-10-22', true],
  ])('R-223 an assessment of %s, read on %s, is old: %s', async (beoordelingsdatum, vandaag, oud) => {
    const beeld = await gegeven({ belastbaarheid: { ...GEGEVEN, beoordelingsdatum } });
    deur.klok.zet(`${vandaag}T09:00:00+02:00`);
    expect((await lees(beeld.zaakId, 'tiel.pc.carla')).inhoud.beoordelingIsOud).toBe(oud);
  });

  it('R-223 is not said to be old to who may not read of when it is', async () => {
    const beeld = await gegeven({ belastbaarheid: { ...GEGEVEN, beoordelingsdatum: '2015-01-05' }, beeld: { status: 'BEANTWOORD' } });
    expect(Object.keys((await lees(beeld.zaakId, 'wz.wc.anna')).inhoud)).not.toContain('beoordelingIsOud');
  });

  it('stands in no list', async () => {
    const beeld = await gegeven();
    const { inhoud } = await deur.leesAls(`/v1/verstrekkingen?inwonerRef=${beeld.inwonerRef}&limiet=5`, 'tiel.pc.carla', DOEL);
    expect(inhoud).toMatchObject({ verstrekkingen: [{ zaakId: beeld.zaakId, status: 'GEGEVEN' }], volgende: null });
    expect(JSON.stringify(inhoud)).not.toMatch(/belastbaarheid":|kanarie/i);
    expect((await deur.leesAls('/v1/verstrekkingen', 'tiel.pc.fenna', DOEL)).inhoud.verstrekkingen).toEqual([]);
  });
});

describe('the medical exception', () => {
  const gedeeld = ({ beeld = {}, ...wens }: Wens = {}) =>
    metZaak({ medisch: { conclusie: KANARIE, advies: 'advies', bijlage: KANARIE }, ...wens, beeld: { soort: 'BIJZONDER', status: 'GEDEELD', belastbaarheidType: undefined, verloop: { gevraagd: { conclusie: true }, verzoeker: 'INWONER', reden: 'VERZOEK_INWONER' }, vrager: WC, gever: WC, verklaring: VERKLARING, grondslag: GRONDSLAG, klaargezetOp: '2025-10-22', ...beeld } });

  it('shows the statement to the werkcoach, and to whom it was announced until when he may read; its content to nobody', async () => {
    const beeld = await gedeeld();
    const { inhoud: bijAnna } = await lees(beeld.zaakId, 'wz.wc.anna', MEDISCH);
    expect(bijAnna).toMatchObject({ status: 'GEDEELD', verklaring: VERKLARING, grondslag: GRONDSLAG });
    const { inhoud: bijCarla } = await lees(beeld.zaakId, 'tiel.pc.carla', MEDISCH);
    expect(bijCarla).toMatchObject({ leesbaarTotEnMet: '2025-11-19', grondslag: GRONDSLAG, klaargezetOp: '2025-10-22' });
    expect(bijCarla.verklaring).toBeUndefined();
    expect(JSON.stringify([bijAnna, bijCarla])).not.toMatch(/kanarie|medisch"/i);
  });

  it('is read by the named person who logged in, through the last day; conclusion and advice and nothing else, and every time on record', async () => {
    const beeld = await gedeeld();
    for (const op of ['2025-10-22', '2025-11-19']) {
      deur.klok.zet(`${op}T23:30:00+02:00`);
      const { status, inhoud, kop } = await leesInhoud(beeld.zaakId, 'tiel.pc.carla');
      expect([status, kop['cache-control']]).toEqual([200, 'no-store']);
      expect(inhoud).toEqual({ zaakId: beeld.zaakId, inwonerRef: beeld.inwonerRef, medisch: { conclusie: KANARIE, advies: 'advies' }, leesbaarTotEnMet: '2025-11-19', grondslag: GRONDSLAG });
    }
    const regels = await log(beeld.zaakId);
    expect(regels.map(({ soort, activiteit, inhoud }) => [soort, activiteit, inhoud.oordelen])).toEqual(Array(2).fill(['VERSTREKKING', 'verstrekking.inhoud.lezen', [{ categorie: 'medisch', toegestaan: true, code: null }]]));
    expect(JSON.stringify(regels)).not.toContain(KANARIE);
    expect(await deur.rijen(`SELECT type, inhoud -> 'data' -> 'verloop' ->> 'door' AS door FROM bericht WHERE zaak_id = $1`, beeld.zaakId)).toEqual([{ type: 'nl.participatiewet.verstrekking.geopend.v1', door: 'tiel.pc.carla' }]);
  });

  it.each<[string, Wens, string, number, string, string?]>([
    ['the day after the last day', {}, 'tiel.pc.carla', 403, 'VERKLARING_VERLOPEN', '2025-11-20'],
    ['no statement yet, for whoever asked', { beeld: { status: 'INGEDIEND', vrager: PC, verklaring: null, klaargezetOp: null } }, 'tiel.pc.carla', 403, 'VERKLARING_ONTBREEKT'],
    ['a withdrawal', { beeld: { status: 'INGETROKKEN', verklaring: { ...VERKLARING, ingetrokkenOp: '2025-10-22' } } }, 'tiel.pc.carla', 403, 'VERKLARING_INGETROKKEN'],
    ['a coach who is not the named person', { beeld: { vrager: PC, verklaring: { ...VERKLARING, ontvanger: 'tiel.pc.fenna' } } }, 'tiel.pc.carla', 403, 'NIET_BEVOEGD'],
    ['a deputy of the named person', {}, 'tiel.pc.fenna', 403, 'NIET_BEVOEGD'],
    ['the werkcoach who shared it', {}, 'wz.wc.anna', 403, 'CATEGORIE_NIET_TOEGESTAAN'],
    ['a day on which the agreement knew no exception', {}, 'tiel.pc.carla', 403, 'CATEGORIE_NIET_TOEGESTAAN', '2025-09-01'],
    ['a gemeente that has it switched off', { periode: { gemeente: 'NEDER_BETUWE', participatiecoach: 'nb.pc.dirk' }, beeld: { gemeente: 'NEDER_BETUWE', verklaring: { ...VERKLARING, ontvanger: 'nb.pc.dirk' } } }, 'nb.pc.dirk', 403, 'CATEGORIE_NIET_TOEGESTAAN'],
    ['a statement with nothing set out yet', { medisch: null, beeld: { status: 'VERKLARING_VASTGELEGD', klaargezetOp: null } }, 'tiel.pc.carla', 404, 'NIET_GEVONDEN'],
    ['a colleague who has no part in it', {}, 'nb.pc.dirk', 404, 'NIET_BEVOEGD'],
    ['the gemeente that the resident left', { periode: { gemeente: 'NEDER_BETUWE' } }, 'tiel.pc.carla', 404, 'NIET_BEVOEGD'],
    ['a case of belastbaarheid', { beeld: { soort: 'BELASTBAARHEID' } }, 'tiel.pc.carla', 404, 'NIET_BEVOEGD'],
  ])('is not read: %s', async (wat, wens, actorId, status, code, op = '2025-10-22') => {
    if (wat.includes('deputy')) deur.neemWaar('tiel.pc.fenna', 'tiel.pc.carla', '2025-10-01', '2025-12-31');
    deur.klok.zet(`${op}T09:00:00+02:00`);
    const beeld = await gedeeld(wens);
    const antwoord = await leesInhoud(beeld.zaakId, actorId);
    expect([antwoord.status, antwoord.inhoud.code]).toEqual([status, status === 404 ? 'NIET_GEVONDEN' : code]);
    expect(JSON.stringify(antwoord.inhoud)).not.toContain(KANARIE);
    const [regel] = await log(beeld.zaakId);
    expect([regel.soort, regel.actor, regel.uitkomst, regel.code]).toEqual(['BESLISSING', actorId, 'GEWEIGERD', code]);
    if (status === 403) expect(regel.inhoud.oordelen).toEqual([{ categorie: 'medisch', toegestaan: false, code }]);
    expect(await deur.rijen('SELECT FROM bericht WHERE zaak_id = $1', beeld.zaakId)).toEqual([]);
  });

  it('is never read by a system that asserts the name, nor for another purpose; its owner is not even asked', async () => {
    const { zaakId } = await gedeeld();
    let gevraagd = 0;
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: (gevraagd += 1) });
    const doorSysteem = await deur.lees(`/v1/verstrekkingen/${zaakId}/inhoud`, CARLA, MEDISCH);
    expect([doorSysteem.status, doorSysteem.inhoud.code, doorSysteem.inhoud.fouten[0].herstel]).toEqual([403, 'NIET_BEVOEGD', expect.stringContaining('Log zelf in')]);
    expect((await leesInhoud(zaakId, 'tiel.pc.carla', 'OVERDRACHT')).inhoud).toMatchObject({ status: 403, code: 'NIET_BEVOEGD' });
    expect((await deur.leesAls(`/v1/verstrekkingen/${zaakId}/inhoud`, 'tiel.pc.fenna', MEDISCH, { 'schakel-medewerker': 'tiel.pc.carla' })).status).toBe(403);
    expect(gevraagd).toBe(0);
    expect((await log(zaakId)).map(({ uitkomst, inhoud }) => [uitkomst, inhoud.oordelen])).toEqual(Array(2).fill(['GEWEIGERD', [{ categorie: 'medisch', toegestaan: false, code: 'NIET_BEVOEGD' }]]));
  });

  const ingetrokken = async (beeld: { zaakId: string; inwonerRef: string }) => {
    const bericht = { ...voorstel(beeld.inwonerRef), type: 'nl.participatiewet.verstrekking.bijzonder.ingetrokken.v1' };
    const { afzender, gemeente, peildatum, inwonerRef } = bericht.data;
    expect((await deur.stuur({ ...bericht, data: { afzender, gemeente, peildatum, inwonerRef, zaakId: beeld.zaakId, doel: MEDISCH, verloop: {} } })).status).toBe(202);
    return { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: { status: 'VERWERKT' as const, afwijkingen: [] } };
  };

  it('is not read once the withdrawal was settled, though its owner answered just before', async () => {
    const beeld = await gedeeld();
    const retour = await ingetrokken(beeld);
    expect((await leesInhoud(beeld.zaakId, 'tiel.pc.carla')).status).toBe(200);
    await deur.delen.opslag.transactie((tx) => verwerkRetour(tx, retour, 'verstrekking', deur.delen.partijen));
    expect((await leesInhoud(beeld.zaakId, 'tiel.pc.carla')).inhoud).toMatchObject({ status: 403, code: 'VERKLARING_INGETROKKEN' });
  });

  it('waits for a withdrawal that is being settled, and is refused then', async () => {
    const beeld = await gedeeld();
    const retour = await ingetrokken(beeld);
    let lezing: Promise<{ inhoud: Los }> | undefined;
    await deur.delen.opslag.transactie(async (tx) => {
      await verwerkRetour(tx, retour, 'verstrekking', deur.delen.partijen);
      lezing = leesInhoud(beeld.zaakId, 'tiel.pc.carla');
      // Until the read stands waiting for this transaction.
      for (let wacht = 0; wacht === 0; ) [{ wacht }] = (await deur.rijen('SELECT count(*)::int AS wacht FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()')) as [{ wacht: number }];
    });
    expect((await lezing)?.inhoud).toMatchObject({ status: 403, code: 'VERKLARING_INGETROKKEN' });
  });

  it('is not read while the withdrawal is held up at its owner', async () => {
    const beeld = await gedeeld();
    const retour = await ingetrokken(beeld);
    await deur.delen.opslag.transactie((tx) => verwerkRetour(tx, { ...retour, uitkomst: { status: 'WACHT_OP', wachtOp: 'BEHEER', afwijkingen: [] } }, 'verstrekking', deur.delen.partijen));
    expect((await leesInhoud(beeld.zaakId, 'tiel.pc.carla')).inhoud).toMatchObject({ status: 403, code: 'VERKLARING_INGETROKKEN' });
  });

  it('is not read for a gemeente where the resident does not live, though its owner did not hear yet that he left', async () => {
    const beeld = await gedeeld({ periode: { tot: '2025-10-22' as never } });
    expect((await leesInhoud(beeld.zaakId, 'tiel.pc.carla')).status).toBe(404);
    expect((await log(beeld.zaakId)).map(({ soort, uitkomst }) => [soort, uitkomst])).toEqual([['BESLISSING', 'GEWEIGERD']]);
  });

  const VERWERKT_BERICHT = `
    INSERT INTO bericht (source, id, type, context, inwoner_ref, zaak_id, gemeente, aansluiting, afzender_actor, herkomst, inhoud, inhoud_merk, klok_op, status, herroepen_op)
    SELECT 'urn:x', $1, $2, 'verstrekking', $3, $4, 'TIEL', 'werkzaak.werk', 'wz.wc.anna', 'partij', '{}', 'm', now(), 'VERWERKT', CASE WHEN $5 THEN now() END`;

  it.each(['verzocht', 'verklaard'])('is not read once what it rests on was recalled (%s), though its owner still had it; a later one counts', async (naam) => {
    const beeld = await gedeeld();
    const staat = (herroepen: boolean) => deur.rijen(VERWERKT_BERICHT, randomUUID(), `nl.participatiewet.verstrekking.bijzonder.${naam}.v1`, beeld.inwonerRef, beeld.zaakId, herroepen);
    await staat(true);
    expect((await leesInhoud(beeld.zaakId, 'tiel.pc.carla')).status).toBe(404);
    await staat(false);
    expect((await leesInhoud(beeld.zaakId, 'tiel.pc.carla')).status).toBe(200);
  });

  it('is not read once its message was recalled, though its owner still had it', async () => {
    const beeld = await gedeeld();
    await deur.rijen(
      `INSERT INTO bericht (source, id, type, context, inwoner_ref, zaak_id, gemeente, aansluiting, afzender_actor, herkomst, inhoud, inhoud_merk, klok_op, status, herroepen_op)
       SELECT $1, $2, 'nl.participatiewet.verstrekking.bijzonder.klaargezet.v1', 'verstrekking', $3, $4, 'TIEL', 'werkzaak.werk', 'wz.wc.anna', 'partij', '{}', 'm', now(), 'VERWERKT', now()`,
      ...[await herkomst(), beeld].flatMap((een) => ('id' in een ? [een.source, een.id] : [een.inwonerRef, een.zaakId])),
    );
    expect((await leesInhoud(beeld.zaakId, 'tiel.pc.carla')).status).toBe(404);
  });
  const herkomst = async (): Promise<{ source: string; id: string }> => {
    const { resultaat } = await deur.antwoord('verstrekking', 'inhoud', {} as never);
    return (resultaat as Los).medisch.herkomst;
  };
});

describe('at the door', () => {
  const klaargezet = (medisch: object, gemeente = 'TIEL') => {
    const bericht = { ...voorstel(), type: 'nl.participatiewet.verstrekking.bijzonder.klaargezet.v1' };
    const { afzender, inwonerRef } = bericht.data;
    return { ...bericht, data: { afzender, gemeente, peildatum: '2025-10-22', inwonerRef, zaakId: randomUUID(), doel: MEDISCH, medisch } };
  };
  const deuren = (bericht: object) => Promise.all(['/v1/berichten', '/v1/voorvertoningen'].map(async (url) => (await deur.roep(url, { als: ANNA[0], inhoud: bericht })).inhoud.code as string | undefined));

  it('medical content comes in only where the gemeente has the exception switched on, and not before the agreement knew it', async () => {
    expect(await deuren(klaargezet({ conclusie: KANARIE }, 'NEDER_BETUWE'))).toEqual(['CATEGORIE_NIET_TOEGESTAAN', 'CATEGORIE_NIET_TOEGESTAAN']);
    expect((await deur.stuur(klaargezet({ conclusie: KANARIE }))).status).toBe(202);
    deur.klok.zet('2025-09-01T09:00:00+02:00');
    expect((await deuren(klaargezet({ conclusie: KANARIE })))[0]).toBe('CATEGORIE_NIET_TOEGESTAAN');
  });

  it('a third field is refused by name and without its value', async () => {
    const { status, inhoud } = await deur.stuur(klaargezet({ conclusie: 'goed', diagnose: KANARIE }));
    expect([status, inhoud.code, inhoud.fouten[0].pad]).toEqual([403, 'CATEGORIE_NIET_TOEGESTAAN', 'data.medisch.diagnose']);
    expect(JSON.stringify(inhoud)).not.toContain(KANARIE);
  });
});
