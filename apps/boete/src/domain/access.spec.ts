import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { anna, beleidOp, bert, carla, dirk, fenna, inKp3, inKp4, inNederBetuwe, intrekking, na, overweging, reactie, stand, stap, systeemVan, uitkomst, verhuisd, verstreken, zonderCoach } from '../testing/voorbeelden';
import { decide } from './sanctie';
import type { PartijCommand, Stand } from './sanctie.types';

const given = scenarioFor((was: Stand, command: PartijCommand) => decide(was, command, beleidOp(command.op)));
const statusNa = (was: Stand, command: Parameters<typeof stap>[1]) => stap(was, command).zaak?.status;
const alert = na(inKp4, overweging('2025-10-06'));

describe('who', () => {
  it.each([
    ['any inkomensconsulent of Werkzaak while nobody is assigned', bert, null, null],
    ['the assigned one', bert, bert.actorId, null],
    ['not a colleague of the assigned one', bert, 'wz.ic.chris', 'NIET_BEVOEGD'],
    ['his deputy', { ...bert, namens: [bert.actorId, 'wz.ic.chris'] }, 'wz.ic.chris', null],
    ['not one whom the register does not know', { ...bert, bevoegd: false }, null, 'NIET_BEVOEGD'],
    ['not one of another organisation', { ...bert, werkgever: 'TIEL' }, null, 'NIET_BEVOEGD'],
    ['never a werkcoach', anna, null, 'NIET_BEVOEGD'],
    ['not the participatiecoach', carla, null, 'NIET_BEVOEGD'],
  ] as const)('considers a sanction: %s', (_, afzender, inkomensconsulent, code) => {
    const uitslag = given(stand({ ...inKp4, inkomensconsulent })).when(overweging('2025-10-06', { afzender }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('overwogen');
  });

  it.each([
    ['the assigned coach', inKp4, carla, null],
    ['not her colleague', inKp4, fenna, 'NIET_BEVOEGD'],
    ['her deputy', inKp4, { ...fenna, namens: [fenna.actorId, carla.actorId] }, null],
    ['any coach of the gemeente while nobody is assigned', zonderCoach, fenna, null],
    ['not a coach of another gemeente', zonderCoach, dirk, 'GEMEENTE_ONJUIST'],
    ['not a coach of another gemeente under this one’s name', zonderCoach, { ...dirk, namensGemeente: 'TIEL', bevoegd: false }, 'NIET_BEVOEGD'],
    ['never a werkcoach', zonderCoach, anna, 'NIET_BEVOEGD'],
    ['not the inkomensconsulent himself', zonderCoach, bert, 'NIET_BEVOEGD'],
  ] as const)('reacts: %s', (_, inwoner, afzender, code) => {
    const uitslag = given(na(inwoner, overweging('2025-10-06'))).when(reactie('2025-10-09', afzender));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('reactie');
  });

  it.each([
    ['the gemeente of the resident', 'TIEL', 'TIEL', null],
    ['not another gemeente', 'NEDER_BETUWE', 'NEDER_BETUWE', 'GEMEENTE_ONJUIST'],
    ['not another gemeente under this one’s name', 'NEDER_BETUWE', 'TIEL', 'NIET_BEVOEGD'],
    ['not Werkzaak without an inkomensconsulent', 'WERKZAAK', 'TIEL', 'NIET_BEVOEGD'],
  ] as const)('states through its system what a considered sanction came to, with or without an alert (R-227): %s', (_, werkgever, gemeente, code) => {
    const afzender = { ...systeemVan(werkgever), namensGemeente: null };
    for (const was of [alert, stand(inKp4)]) {
      const uitslag = given(was).when(uitkomst('2025-10-30', { afzender, gemeente }));
      if (code) uitslag.refusedWith(code);
      else uitslag.thenTypes('uitkomst');
    }
  });

  it('and nothing else: no alert, no withdrawal and no reaction comes from the system of a gemeente', () => {
    const afzender = systeemVan('TIEL');
    given(stand(inKp4)).when(overweging('2025-10-06', { afzender })).refusedWith('NIET_BEVOEGD');
    given(alert).when({ ...intrekking('2025-10-09'), afzender }).refusedWith('NIET_BEVOEGD');
    given(alert).when(reactie('2025-10-09', afzender)).refusedWith('NIET_BEVOEGD');
    given(alert).when(uitkomst('2025-10-30', { afzender: { ...afzender, bevoegd: false } })).refusedWith('NIET_BEVOEGD');
  });

  it('an alert that went to the team box may still be answered by whoever read it there', () => {
    const bijTeam = na(zonderCoach, overweging('2025-10-06'));
    given({ ...bijTeam, inwoner: inKp4 }).when(reactie('2025-10-09', fenna)).thenTypes('reactie');
  });

  it('a pending handover changes nothing; once it took effect the coach of before has no say', () => {
    given({ ...alert, inwoner: inKp3 }).when(reactie('2025-10-09')).refusedWith('NIET_BEVOEGD');
  });

  it('the case of another resident, and the gemeente where the resident does not live', () => {
    given({ ...stand(inKp4), zaakVanAnder: true }).when(overweging('2025-10-06')).refusedWith('ZAAK_ONBEKEND');
    given(stand(inKp4)).when(overweging('2025-10-06', { gemeente: 'NEDER_BETUWE' })).refusedWith('GEMEENTE_ONJUIST');
    given(stand(inKp4)).when(uitkomst('2025-10-06', { gemeente: 'NEDER_BETUWE' })).refusedWith('GEMEENTE_ONJUIST');
  });
});

describe('X-4 the resident moves', () => {
  const verder: Stand = { ...stap({ ...alert, inwoner: inNederBetuwe }, verhuisd('2025-10-15')) };

  it('takes the case along; no term runs for a coach who was not asked', () => {
    expect(verder.zaak).toMatchObject({ gemeente: 'NEDER_BETUWE', overwogenIn: 'TIEL', vertrek: 'VERHUISD', reactieUiterlijk: null, ontvanger: { gemeente: 'NEDER_BETUWE', actorId: dirk.actorId } });
    expect(statusNa(verder, verstreken('2025-10-21'))).toBe('OVERWOGEN');
  });

  it('leaves the coach of before no say, also with a message of before the move', () => {
    given(verder).when(reactie('2025-10-16')).refusedWith('GEMEENTE_ONJUIST');
    given({ ...verder, inwoner: inKp4 }).when(reactie('2025-10-14')).refusedWith('GEMEENTE_ONJUIST');
    given(verder).when(reactie('2025-10-16', dirk)).thenTypes('reactie');
  });

  it('the outcome may be said in the name of either gemeente; an alert only where the resident lives', () => {
    for (const gemeente of ['TIEL', 'NEDER_BETUWE']) given(verder).when(uitkomst('2025-10-30', { gemeente })).thenTypes('uitkomst');
    given(verder).when(overweging('2025-10-16')).refusedWith('GEMEENTE_ONJUIST');
    expect(stap(verder, overweging('2025-10-16', { gemeente: 'NEDER_BETUWE' })).zaak).toMatchObject({ status: 'OVERWOGEN', vertrek: null, reactieUiterlijk: '2025-10-30' });
  });

  it('a gemeente itself speaks of its own residents alone, also where it was the one that considered it', () => {
    given(verder).when(uitkomst('2025-10-30', { afzender: systeemVan('TIEL'), gemeente: 'TIEL' })).refusedWith('GEMEENTE_ONJUIST');
    given(verder).when(uitkomst('2025-10-30', { afzender: systeemVan('NEDER_BETUWE'), gemeente: 'NEDER_BETUWE' })).thenTypes('uitkomst');
  });

  it('one who left the bijstand has no coach to tell; the outcome is recorded', () => {
    const weg = stap({ ...alert, inwoner: null }, { type: 'inwoner.vertrokken', vertrek: 'UITGESTROOMD', per: dag('2025-10-15'), naarGemeente: null });
    expect(weg.zaak).toMatchObject({ gemeente: 'TIEL', ontvanger: null });
    expect(statusNa(weg, uitkomst('2025-10-30'))).toBe('AFGESLOTEN');
    given(weg).when(reactie('2025-10-30')).refusedWith('NIET_BEVOEGD');
  });
});
