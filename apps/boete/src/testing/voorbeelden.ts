import { join } from 'node:path';
import { dag, type Datum } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { alertbeleid, reactietermijn, sanctiewet } from '../beleid';
import type { Alertbeleid, Sanctiewet } from '../domain/policy';
import { evolve, metBetrokkenen } from '../domain/evolve';
import { decide, decideHub } from '../domain/sanctie';
import type { Afzender, Bevestiging, HubCommand, Inwoner, Intrekking, Overweging, PartijCommand, Reactiemelding, Sanctiezaak, Stand, Uitkomstmelding } from '../domain/sanctie.types';

/** The agreements as they are configured, so that a scenario fails when a dated file says something else. */
export const BELEID = laadBeleid(join(__dirname, '../../../../config'), { activeringen: [] });
export const beleidOp = (op: Datum): Alertbeleid => alertbeleid(BELEID, op).waarden;
export const wetOp = (op: Datum): Sanctiewet => sanctiewet(BELEID, op).waarden;

const iemand = (actorId: string, rol: string, werkgever: string, namensGemeente: string | null): Afzender => ({ actorId, namens: [actorId], rol, werkgever, namensGemeente, bevoegd: true });
export const bert = iemand('wz.ic.bert', 'inkomensconsulent', 'WERKZAAK', null);
/** The system of a gemeente, where no person acts. */
export const systeemVan = (gemeente: string): Afzender => iemand(`gemeente-${gemeente.toLowerCase()}.regie`, 'systeem', gemeente, gemeente);
export const carla = iemand('tiel.pc.carla', 'participatiecoach', 'TIEL', 'TIEL');
export const fenna = iemand('tiel.pc.fenna', 'participatiecoach', 'TIEL', 'TIEL');
export const dirk = iemand('nb.pc.dirk', 'participatiecoach', 'WERKZAAK', 'NEDER_BETUWE');
export const anna = iemand('wz.wc.anna', 'werkcoach', 'WERKZAAK', null);

export const INWONER = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
export const ZAAK = '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0014';
/** INW-T-007: Tiel, KP4, with carla; nobody of income assigned. */
export const inKp4: Inwoner = { gemeente: 'TIEL', klantprofiel: 'KP4', participatiecoach: carla.actorId, inkomensconsulent: null };
export const inKp3: Inwoner = { ...inKp4, klantprofiel: 'KP3', participatiecoach: null };
export const zonderCoach: Inwoner = { ...inKp4, participatiecoach: null };
export const inNederBetuwe: Inwoner = { ...inKp4, gemeente: 'NEDER_BETUWE', participatiecoach: dirk.actorId };

export const stand = (inwoner: Inwoner | null, zaak: Sanctiezaak | null = null): Stand => ({ inwoner, zaak, zaakVanAnder: false });

const gegeven = (afzender: Afzender, op: string) => ({ zaakId: ZAAK, inwonerRef: INWONER, gemeente: afzender.namensGemeente ?? 'TIEL', op: dag(op), vandaag: dag(op), afzender });

export const overweging = (op: string, verschil: Partial<Overweging> = {}): Overweging => ({
  ...gegeven(bert, op),
  type: 'overwogen',
  grond: 'ARBEIDSVERPLICHTING',
  gesprekken: [dag('2025-09-08'), dag('2025-09-22')],
  reactieUiterlijk: reactietermijn(BELEID, dag(op)).uiterlijk,
  ...verschil,
});
export const bevestiging = (op: string, afzender = carla): Bevestiging => ({ ...gegeven(afzender, op), type: 'alert.bevestigd', datum: dag(op) });
export const reactie = (op: string, afzender = carla, verschil: Partial<Reactiemelding> = {}): Reactiemelding => ({ ...gegeven(afzender, op), type: 'reactie', reactie: 'INTERVENIEERT', voorstelDatum: null, ...verschil });
export const uitkomst = (op: string, verschil: Partial<Uitkomstmelding> = {}): Uitkomstmelding => ({ ...gegeven(bert, op), type: 'uitkomst', metReden: false, verlaging: false, mandaatGeldt: null, ...verschil });
export const intrekking = (op: string): Intrekking => ({ ...gegeven(bert, op), type: 'overweging.ingetrokken' });
export const verstreken = (op: string): HubCommand => ({ type: 'reactietermijn.verstreken', vandaag: dag(op) });
export const verhuisd = (per: string): HubCommand => ({ type: 'inwoner.vertrokken', vertrek: 'VERHUISD', per: dag(per), naarGemeente: 'NEDER_BETUWE' });

const isHub = (command: PartijCommand | HubCommand): command is HubCommand => !('afzender' in command);

/** The case after this message; throws when it is not accepted, so no test starts from a state that cannot exist. */
export const stap = (was: Stand, command: PartijCommand | HubCommand): Stand => {
  const besluit = isHub(command) ? was.zaak && decideHub(was.zaak, command) : decide(was, command, beleidOp(command.op));
  if (!besluit || !('accepted' in besluit) || !besluit.accepted) throw new Error(`${command.type} werd niet aanvaard: ${JSON.stringify(besluit)}`);
  const zaak = besluit.events.reduce<Sanctiezaak | null>((nu, event) => metBetrokkenen(evolve(nu, event), was), was.zaak);
  return { ...was, zaak };
};
export const na = (inwoner: Inwoner, ...commands: (PartijCommand | HubCommand)[]): Stand => commands.reduce(stap, stand(inwoner));
