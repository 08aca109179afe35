import { dag } from '#shared/kernel/datum';
import { anna, carla, dirk, fenna, inKp3, inKp4, systeemNb, systeemTiel, systeemWz } from '../testing/voorbeelden';
import { decideRegistratie, decideToewijzing, decideWijziging, verschillenMet, type Registratie, type Toewijzing, type Wijziging } from './inwoner';
import { deelIn, draagOver, periodeOp, wijsToe } from './situatie';

describe('S-01 and S-04 who leads', () => {
  it('changes on the start date and not a day earlier', () => {
    const na = draagOver(inKp4, 'KP4_NAAR_KP3', anna.actorId, dag('2025-04-01'));
    expect(periodeOp(na, dag('2025-03-31'))).toMatchObject({ klantprofiel: 'KP4', regie: 'TIEL', participatiecoach: carla.actorId, werkcoach: null });
    expect(periodeOp(na, dag('2025-04-01'))).toMatchObject({ klantprofiel: 'KP3', regie: 'WERKZAAK', participatiecoach: null, werkcoach: anna.actorId });
  });

  it('keeps a coach who was already assigned from a later day', () => {
    const later = wijsToe(inKp3, 'participatiecoach', fenna.actorId, dag('2026-01-01'));
    const na = draagOver(later, 'KP3_NAAR_KP4', carla.actorId, dag('2025-11-01'));
    expect(periodeOp(na, dag('2025-12-31'))).toMatchObject({ klantprofiel: 'KP4', participatiecoach: carla.actorId, werkcoach: null });
    expect(periodeOp(na, dag('2026-01-01'))).toMatchObject({ klantprofiel: 'KP4', participatiecoach: fenna.actorId });
  });

  it('never has two stretches on one day', () => {
    const na = draagOver(wijsToe(inKp3, 'werkcoach', 'wz.wc.ander', dag('2025-06-01')), 'KP3_NAAR_KP4', carla.actorId, dag('2025-11-01'));
    expect(na.map(({ vanaf, tot }) => [vanaf, tot])).toEqual([['2015-01-01', '2025-06-01'], ['2025-06-01', '2025-11-01'], ['2025-11-01', null]]);
  });
});

describe('the coach of a role', () => {
  it('holds over every later stretch in which nobody else takes over', () => {
    const kp2 = deelIn(inKp3, dag('2025-01-01'), { gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP2' });
    const na = wijsToe(kp2, 'werkcoach', 'wz.wc.nieuw', dag('2024-06-01'));
    expect(na.map(({ vanaf, werkcoach, klantprofiel }) => [vanaf, werkcoach, klantprofiel])).toEqual([
      ['2015-01-01', anna.actorId, 'KP3'],
      ['2024-06-01', 'wz.wc.nieuw', 'KP3'],
      ['2025-01-01', 'wz.wc.nieuw', 'KP2'],
    ]);
  });
});

describe('registration of a resident', () => {
  const registratie = (verschil: Partial<Registratie>, indeling: Partial<Registratie['indeling']> = {}): Registratie => ({
    type: 'geregistreerd',
    afzender: systeemTiel,
    sinds: dag('2024-01-01'),
    indeling: { gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP3', ...indeling },
    ...verschil,
  });

  it('opens the situatie from `sinds`: Werkzaak leads KP3, the gemeente leads KP4', () => {
    for (const [klantprofiel, regie] of [['KP3', 'WERKZAAK'], ['KP4', 'TIEL']] as const) {
      const besluit = decideRegistratie([], registratie({}, { klantprofiel }));
      expect(besluit).toMatchObject({ accepted: true, events: [{ perioden: [{ vanaf: '2024-01-01', tot: null, klantprofiel, regie }] }] });
    }
  });

  it('changes nothing when it repeats what is known', () => {
    expect(decideRegistratie(inKp3, registratie({}))).toEqual({ accepted: true, events: [], afwijkingen: [] });
  });

  it('never shifts the regie: that takes an overdracht', () => {
    expect(decideRegistratie(inKp3, registratie({}, { klantprofiel: 'KP4' }))).toMatchObject({ accepted: false, refusal: { code: 'OVERGANG_ONGELDIG' } });
    expect(decideRegistratie(inKp3, registratie({ afzender: systeemWz }, { klantprofiel: 'KP2' }))).toMatchObject({ accepted: true, events: [{ type: 'situatie.gewijzigd' }] });
  });

  it('may change the klantprofiel from the day on which the regie came to the same side', () => {
    const terug = draagOver(inKp4, 'KP4_NAAR_KP3', anna.actorId, dag('2025-04-01'));
    const kp2 = (sinds: string) => decideRegistratie(terug, registratie({ afzender: systeemWz, sinds: dag(sinds) }, { klantprofiel: 'KP2' }));
    expect(kp2('2025-03-31')).toMatchObject({ accepted: false, refusal: { code: 'OVERGANG_ONGELDIG' } });
    const besluit = kp2('2025-04-01');
    const perioden = besluit.accepted ? (besluit.events[0]?.perioden ?? []) : [];
    expect(perioden.map(({ vanaf, klantprofiel, werkcoach }) => [vanaf, klantprofiel, werkcoach])).toEqual([['2015-01-01', 'KP4', null], ['2025-04-01', 'KP2', anna.actorId]]);
  });

  it('reaches back to an earlier day without a coach', () => {
    const besluit = decideRegistratie(inKp3, registratie({ sinds: dag('2014-07-01') }));
    const perioden = besluit.accepted ? (besluit.events[0]?.perioden ?? []) : [];
    expect(perioden.map(({ vanaf, tot, werkcoach }) => [vanaf, tot, werkcoach])).toEqual([['2014-07-01', '2015-01-01', null], ['2015-01-01', null, anna.actorId]]);
  });

  it('needs a klantprofiel on the scale KP, and leaves the regie open on another scale', () => {
    expect(decideRegistratie([], registratie({}, { klantprofiel: null }))).toMatchObject({ accepted: false, refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.klantprofiel' } });
    expect(decideRegistratie([], registratie({}, { schaal: 'FASE', klantprofiel: null }))).toMatchObject({ accepted: true, events: [{ perioden: [{ regie: null }] }] });
    expect(decideRegistratie([], registratie({}, { schaal: 'FASE', klantprofiel: '4' }))).toMatchObject({ accepted: true, events: [{ perioden: [{ regie: null, klantprofiel: '4' }] }] });
  });

  it('changes the profile only for who leads, and otherwise lists where the two registers differ', () => {
    const doorTiel = registratie({}, { klantprofiel: 'KP2' });
    expect(decideRegistratie(inKp3, doorTiel)).toMatchObject({ accepted: false, refusal: { code: 'OVERGANG_ONGELDIG' } });
    expect(verschillenMet(inKp3, doorTiel)).toEqual([{ veld: 'KLANTPROFIEL', bekend: 'KP3', opgegeven: 'KP2' }]);
    expect(verschillenMet(inKp3, registratie({}, { schaal: 'FASE', klantprofiel: null }))).toEqual([
      { veld: 'SCHAAL', bekend: 'KP', opgegeven: 'FASE' },
      { veld: 'KLANTPROFIEL', bekend: 'KP3', opgegeven: 'GEEN' },
    ]);
  });

  it('lists no difference when it repeats what was known on that day, when who leads changes it, or about another gemeente', () => {
    const overgedragen = draagOver(inKp4, 'KP4_NAAR_KP3', anna.actorId, dag('2025-04-01'));
    expect(verschillenMet(overgedragen, registratie({}, { klantprofiel: 'KP4' }))).toEqual([]);
    expect(verschillenMet(overgedragen, registratie({ sinds: dag('2025-05-01') }, { klantprofiel: 'KP4' }))).toHaveLength(1);
    expect(verschillenMet(inKp3, registratie({ afzender: systeemWz }, { klantprofiel: 'KP2' }))).toEqual([]);
    expect(verschillenMet(inKp3, registratie({ afzender: systeemNb }, { gemeente: 'NEDER_BETUWE', klantprofiel: 'KP4' }))).toEqual([]);
  });

  it('D-29 notes guidance by UWV from its day on, and a registration that does not say so leaves it as it was', () => {
    const gemerkt = decideRegistratie(inKp3, registratie({ sinds: dag('2025-06-01'), onderUwvBegeleiding: true }));
    const perioden = gemerkt.accepted ? (gemerkt.events[0]?.perioden ?? []) : [];
    expect(perioden.map((p) => [p.vanaf, p.onderUwvBegeleiding])).toEqual([['2015-01-01', undefined], ['2025-06-01', true]]);
    expect(decideRegistratie(perioden, registratie({ sinds: dag('2025-07-01') }))).toEqual({ accepted: true, events: [], afwijkingen: [] });
    const weg: Wijziging = { type: 'gewijzigd', afzender: anna, gemeente: 'TIEL', op: dag('2025-08-01'), vanaf: dag('2025-08-01'), onderUwvBegeleiding: false };
    expect(decideWijziging(perioden, weg)).toMatchObject({ events: [{ perioden: [{}, { tot: '2025-08-01' }, { onderUwvBegeleiding: false }] }] });
    expect(decideWijziging(perioden, { ...weg, afzender: { ...anna, actorId: 'wz.wc.ander' } })).toMatchObject({ refusal: { code: 'NIET_BEVOEGD' } });
    expect(decideWijziging(perioden, { ...weg, afzender: systeemNb })).toMatchObject({ refusal: { code: 'GEMEENTE_ONJUIST' } });
    expect(decideWijziging([], weg)).toMatchObject({ refusal: { code: 'INWONER_ONBEKEND' } });
  });

  it('is refused from another gemeente, in either name', () => {
    const alsNb = registratie({ afzender: systeemNb }, { gemeente: 'NEDER_BETUWE' });
    expect(decideRegistratie(inKp3, alsNb)).toMatchObject({ refusal: { code: 'GEMEENTE_ONJUIST' } });
    expect(decideRegistratie([], registratie({ afzender: systeemNb }))).toMatchObject({ refusal: { code: 'GEMEENTE_ONJUIST' } });
    expect(decideRegistratie([], registratie({ afzender: dirk }))).toMatchObject({ refusal: { code: 'GEMEENTE_ONJUIST' } });
  });
});

describe('assignment of a coach', () => {
  const toewijzing = (verschil: Partial<Toewijzing>): Toewijzing => ({
    type: 'coach.toegewezen',
    afzender: systeemWz,
    gemeente: 'TIEL',
    coach: 'wz.wc.nieuw',
    coachBekend: true,
    rol: 'werkcoach',
    vanaf: dag('2025-06-01'),
    ...verschil,
  });

  it('holds from its own day on', () => {
    const besluit = decideToewijzing(inKp3, toewijzing({}));
    const perioden = besluit.accepted ? (besluit.events[0]?.perioden ?? []) : [];
    expect(perioden.map((p) => [p.vanaf, p.tot, p.werkcoach])).toEqual([['2015-01-01', '2025-06-01', anna.actorId], ['2025-06-01', null, 'wz.wc.nieuw']]);
  });

  it.each([
    ['Werkzaak assigns a participatiecoach', { rol: 'participatiecoach', coach: carla.actorId }, 'NIET_BEVOEGD'],
    ['the gemeente assigns a werkcoach', { afzender: systeemTiel }, 'NIET_BEVOEGD'],
    ['another gemeente assigns', { afzender: systeemNb, rol: 'participatiecoach' }, 'GEMEENTE_ONJUIST'],
    ['the coach is not in the register', { coachBekend: false }, 'VOORWAARDE_NIET_VERVULD'],
  ] as const)('is refused when %s', (_, verschil, code) => {
    expect(decideToewijzing(inKp3, toewijzing(verschil))).toMatchObject({ accepted: false, refusal: { code } });
  });

  it('needs a registered resident', () => {
    expect(decideToewijzing([], toewijzing({}))).toMatchObject({ refusal: { code: 'INWONER_ONBEKEND' } });
  });
});
