import { dag } from '#shared/kernel/datum';
import { anna, carla, dirk, fenna, inKp3, inKp4, inNederBetuwe, Loop, OMGAAN_MET_GELD, regelsOp, suite } from '../testing/voorbeelden';
import { instrument, type Instrumentkennis, type Instrumentopdracht } from './instrument';
import { prijsVan } from './prijs';
import type { Inwoner } from './verzoek.types';

const kennis = (verschil: Partial<Instrumentkennis> = {}): Instrumentkennis => ({ instrument: OMGAAN_MET_GELD, regels: regelsOp('2025-11-03'), ruimte: null, ...verschil });
const loop = (inwoner: Inwoner = inKp4, verschil: Partial<Instrumentkennis> = {}) => new Loop(instrument, inwoner, kennis(verschil));
const vraag = (gewensteStart: string): Instrumentopdracht => ({ type: 'aangevraagd', instrumentCode: 'LEERLAB_GELD', gewensteStart: dag(gewensteStart) });
const bied = (start: string, prijs: number): Instrumentopdracht => ({ type: 'aangeboden', start: dag(start), prijs });
const koop = (bedrag: number, raadsbesluitRef?: string): Instrumentopdracht => ({ type: 'ingekocht', bedrag, budgetRef: 'kp4-2027', ...(raadsbesluitRef ? { raadsbesluitRef } : {}) });

describe('S-21 the price of a Leerlab training', () => {
  it.each([
    ['KP4', '2025-09-01', 250, 'LIJSTPRIJS'],
    ['KP4', '2025-09-02', 0, 'LEERLAB_GRATIS_2025'],
    ['KP4', '2025-11-17', 0, 'LEERLAB_GRATIS_2025'],
    ['KP4', '2025-12-31', 0, 'LEERLAB_GRATIS_2025'],
    ['KP4', '2026-01-01', 250, 'LIJSTPRIJS'],
    ['KP4', '2026-01-12', 250, 'LIJSTPRIJS'],
    ['KP3', '2025-11-17', 250, 'LIJSTPRIJS'],
  ])('for %s with a start on %s is %d by %s', (profiel, start, bedrag, regel) => {
    expect(prijsVan(OMGAAN_MET_GELD, profiel, dag(start), regelsOp('2025-11-03'))).toEqual({ bedrag, regel });
  });

  it('is the list price for what is no Leerlab', () => {
    expect(prijsVan({ ...OMGAAN_MET_GELD, groep: 'JOBCOACHING' }, 'KP4', dag('2025-11-17'), regelsOp('2025-11-03'))).toEqual({ bedrag: 250, regel: 'LIJSTPRIJS' });
  });

  it('is told with the request, and free of charge it needs no purchase', () => {
    const gratis = loop();
    expect(gratis.stuur(carla, '2025-11-03', vraag('2025-11-17'))).toMatchObject({ accepted: true, stap: { antwoord: { prijs: '0.00', prijsregel: 'LEERLAB_GRATIS_2025' } }, verzoek: { uiterlijk: '2025-11-10' } });
    expect(gratis.uitkomst(anna, '2025-11-05', bied('2025-11-17', 0))).toBe('TOEGEKEND');
    expect(gratis.uitkomst(anna, '2025-11-17', { type: 'gestart', datum: dag('2025-11-17') })).toBe('GESTART');
    expect(gratis.uitkomst(anna, '2025-12-08', { type: 'afgerond', datum: dag('2025-12-08') })).toBe('AFGEROND');
    expect(gratis.verzoek).toMatchObject({ geslotenOp: '2025-12-08', uiterlijk: null });
  });

  it('asks a purchase where it is not free, and does not start before that', () => {
    const betaald = loop();
    betaald.stuur(carla, '2025-11-03', vraag('2026-01-12'));
    expect(betaald.uitkomst(anna, '2025-11-05', bied('2026-01-12', 250))).toBe('WACHT_OP_INKOOP');
    expect(betaald.uitkomst(anna, '2026-01-12', { type: 'gestart', datum: dag('2026-01-12') })).toBe('OVERGANG_ONGELDIG');
  });

  it('is not what Werkzaak makes of it: an offer beside the rule is refused, with what it should be', () => {
    const een = loop();
    een.stuur(carla, '2025-11-03', vraag('2025-11-17'));
    expect(een.stuur(anna, '2025-11-05', bied('2025-11-17', 250))).toMatchObject({ refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'op 2025-11-17 is de prijs 0.00 euro (LEERLAB_GRATIS_2025)' } });
  });
});

describe('S-21 the budget of the gemeente', () => {
  const aangeboden = (ruimte: number | null) => {
    const een = loop(inNederBetuwe, { ruimte });
    een.stuur(dirk, '2027-02-01', vraag('2027-03-01'));
    een.stuur(anna, '2027-02-03', bied('2027-03-01', 250));
    return een;
  };

  it('refuses what it cannot pay: 1085 of which 1000 is spent', () => {
    expect(aangeboden(85).stuur(dirk, '2027-02-04', koop(250))).toMatchObject({ refusal: { code: 'BUDGET', toelichting: 'er is nog 85.00 euro' } });
  });
  it('takes a decision of the council instead', () => expect(aangeboden(85).uitkomst(dirk, '2027-02-04', koop(250, 'raad-2027-12'))).toBe('INGEKOCHT'));
  it('pays to the last euro', () => expect(aangeboden(250).uitkomst(dirk, '2027-02-04', koop(250))).toBe('INGEKOCHT'));
  it('must have been filed', () => expect(aangeboden(null).uitkomst(dirk, '2027-02-04', koop(250))).toBe('BUDGET'));
  it('is bought for what was offered', () => expect(aangeboden(1000).uitkomst(dirk, '2027-02-04', koop(200))).toBe('VOORWAARDE_NIET_VERVULD'));
  it('is not asked of Werkzaak, which pays for its own residents', () => {
    const een = loop(inKp3, { ruimte: null });
    een.stuur(anna, '2025-11-03', vraag('2025-11-17'));
    een.stuur(suite, '2025-11-04', bied('2025-11-17', 250));
    expect(een.uitkomst(anna, '2025-11-05', koop(250))).toBe('INGEKOCHT');
  });
});

describe('SM-4 an instrument', () => {
  it('is asked by a participatiecoach for KP4 only', () => expect(loop({ ...inKp3, participatiecoach: carla.actorId }).uitkomst(carla, '2025-11-03', vraag('2025-11-17'))).toBe('GEEN_KP4'));
  it('must be in the guide', () => expect(loop(inKp4, { instrument: null }).uitkomst(carla, '2025-11-03', vraag('2025-11-17'))).toBe('VOORWAARDE_NIET_VERVULD'));
  it('must be relevant for KP4', () => expect(loop(inKp4, { instrument: { ...OMGAAN_MET_GELD, kp4Relevant: false } }).uitkomst(carla, '2025-11-03', vraag('2025-11-17'))).toBe('VOORWAARDE_NIET_VERVULD'));
  it('is asked by the assigned coach, in the name of his gemeente', () => {
    expect(loop().uitkomst(fenna, '2025-11-03', vraag('2025-11-17'))).toBe('NIET_BEVOEGD');
    expect(loop().uitkomst(dirk, '2025-11-03', vraag('2025-11-17'), 'NEDER_BETUWE')).toBe('GEMEENTE_ONJUIST');
    expect(loop().uitkomst(dirk, '2025-11-03', vraag('2025-11-17'), 'TIEL')).toBe('GEMEENTE_ONJUIST');
  });
  it('is offered by Werkzaak, not by who asked', () => {
    const een = loop();
    een.stuur(carla, '2025-11-03', vraag('2025-11-17'));
    expect(een.uitkomst(carla, '2025-11-05', bied('2025-11-17', 0))).toBe('NIET_BEVOEGD');
  });
  it('waits for its request when the offer came first', () => expect(loop().uitkomst(anna, '2025-11-05', bied('2025-11-17', 0))).toBe('WACHT_OP aangevraagd'));
  it('keeps within its longest duration, to the day', () => {
    const een = loop(inKp4, { instrument: { ...OMGAAN_MET_GELD, maxMaanden: 6 } });
    een.stuur(carla, '2025-11-03', vraag('2025-11-17'));
    const tot = (laatsteDag: string): Instrumentopdracht => ({ type: 'aangeboden', start: dag('2025-11-17'), prijs: 0, laatsteDag: dag(laatsteDag) });
    expect(een.uitkomst(anna, '2025-11-05', tot('2026-05-17'))).toBe('TERMIJN_TE_LANG');
    expect(een.uitkomst(anna, '2025-11-05', tot('2026-05-16'))).toBe('TOEGEKEND');
  });
  it('is withdrawn by who asked, until it starts', () => {
    const een = loop();
    een.stuur(carla, '2025-11-03', vraag('2025-11-17'));
    expect(een.uitkomst(anna, '2025-11-04', { type: 'ingetrokken', redencode: 'ANDERS' })).toBe('NIET_BEVOEGD');
    expect(een.uitkomst(carla, '2025-11-04', { type: 'ingetrokken', redencode: 'OP_VERZOEK_INWONER' })).toBe('INGETROKKEN');
    expect(een.uitkomst(anna, '2025-11-05', bied('2025-11-17', 0))).toBe('OVERGANG_ONGELDIG');
  });
  it('is asked once under one zaakId', () => {
    const een = loop();
    een.stuur(carla, '2025-11-03', vraag('2025-11-17'));
    expect(een.uitkomst(carla, '2025-11-04', vraag('2025-11-18'))).toBe('OVERGANG_ONGELDIG');
  });
});
