import { dag } from '#shared/kernel/datum';
import { anna, bert, carla, inKp3, inKp4, Loop } from '../testing/voorbeelden';
import { casuistiek } from './casuistiek';

it('asks the other coach: the one who is assigned or was named, else the team', () => {
  const aanTeam = new Loop(casuistiek, inKp4, {});
  aanTeam.stuur(carla, '2025-10-15', { type: 'gevraagd' });
  expect(aanTeam.verzoek?.behandelaar).toEqual({ rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: null });
  const aanAnna = new Loop(casuistiek, inKp4, {});
  aanAnna.stuur(carla, '2025-10-15', { type: 'gevraagd', collega: anna.actorId });
  expect(aanAnna.verzoek?.behandelaar.actorId).toBe(anna.actorId);
  const aanGemeente = new Loop(casuistiek, inKp3, {});
  aanGemeente.stuur(anna, '2025-10-15', { type: 'gevraagd' });
  expect(aanGemeente.verzoek?.behandelaar).toEqual({ rol: 'participatiecoach', organisatie: 'TIEL', actorId: null });
});

it.each([carla, anna])('ends when %o says that it was discussed', (wie) => {
  const een = new Loop(casuistiek, inKp4, {});
  een.stuur(carla, '2025-10-15', { type: 'gevraagd' });
  expect(een.uitkomst(wie, '2025-10-20', { type: 'besproken', datum: dag('2025-10-20') })).toBe('BESPROKEN');
});

it('is between coaches', () => {
  expect(new Loop(casuistiek, inKp4, {}).uitkomst(bert, '2025-10-15', { type: 'gevraagd' })).toBe('NIET_BEVOEGD');
});
