import { join } from 'node:path';
import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import { dag } from '#shared/kernel/datum';
import { laadPartijen } from '#shared/policy/partijen';
import { keurAfzender } from './afzenderkeuring';

const partijen = laadPartijen(join(process.cwd(), 'config'));
const blokkades = { isGeblokkeerd: () => false, namen: [] };
const codes = (naam: string, gebeurtenis: string): string[] => {
  const aansluiting = partijen.aansluiting(naam);
  if (!aansluiting) throw new Error(naam);
  const invoer = { source: aansluiting.source, gemeente: 'TIEL', afzender: { actorId: naam, rol: 'systeem' as const, werkgever: aansluiting.organisatie, namensGemeente: null }, secties: [] };
  return keurAfzender({ invoer, soort: bekendeSoort(`nl.participatiewet.${gebeurtenis}.v1`), aansluiting, partijen, blokkades, vandaag: dag('2025-10-06') }).map(({ code }) => code);
};

describe('a partner sends a signal, takes it back, and sends nothing else', () => {
  const vanPartijen = CATALOGUS.filter(({ herkomst }) => herkomst === 'partij').map(({ context, gebeurtenis }) => `${context}.${gebeurtenis}`);
  it('of all that parties may send', () => {
    expect(vanPartijen.filter((gebeurtenis) => codes('de-brug.traject', gebeurtenis).length === 0).sort()).toEqual(['bericht.herroepen', 'signaal.rechtmatigheid']);
  });
  it('and nobody else sends one', () => {
    for (const ander of ['werkzaak.inkomen', 'werkzaak.werk', 'gemeente-tiel.regie', 'uwv.besluit']) expect(codes(ander, 'signaal.rechtmatigheid')).toEqual(['NIET_BEVOEGD']);
  });
});

describe('a system has the rights of the role it sends for', () => {
  it.each([
    ['werkzaak.inkomen', 'ontheffing.verleend', ['NIET_BEVOEGD']],
    ['werkzaak.inkomen', 'inwoner.gewijzigd', ['NIET_BEVOEGD']],
    ['werkzaak.inkomen', 'inwoner.coach.toegewezen', []],
    ['werkzaak.werk', 'ontheffing.verleend', []],
    ['werkzaak.werk', 'inwoner.gewijzigd', []],
    ['gemeente-tiel.regie', 'ontheffing.verleend', []],
    // what the organisation is decides here, not whom its system serves.
    ['gemeente-tiel.regie', 'boete.uitkomst', []],
    ['gemeente-tiel.regie', 'boete.overwogen', ['NIET_BEVOEGD']],
    ['gemeente-tiel.regie', 'boete.overweging.ingetrokken', ['NIET_BEVOEGD']],
    ['werkzaak.inkomen', 'boete.uitkomst', ['NIET_BEVOEGD']],
    ['werkzaak.werk', 'boete.uitkomst', ['NIET_BEVOEGD']],
    ['uwv.besluit', 'boete.uitkomst', ['NIET_BEVOEGD']],
  ])('%s sending %s: %j', (aansluiting, gebeurtenis, verwacht) => expect(codes(aansluiting, gebeurtenis)).toEqual(verwacht));
  it('and what no person may send is for every system that the type names', () => {
    for (const aansluiting of ['werkzaak.inkomen', 'werkzaak.werk', 'gemeente-tiel.regie', 'uwv.besluit']) expect(codes(aansluiting, 'ontheffing.vastgesteld')).toEqual([]);
  });
});
