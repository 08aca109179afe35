import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { acceptatie, anna, carla, dirk, fenna, gesprek, inKp3, inKp4, na, stand, stap, voorstelNaarKp3, voorstelNaarKp4 } from '../testing/voorbeelden';
import { beleidOp } from '../testing/beleid';
import { evolve } from './evolve';
import { decide } from './overdracht';
import { noemtPlan } from './voorstel';
import type { Formulier, Perspectief } from './begrippen';
import type { Overdracht, PartijCommand, Stand } from './overdracht.types';
import { wijsToe } from './situatie';
import { kortNaVorige } from './voorstel';

const given = scenarioFor((s: Stand, command: PartijCommand) => decide(s, command, beleidOp(command.op)));
const metPerspectief = (perspectief: Perspectief): Formulier => ({ hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', perspectief });

it('R-206 says which plan van aanpak there is or that there is none; a form that asks it is not complete without', () => {
  const plannen: readonly Formulier[] = [{ planVanAanpak: { aanwezig: false } }, { planVanAanpak: { aanwezig: true, ref: 'pva-12', datum: '2025-10-01', versie: 2 } as never }, { planVanAanpakRef: 'pva-12' }];
  expect([...plannen.map((formulier) => noemtPlan({ formulier })), noemtPlan({ formulier: {} }), noemtPlan({})]).toEqual([true, true, true, false, true]);
  const bewijs = { type: 'ZORGPROFESSIONAL', bronsoort: 'HUISARTS', datumConclusie: dag('2026-01-05') } as const;
  const met = (formulierVersie: string, plan: Formulier = {}): Stand => {
    const { formulier, ...rest } = voorstelNaarKp4('2026-01-12', { driegesprek: {}, bewijs });
    return na(inKp3, beleidOp, { ...rest, formulier: { ...formulier, formulierVersie, ...plan } });
  };
  given(met('2026-1')).when(acceptatie(carla, '2026-01-13', '2026-02-01')).refusedWith('FORMULIER_ONVOLLEDIG');
  given(met('2026-1', { planVanAanpak: { aanwezig: false } })).when(acceptatie(carla, '2026-01-13', '2026-02-01')).thenTypes('geaccepteerd');
  given(stand(inKp3)).when(voorstelNaarKp4('2026-01-12', { formulier: { ...voorstelNaarKp4('2026-01-12').formulier, planVanAanpak: { aanwezig: true, datum: dag('2026-01-13') } } })).refusedWith('VOORWAARDE_NIET_VERVULD');
  given(met('2025-1')).when(acceptatie(carla, '2026-01-13', '2026-02-01')).thenTypes('geaccepteerd');
});

describe('S-08 definition of KP4', () => {
  it.each<[string, Perspectief, string | null]>([
    ['2025-02-03', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 30, baatBijParticipatiecoach: true }, 'DEFINITIE_KP4'],
    ['2023-06-01', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 30, baatBijParticipatiecoach: true }, null],
    ['2023-06-01', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 25 }, null],
    ['2023-06-01', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 24 }, 'DEFINITIE_KP4'],
    ['2023-12-31', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 30 }, null],
    ['2024-01-01', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 30 }, 'DEFINITIE_KP4'],
    ['2025-02-03', { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true }, null],
    ['2025-02-03', { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: false }, 'DEFINITIE_KP4'],
    ['2023-06-01', { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: false }, null],
  ])('proposed on %s with %o: %s', (op, perspectief, code) => {
    const uitslag = given(stand(inKp3)).when(voorstelNaarKp4(op, { formulier: metPerspectief(perspectief) }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('voorgesteld');
  });

  it.each([
    ['2023-12-31', 'v1'],
    ['2024-01-01', 'v2'],
  ])('keeps the version it was judged by: proposed on %s is %s', (op, definitieVersie) => {
    const voorstel = voorstelNaarKp4(op);
    given(stand(inKp3)).when(voorstel).then({ type: 'voorgesteld', voorstel, voorstelnummer: 1, definitieVersie });
  });

  it('does not judge a form that leaves the perspective open; the acceptance will ask for it', () => {
    given(stand(inKp3)).when(voorstelNaarKp4('2025-10-06', { formulier: { hulpvraagMeestProminent: 'ZORG_PARTICIPATIE' } })).thenTypes('voorgesteld');
  });
});

describe('a proposal from KP3 to KP4', () => {
  it('is refused when the request for help is about work', () => {
    given(stand(inKp3)).when(voorstelNaarKp4('2025-10-06', { formulier: { hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING' } })).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('names a receiving coach whom the register knows, or nobody', () => {
    given(stand(inKp3)).when(voorstelNaarKp4('2025-10-06', { beoogdeCoach: dirk.actorId, beoogdeCoachBekend: false })).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('is refused when the resident was not consulted', () => {
    const { inwonerGeraadpleegdOp: _, ...zonder } = voorstelNaarKp4('2025-10-06');
    given(stand(inKp3)).when(zonder).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('is for the assigned werkcoach only', () => {
    given(stand(inKp3)).when(voorstelNaarKp4('2025-10-06', { afzender: { ...anna, actorId: 'wz.wc.ander' } })).refusedWith('NIET_BEVOEGD');
    given(stand(inKp3)).when(voorstelNaarKp4('2025-10-06', { afzender: carla })).refusedWith('NIET_BEVOEGD');
  });

  it('is refused for a resident who is in KP4 already', () => {
    const metAnna = wijsToe(inKp4, 'werkcoach', anna.actorId, dag('2015-01-01'));
    given(stand(metAnna)).when(voorstelNaarKp4('2025-10-06')).refusedWith('VOORWAARDE_NIET_VERVULD');
  });
});

describe('a proposal from KP4 to KP3', () => {
  it.each(['arbeidsvermogen', 'gemotiveerd'])('S-03 is refused when %s is false', (veld) => {
    const formulier = { hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', arbeidsvermogen: true, gemotiveerd: true, [veld]: false };
    given(stand(inKp4)).when(voorstelNaarKp3('2025-05-06', { formulier })).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('R-163 is refused when care and participation is what the resident needs most', () => {
    const formulier = { hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', arbeidsvermogen: true, gemotiveerd: true };
    expect(given(stand(inKp4)).when(voorstelNaarKp3('2025-05-06', { formulier })).uitkomst).toMatchObject({ refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'formulier.hulpvraagMeestProminent' } });
  });

  it('is refused for a resident who is not in KP4', () => {
    const metCarla = wijsToe(inKp3, 'participatiecoach', carla.actorId, dag('2015-01-01'));
    given(stand(metCarla)).when(voorstelNaarKp3('2025-05-06')).refusedWith('GEEN_KP4');
  });

  it('is for the assigned participatiecoach, or for any of the gemeente while nobody is assigned', () => {
    const zonderCoach = wijsToe(inKp4, 'participatiecoach', null, dag('2015-01-01'));
    given(stand(inKp4)).when(voorstelNaarKp3('2025-05-06', { afzender: fenna })).refusedWith('NIET_BEVOEGD');
    given(stand(zonderCoach)).when(voorstelNaarKp3('2025-05-06', { afzender: fenna })).thenTypes('voorgesteld');
    given(stand(zonderCoach)).when(voorstelNaarKp3('2025-05-06', { afzender: dirk })).refusedWith('GEMEENTE_ONJUIST');
  });

  it('may not name another gemeente than the one the resident belongs to', () => {
    given(stand(inKp4)).when(voorstelNaarKp3('2025-05-06', { gemeente: 'NEDER_BETUWE' })).refusedWith('GEMEENTE_ONJUIST');
  });
});

describe('a case', () => {
  const voorgesteld = na(inKp3, beleidOp, voorstelNaarKp4('2025-10-06', { driegesprek: {} }));
  const teruggestuurd = na(inKp3, beleidOp, voorstelNaarKp4('2025-10-06', { driegesprek: {} }), stap('teruggestuurd', carla, '2025-10-07'));

  it('is not proposed twice', () => {
    given(voorgesteld).when(voorstelNaarKp4('2025-10-07')).refusedWith('OVERGANG_ONGELDIG');
  });

  it('is proposed again after it was sent back, under the next number and with what it had already', () => {
    const opnieuw = voorstelNaarKp4('2025-10-08');
    given(teruggestuurd).when(opnieuw).then({ type: 'voorgesteld', voorstel: opnieuw, voorstelnummer: 2, definitieVersie: 'v2' });
    const zaak = evolve(teruggestuurd.zaak, { type: 'voorgesteld', voorstel: opnieuw, voorstelnummer: 2, definitieVersie: 'v2' });
    expect(zaak).toMatchObject<Partial<Overdracht>>({ status: 'VOORGESTELD', voorstelnummer: 2, driegesprek: 'AANGEBODEN', voorgesteldOp: dag('2025-10-08') });
  });

  it('is carried on by a deputy under his own name, for whoever he deputises for and nobody else (M-19)', () => {
    const waarnemer = { ...anna, actorId: 'wz.wc.ander', waarneemtVoor: [anna.actorId] };
    const doorWaarnemer = voorstelNaarKp4('2025-10-06', { afzender: waarnemer, driegesprek: {} });
    given(stand(inKp3)).when(doorWaarnemer).thenTypes('voorgesteld');
    expect(na(inKp3, beleidOp, doorWaarnemer).zaak?.indiener).toBe('wz.wc.ander');
    given(voorgesteld).when(stap('ingetrokken', waarnemer, '2025-10-07')).thenTypes('ingetrokken');
    const aanCarla = na(inKp3, beleidOp, voorstelNaarKp4('2025-10-06', { beoogdeCoach: carla.actorId, driegesprek: {} }));
    given(aanCarla).when(stap('teruggestuurd', { ...fenna, waarneemtVoor: [carla.actorId] }, '2025-10-07')).thenTypes('teruggestuurd');
    given(aanCarla).when(stap('teruggestuurd', fenna, '2025-10-07')).refusedWith('NIET_BEVOEGD');
    given(aanCarla).when(stap('teruggestuurd', { ...anna, waarneemtVoor: [carla.actorId] }, '2025-10-07')).refusedWith('NIET_BEVOEGD');
  });

  it('may follow an earlier one at any time; within six months its sender is warned', () => {
    const eerder: Stand = { ...stand(inKp3), laatstIngegaan: dag('2025-04-01') };
    given(eerder).when(voorstelNaarKp4('2025-09-30')).thenTypes('voorgesteld');
    expect(kortNaVorige(eerder, { op: dag('2025-09-30') }, 6)).toBe('2025-04-01');
    expect(kortNaVorige(eerder, { op: dag('2025-10-01') }, 6)).toBeNull();
    expect(kortNaVorige(stand(inKp3), { op: dag('2025-09-30') }, 6)).toBeNull();
    expect(kortNaVorige({ ...voorgesteld, laatstIngegaan: dag('2025-04-01') }, { op: dag('2025-09-30') }, 6)).toBeNull();
  });

  it('is not completed in the other direction, nor proposed beside another open case of the resident', () => {
    const omgekeerd: Stand = { ...teruggestuurd, perioden: inKp4 };
    given(omgekeerd).when(voorstelNaarKp3('2025-10-08')).refusedWith('OVERGANG_ONGELDIG');
    given({ ...stand(inKp3), andereZaakOpen: true }).when(voorstelNaarKp4('2025-10-06')).refusedWith('OVERGANG_ONGELDIG');
  });

  it.each(['teruggestuurd', 'nietOvergenomen'] as const)('is only answered (%s) by the receiving side', (antwoord) => {
    given(voorgesteld).when(stap(antwoord, anna, '2025-10-07')).refusedWith('NIET_BEVOEGD');
    given(voorgesteld).when(stap(antwoord, carla, '2025-10-07')).then({ type: antwoord });
    given(teruggestuurd).when(stap(antwoord, carla, '2025-10-08')).refusedWith('OVERGANG_ONGELDIG');
  });

  it('is only withdrawn by the side that proposed it', () => {
    given(voorgesteld).when(stap('ingetrokken', carla, '2025-10-07')).refusedWith('NIET_BEVOEGD');
    given(teruggestuurd).when(stap('ingetrokken', anna, '2025-10-07')).then({ type: 'ingetrokken' });
  });

  it('is withdrawn by the coach who proposed it or by the one assigned since, not by a colleague', () => {
    const ander = { ...anna, actorId: 'wz.wc.ander' };
    const opgevolgd: Stand = { ...voorgesteld, perioden: wijsToe(inKp3, 'werkcoach', ander.actorId, dag('2025-10-07')) };
    given(voorgesteld).when(stap('ingetrokken', ander, '2025-10-07')).refusedWith('NIET_BEVOEGD');
    given(opgevolgd).when(stap('ingetrokken', ander, '2025-10-07')).then({ type: 'ingetrokken' });
    given(opgevolgd).when(stap('ingetrokken', anna, '2025-10-07')).then({ type: 'ingetrokken' });
  });

  it('cannot be withdrawn once it took effect', () => {
    const bewijs = { type: 'ZORGPROFESSIONAL', bronsoort: 'HUISARTS', datumConclusie: dag('2025-09-20') } as const;
    const voorstel = voorstelNaarKp4('2025-10-06', { driegesprek: {}, bewijs });
    const geaccepteerd = na(inKp3, beleidOp, voorstel, acceptatie(carla, '2025-10-07', '2025-11-01'));
    given(geaccepteerd).when(stap('ingetrokken', anna, '2025-10-08')).then({ type: 'ingetrokken' });
    const ingegaan = na(inKp3, beleidOp, voorstel, acceptatie(carla, '2025-10-07', '2025-10-07'));
    given(ingegaan).when(stap('ingetrokken', anna, '2025-10-08')).refusedWith('OVERGANG_ONGELDIG');
  });

  it.each([gesprek('gepland', anna, '2025-10-07'), gesprek('gehouden', anna, '2025-10-07'), stap('driegesprek.aangeboden', anna, '2025-10-07')])('follows the steps of the driegesprek: $type right after the offer is refused', (command) => {
    given(voorgesteld).when(command).refusedWith('OVERGANG_ONGELDIG');
  });
});
