import { dag } from '#shared/kernel/datum';
import { anna, beleid, carla, dirk, genomen, given, kp4, na, onbekend, systeem, van, verlening, voorbij } from '../testing/scenario';
import { wetVoor } from '../beleid';
import { grensVan, perioden, statusOp, verbruikVan } from './geldigheid';
import type { AlleenstaandeOuder, Stand, Verlening } from './ontheffing.types';
import { kindVijfOp, planUiterlijk } from './wet';

const GEBOREN = dag('2022-05-20');
const VIJF = dag('2027-05-20');
const { ouder: WET } = wetVoor(beleid.A, verlening(), dag('2026-02-02'));
const verleend = (verschil: Partial<Verlening> = {}): Verlening =>
  verlening({
    soort: 'ALLEENSTAANDE_OUDER', ontheffingRef: 'ouder', afzender: carla, verlener: carla.actorId, ingangsdatum: dag('2026-02-02'), laatsteDag: dag('2027-05-19'), besluit: genomen('2026-02-02'),
    verzoekDatum: dag('2026-02-02'), kindGeboren: GEBOREN, verbruikteMaanden: 14, vandaag: dag('2026-02-02'), ...verschil,
  });
const nietVerteld = (verschil: Partial<Verlening>) => verleend({ besluit: genomen('2026-02-02', onbekend), ...verschil });
const aangevraagd = van('aangevraagd', '2026-02-02', { ontheffingRef: 'verzoek', verzoekDatum: dag('2026-02-02'), kindGeboren: GEBOREN, verbruikteMaanden: 14 });
const opgeschort = (per: string, reden: 'OP_VERZOEK' | 'BIJSTAND_EINDE' = 'OP_VERZOEK') => van('opgeschort', per, { ontheffingRef: 'ouder', reden, per: dag(per) });
const hervat = (per: string, geboren: string | null = null) => van('hervat', per, { ontheffingRef: 'ouder', per: dag(per), kindGeboren: geboren === null ? null : dag(geboren) });
const eerste = ({ ontheffingen }: Stand) => ontheffingen[0] as AlleenstaandeOuder;
const lopend = na(kp4, verleend());

describe('S-20 a single parent with a child under five (art. 9a)', () => {
  it('is five on its birthday; the child of 29 February a day later, and the plan is due six months after the request', () => {
    expect([kindVijfOp(GEBOREN, WET), kindVijfOp(dag('2024-02-29'), WET), planUiterlijk({ verzoekDatum: dag('2026-02-02'), wet: WET })]).toEqual(['2027-05-20', '2029-03-01', '2026-08-02']);
  });

  it.each([
    ['2027-05-19', null],
    ['2027-05-20', 'TERMIJN_TE_LANG'],
  ])('lasts until the child is five: last day %s', (laatsteDag, code) => {
    const uitslag = given(kp4).when(nietVerteld({ laatsteDag: dag(laatsteDag) }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it.each([
    [57, '2026-05-01', null],
    [57, '2026-05-02', 'TERMIJN_TE_LANG'],
    [60, '2026-02-02', 'TERMIJN_TE_LANG'],
  ])('lasts sixty months in all: %i used, last day %s', (verbruikteMaanden, laatsteDag, code) => {
    const uitslag = given(kp4).when(nietVerteld({ verbruikteMaanden, laatsteDag: dag(laatsteDag) }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('exempts from a only; c does not apply by law and b always does', () => {
    given(kp4).when(nietVerteld({ scope: ['a', 'c'] })).refusedWith('VERPLICHTING_NIET_TOEGESTAAN');
    expect(given(kp4).when(verleend({ scope: ['a', 'b'] })).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['VERPLICHTING_NIET_TOEGESTAAN'] });
  });

  it('is granted on request only, and with the age of the child', () => {
    given(kp4).when(verleend({ verzoekDatum: null })).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(kp4).when(verleend({ kindGeboren: null })).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(kp4).when(van('aangevraagd', '2027-05-20', { ontheffingRef: 'verzoek', verzoekDatum: dag('2027-05-20'), kindGeboren: GEBOREN, verbruikteMaanden: 0 })).refusedWith('VOORWAARDE_NIET_VERVULD');
    const gevraagd = na(kp4, aangevraagd);
    expect(eerste(gevraagd).status).toBe('AANGEVRAAGD');
    given(gevraagd).when(aangevraagd).thenTypes();
    const toegekend = na(gevraagd, verleend({ verzoekDatum: null, kindGeboren: null, verbruikteMaanden: 0 }));
    expect(toegekend.ontheffingen).toMatchObject([{ ontheffingRef: 'verzoek', status: 'VERLEEND', verbruiktVooraf: 14 }]);
  });

  it('is for the gemeente, never for Werkzaak or another gemeente', () => {
    const beide = { ...kp4, coaches: { gemeente: 'TIEL', werkcoach: anna.actorId, participatiecoach: carla.actorId } };
    given(beide).when(verleend({ afzender: anna })).refusedWith('NIET_BEVOEGD');
    given(beide).when(verleend({ afzender: systeem('WERKZAAK') })).refusedWith('NIET_BEVOEGD');
    given(beide).when(verleend({ afzender: dirk })).refusedWith('GEMEENTE_ONJUIST');
    given(beide).when(verleend({ afzender: systeem('TIEL') })).thenTypes('verleend');
  });

  it('on the day the child is five it is suspended by law, and not a day before', () => {
    expect([statusOp(eerste(lopend), dag('2026-02-02')), perioden(eerste(lopend)), grensVan(eerste(lopend))]).toEqual(['LOPEND', [{ vanaf: '2026-02-02', tot: VIJF }], { op: VIJF, reden: 'KIND_VIJF' }]);
    given(lopend).when(voorbij('2027-05-19', 'ouder')).then();
    given(lopend).when(voorbij('2027-05-20', 'ouder')).then({ type: 'opgeschort', ontheffingRef: 'ouder', reden: 'KIND_VIJF', per: VIJF });
  });

  it('granted for too long and told already, it still stops by law', () => {
    const teLang = na(kp4, verleend({ laatsteDag: dag('2028-01-01') }));
    expect(perioden(eerste(teLang))).toEqual([{ vanaf: '2026-02-02', tot: VIJF }]);
  });

  it('stops when sixty months are used', () => {
    const bijna = na(kp4, verleend({ verbruikteMaanden: 55, laatsteDag: dag('2026-07-01') }));
    given(bijna).when(voorbij('2026-07-02', 'ouder')).then({ type: 'uitgeput', ontheffingRef: 'ouder', per: dag('2026-07-02') });
  });

  it('granted for less than the law allows it runs out on its last day', () => {
    given(na(kp4, verleend({ laatsteDag: dag('2026-12-31') }))).when(voorbij('2027-01-01', 'ouder')).then({ type: 'verlopen', ontheffingRef: 'ouder', per: dag('2027-01-01') });
  });
});

describe('suspension', () => {
  it('stops the months; resumed on request it lasts as long as the law leaves', () => {
    const weer = eerste(na(lopend, opgeschort('2026-04-02'), hervat('2026-10-02')));
    expect([perioden(weer), verbruikVan(weer, dag('2027-01-02'))]).toEqual([[{ vanaf: '2026-02-02', tot: '2026-04-02' }, { vanaf: '2026-10-02', tot: VIJF }], 14 + 2 + 3]);
  });

  it('after a younger child is born it may run again until that one is five', () => {
    const vijf = na(lopend, voorbij('2027-05-20', 'ouder'));
    given(vijf).when(hervat('2027-06-01')).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(vijf).when(hervat('2027-06-01', '2027-04-10')).then({ type: 'hervat', ontheffingRef: 'ouder', per: dag('2027-06-01'), kindVijfOp: dag('2032-04-10'), laatsteDag: dag('2029-12-31') });
  });

  it('counts leftover days once thirty of them have come together', () => {
    const twee = eerste(na(lopend, opgeschort('2026-02-22'), hervat('2026-03-02'), opgeschort('2026-03-12'), hervat('2026-04-01')));
    expect(verbruikVan(twee, dag('2026-04-01'))).toBe(15);
  });

  it('keeps to its order', () => {
    given(lopend).when(hervat('2026-04-02')).refusedWith('OVERGANG_ONGELDIG');
    const stil = na(lopend, opgeschort('2026-04-02'));
    given(stil).when(opgeschort('2026-04-02')).thenTypes();
    given(stil).when(opgeschort('2026-05-02')).refusedWith('OVERGANG_ONGELDIG');
    given(stil).when(hervat('2026-04-01')).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(lopend).when(opgeschort('2027-05-21')).refusedWith('VOORWAARDE_NIET_VERVULD');
  });

  it('is withdrawn by the gemeente when the parent clearly refuses b, after an offer to be heard', () => {
    const intrekking = van('ingetrokken', '2026-06-01', { ontheffingRef: 'ouder', per: dag('2026-06-08') });
    expect(perioden(eerste(na(lopend, intrekking)))).toEqual([{ vanaf: '2026-02-02', tot: '2026-06-08' }]);
    given(na(lopend, intrekking)).when(hervat('2026-07-01')).refusedWith('OVERGANG_ONGELDIG');
  });
});

it('the highest statement of used months counts, whoever made it', () => {
  const opgegeven = na(kp4, van('verbruik', '2026-02-02', { maanden: 58 }));
  given(opgegeven).when(van('verbruik', '2026-02-02', { maanden: 58 })).then();
  given(opgegeven).when(nietVerteld({ laatsteDag: dag('2026-04-02') })).refusedWith('TERMIJN_TE_LANG');
  given(opgegeven).when(nietVerteld({ laatsteDag: dag('2026-04-01') })).thenTypes('verleend');
});
