import { randomUUID } from 'node:crypto';
import type { SituatiePeriode } from '#shared/contracts/intern';
import { verzegel } from '#shared/privacy/verzegeling';
import { voorstel } from '../testing/berichten';
import { ANNA, inwoner, KANARIE } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
beforeEach(() => {
  deur.klok.zet('2025-10-06T09:00:00+02:00');
  deur.personeel.waarnemingen.length = 0;
});
afterEach(() => expect(deur.fouten).toEqual([]));

const DOEL = 'ONDERSTEUNING_BIJ_SANCTIE';
const GROND = { sanctieSoort: 'BOETE', grond: 'INLICHTINGENPLICHT', gesprekken: [{ gespreksdatum: '2025-09-30', kanaal: 'TELEFOON' }] };
const VERLOOP = { status: 'OVERWOGEN', overwegingsDatum: '2025-10-06', reactieUiterlijk: '2025-10-20', bevestigdOp: null, reactie: null, voorstelDatum: null, geenReactie: false, alertOvergeslagen: false, afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'], geheim: KANARIE };

/** A considered sanction as boete answers it, with what it is about sealed. */
const metSanctie = async (anders: { periode?: Partial<SituatiePeriode>; verloop?: object; actorId?: string | null } = {}) => {
  const inwonerRef = await inwoner(deur, anders.periode ?? {});
  const alert = { ...voorstel(inwonerRef) };
  const dicht = (handhaving: object) => verzegel({ ...alert, data: { ...alert.data, contact: { naam: 'B. Voorbeeld' }, handhaving } } as never, deur.delen.ring).data;
  const { contact, handhaving } = dicht(GROND);
  const uitkomst = dicht({ uitkomst: 'AFGEZIEN', besluitDatum: '2025-10-15', redencode: 'OPGELOST' }).handhaving;
  const beeld = {
    zaakId: randomUUID(), inwonerRef, gemeente: 'TIEL', verloop: { ...VERLOOP, ...anders.verloop }, secties: { contact, handhaving }, uitkomst,
    indiener: { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' },
    ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: anders.actorId === undefined ? 'tiel.pc.carla' : anders.actorId },
  };
  deur.antwoord = (dienst, naam) => Promise.resolve((dienst === 'boete' && naam === 'sancties' ? { gevonden: true, resultaat: { sancties: [beeld], volgende: null } } : { gevonden: false, resultaat: null }) as never);
  return beeld;
};
const lees = (zaakId: string, actorId: string) => deur.leesAls(`/v1/overwogen-sancties/${zaakId}`, actorId, DOEL);

describe('a considered sanction', () => {
  it('shows the coach of the resident what it is about, until when he may answer, and not the marks of the other side', async () => {
    const beeld = await metSanctie();
    const { status, inhoud } = await lees(beeld.zaakId, 'tiel.pc.carla');
    expect(status).toBe(200);
    expect(inhoud).toEqual({
      zaakId: beeld.zaakId,
      inwonerRef: beeld.inwonerRef,
      gemeente: 'TIEL',
      status: 'OVERWOGEN',
      verloop: { overwegingsDatum: '2025-10-06', reactieUiterlijk: '2025-10-20', geenReactie: false },
      indiener: beeld.indiener,
      ontvanger: beeld.ontvanger,
      contact: { naam: 'B. Voorbeeld' },
      handhaving: GROND,
      uitkomst: { uitkomst: 'AFGEZIEN', besluitDatum: '2025-10-15', redencode: 'OPGELOST' },
    });
    const [regel] = await deur.rijen('SELECT soort, actor, inhoud FROM logboek WHERE zaak_id = $1', beeld.zaakId);
    expect([regel.soort, regel.actor]).toEqual(['VERSTREKKING', 'tiel.pc.carla']);
    expect(regel.inhoud.oordelen).toContainEqual({ categorie: 'handhaving', toegestaan: true, code: null });
    expect(JSON.stringify(regel)).not.toContain('INLICHTINGENPLICHT');
  });

  it('shows who considers it his own marks', async () => {
    const beeld = await metSanctie();
    expect((await lees(beeld.zaakId, 'wz.ic.bert')).inhoud).toMatchObject({ verloop: { alertOvergeslagen: false, afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'] }, handhaving: GROND });
  });

  it('is refused to a werkcoach, by his own login and through his system; it is not even asked for, and the refusal is in the log', async () => {
    const beeld = await metSanctie();
    let gevraagd = 0;
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: (gevraagd += 1) });
    for (const url of ['/v1/overwogen-sancties', `/v1/overwogen-sancties/${beeld.zaakId}`]) {
      expect((await deur.leesAls(url, ANNA[1], DOEL)).inhoud).toMatchObject({ status: 403, code: 'NIET_BEVOEGD' });
      expect((await deur.lees(url, ANNA, DOEL)).status).toBe(403);
    }
    expect(gevraagd).toBe(0);
    const regels = await deur.rijen(`SELECT actor, uitkomst, code FROM logboek WHERE activiteit = 'overwogen-sancties.lezen' ORDER BY volgnr DESC LIMIT 4`);
    expect(regels).toEqual(Array(4).fill({ actor: 'wz.wc.anna', uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' }));
  });

  it('does not exist for a colleague, for another gemeente, or for the gemeente that the resident left', async () => {
    const beeld = await metSanctie();
    expect([(await lees(beeld.zaakId, 'tiel.pc.fenna')).status, (await lees(beeld.zaakId, 'nb.pc.dirk')).status, (await lees(beeld.zaakId, 'wz.bm.els')).status]).toEqual([404, 404, 403]);
    const verhuisd = await metSanctie({ periode: { gemeente: 'NEDER_BETUWE', participatiecoach: null } });
    expect((await lees(verhuisd.zaakId, 'tiel.pc.carla')).status).toBe(404);
    const [regel] = await deur.rijen(`SELECT uitkomst, code FROM logboek WHERE zaak_id = $1`, verhuisd.zaakId);
    expect(regel).toEqual({ uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' });
  });

  it('is for the coach of today: not for a former one, and for the team while there is none', async () => {
    const gewisseld = await metSanctie({ periode: { participatiecoach: 'tiel.pc.fenna' } });
    expect([(await lees(gewisseld.zaakId, 'tiel.pc.carla')).status, (await lees(gewisseld.zaakId, 'tiel.pc.fenna')).status]).toEqual([404, 200]);
    const zonderCoach = await metSanctie({ periode: { participatiecoach: null }, actorId: null });
    expect([(await lees(zonderCoach.zaakId, 'tiel.pc.fenna')).status, (await lees(zonderCoach.zaakId, 'nb.pc.dirk')).status]).toEqual([200, 404]);
  });

  it('that the coach or his deputy reads is journaled once as a message of the hub, and the reading of who considers it is not', async () => {
    const beeld = await metSanctie();
    deur.neemWaar('tiel.pc.fenna', 'tiel.pc.carla', '2025-10-06', '2025-10-10');
    await lees(beeld.zaakId, 'wz.ic.bert');
    for (let keer = 0; keer < 2; keer += 1) await lees(beeld.zaakId, 'tiel.pc.fenna');
    const geopend = await deur.rijen(`SELECT type, inhoud -> 'data' -> 'verloop' AS verloop, inhoud -> 'data' ->> 'doel' AS doel FROM bericht WHERE zaak_id = $1`, beeld.zaakId);
    expect(geopend).toEqual([{ type: 'nl.participatiewet.boete.geopend.v1', verloop: { datum: '2025-10-06', door: 'tiel.pc.fenna' }, doel: DOEL }]);
    const [, regel] = await deur.rijen(`SELECT actor, inhoud ->> 'namens' AS namens FROM logboek WHERE zaak_id = $1 ORDER BY volgnr`, beeld.zaakId);
    expect(regel).toEqual({ actor: 'tiel.pc.fenna', namens: 'tiel.pc.carla' });
  });

  it('stands in a list without what it is about', async () => {
    const beeld = await metSanctie();
    const { inhoud } = await deur.leesAls(`/v1/overwogen-sancties?inwonerRef=${beeld.inwonerRef}&limiet=5`, 'tiel.pc.carla', DOEL);
    expect(inhoud).toMatchObject({ overwogenSancties: [{ zaakId: beeld.zaakId, status: 'OVERWOGEN' }], volgende: null });
    expect(Object.keys(inhoud.overwogenSancties[0]).sort()).toEqual(['gemeente', 'indiener', 'inwonerRef', 'ontvanger', 'status', 'verloop', 'zaakId']);
    expect((await deur.leesAls('/v1/overwogen-sancties', 'tiel.pc.fenna', DOEL)).inhoud.overwogenSancties).toEqual([]);
  });
});
