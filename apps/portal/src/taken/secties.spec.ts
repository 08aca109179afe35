import { dag } from '#shared/kernel/datum';
import { gewistsectie } from './secties';

it('says plainly that content was erased, when and of what kind', () => {
  expect(gewistsectie([{ op: dag('2026-03-03'), regel: 'zaakinhoud' }, { op: dag('2026-05-04'), regel: 'handhaving' }])).toEqual([
    {
      kop: 'Gewist',
      rijen: [
        { naam: 'Gegevens bij deze zaak', tekst: 'Gewist op 3 maart 2026, want de bewaartermijn is voorbij. Kijk in uw eigen dossier.' },
        { naam: 'Gegevens over de sanctie of het signaal', tekst: 'Gewist op 4 mei 2026, want de bewaartermijn is voorbij. Kijk in uw eigen dossier.' },
      ],
    },
  ]);
});

it('is silent where nothing was erased', () => {
  expect([gewistsectie([]), gewistsectie()]).toEqual([[], []]);
});
