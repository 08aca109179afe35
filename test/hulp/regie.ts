/** Acts on the machinery of the test hub; the runner of the tests listens here. */
const roepRegie = async (pad: string): Promise<void> => {
  const basis = process.env['TEST_REGIE_URL'];
  if (!basis) throw new Error('TEST_REGIE_URL ontbreekt: draai deze toets met npm test');
  const antwoord = await fetch(`${basis}${pad}`, { method: 'POST' });
  if (antwoord.status !== 204) throw new Error(`${pad}: ${antwoord.status} ${await antwoord.text()}`);
};

/** Returns when it is ready. */
export const wachtOp = (dienst: string): Promise<void> => roepRegie(`/wacht?dienst=${dienst}`);

/** kill -9; the supervisor brings the service back. Returns when it is ready again. */
export const doodEnTerug = async (dienst: string): Promise<void> => {
  await roepRegie(`/dood?dienst=${dienst}`);
  await wachtOp(dienst);
};
export const herstartBroker = (): Promise<void> => roepRegie('/herstart-rabbit');

/** Stops a service and keeps it stopped, until it is started again. */
export const stop = (dienst: string): Promise<void> => roepRegie(`/stop?dienst=${dienst}`);
export const start = (dienst: string): Promise<void> => roepRegie(`/start?dienst=${dienst}`);
