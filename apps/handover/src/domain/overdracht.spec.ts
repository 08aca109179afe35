import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { acceptatie, anna, carla, dirk, fenna, inKp3, na, stand, voorstelNaarKp4 } from '../testing/voorbeelden';
import { beleidOp } from '../testing/beleid';
import type { Bewijs } from './begrippen';
import { decide, decideHub } from './overdracht';
import type { PartijCommand, Stand } from './overdracht.types';

const given = scenarioFor((s: Stand, command: PartijCommand) => decide(s, command, beleidOp(command.op)));
const bewijs: Bewijs = { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: dag('2025-01-10') };

describe('acceptance', () => {
  it('asks that the resident was informed', () => {
    const { inwonerVoorgelichtOp: _, ...zonder } = voorstelNaarKp4('2025-06-02', { bewijs });
    given(na(inKp3, beleidOp, zonder)).when(acceptatie(carla, '2025-06-16', '2025-11-01')).refusedWith('VOORLICHTING_ONTBREEKT');
  });

  it.each([
    ['formulier.perspectief.verwachtArbeidsvermogen, formulier.perspectief.baatBijParticipatiecoach', { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE' }],
    ['formulier.perspectief.baatBijParticipatiecoach', { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', perspectief: { verwachtArbeidsvermogen: 'NEE' as const } }],
    ['formulier.formulierVersie', { formulierVersie: 'onbekend', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE' }],
  ])('asks for a form that is complete, and names what is missing: %s', (toelichting, formulier) => {
    const { uitkomst } = given(na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs, formulier }))).when(acceptatie(carla, '2025-06-16', '2025-11-01'));
    expect(uitkomst).toEqual({ accepted: false, refusal: { code: 'FORMULIER_ONVOLLEDIG', toelichting } });
  });

  it.each([
    ['2025-05-16', '2025-05-17'],
    ['2026-06-18', '2026-06-17'],
  ])('keeps the start date within a month before and a year after its own date: not %s, but %s', (buiten, binnen) => {
    const voorgesteld = na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }));
    const { uitkomst } = given(voorgesteld).when(acceptatie(carla, '2025-06-16', buiten));
    expect(uitkomst).toMatchObject({ accepted: false, refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.startdatum ligt te ver van de peildatum' } });
    expect(given(voorgesteld).when(acceptatie(carla, '2025-06-16', binnen)).uitkomst).toMatchObject({ accepted: true });
  });

  it('needs a resident who was registered on the start date', () => {
    const laat = inKp3.map((p) => ({ ...p, vanaf: dag('2025-06-01') }));
    const { uitkomst } = given(na(laat, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }))).when(acceptatie(carla, '2025-06-16', '2025-05-31'));
    expect(uitkomst).toMatchObject({ accepted: false, refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.startdatum valt buiten de registratie van de inwoner' } });
  });

  it('is for the coach whom the proposal names, when it names one', () => {
    const aanFenna = na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs, beoogdeCoach: fenna.actorId }));
    given(aanFenna).when(acceptatie(carla, '2025-06-16', '2025-11-01')).refusedWith('NIET_BEVOEGD');
    given(aanFenna).when(acceptatie(fenna, '2025-06-16', '2025-11-01')).thenTypes('geaccepteerd');
  });

  it('is for any coach of the receiving gemeente when the proposal names nobody, and for no other gemeente', () => {
    const open = na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }));
    given(open).when(acceptatie(fenna, '2025-06-16', '2025-11-01')).thenTypes('geaccepteerd');
    given(open).when(acceptatie(dirk, '2025-06-16', '2025-11-01')).refusedWith('GEMEENTE_ONJUIST');
    given(open).when(acceptatie(anna, '2025-06-16', '2025-11-01')).refusedWith('NIET_BEVOEGD');
  });

  it('does not believe a sender whom the register does not know', () => {
    const open = na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }));
    given(open).when(acceptatie({ ...carla, bevoegd: false }, '2025-06-16', '2025-11-01')).refusedWith('NIET_BEVOEGD');
  });

  it('names a new coach whom the register knows on the receiving side', () => {
    const open = na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }));
    given(open).when(acceptatie(carla, '2025-06-16', '2025-11-01', { nieuweCoach: 'tiel.pc.niemand', nieuweCoachBekend: false })).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('before the proposal waits for it (X-2), unless the zaakId belongs to another resident', () => {
    given(stand(inKp3)).when(acceptatie(carla, '2025-06-16', '2025-11-01')).waitsFor('voorgesteld');
    given({ ...stand(inKp3), zaakVanAnder: true }).when(acceptatie(carla, '2025-06-16', '2025-11-01')).refusedWith('ZAAK_ONBEKEND');
    given(stand([])).when(acceptatie(carla, '2025-06-16', '2025-11-01')).refusedWith('INWONER_ONBEKEND');
  });
});

describe('what the hub itself states about a case', () => {
  const voorgesteld = na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }));
  const geaccepteerd = na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }), acceptatie(carla, '2025-06-16', '2025-11-01'));
  const hub = scenarioFor(decideHub);
  const bereikt = (op: string) => ({ type: 'startdatum.bereikt', op: dag(op) }) as const;
  const geopend = (door: string) => ({ type: 'geopend', op: dag('2025-06-03'), door }) as const;

  it('opening by the receiver starts the consultation, once; opening by the sender does not', () => {
    hub(voorgesteld).when(geopend(carla.actorId)).then({ type: 'geopend' });
    hub(voorgesteld).when(geopend(anna.actorId)).then();
    hub(geaccepteerd).when(geopend(carla.actorId)).then();
  });

  it('the start date puts an accepted case into effect, not a day early', () => {
    hub(geaccepteerd).when(bereikt('2025-11-01')).then({ type: 'ingegaan', coach: carla.actorId, datum: dag('2025-11-01') });
    hub(geaccepteerd).when(bereikt('2025-10-31')).then();
  });

  it('a start date that comes late or twice changes nothing', () => {
    hub(voorgesteld).when(bereikt('2025-11-01')).then();
    hub(na(inKp3, beleidOp, voorstelNaarKp4('2025-06-02', { bewijs }), acceptatie(carla, '2025-06-16', '2025-06-16'))).when(bereikt('2025-11-01')).then();
  });

  it('says nothing about a case that does not exist', () => {
    hub(stand(inKp3)).when(bereikt('2025-11-01')).refusedWith('ZAAK_ONBEKEND');
  });
});
