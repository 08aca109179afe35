import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { berichtsoort } from '#shared/contracts/catalogus';
import type { InBericht, Uitkomst } from '#shared/contracts/intern';
import { amsterdamseDag, type Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { journaliseerHubbericht } from '../feiten/hubbericht';
import { zetKlaar, type KlaarTeZetten } from '../feiten/klaarzetten';
import { handelTakenVanBerichtAf } from '../feiten/taken';
import type { Eigenbesluit } from '../vrijgave/eigen';
import { leveringenMet, wis, type Geleverd } from './wissen';

type Herroepen = {
  readonly volgnr: string;
  readonly context: string;
  readonly aansluiting: string;
  readonly afzender: string;
  readonly inwonerRef: string | null;
  readonly zaakId: string | null;
  readonly ontvangenOp: Date;
  readonly herroepenOp: Date | null;
  readonly bericht: VerzegeldBericht;
};

const ZOEK = `
SELECT volgnr, context, aansluiting, afzender_actor AS afzender, inwoner_ref AS "inwonerRef", zaak_id AS "zaakId", ontvangen_op AS "ontvangenOp", herroepen_op AS "herroepenOp", inhoud AS bericht
FROM bericht WHERE source = $1 AND id = $2 AND herkomst = 'partij' FOR NO KEY UPDATE`;

/** The same answer whether the message belongs to another or does not exist: what others sent is nobody's business. */
const ONBEKEND: Uitkomst = {
  status: 'AFGEKEURD',
  code: 'VOORWAARDE_NIET_VERVULD',
  toelichting: 'verloop.berichtRef is geen bericht dat u over deze inwoner stuurde.',
  afwijkingen: [],
};

const hubsoort = (context: string): string => `nl.participatiewet.${context}.herroepen.v1`;

/** Only its own connection recalls a message; of what was sent through the portal, only the person who sent it or who deputises for him. */
const isVanAfzender = (gevonden: Herroepen, { bericht, stempel }: InBericht, partijen: Partijen): boolean => {
  const { afzender, inwonerRef } = bericht.data;
  if (gevonden.aansluiting !== stempel.aansluiting || gevonden.inwonerRef !== inwonerRef) return false;
  // Only where the hub tells an owner: a recall itself cannot be recalled.
  if (berichtsoort(hubsoort(gevonden.context))?.herkomst !== 'hub') return false;
  // What came in after the recall (a preview has no number) is not settled yet, and cannot be what it speaks of.
  if (stempel.volgnr > 0 && Number(gevonden.volgnr) >= stempel.volgnr) return false;
  return partijen.aansluiting(gevonden.aansluiting)?.portaal !== true || [afzender.actorId, ...stempel.waarneemtVoor].includes(gevonden.afzender);
};

/** That a task exists says nothing of what the case holds; who reads for the gemeente where the resident went is not for the one he left (D-25). */
const GELEZEN = `
SELECT aansluiting, min(op) AS op FROM logboek
WHERE inwoner_ref = $1 AND zaak_id IS NOT DISTINCT FROM $2 AND op >= $3 AND soort = 'VERSTREKKING' AND activiteit LIKE '%.lezen'
  AND activiteit NOT IN ('taak.lezen', 'taken.lezen') AND actor IS DISTINCT FROM $4 AND aansluiting <> $5 AND gemeente = $6
GROUP BY aansluiting ORDER BY aansluiting`;

const bezorging = ({ verstrektOp, overgedragenOp }: Geleverd): string => {
  if (!verstrektOp) return 'niet bezorgd';
  return overgedragenOp ? `bezorgd ${amsterdamseDag(overgedragenOp)}` : `aangeboden ${amsterdamseDag(verstrektOp)}`;
};

/** Which systems were given it and when, and through which its case was opened since: days only, nothing about the resident. */
const wieZag = async (tx: Tx, { inwonerRef, zaakId, ontvangenOp, afzender, aansluiting: eigen, bericht }: Herroepen, leveringen: readonly Geleverd[]): Promise<Record<string, string>> => {
  const gelezen: { aansluiting: string; op: Date }[] = await tx.em.query(GELEZEN, [inwonerRef, zaakId, ontvangenOp, afzender, eigen, bericht.data.gemeente]);
  const regels = new Map<string, string[]>();
  const voegToe = (aansluiting: string, regel: string): void => {
    if (!regels.get(aansluiting)?.includes(regel)) regels.set(aansluiting, [...(regels.get(aansluiting) ?? []), regel]);
  };
  for (const levering of leveringen) voegToe(levering.aansluiting, bezorging(levering));
  for (const { aansluiting, op } of gelezen) voegToe(aansluiting, `geopend ${amsterdamseDag(op)}`);
  return Object.fromEntries([...regels].map(([aansluiting, delen]) => [aansluiting, delen.join(', ')]));
};

/** To every connection that was given it, judged by the gemeente it was given for: also after the resident moved. */
const aanOntvangers = (leveringen: readonly Geleverd[], bericht: VerzegeldBericht, inwonerRef: string): KlaarTeZetten[] => {
  const perAansluiting = new Map<string, Geleverd[]>();
  for (const levering of leveringen.filter(({ verstrektOp }) => verstrektOp)) perAansluiting.set(levering.aansluiting, [...(perAansluiting.get(levering.aansluiting) ?? []), levering]);
  return [...perAansluiting].map(([aansluiting, eigen]) => ({
    aansluiting,
    soort: 'FEIT',
    inwonerRef,
    gemeente: eigen[0]?.gemeente ?? bericht.data.gemeente,
    bericht,
    adressen: eigen.flatMap(({ adressen }) => adressen),
  }));
};

/**
 * M-18: a message that should not have been sent. The gateway erases it, tells whoever was given it, and tells the owner
 * of its context, who decides what becomes of the case. Its envelope stays: that it was sent remains true.
 */
export const beslisHerroeping = (partijen: Partijen, klok: Klok) => async (tx: Tx, invoer: InBericht): Promise<Eigenbesluit> => {
  const { bericht } = invoer;
  const { verloop = {}, inwonerRef, afzender } = bericht.data;
  const { berichtRef, redencode } = verloop as { berichtRef: string; redencode: string };
  const [gevonden]: Herroepen[] = await tx.em.query(ZOEK, [bericht.source, berichtRef]);
  if (!gevonden || !inwonerRef || !isVanAfzender(gevonden, invoer, partijen)) return { uitkomst: ONBEKEND };
  const { bericht: oud } = gevonden;
  const leveringen = await leveringenMet(tx, inwonerRef, oud);
  const antwoord = await wieZag(tx, gevonden, leveringen);
  if (gevonden.herroepenOp) return { uitkomst: { status: 'VERWERKT', afwijkingen: ['AL_BESLOTEN'], antwoord } };
  const effect = async (): Promise<void> => {
    const melding = { berichtSource: oud.source, berichtRef: oud.id, redencode };
    const type = hubsoort(gevonden.context);
    await journaliseerHubbericht(tx, { type, kenmerk: [oud.source, oud.id], inwonerRef, gemeente: oud.data.gemeente, peildatum: klok.vandaag(), verloop: melding }, partijen, klok);
    await wis(tx, gevonden.volgnr, inwonerRef, oud, leveringen);
    await handelTakenVanBerichtAf(tx, oud, afzender.actorId);
    await zetKlaar(tx, aanOntvangers(leveringen, bericht, inwonerRef));
  };
  return { uitkomst: { status: 'VERWERKT', afwijkingen: [], antwoord }, effect };
};
