import { join } from 'node:path';
import type { Rol } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Adres } from '#shared/contracts/intern';
import { laadPartijen } from '#shared/policy/partijen';
import { mailAdressen, ontvangersVan, type Steller } from './adressering';

const partijen = laadPartijen(join(process.cwd(), 'config'));
const soort = (naam: string) => bekendeSoort(`nl.participatiewet.${naam}.v1`);
const adres = (rol: Rol, organisatie: string, actorId: string | null): Adres => ({ rol, organisatie, actorId });

const ANNA = adres('werkcoach', 'WERKZAAK', 'wz.wc.anna');
const TEAM_WERK = adres('werkcoach', 'WERKZAAK', null);
const CARLA = adres('participatiecoach', 'TIEL', 'tiel.pc.carla');
const TEAM_TIEL = adres('participatiecoach', 'TIEL', null);
const BERT = adres('inkomensconsulent', 'WERKZAAK', 'wz.ic.bert');

const anna = (systeem: 'werk' | 'portaal'): Steller => ({
  source: systeem === 'werk' ? 'urn:nld:oin:00000099000000002000:systeem:werk' : 'urn:nld:oin:00000099000000009000:systeem:portaal',
  afzender: { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null },
});
const fenna: Steller = { ...anna('portaal'), afzender: { actorId: 'tiel.pc.fenna', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' } };
const dirk: Steller = { ...anna('portaal'), afzender: { actorId: 'nb.pc.dirk', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeente: 'NEDER_BETUWE' } };

const leveringen = (adressen: readonly Adres[], steller: Steller, naam = 'overdracht.voorgesteld') =>
  ontvangersVan(adressen, soort(naam), steller, partijen).map(({ aansluiting, adressen: van }) => [aansluiting, van.map(({ actorId }) => actorId)]);
const mails = (adressen: readonly Adres[], steller: Steller, naam = 'overdracht.voorgesteld') => mailAdressen(adressen, soort(naam), steller, partijen);

describe('deliveries', () => {
  it.each([
    ['a system sent it: not back to it', anna('werk'), [CARLA], [['gemeente-tiel.regie', ['tiel.pc.carla']]]],
    ['a person sent it through the portal: also to the system of the own organisation', anna('portaal'), [CARLA], [['gemeente-tiel.regie', ['tiel.pc.carla']], ['werkzaak.werk', ['wz.wc.anna']]]],
    ['a person of Werkzaak acts for a gemeente: to the system of that gemeente', dirk, [ANNA], [['werkzaak.werk', ['wz.wc.anna']], ['gemeente-neder-betuwe.regie', ['nb.pc.dirk']]]],
    ['it is meant for nobody', anna('portaal'), [], []],
  ])('%s', (_wat, steller, adressen, verwacht) => {
    expect(leveringen(adressen, steller)).toEqual(verwacht);
  });

  it('never go to the portal, and of a sanction never to the system of the werkcoaches', () => {
    expect(leveringen([CARLA, ANNA], { ...anna('portaal'), afzender: { ...anna('portaal').afzender, actorId: 'wz.ic.bert', rol: 'inkomensconsulent' } }, 'boete.overwogen').map(([naam]) => naam)).toEqual(['gemeente-tiel.regie', 'werkzaak.inkomen']);
  });
});

describe('mail', () => {
  it.each([
    ['goes to the other side', anna('werk'), [CARLA, ANNA], [CARLA]],
    ['goes to the other side when the sender used the portal', anna('portaal'), [CARLA, ANNA], [CARLA]],
    ['does not go to the team of the sender', anna('portaal'), [TEAM_TIEL, TEAM_WERK], [TEAM_TIEL]],
    ['does not go to the colleague for whom the sender deputised', fenna, [CARLA, ANNA], [ANNA]],
    ['goes to nobody for a role that the type does not mail', anna('werk'), [BERT], []],
  ])('%s', (_wat, steller, adressen, verwacht) => {
    expect(mails(adressen, steller)).toEqual(verwacht);
  });

  it('never goes to the person who sent it, through whatever system', () => {
    expect(mails([{ ...CARLA, actorId: 'wz.wc.anna' }, CARLA], anna('werk'))).toEqual([CARLA]);
  });
});
