import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { pino } from 'pino';
import { Proefbroker } from '../testing/broker';
import { wachtTot } from '../testing/wacht';
import { Verbinding } from './verbinding';

const stil = pino({ level: 'silent' });

/** A node of a cluster, seen from outside: a door of its own to the same broker, that can be shut. */
class Knoop {
  readonly #open = new Set<Socket>();
  #server: Server | undefined;
  poort = 0;
  pogingen = 0;
  #stom = false;

  constructor(private readonly broker: number) {}

  async start(): Promise<this> {
    const server = createServer((klant) => {
      this.pogingen += 1;
      this.#houd(klant);
      if (this.#stom) return;
      const naar = connect(this.broker, '127.0.0.1');
      this.#houd(naar);
      klant.pipe(naar).pipe(klant);
      klant.once('close', () => naar.destroy());
      naar.once('close', () => klant.destroy());
    });
    await new Promise<void>((klaar) => void server.listen(this.poort, '127.0.0.1', klaar));
    this.poort = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  get verbonden(): number {
    return this.#open.size / 2;
  }

  /** Drops what it has; who comes is let in and hears nothing. */
  verstom(): void {
    this.#stom = true;
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  async val(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#open) socket.resetAndDestroy();
    if (server) await new Promise((klaar) => server.close(klaar));
  }

  #houd(socket: Socket): void {
    this.#open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#open.delete(socket));
  }
}

let broker: Proefbroker;
let knopen: Knoop[];
let verbinding: Verbinding;

beforeAll(async () => {
  broker = await Proefbroker.maak();
});
afterAll(() => broker.ruimOp());
beforeEach(async () => {
  const poort = Number(new URL(broker.url('handover')).port);
  knopen = await Promise.all([1, 2, 3].map(() => new Knoop(poort).start()));
  const url = knopen.map((knoop) => {
    const adres = new URL(broker.url('handover'));
    adres.port = String(knoop.poort);
    return adres.toString();
  });
  verbinding = new Verbinding({ url: url.join(', '), naam: 'proef', logger: stil });
});
afterEach(async () => {
  await verbinding.sluit();
  await Promise.all(knopen.map((knoop) => knoop.val()));
});

const metKnoop = (nummer: number): Promise<unknown> => wachtTot(`a connection by way of node ${nummer}`, () => verbinding.status === 'VERBONDEN' && knopen[nummer - 1]?.verbonden === 1);

it('turns to the next node when the one it had falls, and not to the one that fell', async () => {
  await verbinding.open();
  await metKnoop(1);
  knopen[0]?.verstom();
  await metKnoop(2);
  knopen[1]?.verstom();
  await metKnoop(3);
  expect(knopen.map(({ pogingen }) => pogingen)).toEqual([1, 1, 1]);
});

it('gives the nodes that are left a moment to choose who leads', async () => {
  await verbinding.open();
  const gevallen = performance.now();
  knopen[0]?.verstom();
  await metKnoop(2);
  // Half of the second that an election may take; a timer may be a moment early, never late enough to matter here.
  expect(performance.now() - gevallen).toBeGreaterThan(490);
});

it('finds the last node that is left', async () => {
  await verbinding.open();
  await Promise.all([knopen[0]?.val(), knopen[1]?.val()]);
  await metKnoop(3);
});

it('is patient with nodes that are all away, and back when one of them returns', async () => {
  await Promise.all(knopen.map((knoop) => knoop.val()));
  const open = verbinding.open();
  await new Promise((klaar) => setTimeout(klaar, 500));
  await knopen[1]?.start();
  await Promise.all([open, metKnoop(2)]);
});

it('passes by a node that takes the connection and says nothing', async () => {
  knopen[0]?.verstom();
  const open = verbinding.open();
  await metKnoop(2);
  await open;
});
