import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { acceptatie, anna, carla, dirk, fenna, inKp3, inKp4, na, stand, systeemNb, systeemTiel, systeemWz, voorstelNaarKp3, voorstelNaarKp4 } from '../testing/voorbeelden';
import { beleidOp } from '../testing/beleid';
import { decideRegistratie } from './inwoner';
import { decide, decideHub, decideVerval } from './overdracht';
import type { PartijCommand, Stand } from './overdracht.types';
import { deelIn, draagOver, periodeOp, wijsToe, type Periode } from './situatie';
import { decideVertrek, eindeOp, trekVertrekIn, type Vertrek } from './vertrek';

const VENSTER = { dagenVooruit: 90 };
const given = scenarioFor((perioden: readonly Periode[], vertrek: Vertrek) => decideVertrek(perioden, vertrek, VENSTER));
const gegeven = { afzender: systeemTiel, gemeente: 'TIEL', op: dag('2026-02-10'), vandaag: dag('2026-02-10') };
const verhuisd = (per: string, verschil: Partial<Extract<Vertrek, { type: 'verhuisd' }>> = {}): Vertrek => ({
  ...gegeven, type: 'verhuisd', per: dag(per), naarGemeente: 'NEDER_BETUWE', naarGemeenteBekend: true, ...verschil,
});
const uitgestroomd = (per: string, verschil: Partial<Extract<Vertrek, { type: 'uitgestroomd' }>> = {}): Vertrek => ({ ...gegeven, type: 'uitgestroomd', per: dag(per), ...verschil });
const na1 = (perioden: readonly Periode[], vertrek: Vertrek): readonly Periode[] => {
  const besluit = decideVertrek(perioden, vertrek, VENSTER);
  if (!besluit.accepted || !besluit.events[0]) throw new Error('not accepted');
  return besluit.events[0].perioden;
};
const grenzen = (perioden: readonly Periode[]) => perioden.map(({ vanaf, tot, gemeente, regie }) => [vanaf, tot, gemeente, regie]);

describe('X-4 a resident who moves', () => {
  it('goes with KP4 to the new gemeente, which leads from that day, and leaves his participatiecoach behind', () => {
    const perioden = na1(inKp4, verhuisd('2026-03-01'));
    expect(grenzen(perioden)).toEqual([['2015-01-01', '2026-03-01', 'TIEL', 'TIEL'], ['2026-03-01', null, 'NEDER_BETUWE', 'NEDER_BETUWE']]);
    expect(perioden.map((p) => p.participatiecoach)).toEqual([carla.actorId, null]);
  });

  it('stays with Werkzaak and his werkcoach in KP3', () => {
    const perioden = na1(inKp3, verhuisd('2026-03-01', { afzender: anna }));
    expect(perioden[1]).toMatchObject({ gemeente: 'NEDER_BETUWE', regie: 'WERKZAAK', werkcoach: anna.actorId, participatiecoach: null });
  });

  it('is not pulled over by the new gemeente, whichever gemeente it names', () => {
    given(inKp4).when(verhuisd('2026-03-01', { afzender: systeemNb })).refusedWith('GEMEENTE_ONJUIST');
    given(inKp4).when(verhuisd('2026-03-01', { afzender: systeemNb, gemeente: 'NEDER_BETUWE' })).refusedWith('GEMEENTE_ONJUIST');
    given(inKp4).when(verhuisd('2026-03-01', { afzender: dirk })).refusedWith('GEMEENTE_ONJUIST');
  });

  it('is reported by a system of either side, or by his own coach', () => {
    given(inKp4).when(verhuisd('2026-03-01', { afzender: systeemWz })).thenTypes('situatie.gewijzigd');
    given(inKp4).when(verhuisd('2026-03-01', { afzender: carla })).thenTypes('situatie.gewijzigd');
    given(inKp4).when(verhuisd('2026-03-01', { afzender: fenna })).refusedWith('NIET_BEVOEGD');
    given(inKp4).when(verhuisd('2026-03-01', { afzender: { ...fenna, waarneemtVoor: [carla.actorId] } })).thenTypes('situatie.gewijzigd');
    given(inKp4).when(verhuisd('2026-03-01', { afzender: anna })).refusedWith('NIET_BEVOEGD');
  });

  it.each([
    ['to a gemeente that takes no part', verhuisd('2026-03-01', { naarGemeente: '', naarGemeenteBekend: false }), 'VOORWAARDE_NIET_VERVULD'],
    ['to where he lives already', verhuisd('2026-03-01', { naarGemeente: 'TIEL' }), 'VOORWAARDE_NIET_VERVULD'],
    ['more than 90 days ahead', verhuisd('2026-05-12'), 'VOORWAARDE_NIET_VERVULD'],
    ['before he was registered', verhuisd('2014-12-31'), 'VOORWAARDE_NIET_VERVULD'],
  ])('is refused %s', (_, vertrek, code) => {
    given(inKp4).when(vertrek).refusedWith(code);
    given(inKp4).when(verhuisd('2026-05-11')).thenTypes('situatie.gewijzigd');
  });

  it('is told twice, by either side, with one effect', () => {
    const perioden = na1(inKp4, verhuisd('2026-03-01'));
    given(perioden).when(verhuisd('2026-03-01', { afzender: systeemWz, op: dag('2026-03-04'), vandaag: dag('2026-03-04') })).then();
  });

  it('gets another date as long as it has not begun, and keeps his coach until then', () => {
    const eerst = na1(inKp4, verhuisd('2026-03-01'));
    const later = na1(eerst, verhuisd('2026-04-01'));
    expect(grenzen(later)).toEqual([['2015-01-01', '2026-04-01', 'TIEL', 'TIEL'], ['2026-04-01', null, 'NEDER_BETUWE', 'NEDER_BETUWE']]);
    expect(later[0]?.participatiecoach).toBe(carla.actorId);
    given(eerst).when(verhuisd('2026-04-01', { op: dag('2026-03-02'), vandaag: dag('2026-03-02') })).refusedWith('GEMEENTE_ONJUIST');
  });

  it('is not undone by moving him back on the same day: that would say he never came', () => {
    const verhuist = na1(inKp4, verhuisd('2026-02-01'));
    const terug = { afzender: systeemNb, gemeente: 'NEDER_BETUWE', naarGemeente: 'TIEL' };
    given(verhuist).when(verhuisd('2026-02-01', terug)).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(verhuist).when(verhuisd('2026-02-02', terug)).thenTypes('situatie.gewijzigd');
  });

  it('keeps a coach who is assigned before the day out of the new gemeente', () => {
    const aangekondigd = na1(inKp4, verhuisd('2026-03-01'));
    expect(wijsToe(aangekondigd, 'participatiecoach', fenna.actorId, dag('2026-02-15')).map((p) => p.participatiecoach)).toEqual([carla.actorId, fenna.actorId, null]);
    const overgedragen = draagOver(na1(inKp3, verhuisd('2026-03-01', { afzender: anna })), 'KP3_NAAR_KP4', carla.actorId, dag('2026-02-15'));
    expect(overgedragen.at(-1)).toMatchObject({ gemeente: 'NEDER_BETUWE', klantprofiel: 'KP4', regie: 'NEDER_BETUWE', participatiecoach: null });
  });

  it('ends for his former gemeente what it may send about him', () => {
    const verhuisdeStand: Stand = { ...na(inKp4, beleidOp, voorstelNaarKp3('2026-02-12', { driegesprek: {} })), perioden: na1(inKp4, verhuisd('2026-03-01')) };
    const op = (dagen: string): PartijCommand => ({ type: 'ingetrokken', afzender: carla, gemeente: 'TIEL', op: dag(dagen) });
    const toets = scenarioFor((s: Stand, command: PartijCommand) => decide(s, command, beleidOp(command.op)));
    toets(verhuisdeStand).when(op('2026-02-28')).thenTypes('ingetrokken');
    toets(verhuisdeStand).when(op('2026-03-01')).refusedWith('GEMEENTE_ONJUIST');
  });

  it('does not take a handover along: neither agreed for a day after the move, nor put into effect then', () => {
    const bewijs = { type: 'ZORGPROFESSIONAL', bronsoort: 'HUISARTS', datumConclusie: dag('2026-01-20') } as const;
    const voorgesteld = na(inKp3, beleidOp, voorstelNaarKp4('2026-02-11', { bewijs, driegesprek: {} }));
    const perioden = na1(inKp3, verhuisd('2026-03-01', { afzender: anna }));
    const toets = scenarioFor((s: Stand, command: PartijCommand) => decide(s, command, beleidOp(command.op)));
    toets({ ...voorgesteld, perioden }).when(acceptatie(carla, '2026-02-12', '2026-03-01')).refusedWith('VOORWAARDE_NIET_VERVULD');
    toets({ ...voorgesteld, perioden }).when(acceptatie(carla, '2026-02-12', '2026-02-28')).thenTypes('geaccepteerd');
    const geaccepteerd = na(inKp3, beleidOp, voorstelNaarKp4('2026-02-11', { bewijs, driegesprek: {} }), acceptatie(carla, '2026-02-12', '2026-03-15'));
    scenarioFor(decideHub)({ ...geaccepteerd, perioden }).when({ type: 'startdatum.bereikt', op: dag('2026-03-15') }).then();
    scenarioFor(decideVerval)(geaccepteerd.zaak!).when(undefined).then({ type: 'vervallen' });
    scenarioFor(decideVerval)({ status: 'INGEGAAN' }).when(undefined).then();
  });
});

describe('a resident who leaves', () => {
  it('has no situatie from that day on', () => {
    const perioden = na1(inKp4, uitgestroomd('2026-03-01'));
    expect(grenzen(perioden)).toEqual([['2015-01-01', '2026-03-01', 'TIEL', 'TIEL']]);
    given(perioden).when(uitgestroomd('2026-03-01')).then();
  });

  it('may die before a move that was announced, and his benefit may end after one', () => {
    const verhuist = na1(inKp4, verhuisd('2026-03-01'));
    expect(grenzen(na1(verhuist, uitgestroomd('2026-02-20')))).toEqual([['2015-01-01', '2026-02-20', 'TIEL', 'TIEL']]);
    expect(grenzen(na1(verhuist, uitgestroomd('2026-04-01')))).toEqual([['2015-01-01', '2026-03-01', 'TIEL', 'TIEL'], ['2026-03-01', '2026-04-01', 'NEDER_BETUWE', 'NEDER_BETUWE']]);
  });

  it('gets another last day as long as it has not come', () => {
    const perioden = na1(inKp4, uitgestroomd('2026-03-01'));
    expect(grenzen(na1(perioden, uitgestroomd('2026-03-15')))).toEqual([['2015-01-01', '2026-03-15', 'TIEL', 'TIEL']]);
    given(perioden).when(uitgestroomd('2026-03-15', { op: dag('2026-02-28'), vandaag: dag('2026-03-02') })).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(perioden).when(uitgestroomd('2026-02-15', { op: dag('2026-02-28'), vandaag: dag('2026-03-02') })).refusedWith('OVERGANG_ONGELDIG');
    given(perioden).when(uitgestroomd('2026-03-15', { op: dag('2026-03-02'), vandaag: dag('2026-03-02') })).refusedWith('INWONER_ONBEKEND');
  });

  it('may be registered anew after a gap, without coaches, by whichever gemeente he came to', () => {
    const weg = na1(inKp4, uitgestroomd('2026-03-01'));
    const terug = (gemeente: string, sinds: string) => decideRegistratie(weg, { type: 'geregistreerd', afzender: systeemWz, sinds: dag(sinds), indeling: { gemeente, schaal: 'KP', klantprofiel: 'KP3' } });
    expect(terug('NEDER_BETUWE', '2026-06-01')).toMatchObject({
      accepted: true,
      events: [{ perioden: [{ tot: '2026-03-01', gemeente: 'TIEL' }, { vanaf: '2026-06-01', tot: null, gemeente: 'NEDER_BETUWE', regie: 'WERKZAAK', participatiecoach: null }] }],
    });
    expect(terug('NEDER_BETUWE', '2026-02-28')).toMatchObject({ accepted: false, refusal: { code: 'GEMEENTE_ONJUIST' } });
  });

  it('does not give his former coach back when he returns', () => {
    const terug = deelIn(na1(inKp4, uitgestroomd('2026-03-01')), dag('2026-03-01'), { gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4' });
    expect(periodeOp(terug, dag('2026-03-01'))).toMatchObject({ regie: 'TIEL', participatiecoach: null });
    expect(wijsToe(na1(inKp4, uitgestroomd('2026-03-01')), 'participatiecoach', fenna.actorId, dag('2026-02-01')).map((p) => [p.vanaf, p.tot])).toEqual([['2015-01-01', '2026-02-01'], ['2026-02-01', '2026-03-01']]);
  });
});

describe('what a day brings to an end', () => {
  it('is a move or a leaving, and nothing on a day that another announcement took the place of', () => {
    expect(eindeOp(na1(inKp4, verhuisd('2026-03-01')), dag('2026-03-01'))).toMatchObject({ reden: 'VERHUISD', was: { gemeente: 'TIEL' }, wordt: { gemeente: 'NEDER_BETUWE' } });
    expect(eindeOp(na1(inKp4, uitgestroomd('2026-03-01')), dag('2026-03-01'))).toMatchObject({ reden: 'UITGESTROOMD', wordt: null });
    expect(eindeOp(na1(na1(inKp4, verhuisd('2026-03-01')), verhuisd('2026-04-01')), dag('2026-03-01'))).toBeNull();
  });

  it('is undone when the announcement is recalled before that day, and stays after it (M-18)', () => {
    const dagen = [dag('2026-03-01'), dag('2026-02-12')] as const;
    for (const vertrek of [verhuisd('2026-03-01'), uitgestroomd('2026-03-01')]) {
      expect(trekVertrekIn(na1(inKp4, vertrek), ...dagen)).toEqual({ accepted: true, events: [{ type: 'situatie.gewijzigd', perioden: inKp4 }], afwijkingen: [] });
      expect(trekVertrekIn(na1(inKp4, vertrek), dagen[0], dagen[0])).toEqual({ accepted: true, events: [], afwijkingen: [] });
    }
    expect(trekVertrekIn(na1(na1(inKp4, verhuisd('2026-03-01')), verhuisd('2026-04-01')), ...dagen)).toMatchObject({ events: [] });
    const naMoveWeg = na1(na1(inKp4, verhuisd('2026-03-01')), uitgestroomd('2026-04-01'));
    expect(trekVertrekIn(naMoveWeg, dag('2026-04-01'), dagen[1])).toMatchObject({ events: [{ perioden: [{ gemeente: 'TIEL' }, { gemeente: 'NEDER_BETUWE', tot: null }] }] });
  });

  it('is nothing for somebody who is not registered', () => {
    expect(eindeOp(stand([]).perioden, dag('2026-03-01'))).toBeNull();
    given([]).when(verhuisd('2026-03-01')).refusedWith('INWONER_ONBEKEND');
  });
});
