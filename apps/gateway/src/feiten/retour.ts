import { contextenVan, eigenaarVan } from '#shared/contracts/catalogus';
import type { Retour, Uitkomst } from '#shared/contracts/intern';
import { metrieken } from '#shared/operations/metrics';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { zoekBericht, type Berichtstatus, type Journaalrij } from '../persistence/journaal';
import { zetKlaar } from './klaarzetten';
import { draagtMedisch, wisMedisch } from './medisch';
import { retourbericht } from './retourbericht';

type Rij = {
  readonly volgnr: string;
  readonly type: string;
  readonly context: string;
  readonly aansluiting: string;
  readonly herkomst: 'partij' | 'hub';
  readonly status: Berichtstatus;
  readonly gemeente: string;
  readonly inwonerRef: string | null;
  readonly zaakId: string | null;
};

const VERGRENDEL = `
SELECT volgnr, type, context, aansluiting, herkomst, status, gemeente, inwoner_ref AS "inwonerRef", zaak_id AS "zaakId"
FROM bericht WHERE source = $1 AND id = $2 FOR UPDATE`;

const SCHIKKING = `
UPDATE bericht SET status = $2, uitkomst = $3, afgehandeld_op = CASE WHEN $4 THEN now() END WHERE volgnr = $1`;

const isEinde = (status: string): boolean => status === 'VERWERKT' || status === 'AFGEKEURD';

/** Only the service that owns the message may say what became of it. */
const isVanEigenaar = (rij: Rij, context: string): boolean => {
  const eigenaar = eigenaarVan(context);
  return eigenaar !== undefined && contextenVan(eigenaar).some((eigen) => eigen === rij.context);
};

const schik = async (tx: Tx, { volgnr, type }: Rij, uitkomst: Uitkomst): Promise<void> => {
  await tx.em.query(SCHIKKING, [volgnr, uitkomst.status, JSON.stringify(uitkomst), isEinde(uitkomst.status)]);
  if (isEinde(uitkomst.status) && draagtMedisch(type)) await wisMedisch(tx, volgnr);
  metrieken.beslist.inc({ status: uitkomst.status });
};

/**
 * Settles a journaled message. A final outcome never changes; WACHT_OP may still become one. The triggers on `bericht`
 * wake whoever waits for the outcome and the messages that waited for this one. False: no such message of this owner.
 */
export const verwerkRetour = async (tx: Tx, { antwoordOp, uitkomst }: Retour, context: string, partijen: Pick<Partijen, 'hub' | 'aansluiting'>): Promise<boolean> => {
  const { source, id } = antwoordOp;
  const [rij]: Rij[] = await tx.em.query(VERGRENDEL, [source, id]);
  if (!rij || !isVanEigenaar(rij, context)) return false;
  if (isEinde(rij.status)) return true;
  await schik(tx, rij, uitkomst);
  const { aansluiting, inwonerRef, gemeente, zaakId } = rij;
  // What the hub sent itself (a timer) has no sender to tell; while it waits, GET says so, and the portal only ever asks.
  if (!isEinde(uitkomst.status) || rij.herkomst === 'hub' || partijen.aansluiting(aansluiting)?.portaal === true) return true;
  const bericht = retourbericht(antwoordOp, (await zoekBericht(tx, source, id)) as Journaalrij, zaakId, partijen.hub.source, new Date());
  await zetKlaar(tx, [{ aansluiting, soort: 'RETOUR', inwonerRef, gemeente, bericht, adressen: [] }]);
  return true;
};
