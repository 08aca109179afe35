import type { BerichtSleutel } from '#shared/contracts/bericht';
import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import type { Berichtsoort, Context } from '#shared/contracts/catalogus.types';
import type { Adres } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

const typenVan = (context: Context): string[] => CATALOGUS.filter((soort) => soort.context === context).map(({ type }) => type);
const soort = (naam: string): string => bekendeSoort(`nl.participatiewet.${naam}.v1`).type;

/** Facts after which a handover is over (SM-1). Not `teruggestuurd`: the proposal comes again under the same zaakId. */
const OVERDRACHT = {
  typen: typenVan('overdracht'),
  sluitend: ['overdracht.ingegaan', 'overdracht.ingetrokken', 'overdracht.nietOvergenomen', 'overdracht.vervallen'].map(soort),
};
/** Facts after which a considered sanction is over (SM-3). */
const BOETE = { typen: typenVan('boete'), sluitend: ['boete.uitkomst', 'boete.overweging.ingetrokken'].map(soort) };
/** A question is open until it is answered; what is given unasked leaves nothing open. The exception is open while it can be read (SM-7). */
const VERSTREKKING = {
  typen: typenVan('verstrekking'),
  vragend: ['verstrekking.gevraagd', 'verstrekking.bijzonder.verzocht'].map(soort),
  sluitend: ['verstrekking.beantwoord', 'verstrekking.bijzonder.afgewezen', 'verstrekking.bijzonder.ingetrokken', 'verstrekking.bijzonder.verlopen'].map(soort),
};

/** A closing fact leaves its own addresses the right to it where it must reach a team without an assigned coach; `zelf` is that fact. */
const OPEN_ADRESSEN = `
SELECT f.adressen FROM feit f
WHERE f.inwoner_ref = $1 AND f.type = ANY($2)
  AND NOT EXISTS (SELECT FROM feit einde WHERE einde.zaak_id = f.zaak_id AND einde.type = ANY($3) AND (einde.source, einde.id) IS DISTINCT FROM ($4::text, $5::text))
  AND ($6::text[] IS NULL OR EXISTS (SELECT FROM feit vraag WHERE vraag.zaak_id = f.zaak_id AND vraag.type = ANY($6)))
  AND ($7::uuid IS NULL OR f.zaak_id = $7)`;

type Zaaksoort = { readonly typen: readonly string[]; readonly sluitend: readonly string[]; readonly vragend?: readonly string[] };

const adressen = async (tx: Tx, inwonerRef: string, { typen, sluitend, vragend }: Zaaksoort, zelf: BerichtSleutel | null, zaakId: string | null = null): Promise<Adres[]> => {
  const rijen: { adressen: Adres[] }[] = await tx.em.query(OPEN_ADRESSEN, [inwonerRef, typen, sluitend, zelf?.source ?? null, zelf?.id ?? null, vragend ?? null, zaakId]);
  return rijen.flatMap((rij) => rij.adressen);
};

/** Who was asked in one case says nothing of the next: what is shared there is for who was named there. */
const vanVerstrekking = (tx: Tx, inwonerRef: string, zelf: BerichtSleutel | null, zaakId: string | null): Promise<Adres[]> =>
  zaakId === null ? Promise.resolve([]) : adressen(tx, inwonerRef, VERSTREKKING, zelf, zaakId);

/**
 * Whom the owner addressed in the cases of this resident that are still open: in a handover for every message, in a
 * considered sanction for the messages of sanctions only, in a verstrekking for the messages of that one case. A handover
 * that closes takes the rest away at once, also from the fact that closes it; how the others ended is still for whom they were.
 */
export const openAdressenVan = async (tx: Tx, inwonerRef: string, context: Context = 'overdracht', zelf: BerichtSleutel | null = null, zaakId: string | null = null): Promise<Adres[]> => {
  const vanOverdracht = await adressen(tx, inwonerRef, OVERDRACHT, null);
  if (context === 'boete') return [...vanOverdracht, ...(await adressen(tx, inwonerRef, BOETE, zelf))];
  return context === 'verstrekking' ? [...vanOverdracht, ...(await vanVerstrekking(tx, inwonerRef, zelf, zaakId))] : vanOverdracht;
};

const OPEN_VRAAG = `
SELECT EXISTS (SELECT FROM feit vraag WHERE vraag.zaak_id = $1 AND vraag.type = ANY($2))
  AND NOT EXISTS (SELECT FROM feit einde WHERE einde.zaak_id = $1 AND einde.type = ANY($3)) AS open`;

/** Whether the addresses of such a fact count as open once it is stated: what is given unasked opens nothing. */
export const opentAdressen = async (tx: Tx, { type, context }: Berichtsoort, zaakId: string | undefined): Promise<boolean> => {
  if (context !== 'verstrekking') return context === 'overdracht' || context === 'boete';
  if (VERSTREKKING.vragend.includes(type)) return true;
  const [rij]: { open: boolean }[] = await tx.em.query(OPEN_VRAAG, [zaakId ?? null, VERSTREKKING.vragend, VERSTREKKING.sluitend]);
  return rij?.open === true;
};
