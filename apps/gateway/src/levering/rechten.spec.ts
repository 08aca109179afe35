import { ROLLEN } from '#shared/contracts/bericht';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { dag } from '#shared/kernel/datum';
import type { Aansluiting } from '#shared/policy/partijen';
import { coachVan, rechtenNu, type Nu } from './rechten';

const carla: Adres = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' };
const team: Adres = { ...carla, actorId: null };
const bert: Adres = { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' };
const tiel: Aansluiting = { naam: 'gemeente-tiel.regie', organisatie: 'TIEL', source: 'urn:nld:oin:00000099000000001000:systeem:regie', rollen: ['participatiecoach', 'inkomensconsulent'], gemeenten: ['TIEL'] };

const periode = (rest: Partial<SituatiePeriode> = {}): SituatiePeriode => ({
  vanaf: dag('2024-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla', inkomensconsulent: null, ...rest,
});
const nu = (rest: Partial<Nu> = {}): Nu => ({ vandaag: dag('2025-10-06'), periode: periode(), openAdressen: [], ...rest });
const register = (inDienst: (actorId: string) => boolean) => ({ medewerker: (actorId: string) => (inDienst(actorId) ? ({ actorId } as never) : undefined) });

const rechten = (naam: string, adressen: readonly Adres[], stand: Nu, inDienst: (actorId: string) => boolean = () => true) =>
  rechtenNu({ gemeente: 'TIEL', adressen }, bekendeSoort(`nl.participatiewet.${naam}.v1`), tiel, register(inDienst), stand);
const toegewezen = (...args: Parameters<typeof rechten>) => rechten(...args).rollen.map((rol) => rol.toegewezen);

describe('assigned now', () => {
  it.each([
    ['the coach of the resident', carla, nu(), true],
    ['the organisation of the coach, when nobody is named', team, nu(), true],
    ['a coach who was replaced', carla, nu({ periode: periode({ participatiecoach: 'tiel.pc.fenna' }) }), false],
    ['a team without an assigned coach', team, nu({ periode: periode({ participatiecoach: null }) }), false],
    ['anyone, of a resident who is not registered', carla, nu({ periode: null }), false],
    ['the coach named in a handover that is open', carla, nu({ periode: null, openAdressen: [carla] }), true],
    ['any coach of the team addressed in a handover that is open', carla, nu({ periode: null, openAdressen: [team] }), true],
    ['another coach than the one named in the open handover', { ...carla, actorId: 'tiel.pc.fenna' }, nu({ periode: null, openAdressen: [carla] }), false],
    ['a coach of another organisation than the one in the open handover', carla, nu({ periode: null, openAdressen: [{ ...team, organisatie: 'NEDER_BETUWE' }] }), false],
  ])('%s', (_wie, adres, stand, verwacht) => {
    expect(toegewezen('ontheffing.verleend', [adres], stand)).toEqual([verwacht]);
  });

  it('is nobody who left service, not even the coach in the situatie', () => {
    expect(toegewezen('ontheffing.verleend', [carla], nu(), () => false)).toEqual([false]);
  });
});

describe('the coach of a role', () => {
  const bekend = periode({ werkcoach: 'wz.wc.anna', participatiecoach: 'tiel.pc.carla', inkomensconsulent: 'wz.ic.bert' });
  it('is who stands in the situatie for that role, and for other roles nobody', () => {
    const coaches = { werkcoach: 'wz.wc.anna', participatiecoach: 'tiel.pc.carla', inkomensconsulent: 'wz.ic.bert' } as Record<string, string>;
    for (const rol of ROLLEN) expect([rol, coachVan(bekend, rol)]).toEqual([rol, coaches[rol] ?? null]);
  });
  it('is nobody where nobody is assigned, or the resident is not registered', () => {
    for (const rol of ROLLEN) expect([coachVan(periode({ participatiecoach: null }), rol), coachVan(null, rol)]).toEqual([null, null]);
  });
  it('is not assigned by an open case that addresses another role of the same organisation', () => {
    const leeg = nu({ periode: null, openAdressen: [{ ...carla, rol: 'teammanager', actorId: null }] });
    expect(toegewezen('ontheffing.verleend', [carla], leeg)).toEqual([false]);
  });
  it('is judged per role: one role that is assigned opens nothing for another', () => {
    const stand = nu({ periode: periode({ participatiecoach: null, inkomensconsulent: 'wz.ic.bert' }) });
    expect(rechten('ontheffing.verleend', [carla, bert], stand).rollen.map(({ rol, toegewezen: ja }) => [rol, ja])).toEqual([['participatiecoach', false], ['inkomensconsulent', true]]);
  });
  it('is reached through his team though nobody of that name is in the register', () => {
    expect(toegewezen('ontheffing.verleend', [team], nu(), () => false)).toEqual([true]);
  });
});

describe('gemeente now', () => {
  it.each([
    ['while the resident lives there', nu(), true],
    ['no longer once the resident moved to another gemeente', nu({ periode: periode({ gemeente: 'NEDER_BETUWE' }) }), false],
    ['by the fact itself, for a resident without a situatie', nu({ periode: null }), true],
  ])('%s', (_wanneer, stand, verwacht) => {
    expect(rechten('ontheffing.verleend', [carla], stand).rollen.map(({ gemeenteKlopt }) => gemeenteKlopt)).toEqual([verwacht]);
  });
});

describe('after a handover closed', () => {
  const gesloten = nu({ periode: periode({ participatiecoach: null }) });

  it('leaves who took part only how it went, and not the rest of the message', () => {
    const { soort, rollen } = rechten('overdracht.voorgesteld', [carla], gesloten);
    expect(rollen).toEqual([{ rol: 'participatiecoach', toegewezen: true, gemeenteKlopt: true }]);
    expect(soort.weergaven).toEqual({ participatiecoach: { verloop: '*' } });
  });

  it('leaves the whole view while one of the addresses is still assigned', () => {
    const stand = nu({ periode: periode({ participatiecoach: 'tiel.pc.fenna' }) });
    const { soort } = rechten('overdracht.voorgesteld', [carla, { ...carla, actorId: 'tiel.pc.fenna' }, carla], stand);
    expect(soort.weergaven.participatiecoach).toEqual({ verloop: '*', contact: '*', formulier: '*', belastbaarheid: '*' });
  });

  it.each([
    ['first', ['tiel.pc.fenna', 'tiel.pc.carla']],
    ['last', ['tiel.pc.carla', 'tiel.pc.fenna']],
  ])('leaves no more to who took part because another address left service (named %s)', (_plaats, actoren) => {
    const adressen = actoren.map((actorId) => ({ ...carla, actorId }));
    expect(rechten('overdracht.voorgesteld', adressen, gesloten, (actorId) => actorId === 'tiel.pc.carla').soort.weergaven).toEqual({ participatiecoach: { verloop: '*' } });
  });

  it('leaves nothing to who left service', () => {
    expect(toegewezen('overdracht.voorgesteld', [carla], gesloten, () => false)).toEqual([false]);
  });
});

it('gives no right to a role that the catalogue has no view for, or that the connection does not serve', () => {
  expect(rechten('overdracht.voorgesteld', [bert], nu()).rollen).toEqual([]);
  expect(rechten('ontheffing.verleend', [{ ...carla, rol: 'werkcoach' }], nu()).rollen).toEqual([]);
});

describe('what a gemeente hears after the resident left it', () => {
  const verhuisd = nu({ periode: periode({ gemeente: 'NEDER_BETUWE', participatiecoach: 'nb.pc.dirk' }) });

  it.each(['inwoner.zaak.gesloten', 'bericht.herroepen'])('is judged by the gemeente it was stated for, for whoever was involved, in service or not (%s)', (naam) => {
    expect(rechten(naam, [carla], verhuisd, () => false).rollen).toEqual([{ rol: 'participatiecoach', toegewezen: true, gemeenteKlopt: true }]);
  });

  it('never reaches a connection of another gemeente, nor a role it does not serve', () => {
    const elders = rechtenNu({ gemeente: 'NEDER_BETUWE', adressen: [carla] }, bekendeSoort('nl.participatiewet.inwoner.zaak.gesloten.v1'), tiel, register(() => true), verhuisd);
    expect(elders.rollen.map(({ gemeenteKlopt }) => gemeenteKlopt)).toEqual([false]);
    expect(rechten('bericht.herroepen', [{ ...carla, rol: 'werkcoach' }], verhuisd).rollen).toEqual([]);
  });
});
