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
