import type { Voorvertoning } from '../api/api.types';
import { OKTOBER } from '../testing/formulierblad';
import { vragenVoor } from './vragen';
import { kijkVan } from './voorvertoning.view';

const vragen = vragenVoor(OKTOBER, 'KP3_NAAR_KP4', [{ code: 'tiel.pc.carla', label: 'Carla' }]);
const verstuurd = {
  verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', beoogdeCoach: 'tiel.pc.carla' },
  contact: { naam: 'Jan Proef' },
  formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG', 'TAAL'], perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
  belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20' } },
};
const type = 'nl.participatiewet.overdracht.voorgesteld.v1';
const gezien = (data: Record<string, unknown>, rol = 'participatiecoach'): Voorvertoning => ({ uitkomst: { status: 'VERWERKT' }, ontvangers: [{ rol: 'werkcoach', organisatie: 'WERKZAAK', type }, { rol, organisatie: 'TIEL', type, bericht: { data } }] });
const kijk = (data: Record<string, unknown>, rol?: string) => kijkVan(vragen, 'KP3_NAAR_KP4', 'TIEL', verstuurd, gezien(data, rol));

describe('what the other coach sees', () => {
  it('stands in words, per category, and only what the hub would really deliver', () => {
    const { ontvanger, ziet } = kijk({ verloop: verstuurd.verloop, contact: verstuurd.contact, formulier: verstuurd.formulier });
    expect(ontvanger).toBe('de participatiecoach van gemeente Tiel');
    expect(ziet.map(({ kop, rijen }) => [kop, rijen.map(({ naam, tekst }) => `${naam} ${tekst}`)])).toEqual([
      ['Hoe de overdracht loopt', ['Vanaf welke dag neemt de andere coach het over? 1 november 2025', 'Welke coach neemt het over? Carla']],
      ['Contactgegevens van de inwoner', ['Naam van de inwoner Jan Proef']],
      ['Wat de inwoner nodig heeft', ['Waarbij heeft de inwoner nu de meeste hulp nodig? Zorg of meedoen', 'Aan welke doelen werkt de inwoner? Hulp en zorg regelen, De taal leren', 'Kan de inwoner later werken? Nee, ook niet op langere termijn', 'Helpt begeleiding door een participatiecoach? Ja']],
    ]);
  });

  it('names a category that is not given under "niet", with why', () => {
    const { zietNiet } = kijk({ verloop: verstuurd.verloop, nietVerstrekt: [{ categorie: 'belastbaarheid', code: 'NOODZAAK_ONTBREEKT' }] });
    expect(zietNiet.slice(0, 3)).toEqual([
      { wat: 'Contactgegevens van de inwoner', waarom: 'U vulde dit in. De afspraken staan niet toe dat deze coach het krijgt.' },
      { wat: 'Wat de inwoner nodig heeft', waarom: 'U vulde dit in. De afspraken staan niet toe dat deze coach het krijgt.' },
      { wat: 'De onderbouwing', waarom: 'U vulde dit in. Maar er is niet vastgelegd waarom het nodig is.' },
    ]);
    expect(kijkVan(vragen, 'KP3_NAAR_KP4', 'TIEL', { verloop: {} }, gezien({ verloop: verstuurd.verloop })).zietNiet).toContainEqual({ wat: 'De onderbouwing', waarom: 'U gaf nog geen onderbouwing.' });
  });

  it('says always that nothing medical, no document, no sanction and no number goes along', () => {
    expect(kijk(verstuurd).zietNiet.map(({ wat }) => wat)).toEqual(['Medische gegevens', 'Rapporten van een arts', 'Gegevens over een boete of andere sanctie', 'Het burgerservicenummer']);
  });

  it('shows nothing as seen when the receiving coach would get nothing', () => {
    expect(kijk(verstuurd, 'teammanager').ziet).toEqual([]);
  });

  it('leaves out a field that the form does not have', () => {
    expect(JSON.stringify(kijk({ ...verstuurd, contact: { naam: 'Jan', geheim: 'GEHEIM' }, medisch: { diagnose: 'GEHEIM' } }))).not.toContain('GEHEIM');
  });
});
