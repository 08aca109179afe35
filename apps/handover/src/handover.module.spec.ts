import { berichtsoort } from '#shared/contracts/catalogus';
import type { Runner } from '#shared/persistence/runner';
import { registreerHandlers } from './handover.module';
import type { Omgeving } from './omgeving';

const geregistreerd = (): string[] => {
  const typen: string[] = [];
  registreerHandlers({ leesVooraf: () => undefined, registreer: (type: string) => typen.push(type) } as unknown as Runner, {} as Omgeving);
  return typen;
};

it('nothing of an ontheffing, a sanction or work tasting reaches the rules of a handover (SM-1)', () => {
  const contexten = new Set(geregistreerd().map((type) => berichtsoort(type)?.context));
  expect([...contexten].sort()).toEqual(['classificatie', 'inwoner', 'overdracht']);
});

it('what this service states itself is taken from nobody', () => {
  const eigen = ['overdracht.ingegaan', 'overdracht.vervallen', 'overdracht.afspraak.nodig', 'inwoner.zaak.gesloten', 'inwoner.verschil.gemeld', 'inwoner.vertrek.gemeld', 'regie.gewijzigd'];
  expect(eigen.filter((naam) => geregistreerd().includes(`nl.participatiewet.${naam}.v1`))).toEqual([]);
});
