import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { anna, antwoord, beleid, bijAnna, carla, chris, dirk, fenna, gift, inwoner, intrekking, klaarzetting, na, nooitGekend, stand, verklaring, verzoek, vraag, waarnemer } from '../testing/voorbeelden';
import { magInhoudLezen } from './access';
import { decide } from './verstrekking';
import type { PartijCommand, Stand } from './verstrekking.types';

const given = scenarioFor((was: Stand, command: PartijCommand) => decide(was, command, beleid));
const oordeel = (was: Stand, command: PartijCommand, code: string | null): void => {
  const uitslag = given(was).when(command);
  if (code) uitslag.refusedWith(code);
  else uitslag.thenTypes(command.type);
};

describe('who', () => {
  const zonderCoach = { ...inwoner, participatiecoach: null };
  it.each([
    ['the coach of today', inwoner, carla, null],
    ['not her colleague', inwoner, fenna, 'NIET_BEVOEGD'],
    ['her deputy', inwoner, waarnemer, null],
    ['not the coach until the handover', inwoner, anna, 'NIET_BEVOEGD'],
    ['the werkcoach, the other way round (D-04)', bijAnna, anna, null],
    ['any coach of the gemeente that leads while nobody is assigned', zonderCoach, fenna, null],
    ['no coach of the gemeente where it does not lead', { ...zonderCoach, regie: 'WERKZAAK' }, fenna, 'NIET_BEVOEGD'],
    ['not a coach of another gemeente', inwoner, dirk, 'GEMEENTE_ONJUIST'],
    ['not a coach of another gemeente under this one’s name', inwoner, { ...dirk, namensGemeente: 'TIEL', bevoegd: false }, 'NIET_BEVOEGD'],
    ['nobody about a resident whom nobody registered', null, carla, 'INWONER_ONBEKEND'],
  ] as const)('asks: %s', (_, wie, afzender, code) => oordeel(stand(null, wie), vraag('2025-10-13', { afzender }), code));

  it.each([
    ['the coach until the handover', inwoner, anna, null],
    ['not another werkcoach', inwoner, chris, 'NIET_BEVOEGD'],
    ['his deputy', inwoner, { ...chris, namens: [chris.actorId, anna.actorId] }, null],
    ['any werkcoach where no werkcoach ever knew the resident and the team was asked', nooitGekend, chris, null],
    ['not the one who asks', inwoner, carla, 'NIET_BEVOEGD'],
  ] as const)('gives what was asked: %s', (_, wie, afzender, code) => {
    const gevraagd = given(stand(null, wie)).when(vraag()).uitkomst;
    expect(gevraagd).toMatchObject({ accepted: true });
    oordeel({ ...na(vraag()), inwoner: wie, ...(wie === nooitGekend ? { zaak: { ...na(vraag()).zaak!, gever: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: null } } } : {}) }, gift('2025-10-14', ['uren'], { afzender }), code);
  });

  it('nobody gives unasked about a resident he never knew', () => oordeel(stand(null, nooitGekend), gift('2025-10-14', ['uren'], { afzender: chris }), 'NIET_BEVOEGD'));

  it.each([
    ['the werkcoach the resident knows', inwoner, anna, null],
    ['whoever deputises for him', inwoner, { ...chris, namens: [chris.actorId, anna.actorId] }, null],
    ['no other werkcoach, not even where nobody is known', nooitGekend, chris, 'NIET_BEVOEGD'],
    ['never a participatiecoach', inwoner, carla, 'NIET_BEVOEGD'],
  ] as const)('speaks for the resident: %s', (_, wie, afzender, code) => {
    const verzocht = { ...na(verzoek()), inwoner: wie };
    oordeel(verzocht, { ...verklaring(), afzender }, code);
    const vastgelegd = { ...na(verzoek(), verklaring()), inwoner: wie };
    oordeel(vastgelegd, klaarzetting('2025-10-22', ['advies'], null, afzender), code);
    oordeel(vastgelegd, { ...intrekking(), afzender }, code);
  });

  it('a case of somebody else, of another kind or that does not exist is not known', () => {
    given({ ...stand(), zaakVanAnder: true }).when(vraag()).refusedWith('ZAAK_ONBEKEND');
    given(stand()).when(antwoord('NIET_NODIG', 'AL_BEKEND')).refusedWith('ZAAK_ONBEKEND');
    given(stand()).when(verklaring()).refusedWith('ZAAK_ONBEKEND');
    given(na(vraag())).when(verklaring()).refusedWith('ZAAK_ONBEKEND');
    given(na(verzoek())).when(gift()).refusedWith('ZAAK_ONBEKEND');
  });

  it('a case of before a move is not known in the gemeente after it', () => {
    given({ ...na(vraag()), inwoner: { ...inwoner, gemeente: 'NEDER_BETUWE' } }).when({ ...gift(), gemeente: 'NEDER_BETUWE' }).refusedWith('ZAAK_ONBEKEND');
  });
});

describe('who reads the content', () => {
  const gedeeld = na(verzoek(), verklaring(), klaarzetting()).zaak!;
  const mag = (anders: Partial<Parameters<typeof magInhoudLezen>[1]> = {}, zaak = gedeeld) => magInhoudLezen(zaak, { actorId: carla.actorId, rol: 'participatiecoach', vandaag: dag('2025-10-22'), ...anders });

  it('the named person, through the last day', () => expect([mag(), mag({ vandaag: dag('2025-11-19') }), mag({ vandaag: dag('2025-11-20') })]).toEqual([true, true, false]));
  it('nobody else, in no other role', () => expect([mag({ actorId: fenna.actorId }), mag({ actorId: anna.actorId, rol: 'werkcoach' }), mag({ rol: 'werkcoach' })]).toEqual([false, false, false]));
  it('nobody before it was set out or after it was withdrawn', () => {
    expect([mag({}, na(verzoek(), verklaring()).zaak!), mag({}, na(verzoek(), verklaring(), klaarzetting(), intrekking('2025-10-23')).zaak!)]).toEqual([false, false]);
  });
});
