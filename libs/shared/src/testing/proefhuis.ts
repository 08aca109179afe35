import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Afzender, Bericht, BerichtData } from '../contracts/bericht';
import { bekendeSoort } from '../contracts/catalogus';
import type { Feit, InBericht, Retour, Stempel, Uitkomst } from '../contracts/intern';
import { dag } from '../kernel/datum';
import type { Entiteit } from '../persistence/databron';
import type { Migratie } from '../persistence/migreer';
import { Runner } from '../persistence/runner';
import { Teller } from '../persistence/teller';
import { maakSleutelring, sleutelringUit } from '../privacy/sleutelring';
import { verzegel } from '../privacy/verzegeling';
import { maakDatabank, type Databank } from './databank';
import { stil } from './proefdienst';

/** The configuration of the project itself: tests hold the rules against the agreements as they are written down. */
export const CONFIG = join(__dirname, '../../../../config');
export const RINGBESTAND = maakSleutelring(['contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving'], ['TIEL', 'NEDER_BETUWE']);
export const RING = sleutelringUit(RINGBESTAND);

const SOURCE: Readonly<Record<string, string>> = {
  WERKZAAK: 'urn:nld:oin:00000099000000002000:systeem:werk',
  TIEL: 'urn:nld:oin:00000099000000001000:systeem:regie',
};

export const anna: Afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
export const carla: Afzender = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' };
export const systeemWerkzaak: Afzender = { actorId: 'werkzaak.werk', rol: 'systeem', werkgever: 'WERKZAAK', namensGemeente: null };
export const systeemTiel: Afzender = { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' };

export type Inhoud = Omit<Partial<BerichtData>, 'afzender' | 'peildatum'> & { readonly stempel?: Partial<Stempel> };
type Proefopties = { readonly schema: string; readonly migraties: readonly Migratie[]; readonly entiteiten: readonly Entiteit[]; readonly registreer: (runner: Runner) => void };
type Rij = { readonly volgnr: string; readonly routing_key: string; readonly inhoud: string };

/** A service without its broker: real database, real runner, real handlers; what it would publish is read from the outbox. */
export class Proefhuis {
  private volgnr = 0;
  private gelezen = 0;

  private constructor(
    readonly databank: Databank,
    readonly bron: DataSource,
    readonly runner: Runner,
  ) {}

  static async open({ registreer, ...opties }: Proefopties): Promise<Proefhuis> {
    const databank = await maakDatabank(opties);
    const bron = await databank.bron('schrijf');
    const runner = new Runner({ bron, dienst: opties.schema, logger: stil, teller: new Teller() });
    registreer(runner);
    return new Proefhuis(databank, bron, runner);
  }

  /** A sealed and stamped message, as the gateway releases it; `op` is the business date and the day on the Klok. */
  invoer(gebeurtenis: string, afzender: Afzender, op: string, { stempel, ...inhoud }: Inhoud): InBericht {
    const { type, doelen } = bekendeSoort(`nl.participatiewet.${gebeurtenis}.v1`);
    const data: BerichtData = { gemeente: 'TIEL', peildatum: dag(op), doel: doelen[0] ?? '', afzender, ...inhoud };
    const time = `${op}T09:00:00Z`;
    const bericht: Bericht = { specversion: '1.0', id: randomUUID(), source: SOURCE[afzender.werkgever] ?? '', type, time, datacontenttype: 'application/json', data };
    const standaard = { aansluiting: 'werkzaak.werk', ontvangenOp: time, klok: time, situatie: null, ontheffingen: [], afzenderBevoegd: true, waarneemtVoor: [], laatsteCoaches: { werkcoach: null, participatiecoach: null }, genoemden: [] };
    return { bericht: verzegel(bericht, RING), stempel: { volgnr: (this.volgnr += 1), ...standaard, ...stempel } };
  }

  /** Handles a message and gives what became of it: its outcome, and the facts and returns that went out because of it. */
  async stuur(invoer: InBericht): Promise<{ uitkomst: Uitkomst; feiten: Feit[]; retouren: Retour[] }> {
    await this.runner.verwerk(invoer);
    const uit = await this.bron.query<Rij[]>('SELECT volgnr, routing_key, inhoud FROM outbox WHERE volgnr > $1 ORDER BY volgnr', [this.gelezen]);
    this.gelezen = Number(uit.at(-1)?.volgnr ?? this.gelezen);
    const lees = <T>(soort: string): T[] => uit.filter(({ routing_key }) => routing_key.startsWith(soort)).map(({ inhoud }) => JSON.parse(inhoud) as T);
    const retouren = lees<Retour>('retour.');
    const uitkomst = retouren.find(({ antwoordOp }) => antwoordOp.id === invoer.bericht.id)?.uitkomst;
    if (!uitkomst) throw new Error('no return message');
    return { uitkomst, feiten: lees<Feit>('gebeurd.'), retouren };
  }
}
