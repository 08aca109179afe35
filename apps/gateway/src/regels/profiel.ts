import { REGIO } from '#shared/contracts/catalogus.types';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Adres, InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Beleid } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';
import { profielversies } from '#shared/policy/profiel';
import { verwerkFeit } from '../feiten/feit';
import type { Eigenbesluit } from '../vrijgave/eigen';

/** Section `algemeen` of M-91; the door held it against its schema. */
type Profielmelding = { readonly versie: string; readonly vanaf?: Datum; readonly afgestemdMet: readonly string[]; readonly goedgekeurdDoor: string };

/** What is on record of a profile: the last time that its version was made known. */
export type Bekendmaking = Omit<Profielmelding, 'vanaf'> & { readonly gemeente: string; /** Moment by the Klok (ISO instant). */ readonly op: string };

const WERKZAAK = 'WERKZAAK';
const { type: TYPE } = bekendeSoort('nl.participatiewet.profiel.versie.geactiveerd.v1');

/** Everybody who works with what was agreed for this gemeente, by his system. */
const bestemd = (gemeente: string): Adres[] => [
  ...(['participatiecoach', 'teammanager'] as const).map((rol) => ({ rol, organisatie: gemeente, actorId: null })),
  ...(['werkcoach', 'inkomensconsulent', 'beleidsmedewerker'] as const).map((rol) => ({ rol, organisatie: WERKZAAK, actorId: null })),
];

const weiger = (toelichting: string): Eigenbesluit => ({ uitkomst: { status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting, afwijkingen: [] } });

/** M-91 (R-263): a profile is data that comes with the software (ADR 0046); that a version of it was agreed is said by policy staff, and goes to whoever works with it. */
export const beslisProfiel = (beleid: Beleid, partijen: Partijen, klok: Klok) => (tx: Tx, { bericht }: InBericht): Promise<Eigenbesluit> => {
  const { gemeente, algemeen } = bericht.data;
  const { versie, vanaf } = algemeen as unknown as Profielmelding;
  const versies = profielversies(beleid, gemeente);
  const gevonden = versies.find((een) => een.versie === versie);
  if (gemeente === REGIO || versies.length === 0) return Promise.resolve(weiger('gemeente: van deze gemeente is geen profiel bekend.'));
  if (!gevonden) return Promise.resolve(weiger(`algemeen.versie: dit profiel kent de versies ${versies.map((een) => een.versie).join(', ')}; een nieuwe versie komt met een nieuwe uitgave van Schakel.`));
  if (vanaf !== undefined && vanaf !== gevonden.vanaf) return Promise.resolve(weiger(`algemeen.vanaf: deze versie geldt ${gevonden.vanaf === null ? 'altijd al' : `vanaf ${gevonden.vanaf}`}.`));
  return Promise.resolve({ uitkomst: { status: 'VERWERKT', afwijkingen: [] }, effect: () => verwerkFeit(tx, { bericht, adressen: bestemd(gemeente) }, partijen, klok) });
};

const LEES = `
SELECT DISTINCT ON (gemeente, inhoud -> 'data' -> 'algemeen' ->> 'versie') gemeente, ontvangen_op AS op, inhoud -> 'data' -> 'algemeen' AS melding
FROM bericht WHERE context = 'profiel' AND type = $1 AND status = 'VERWERKT' ORDER BY gemeente, inhoud -> 'data' -> 'algemeen' ->> 'versie', volgnr DESC`;

/** Of each version of each profile the last one. */
export const leesBekendmakingen = async (tx: Tx): Promise<Bekendmaking[]> => {
  const rijen: { gemeente: string; op: Date; melding: Profielmelding }[] = await tx.em.query(LEES, [TYPE]);
  return rijen.map(({ gemeente, op, melding: { versie, afgestemdMet, goedgekeurdDoor } }) => ({ gemeente, op: op.toISOString(), versie, afgestemdMet, goedgekeurdDoor }));
};
