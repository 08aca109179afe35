import type { Afzender, Rol } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Adres, MailSoort, SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Partijen } from '#shared/policy/partijen';
import { beoordeel } from '#shared/privacy/beoordeel';
import type { Privacykader } from '#shared/privacy/kader';
import { coachVan, isToegewezen } from '../levering/rechten';
import { organisatieIn, type Lezer } from '../toegang/lezer';
import { SITUATIE_SOORTEN } from './situatie';
import { actiesVoor, isAfvinkbaar } from './taakacties';

/** A row of the table of tasks, with the sender of the message that made it. */
export type Taakrij = {
  readonly id: string;
  readonly soort: MailSoort;
  readonly zaakId: string | null;
  readonly inwonerRef: string;
  readonly actorId: string | null;
  readonly organisatie: string;
  readonly rol: Rol;
  readonly gemeente: string;
  readonly context: string;
  readonly uiterlijk: Datum | null;
  readonly herinnerOp: readonly Datum[];
  readonly hint: string | null;
  readonly aangemaaktOp: Date;
  readonly afgehandeldOp: Date | null;
  readonly berichtType: string;
  readonly afzender: Afzender;
};

/** What is known of the resident today; `openAdressen` of the context of the task. */
export type Betrokken = { readonly periode: SituatiePeriode | null; readonly openAdressen: readonly Adres[] };
type Naam = { readonly voor: 'MIJ' | 'TEAM' | 'WAARNEMING'; readonly namens: string };
/** `toegewezen`: whether he has, or his team has, the resident today. */
export type Taakoordeel = Naam & { readonly toegewezen: boolean };

/** Under whose name this reader has the task: his own, his team's, or that of a colleague who is away. */
const namensWie = ({ rol, actorId, organisatie, gemeente }: Taakrij, lezer: Lezer): Naam | undefined => {
  if (rol !== lezer.rol) return undefined;
  if (actorId === null) return organisatieIn(lezer.medewerker, gemeente) === organisatie ? { voor: 'TEAM', namens: lezer.actorId } : undefined;
  if (!lezer.namens.includes(actorId)) return undefined;
  return { voor: actorId === lezer.actorId ? 'MIJ' : 'WAARNEMING', namens: actorId };
};

/** Whoever was named in a handover took part in it; a sanction is for the coach of today, and for a team only while there is none. */
const isBetrokken = ({ rol, organisatie, actorId, context }: Taakrij, namens: string, { periode, openAdressen }: Betrokken): boolean => {
  const coach = coachVan(periode, rol);
  if (context === 'boete' && coach !== null) return coach === namens;
  if (context === 'overdracht' && actorId !== null) return true;
  return (actorId === null && coach === null) || isToegewezen({ rol, organisatie, actorId: namens }, { periode, openAdressen });
};

/**
 * A task is judged as a delivery is, on what holds today: after a move it does not exist, nor for a former coach.
 * What tells a gemeente that its case is closed is judged by that gemeente.
 */
export const taakoordeel = (taak: Taakrij, lezer: Lezer, betrokken: Betrokken, kader: Privacykader): Taakoordeel | undefined => {
  const wie = namensWie(taak, lezer);
  if (!wie) return undefined;
  const { naVertrek } = bekendeSoort(taak.berichtType);
  const gemeenten = naVertrek ? [taak.gemeente] : [taak.gemeente, betrokken.periode?.gemeente ?? taak.gemeente];
  const gemeenteKlopt = gemeenten.every((gemeente) => lezer.gemeenten.includes(gemeente));
  // Sees to it that somebody is there, and reads nothing of the case.
  if (taak.rol === 'teammanager') return gemeenteKlopt ? { ...wie, toegewezen: false } : undefined;
  const toegewezen = naVertrek === true || isBetrokken(taak, wie.namens, betrokken);
  const oordeel = beoordeel({ kader, soort: SITUATIE_SOORTEN.regie, rol: taak.rol, categorie: 'verloop', handeling: 'LEZEN', toegewezen, gemeenteKlopt });
  return oordeel.toegestaan ? { ...wie, toegewezen } : undefined;
};

/** Who sent the message behind the task, with the number on which he (or else his team) is reached; null when no other person did. */
const collegaVan = ({ afzender, actorId: eigen }: Taakrij, partijen: Partijen, vandaag: Datum): Record<string, unknown> | null => {
  if (afzender.rol === 'systeem' || afzender.actorId === eigen) return null;
  const { actorId, rol, werkgever, namensGemeente } = afzender;
  const organisatie = namensGemeente ?? werkgever;
  const telefoon = partijen.medewerker(actorId, vandaag)?.telefoon ?? partijen.team(organisatie, rol)?.telefoon ?? null;
  return { actorId, rol, organisatie, telefoon };
};

/** A teammanager gets no more of a case than that somebody is needed: whom and what it is about is for the team of coaches. */
const zaakVan = ({ rol, context, zaakId }: Taakrij): Record<string, unknown> | null => (rol === 'teammanager' ? null : { context, ...(zaakId === null ? {} : { zaakId }) });

export const taakbeeld = (taak: Taakrij, { voor }: Taakoordeel, partijen: Partijen, vandaag: Datum): Record<string, unknown> => ({
  taakId: taak.id,
  soort: taak.soort,
  uiterlijk: taak.uiterlijk,
  aangemaaktOp: taak.aangemaaktOp.toISOString(),
  herinnerOp: taak.herinnerOp,
  ...(taak.afgehandeldOp ? { afgehandeldOp: taak.afgehandeldOp.toISOString() } : {}),
  gemeente: taak.gemeente,
  zaak: zaakVan(taak),
  inwonerRef: taak.rol === 'teammanager' ? null : taak.inwonerRef,
  ...(taak.hint ? { hint: taak.hint } : {}),
  voor,
  collega: taak.rol === 'teammanager' ? null : collegaVan(taak, partijen, vandaag),
  afvinkbaar: taak.afgehandeldOp === null && isAfvinkbaar(taak.soort),
  acties: taak.afgehandeldOp === null ? actiesVoor(taak, taak.rol) : [],
});
