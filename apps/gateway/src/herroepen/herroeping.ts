import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { berichtsoort } from '#shared/contracts/catalogus';
import type { Adres, InBericht, Uitkomst } from '#shared/contracts/intern';
import { amsterdamseDag, type Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { bewaarFeit } from '../feiten/feit';
import { journaliseerHubbericht } from '../feiten/hubbericht';
import { zetKlaar, type KlaarTeZetten } from '../feiten/klaarzetten';
import { handelTakenVanBerichtAf } from '../feiten/taken';
import type { Eigenbesluit } from '../vrijgave/eigen';
import { adresVanLezer, lezingenVan, vertelLezers, type Lezing, type Vertellen } from './lezers';
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

const bezorging = ({ verstrektOp, overgedragenOp }: Geleverd): string => {
  if (!verstrektOp) return 'niet bezorgd';
  return overgedragenOp ? `bezorgd ${amsterdamseDag(overgedragenOp)}` : `aangeboden ${amsterdamseDag(verstrektOp)}`;
};

/** Which systems were given it and when, and through which its case was opened since: days only, nothing about the resident. */
const wieZag = (lezingen: readonly Lezing[], leveringen: readonly Geleverd[]): Record<string, string> => {
  const regels = new Map<string, string[]>();
  const voegToe = (aansluiting: string, regel: string): void => {
    if (!regels.get(aansluiting)?.includes(regel)) regels.set(aansluiting, [...(regels.get(aansluiting) ?? []), regel]);
  };
  for (const levering of leveringen) voegToe(levering.aansluiting, bezorging(levering));
  // The first time through each: how often, or by whom, is in no answer.
  for (const [aansluiting, op] of new Map([...lezingen].reverse().map((lezing) => [lezing.aansluiting, lezing.op]))) voegToe(aansluiting, `geopend ${amsterdamseDag(op)}`);
  return Object.fromEntries([...regels].map(([aansluiting, delen]) => [aansluiting, delen.join(', ')]));
};

type Ontvanger = Pick<Geleverd, 'aansluiting' | 'gemeente' | 'adressen'>;
type Lezer = { readonly aansluiting: string; readonly adres: Adres; readonly portaal: boolean };

/** Everybody who read and can still be reached. */
const lezersUit = (lezingen: readonly Lezing[], gemeente: string, partijen: Partijen, klok: Klok): Lezer[] =>
  lezingen.flatMap((lezing) => {
    const { aansluiting } = lezing;
    const adres = adresVanLezer(lezing, gemeente, partijen, klok.vandaag());
    return adres ? [{ aansluiting, adres, portaal: partijen.aansluiting(aansluiting)?.portaal === true }] : [];
  });

/** To every connection that was given it or through which it was read, judged by the gemeente it was given for: also after the resident moved. */
const aanOntvangers = (ontvangers: readonly Ontvanger[], bericht: VerzegeldBericht, inwonerRef: string): KlaarTeZetten[] => {
  const perAansluiting = new Map<string, Ontvanger[]>();
  for (const ontvanger of ontvangers) perAansluiting.set(ontvanger.aansluiting, [...(perAansluiting.get(ontvanger.aansluiting) ?? []), ontvanger]);
  return [...perAansluiting].map(([aansluiting, eigen]) => ({
    aansluiting,
    soort: 'FEIT',
    inwonerRef,
    gemeente: eigen[0]?.gemeente ?? bericht.data.gemeente,
    bericht,
    adressen: eigen.flatMap(({ adressen }) => adressen),
  }));
};

/** Whoever was given it, and whoever read it: by his system, or on the pages of the hub in person. */
const vertel = async (tx: Tx, over: Omit<Vertellen, 'recall'> & { readonly recall: VerzegeldBericht }, leveringen: readonly Geleverd[], lezers: readonly Lezer[]): Promise<void> => {
  const { recall, inwonerRef, gemeente } = over;
  const gegeven = leveringen.filter(({ verstrektOp }) => verstrektOp);
  const gelezen = lezers.filter(({ portaal }) => !portaal).map(({ aansluiting, adres }) => ({ aansluiting, gemeente, adressen: [adres] }));
  const opPagina = lezers.filter(({ portaal }) => portaal).map(({ adres }) => adres);
  await bewaarFeit(tx, { bericht: recall, adressen: opPagina }, inwonerRef);
  await zetKlaar(tx, aanOntvangers([...gegeven, ...gelezen], recall, inwonerRef));
  await vertelLezers(tx, opPagina, over);
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
  const { gemeente } = oud.data;
  const lezingen = await lezingenVan(tx, { ...gevonden, inwonerRef, gemeente }, partijen);
  // A partner hears that it was taken back, and not what became of it (ADR 0048).
  const isPartner = partijen.organisatie(afzender.werkgever)?.soort === 'PARTNER';
  const antwoord = isPartner ? {} : wieZag(lezingen, leveringen);
  if (gevonden.herroepenOp) return { uitkomst: { status: 'VERWERKT', afwijkingen: ['AL_BESLOTEN'], antwoord } };
  const effect = async (): Promise<void> => {
    const melding = { berichtSource: oud.source, berichtRef: oud.id, redencode };
    const type = hubsoort(gevonden.context);
    await journaliseerHubbericht(tx, { type, kenmerk: [oud.source, oud.id], inwonerRef, gemeente, peildatum: klok.vandaag(), verloop: melding }, partijen, klok);
    await wis(tx, gevonden.volgnr, inwonerRef, oud, leveringen);
    await handelTakenVanBerichtAf(tx, oud, afzender.actorId);
    await vertel(tx, { recall: bericht, inwonerRef, zaakId: gevonden.zaakId, gemeente }, leveringen, lezersUit(lezingen, gemeente, partijen, klok));
  };
  return { uitkomst: { status: 'VERWERKT', afwijkingen: [], antwoord }, effect };
};
