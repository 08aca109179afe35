import { scenarioFor } from '#shared/testing/scenario';
import { anna, antwoord, beleid, bijAnna, carla, gift, herroepen, inwoner, na, stand, stap, vertrokken, vraag } from '../testing/voorbeelden';
import { decide, decideHub } from './verstrekking';
import type { PartijCommand, Stand } from './verstrekking.types';

const given = scenarioFor((was: Stand, command: PartijCommand) => decide(was, command, beleid));
const toelichting = (was: Stand, command: PartijCommand) => {
  const besluit = decide(was, command, beleid);
  return besluit.accepted ? null : besluit.refusal.toelichting;
};
const aanAnna = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: anna.actorId };
const aanCarla = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId };

describe('M-11a a question', () => {
  it('names what it is for and at least one part, and goes to the coach who knows the resident', () => {
    expect(na(vraag()).zaak).toMatchObject({ status: 'GEVRAAGD', vrager: aanCarla, gever: aanAnna, gevraagd: ['mogelijkheden', 'uren'], noodzaak: 'DAGBESTEDING', uiterlijk: '2025-10-27' });
    given(stand()).when(vraag('2025-10-13', { noodzaak: null })).refusedWith('NOODZAAK_ONTBREEKT');
    given(stand()).when(vraag('2025-10-13', { delen: [] })).refusedWith('FORMULIER_ONVOLLEDIG');
  });

  it('goes to the team where nobody is known, and the other way round to the participatiecoach', () => {
    const vanAnna = stap(stand(null, bijAnna), vraag('2025-10-13', { afzender: anna })).zaak;
    expect(vanAnna).toMatchObject({ vrager: aanAnna, gever: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null } });
  });

  it('is asked once per case', () => given(na(vraag())).when(vraag()).refusedWith('OVERGANG_ONGELDIG'));
});

describe('M-11 what is given', () => {
  it('goes to the coach of today on the other side, and to nobody when there is none', () => {
    expect(na(gift()).zaak).toMatchObject({ status: 'GEGEVEN', vrager: null, gever: aanAnna, ontvanger: aanCarla });
    given(stand(null, { ...inwoner, participatiecoach: null })).when(gift()).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('goes to a new coach where she who asked is not the coach any more', () => {
    const fenna = 'tiel.pc.fenna';
    expect(stap({ ...na(vraag()), inwoner: { ...inwoner, participatiecoach: fenna } }, gift()).zaak?.ontvanger).toEqual({ ...aanCarla, actorId: fenna });
  });

  it('needs a necessity: of its own, or that of the question', () => {
    given(stand()).when(gift('2025-10-14', ['uren'], { noodzaak: null })).refusedWith('NOODZAAK_ONTBREEKT');
    given(na(vraag())).when(gift('2025-10-14', ['uren'], { noodzaak: null })).thenTypes('gegeven');
  });

  it('is no more than was asked, and the refusal names the fields by their names on the wire', () => {
    given(na(vraag())).when(gift('2025-10-14', ['mogelijkheden', 'beperkingen'])).refusedWith('NOODZAAK_ONTBREEKT');
    expect(toelichting(na(vraag('2025-10-13', { delen: ['beperkingen'] })), gift('2025-10-14', ['beperkingen', 'omstandigheden', 'uren']))).toBe('niet gevraagd: belastbaarheid.omstandigheden, belastbaarheid.urenBeschikbaar');
    given(stand()).when(gift('2025-10-14', [])).refusedWith('FORMULIER_ONVOLLEDIG');
  });

  it('may be given in parts, until the question is answered', () => {
    const deels = na(vraag(), gift('2025-10-14', ['mogelijkheden']), gift('2025-10-15', ['uren']));
    expect(deels.zaak).toMatchObject({ status: 'GEGEVEN', gegevenOp: '2025-10-15' });
    given(stap(deels, antwoord('GEGEVEN'))).when(gift()).refusedWith('OVERGANG_ONGELDIG');
  });

  it('was not standard before September 2025, whatever the necessity', () => {
    for (const command of [vraag(), gift()]) expect(decide(stand(), command, { ...beleid, belastbaarheidMag: false })).toMatchObject({ refusal: { code: 'CATEGORIE_NIET_TOEGESTAAN' } });
  });
});

describe('M-11b the answer', () => {
  it.each([
    ['GEGEVEN', null, [], 'VOORWAARDE_NIET_VERVULD'],
    ['DEELS', 'ANDERS', [], 'VOORWAARDE_NIET_VERVULD'],
    ['NIET_NODIG', null, [], 'VOORWAARDE_NIET_VERVULD'],
    ['NIET_NODIG', 'AL_BEKEND', [], null],
    ['GEGEVEN', null, [gift()], null],
    ['DEELS', null, [gift()], 'VOORWAARDE_NIET_VERVULD'],
    ['DEELS', 'NIET_BESCHIKBAAR', [gift()], null],
    ['NIET_NODIG', 'AL_BEKEND', [gift()], 'OVERGANG_ONGELDIG'],
  ] as const)('%s with reason %s after %j: %s', (wat, redencode, eerder, code) => {
    const uitslag = given(na(vraag(), ...eerder)).when(antwoord(wat, redencode));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('beantwoord');
  });

  it('closes once, and answers no question that nobody asked', () => {
    const beantwoord = na(vraag(), antwoord('NIET_NODIG', 'AL_BEKEND'));
    expect(beantwoord.zaak).toMatchObject({ status: 'BEANTWOORD', redencode: 'AL_BEKEND', geslotenOp: '2025-10-15' });
    given(beantwoord).when(antwoord('NIET_NODIG', 'AL_BEKEND')).refusedWith('OVERGANG_ONGELDIG');
    given(na(gift())).when(antwoord('GEGEVEN')).refusedWith('OVERGANG_ONGELDIG');
  });
});

describe('what ends it otherwise', () => {
  it('a move closes what is open in the gemeente that was left, and nothing elsewhere', () => {
    expect(stap(na(vraag()), vertrokken()).zaak).toMatchObject({ status: 'VERVALLEN', geslotenOp: '2025-10-24' });
    expect(decideHub(na(vraag()).zaak!, vertrokken('2025-10-24', 'NEDER_BETUWE'))).toMatchObject({ events: [] });
    expect(decideHub(na(vraag(), antwoord('NIET_NODIG', 'AL_BEKEND')).zaak!, vertrokken())).toMatchObject({ events: [] });
  });

  it('M-18 puts the case back to where it stood without the recalled message', () => {
    const gegeven = na(vraag(), gift());
    expect(stap(gegeven, herroepen('gegeven')).zaak).toMatchObject({ status: 'GEVRAAGD', gegevenOp: null, ontvanger: null });
    expect(stap(gegeven, herroepen('gevraagd')).zaak).toMatchObject({ status: 'VERVALLEN' });
    expect(stap(na(gift()), herroepen('gegeven')).zaak).toMatchObject({ status: 'VERVALLEN', ontvanger: null });
    expect(stap(stap(gegeven, antwoord('GEGEVEN')), herroepen('beantwoord')).zaak).toMatchObject({ status: 'GEGEVEN', antwoord: null, geslotenOp: null });
    expect(stap(stap(gegeven, antwoord('GEGEVEN')), herroepen('gegeven')).zaak).toMatchObject({ status: 'BEANTWOORD', ontvanger: null });
  });

  it('reading is noted once, and not of the giver himself', () => {
    const gelezen = (door: string) => decideHub(na(gift()).zaak!, { type: 'geopend', door, vandaag: vraag().vandaag });
    expect([gelezen(carla.actorId), gelezen(anna.actorId)]).toMatchObject([{ events: [{ type: 'geopend' }] }, { events: [] }]);
  });
});
