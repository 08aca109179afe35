import type { Velden, VerzegeldBericht } from '#shared/contracts/bericht';
import type { Feit, InBericht } from '#shared/contracts/intern';
import { openSectie } from '#shared/privacy/verzegeling';
import { bsn, registratie, voorstel } from '../testing/berichten';
import { inwoner, KANARIE, KP3 } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

describe('a preview', () => {
  const voorvertoon = (bericht: unknown, als = 'werkzaak.werk') => deur.roep('/v1/voorvertoningen', { als, inhoud: bericht });

  it('tells the outcome and what each receiver would see, and keeps nothing', async () => {
    const bericht = voorstel(await inwoner(deur, KP3));
    bericht.data['contact'] = { naam: KANARIE };
    let gevraagd: InBericht | undefined;
    deur.antwoord = (dienst, naam, vraag) => {
      const { invoer } = vraag.parameters as { invoer: InBericht };
      gevraagd = invoer;
      const feiten: Feit[] = [{ bericht: invoer.bericht, adressen: [{ rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }] }];
      return Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: [], letOp: ['Let op: iets om te weten.'], doorDefinitie: { weg: 'GEBLEVEN_IN_KP3', definitie: 'v2' } }, feiten } } as never);
    };
    const { status, inhoud } = await voorvertoon(bericht);
    expect(status).toBe(200);
    expect(inhoud).toMatchObject({
      uitkomst: { status: 'VERWERKT', afwijkingen: [], letOp: ['Let op: iets om te weten.'] },
      ontvangers: [{ rol: 'participatiecoach', organisatie: 'TIEL', aansluiting: 'gemeente-tiel.regie', bericht: { data: { contact: { naam: KANARIE } } } }],
    });
    expect(inhoud['uitkomst']).not.toHaveProperty('doorDefinitie');
    expect(gevraagd?.stempel).toMatchObject({ afzenderBevoegd: true, situatie: { klantprofiel: 'KP3' } });
    expect(JSON.stringify(gevraagd)).not.toContain(KANARIE);
    expect(openSectie(gevraagd?.bericht as VerzegeldBericht, 'contact', deur.delen.ring) as Velden).toEqual({ naam: KANARIE });
    expect(await deur.rijen('SELECT FROM bericht WHERE id = $1', bericht.id)).toEqual([]);
  });

  it('is on record with whom it was about, for it tells how a case stands', async () => {
    const bericht = voorstel(await inwoner(deur, KP3));
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'AFGEKEURD', code: 'OVERGANG_ONGELDIG', afwijkingen: [] }, feiten: [] } });
    await voorvertoon(bericht);
    const { inwonerRef, zaakId } = bericht.data;
    expect(await deur.rijen(`SELECT activiteit, soort, uitkomst, code, actor, zaak_id, inhoud -> 'bericht' ->> 'type' AS type FROM logboek WHERE inwoner_ref = $1`, inwonerRef)).toEqual([
      { activiteit: 'bericht.voorvertonen', soort: 'BESLISSING', uitkomst: 'TOEGESTAAN', code: 'OVERGANG_ONGELDIG', actor: 'wz.wc.anna', zaak_id: zaakId, type: bericht.type },
    ]);
  });

  it('names what the hub would state, and does not show it', async () => {
    const inwonerRef = await inwoner(deur, KP3);
    deur.antwoord = (_dienst, _naam, vraag) => {
      const { bericht } = (vraag.parameters as { invoer: InBericht }).invoer;
      const regie = { ...bericht, id: bericht.id, source: deur.delen.partijen.hub.source, type: 'nl.participatiewet.regie.gewijzigd.v1', data: { ...bericht.data, verloop: { organisatie: 'TIEL', coach: KANARIE, vanaf: '2025-11-01' } } };
      const feiten = [{ bericht: regie, adressen: [{ rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }] }];
      return Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: [] }, feiten } });
    };
    const { inhoud } = await voorvertoon(voorstel(inwonerRef));
    expect(inhoud.ontvangers).toEqual([{ rol: 'participatiecoach', organisatie: 'TIEL', aansluiting: 'gemeente-tiel.regie', type: 'nl.participatiewet.regie.gewijzigd.v1' }]);
  });

  it('tells beforehand what the owner would answer: what it costs, until when', async () => {
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: [], antwoord: { prijs: '0.00' } }, feiten: [] } } as never);
    expect((await voorvertoon(voorstel(await inwoner(deur, KP3)))).inhoud.uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], prijs: '0.00' });
  });

  it('registers nobody', async () => {
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: [], antwoord: { inwonerRef: 'x' } }, feiten: [] } } as never);
    const [voor] = await deur.rijen('SELECT count(*)::int AS n FROM inwoner');
    expect((await voorvertoon(registratie(bsn(900)), 'gemeente-tiel.regie')).inhoud).toEqual({ uitkomst: { status: 'VERWERKT', afwijkingen: [] }, ontvangers: [] });
    expect(await deur.rijen('SELECT count(*)::int AS n FROM inwoner')).toEqual([voor]);
  });

  it('refuses what the door refuses, and foretells a date outside the window', async () => {
    const fout = voorstel();
    fout.data['gemeente'] = 'BUREN';
    expect((await voorvertoon(fout)).inhoud).toMatchObject({ status: 403, code: 'GEMEENTE_ONJUIST' });
    const laat = voorstel();
    laat.data['peildatum'] = '2027-01-01';
    expect((await voorvertoon(laat)).inhoud).toMatchObject({ uitkomst: { status: 'AFGEKEURD', code: 'DATUM_BUITEN_VENSTER' }, ontvangers: [] });
  });
});
