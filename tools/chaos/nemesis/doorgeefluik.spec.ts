import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { wacht, wachtTot } from '../../sandbox/bestanden';
import { Doorgeefluik } from './doorgeefluik';

/** The real thing: says back what it hears. */
let echo: Server;
let bijEcho: Socket[];
let luik: Doorgeefluik;
const klanten: Klant[] = [];

class Klant {
  gehoord = '';
  fout: string | undefined;
  dicht = false;

  constructor(readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (deel: string) => (this.gehoord += deel));
    socket.on('error', (fout: NodeJS.ErrnoException) => (this.fout = fout.code));
    socket.on('close', () => (this.dicht = true));
  }
  zeg(tekst: string): void {
    this.socket.write(tekst);
  }
  hoort(tekst: string, ms = 10_000): Promise<boolean> {
    return wachtTot(() => this.gehoord === tekst, ms, 5);
  }
  valt(ms = 10_000): Promise<boolean> {
    return wachtTot(() => this.dicht && this.fout === 'ECONNRESET', ms, 5);
  }
}

const klant = async (): Promise<Klant> => {
  const nieuw = new Klant(connect(luik.poort, '127.0.0.1'));
  klanten.push(nieuw);
  await once(nieuw.socket, 'connect');
  return nieuw;
};

beforeEach(async () => {
  bijEcho = [];
  echo = createServer((socket) => {
    bijEcho.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  luik = await Doorgeefluik.open();
  luik.naar((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  klanten.splice(0).forEach(({ socket }) => socket.destroy());
  await luik.sluit();
  bijEcho.forEach((socket) => socket.destroy());
  echo.close();
});

it('passes on what it gets, in both directions and whole', async () => {
  const een = await klant();
  const veel = 'abcdefgh'.repeat(200_000);
  een.zeg(veel);
  expect(await een.hoort(veel)).toBe(true);
});

it('passes on a farewell after all that came before it', async () => {
  const een = await klant();
  luik.zet({ soort: 'traag', ms: 50 });
  een.zeg('laatste woord');
  een.socket.end();
  expect(await een.hoort('laatste woord')).toBe(true);
  expect(await wachtTot(() => een.dicht && luik.verbindingen === 0, 2000, 5)).toBe(true);
  expect(een.fout).toBeUndefined();
});

it('resets what is open, and takes new ones', async () => {
  const een = await klant();
  een.zeg('a');
  await een.hoort('a');
  luik.breek();
  expect(await een.valt()).toBe(true);
  const twee = await klant();
  twee.zeg('b');
  expect(await twee.hoort('b')).toBe(true);
});

it('resets in the middle of what is said', async () => {
  const een = await klant();
  een.zeg('eerst');
  await een.hoort('eerst');
  luik.breekNa(4);
  een.zeg('tweede');
  expect(await een.valt()).toBe(true);
  expect(een.gehoord).toBe('eerst');
  expect(await wachtTot(() => bijEcho[0]?.bytesRead === 'eerst'.length + 4, 1000, 5)).toBe(true);
});

it('keeps still, and then everything arrives, also for who came meanwhile', async () => {
  const een = await klant();
  een.zeg('a');
  await een.hoort('a');
  luik.zet({ soort: 'stil' });
  een.zeg('b');
  const twee = await klant();
  twee.zeg('c');
  await wacht(150);
  expect([een.gehoord, twee.gehoord]).toEqual(['a', '']);
  luik.herstel();
  expect(await een.hoort('ab')).toBe(true);
  expect(await twee.hoort('c')).toBe(true);
});

it('swallows what is said and tells nobody until it is over', async () => {
  const stil = await klant();
  const een = await klant();
  stil.zeg('a');
  await stil.hoort('a');
  luik.zet({ soort: 'zwartgat' });
  een.zeg('weg');
  const twee = await klant();
  twee.zeg('ook weg');
  await wacht(150);
  expect([een.gehoord, een.dicht, twee.gehoord, twee.dicht]).toEqual(['', false, '', false]);
  expect(bijEcho.every((socket) => !socket.destroyed)).toBe(true);

  luik.herstel();
  expect(await een.valt()).toBe(true);
  expect(await twee.valt()).toBe(true);
  stil.zeg('b');
  expect(await stil.hoort('ab')).toBe(true);
});

it('leaves a client behind that does not know its far side is gone', async () => {
  const een = await klant();
  een.zeg('a');
  await een.hoort('a');
  luik.zet({ soort: 'halfopen' });
  expect(await wachtTot(() => bijEcho[0]?.destroyed === true, 1000, 5)).toBe(true);
  een.zeg('b');
  await wacht(100);
  expect([een.gehoord, een.dicht]).toEqual(['a', false]);
  luik.herstel();
  expect(await een.valt()).toBe(true);
});

it('lets nobody in while it refuses', async () => {
  luik.zet({ soort: 'weiger' });
  const een = new Klant(connect(luik.poort, '127.0.0.1'));
  klanten.push(een);
  expect(await een.valt()).toBe(true);
  luik.herstel();
  const twee = await klant();
  twee.zeg('a');
  expect(await twee.hoort('a')).toBe(true);
});

it('is late in both directions, in order, and then not any more', async () => {
  const een = await klant();
  luik.zet({ soort: 'traag', ms: 80 });
  const begin = Date.now();
  for (const teken of 'abcdef') een.zeg(teken);
  expect(await een.hoort('abcdef')).toBe(true);
  expect(Date.now() - begin).toBeGreaterThanOrEqual(150);
  luik.zet({ soort: 'traag', ms: 60_000 });
  luik.herstel();
  een.zeg('g');
  expect(await een.hoort('abcdefg')).toBe(true);
});

it('lets somebody else answer, who may ask for the real thing, and parts from him when it is over', async () => {
  luik.zet({
    soort: 'zelf',
    antwoorder: (van, naar) => {
      van.write('namens: ');
      van.pipe(naar()).pipe(van);
    },
  });
  const een = await klant();
  een.zeg('a');
  expect(await een.hoort('namens: a')).toBe(true);
  luik.herstel();
  expect(await een.valt()).toBe(true);
});
