import { dag, type Datum } from '#shared/kernel/datum';
import type { Afzender } from '../domain/afzender';
import { evolve } from '../domain/evolve';
import { decide } from '../domain/overdracht';
import type { Aanleiding, Acceptatie, Gesprek, Overdracht, PartijCommand, Stand, Stap, Voorstel } from '../domain/overdracht.types';
import type { Overdrachtsbeleid } from '../domain/policy';
import { deelIn, wijsToe, type Periode } from '../domain/situatie';

const bevoegd = true;
const waarneemtVoor: readonly string[] = [];
export const anna: Afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null, bevoegd, waarneemtVoor };
export const carla: Afzender = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL', bevoegd, waarneemtVoor };
export const fenna: Afzender = { ...carla, actorId: 'tiel.pc.fenna' };
export const dirk: Afzender = { actorId: 'nb.pc.dirk', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeente: 'NEDER_BETUWE', bevoegd, waarneemtVoor };

const systeem = (organisatie: string): Afzender => ({
  actorId: `${organisatie.toLowerCase()}.systeem`,
  rol: 'systeem',
  werkgever: organisatie,
  namensGemeente: organisatie === 'WERKZAAK' ? null : organisatie,
  bevoegd,
  waarneemtVoor,
});
export const systeemWz = systeem('WERKZAAK');
export const systeemTiel = systeem('TIEL');
export const systeemNb = systeem('NEDER_BETUWE');

const geregistreerd = (klantprofiel: string): Periode[] => deelIn([], dag('2015-01-01'), { gemeente: 'TIEL', schaal: 'KP', klantprofiel });
/** A resident of Tiel in KP3 with anna, and one in KP4 with carla. */
export const inKp3 = wijsToe(geregistreerd('KP3'), 'werkcoach', anna.actorId, dag('2015-01-01'));
export const inKp4 = wijsToe(geregistreerd('KP4'), 'participatiecoach', carla.actorId, dag('2015-01-01'));

export const stand = (perioden: readonly Periode[], zaak: Overdracht | null = null): Stand => ({ perioden, zaak, zaakVanAnder: false, andereZaakOpen: false, laatstIngegaan: null });

const gegeven = (afzender: Afzender, op: string) => ({ afzender, op: dag(op), gemeente: 'TIEL' });
const zaak = { type: 'voorgesteld', zaakId: '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0001', inwonerRef: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d' } as const;

export const voorstelNaarKp3 = (op: string, verschil: Partial<Voorstel> = {}): Voorstel => ({
  ...gegeven(carla, op),
  ...zaak,
  richting: 'KP4_NAAR_KP3',
  voorgesteldeStartdatum: dag('2025-04-01'),
  beoogdeCoachBekend: true,
  inwonerVoorgelichtOp: dag('2015-01-02'),
  formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', arbeidsvermogen: true, gemotiveerd: true },
  ...verschil,
});

export const voorstelNaarKp4 = (op: string, verschil: Partial<Voorstel> = {}): Voorstel => ({
  ...gegeven(anna, op),
  ...zaak,
  richting: 'KP3_NAAR_KP4',
  voorgesteldeStartdatum: dag('2025-11-01'),
  beoogdeCoachBekend: true,
  inwonerGeraadpleegdOp: dag('2015-01-02'),
  inwonerVoorgelichtOp: dag('2015-01-02'),
  formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
  ...verschil,
});

export const aanleiding = (op: string, verschil: Partial<Aanleiding> = {}): Aanleiding => ({
  ...gegeven(carla, op),
  ...zaak,
  type: 'aanleiding.gemeld',
  soort: 'IPS_GESTART',
  voorgesteldeStartdatum: dag('2025-12-01'),
  beoogdeCoachBekend: true,
  inwonerVoorgelichtOp: dag('2015-01-02'),
  ...verschil,
});

export const acceptatie = (afzender: Afzender, op: string, startdatum: string, verschil: Partial<Acceptatie> = {}): Acceptatie => ({
  ...gegeven(afzender, op),
  type: 'geaccepteerd',
  nieuweCoach: afzender.actorId,
  nieuweCoachBekend: true,
  startdatum: dag(startdatum),
  afgestemdOp: dag(op),
  vandaag: dag(op),
  ...verschil,
});

export const stap = (type: Stap, afzender: Afzender, op: string): PartijCommand => ({ ...gegeven(afzender, op), type });
/** From KP4 to KP3, so that carla hands over to anna. */
export const gesprek = (wat: 'gepland' | 'gehouden', afzender: Afzender, op: string, verschil: Partial<Gesprek> = {}): Gesprek => ({
  ...gegeven(afzender, op),
  type: `driegesprek.${wat}`,
  datum: dag(op),
  vandaag: dag(op),
  huidigeCoach: carla.actorId,
  nieuweCoach: anna.actorId,
  deelnemersBekend: true,
  ...verschil,
});
export const beantwoord = (antwoord: 'GEWENST' | 'AFGEZIEN', afzender: Afzender, op: string): PartijCommand => ({ ...gegeven(afzender, op), type: 'driegesprek.beantwoord', antwoord });

/** The case after these messages; throws when one of them is not accepted, so no test starts from a state that cannot exist. */
export const na = (perioden: readonly Periode[], beleidOp: (d: Datum) => Overdrachtsbeleid, ...commands: PartijCommand[]): Stand =>
  commands.reduce((was, command) => {
    const besluit = decide(was, command, beleidOp(command.op));
    if (!('accepted' in besluit) || !besluit.accepted) throw new Error(`${command.type} werd niet aanvaard: ${JSON.stringify(besluit)}`);
    return { ...was, zaak: besluit.events.reduce<Overdracht | null>(evolve, was.zaak) };
  }, stand(perioden));
