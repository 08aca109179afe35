import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleutelpaar } from '../testing/prooflog';
import { BasisConfig, ConfigFout, laadConfig } from './config';

const goed = {
  SCHAKEL_OMGEVING: 'productie',
  AMQP_URL: 'amqps://handover:geheim@broker/schakel',
  DATABASE_URL_SCHRIJF: 'postgres://handover_schrijf:geheim@db/schakel',
  DATABASE_URL_LEES: 'postgres://handover_lees:geheim@db/schakel',
  SLEUTELS_FILE: '/run/secrets/sleutels',
  LOGBOEK_SLEUTEL: sleutelpaar().geheim,
  LOGBOEK_GETUIGE_MAP: '/getuige',
  OPERATIES_POORT: '9464',
};
const fouten = (env: Record<string, string>): readonly string[] => {
  try {
    laadConfig(BasisConfig, env);
    return [];
  } catch (fout) {
    if (fout instanceof ConfigFout) return fout.fouten;
    throw fout;
  }
};

describe('the settings of a service', () => {
  it('are read from the environment, with defaults for what is optional', () => {
    const config = laadConfig(BasisConfig, { ...goed, PATH: '/bin' });
    expect(config).not.toHaveProperty('PATH');
    expect(config).toMatchObject({ OPERATIES_POORT: 9464, OPERATIES_ADRES: '127.0.0.1', LOG_NIVEAU: 'info' });
  });

  it('name every fault at once', () => {
    expect(fouten({ ...goed, SCHAKEL_OMGEVING: 'test', AMQP_URL: '', OPERATIES_POORT: 'x' }).map((fout) => fout.split(':')[0])).toEqual(
      expect.arrayContaining(['SCHAKEL_OMGEVING', 'AMQP_URL', 'OPERATIES_POORT']),
    );
  });

  it('never show a value, because it may be a secret', () => {
    expect(fouten({ ...goed, AMQP_URL: 'http://handover:geheim@broker' }).join()).toMatch(/^AMQP_URL: (?!.*geheim)/);
  });

  describe('the address of the broker', () => {
    const adres = (AMQP_URL: string): readonly string[] => fouten({ ...goed, AMQP_URL });
    const op = (knoop: string, wie = 'handover:geheim', waar = 'schakel', hoe = 'amqps'): string => `${hoe}://${wie}@${knoop}/${waar}`;
    it('may be that of several nodes', () => expect(adres([op('een'), op('twee:5671'), ` ${op('drie')}`].join(','))).toEqual([]));
    it.each([
      ['one that is no broker', [op('een'), op('twee', undefined, undefined, 'http')]],
      ['one that is left open', [op('een'), '']],
      ['one without a place', [op('een'), 'amqps://']],
      ['another user', [op('een'), op('twee', 'gateway:geheim')]],
      ['another virtual host', [op('een'), op('twee', undefined, 'elders')]],
      ['one without encryption', [op('een'), op('twee', undefined, undefined, 'amqp')]],
    ])('is refused with %s among them, and not shown', (_, adressen) => {
      expect(adres(adressen.join(','))).toEqual([expect.stringMatching(/^AMQP_URL: moet (?!.*geheim)/)]);
    });
  });

  describe('given as a file', () => {
    let map: string;
    beforeEach(() => (map = mkdtempSync(join(tmpdir(), 'config-'))));
    afterEach(() => rmSync(map, { recursive: true }));
    const zonder = (({ AMQP_URL: _, ...rest }) => rest)(goed);

    it('are read from that file without its last line end', () => {
      writeFileSync(join(map, 'amqp'), `${goed.AMQP_URL}\n`);
      expect(laadConfig(BasisConfig, { ...zonder, AMQP_URL_FILE: join(map, 'amqp') }).AMQP_URL).toBe(goed.AMQP_URL);
    });
    it('are refused when the file is not there', () => expect(fouten({ ...zonder, AMQP_URL_FILE: join(map, 'niets') })[0]).toContain('AMQP_URL_FILE'));
    it('are refused when the variable itself is set too', () => {
      writeFileSync(join(map, 'amqp'), goed.AMQP_URL);
      expect(fouten({ ...goed, AMQP_URL_FILE: join(map, 'amqp') })[0]).toContain('gebruik er een van');
    });
  });
});
