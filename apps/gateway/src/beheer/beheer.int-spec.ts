import type { Vraag } from '#shared/contracts/intern';
import { GeenAntwoord } from '#shared/messaging/fouten';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

const SINDS = '2025-10-05T08:00:00.000Z';
const EL = 'wz.bm.els';
let deur: Proefdeur;
let gevraagd: { dienst: string; naam: string; vraag: Vraag }[];
/** What is parked at a service, as it would answer. */
let geparkeerd: { tabel: string; id: string; na: unknown }[];
beforeAll(async () => {
  deur = await Proefdeur.start();
  deur.antwoord = (dienst, naam, vraag) => {
    gevraagd.push({ dienst, naam, vraag });
    if (dienst === 'rapportage' && naam === 'beheerstand') return Promise.reject(new GeenAntwoord('TE_LAAT'));
    const { id } = vraag.parameters as { id?: string };
    const resultaat = naam === 'beheerstand' ? (dienst === 'boete' ? [{ soort: 'WACHT_OP', aantal: 2, sinds: SINDS }] : []) : naam === 'geparkeerd' ? geparkeerd : geparkeerd.find((een) => een.id === id)?.na;
    return Promise.resolve({ gevonden: true, resultaat } as never);
  };
});
afterAll(() => deur.sluit());
beforeEach(() => {
  gevraagd = [];
  geparkeerd = [];
});
afterEach(() => expect(deur.fouten).toEqual([]));

const herkans = async (actorId: string, dienst: string) => deur.roep('/v1/beheer/herkansingen', { token: await deur.persoonstoken(actorId), soort: 'application/json', kop: { 'schakel-doel': 'BEHEER' }, inhoud: { dienst } });
const logboek = (activiteit: string) => deur.rijen('SELECT soort, actor, uitkomst, inwoner_ref FROM logboek WHERE activiteit = $1 ORDER BY volgnr DESC LIMIT 1', activiteit);

it('says how much waits where and since when, which service does not answer, and nothing of what or whose', async () => {
  await deur.rijen(`INSERT INTO wachtend (sleutel, volgnr, type, source, bericht_id, invoer, soort, oorzaak) VALUES ('geheim', 1, 't', 's', 'b', '{"naam":"geheim"}', 'GEPARKEERD', 'INTERN')`);
  await deur.rijen(`INSERT INTO taak (id, soort, context, gemeente, organisatie, rol, inwoner_ref, bericht_source, bericht_id, bericht_type) VALUES (gen_random_uuid(), 'COLLEGA_TOEWIJZEN', 'inwoner', 'TIEL', 'TIEL', 'teammanager', gen_random_uuid(), 's', 'b', 't')`);
  for (const [volgnr, minuten] of [[1, 120], [2, 10]])
    await deur.rijen(`INSERT INTO levering (id, aansluiting, volgnr, soort, source, bericht_id, type, gemeente, inhoud, adressen, klaargezet_op) VALUES (gen_random_uuid(), 'gemeente-tiel.regie', $1::bigint, 'FEIT', 's', 'b' || $1::bigint, 't', 'TIEL', '{}', '[]', now() - $2::int * interval '1 minute')`, volgnr, minuten);
  const { status, inhoud } = await deur.leesAls('/v1/beheer/stand', EL, 'BEHEER');
  expect(status).toBe(200);
  expect(inhoud).toEqual({
    stand: [
      { soort: 'FEIT_GEPARKEERD', waar: 'gateway', aantal: 1, sinds: expect.any(String) },
      { soort: 'LEVERING_NIET_OPGEHAALD', waar: 'gemeente-tiel.regie', aantal: 1, sinds: expect.any(String) },
      { soort: 'ZONDER_COACH', waar: 'TIEL', aantal: 1, sinds: expect.any(String) },
      { soort: 'WACHT_OP', waar: 'boete', aantal: 2, sinds: SINDS },
    ],
    onbereikbaar: ['rapportage'],
  });
  expect(gevraagd.every(({ vraag: { context } }) => context.rol === 'systeem' && context.doel === 'BEHEER' && context.actorId === EL)).toBe(true);
  expect(await logboek('beheer.stand.lezen')).toEqual([{ soort: 'VERSTREKKING', actor: EL, uitkomst: 'TOEGESTAAN', inwoner_ref: null }]);
});

it('tries again what a service parked, by the ways that it has for that, and says what stays', async () => {
  geparkeerd = [{ tabel: 'wachtend', id: '1', na: 'AFGEHANDELD' }, { tabel: 'wachtend', id: '2', na: 'GEPARKEERD' }, { tabel: 'outbox', id: '3', na: true }, { tabel: 'outbox', id: '4', na: null }];
  expect((await herkans(EL, 'handover')).inhoud).toEqual({ gelukt: 2, vast: 2, meer: false });
  expect(gevraagd.map(({ dienst, naam, vraag }) => [dienst, naam, (vraag.parameters as { id?: string }).id])).toEqual([['handover', 'geparkeerd', undefined], ['handover', 'speelOpnieuw', '1'], ['handover', 'speelOpnieuw', '2'], ['handover', 'geefVrij', '3'], ['handover', 'geefVrij', '4']]);
  expect(await logboek('beheer.herkansen')).toEqual([{ soort: 'BESLISSING', actor: EL, uitkomst: 'TOEGESTAAN', inwoner_ref: null }]);
});

it('does so in parts, so that a person does not wait for ever', async () => {
  geparkeerd = Array.from({ length: 30 }, (_, nummer) => ({ tabel: 'wachtend', id: String(nummer), na: 'AFGEHANDELD' }));
  expect((await herkans(EL, 'handover')).inhoud).toEqual({ gelukt: 25, vast: 0, meer: true });
});

it.each(['tiel.pc.carla', 'wz.wc.anna', 'tiel.tm.gijs', 'tiel.au.hugo'])('is not for %s, and no service is asked', async (actorId) => {
  expect([(await deur.leesAls('/v1/beheer/stand', actorId, 'BEHEER')).status, (await herkans(actorId, 'handover')).status, gevraagd]).toEqual([403, 403, []]);
});

it('is not for a system, for another purpose, or for a service that does not exist', async () => {
  expect((await deur.lees('/v1/beheer/stand', ['werkzaak.werk', EL], 'BEHEER')).status).toBe(403);
  expect((await deur.leesAls('/v1/beheer/stand', EL, 'RAPPORTAGE')).status).toBe(403);
  expect([(await herkans(EL, 'gateway')).status, gevraagd]).toEqual([400, []]);
});
