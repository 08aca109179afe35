import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'amqplib';
import { Afnemer } from './hulp/afnemer';
import { acceptatie, anna, carla, dirk, doet, examen, fictiefBsn, inwoner, maak, naarKp4, nieuweZaak, systeemVan, tielSysteem } from './hulp/berichten';
import { feed, roep, rust, stuur, zetKlok, type Antwoord } from './hulp/hub';
import { koppenVan, toegang } from './hulp/token';
import { urls } from './hulp/toestand';

/** What somebody with a valid connection, and bad intentions or a broken system, can try through the doors. */
jest.setTimeout(60_000);

const DAG = '2025-10-06';
const DRIEGESPREK = { driegesprek: { aangebodenOp: '2025-10-02', antwoord: 'GEWENST' } };
const fenna = { ...carla, afzender: { ...carla.afzender, actorId: 'tiel.pc.fenna' } };
const nbSysteem = systeemVan('gemeente-neder-betuwe.regie', 'NEDER_BETUWE');

type Wie = typeof carla;
const met = (wie: Wie, afzender: Partial<Wie['afzender']>): Wie => ({ ...wie, afzender: { ...wie.afzender, ...afzender } });
const voorstel = (ref: string, zaakId: string, extra: Record<string, unknown> = {}) => maak(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, DAG, { verloop: DRIEGESPREK, belastbaarheid: examen, ...extra }));
const registratie = (wie: Wie, gemeente: string, bsn: string) =>
  maak(wie, 'inwoner.geregistreerd', { gemeente, peildatum: DAG, doel: 'BEHEER', identiteit: { bsn }, verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: '2022-01-01' } });
const zoek = (als: string, bsn: string): Promise<Antwoord> => roep('/v1/inwoners/_zoek', { methode: 'POST', als, body: { bsn } });
const lees = (pad: string, als: string, medewerker: string): Promise<Antwoord> => roep(pad, { als, koppen: { 'schakel-medewerker': medewerker, 'schakel-doel': 'OVERDRACHT' } });
const antwoord = ({ status, inhoud }: Antwoord): [number, unknown] => [status, inhoud['code'] ?? inhoud['status']];

/** Tiel's resident, proposed by anna: the prize of most attacks here. */
let ref: string;
let zaakId: string;
let nbRef: string;
beforeAll(async () => {
  await zetKlok(`${DAG}T09:00`);
  [ref, nbRef] = await Promise.all([inwoner({ klantprofiel: 'KP3', op: DAG }), inwoner({ klantprofiel: 'KP4', op: DAG, gemeente: 'NEDER_BETUWE' })]);
  zaakId = nieuweZaak();
  expect(antwoord(await stuur('werkzaak.werk', voorstel(ref, zaakId)))).toEqual([200, 'VERWERKT']);
});

describe('a case of another gemeente', () => {
  const accepteer = (wie: Wie, gemeente: string, van = ref) => () => doet(wie, 'overdracht.geaccepteerd', { ...acceptatie(van, zaakId, DAG, wie.afzender.actorId, '2025-12-01'), gemeente });
  it.each<[string, () => Promise<Antwoord>, number, string]>([
    ['with his own namensGemeente changed', accepteer(met(carla, { namensGemeente: 'NEDER_BETUWE' }), 'TIEL'), 403, 'GEMEENTE_ONJUIST'],
    ['for no gemeente at all', accepteer(met(carla, { namensGemeente: null }), 'TIEL'), 403, 'GEMEENTE_ONJUIST'],
    ['under another data.gemeente', accepteer(carla, 'NEDER_BETUWE'), 403, 'GEMEENTE_ONJUIST'],
    ['detached, through the connection of his gemeente', accepteer(dirk, 'TIEL'), 403, 'GEMEENTE_ONJUIST'],
    ['detached, in the name of theirs', accepteer(met(dirk, { namensGemeente: 'TIEL' }), 'TIEL'), 403, 'GEMEENTE_ONJUIST'],
    ['detached, through their connection', accepteer({ ...dirk, aansluiting: 'gemeente-tiel.regie' }, 'NEDER_BETUWE'), 403, 'GEMEENTE_ONJUIST'],
    ['knowing the references of their resident', () => accepteer(dirk, 'NEDER_BETUWE')(), 200, 'GEMEENTE_ONJUIST'],
    ['with his own resident under their case', () => accepteer(dirk, 'NEDER_BETUWE', nbRef)(), 200, 'ZAAK_ONBEKEND'],
    ['as werkcoach, which he is not', () => doet(met(anna, { actorId: 'nb.pc.dirk' }), 'overdracht.ingetrokken', { zaakId, inwonerRef: ref, peildatum: DAG, verloop: { redencode: 'X' } }), 403, 'NIET_BEVOEGD'],
    ['by assigning himself', () => doet(nbSysteem, 'inwoner.coach.toegewezen', { gemeente: 'NEDER_BETUWE', inwonerRef: ref, peildatum: DAG, doel: 'BEHEER', verloop: { coach: 'nb.pc.dirk', rol: 'participatiecoach', vanaf: DAG } }), 200, 'GEMEENTE_ONJUIST'],
  ])('cannot be taken %s', async (_, doe, status, code) => {
    expect(antwoord(await doe())).toEqual([status, code]);
  });

  it.each([
    ['gemeente-neder-betuwe.regie', 'nb.pc.dirk', 404],
    ['gemeente-neder-betuwe.regie', 'tiel.pc.carla', 403],
    ['gemeente-tiel.regie', 'nb.pc.dirk', 403],
    ['gemeente-tiel.regie', 'wz.wc.anna', 403],
    ['werkzaak.werk', 'nb.pc.dirk', 403],
    ['werkzaak.inkomen', 'wz.ic.bert', 403],
    ['gemeente-tiel.regie', 'tiel.au.hugo', 403],
    ['uwv.besluit', 'uwv.besluit', 403],
  ])('is not read through %s as %s', async (als, medewerker, status) => {
    const gelezen = await lees(`/v1/overdrachten/${zaakId}`, als, medewerker);
    expect(gelezen.status).toBe(status);
    expect(JSON.stringify((await lees('/v1/overdrachten', als, medewerker)).inhoud)).not.toContain(zaakId);
  });

  it('is not reached from a BSN either: a refused registration gives no reference', async () => {
    const bsn = fictiefBsn();
    const eigen = await stuur('gemeente-tiel.regie', registratie(tielSysteem, 'TIEL', bsn));
    const geheim = eigen.inhoud['inwonerRef'] as string;
    expect(geheim).toEqual(expect.any(String));
    const poging = registratie(nbSysteem, 'NEDER_BETUWE', bsn);
    expect((await roep('/v1/voorvertoningen', { methode: 'POST', als: nbSysteem.aansluiting, body: poging })).inhoud['uitkomst']).toMatchObject({ code: 'GEMEENTE_ONJUIST' });
    const uitkomst = await stuur(nbSysteem.aansluiting, poging);
    expect(antwoord(uitkomst)).toEqual([200, 'GEMEENTE_ONJUIST']);
    await rust();
    expect(antwoord(await zoek(nbSysteem.aansluiting, bsn))).toEqual([404, 'NIET_GEVONDEN']);
    expect((await zoek('gemeente-tiel.regie', bsn)).inhoud['inwonerRef']).toBe(geheim);
    const alles = JSON.stringify([uitkomst.inhoud, await feed(nbSysteem.aansluiting)]);
    expect(alles).toContain(poging.id);
    expect(alles).not.toContain(geheim);
  });
});

describe('a token', () => {
  const b64 = (waarde: unknown): string => Buffer.from(JSON.stringify(waarde)).toString('base64url');
  it('counts only as it was signed, and only in its header', async () => {
    const { token: echt } = await toegang('werkzaak.inkomen');
    const [kop = '', lijf = '', zegel = ''] = echt.split('.');
    const ander = { ...(JSON.parse(Buffer.from(lijf, 'base64url').toString()) as object), client_id: 'werkzaak.werk' };
    const vals = [`${b64({ alg: 'none' })}.${b64(ander)}.`, `${kop}.${b64(ander)}.${zegel}`];
    for (const t of vals) expect((await roep('/v1/leveringen', { als: null, koppen: { authorization: `Bearer ${t}` } })).status).toBe(401);
    expect((await roep(`/v1/leveringen?access_token=${echt}`, { als: null })).status).toBe(401);
  });

  it('of one connection opens nothing of another of the same organisation', async () => {
    const bericht = voorstel(ref, nieuweZaak());
    expect(antwoord(await stuur('werkzaak.inkomen', bericht))).toEqual([403, 'NIET_BEVOEGD']);
    expect((await stuur('werkzaak.werk', bericht)).status).toBe(200);
    for (const als of ['werkzaak.inkomen', 'gemeente-tiel.regie']) expect((await roep(`/v1/berichten/${bericht.id}`, { als })).status).toBe(404);
    await rust();
    const levering = (await feed('gemeente-tiel.regie')).at(-1);
    expect((await roep(`/v1/leveringen/${levering?.id}/bevestigingen`, { methode: 'POST', als: 'werkzaak.inkomen' })).status).toBe(404);
  });
});

describe('the same id', () => {
  it('sent twenty times at once is one message with one effect', async () => {
    const een = await inwoner({ klantprofiel: 'KP3', op: DAG });
    const bericht = voorstel(een, nieuweZaak());
    const antwoorden = await Promise.all(Array.from({ length: 20 }, (_, i) => stuur('werkzaak.werk', bericht, i % 2 ? 20 : 0)));
    expect(new Set(antwoorden.map(({ inhoud }) => inhoud['status']))).toEqual(new Set(['ONTVANGEN', 'VERWERKT']));
    await rust();
    expect((await feed('gemeente-tiel.regie')).filter((l) => l.bericht.id === bericht.id)).toHaveLength(1);
    expect((await feed('werkzaak.werk')).filter((l) => l.bericht.data.antwoordOp?.id === bericht.id)).toHaveLength(1);
  });

  it('with ten contents at once is the message of one of them', async () => {
    const een = await inwoner({ klantprofiel: 'KP3', op: DAG });
    const id = randomUUID();
    const antwoorden = await Promise.all(Array.from({ length: 10 }, () => stuur('werkzaak.werk', { ...voorstel(een, nieuweZaak()), id })));
    expect(antwoorden.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
  });

  it('is free for every other connection', async () => {
    const bericht = voorstel(await inwoner({ klantprofiel: 'KP3', op: DAG }), nieuweZaak());
    expect(antwoord(await stuur('werkzaak.werk', bericht))).toEqual([200, 'VERWERKT']);
    expect(antwoord(await stuur('gemeente-tiel.regie', { ...maak(carla, 'overdracht.geaccepteerd', acceptatie(bericht.data['inwonerRef'] as string, bericht.data['zaakId'] as string, DAG, 'tiel.pc.carla', '2025-12-01')), id: bericht.id }))).toEqual([200, 'VERWERKT']);
  });
});

describe('a body or address made to break the reader', () => {
  const tekst = (van: string, naar: string): string => JSON.stringify(voorstel(ref, nieuweZaak())).replace(van, naar);
  const post = (ruw: string): Promise<Antwoord> => roep('/v1/berichten', { methode: 'POST', als: 'werkzaak.werk', ruw });
  it.each<[string, () => string, number]>([
    ['__proto__ in a section', () => tekst('"contact":{', '"contact":{"__proto__":{"naam":"x"},'), 400],
    ['constructor in the data', () => tekst('"contact":{', '"constructor":{"prototype":{}},"contact":{'), 400],
    ['a lone surrogate', () => tekst('A. Voorbeeld', 'A \\ud800'), 400],
    ['a null byte', () => tekst('A. Voorbeeld', 'A\\u0000'), 400],
    ['a number beyond numbers', () => tekst(`"peildatum":"${DAG}"`, '"peildatum":1e999'), 400],
    ['six thousand unknown fields', () => `{${Array.from({ length: 6000 }, (_, i) => `"k${i}":1`).join(',')}}`, 400],
    ['a list of messages', () => `[${tekst('x', 'x')}]`, 400],
    ['a line break in its id', () => tekst('"id":"', '"id":"a\\r\\nX-Y: z'), 400],
    ['a date of the year 0, which no table holds', () => tekst(`"voorgesteldeStartdatum":"${DAG}"`, '"voorgesteldeStartdatum":"0000-01-01"'), 400],
    ['a date that does not exist', () => tekst(`"voorgesteldeStartdatum":"${DAG}"`, '"voorgesteldeStartdatum":"2025-02-30"'), 400],
  ])('%s is refused', async (_, ruw, status) => {
    expect((await post(ruw())).status).toBe(status);
  });

  it('half a letter, in a body of a length not told beforehand, is refused and not repaired', async () => {
    const bytes = Buffer.from(tekst('A. Voorbeeld', 'André')).filter((byte) => byte !== 0xc3);
    const drager = await koppenVan('werkzaak.werk', 'POST', `${urls.http}/v1/berichten`);
    const status = await new Promise<number | undefined>((klaar, mislukt) => {
      const verzoek = request(`${urls.http}/v1/berichten`, { method: 'POST', headers: { ...drager, 'content-type': 'application/json', 'transfer-encoding': 'chunked' } });
      verzoek.on('response', (r) => klaar(r.resume().statusCode)).on('error', mislukt);
      verzoek.end(bytes);
    });
    expect(status).toBe(400);
  });

  it.each([
    ['a null byte', '/v1/berichten/a%00b'],
    ['a way up', '/v1/berichten/%2e%2e'],
    ['a line break', '/v1/berichten/%0d%0aX-Y:1'],
    ['five thousand letters', `/v1/berichten/${'a'.repeat(5000)}`],
    ['a null byte for a case', '/v1/overdrachten/%00'],
    ['a prototype', '/v1/schemas/__proto__'],
    ['an empty part', '//v1/leveringen'],
    ['capitals', '/V1/leveringen'],
  ])('an address with %s does not exist', async (_, pad) => {
    const gelezen = await lees(pad, 'gemeente-tiel.regie', 'tiel.pc.carla');
    expect(antwoord(gelezen)).toEqual([404, 'NIET_GEVONDEN']);
  });

  it.each([['wait=999', 'wait=20'], ['wait=-1', null], ['wait=abc', null]])('Prefer: %s is applied as %s', async (prefer, toegepast) => {
    const { koppen } = await roep('/v1/berichten', { methode: 'POST', als: 'werkzaak.werk', body: voorstel(ref, nieuweZaak()), koppen: { prefer } });
    expect(koppen.get('preference-applied')).toBe(toegepast);
  });
});

describe('the broker', () => {
  /** True: the broker took it. It closes the channel on what it refuses. */
  const publiceer = async (gebruiker: string, exchange: string, sleutel: string, userId = gebruiker): Promise<boolean> => {
    const verbinding = await connect(urls.amqp[gebruiker] ?? '');
    verbinding.on('error', () => undefined);
    try {
      const kanaal = await verbinding.createConfirmChannel();
      kanaal.on('error', () => undefined);
      kanaal.publish(exchange, sleutel, Buffer.from('{}'), { userId });
      return await kanaal.waitForConfirms().then(() => true, () => false);
    } finally {
      await verbinding.close().catch(() => undefined);
    }
  };
  it.each([
    ['uit.gemeente-tiel.regie', 'in', 'in.overdracht.geaccepteerd'],
    ['uit.gemeente-tiel.regie', 'gebeurd', 'gebeurd.overdracht.geaccepteerd'],
    ['uit.gemeente-tiel.regie', 'uit', 'uit.werkzaak.werk'],
    ['uit.gemeente-tiel.regie', '', 'handover.in'],
    ['uit.werkzaak.werk', 'taak', 'taak.mail'],
    ['ontheffing', 'gebeurd', 'retour.overdracht'],
    ['handover', 'gebeurd', 'gebeurd.ontheffing.verleend'],
    ['handover', 'in', 'in.overdracht.geaccepteerd'],
    ['notifications', 'gebeurd', 'retour.overdracht'],
  ])('lets %s not write %s %s', async (gebruiker, exchange, sleutel) => {
    expect(await publiceer(gebruiker, exchange, sleutel)).toBe(false);
  });
  it('takes no message in the name of another, also not from its administrator', async () => {
    for (const gebruiker of ['handover', 'beheer']) expect(await publiceer(gebruiker, 'gebeurd', 'gebeurd.overdracht.geaccepteerd', 'gateway')).toBe(false);
  });
  it('lets a party read its own queue and no other', async () => {
    const verbinding = await connect(urls.amqp['uit.werkzaak.werk'] ?? '');
    verbinding.on('error', () => undefined);
    for (const wachtrij of ['uit.werkzaak.inkomen', 'uit.gemeente-tiel.regie', 'gateway.gebeurd', 'handover.in', 'handover.dood']) {
      const kanaal = await verbinding.createChannel();
      kanaal.on('error', () => undefined);
      await expect(kanaal.get(wachtrij)).rejects.toThrow(/ACCESS_REFUSED/);
    }
    await verbinding.close();
  });
});

describe('two at once', () => {
  it('coaches who both accept: one does, the other hears that it is done', async () => {
    const een = await inwoner({ klantprofiel: 'KP3', op: DAG });
    const zaak = nieuweZaak();
    await stuur('werkzaak.werk', voorstel(een, zaak));
    const beide = await Promise.all([carla, fenna].map((wie) => doet(wie, 'overdracht.geaccepteerd', acceptatie(een, zaak, DAG, wie.afzender.actorId, '2025-12-01'))));
    expect(beide.map((a) => antwoord(a)[1]).sort()).toEqual(['OVERGANG_ONGELDIG', 'VERWERKT']);
  });

  it('a withdrawal and the start date: the case ends in one way, and says so once', async () => {
    const tiel = await new Afnemer('gemeente-tiel.regie').start();
    const zaken = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const [een, zaak] = [await inwoner({ klantprofiel: 'KP3', op: DAG }), nieuweZaak()];
        await stuur('werkzaak.werk', voorstel(een, zaak));
        await doet(carla, 'overdracht.geaccepteerd', acceptatie(een, zaak, DAG, 'tiel.pc.carla', '2025-10-20'));
        return { een, zaak };
      }),
    );
    const klok = zetKlok('2025-10-20T09:00');
    const trekIn = ({ een, zaak }: (typeof zaken)[number]) => doet(anna, 'overdracht.ingetrokken', { zaakId: zaak, inwonerRef: een, peildatum: DAG, verloop: { redencode: 'SITUATIE_GEWIJZIGD' } });
    const [vroeg, laat] = [await Promise.all(zaken.slice(0, 2).map(trekIn)), await klok.then(() => Promise.all(zaken.slice(2).map(trekIn)))];
    await rust();
    for (const [i, { inhoud }] of [...vroeg, ...laat].entries()) {
      const einde = tiel.overZaak(zaken[i]?.zaak ?? '').map((b) => (b.type as string).split('.')[3]).filter((g) => g === 'ingegaan' || g === 'ingetrokken');
      expect(einde).toEqual([inhoud['status'] === 'VERWERKT' ? 'ingetrokken' : 'ingegaan']);
    }
    expect(laat.map(({ inhoud }) => inhoud['code'])).toEqual(['OVERGANG_ONGELDIG', 'OVERGANG_ONGELDIG']);
    await tiel.stop();
  });
});
