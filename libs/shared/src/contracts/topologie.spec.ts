import { CATALOGUS, routeVan } from './catalogus';
import { EXCHANGE, partijwachtrij, topologie } from './topologie';
import type { Brokergebruiker } from './topologie.types';

const AANSLUITINGEN = ['gemeente-tiel.regie', 'werkzaak.werk', 'werkzaak.inkomen'].map((naam) => ({ naam }));
const { gebruikers, wachtrijen, exchanges } = topologie(AANSLUITINGEN);
const gebruiker = (naam: string): Brokergebruiker => {
  const gevonden = gebruikers.find((kandidaat) => kandidaat.naam === naam);
  if (!gevonden) throw new Error(`geen gebruiker ${naam}`);
  return gevonden;
};
/** As RabbitMQ reads a permission: an empty expression grants nothing, any other matches anywhere in the name. */
const mag = (recht: string, naam: string): boolean => recht !== '' && new RegExp(recht).test(naam);
const magSchrijven = (naam: string, exchange: string, sleutel: string): boolean => {
  const { write, topics } = gebruiker(naam);
  const topic = topics.find((kandidaat) => kandidaat.exchange === exchange);
  return mag(write, exchange) && (topic === undefined || mag(topic.write, sleutel));
};
const magLezen = (naam: string, wachtrij: string): boolean => mag(gebruiker(naam).read, wachtrij);
const partijen = AANSLUITINGEN.map(({ naam }) => partijwachtrij(naam));
const diensten = ['gateway', 'handover', 'ontheffing', 'boete', 'rapportage', 'notifications'];

/** What the gateway owns it handles itself, without the broker. */
const OVER_DE_BROKER = CATALOGUS.filter(({ eigenaar }) => eigenaar !== 'gateway');

describe('broker rights', () => {
  it.each(OVER_DE_BROKER.map((soort) => [soort.type, soort] as const))('let only the owner state the fact %s', (_type, soort) => {
    const schrijvers = gebruikers.filter(({ naam }) => magSchrijven(naam, EXCHANGE.gebeurd, routeVan('gebeurd', soort))).map(({ naam }) => naam);
    expect(schrijvers).toEqual([soort.eigenaar]);
  });
  it.each([...new Set(OVER_DE_BROKER.map(({ context }) => context))])('let only the owner of %s answer for it', (context) => {
    const eigenaar = CATALOGUS.find((soort) => soort.context === context)?.eigenaar;
    for (const sleutel of [`retour.${context}`, `timer.${context}`])
      expect(gebruikers.filter(({ naam }) => magSchrijven(naam, EXCHANGE.gebeurd, sleutel)).map(({ naam }) => naam)).toEqual([eigenaar]);
  });
  it('let nobody state a fact that the catalogue does not know', () => {
    for (const sleutel of ['gebeurd.onbekend.iets', 'gebeurd.', 'iets.overdracht.voorgesteld', 'gebeurd.overdrachten.voorgesteld', 'x.gebeurd.overdracht.voorgesteld'])
      expect(gebruikers.filter(({ naam }) => magSchrijven(naam, EXCHANGE.gebeurd, sleutel)).map(({ naam }) => naam)).toEqual([]);
  });
  it('let only the gateway hand messages in and out', () => {
    for (const [exchange, sleutel] of [[EXCHANGE.in, 'in.overdracht.voorgesteld'], [EXCHANGE.uit, 'uit.werkzaak.werk'], [EXCHANGE.taak, 'taak.mail'], [EXCHANGE.telling, 'telling.overdrachten'], [EXCHANGE.vraag, 'vraag.handover.rust']] as const)
      expect(gebruikers.filter(({ naam }) => magSchrijven(naam, exchange, sleutel)).map(({ naam }) => naam)).toEqual(['gateway']);
  });
  it('let a party read its own queue, write nothing and declare nothing', () => {
    for (const naam of partijen) {
      expect(wachtrijen.filter((rij) => magLezen(naam, rij.naam)).map((rij) => rij.naam)).toEqual([naam]);
      expect([gebruiker(naam).write, gebruiker(naam).configure]).toEqual(['', '']);
    }
  });
  it('keep every service away from the queues of parties and of other services', () => {
    for (const dienst of diensten) {
      const leest = wachtrijen.filter((rij) => magLezen(dienst, rij.naam)).map((rij) => rij.naam);
      expect(leest.filter((naam) => !naam.startsWith(`${dienst}.`))).toEqual([]);
    }
  });
  it('let nobody read or purge a dead-letter queue but the administrator', () => {
    const dood = wachtrijen.filter(({ naam }) => naam.endsWith('.dood')).map(({ naam }) => naam);
    expect(dood.length).toBeGreaterThan(0);
    for (const rij of dood) for (const { naam } of gebruikers) expect([naam, rij, magLezen(naam, rij)]).toEqual([naam, rij, false]);
  });
  it('let a service declare nothing but the reply queue of the gateway', () => {
    for (const { naam, configure } of gebruikers) for (const rij of [...wachtrijen, ...exchanges]) expect([naam, rij.naam, mag(configure, rij.naam)]).toEqual([naam, rij.naam, false]);
  });
});

describe('broker queues', () => {
  const past = (binding: string, sleutel: string): boolean => new RegExp(`^${binding.replaceAll('.', '\\.').replaceAll('\\.#', '(\\..*)?').replaceAll('#', '.*')}$`).test(sleutel);
  it.each(OVER_DE_BROKER.map((soort) => [soort.type, soort] as const))('bring %s to its owner alone', (_type, soort) => {
    const rijen = wachtrijen.filter(({ bindingen }) => bindingen.some(({ exchange, sleutel }) => exchange === EXCHANGE.in && past(sleutel, routeVan('in', soort))));
    expect(rijen.map(({ naam }) => naam)).toEqual([`${soort.eigenaar}.in`]);
  });
  it('bring a count to the reports alone', () => {
    const rijen = wachtrijen.filter(({ bindingen }) => bindingen.some(({ exchange, sleutel }) => exchange === EXCHANGE.telling && past(sleutel, 'telling.overdrachten')));
    expect(rijen.map(({ naam }) => naam)).toEqual(['rapportage.in']);
    expect(gebruikers.filter(({ naam }) => magLezen(naam, 'rapportage.in')).map(({ naam }) => naam)).toEqual(['rapportage']);
  });
  it('are named once each and refuse when full instead of dropping', () => {
    expect(new Set(wachtrijen.map(({ naam }) => naam)).size).toBe(wachtrijen.length);
    for (const naam of partijen) expect(wachtrijen.find((rij) => rij.naam === naam)?.argumenten['x-overflow']).toBe('reject-publish');
  });
});
