import { isDatabaseWeg, oorzaakVan } from './databasefout';

const met = (code: string): Error => Object.assign(new Error('x'), { code });

describe('whether the database is away', () => {
  it.each(['08006', '57P01', '57P03', '53300', '25006', 'ECONNREFUSED', 'ECONNRESET'])('is so for %s', (code) => expect(isDatabaseWeg(met(code))).toBe(true));
  it('is so when it lies behind the error of the database layer', () => expect(isDatabaseWeg(Object.assign(new Error('x'), { driverError: met('57P01') }))).toBe(true));
  it('is so when every address refused', () => expect(isDatabaseWeg(new AggregateError([met('ECONNREFUSED')]))).toBe(true));
  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])('is so for "%s"', (tekst) => expect(isDatabaseWeg(new Error(tekst))).toBe(true));
  it.each(['23505', '40P01', '42501', '57014'])('is not so for %s, which is about the message', (code) => expect(isDatabaseWeg(met(code))).toBe(false));
  it('is not so for a fault in code', () => expect(isDatabaseWeg(new TypeError('x'))).toBe(false));
});

describe('the cause that is stored', () => {
  it('is a code or the kind of error, never its text', () => {
    expect(oorzaakVan(met('23505'))).toBe('CODE_23505');
    expect(oorzaakVan(new TypeError('J. Jansen'))).toBe('TypeError');
    expect(oorzaakVan(Object.assign(new Error('x'), { name: 'J. Jansen' }))).toBe('ONBEKEND');
    expect(oorzaakVan('J. Jansen')).toBe('ONBEKEND');
  });
});
