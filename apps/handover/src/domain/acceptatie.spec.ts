import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { acceptatie, anna, beantwoord, carla, dirk, inKp3, inKp4, na, stap, voorstelNaarKp3, voorstelNaarKp4 } from '../testing/voorbeelden';
import { beleidOp } from '../testing/beleid';
import type { Bewijs } from './begrippen';
import { decide } from './overdracht';
import type { PartijCommand, Stand } from './overdracht.types';

const given = scenarioFor((s: Stand, command: PartijCommand) => decide(s, command, beleidOp(command.op)));

const deeltijd: Bewijs = { type: 'DEELTIJDWERK', urenPerWeek: 12, sinds: dag('2025-01-13') };
const onderzoek: Bewijs = { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: dag('2025-01-10') };
const onderbouwd = (bewijs: Bewijs, op: string): PartijCommand => ({ type: 'onderbouwd', bewijs, op: dag(op), afzender: carla, gemeente: 'TIEL' });

describe('S-01 KP4 to KP3 with part-time work', () => {
  const voorgesteld = na(inKp4, beleidOp, voorstelNaarKp3('2025-03-10'), onderbouwd(deeltijd, '2025-03-10'));

  it('is accepted without evidence of a care professional, and waits for its start date', () => {
    given(voorgesteld)
      .when(acceptatie(anna, '2025-03-12', '2025-04-01'))
      .then({ type: 'geaccepteerd', nieuweCoach: anna.actorId, startdatum: dag('2025-04-01') });
  });

  it.each(['2025-04-01', '2025-04-02'])('takes effect at once when the start date is already here on %s', (vandaag) => {
    given(voorgesteld)
      .when(acceptatie(anna, '2025-03-12', '2025-04-01', { vandaag: dag(vandaag) }))
      .then(
        { type: 'geaccepteerd', nieuweCoach: anna.actorId, startdatum: dag('2025-04-01') },
        { type: 'ingegaan', coach: anna.actorId, datum: dag('2025-04-01') },
      );
  });

  it.each<[string, Bewijs]>([
    ['zero hours', { ...deeltijd, urenPerWeek: 0 }],
    ['work that began on the day of the proposal', { ...deeltijd, sinds: dag('2025-03-10') }],
  ])('is not enough with %s', (_, bewijs) => {
    given(na(inKp4, beleidOp, voorstelNaarKp3('2025-03-10', { bewijs })))
      .when(acceptatie(anna, '2025-03-12', '2025-04-01'))
      .refusedWith('ONDERBOUWING_ONVOLDOENDE');
  });
});

describe('S-02 the same evidence before the rule existed', () => {
  const voorgesteld = na(inKp4, beleidOp, voorstelNaarKp3('2025-01-14', { bewijs: deeltijd }));

  it.each([
    ['2025-01-20', 'ONDERBOUWING_ONVOLDOENDE'],
    ['2025-01-28', 'ONDERBOUWING_ONVOLDOENDE'],
  ])('is refused when accepted on %s', (op, code) => {
    given(voorgesteld).when(acceptatie(anna, op, '2025-04-01')).refusedWith(code);
  });

  it('is accepted from 2025-01-29 on', () => {
    given(voorgesteld).when(acceptatie(anna, '2025-01-29', '2025-04-01')).thenTypes('geaccepteerd');
  });

  it('was enough before when a care professional examined the resident', () => {
    given(na(inKp4, beleidOp, voorstelNaarKp3('2025-01-14', { bewijs: onderzoek }))).when(acceptatie(anna, '2025-01-20', '2025-04-01')).thenTypes('geaccepteerd');
  });
});

describe('S-03 structural voluntary work', () => {
  it.each([
    [3, 1, null],
    [2, 1, null],
    [1, 2, 'ONDERBOUWING_ONVOLDOENDE'],
    [6, 0.5, 'ONDERBOUWING_ONVOLDOENDE'],
    [undefined, 1, 'ONDERBOUWING_ONVOLDOENDE'],
  ])('%s months in a row, %s half-days a week: %s', (maanden, dagdelenPerWeek, code) => {
    const bewijs: Bewijs = { type: 'VRIJWILLIGERSWERK_STRUCTUREEL', dagdelenPerWeek, ...(maanden === undefined ? {} : { maanden }) };
    const uitslag = given(na(inKp4, beleidOp, voorstelNaarKp3('2025-05-06', { bewijs }))).when(acceptatie(anna, '2025-05-07', '2025-06-01'));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('geaccepteerd');
  });

  it.each([
    ['2025-09-01', 'voorbeeld', 'ONDERBOUWING_ONVOLDOENDE'],
    ['2025-09-02', 'voorbeeld', null],
    ['2025-09-02', ' ', 'ONDERBOUWING_ONVOLDOENDE'],
  ])('other evidence from practice, accepted on %s with motivation "%s": %s', (op, motivering, code) => {
    const bewijs: Bewijs = { type: 'PRAKTIJK_OVERIG', motivering };
    const beschikbaar = na(inKp4, beleidOp, voorstelNaarKp3('2025-08-20', { bewijs, driegesprek: {} }));
    const uitslag = given(beschikbaar).when(acceptatie(anna, op, '2025-10-01'));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('geaccepteerd');
  });
});

describe('S-04 KP3 to KP4 without evidence', () => {
  it('is refused for the evidence even when form, talk and information are missing too', () => {
    const kaal = voorstelNaarKp4('2025-10-06', { formulier: { hulpvraagMeestProminent: 'ZORG_PARTICIPATIE' } });
    const { inwonerVoorgelichtOp: _, ...zonderVoorlichting } = kaal;
    given(na(inKp3, beleidOp, zonderVoorlichting)).when(acceptatie(carla, '2025-10-07', '2025-11-01')).refusedWith('ONDERBOUWING_ONTBREEKT');
  });

  it('stays refused while the exception is only put forward, or was turned down', () => {
    const voorgelegd = na(inKp3, beleidOp, voorstelNaarKp4('2025-10-06', { driegesprek: {} }), stap('uitzondering.voorgelegd', anna, '2025-10-07'));
    given(voorgelegd).when(acceptatie(carla, '2025-10-09', '2025-11-01')).refusedWith('ONDERBOUWING_ONTBREEKT');
    given(voorgelegd).when(stap('uitzondering.afgewezen', carla, '2025-10-09')).thenTypes('uitzondering.afgewezen');
  });
});

describe('S-05 KP3 to KP4 by exception, in consultation', () => {
  const voorgelegd = na(inKp3, beleidOp, voorstelNaarKp4('2025-10-06', { driegesprek: {} }), stap('uitzondering.voorgelegd', anna, '2025-10-07'));

  it('can be accepted once the participatiecoach has confirmed it', () => {
    const bevestigd = na(
      inKp3,
      beleidOp,
      voorstelNaarKp4('2025-10-06', { driegesprek: {} }),
      stap('uitzondering.voorgelegd', anna, '2025-10-07'),
      stap('uitzondering.bevestigd', carla, '2025-10-09'),
    );
    given(bevestigd).when(acceptatie(carla, '2025-10-09', '2025-11-01')).thenTypes('geaccepteerd');
  });

  it('is not confirmed by a participatiecoach of another gemeente', () => {
    given(voorgelegd).when(stap('uitzondering.bevestigd', dirk, '2025-10-09')).refusedWith('GEMEENTE_ONJUIST');
  });

  it('is not confirmed by the werkcoach who asks for it', () => {
    given(voorgelegd).when(stap('uitzondering.bevestigd', anna, '2025-10-09')).refusedWith('NIET_BEVOEGD');
  });

  it('does not exist from KP4 to KP3', () => {
    given(na(inKp4, beleidOp, voorstelNaarKp3('2025-03-10'))).when(stap('uitzondering.voorgelegd', carla, '2025-03-11')).refusedWith('OVERGANG_ONGELDIG');
  });
});

describe('R-098 the examination comes before the decision', () => {
  const voorgesteld = na(inKp3, beleidOp, voorstelNaarKp4('2025-10-06', { bewijs: { ...onderzoek, datumConclusie: dag('2025-10-08') }, driegesprek: {} }));
  it.each([
    ['2025-10-07', 'ONDERBOUWING_ONVOLDOENDE'],
    ['2025-10-08', null],
  ])('with a conclusion of 2025-10-08, accepted on %s: %s', (op, code) => {
    const uitslag = given(voorgesteld).when(acceptatie(carla, op, '2025-11-01'));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('geaccepteerd');
  });
});

describe('R-100 the coaches talk before the one takes over from the other', () => {
  const voorgesteld = na(inKp3, beleidOp, voorstelNaarKp4('2025-10-06', { bewijs: onderzoek, driegesprek: {} }));
  it.each([
    ['nothing said about it', null, 'VOORWAARDE_NIET_VERVULD'],
    ['a talk that is still to come', dag('2025-10-08'), 'VOORWAARDE_NIET_VERVULD'],
    ['a talk on the day itself', dag('2025-10-07'), null],
    ['a talk of before the proposal', dag('2025-09-30'), null],
  ])('%s', (_, afgestemdOp, code) => {
    const uitslag = given(voorgesteld).when(acceptatie(carla, '2025-10-07', '2025-11-01', { afgestemdOp }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('geaccepteerd');
  });
});

describe('S-07 driegesprek by date', () => {
  const compleet = voorstelNaarKp4('2025-06-02', { bewijs: onderzoek });
  const voorgesteld = na(inKp3, beleidOp, compleet);

  it.each([
    ['2025-06-16', null],
    ['2025-09-01', null],
    ['2025-09-02', 'DRIEGESPREK_NIET_AANGEBODEN'],
    ['2025-09-15', 'DRIEGESPREK_NIET_AANGEBODEN'],
  ])('without an offer, accepted on %s: %s', (op, code) => {
    const uitslag = given(voorgesteld).when(acceptatie(carla, op, '2025-11-01'));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('geaccepteerd');
  });

  it('is accepted once offered and declined', () => {
    const beantwoorden = na(inKp3, beleidOp, compleet, stap('driegesprek.aangeboden', anna, '2025-09-16'), beantwoord('AFGEZIEN', anna, '2025-09-16'));
    given(beantwoorden).when(acceptatie(carla, '2025-09-17', '2025-11-01')).thenTypes('geaccepteerd');
  });

  it('does not have to be held before the acceptance, only offered', () => {
    const gewenst = na(inKp3, beleidOp, voorstelNaarKp4('2025-09-16', { bewijs: onderzoek, driegesprek: { antwoord: 'GEWENST' } }));
    given(gewenst).when(acceptatie(carla, '2025-09-17', '2025-11-01')).thenTypes('geaccepteerd');
  });
});
