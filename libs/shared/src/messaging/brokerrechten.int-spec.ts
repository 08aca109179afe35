import { eisOmgeving, Proefbroker } from '../testing/broker';
import { stil } from '../testing/proefdienst';
import { BrokerrechtenTeRuim, eisBrokerrechten } from './brokerrechten';

jest.setTimeout(60_000);

let broker: Proefbroker;
beforeAll(async () => {
  broker = await Proefbroker.maak();
});
afterAll(() => broker.ruimOp());

const DIENSTEN = ['gateway', 'handover', 'ontheffing', 'boete', 'verstrekking', 'ondersteuning', 'rapportage', 'notifications'];
const beheerAdres = new URL(eisOmgeving('TEST_RABBITMQ_BEHEER_URL')).origin;
const eis = (dienst: string): Promise<void> => eisBrokerrechten({ url: broker.url(dienst, true), dienst, logger: stil, beheerAdres, productie: true });
const diepten = async (): Promise<number> => (await Promise.all(broker.opzet.wachtrijen.map(({ naam }) => broker.aantal(naam)))).reduce((som, aantal) => som + aantal, 0);

/** What the service said it could do, after a right was set too wide; the right is put back. */
const gevonden = async (dienst: string, doe: () => Promise<void>): Promise<string> => {
  await doe();
  try {
    return await eis(dienst).then(
      () => 'niets',
      (fout: unknown) => (fout instanceof BrokerrechtenTeRuim ? fout.message : `anders: ${String(fout)}`),
    );
  } finally {
    await broker.zetRechten(dienst);
  }
};

describe('the rights of a service on the broker', () => {
  it.each(DIENSTEN)('are proved at start to be no wider than those of %s', async (dienst) => {
    await expect(eis(dienst)).resolves.toBeUndefined();
  });

  it.each<[string, string, () => Promise<void>, readonly RegExp[]]>([
    ['everything', 'boete', () => broker.zetRechten('boete', { configure: '.*', write: '.*', read: '.*' }, '.*'), [/exchange aanmaken/, /wachtrij aanmaken/, /publiceren op in met/, /publiceren op amq\.default/, /publiceren op gebeurd met gebeurd\.overdracht/, /lezen van gateway\.gebeurd/, /lezen van uit\.proef/]],
    ['queues', 'boete', () => broker.zetRechten('boete', { configure: '^proef' }), [/exchange aanmaken/]],
    ['the facts of another', 'boete', () => broker.zetRechten('boete', {}, '^(gebeurd|retour|timer)\\.'), [/publiceren op gebeurd met gebeurd\.overdracht/]],
    ['the queue of another', 'handover', () => broker.zetRechten('handover', { read: '^(handover\\.(in|vraag)|boete\\.in)$' }), [/lezen van boete\.in/]],
    ['the queues of the parties', 'gateway', () => broker.zetRechten('gateway', { read: '^(gateway\\.gebeurd|antwoord|antwoord\\.gateway\\..*|uit\\..*)$' }), [/lezen van uit\./]],
    ['what is told to be counted', 'boete', () => broker.zetRechten('boete', { write: '^(gebeurd|antwoord|dood|telling)$' }), [/publiceren op telling/]],
    ['every queue by its name', 'notifications', () => broker.zetRechten('notifications', { write: '^(antwoord|dood|amq\\.default)$' }), [/publiceren op amq\.default/]],
  ])('that reach %s keep %s from starting, and trying them leaves nothing behind', async (_, dienst, doe, verwacht) => {
    const voor = await diepten();
    const tekst = await gevonden(dienst, doe);
    for (const patroon of verwacht) expect(tekst).toMatch(patroon);
    expect(tekst).not.toContain('anders');
    expect(await diepten()).toBe(voor);
    await expect(eis(dienst)).resolves.toBeUndefined();
  });

  it.each(DIENSTEN)('to speak for others keep %s from starting', async (dienst) => {
    await expect(eisBrokerrechten({ url: broker.url(dienst), dienst, logger: stil, productie: true })).rejects.toThrow(/onder de naam van een ander/);
  });

  it('are not proved further when the management api is away, and the service starts', async () => {
    await expect(eisBrokerrechten({ url: broker.url('boete', true), dienst: 'boete', logger: stil, productie: true, beheerAdres: 'http://127.0.0.1:1' })).resolves.toBeUndefined();
  });

  it('of an administrator keep a service from starting', async () => {
    await broker.zetMerk('boete', 'administrator');
    try {
      await expect(eis('boete')).rejects.toThrow(/beheer van de broker/);
    } finally {
      await broker.zetMerk('boete', '');
    }
  });
});

it('there is no guest who may log in', async () => {
  const url = new URL(broker.urlVanBeheer);
  Object.assign(url, { username: 'guest', password: 'guest' });
  await expect(eisBrokerrechten({ url: url.toString(), dienst: 'boete', logger: stil, productie: true })).rejects.toThrow(/403/);
});
