import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { acceptatie, aanleiding, anna, beantwoord, carla, dirk, fenna, gesprek, inKp3, inKp4, na, stand, stap } from '../testing/voorbeelden';
import { beleidOp } from '../testing/beleid';
import { evolve } from './evolve';
import { onderbouwingStatus } from './onderbouwing';
import { decide, decideHub } from './overdracht';
import type { Gesprek, PartijCommand, Stand } from './overdracht.types';
import { wijsToe } from './situatie';

const given = scenarioFor((s: Stand, command: PartijCommand) => decide(s, command, beleidOp(command.op)));
const gemeld = na(inKp4, beleidOp, aanleiding('2025-11-03'));
const zaakVan = ({ zaak }: Stand) => {
  if (!zaak) throw new Error('no case');
  return zaak;
};

describe('S-06 a start reported for a resident in KP4', () => {
  it('creates a handover to KP3 in which no evidence is asked', () => {
    given(stand(inKp4)).when(aanleiding('2025-11-03')).thenTypes('aanleiding.gemeld');
    expect(zaakVan(gemeld)).toMatchObject({ richting: 'KP4_NAAR_KP3', status: 'VOORGESTELD', indiener: carla.actorId, onderbouwingVereist: false });
    expect(onderbouwingStatus(zaakVan(gemeld), false)).toBe('NIET_VEREIST');
  });

  it('is accepted without examination, form, training or try-out; the driegesprek is offered and the resident informed as in every handover', () => {
    given(gemeld).when(acceptatie(anna, '2025-11-05', '2025-12-01')).refusedWith('DRIEGESPREK_NIET_AANGEBODEN');
    const aangeboden = na(inKp4, beleidOp, aanleiding('2025-11-03', { driegesprek: { antwoord: 'AFGEZIEN' } }));
    given(aangeboden).when(acceptatie(anna, '2025-11-05', '2025-12-01')).thenTypes('geaccepteerd');
    const { inwonerVoorgelichtOp: _, ...zonder } = aanleiding('2025-11-03', { driegesprek: {} });
    given(na(inKp4, beleidOp, zonder)).when(acceptatie(anna, '2025-11-05', '2025-12-01')).refusedWith('VOORLICHTING_ONTBREEKT');
  });

  it('still needs evidence and form when it was reported before that agreement', () => {
    const eerder = na(inKp4, beleidOp, aanleiding('2025-09-01', { driegesprek: {} }));
    expect(zaakVan(eerder).onderbouwingVereist).toBe(true);
    given(eerder).when(acceptatie(anna, '2025-09-05', '2025-10-01')).refusedWith('ONDERBOUWING_ONTBREEKT');
  });

  it('needs a resident in KP4, and no other open case', () => {
    const metCarla = wijsToe(inKp3, 'participatiecoach', carla.actorId, dag('2015-01-01'));
    given(stand(metCarla)).when(aanleiding('2025-11-03')).refusedWith('GEEN_KP4');
    given({ ...stand(inKp4), andereZaakOpen: true }).when(aanleiding('2025-11-03')).refusedWith('OVERGANG_ONGELDIG');
    given(gemeld).when(aanleiding('2025-11-04')).refusedWith('OVERGANG_ONGELDIG');
    given(stand(inKp4)).when(aanleiding('2025-11-03', { beoogdeCoach: dirk.actorId, beoogdeCoachBekend: false })).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(stand([])).when(aanleiding('2025-11-03')).refusedWith('INWONER_ONBEKEND');
  });

  it('comes from the participatiecoach of the resident, or from a werkcoach who is assigned to him', () => {
    given(stand(inKp4)).when(aanleiding('2025-11-03', { afzender: fenna })).refusedWith('NIET_BEVOEGD');
    given(stand(inKp4)).when(aanleiding('2025-11-03', { afzender: dirk })).refusedWith('GEMEENTE_ONJUIST');
    given(stand(inKp4)).when(aanleiding('2025-11-03', { afzender: anna })).refusedWith('NIET_BEVOEGD');
    const metAnna = wijsToe(inKp4, 'werkcoach', anna.actorId, dag('2025-01-01'));
    expect(zaakVan(na(metAnna, beleidOp, aanleiding('2025-11-03', { afzender: anna }))).indiener).toBe(carla.actorId);
  });

  it('reported by a werkcoach while nobody coaches for the gemeente, is in the hands of any participatiecoach of that gemeente', () => {
    const alleenAnna = wijsToe(wijsToe(inKp4, 'participatiecoach', null, dag('2015-01-01')), 'werkcoach', anna.actorId, dag('2015-01-01'));
    const zaak = na(alleenAnna, beleidOp, aanleiding('2025-11-03', { afzender: anna }));
    expect(zaakVan(zaak).indiener).toBeNull();
    given(zaak).when(stap('ingetrokken', anna, '2025-11-04')).refusedWith('NIET_BEVOEGD');
    given(zaak).when(stap('ingetrokken', fenna, '2025-11-04')).then({ type: 'ingetrokken' });
  });

  it('is completed after it was sent back, under the next number', () => {
    const terug = na(inKp4, beleidOp, aanleiding('2025-11-03'), stap('teruggestuurd', anna, '2025-11-04'));
    const opnieuw = decide(terug, aanleiding('2025-11-05', { driegesprek: {} }), beleidOp(dag('2025-11-05')));
    expect(opnieuw).toMatchObject({ accepted: true, events: [{ type: 'aanleiding.gemeld', voorstelnummer: 2, onderbouwingVereist: false }] });
  });
});

describe('S-06 an end', () => {
  const einde = aanleiding('2028-05-01', { soort: 'IPS_GEEINDIGD' });

  it('creates nothing, with or without an earlier handover', () => {
    given(stand(inKp4)).when(einde).then();
    const ingegaan = na(inKp4, beleidOp, aanleiding('2025-11-03', { driegesprek: {} }), acceptatie(anna, '2025-11-05', '2025-11-05'));
    given({ ...ingegaan, perioden: inKp4 }).when(einde).then();
  });

  it('before the acceptance takes the ground away, so that evidence is asked again', () => {
    const tochNiet = na(inKp4, beleidOp, aanleiding('2025-11-03', { driegesprek: {} }), aanleiding('2025-11-10', { soort: 'IPS_GEEINDIGD' }));
    given(tochNiet).when(acceptatie(anna, '2025-11-11', '2025-12-01')).refusedWith('ONDERBOUWING_ONTBREEKT');
  });
});

describe('D-06 a wanted driegesprek', () => {
  const ingegaan = na(inKp4, beleidOp, aanleiding('2025-11-03', { driegesprek: { antwoord: 'GEWENST' } }), acceptatie(anna, '2025-11-05', '2025-11-05'));
  const hub = scenarioFor(decideHub);
  const uitgebleven = { type: 'driegesprek.uitgebleven', op: dag('2025-12-06') } as const;
  const nadat = (...commands: PartijCommand[]): Stand => commands.reduce((was, command) => {
    const besluit = decide(was, command, beleidOp(command.op));
    return { ...was, zaak: 'accepted' in besluit && besluit.accepted ? besluit.events.reduce(evolve, was.zaak) : was.zaak };
  }, ingegaan);

  it('that was not held in time is noticed, also when it was planned', () => {
    hub(ingegaan).when(uitgebleven).then({ type: 'driegesprek.uitgebleven' });
    hub(nadat(gesprek('gepland', carla, '2025-11-20'))).when(uitgebleven).then({ type: 'driegesprek.uitgebleven' });
  });

  it('that was held, recorded as not held, or is no longer wanted, is not', () => {
    const gepland = gesprek('gepland', carla, '2025-11-20');
    hub(nadat(gepland, gesprek('gehouden', anna, '2025-11-27'))).when(uitgebleven).then();
    hub(nadat(gepland, stap('driegesprek.nietGehouden', anna, '2025-11-27'))).when(uitgebleven).then();
    hub(nadat(beantwoord('AFGEZIEN', carla, '2025-11-20'))).when(uitgebleven).then();
  });

  it('R-021 is of three: who is no coach of his side, or not of this handover, makes it another talk', () => {
    const ander: readonly Partial<Gesprek>[] = [{ deelnemersBekend: false }, { huidigeCoach: fenna.actorId }, { nieuweCoach: 'wz.wc.kees' }];
    for (const [wat, vanuit] of [['gepland', ingegaan], ['gehouden', nadat(gesprek('gepland', carla, '2025-11-20'))]] as const) {
      for (const verschil of ander) given(vanuit).when(gesprek(wat, carla, '2025-11-27', verschil)).refusedWith('VOORWAARDE_NIET_VERVULD');
      given(vanuit).when(gesprek(wat, carla, '2025-11-27')).thenTypes(`driegesprek.${wat}`);
    }
  });

  it('is held when it was, and planned at most a year ahead', () => {
    const gepland = nadat(gesprek('gepland', carla, '2025-11-20'));
    given(gepland).when(gesprek('gehouden', carla, '2025-11-27', { datum: dag('2025-11-28') })).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(ingegaan).when(gesprek('gepland', carla, '2025-11-20', { datum: dag('2026-11-21') })).thenTypes('driegesprek.gepland');
    given(ingegaan).when(gesprek('gepland', carla, '2025-11-20', { datum: dag('2026-11-22') })).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('keeps the day for which it is planned or on which it was held, until it was not held', () => {
    const gepland = nadat(gesprek('gepland', carla, '2025-11-20', { datum: dag('2025-11-27') }));
    expect(gepland.zaak?.driegesprekOp).toBe('2025-11-27');
    expect(nadat(gesprek('gepland', carla, '2025-11-20', { datum: dag('2025-11-27') }), gesprek('gehouden', carla, '2025-12-04', { datum: dag('2025-11-28') })).zaak?.driegesprekOp).toBe('2025-11-28');
    expect(nadat(gesprek('gepland', carla, '2025-11-20'), stap('driegesprek.nietGehouden', anna, '2025-11-27')).zaak?.driegesprekOp).toBeNull();
  });

  it('is nobody’s any more once the resident moved', () => {
    hub({ ...ingegaan, perioden: inKp4.map((p) => ({ ...p, gemeente: 'NEDER_BETUWE' })) }).when(uitgebleven).then();
  });
});
