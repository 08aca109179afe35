import type { BerichtSleutel } from '#shared/contracts/bericht';
import { contextenVan, eigenaarVan } from '#shared/contracts/catalogus';
import type { Retour, Uitkomst } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { metrieken } from '#shared/operations/metrics';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import type { Journaalrij } from '../persistence/journaal';
import type { Beslist } from '../tellingen/tellingen';
import { organisatieIn } from '../toegang/lezer';
import { zetKlaar, type KlaarTeZetten } from './klaarzetten';
import { draagtMedisch, wisMedisch } from './medisch';
import { zetTaken, type NieuweTaak } from './taken';
import { retourbericht } from './retourbericht';

/** An answer, and the context of whoever gave it. */
export type Antwoord = { readonly retour: Retour; readonly context: string };
export type Antwoordpartijen = Pick<Partijen, 'hub' | 'aansluiting' | 'medewerker'>;
/** `beslist`: what parties sent and is settled now. `vreemd`: the answers to what is no message of their owner, by their place. */
export type Geschikt = { readonly klaar: readonly KlaarTeZetten[]; readonly statussen: readonly string[]; readonly beslist: readonly Beslist[]; readonly vreemd: readonly number[] };

type Rij = Omit<Journaalrij, 'volgnr'> & {
  readonly plaats: number;
  readonly volgnr: string;
  readonly context: string;
  readonly herkomst: 'partij' | 'hub';
  readonly gemeente: string;
  readonly zaakId: string | null;
};

/** In the order of the journal, whoever locks several: no deadlocks. */
const VERGRENDEL = `
SELECT v.plaats::int, b.volgnr, b.id, b.type, b.context, b.aansluiting, b.afzender_actor AS afzender, b.herkomst, b.status, b.uitkomst, b.gemeente,
  b.inwoner_ref AS "inwonerRef", b.zaak_id AS "zaakId", b.inhoud_merk AS "inhoudMerk", b.beslissing
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS v(source, id, plaats) JOIN bericht b ON b.source = v.source AND b.id = v.id
ORDER BY b.volgnr, v.plaats FOR UPDATE OF b`;

/** The day of the Klok is asked once, and not by the trigger for every row. */
const SCHIKKING = `
UPDATE bericht b SET status = v.status, uitkomst = v.uitkomst::json, afgehandeld_op = CASE WHEN v.einde THEN now() END,
  afgehandeld_dag = CASE WHEN v.einde THEN coalesce(b.afgehandeld_dag, (SELECT klok_dag())) ELSE b.afgehandeld_dag END
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::boolean[]) AS v(volgnr, status, uitkomst, einde) WHERE b.volgnr = v.volgnr`;

type Schikking = { readonly rij: Rij; readonly antwoordOp: BerichtSleutel; readonly uitkomst: Uitkomst } & Pick<Beslist, 'doorDefinitie'>;

/** What was stated to be counted alone is not kept with the message, and not told to its sender. */
const teTellen = ({ doorDefinitie, ...uitkomst }: Uitkomst): Pick<Schikking, 'uitkomst' | 'doorDefinitie'> => ({ uitkomst, ...(doorDefinitie ? { doorDefinitie } : {}) });

const isEinde = (status: string): boolean => status === 'VERWERKT' || status === 'AFGEKEURD';

/** Only the service that owns the message may say what became of it. */
const isVanEigenaar = (rij: Rij, context: string): boolean => {
  const eigenaar = eigenaarVan(context);
  return eigenaar !== undefined && contextenVan(eigenaar).some((eigen) => eigen === rij.context);
};

const schik = async (tx: Tx, schikkingen: readonly Schikking[]): Promise<void> => {
  if (schikkingen.length === 0) return;
  const uitkomsten = schikkingen.map(({ uitkomst }) => uitkomst);
  await tx.em.query(SCHIKKING, [
    schikkingen.map(({ rij }) => rij.volgnr), uitkomsten.map(({ status }) => status), uitkomsten.map((uitkomst) => JSON.stringify(uitkomst)), uitkomsten.map(({ status }) => isEinde(status)),
  ]);
  for (const { rij, uitkomst } of schikkingen) {
    if (isEinde(uitkomst.status) && draagtMedisch(rij.type)) await wisMedisch(tx, rij.volgnr);
  }
};

const PEILDATUMS = `SELECT volgnr, inhoud #>> '{data,peildatum}' AS peildatum FROM bericht WHERE volgnr = ANY($1::bigint[])`;

const heeftVergeefsGewacht = ({ rij: { status, herkomst, inwonerRef }, uitkomst }: Schikking): boolean => status === 'WACHT_OP' && uitkomst.status === 'AFGEKEURD' && herkomst === 'partij' && inwonerRef !== null;

/**
 * Who was told that his message waits has turned to something else by the time it is refused after all: his system hears it by the
 * return message, he himself by one task. A refusal at once he saw himself; a system has nobody to give a task.
 */
const vergeefsGewacht = async (tx: Tx, schikkingen: readonly Schikking[], partijen: Antwoordpartijen): Promise<NieuweTaak[]> => {
  const raak = schikkingen.filter(heeftVergeefsGewacht);
  if (raak.length === 0) return [];
  const dagen: { volgnr: string; peildatum: Datum }[] = await tx.em.query(PEILDATUMS, [raak.map(({ rij }) => rij.volgnr)]);
  return raak.flatMap(({ antwoordOp, rij: { volgnr, afzender, inwonerRef, zaakId, gemeente, type } }) => {
    const peildatum = dagen.find((dag) => dag.volgnr === volgnr)?.peildatum;
    const medewerker = peildatum && partijen.medewerker(afzender, peildatum);
    if (!medewerker || inwonerRef === null) return [];
    const adres = { rol: medewerker.rol, organisatie: organisatieIn(medewerker, gemeente), actorId: medewerker.actorId };
    return [{ soort: 'NIET_VERWERKT', zaakId, inwonerRef, gemeente, herkomst: { ...antwoordOp, type }, adres, uiterlijk: null, herinnerOp: [] }];
  });
};

/** What the hub sent itself (a timer) has no sender to tell; while it waits, GET says so, and the portal only ever asks. */
const teVertellen = ({ rij, antwoordOp, uitkomst }: Schikking, partijen: Antwoordpartijen): KlaarTeZetten[] => {
  const { aansluiting, inwonerRef, gemeente, zaakId } = rij;
  if (!isEinde(uitkomst.status) || rij.herkomst === 'hub' || partijen.aansluiting(aansluiting)?.portaal === true) return [];
  const afgehandeld: Journaalrij = { ...rij, volgnr: Number(rij.volgnr), status: uitkomst.status, uitkomst };
  const bericht = retourbericht(antwoordOp, afgehandeld, zaakId, partijen.hub.source, new Date());
  return [{ aansluiting, soort: 'RETOUR', inwonerRef, gemeente, bericht, adressen: [] }];
};

/**
 * Settles journaled messages, each once; gives what their senders are to be told. A final outcome never changes; WACHT_OP may
 * still become one. The triggers on `bericht` wake whoever waits for the outcome and the messages that waited for this one.
 */
export const schikRetouren = async (tx: Tx, antwoorden: readonly Antwoord[], partijen: Antwoordpartijen): Promise<Geschikt> => {
  if (antwoorden.length === 0) return { klaar: [], statussen: [], beslist: [], vreemd: [] };
  const sleutels = antwoorden.map(({ retour }) => retour.antwoordOp);
  const rijen: Rij[] = await tx.em.query(VERGRENDEL, [sleutels.map(({ source }) => source), sleutels.map(({ id }) => id)]);
  const opPlaats = new Map(rijen.map((rij) => [rij.plaats - 1, rij]));
  const schikkingen: Schikking[] = [];
  const vreemd: number[] = [];
  for (const [plaats, { retour, context }] of antwoorden.entries()) {
    const rij = opPlaats.get(plaats);
    if (!rij || !isVanEigenaar(rij, context)) vreemd.push(plaats);
    else if (!isEinde(rij.status)) schikkingen.push({ rij, antwoordOp: retour.antwoordOp, ...teTellen(retour.uitkomst) });
  }
  await schik(tx, schikkingen);
  await zetTaken(tx, await vergeefsGewacht(tx, schikkingen, partijen));
  const beslist = schikkingen.filter(({ rij }) => rij.herkomst === 'partij').map(({ rij: { type, gemeente, inwonerRef }, antwoordOp, ...rest }) => ({ ...antwoordOp, type, gemeente, inwonerRef, ...rest }));
  return { klaar: schikkingen.flatMap((schikking) => teVertellen(schikking, partijen)), statussen: schikkingen.map(({ uitkomst }) => uitkomst.status), beslist, vreemd };
};

export const telBeslist = (statussen: readonly string[]): void => {
  for (const status of statussen) metrieken.beslist.inc({ status });
};

/** Settles one message and tells its sender. False: no such message of this owner. */
export const verwerkRetour = async (tx: Tx, retour: Retour, context: string, partijen: Antwoordpartijen): Promise<boolean> => {
  const { klaar, statussen, vreemd } = await schikRetouren(tx, [{ retour, context }], partijen);
  await zetKlaar(tx, klaar);
  telBeslist(statussen);
  return vreemd.length === 0;
};
