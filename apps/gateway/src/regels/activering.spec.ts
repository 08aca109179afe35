import { join } from 'node:path';
import { dag } from '#shared/kernel/datum';
import { laadBeleid, type Beleidsversie } from '#shared/policy/beleid';
import { teVastleggen, type Activering } from './activering';

const beleid = laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false });
const versie = beleid.op<{ readonly aanbodVerplicht: boolean; readonly opVerzoek: boolean }>('driegesprek', dag('2025-09-02'));
const eerst = teVastleggen(versie, []) as Activering;
const gewijzigd = (anders: Partial<Beleidsversie>) => teVastleggen({ ...versie, ...anders }, [eerst])?.gewijzigd;

it('says with whom a version was agreed, who approved it and since when it holds', () => {
  expect(eerst).toMatchObject({
    beleidId: 'driegesprek', versie: 'v2', vanaf: '2025-09-02', goedgekeurdDoor: 'werkafspraak gemeenten en Werkzaak, gemeld aan AB',
    afgestemdMet: ['participatiecoaches', 'werkcoaches', 'inkomensconsulenten', 'beleidsmedewerkers'],
  });
  expect(eerst).not.toHaveProperty('gewijzigd');
});

it('is said once: the same version again is not recorded, whatever the order in which its values stand', () => {
  expect(teVastleggen(versie, [eerst])).toBeNull();
  expect(teVastleggen({ ...versie, waarden: { opVerzoek: true, aanbodVerplicht: true } }, [eerst])).toBeNull();
});

it.each<[string, Partial<Beleidsversie>, readonly string[] | undefined]>([
  ['its values', { waarden: { aanbodVerplicht: false, opVerzoek: true } }, ['waarden']],
  ['its first day', { vanaf: dag('2025-10-01') }, ['vanaf']],
  ['the sentence it rests on', { bron: [] }, ['bron']],
  ['who agreed and who approved', { afgestemdMet: ['niemand'], goedgekeurdDoor: 'AB Werkzaak' }, ['afgestemdMet', 'goedgekeurdDoor']],
  ['the questions that are open', { teBevestigen: ['iets'] }, undefined],
])('a version that is no longer what it was in %s is recorded as altered in %j', (_wat, anders, verwacht) => expect(gewijzigd(anders)).toEqual(verwacht));

it('is held against the last record: back to what it was is an alteration too', () => {
  const anders = teVastleggen({ ...versie, vanaf: dag('2025-10-01') }, [eerst]) as Activering;
  expect(teVastleggen(versie, [eerst, anders])?.gewijzigd).toEqual(['vanaf']);
});
