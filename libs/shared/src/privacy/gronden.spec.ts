import { join } from 'node:path';
import { ROLLEN, SECTIES } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '../policy/beleid';
import { beoordeel, type Privacyvraag } from './beoordeel';
import { kaderOp, leesKaders, type Privacykader, type Voorwaarde } from './kader';

/** What a refusal says: the code a sender reads, the reason in an explanation, and whether the category may be named (contract.md §1). */
const echt = kaderOp(leesKaders(laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader')), dag('2025-10-13'));
const alles: Berichtsoort = {
  ...bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1'),
  type: 'nl.participatiewet.verstrekking.gegeven.v1',
  context: 'verstrekking',
  belastbaarheidNoodzakelijk: false,
  secties: Object.fromEntries(SECTIES.map((sectie) => [sectie, { schema: {}, verplicht: false }])),
  afzenders: Object.fromEntries(ROLLEN.map((rol) => [rol, SECTIES])),
  weergaven: Object.fromEntries(ROLLEN.map((rol) => [rol, Object.fromEntries(SECTIES.map((sectie) => [sectie, '*']))])),
};
const metVoorwaarde = (...voorwaarden: Voorwaarde[]): Privacykader => ({ ...echt, matrix: { belastbaarheid: { participatiecoach: { LEZEN: voorwaarden } } } });
const oordeel = (anders: Partial<Privacyvraag>) => beoordeel({ kader: echt, soort: alles, rol: 'participatiecoach', categorie: 'belastbaarheid', handeling: 'LEZEN', toegewezen: false, gemeenteKlopt: false, ...anders });

it.each<[Voorwaarde, Partial<Privacyvraag>, string, string, boolean]>([
  ['GEMEENTE', {}, 'GEMEENTE_ONJUIST', 'handelt niet voor de gemeente van deze inwoner', false],
  ['TOEGEWEZEN', {}, 'NIET_BEVOEGD', 'is niet toegewezen aan deze inwoner', false],
  ['TOEGEWEZEN_OF_REGISTRATIE', {}, 'NIET_BEVOEGD', 'is niet toegewezen aan deze inwoner', false],
  ['NOODZAAK', {}, 'NOODZAAK_ONTBREEKT', 'er is geen noodzaak vastgelegd', true],
  ['NOODZAAK_UIT_SOORT', { noodzaak: 'DAGBESTEDING' }, 'CATEGORIE_NIET_TOEGESTAAN', 'dit soort bericht maakt deze gegevens niet noodzakelijk', false],
  ['ALLEEN_ONDERBOUWING', {}, 'CATEGORIE_NIET_TOEGESTAAN', 'mag alleen als onderbouwing van een overdracht', false],
  ['ALLEEN_BOETE', {}, 'CATEGORIE_NIET_TOEGESTAAN', 'mag alleen in een bericht over een overwogen sanctie', false],
  ['ALLEEN_UITZONDERING', {}, 'VERKLARING_ONTBREEKT', 'alleen bij uitzondering, met een verklaring van de inwoner', true],
  ['ALLEEN_UITZONDERING', { uitzondering: 'UIT' }, 'CATEGORIE_NIET_TOEGESTAAN', 'de uitzondering staat in deze gemeente niet aan', false],
  ['ALLEEN_UITZONDERING', { uitzondering: 'GEEN_VERKLARING' }, 'VERKLARING_ONTBREEKT', 'alleen bij uitzondering, met een verklaring van de inwoner', true],
  ['ALLEEN_UITZONDERING', { uitzondering: 'VERLOPEN' }, 'VERKLARING_VERLOPEN', 'de laatste dag van de verklaring is voorbij', true],
  ['ALLEEN_UITZONDERING', { uitzondering: 'INGETROKKEN' }, 'VERKLARING_INGETROKKEN', 'de inwoner heeft de verklaring ingetrokken', false],
  ['ALLEEN_UITZONDERING', { uitzondering: 'ANDERE_PERSOON' }, 'NIET_BEVOEGD', 'de verklaring noemt een andere persoon', false],
])('%s refused for %j: %s', (voorwaarde, anders, code, reden, noembaar) => {
  expect(oordeel({ kader: metVoorwaarde(voorwaarde), ...anders })).toEqual({ toegestaan: false, code, reden, noembaar });
});

it('names the first ground, and the category only when every ground can be opened', () => {
  expect(oordeel({ kader: metVoorwaarde('NOODZAAK', 'GEMEENTE') })).toMatchObject({ code: 'NOODZAAK_ONTBREEKT', noembaar: false });
  expect(oordeel({ kader: metVoorwaarde('NOODZAAK', 'ALLEEN_UITZONDERING') })).toMatchObject({ code: 'NOODZAAK_ONTBREEKT', noembaar: true });
});

it('says yes with a reason', () => {
  expect(oordeel({ kader: metVoorwaarde() })).toEqual({ toegestaan: true, reden: 'catalogus en privacykader staan dit toe', noembaar: true });
});

describe('what neither names', () => {
  const niet = (code: string, reden: string) => ({ toegestaan: false, code, reden, noembaar: false });
  it('is denied by the framework: a category, a role or an act that it leaves out', () => {
    const weg = niet('CATEGORIE_NIET_TOEGESTAAN', 'het privacykader staat dit niet toe');
    for (const matrix of [{}, { belastbaarheid: {} }, { belastbaarheid: { participatiecoach: {} } }]) expect(oordeel({ kader: { ...echt, matrix } })).toEqual(weg);
  });
  it('is denied by the catalogue: a role without a view, a sender that the type does not name', () => {
    expect(oordeel({ soort: { ...alles, weergaven: {} } })).toEqual(niet('CATEGORIE_NIET_TOEGESTAAN', 'dit onderdeel is niet voor deze rol'));
    expect(oordeel({ soort: { ...alles, weergaven: { participatiecoach: { verloop: '*' } } } })).toEqual(niet('CATEGORIE_NIET_TOEGESTAAN', 'dit onderdeel is niet voor deze rol'));
    expect(oordeel({ handeling: 'STUREN', soort: { ...alles, afzenders: {} } })).toEqual(niet('NIET_BEVOEGD', 'deze rol mag dit soort bericht niet sturen'));
  });
  it('is denied where a sender may send a section that the type does not have, or the other way round', () => {
    const hoortNiet = niet('CATEGORIE_NIET_TOEGESTAAN', 'dit onderdeel hoort niet in dit bericht');
    expect(oordeel({ handeling: 'STUREN', soort: { ...alles, secties: {} } })).toEqual(hoortNiet);
    expect(oordeel({ handeling: 'STUREN', soort: { ...alles, afzenders: { participatiecoach: ['verloop'] } } })).toEqual(hoortNiet);
  });
});
