import { Afnemer } from './hulp/afnemer';
import { anna, bert, carla, dirk, doet, inwoner, maak, nieuweZaak, systeemVan, werkzaakSysteem } from './hulp/berichten';
import { feed, mails, roep, rust, stuur, takenVan, zetKlok, type Antwoord } from './hulp/hub';

/** What a coach asks besides a handover, through the public doors only: HTTP, the party's own queue, the mailbox. */
jest.setTimeout(120_000);

type Wie = { aansluiting: string; afzender: { actorId: string } };
const lees = (wie: Wie, doel: string, pad: string): Promise<Antwoord> => roep(pad, { als: wie.aansluiting, koppen: { 'schakel-medewerker': wie.afzender.actorId, 'schakel-doel': doel } });
const verzoek = (wie: Wie, doel: string, zaakId: string): Promise<Antwoord> => lees(wie, doel, `/v1/ondersteuningsverzoeken/${zaakId}`);
/** On the list of Werkzaak's own client, which reads its queue. */
const vanWerk = async (zaakId: string) => (await feed('werkzaak.werk')).map(({ bericht }) => bericht).filter((bericht) => bericht.data.zaakId === zaakId && !bericht.type.includes('.retourbericht.'));
const types = (afnemer: Afnemer, zaakId: string): string[] => afnemer.overZaak(zaakId).map(({ type }) => type.split('.').slice(2, -1).join('.'));
const nbSysteem = systeemVan('gemeente-neder-betuwe.regie', 'NEDER_BETUWE');

const GIDS = [
  { code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', thema: 'GELD', kp4Relevant: true, prijs: 250 },
  { code: 'JOBCOACH', naam: 'Jobcoach', groep: 'JOBCOACHING', kp4Relevant: false, prijs: 900 },
];
const publiceer = (gebeurtenis: string, op: string, doel: string, algemeen: object): Promise<Antwoord> => doet(werkzaakSysteem, gebeurtenis, { gemeente: 'REGIO', peildatum: op, doel, algemeen });

let tiel: Afnemer;
let nb: Afnemer;
let inkomen: Afnemer;
beforeAll(async () => {
  [tiel, nb, inkomen] = (await Promise.all(['gemeente-tiel.regie', 'gemeente-neder-betuwe.regie', 'werkzaak.inkomen'].map((naam) => new Afnemer(naam).start()))) as [Afnemer, Afnemer, Afnemer];
  await zetKlok('2025-11-03T09:00');
  expect((await publiceer('instrument.catalogus.gepubliceerd', '2025-11-03', 'INSTRUMENT', { instrumenten: GIDS })).inhoud).toMatchObject({ status: 'VERWERKT' });
});
afterAll(() => Promise.all([tiel, nb, inkomen].map((afnemer) => afnemer.stop())));

describe('S-21 een instrument: gratis, betaald, boven het budget', () => {
  const aanvraag = (inwonerRef: string, zaakId: string, peildatum: string, gewensteStart: string) =>
    ({ inwonerRef, zaakId, peildatum, doel: 'INSTRUMENT', verloop: { instrumentCode: 'LEERLAB_GELD', gewensteStart }, contact: { naam: 'A. Voorbeeld' }, formulier: { toelichting: 'Kan op dinsdag' } });
  const stap = (inwonerRef: string, zaakId: string, peildatum: string, verloop: Record<string, unknown>) => ({ inwonerRef, zaakId, peildatum, doel: 'INSTRUMENT', verloop });

  it('has reached both gemeenten: the guide, which is about nobody', async () => {
    await rust();
    for (const gemeente of [tiel, nb]) {
      const [laatste] = gemeente.ontvangen.filter(({ bericht }) => bericht.type.includes('.instrument.catalogus.')).slice(-1);
      expect(laatste?.bericht.data).toMatchObject({ gemeente: 'REGIO', algemeen: { instrumenten: GIDS } });
      expect(laatste?.bericht.data.inwonerRef).toBeUndefined();
    }
    expect(inkomen.ontvangen.filter(({ bericht }) => bericht.type.includes('.instrument.'))).toEqual([]);
  });

  it('carla asks a Leerlab training: free in November 2025, told at once; a colleague gets a neutral mail and a task', async () => {
    await zetKlok('2025-11-03T09:00');
    const [ref, zaakId] = [await inwoner({ klantprofiel: 'KP4', op: '2025-11-03' }), nieuweZaak()];
    const vooraf = (await mails()).length;
    expect((await doet(carla, 'instrument.aangevraagd', aanvraag(ref, zaakId, '2025-11-03', '2025-11-17'))).inhoud).toMatchObject({ status: 'VERWERKT', prijs: '0.00', prijsregel: 'LEERLAB_GRATIS_2025', beleid: { id: 'instrumentprijzen' } });
    await rust();
    expect((await vanWerk(zaakId))[0].data).toMatchObject({ verloop: { instrumentCode: 'LEERLAB_GELD' }, formulier: { toelichting: 'Kan op dinsdag' }, contact: { naam: 'A. Voorbeeld' } });
    const nieuw = (await mails()).slice(vooraf);
    expect(nieuw.map(({ aan, onderwerp }) => [aan, onderwerp])).toEqual([['team.werk@sandbox.invalid', 'Verzoek van een collega: antwoord graag uiterlijk 10 november']]);
    expect(nieuw[0]?.tekst).not.toMatch(/Leerlab|Voorbeeld|dinsdag|training|KP4|klantprofiel/i);
    expect((await takenVan('werkzaak.werk', 'wz.wc.anna')).filter(({ inwonerRef, soort }) => inwonerRef === ref && soort === 'VERZOEK_BEHANDELEN')).toHaveLength(1);

    expect((await doet(anna, 'instrument.aangeboden', stap(ref, zaakId, '2025-11-03', { start: '2025-11-17', prijs: 0 }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(types(tiel, zaakId)).toEqual(['instrument.aangeboden']);
    expect((await takenVan('werkzaak.werk', 'wz.wc.anna')).filter(({ inwonerRef }) => inwonerRef === ref)).toEqual([]);
    const gezien = await verzoek(carla, 'INSTRUMENT', zaakId);
    expect(gezien.inhoud).toMatchObject({ soort: 'INSTRUMENT', status: 'TOEGEKEND', verloop: { prijs: 0, start: '2025-11-17' }, inhoud: { aangevraagd: { formulier: { toelichting: 'Kan op dinsdag' } } } });
    expect((await verzoek(anna, 'INSTRUMENT', zaakId)).inhoud).toMatchObject({ status: 'TOEGEKEND', inhoud: { aangevraagd: { contact: { naam: 'A. Voorbeeld' } } } });
    expect((await verzoek(dirk, 'INSTRUMENT', zaakId)).status).toBe(404);
    expect((await verzoek(bert, 'INSTRUMENT', zaakId)).status).toBe(403);
    expect((await lees(carla, 'INSTRUMENT', `/v1/ondersteuningsverzoeken?inwonerRef=${ref}&soort=INSTRUMENT`)).inhoud).toMatchObject({ ondersteuningsverzoeken: [{ zaakId, status: 'TOEGEKEND' }] });
    expect((await lees(carla, 'INSTRUMENT', '/v1/ondersteuningsverzoeken?soort=IETS')).inhoud).toMatchObject({ code: 'BERICHT_ONGELDIG' });
  });

  it('from January it is 250 and waits to be bought; Neder-Betuwe buys within its budget, and beyond it by decision of the council', async () => {
    await zetKlok('2025-11-03T09:00');
    const regels = { inzetUren: 29_952, reiskosten: 378, trajectkosten: 1085, spreekruimte: 0, aanvullendeGesprekken: 2340, totaalLasten: 33_755, baten: 33_764, saldo: 9 };
    const begroting = { jaar: 2027, personen: 61, tarief: 78, urenPerGesprek: 3, uren: 384, aanvullendeGesprekken: 10, regels };
    const dien = (algemeen: object) => doet(nbSysteem, 'begroting.ingediend', { gemeente: 'NEDER_BETUWE', peildatum: '2025-11-03', doel: 'RAPPORTAGE', algemeen });
    expect((await dien({ ...begroting, regels: { ...regels, totaalLasten: 33_756 } })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'TOTALEN_KLOPPEN_NIET' });
    expect((await dien(begroting)).inhoud).toMatchObject({ status: 'VERWERKT', gesprekken: '138' });

    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-11-03', gemeente: 'NEDER_BETUWE' });
    const koop = async (rest: Record<string, unknown> = {}): Promise<unknown> => {
      const zaakId = nieuweZaak();
      await doet(dirk, 'instrument.aangevraagd', { ...aanvraag(ref, zaakId, '2025-11-03', '2027-03-01'), gemeente: 'NEDER_BETUWE' });
      await doet(anna, 'instrument.aangeboden', { ...stap(ref, zaakId, '2025-11-03', { start: '2027-03-01', prijs: 250 }), gemeente: 'NEDER_BETUWE' });
      expect((await verzoek(dirk, 'INSTRUMENT', zaakId)).inhoud['status']).toBe('WACHT_OP_INKOOP');
      const { inhoud } = await doet(dirk, 'instrument.ingekocht', { ...stap(ref, zaakId, '2025-11-03', { bedrag: 250, budgetRef: 'kp4-2027', ...rest }), gemeente: 'NEDER_BETUWE' });
      return inhoud['code'] ?? inhoud['status'];
    };
    expect([await koop(), await koop(), await koop(), await koop(), await koop()]).toEqual(['VERWERKT', 'VERWERKT', 'VERWERKT', 'VERWERKT', 'BUDGET']);
    expect(await koop({ raadsbesluitRef: 'raad-2027-12' })).toBe('VERWERKT');
  });

  it('is asked for klantprofiel 4 by its coach, and published by Werkzaak alone', async () => {
    await zetKlok('2025-11-03T09:00');
    const kp3 = await inwoner({ klantprofiel: 'KP3', op: '2025-11-03' });
    expect((await doet(carla, 'instrument.aangevraagd', aanvraag(kp3, nieuweZaak(), '2025-11-03', '2025-11-17'))).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'GEEN_KP4' });
    const gids = maak(systeemVan('gemeente-tiel.regie', 'TIEL'), 'instrument.catalogus.gepubliceerd', { gemeente: 'REGIO', peildatum: '2025-11-03', doel: 'INSTRUMENT', algemeen: { instrumenten: GIDS } });
    expect((await stuur('gemeente-tiel.regie', gids)).status).toBe(403);
  });
});

describe('S-22 proeven aan werk', () => {
  it('R-086 what there is to try reaches the coaches of every gemeente, and names nobody', async () => {
    const aanbod = { aanbodRef: `snuffelstage-${nieuweZaak()}`, soort: 'SNUFFELSTAGE', datum: '2025-11-20', plaats: 'Tiel', plaatsen: 2, inhoud: 'twee dagen in een keuken' };
    await publiceer('proevenaanwerk.aanbod.gepubliceerd', '2025-11-10', 'PROEVEN_AAN_WERK', aanbod);
    await rust();
    for (const gemeente of [tiel, nb]) {
      const gekregen = gemeente.ontvangen.map(({ bericht }) => bericht).filter(({ data }) => data.algemeen?.aanbodRef === aanbod.aanbodRef);
      expect(gekregen.map(({ data }) => [data.gemeente, data.algemeen, data.inwonerRef])).toEqual([['REGIO', aanbod, undefined]]);
    }
  });

  it('gives six places and then a waiting list, and changes nothing of who the resident is', async () => {
    await zetKlok('2025-11-10T09:00');
    const aanbodRef = `meeloopdag-${nieuweZaak()}`;
    await publiceer('proevenaanwerk.aanbod.gepubliceerd', '2025-11-10', 'PROEVEN_AAN_WERK', { aanbodRef, soort: 'MEELOOPDAG', datum: '2025-11-20', plaats: 'Tiel', plaatsen: 6, inhoud: 'een dag mee in het groen' });
    const meld = async (): Promise<{ ref: string; zaakId: string; plaats: unknown }> => {
      const [ref, zaakId] = [await inwoner({ klantprofiel: 'KP4', op: '2025-11-10' }), nieuweZaak()];
      const { inhoud } = await doet(carla, 'proevenaanwerk.aangemeld', { inwonerRef: ref, zaakId, peildatum: '2025-11-10', doel: 'PROEVEN_AAN_WERK', verloop: { aanbodRef, betrokkenWerkcoach: 'wz.wc.anna' }, contact: { naam: 'A. Voorbeeld' } });
      return { ref, zaakId, plaats: inhoud['plaats'] };
    };
    const gemeld = [];
    for (let nummer = 1; nummer <= 7; nummer += 1) gemeld.push(await meld());
    expect(gemeld.map(({ plaats }) => plaats)).toEqual([...Array.from({ length: 6 }, () => 'BEVESTIGD'), 'WACHTLIJST']);

    const { ref = '', zaakId = '' } = gemeld[0] ?? {};
    const situatie = async (): Promise<string> => JSON.stringify((await lees(carla, 'OVERDRACHT', `/v1/inwoners/${ref}/situatie`)).inhoud);
    const eerder = await situatie();
    const bijInkomen = inkomen.ontvangen.length;
    await zetKlok('2025-11-20T17:00');
    const deel = (verloop: Record<string, unknown>, rest: Record<string, unknown> = {}) => ({ inwonerRef: ref, zaakId, peildatum: '2025-11-20', doel: 'PROEVEN_AAN_WERK', verloop, ...rest });
    expect((await doet(werkzaakSysteem, 'proevenaanwerk.deelgenomen', deel({ datum: '2025-11-20' }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    const { ref: tweede = '', zaakId: tweedeZaak = '' } = gemeld[1] ?? {};
    expect((await doet(werkzaakSysteem, 'proevenaanwerk.nietVerschenen', { ...deel({ datum: '2025-11-20' }), inwonerRef: tweede, zaakId: tweedeZaak })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await situatie()).toBe(eerder);
    expect(inkomen.ontvangen.slice(bijInkomen).filter(({ bericht }) => [ref, tweede].includes(bericht.data.inwonerRef))).toEqual([]);
    expect(types(tiel, zaakId)).toEqual(['proevenaanwerk.bevestigd', 'proevenaanwerk.deelgenomen']);
    expect((await doet(carla, 'proevenaanwerk.verkenning.afgerond', deel({ datum: '2025-11-20' }, { formulier: { vervolg: 'NOGMAALS' } }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await verzoek(carla, 'PROEVEN_AAN_WERK', zaakId)).inhoud).toMatchObject({ status: 'VERKENNING_AFGEROND', inhoud: { 'verkenning.afgerond': { formulier: { vervolg: 'NOGMAALS' } } } });
  });
});

describe('S-23 een gesprek met inkomen', () => {
  const deel = (inwonerRef: string, zaakId: string, verloop: Record<string, unknown>, rest: Record<string, unknown> = {}) => ({ inwonerRef, zaakId, peildatum: '2025-10-15', doel: 'INKOMENSGESPREK', verloop, ...rest });
  const contact = { redencode: 'TAALBARRIERE', tolkNodig: true, taal: 'Tigrinya' };

  it('is judged by income: without cause it ends, with cause an appointment follows', async () => {
    await zetKlok('2025-10-15T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-10-15' });
    const [zonder, met] = [nieuweZaak(), nieuweZaak()];
    for (const zaakId of [zonder, met]) expect((await doet(carla, 'inkomensgesprek.verzocht', deel(ref, zaakId, { kanaalwens: 'FYSIEK' }, { contact }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(inkomen.overZaak(met)[0].data).toMatchObject({ verloop: { kanaalwens: 'FYSIEK' }, contact });
    expect(await vanWerk(met)).toEqual([]);
    expect((await doet(bert, 'inkomensgesprek.beoordeeld', deel(ref, zonder, { besluit: 'GEEN_AANLEIDING', redencode: 'KAN_OP_AFSTAND' }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await doet(bert, 'inkomensgesprek.gepland', deel(ref, met, { datum: '2025-10-22', kanaal: 'FYSIEK' }))).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
    const teDoen = async (): Promise<number> => (await takenVan('werkzaak.inkomen', 'wz.ic.bert')).filter(({ inwonerRef, soort }) => inwonerRef === ref && soort === 'VERZOEK_BEHANDELEN').length;
    expect((await doet(bert, 'inkomensgesprek.beoordeeld', deel(ref, met, { besluit: 'AANLEIDING' }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await teDoen()).toBe(1);
    expect((await doet(bert, 'inkomensgesprek.gepland', deel(ref, met, { datum: '2025-10-22', kanaal: 'FYSIEK' }, { contact: { plaats: 'Tiel', tijd: '10:00', tolkGeregeld: true } }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await teDoen()).toBe(0);
    expect((await verzoek(carla, 'INKOMENSGESPREK', zonder)).inhoud).toMatchObject({ status: 'GEEN_AANLEIDING', geslotenOp: '2025-10-15' });
    expect(tiel.overZaak(met).at(-1).data).toMatchObject({ verloop: { datum: '2025-10-22', kanaal: 'FYSIEK' }, contact: { plaats: 'Tiel', tijd: '10:00' } });
  });

  it('is there for klantprofiel 3 too, and knows no walk-in', async () => {
    await zetKlok('2025-10-15T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-15' });
    expect((await doet(anna, 'inkomensgesprek.verzocht', deel(ref, nieuweZaak(), { kanaalwens: 'TELEFOON' }, { contact: { redencode: 'ANDERS' } }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    const inloop = await doet(anna, 'inkomensgesprek.verzocht', deel(ref, nieuweZaak(), { kanaalwens: 'INLOOP' }, { contact: { redencode: 'ANDERS' } }));
    expect(inloop.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'BELEID', beleid: { id: 'inkomenscontact' } });
  });
});

describe('M-76 samen nadenken', () => {
  it('asks the other coach, who alone reads the question', async () => {
    await zetKlok('2025-10-15T09:00');
    const [ref, zaakId] = [await inwoner({ klantprofiel: 'KP4', op: '2025-10-15' }), nieuweZaak()];
    const vraag = { inwonerRef: ref, zaakId, peildatum: '2025-10-15', doel: 'CASUISTIEK', verloop: { collega: 'wz.wc.anna' }, formulier: { vraag: 'Wat zou een eerste stap zijn?' } };
    expect((await doet(carla, 'casuistiek.gevraagd', vraag)).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect((await vanWerk(zaakId))[0].data.formulier).toEqual({ vraag: 'Wat zou een eerste stap zijn?' });
    expect((await doet(anna, 'casuistiek.besproken', { inwonerRef: ref, zaakId, peildatum: '2025-10-15', doel: 'CASUISTIEK', verloop: { datum: '2025-10-15' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(types(tiel, zaakId)).toEqual(['casuistiek.besproken']);
    expect((await verzoek(bert, 'CASUISTIEK', zaakId)).status).toBe(403);
  });
});
