import { Client } from 'pg';
import { SleutelringFout, vakVan, type SleutelringBestand } from '#shared/privacy/sleutelring';
import { activeer, vernietig, zetKlaar } from '#shared/privacy/sleutelwissel';
import { Melding, wacht } from '../sandbox/bestanden';
import { herversleutelRegister, IN_GEBRUIK_DAGEN, isRegistervak, telRegister, wisMerken } from './register';
import type { Ringen } from './ringen';
import { herverzegelSchema, telSecties, type Herverzegeling } from './schema';

export type Sleutelbeheeropties = {
  readonly ringen: Ringen;
  /** The address of each service's schema, as the role that handles its messages. */
  readonly databases: Readonly<Record<string, string>>;
  /** Messages that are on their way between the services now, and may hold sealed sections. */
  readonly onderweg: () => Promise<number>;
  readonly nu?: () => Date;
  /** How long every copy of every service gets to see what was written. They look once a second. */
  readonly rustMs?: number;
  /** Between two looks at what is on its way: the broker counts every five seconds. */
  readonly kijkMs?: number;
};

/** Per key what hangs on it, per schema. */
export type Stand = ReadonlyMap<string, Readonly<Record<string, number>>>;
export type Keuze = { readonly categorie?: string | undefined; readonly gemeente?: string | undefined; readonly register?: 'bsn' | 'inhoud' | undefined };

const GATEWAY = 'gateway';
const RONDES = 10;

const zonderSleutel = (ring: SleutelringBestand, id: string, op: string): SleutelringBestand => {
  try {
    return vernietig(ring, id, op);
  } catch (fout) {
    throw fout instanceof SleutelringFout ? new Melding(fout.message) : fout;
  }
};

/** The keys of one hub and what hangs on them. For one person at a time; the hub runs on meanwhile. */
export class Sleutelbeheer {
  constructor(private readonly opties: Sleutelbeheeropties) {}

  get ring(): SleutelringBestand {
    return this.opties.ringen.moeder();
  }

  async stand(): Promise<Stand> {
    const stand = new Map<string, Record<string, number>>();
    const tel = (telling: ReadonlyMap<string, number>, schema: string): void => {
      for (const [id, aantal] of telling) stand.set(id, { ...stand.get(id), [schema]: aantal });
    };
    for (const dienst of Object.keys(this.opties.databases)) {
      await this.op(dienst, async (client) => {
        tel(await telSecties(client, dienst), dienst);
        if (dienst === GATEWAY) tel(await telRegister(client), dienst);
      });
    }
    return stand;
  }

  /** New keys, known everywhere before any of them is used. One that lies ready already is put into use. Gives the ids. */
  async roteer(keuze: Keuze, alleenKlaarzetten = false): Promise<readonly string[]> {
    const vakken = this.vakken(keuze);
    const { ringen, rustMs = 2000, nu = () => new Date() } = this.opties;
    ringen.voegToe(vakken.reduce(zetKlaar, ringen.moeder()));
    if (alleenKlaarzetten) return [];
    await wacht(rustMs);
    const op = nu().toISOString();
    const ring = vakken.reduce((een, vak) => activeer(een, vak, op), ringen.moeder());
    ringen.vervang(ring);
    // Nobody uses the old one once every copy has seen this: what is sealed again afterwards stays sealed again.
    await wacht(rustMs);
    return vakken.map((vak) => ring.actief[vak] ?? '');
  }

  /** Every key that is not in use any more and may have something hanging on it. */
  ouderen(): readonly string[] {
    const { actief, sleutels } = this.ring;
    const nummer = (id: string): number => Number(id.slice(vakVan(id).length + 1));
    return Object.keys(sleutels).filter((id) => nummer(id) < nummer(actief[vakVan(id)] ?? '') && vakVan(id) !== 'inhoud');
  }

  /** Until nothing more can be done: a handler that was busy may put back what it had read. */
  async herverzegel(ids: readonly string[]): Promise<Herverzegeling> {
    ids.forEach((id) => this.moetOuderZijn(id));
    let som = 0;
    for (let ronde = 0; ronde < RONDES; ronde += 1) {
      const { herverzegeld, gebroken } = await this.ronde(ids);
      som += herverzegeld;
      if (herverzegeld === 0) return { herverzegeld: som, gebroken };
    }
    return { herverzegeld: som, gebroken: 0 };
  }

  /**
   * Gone for good, everywhere. Refused while anything hangs on one of them or is on its way, unless they are declared lost: then
   * whoever waits for that content stops waiting.
   */
  async vernietig(ids: readonly string[], verloren: boolean): Promise<void> {
    const { ringen, kijkMs = 6000, nu = () => new Date() } = this.opties;
    const zonder = (): SleutelringBestand => ids.reduce((ring, id) => zonderSleutel(ring, id, nu().toISOString()), this.ring);
    zonder();
    if (!verloren) {
      const weg = ids.find((id) => !this.ring.sleutels[id]);
      if (weg) throw new Melding(`De sleutel ${weg} is er niet. Is hij kwijt, dan: --verloren`);
      await this.moetenVrijZijn(ids);
      await wacht(kijkMs);
      await this.moetenVrijZijn(ids);
    }
    for (const id of ids) if (vakVan(id) === 'inhoud') await this.op(GATEWAY, (client) => wisMerken(client, id));
    ringen.vervang(zonder());
  }

  private moetOuderZijn(id: string): void {
    const { actief, sleutels } = this.ring;
    if (!sleutels[id]) throw new Melding(`De sleutel ${id} is er niet; wat eraan hangt is niet te openen.`);
    if (actief[vakVan(id)] === id) throw new Melding(`${id} is in gebruik. Roteer eerst.`);
    if (vakVan(id) === 'inhoud') throw new Melding(`Merken zijn niet te vernieuwen: de inhoud is er niet meer. Zij vervallen ${IN_GEBRUIK_DAGEN} dagen na ontvangst.`);
  }

  private async moetenVrijZijn(ids: readonly string[]): Promise<void> {
    const stand = await this.stand();
    for (const id of ids) {
      const hangt = Object.entries(stand.get(id) ?? {}).map(([schema, aantal]) => `${schema} ${aantal}`);
      if (hangt.length > 0) throw new Melding(`Aan ${id} hangt nog: ${hangt.join(', ')}. Eerst: schakel sleutels herverzegel --sleutel ${id}`);
    }
    const onderweg = ids.every((id) => isRegistervak(vakVan(id))) ? 0 : await this.opties.onderweg();
    if (onderweg > 0) throw new Melding(`Er zijn nog ${onderweg} berichten onderweg tussen de diensten, die met deze sleutels verzegeld kunnen zijn. Probeer het zo weer.`);
  }

  private async ronde(ids: readonly string[]): Promise<Herverzegeling> {
    const ring = this.opties.ringen.open();
    const delen: Herverzegeling[] = [];
    for (const id of ids.filter((een) => isRegistervak(vakVan(een)))) delen.push(await this.op(GATEWAY, (client) => herversleutelRegister(client, id, ring)));
    const secties = ids.filter((id) => !isRegistervak(vakVan(id)));
    for (const dienst of secties.length > 0 ? Object.keys(this.opties.databases) : []) {
      delen.push(await this.op(dienst, (client) => herverzegelSchema(client, dienst, secties, ring)));
    }
    const som = (telling: keyof Herverzegeling): number => delen.reduce((totaal, deel) => totaal + deel[telling], 0);
    return { herverzegeld: som('herverzegeld'), gebroken: som('gebroken') };
  }

  private vakken({ categorie, gemeente, register }: Keuze): readonly string[] {
    const vakken = Object.keys(this.ring.actief).filter((vak) => {
      if (register) return vak === register;
      const [eigen, plaats] = vak.split('.');
      return !isRegistervak(vak) && (categorie === undefined || eigen === categorie) && (gemeente === undefined || plaats === gemeente);
    });
    if (vakken.length === 0) throw new Melding('Er is geen sleutel voor die categorie en gemeente. Welke er zijn: schakel sleutels toon');
    return vakken;
  }

  private async op<T>(dienst: string, doe: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.opties.databases[dienst], connectionTimeoutMillis: 10_000, application_name: 'schakel sleutels' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      // A row that is lost in a crash of the server still has its old seal, and is found again.
      await client.query('SET synchronous_commit = off');
      return await doe(client);
    } finally {
      await client.end();
    }
  }
}
