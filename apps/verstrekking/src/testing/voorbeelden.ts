import { dag, type Datum } from '#shared/kernel/datum';
import type { Deel, MedischDeel } from '../domain/begrippen';
import { evolve } from '../domain/evolve';
import type { Verstrekkingsbeleid } from '../domain/policy';
import { decide, decideHub } from '../domain/verstrekking';
import type {
  Afwijzing, Afzender, Beantwoording, Belastbaarheidsgift, Belastbaarheidsvraag, HubCommand, Inwoner, Intrekking, Klaarzetting, PartijCommand, Stand, Verklaring, Verklaringsmelding, Verstrekkingszaak, Verzoek,
} from '../domain/verstrekking.types';

const iemand = (actorId: string, rol: string, namensGemeente: string | null): Afzender => ({ actorId, namens: [actorId], rol, namensGemeente, bevoegd: true });
export const anna = iemand('wz.wc.anna', 'werkcoach', null);
export const chris = iemand('wz.wc.chris', 'werkcoach', null);
export const carla = iemand('tiel.pc.carla', 'participatiecoach', 'TIEL');
export const fenna = iemand('tiel.pc.fenna', 'participatiecoach', 'TIEL');
export const dirk = iemand('nb.pc.dirk', 'participatiecoach', 'NEDER_BETUWE');
/** Deputises for carla. */
export const waarnemer: Afzender = { ...fenna, namens: [fenna.actorId, carla.actorId] };

export const INWONER = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
export const ZAAK = '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0011';
/** INW-T-006: Tiel, went from anna to carla. */
export const inwoner: Inwoner = { gemeente: 'TIEL', regie: 'TIEL', werkcoach: null, participatiecoach: carla.actorId, laatste: { werkcoach: anna.actorId, participatiecoach: carla.actorId } };
/** Before the handover, with anna. */
export const bijAnna: Inwoner = { gemeente: 'TIEL', regie: 'WERKZAAK', werkcoach: anna.actorId, participatiecoach: null, laatste: { werkcoach: anna.actorId, participatiecoach: null } };
export const nooitGekend: Inwoner = { ...inwoner, laatste: { werkcoach: null, participatiecoach: carla.actorId } };

export const GRONDSLAG = 'artikel 0 van de voorbeeldwet';
export const beleid: Verstrekkingsbeleid = { belastbaarheidMag: true, medischMag: true, uitzondering: { grondslag: GRONDSLAG }, medischTotEnMet: dag('2025-11-22'), antwoordUiterlijk: dag('2025-10-27') };
export const stand = (zaak: Verstrekkingszaak | null = null, wie: Inwoner | null = inwoner): Stand => ({ zaak, zaakVanAnder: false, inwoner: wie });

const gegeven = (afzender: Afzender, op: string) => ({ zaakId: ZAAK, inwonerRef: INWONER, gemeente: afzender.namensGemeente ?? 'TIEL', vandaag: dag(op), afzender });

export const vraag = (op = '2025-10-13', verschil: Partial<Belastbaarheidsvraag> = {}): Belastbaarheidsvraag => ({ ...gegeven(verschil.afzender ?? carla, op), type: 'gevraagd', delen: ['mogelijkheden', 'uren'], noodzaak: 'DAGBESTEDING', ...verschil });
export const gift = (op = '2025-10-14', delen: readonly Deel[] = ['mogelijkheden'], verschil: Partial<Belastbaarheidsgift> = {}): Belastbaarheidsgift => ({ ...gegeven(verschil.afzender ?? anna, op), type: 'gegeven', delen, noodzaak: 'DAGBESTEDING', ...verschil });
export const antwoord = (wat: Beantwoording['antwoord'], redencode: string | null = null, afzender = anna): Beantwoording => ({ ...gegeven(afzender, '2025-10-15'), type: 'beantwoord', antwoord: wat, redencode });

export const verzoek = (op = '2025-10-20', afzender = anna, verschil: Partial<Verzoek> = {}): Verzoek => ({
  ...gegeven(afzender, op), type: 'bijzonder.verzocht', verzoeker: afzender.rol === 'werkcoach' ? 'INWONER' : 'PARTICIPATIECOACH', reden: 'VERZOEK_INWONER', delen: ['conclusie', 'advies'], ...verschil,
});
export const LAATSTE_DAG = dag('2025-11-19');
export const verklaring = (op = '2025-10-20', verschil: Partial<Verklaring> = {}, genoemde: Verklaringsmelding['genoemde'] = { rol: 'participatiecoach', namensGemeenten: ['TIEL'] }): Verklaringsmelding => ({
  ...gegeven(anna, op), type: 'bijzonder.verklaard', genoemde,
  verklaring: { schriftelijkOp: dag(op), reikwijdte: 'CONCLUSIE_EN_ADVIES', ontvanger: carla.actorId, laatsteDag: LAATSTE_DAG, bewijsRef: 'bewijs-1', ingetrokkenOp: null, ...verschil },
});
export const klaarzetting = (op = '2025-10-22', velden: readonly (MedischDeel | 'diagnose')[] | null = ['conclusie', 'advies'], laatsteDag: Datum | null = null, afzender = anna): Klaarzetting => ({ ...gegeven(afzender, op), type: 'bijzonder.klaargezet', velden, laatsteDag });
export const intrekking = (op = '2025-10-21', datum = op): Intrekking => ({ ...gegeven(anna, op), type: 'bijzonder.ingetrokken', datum: dag(datum) });
export const afwijzing = (op = '2025-10-21'): Afwijzing => ({ ...gegeven(anna, op), type: 'bijzonder.afgewezen', redencode: 'GEEN_GOEDE_REDEN' });

export const verlopen = (op: string): HubCommand => ({ type: 'bijzonder.verlopen', vandaag: dag(op) });
export const vertrokken = (op = '2025-10-24', gemeente = 'TIEL'): HubCommand => ({ type: 'inwoner.vertrokken', gemeente, vandaag: dag(op) });
export const herroepen = (wat: PartijCommand['type'], op = '2025-10-24'): HubCommand => ({ type: 'herroepen', wat, vandaag: dag(op) });

export const isHub = (command: PartijCommand | HubCommand): command is HubCommand => !('afzender' in command);

/** The case after this message; throws when it is not accepted, so no test starts from a state that cannot exist. */
export const stap = (was: Stand, command: PartijCommand | HubCommand): Stand => {
  const besluit = isHub(command) ? was.zaak && decideHub(was.zaak, command) : decide(was, command, beleid);
  if (!besluit?.accepted) throw new Error(`${command.type} werd niet aanvaard: ${JSON.stringify(besluit)}`);
  return { ...was, zaak: besluit.events.reduce<Verstrekkingszaak | null>(evolve, was.zaak) };
};
export const na = (...commands: (PartijCommand | HubCommand)[]): Stand => commands.reduce(stap, stand());
