import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { afwijzing, anna, beleid, carla, GRONDSLAG, herroepen, intrekking, klaarzetting, na, stand, stap, verklaring, verlopen, vertrokken, verzoek } from '../testing/voorbeelden';
import { decide, decideHub } from './verstrekking';
import type { PartijCommand, Stand, Verklaring } from './verstrekking.types';

const given = scenarioFor((was: Stand, command: PartijCommand) => decide(was, command, beleid));
const statusNa = (was: Stand, command: Parameters<typeof stap>[1]) => stap(was, command).zaak?.status;
const verzocht = na(verzoek());
const vastgelegd = na(verzoek(), verklaring());
const gedeeld = na(verzoek(), verklaring(), klaarzetting());

describe('M-40 a request', () => {
  it('is of the resident through his werkcoach, or of the participatiecoach, for whom the resident is still to be asked', () => {
    expect(verzocht.zaak).toMatchObject({ status: 'VERKLARING_GEVRAAGD', grondslag: GRONDSLAG, uiterlijk: null, vrager: { actorId: anna.actorId } });
    expect(na(verzoek('2025-10-20', carla)).zaak).toMatchObject({ status: 'INGEDIEND', vrager: { actorId: carla.actorId }, gever: { rol: 'werkcoach', actorId: anna.actorId }, uiterlijk: '2025-10-27' });
  });

  it('is nobody’s in the name of somebody else, and asks for something', () => {
    given(stand()).when(verzoek('2025-10-20', carla, { verzoeker: 'INWONER' })).refusedWith('NIET_BEVOEGD');
    given(stand()).when(verzoek('2025-10-20', anna, { verzoeker: 'PARTICIPATIECOACH' })).refusedWith('NIET_BEVOEGD');
    given(stand()).when(verzoek('2025-10-20', anna, { delen: [] })).refusedWith('FORMULIER_ONVOLLEDIG');
    given(verzocht).when(verzoek()).refusedWith('OVERGANG_ONGELDIG');
  });
});

describe('D-27 where the gemeente has not switched it on', () => {
  const uit = { ...beleid, uitzondering: null };
  it.each([['a request', stand(), verzoek()], ['a statement', verzocht, verklaring()], ['content', vastgelegd, klaarzetting()], ['content without a case', stand(), klaarzetting()]] as const)('%s is refused', (_, was, command) => {
    expect(decide(was, command, uit)).toEqual({ accepted: false, refusal: { code: 'BELEID', toelichting: 'de uitzondering staat in deze gemeente niet aan' } });
  });
  it('a resident can withdraw and be refused all the same', () => {
    for (const command of [intrekking(), afwijzing()]) expect(decide(vastgelegd, command, uit)).toMatchObject({ accepted: true });
  });
  it('nothing is set out under a framework that does not know the exception', () => expect(decide(vastgelegd, klaarzetting(), { ...beleid, medischMag: false })).toMatchObject({ refusal: { code: 'CATEGORIE_NIET_TOEGESTAAN' } }));
});

describe('M-41 the statement', () => {
  it.each([
    ['in writing after today', verklaring('2025-10-20', { schriftelijkOp: dag('2025-10-21') }), 'VOORWAARDE_NIET_VERVULD'],
    ['that is over already', verklaring('2025-10-20', { laatsteDag: dag('2025-10-19') }), 'VERKLARING_VERLOPEN'],
    ['for today alone', verklaring('2025-10-20', { laatsteDag: dag('2025-10-20') }), null],
    ['for a coach of another gemeente', verklaring('2025-10-20', {}, { rol: 'participatiecoach', namensGemeenten: ['NEDER_BETUWE'] }), 'GEMEENTE_ONJUIST'],
    ['for another role', verklaring('2025-10-20', {}, { rol: 'teammanager', namensGemeenten: ['TIEL'] }), 'NIET_BEVOEGD'],
    ['for somebody nobody registered', verklaring('2025-10-20', {}, null), 'NIET_BEVOEGD'],
  ] as const)('%s', (_, command, code) => {
    const uitslag = given(verzocht).when(command);
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('bijzonder.verklaard');
  });

  it('may be corrected until something was shared, and never after an end', () => {
    expect(stap(vastgelegd, verklaring('2025-10-21', { reikwijdte: 'ADVIES' })).zaak).toMatchObject({ verklaring: { reikwijdte: 'ADVIES' } });
    for (const was of [gedeeld, stap(vastgelegd, intrekking()), stap(vastgelegd, afwijzing()), stap(gedeeld, verlopen('2025-11-20'))]) given(was).when(verklaring()).refusedWith('OVERGANG_ONGELDIG');
  });
});

describe('M-42 the content', () => {
  it('is read no longer than the hub keeps it, however long the statement runs (D-23)', () => {
    const lang = na(verzoek(), verklaring('2025-10-20', { laatsteDag: dag('2026-06-30') }));
    expect(stap(lang, klaarzetting()).zaak?.verklaring?.laatsteDag).toBe('2025-11-22');
    expect(stap(lang, klaarzetting('2025-10-22', ['advies'], dag('2025-11-22'))).zaak?.verklaring?.laatsteDag).toBe('2025-11-22');
    given(lang).when(klaarzetting('2025-10-22', ['advies'], dag('2025-11-23'))).refusedWith('TERMIJN_TE_LANG');
  });

  it('needs a statement, also where the participatiecoach herself asked', () => {
    for (const was of [stand(), verzocht, na(verzoek('2025-10-20', carla))]) given(was).when(klaarzetting()).refusedWith('VERKLARING_ONTBREEKT');
  });

  const met = (reikwijdte: Verklaring['reikwijdte']) => na(verzoek(), verklaring('2025-10-20', { reikwijdte }));
  it.each([
    ['CONCLUSIE', ['conclusie'], null],
    ['CONCLUSIE', ['conclusie', 'advies'], 'CATEGORIE_NIET_TOEGESTAAN'],
    ['ADVIES', ['advies'], null],
    ['ADVIES', ['conclusie'], 'CATEGORIE_NIET_TOEGESTAAN'],
    ['CONCLUSIE_EN_ADVIES', ['conclusie', 'advies'], null],
    ['CONCLUSIE_EN_ADVIES', ['conclusie', 'diagnose'], 'CATEGORIE_NIET_TOEGESTAAN'],
  ] as const)('%s: %j', (reikwijdte, velden, code) => {
    const uitslag = given(met(reikwijdte)).when(klaarzetting('2025-10-22', velden));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('bijzonder.klaargezet');
  });

  it('is set out through the last day, not after it, and no longer than the resident said', () => {
    given(vastgelegd).when(klaarzetting('2025-11-19')).thenTypes('bijzonder.klaargezet');
    given(vastgelegd).when(klaarzetting('2025-11-20')).refusedWith('VERKLARING_VERLOPEN');
    given(vastgelegd).when(klaarzetting('2025-10-22', ['advies'], dag('2025-11-20'))).refusedWith('TERMIJN_TE_LANG');
    given(vastgelegd).when(klaarzetting('2025-10-22', ['advies'], dag('2025-10-21'))).refusedWith('VOORWAARDE_NIET_VERVULD');
    expect(stap(vastgelegd, klaarzetting('2025-10-22', ['advies'], dag('2025-10-31'))).zaak).toMatchObject({ verklaring: { laatsteDag: '2025-10-31' } });
  });

  it('is announced once, to the person the statement names', () => {
    expect(gedeeld.zaak).toMatchObject({ status: 'GEDEELD', klaargezetOp: '2025-10-22', grondslag: GRONDSLAG, ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId } });
    given(gedeeld).when(klaarzetting()).refusedWith('OVERGANG_ONGELDIG');
  });

  it('that was recalled before it was handled is nothing to share', () => given(vastgelegd).when(klaarzetting('2025-10-22', null)).refusedWith('VOORWAARDE_NIET_VERVULD'));
});

describe('how it ends', () => {
  it('withdrawn before it was shared: never shared any more', () => given(stap(vastgelegd, intrekking())).when(klaarzetting()).refusedWith('VERKLARING_INGETROKKEN'));

  it('withdrawn afterwards, on the day the resident did so and not on a later one; twice is once', () => {
    expect(stap(gedeeld, intrekking('2025-10-24', '2025-10-23')).zaak).toMatchObject({ status: 'INGETROKKEN', geslotenOp: '2025-10-24', verklaring: { ingetrokkenOp: '2025-10-23' } });
    expect(stap(gedeeld, intrekking('2025-10-24', '2025-12-01')).zaak).toMatchObject({ verklaring: { ingetrokkenOp: '2025-10-24' } });
    given(stap(gedeeld, intrekking('2025-10-24'))).when(intrekking('2025-10-25')).then();
    given(stap(verzocht, afwijzing())).when(intrekking()).refusedWith('OVERGANG_ONGELDIG');
  });

  it('refused, as long as nothing was shared', () => {
    expect(stap(na(verzoek('2025-10-20', carla)), afwijzing()).zaak).toMatchObject({ status: 'AFGEWEZEN', redencode: 'GEEN_GOEDE_REDEN' });
    given(gedeeld).when(afwijzing('2025-10-23')).refusedWith('OVERGANG_ONGELDIG');
  });

  it('over, the day after the last day and not before, shared or not', () => {
    for (const was of [vastgelegd, gedeeld]) {
      expect(decideHub(was.zaak!, verlopen('2025-11-19'))).toMatchObject({ events: [] });
      expect(statusNa(was, verlopen('2025-11-20'))).toBe('VERLOPEN');
    }
    given(stap(vastgelegd, verlopen('2025-11-20'))).when(klaarzetting('2025-11-20')).refusedWith('VERKLARING_VERLOPEN');
  });

  it('when the resident leaves', () => expect(statusNa(gedeeld, vertrokken())).toBe('VERVALLEN'));

  it('M-18 without the recalled message', () => {
    expect(stap(gedeeld, herroepen('bijzonder.klaargezet')).zaak).toMatchObject({ status: 'VERKLARING_VASTGELEGD', klaargezetOp: null, ontvanger: null });
    expect(stap(gedeeld, herroepen('bijzonder.verklaard')).zaak).toMatchObject({ status: 'VERKLARING_GEVRAAGD', verklaring: null, ontvanger: null });
    expect(stap(gedeeld, herroepen('bijzonder.verzocht')).zaak).toMatchObject({ status: 'VERVALLEN', ontvanger: null });
    expect(statusNa(stap(vastgelegd, afwijzing()), herroepen('bijzonder.afgewezen'))).toBe('VERKLARING_VASTGELEGD');
    // What was erased does not come back, and only the resident can state anew.
    expect(statusNa(stap(gedeeld, intrekking('2025-10-23')), herroepen('bijzonder.ingetrokken'))).toBe('INGETROKKEN');
  });
});
