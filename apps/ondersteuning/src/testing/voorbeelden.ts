import { join } from 'node:path';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { antwoordUiterlijk, prijsregels } from '../beleid';
import { decide, type Machine } from '../domain/machine';
import type { Instrument } from '../domain/prijs';
import type { Afzender, Besluit, Command, Inwoner, Stand, Verzoek, Wacht } from '../domain/verzoek.types';

/** The agreements as they are configured, so that a scenario fails when a dated file says something else. */
export const BELEID = laadBeleid(join(__dirname, '../../../../config'), { activeringen: [] });
export const regelsOp = (op: string) => prijsregels(BELEID, dag(op)).waarden.regels;

const iemand = (actorId: string, rol: Afzender['rol'], werkgever: string, namensGemeente: string | null): Afzender => ({ actorId, namens: [actorId], rol, werkgever, namensGemeente, bevoegd: true });
export const carla = iemand('tiel.pc.carla', 'participatiecoach', 'TIEL', 'TIEL');
export const fenna = iemand('tiel.pc.fenna', 'participatiecoach', 'TIEL', 'TIEL');
export const dirk = iemand('nb.pc.dirk', 'participatiecoach', 'WERKZAAK', 'NEDER_BETUWE');
export const anna = iemand('wz.wc.anna', 'werkcoach', 'WERKZAAK', null);
export const bert = iemand('wz.ic.bert', 'inkomensconsulent', 'WERKZAAK', null);
export const suite = iemand('werkzaak.werk', 'systeem', 'WERKZAAK', null);

export const INWONER = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
export const ZAAK = '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0021';
/** INW-T-006: Tiel, KP4, with carla; nobody of Werkzaak assigned. */
export const inKp4: Inwoner = { gemeente: 'TIEL', klantprofiel: 'KP4', werkcoach: null, participatiecoach: carla.actorId, inkomensconsulent: null };
/** INW-T-003: KP3, with anna. */
export const inKp3: Inwoner = { ...inKp4, klantprofiel: 'KP3', werkcoach: anna.actorId, participatiecoach: null };
export const inNederBetuwe: Inwoner = { ...inKp4, gemeente: 'NEDER_BETUWE', participatiecoach: dirk.actorId };

/** Leerlab, "omgaan met geld", list price 250 (S-21). */
export const OMGAAN_MET_GELD: Instrument = { code: 'LEERLAB_GELD', groep: 'LEERLAB', prijs: 250, kp4Relevant: true, maxMaanden: null };

export const command = <C extends { readonly type: string }>(afzender: Afzender, op: string, opdracht: C, gemeente = afzender.namensGemeente ?? 'TIEL'): Command<C> => ({ zaakId: ZAAK, inwonerRef: INWONER, gemeente, op: dag(op), vandaag: dag(op), afzender, ...opdracht });

/** A request on its way through its machine, one message at a time. */
export class Loop<C extends { readonly type: string }, V extends object, K, O extends C['type']> {
  verzoek: Verzoek<V> | null = null;

  constructor(
    private readonly machine: Machine<C, V, K, O>,
    private readonly inwoner: Inwoner,
    public kennis: K,
  ) {}

  stuur(afzender: Afzender, op: string, opdracht: C, gemeente?: string): Besluit<V> | Wacht {
    const stand: Stand<V> = { verzoek: this.verzoek, zaakVanAnder: false, inwoner: this.inwoner };
    const besluit = decide(this.machine, stand, command(afzender, op, opdracht, gemeente ?? this.inwoner.gemeente), this.kennis, antwoordUiterlijk(BELEID, dag(op)));
    if ('accepted' in besluit && besluit.accepted) this.verzoek = besluit.verzoek;
    return besluit;
  }

  /** The state after it, or the code by which it was refused. */
  uitkomst(afzender: Afzender, op: string, opdracht: C, gemeente?: string): string {
    const besluit = this.stuur(afzender, op, opdracht, gemeente);
    if ('wachtOp' in besluit) return `WACHT_OP ${besluit.wachtOp}`;
    return besluit.accepted ? besluit.verzoek.status : besluit.refusal.code;
  }
}
