import { anna, carla } from '#shared/testing/proefhuis';
import { aanAnna, aanCarla, BELASTBAARHEID, HUB, nieuweZaak, Verstrekkinghuis, type Lezend } from './testing/verstrekkinghuis';

let dienst: Verstrekkinghuis;
beforeAll(async () => {
  dienst = await Verstrekkinghuis.open();
}, 60_000);
afterAll(() => dienst.huis.databank.weg());

const alsCarla: Lezend = { rol: 'participatiecoach', actorId: carla.actorId, gemeenten: ['TIEL'] };
const alsAnna: Lezend = { rol: 'werkcoach', actorId: anna.actorId, gemeenten: ['TIEL', 'NEDER_BETUWE'] };
const einde = { takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN', 'INFORMATIE_KLAAR'] }] };

describe('S-09 belastbaarheid', () => {
  it('is given unasked with a necessity, by the coach until the handover, to the coach of today alone', async () => {
    const zaak = nieuweZaak();
    expect((await dienst.stuur(dienst.gift(zaak, BELASTBAARHEID, {}))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NOODZAAK_ONTBREEKT' });
    const invoer = dienst.gift(zaak);
    const { uitkomst, feiten } = await dienst.stuur(invoer);
    expect(uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], beleid: { id: 'privacykader', versie: 'v2' } });
    expect(feiten).toEqual([{ bericht: invoer.bericht, adressen: [aanCarla], takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN'] }] }]);
    expect(await dienst.inLijst(alsCarla, zaak.zaakId)).toMatchObject([{ ...zaak, soort: 'BELASTBAARHEID', status: 'GEGEVEN', vrager: null, gever: aanAnna, ontvanger: aanCarla, belastbaarheidType: invoer.bericht.type, verklaring: null }]);
  });

  it('is asked for, given as far as it was asked, and closed; the task has a last day and ends with the answer', async () => {
    const zaak = nieuweZaak();
    const vraag = dienst.vraag(zaak);
    expect((await dienst.stuur(vraag)).feiten).toEqual([{ bericht: vraag.bericht, adressen: [aanAnna], uiterlijk: '2025-10-20' }]);
    expect((await dienst.lees(alsAnna, zaak.zaakId))[0]).toMatchObject({ verloop: { gevraagd: { mogelijkheden: true, uren: true }, noodzaak: 'DAGBESTEDING', uiterlijk: '2025-10-20' }, belastbaarheidType: vraag.bericht.type });
    expect((await dienst.stuur(dienst.gift(zaak))).uitkomst).toMatchObject({ code: 'NOODZAAK_ONTBREEKT', toelichting: 'niet gevraagd: belastbaarheid.beperkingen, belastbaarheid.omstandigheden' });
    const { mogelijkheden, urenBeschikbaar, beoordelingsdatum } = BELASTBAARHEID;
    const gegeven = await dienst.stuur(dienst.gift(zaak, { mogelijkheden, urenBeschikbaar, beoordelingsdatum }, {}));
    expect(gegeven.feiten).toMatchObject([{ adressen: [aanCarla], takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN'] }] }]);
    const antwoord = await dienst.stuur(dienst.bericht('beantwoord', anna, '2025-10-14', zaak, { verloop: { antwoord: 'GEGEVEN' } }));
    expect([antwoord.feiten[0]?.adressen, await dienst.status(zaak)]).toEqual([[aanCarla], 'BEANTWOORD']);
  });
});

describe('S-11 the exception', () => {
  it('is announced to the named person without its content, and ends in rows without it', async () => {
    const zaak = nieuweZaak();
    const verzocht = await dienst.stuur(dienst.verzoek(zaak));
    expect(verzocht.uitkomst).toMatchObject({ status: 'VERWERKT', antwoord: { grondslag: 'UAVG artikel 30 lid 1; Participatiewet artikel 65 lid 2' } });
    expect(verzocht.feiten).toMatchObject([{ adressen: [aanAnna] }]);
    expect((await dienst.stuur(dienst.klaarzetting(zaak))).uitkomst).toMatchObject({ code: 'VERKLARING_ONTBREEKT' });
    expect((await dienst.stuur(dienst.verklaring(zaak))).feiten).toMatchObject([{ adressen: [aanAnna] }]);
    expect((await dienst.timer(zaak))?.vervalt_op.toISOString()).toBe('2025-11-19T23:00:00.000Z');

    const invoer = dienst.klaarzetting(zaak);
    const { feiten } = await dienst.stuur(invoer);
    expect(feiten).toEqual([{
      bericht: { ...invoer.bericht, data: expect.not.objectContaining({ medisch: expect.anything() }) }, adressen: [aanCarla], uiterlijk: '2025-11-19', takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN'] }],
    }]);
    expect(await dienst.medischeRijen(zaak)).toEqual(['verstrekking']);
    expect(await dienst.inhoud(alsCarla, zaak)).toMatchObject({ beeld: { status: 'GEDEELD', ontvanger: aanCarla, klaargezetOp: '2025-10-22' }, medisch: invoer.bericht.data.medisch });
    expect((await dienst.inhoud({ ...alsCarla, op: '2025-11-19' }, zaak))?.medisch).not.toBeNull();
    expect((await dienst.inhoud({ ...alsCarla, op: '2025-11-20' }, zaak))?.medisch).toBeNull();

    const timer = (await dienst.timer(zaak))!;
    const verlopen = await dienst.stuur({ bericht: timer.bericht, stempel: { ...invoer.stempel, klok: '2025-11-19T23:00:00Z' } });
    expect(verlopen.feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.verstrekking.bijzonder.verlopen.v1', source: HUB }, adressen: [aanAnna, aanCarla], ...einde }]);
    expect([await dienst.status(zaak), await dienst.medischeRijen(zaak), await dienst.timer(zaak)]).toEqual(['VERLOPEN', [], undefined]);
    expect(await dienst.inhoud(alsCarla, zaak)).toMatchObject({ beeld: { status: 'VERLOPEN' }, medisch: null });
  });
});
