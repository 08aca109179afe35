import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Speaks with a client itself instead of passing it on; `naar` opens the real thing. */
export type Antwoorder = (klant: Socket, naar: () => Socket) => void;

export type Stand =
  | { readonly soort: 'door' }
  /** Packets are lost and sent again: nothing moves now, all of it arrives afterwards. */
  | { readonly soort: 'stil' }
  /** Taken and forgotten, in both directions, and nobody is told. */
  | { readonly soort: 'zwartgat' }
  /** The far side is gone and the near side does not know; who connects is accepted and hears nothing. */
  | { readonly soort: 'halfopen' }
  /** Who connects is reset. */
  | { readonly soort: 'weiger' }
  | { readonly soort: 'traag'; readonly ms: number }
  | { readonly soort: 'zelf'; readonly antwoorder: Antwoorder };

const DOOR: Stand = { soort: 'door' };
/** What may wait on its way in one direction; more holds the sender up, as a full buffer would. */
const MAX_ONDERWEG = 256 * 1024;

/** One direction of one connection: bytes stay in order however late they are. */
class Stroom {
  #keten: Promise<void> = Promise.resolve();
  #onderweg = 0;

  constructor(
    private readonly van: Socket,
    private readonly naar: Socket,
  ) {}

  geef(deel: Buffer, ms: number): void {
    if (ms === 0 && this.#onderweg === 0) return this.#schrijf(deel);
    const op = Date.now() + ms;
    this.#onderweg += deel.length;
    if (this.#onderweg > MAX_ONDERWEG) this.van.pause();
    this.#keten = this.#keten.then(async () => {
      await new Promise((klaar) => setTimeout(klaar, Math.max(0, op - Date.now())));
      this.#onderweg -= deel.length;
      this.#schrijf(deel);
      if (this.#onderweg <= MAX_ONDERWEG) this.van.resume();
    });
  }

  /** After all that is on its way. */
  sluit(): void {
    if (this.#onderweg === 0) this.naar.end();
    else this.#keten = this.#keten.then(() => void this.naar.end());
  }

  #schrijf(deel: Buffer): void {
    if (this.naar.destroyed || this.naar.write(deel)) return;
    this.van.pause();
    this.naar.once('drain', () => this.van.resume());
  }
}

/** One client and its connection to the real thing. */
class Paar {
  readonly #heen: Stroom;
  readonly #terug: Stroom;
  /** Bytes or a farewell were lost: what is left is no stream any more. */
  #geschonden = false;
  #tot: number | undefined;

  constructor(
    readonly klant: Socket,
    readonly doel: Socket,
    private readonly stand: () => Stand,
  ) {
    this.#heen = new Stroom(klant, doel);
    this.#terug = new Stroom(doel, klant);
    this.#koppel(klant, doel, this.#heen);
    this.#koppel(doel, klant, this.#terug);
  }

  houdStil(): void {
    this.klant.pause();
    this.doel.pause();
  }

  laatGaan(): void {
    if (this.#geschonden) return this.breek();
    this.klant.resume();
    this.doel.resume();
  }

  breek(): void {
    this.klant.resetAndDestroy();
    this.doel.resetAndDestroy();
  }

  /** Resets after that many more bytes, which may be in the middle of a frame. */
  breekNa(bytes: number): void {
    this.#tot = bytes;
  }

  verliesDoel(): void {
    this.#geschonden = true;
    this.doel.resetAndDestroy();
  }

  #koppel(van: Socket, naar: Socket, stroom: Stroom): void {
    van.setNoDelay(true);
    van.on('data', (deel: Buffer) => this.#vervoer(deel, naar, stroom));
    van.on('end', () => this.#afscheid(() => stroom.sluit()));
    van.on('error', () => this.#afscheid(() => void naar.resetAndDestroy()));
    van.on('close', (fout) => {
      if (!fout) this.#afscheid(() => stroom.sluit());
    });
  }

  #vervoer(deel: Buffer, naar: Socket, stroom: Stroom): void {
    const stand = this.stand();
    if (stand.soort === 'zwartgat' || stand.soort === 'halfopen' || this.#geschonden) {
      this.#geschonden = true;
      return;
    }
    if (this.#tot !== undefined && deel.length >= this.#tot) {
      naar.write(deel.subarray(0, this.#tot), () => this.breek());
      return;
    }
    if (this.#tot !== undefined) this.#tot -= deel.length;
    stroom.geef(deel, stand.soort === 'traag' ? stand.ms : 0);
  }

  #afscheid(doe: () => void): void {
    const { soort } = this.stand();
    if (soort === 'zwartgat' || soort === 'halfopen') this.#geschonden = true;
    else doe();
  }
}

/** A TCP proxy on loopback before one thing for one service; the network between them, that can be made to fail. */
export class Doorgeefluik {
  #stand: Stand = DOOR;
  readonly #paren = new Set<Paar>();
  /** Clients without a far side: who connected while nobody answered. */
  readonly #wachtenden = new Set<Socket>();
  #doelpoort = 0;

  private constructor(private readonly server: Server) {
    server.on('connection', (klant: Socket) => this.#ontvang(klant));
  }

  static async open(): Promise<Doorgeefluik> {
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true });
    const luik = new Doorgeefluik(server);
    await new Promise<void>((klaar, mislukt) => {
      server.once('error', mislukt);
      server.listen(0, '127.0.0.1', klaar);
    });
    return luik;
  }

  get poort(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get verbindingen(): number {
    return this.#paren.size;
  }

  /** What it stands before; where that is, is known only when the service is started. */
  naar(poort: number): void {
    this.#doelpoort = poort;
  }

  /** Sets how it behaves from now on, for what is open and for what is still to come. */
  zet(stand: Stand): void {
    const vorige = this.#stand;
    this.#stand = stand;
    if (stand.soort === 'stil') for (const paar of this.#paren) paar.houdStil();
    if (stand.soort === 'halfopen') for (const paar of this.#paren) paar.verliesDoel();
    if (stand.soort === 'zelf' || stand.soort === 'weiger') this.breek();
    if (stand.soort === 'door' && vorige.soort !== 'door') this.#hervat(vorige);
  }

  /** Resets what is open now. */
  breek(): void {
    for (const paar of this.#paren) paar.breek();
  }

  breekNa(bytes: number): void {
    for (const paar of this.#paren) paar.breekNa(bytes);
  }

  herstel(): void {
    this.zet(DOOR);
  }

  async sluit(): Promise<void> {
    const dicht = new Promise<void>((klaar) => this.server.close(() => klaar()));
    this.breek();
    for (const klant of this.#wachtenden) klant.destroy();
    await dicht;
  }

  #hervat(vorige: Stand): void {
    for (const paar of this.#paren) paar.laatGaan();
    for (const klant of this.#wachtenden) {
      this.#wachtenden.delete(klant);
      if (vorige.soort === 'stil') this.#verbind(klant);
      else klant.resetAndDestroy();
    }
  }

  #ontvang(klant: Socket): void {
    klant.on('error', () => undefined);
    const { soort } = this.#stand;
    if (soort === 'weiger') klant.resetAndDestroy();
    else if (soort === 'door' || soort === 'traag') this.#verbind(klant);
    else if (this.#stand.soort === 'zelf') {
      this.#onthoud(klant);
      this.#stand.antwoorder(klant.resume(), () => connect(this.#doelpoort, '127.0.0.1'));
    } else {
      this.#onthoud(klant);
      if (soort !== 'stil') klant.resume();
    }
  }

  #onthoud(klant: Socket): void {
    this.#wachtenden.add(klant);
    klant.once('close', () => this.#wachtenden.delete(klant));
  }

  #verbind(klant: Socket): void {
    const paar = new Paar(klant, connect({ port: this.#doelpoort, host: '127.0.0.1', allowHalfOpen: true }), () => this.#stand);
    this.#paren.add(paar);
    const weg = (): void => {
      if (klant.destroyed && paar.doel.destroyed) this.#paren.delete(paar);
    };
    klant.once('close', weg);
    paar.doel.once('close', weg);
    klant.resume();
  }
}
