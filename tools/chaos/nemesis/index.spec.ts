import { maakKans } from '../kans';
import { schud } from './broker';
import { NEMESES } from './index';

it('has names of their own, which a plan can name', () => {
  const namen = NEMESES.map(({ naam }) => naam);
  expect(new Set(namen).size).toBe(namen.length);
  for (const naam of namen) expect(naam).toMatch(/^[a-z]+\.[a-z0-9]+$/);
});

it('has every kind of fault that the hub must stand', () => {
  const soorten = ['rabbitmq.dood', 'postgres.dood', 'amqp.reset', 'amqp.halfopen', 'amqp.traag', 'amqp.zwartgat', 'postgres.reset', 'postgres.halfopen', 'postgres.traag', 'postgres.zwartgat', 'dienst.stilstand', 'rabbitmq.schijf', 'postgres.schijf', 'post.teerput', 'post.421', 'post.552', 'bericht.vergif', 'bericht.dubbel', 'bericht.volgorde', 'klok.vooruit', 'klok.zomertijd', 'postgres.weg'];
  expect(NEMESES.map(({ naam }) => naam)).toEqual(expect.arrayContaining(soorten));
});

it('puts in another order without loss, the same for the same seed', () => {
  const lijst = Array.from({ length: 40 }, (_, i) => i);
  expect(schud(lijst, maakKans(17))).toEqual(schud(lijst, maakKans(17)));
  expect(schud(lijst, maakKans(17))).not.toEqual(lijst);
  expect(schud(lijst, maakKans(17)).sort((a, b) => a - b)).toEqual(lijst);
});
