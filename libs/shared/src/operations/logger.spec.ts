import { foutVeld, maakLogger, NestLogger } from './logger';

const opgevangen = (): { regels: Record<string, unknown>[]; logger: ReturnType<typeof maakLogger> } => {
  const regels: Record<string, unknown>[] = [];
  const logger = maakLogger('proef', 'debug', { write: (regel: string) => void regels.push(JSON.parse(regel) as Record<string, unknown>) });
  return { regels, logger };
};

describe('a log line', () => {
  it('holds the fields that are named as harmless, and drops every other', () => {
    const { regels, logger } = opgevangen();
    logger.info({ berichtId: 'b-1', naam: 'J. Jansen', contact: { naam: 'J. Jansen' }, bsn: '999990019', status: 'J. Jansen '.repeat(30) }, 'text');
    expect(regels[0]).toMatchObject({ dienst: 'proef', berichtId: 'b-1', status: '[long]', msg: 'text' });
    expect(JSON.stringify(regels)).not.toMatch(/Jansen|999990019/);
  });

  it('does not hold what hides in an object under a harmless name', () => {
    const { regels, logger } = opgevangen();
    logger.info({ status: { contact: 'J. Jansen' } }, 'text');
    expect(JSON.stringify(regels)).not.toContain('Jansen');
  });

  it.each(['fout', 'err'])('tells of an error given as %s its kind, code and place, never its text', (veld) => {
    const { regels, logger } = opgevangen();
    logger.error({ [veld]: Object.assign(new TypeError('J. Jansen bestaat niet'), { code: '23505' }) }, 'text');
    expect(JSON.stringify(regels)).not.toContain('Jansen');
    logger.error({ [veld]: new Error('J. Jansen bestaat niet') });
    expect(JSON.stringify(regels)).not.toContain('Jansen');
    if (veld === 'fout') expect(regels[0]).toMatchObject({ fout: { naam: 'TypeError', code: '23505', plek: expect.stringMatching(/^libs\/.*:\d+$/) } });
  });

  it('does not repeat an error that is the message itself', () => {
    const { regels, logger } = opgevangen();
    logger.error(new Error('J. Jansen bestaat niet'));
    expect(regels[0]).toMatchObject({ fout: { naam: 'Error' }, msg: 'fault' });
    expect(JSON.stringify(regels)).not.toContain('Jansen');
  });

  it('of Nest does not repeat the text of an error', () => {
    const { regels, logger } = opgevangen();
    new NestLogger(logger).error('J. Jansen bestaat niet', 'Error: J. Jansen\n at x', 'ExceptionsHandler');
    expect(JSON.stringify(regels)).not.toContain('Jansen');
    expect(regels[0]).toMatchObject({ module: 'ExceptionsHandler' });
  });
});

describe('what may be told of a fault', () => {
  it('is the SQLSTATE behind an error of the database layer', () =>
    expect(foutVeld(Object.assign(new Error('x'), { name: 'QueryFailedError', driverError: Object.assign(new Error('y'), { code: '23505' }) }))).toMatchObject({ naam: 'QueryFailedError', code: '23505' }));
  it('leaves out a code that is really a text', () => expect(foutVeld(Object.assign(new Error('x'), { code: 'J. Jansen' }))).not.toHaveProperty('code'));
  it('is nothing but "unknown" for what is not an error', () => expect(foutVeld('J. Jansen')).toEqual({ naam: 'Onbekend' }));
});
