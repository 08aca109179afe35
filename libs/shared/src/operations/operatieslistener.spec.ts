import { startOperaties, type Gereedheid, type Operaties } from './operatieslistener';

let operaties: Operaties;
afterEach(() => operaties.sluit());
const start = async (gereed: Gereedheid): Promise<(pad: string) => Promise<Response>> => {
  operaties = await startOperaties({ adres: '127.0.0.1', poort: 0, gereed });
  return (pad) => fetch(`http://127.0.0.1:${operaties.poort}${pad}`);
};

describe('the operations listener', () => {
  it('is ready only when every check is, and names those that fail', async () => {
    const stand = { database: true, broker: true };
    const haal = await start(async () => stand);
    expect((await haal('/health/ready')).status).toBe(200);
    stand.broker = false;
    const antwoord = await haal('/health/ready');
    expect(antwoord.status).toBe(503);
    expect(await antwoord.json()).toEqual({ status: 'niet gereed', mislukt: ['broker'] });
  });

  it('is not ready when a check breaks, and does not tell how', async () => {
    const haal = await start(() => Promise.reject(new Error('geheim')));
    const antwoord = await haal('/health/ready');
    expect(antwoord.status).toBe(503);
    expect(await antwoord.text()).not.toContain('geheim');
  });

  it('lives as long as it answers, whatever is not ready', async () => expect((await (await start(async () => ({ database: false })))('/health/live')).status).toBe(200));

  it('shows metrics, and nothing at any other address', async () => {
    const haal = await start(async () => ({}));
    expect(await (await haal('/metrics')).text()).toContain('schakel_outbox_oudste_seconden');
    expect((await haal('/')).status).toBe(404);
  });
});
