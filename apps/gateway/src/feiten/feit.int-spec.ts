import { randomUUID } from 'node:crypto';
import type { Feit, MailOpdracht } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { ANNA, bericht, BERT, CARLA, HUB, periode, Proefhub, TEAM_TIEL, TIEL } from '../testing/proefhub';
import { verwerkFeiten } from './feit';
import { zetKlaar } from './klaarzetten';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());
beforeEach(() => hub.leeg('levering', 'aansluiting_teller', 'taak', 'outbox'));

const leveringen = () => hub.query<{ aansluiting: string; volgnr: string; bericht_id: string }>('SELECT aansluiting, volgnr, bericht_id FROM levering ORDER BY aansluiting, volgnr');
const lijst = async (): Promise<string[]> => (await leveringen()).map(({ aansluiting, volgnr }) => `${aansluiting} ${volgnr}`);
const uitgaand = async <T>(type: string): Promise<T[]> => (await hub.query<{ inhoud: string }>('SELECT inhoud FROM outbox WHERE type = $1 ORDER BY volgnr', [type])).map(({ inhoud }) => JSON.parse(inhoud) as T);
const mails = (): Promise<MailOpdracht[]> => uitgaand('taak.mail');
const situatieVersie = async (inwonerRef: string): Promise<number> => Number((await hub.query<{ v: string }>('SELECT situatie_versie AS v FROM stand WHERE inwoner_ref = $1', [inwonerRef]))[0]?.v);

describe('who gets a delivery', () => {
  it('is every connection that the addresses reach, once, but not the one that sent the message', async () => {
    const feit = hub.feit(bericht(), { adressen: [CARLA, TEAM_TIEL, ANNA] });
    await hub.verwerkFeit(feit);
    expect(await lijst()).toEqual(['gemeente-tiel.regie 1']);
    expect(await hub.query('SELECT adressen FROM levering')).toEqual([{ adressen: [CARLA, TEAM_TIEL] }]);
  });

  it('is both sides for what the hub states itself', async () => {
    await hub.verwerkFeit(hub.feit(bericht({ naam: 'overdracht.ingegaan', source: HUB }), { adressen: [CARLA, ANNA] }));
    expect(await lijst()).toEqual(['gemeente-tiel.regie 1', 'werkzaak.werk 1']);
  });

  it('is nobody in a role to which the catalogue gives no view, whatever the owner asks', async () => {
    await hub.verwerkFeit(hub.feit(bericht(), { adressen: [BERT] }));
    expect(await lijst()).toEqual([]);
  });

  it('keeps the content sealed', async () => {
    await hub.verwerkFeit(hub.feit(bericht({ data: { contact: { naam: 'A. Voorbeeld' } } }), { adressen: [CARLA] }));
    const [rij] = await hub.query<{ inhoud: unknown }>('SELECT inhoud FROM levering');
    expect(JSON.stringify(rij)).not.toContain('Voorbeeld');
  });
});

describe('numbering', () => {
  it('has no gaps and no doubles when facts of many residents come at once and some of them fail after they had a number', async () => {
    const goed = Array.from({ length: 30 }, () => hub.feit(bericht(), { adressen: [CARLA] }));
    const fout = Array.from({ length: 10 }, () => hub.feit(bericht(), { adressen: [CARLA], uiterlijk: 'geen dag' as never }));
    const uitkomsten = await Promise.allSettled(goed.flatMap((feit, i) => [feit, ...fout.slice(i, i + 1)]).map((feit) => hub.verwerkFeit(feit)));
    expect(uitkomsten.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect((await leveringen()).map(({ volgnr }) => Number(volgnr))).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });
});

describe('the same fact again', () => {
  it('changes nothing: no delivery, no task, no older situatie', async () => {
    const inwonerRef = randomUUID();
    const open = bericht({ inwonerRef, zaakId: randomUUID() });
    const feit = hub.feit(open, { adressen: [CARLA], situatie: { inwonerRef, versie: 5, perioden: [periode()] } });
    await Promise.all([hub.verwerkFeit(feit), hub.verwerkFeit(feit), hub.verwerkFeit(feit)]);
    expect(await lijst()).toEqual(['gemeente-tiel.regie 1']);
    expect(await mails()).toHaveLength(1);
  });

  it('is another fact when the same message brings about another type', async () => {
    const een = bericht();
    await hub.verwerkFeit(hub.feit(een, { adressen: [CARLA] }));
    await hub.verwerkFeit(hub.feit({ ...een, type: bericht({ naam: 'overdracht.onderbouwd' }).type }, { adressen: [CARLA] }));
    expect(await lijst()).toEqual(['gemeente-tiel.regie 1', 'gemeente-tiel.regie 2']);
  });
});

describe('the copy of the situatie', () => {
  it('follows the highest version, in whatever order the facts come', async () => {
    const inwonerRef = randomUUID();
    const metVersie = (versie: number, klantprofiel: string) => hub.feit(bericht({ inwonerRef }), { situatie: { inwonerRef, versie, perioden: [periode({ klantprofiel })] } });
    for (const [versie, profiel] of [[2, 'KP4'], [1, 'KP3'], [2, 'KP1']] as const) await hub.verwerkFeit(metVersie(versie, profiel));
    expect(await situatieVersie(inwonerRef)).toBe(2);
    const [rij] = await hub.query<{ situatie: { perioden: { klantprofiel: string }[] } }>('SELECT situatie FROM stand WHERE inwoner_ref = $1', [inwonerRef]);
    expect(rij?.situatie.perioden[0]?.klantprofiel).toBe('KP4');
  });
});

describe('tasks and mail', () => {
  const zaak = () => ({ zaakId: randomUUID(), inwonerRef: randomUUID() });
  const uiterlijk = dag('2025-10-20');

  it('asks the addressed person on the receiving side, with a deadline and nothing about the resident', async () => {
    const { zaakId, inwonerRef } = zaak();
    await hub.verwerkFeit(hub.feit(bericht({ zaakId, inwonerRef, data: { contact: { naam: 'A. Voorbeeld' } } }), { adressen: [CARLA, ANNA], uiterlijk }));
    const [mail, ...meer] = await mails();
    expect(meer).toEqual([]);
    expect(mail).toEqual({ taak: expect.any(String), soort: 'OVERDRACHT_BEOORDELEN', actorId: 'tiel.pc.carla', organisatie: 'TIEL', rol: 'participatiecoach', uiterlijk, herinnerOp: [] });
    expect(JSON.stringify(mail)).not.toContain(inwonerRef);
    expect(JSON.stringify(mail)).not.toContain(zaakId);
  });

  it('asks the team when nobody is named, and also when the named person is no longer in service', async () => {
    await hub.verwerkFeit(hub.feit(bericht(zaak()), { adressen: [TEAM_TIEL] }));
    await hub.verwerkFeit(hub.feit(bericht(zaak()), { adressen: [{ ...CARLA, actorId: 'tiel.pc.vertrokken' }] }));
    expect((await mails()).map(({ actorId, organisatie }) => [actorId, organisatie])).toEqual([[null, 'TIEL'], [null, 'TIEL']]);
  });

  it('sends no mail for a type that has none', async () => {
    await hub.verwerkFeit(hub.feit(bericht({ ...zaak(), naam: 'overdracht.onderbouwd' }), { adressen: [CARLA] }));
    expect(await mails()).toEqual([]);
  });

  it('keeps one open task per case, kind and receiver, and starts a next one after it was answered', async () => {
    const deze = zaak();
    const voorstel = () => hub.verwerkFeit(hub.feit(bericht(deze), { adressen: [CARLA] }));
    await voorstel();
    await voorstel();
    expect(await mails()).toHaveLength(1);
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'overdracht.teruggestuurd', source: TIEL }), { adressen: [ANNA], taakAf: true }));
    expect((await mails()).map(({ soort, actorId }) => [soort, actorId])).toEqual([['OVERDRACHT_BEOORDELEN', 'tiel.pc.carla'], ['ANTWOORD', 'wz.wc.anna']]);
    await voorstel();
    expect((await mails()).map(({ soort }) => soort)).toEqual(['OVERDRACHT_BEOORDELEN', 'ANTWOORD', 'OVERDRACHT_BEOORDELEN']);
    expect(new Set((await mails()).map(({ taak }) => taak)).size).toBe(3);
  });

  it('closes the tasks of that case and of no other', async () => {
    const [deze, andere] = [zaak(), zaak()];
    for (const een of [deze, andere]) await hub.verwerkFeit(hub.feit(bericht(een), { adressen: [CARLA] }));
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'overdracht.driegesprek.beantwoord', source: TIEL }), { taakAf: true }));
    expect(await hub.query('SELECT zaak_id FROM taak WHERE afgehandeld_op IS NULL')).toEqual([{ zaak_id: andere.zaakId }]);
  });
});

describe('a correction of contact data', () => {
  const GEKREGEN = { activiteit: 'bericht.leveren:x', uitkomst: 'TOEGESTAAN' as const, gemeente: 'TIEL', oordelen: [{ categorie: 'contact' as const, toegestaan: true }] };
  const gekregen = (inwonerRef: string, ...aansluitingen: string[]) =>
    hub.opslag.transactie(async (tx) => {
      for (const aansluiting of aansluitingen) await schrijfLogboek(tx, 'VERSTREKKING', { ...GEKREGEN, inwonerRef, aansluiting });
    });
  const correctie = async (inwonerRef: string, gemeente = 'TIEL') => {
    await hub.verwerkFeit(hub.feit(bericht({ naam: 'inwoner.gewijzigd', source: TIEL, inwonerRef, gemeente, data: { contact: { telefoon: 'KANARIE' } } }), { adressen: [CARLA] }));
    return hub.query<{ aansluiting: string; type: string; data: unknown }>(`SELECT aansluiting, split_part(type, '.', 4) || '.' || split_part(type, '.', 5) AS type, inhoud -> 'data' -> 'verloop' AS data FROM levering WHERE inwoner_ref = $1 ORDER BY aansluiting`, [inwonerRef]);
  };

  it('tells who had the old ones and has no part any more that they no longer hold, and not what they are', async () => {
    const inwonerRef = randomUUID();
    await hub.zetSituatie(inwonerRef, periode({ klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla' }));
    await gekregen(inwonerRef, 'werkzaak.werk', 'gemeente-tiel.regie', 'gemeente-neder-betuwe.regie');
    expect(await correctie(inwonerRef)).toEqual([{ aansluiting: 'werkzaak.werk', type: 'contact.vervallen', data: { per: expect.stringMatching(/^\d{4}-/) } }]);
  });

  it('says nothing more to whoever gets the new ones, to whom never had any, or to the gemeente that the resident left', async () => {
    const [toegewezen, nooit, vertrokken] = [randomUUID(), randomUUID(), randomUUID()];
    await hub.zetSituatie(toegewezen, periode());
    await gekregen(toegewezen, 'werkzaak.werk');
    await hub.zetSituatie(vertrokken, periode({ gemeente: 'NEDER_BETUWE', werkcoach: null, participatiecoach: 'nb.pc.dirk' }));
    await gekregen(vertrokken, 'gemeente-tiel.regie');
    expect((await Promise.all([correctie(toegewezen), correctie(nooit), correctie(vertrokken, 'NEDER_BETUWE')])).flat().filter(({ type }) => type === 'contact.vervallen')).toEqual([]);
  });
});

describe('facts of different residents that are handled together', () => {
  const samen = (...feiten: Feit[]) => hub.opslag.transactie(async (tx) => zetKlaar(tx, await verwerkFeiten(tx, feiten, { partijen: hub.partijen, klok: hub.klok })));
  const zaak = () => ({ zaakId: randomUUID(), inwonerRef: randomUUID() });

  it('are judged each by the situatie of its own resident', async () => {
    const [vertrokken, gebleven] = [zaak(), zaak()];
    await hub.zetSituatie(vertrokken.inwonerRef, periode({ gemeente: 'NEDER_BETUWE' }));
    await hub.zetSituatie(gebleven.inwonerRef, periode());
    await samen(...[vertrokken, gebleven].map((deze) => hub.feit(bericht(deze), { adressen: [CARLA] })));
    expect(await hub.query('SELECT inwoner_ref FROM taak')).toEqual([{ inwoner_ref: gebleven.inwonerRef }]);
  });

  it('end and begin each their own tasks, and leave each their own situatie', async () => {
    const [een, twee, drie] = [zaak(), zaak(), zaak()];
    for (const deze of [een, twee]) await hub.verwerkFeit(hub.feit(bericht(deze), { adressen: [CARLA] }));
    const gewijzigd = (inwonerRef: string, versie: number, klantprofiel: string) =>
      hub.feit(bericht({ naam: 'regie.gewijzigd', source: HUB, inwonerRef }), { situatie: { inwonerRef, versie, perioden: [periode({ klantprofiel })] } });
    await samen(hub.feit(bericht({ ...een, naam: 'overdracht.teruggestuurd', source: TIEL }), { adressen: [ANNA], taakAf: true }), gewijzigd(twee.inwonerRef, 2, 'KP1'), gewijzigd(drie.inwonerRef, 3, 'KP2'));
    const taken = await hub.query<{ inwoner_ref: string; soort: string; af: boolean }>('SELECT inwoner_ref, soort, afgehandeld_op IS NOT NULL AS af FROM taak ORDER BY aangemaakt_op, af DESC');
    expect(taken).toHaveLength(3);
    expect(taken.filter(({ af }) => af)).toEqual([{ inwoner_ref: een.inwonerRef, soort: 'OVERDRACHT_BEOORDELEN', af: true }]);
    expect(await Promise.all([twee, drie].map(({ inwonerRef }) => situatieVersie(inwonerRef)))).toEqual([2, 3]);
  });
});
