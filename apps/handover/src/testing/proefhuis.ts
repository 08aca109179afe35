import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Bericht, BerichtData } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Feit, InBericht, Retour, Uitkomst } from '#shared/contracts/intern';
import { dag, type Datum } from '#shared/kernel/datum';
import { Runner } from '#shared/persistence/runner';
import { Teller } from '#shared/persistence/teller';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import { maakSleutelring, sleutelringUit } from '#shared/privacy/sleutelring';
import { verzegel } from '#shared/privacy/verzegeling';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { stil } from '#shared/testing/proefdienst';
import type { DataSource } from 'typeorm';
import { registreerHandlers } from '../handover.module';
import type { Omgeving } from '../omgeving';
import { entiteiten } from '../persistence/entiteiten';
import { migraties } from '../persistence/migraties';

const CONFIG = join(__dirname, '../../../../config');
const SOURCE = { WERKZAAK: 'urn:nld:oin:00000099000000002000:systeem:werk', TIEL: 'urn:nld:oin:00000099000000001000:systeem:regie' };

type Wie = { readonly actorId: string; readonly rol: 'werkcoach' | 'participatiecoach' | 'systeem'; readonly werkgever: string; readonly namensGemeente: string | null };
export const anna: Wie = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
export const carla: Wie = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' };
export const systeem: Wie = { actorId: 'werkzaak.werk', rol: 'systeem', werkgever: 'WERKZAAK', namensGemeente: null };

type Inhoud = Partial<Pick<BerichtData, 'verloop' | 'contact' | 'formulier' | 'belastbaarheid' | 'zaakId' | 'inwonerRef'>> & { readonly bericht?: Partial<Bericht> };
type Uitgaand = { readonly type: string; readonly routing_key: string; readonly inhoud: string };

const omgeving: Omgeving = {
  beleid: laadBeleid(CONFIG),
  partijen: laadPartijen(CONFIG),
  ring: sleutelringUit(maakSleutelring(['contact', 'formulier', 'belastbaarheid'], ['TIEL', 'NEDER_BETUWE'])),
};

/** The service without broker: real database, real runner, real handlers; what it would publish is read from the outbox. */
export class Proefhuis {
  private volgnr = 0;
  private gelezen = 0;

  private constructor(
    readonly databank: Databank,
    readonly bron: DataSource,
    readonly runner: Runner,
  ) {}

  static async open(): Promise<Proefhuis> {
    const databank = await maakDatabank({ schema: 'handover', migraties, entiteiten });
    const bron = await databank.bron('schrijf');
    const runner = new Runner({ bron, dienst: 'handover', logger: stil, teller: new Teller() });
    registreerHandlers(runner, omgeving);
    return new Proefhuis(databank, bron, runner);
  }

  /** A sealed and stamped message, as the gateway releases it; `op` is the business date and the day on the Klok. */
  invoer(gebeurtenis: string, wie: Wie, op: string, { bericht, ...inhoud }: Inhoud): InBericht {
    const { type } = bekendeSoort(`nl.participatiewet.${gebeurtenis}.v1`);
    const data: BerichtData = { gemeente: 'TIEL', peildatum: dag(op), doel: 'OVERDRACHT', afzender: wie, ...inhoud };
    const source = SOURCE[wie.werkgever as keyof typeof SOURCE];
    const open: Bericht = { specversion: '1.0', id: randomUUID(), source, type, time: `${op}T09:00:00Z`, datacontenttype: 'application/json', data, ...bericht };
    const stempel = { aansluiting: 'werkzaak.werk', ontvangenOp: open.time, klok: `${op}T09:00:00Z`, situatie: null, ontheffingen: [], afzenderBevoegd: true };
    return { bericht: verzegel(open, omgeving.ring), stempel: { volgnr: (this.volgnr += 1), ...stempel } };
  }

  /** Handles a message and gives what became of it: facts since the previous call, and its own return message. */
  async stuur(invoer: InBericht): Promise<{ uitkomst: Uitkomst; feiten: Feit[]; retouren: Retour[] }> {
    await this.runner.verwerk(invoer);
    const uit = await this.uitgegaan();
    const lees = <T>(soort: string): T[] => uit.filter(({ routing_key }) => routing_key.startsWith(soort)).map(({ inhoud }) => JSON.parse(inhoud) as T);
    const retouren = lees<Retour>('retour.');
    const uitkomst = retouren.find(({ antwoordOp }) => antwoordOp.id === invoer.bericht.id)?.uitkomst;
    if (!uitkomst) throw new Error('no return message');
    return { uitkomst, feiten: lees<Feit>('gebeurd.'), retouren };
  }

  /** A resident of Tiel, registered with this klantprofiel and coach. */
  async inwoner(klantprofiel: 'KP3' | 'KP4', sinds: Datum = dag('2024-01-01')): Promise<string> {
    const inwonerRef = randomUUID();
    await this.stuur(this.invoer('inwoner.geregistreerd', systeem, '2025-01-06', { inwonerRef, verloop: { schaal: 'KP', klantprofiel, sinds }, contact: { naam: 'Fictief' } }));
    const [wie, rol] = klantprofiel === 'KP3' ? [anna, 'werkcoach'] : [carla, 'participatiecoach'];
    await this.stuur(this.invoer('inwoner.coach.toegewezen', { ...wie }, '2025-01-06', { inwonerRef, verloop: { coach: wie.actorId, rol, vanaf: sinds } }));
    return inwonerRef;
  }

  private async uitgegaan(): Promise<Uitgaand[]> {
    const rijen = await this.bron.query<(Uitgaand & { volgnr: string })[]>('SELECT volgnr, type, routing_key, inhoud FROM outbox WHERE volgnr > $1 ORDER BY volgnr', [this.gelezen]);
    this.gelezen = Number(rijen.at(-1)?.volgnr ?? this.gelezen);
    return rijen;
  }
}
