import type { BerichtSleutel } from '#shared/contracts/bericht';
import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import type { Berichtsoort, Context } from '#shared/contracts/catalogus.types';
import type { Adres } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

type Zaaksoort = { readonly typen: readonly string[]; readonly sluitend: readonly string[]; readonly vragend?: readonly string[] };

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

const einden = (context: string, ...namen: readonly string[]): string[] => namen.map((naam) => soort(`${context}.${naam}`));
/** A request for support is open from its first message until nothing is expected of anybody any more (SM-4 to SM-6). */
const VERZOEKEN: { readonly [C in Context]?: Zaaksoort } = {
  instrument: { typen: typenVan('instrument'), sluitend: einden('instrument', 'afgewezen', 'afgerond', 'afgebroken', 'ingetrokken') },
  proevenaanwerk: { typen: typenVan('proevenaanwerk'), sluitend: einden('proevenaanwerk', 'afgewezen', 'verkenning.afgerond') },
  inkomensgesprek: { typen: typenVan('inkomensgesprek'), sluitend: einden('inkomensgesprek', 'gehouden', 'nietVerschenen', 'geannuleerd') },
  casuistiek: { typen: typenVan('casuistiek'), sluitend: einden('casuistiek', 'besproken', 'afgezegd') },
};
/** In which the people addressed have part in that one case only. */
const PER_ZAAK: { readonly [C in Context]?: Zaaksoort } = { verstrekking: VERSTREKKING, ...VERZOEKEN };

/** Whose cases are asked for, and for which message: `zelf` is the fact that is judged. */
export type Zaakvraag = { readonly inwonerRef: string; readonly context?: Context; readonly zelf?: BerichtSleutel | null; readonly zaakId?: string | null };

/** A closing fact leaves its own addresses the right to it where it must reach a team without an assigned coach; `source` and `id` are of that fact. */
const OPEN_ADRESSEN = `
SELECT v.plaats::int, f.adressen
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) WITH ORDINALITY AS v(inwoner_ref, source, id, zaak_id, plaats)
JOIN feit f ON f.inwoner_ref = v.inwoner_ref AND f.type = ANY($5)
WHERE NOT EXISTS (SELECT FROM feit einde WHERE einde.zaak_id = f.zaak_id AND einde.type = ANY($6) AND (einde.source, einde.id) IS DISTINCT FROM (v.source, v.id))
  AND ($7::text[] IS NULL OR EXISTS (SELECT FROM feit vraag WHERE vraag.zaak_id = f.zaak_id AND vraag.type = ANY($7)))
  AND (v.zaak_id IS NULL OR f.zaak_id = v.zaak_id)`;

/** A message without a case is for whom it was stated for: where nobody is assigned the team is, and no other message. */
const EIGEN_ADRESSEN = `
SELECT v.plaats::int, f.adressen FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS v(source, id, plaats) JOIN feit f ON f.source = v.source AND f.id = v.id AND f.type = ANY($3)`;
const ZONDER_ZAAK = { context: 'signaal', typen: [soort('signaal.rechtmatigheid')] } as const;

type Plaatsvraag = Required<Pick<Zaakvraag, 'inwonerRef' | 'zelf' | 'zaakId'>> & { readonly plaats: number };

const vulAan = async (tx: Tx, vragen: readonly Plaatsvraag[], { typen, sluitend, vragend }: Zaaksoort, adressen: Adres[][]): Promise<void> => {
  if (vragen.length === 0) return;
  const rijen: { plaats: number; adressen: Adres[] }[] = await tx.em.query(OPEN_ADRESSEN, [
    vragen.map(({ inwonerRef }) => inwonerRef), vragen.map(({ zelf }) => zelf?.source ?? null), vragen.map(({ zelf }) => zelf?.id ?? null), vragen.map(({ zaakId }) => zaakId),
    typen, sluitend, vragend ?? null,
  ]);
  for (const rij of rijen) adressen[vragen[rij.plaats - 1]?.plaats ?? -1]?.push(...rij.adressen);
};

const vulAanEigen = async (tx: Tx, vragen: readonly Plaatsvraag[], adressen: Adres[][]): Promise<void> => {
  if (vragen.length === 0) return;
  const rijen: { plaats: number; adressen: Adres[] }[] = await tx.em.query(EIGEN_ADRESSEN, [vragen.map(({ zelf }) => zelf?.source ?? null), vragen.map(({ zelf }) => zelf?.id ?? null), ZONDER_ZAAK.typen]);
  for (const rij of rijen) adressen[vragen[rij.plaats - 1]?.plaats ?? -1]?.push(...rij.adressen);
};

/**
 * Whom the owner addressed in the cases of these residents that are still open: in a handover for every message, in a
 * considered sanction for the messages of sanctions only, in a verstrekking or a request for the messages of that one case. A handover
 * that closes takes the rest away at once, also from the fact that closes it; how the others ended is still for whom they
 * were. Who was asked in one verstrekking says nothing of the next: what is shared there is for who was named there.
 */
export const openAdressenVoor = async (tx: Tx, vragen: readonly Zaakvraag[]): Promise<readonly Adres[][]> => {
  const adressen: Adres[][] = vragen.map(() => []);
  const metPlaats = vragen.map(({ inwonerRef, context = 'overdracht', zelf = null, zaakId = null }, plaats) => ({ inwonerRef, context, zelf, zaakId, plaats }));
  await vulAan(tx, metPlaats.map((vraag) => ({ ...vraag, zelf: null, zaakId: null })), OVERDRACHT, adressen);
  await vulAan(tx, metPlaats.filter(({ context }) => context === 'boete').map((vraag) => ({ ...vraag, zaakId: null })), BOETE, adressen);
  await vulAanEigen(tx, metPlaats.filter(({ context }) => context === ZONDER_ZAAK.context), adressen);
  for (const [eigen, zaaksoort] of Object.entries(PER_ZAAK)) await vulAan(tx, metPlaats.filter(({ context, zaakId }) => context === eigen && zaakId !== null), zaaksoort, adressen);
  return adressen;
};

export const openAdressenVan = async (tx: Tx, inwonerRef: string, context: Context = 'overdracht', zelf: BerichtSleutel | null = null, zaakId: string | null = null): Promise<readonly Adres[]> => {
  const [adressen = []] = await openAdressenVoor(tx, [{ inwonerRef, context, zelf, zaakId }]);
  return adressen;
};

const OPEN_VRAAG = `
SELECT EXISTS (SELECT FROM feit vraag WHERE vraag.zaak_id = $1 AND vraag.type = ANY($2))
  AND NOT EXISTS (SELECT FROM feit einde WHERE einde.zaak_id = $1 AND einde.type = ANY($3)) AS open`;

/** Whether the addresses of such a fact count as open once it is stated: what is given unasked opens nothing. */
export const opentAdressen = async (tx: Tx, { type, context }: Berichtsoort, zaakId: string | undefined): Promise<boolean> => {
  if (context !== 'verstrekking') return context === 'overdracht' || context === 'boete' || context === ZONDER_ZAAK.context || VERZOEKEN[context] !== undefined;
  if (VERSTREKKING.vragend.includes(type)) return true;
  const [rij]: { open: boolean }[] = await tx.em.query(OPEN_VRAAG, [zaakId ?? null, VERSTREKKING.vragend, VERSTREKKING.sluitend]);
  return rij?.open === true;
};
