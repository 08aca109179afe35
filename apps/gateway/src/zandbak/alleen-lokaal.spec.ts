import type { ExecutionContext } from '@nestjs/common';
import { zandbakDelen } from './zandbak.delen';
import { AlleenLokaal } from './alleen-lokaal';

const vanaf = (remoteAddress: string, headers = {}): ExecutionContext => ({ switchToHttp: () => ({ getRequest: () => ({ socket: { remoteAddress }, headers }) }) }) as unknown as ExecutionContext;

it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('lets this machine in (%s)', (adres) => {
  expect(new AlleenLokaal().canActivate(vanaf(adres))).toBe(true);
});

it.each(['10.0.0.5', '192.168.1.127', '::ffff:10.0.0.5', '2001:db8::1', ''])('does not exist for anyone else (%s), whatever the headers say', (adres) => {
  expect(() => new AlleenLokaal().canActivate(vanaf(adres, { 'x-forwarded-for': '127.0.0.1', host: '127.0.0.1' }))).toThrow(expect.objectContaining({ code: 'NIET_GEVONDEN' }));
});

it('refuses to be part of production', () => {
  expect(() => zandbakDelen({ SCHAKEL_OMGEVING: 'productie' })).toThrow();
  expect(zandbakDelen({ SCHAKEL_OMGEVING: 'sandbox' })).toHaveLength(2);
});
