import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Feit, Taakopdracht } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { zonderInhoud } from '../herroepen/inhoud';
import { periodeOp, standenVan, type Stand } from '../vrijgave/situatie';
import { mailAdressen, ontvangersVan, type Steller } from './adressering';
import { verwerkCoachwissel } from './coachwissel';
import { vervallenContact } from './contactwijziging';
import { geefBegeleidingDoor, geefDoor } from './doorgeven';
import { zetKlaar, type KlaarTeZetten } from './klaarzetten';
import { werkOntheffingenBij, werkSituatiesBij } from './stand';
import { handelAllesAf, zetTaken, type NieuweTaak, type Takeneinde } from './taken';

/** The journal is asked per row, by its key: as EXISTS the planner may read all of it for a group. The day of the Klok is asked once. */
const BEWAAR = `
INSERT INTO feit (source, id, type, inwoner_ref, zaak_id, gemeente, inhoud, adressen, klok_dag)
SELECT source, id, type, inwoner_ref, zaak_id, gemeente, inhoud, adressen, (SELECT klok_dag())
FROM json_to_recordset($1::json) AS r(plaats int, source text, id text, type text, inwoner_ref uuid, zaak_id uuid, gemeente text, inhoud json, adressen json) ORDER BY plaats
ON CONFLICT ON CONSTRAINT feit_eenmalig DO NOTHING
RETURNING volgnr, source, id, type, coalesce((SELECT b.herroepen_op IS NOT NULL FROM bericht b WHERE b.source = feit.source AND b.id = feit.id), false) AS herroepen`;

type Bewaard = { readonly volgnr: string; readonly source: string; readonly id: string; readonly type: string; readonly herroepen: boolean };
/** `inwonerRef` null: about nobody. */
type VanInwoner = { readonly feit: Feit; readonly inwonerRef: string | null };

const merkVan = ({ source, id, type }: Pick<Bewaard, 'source' | 'id' | 'type'>): string => [source, id, type].join('|');

/** Each once per source, id and type; what is there already is not among them. */
const bewaarFeiten = async (tx: Tx, feiten: readonly VanInwoner[]): Promise<ReadonlyMap<string, Bewaard>> => {
  const rijen = feiten.map(({ feit: { bericht, adressen }, inwonerRef }, plaats) => {
    const { source, id, type, data } = bericht;
    return { plaats, source, id, type, inwoner_ref: inwonerRef, zaak_id: data.zaakId ?? null, gemeente: data.gemeente, inhoud: bericht, adressen };
  });
  const bewaard: Bewaard[] = await tx.em.query(BEWAAR, [JSON.stringify(rijen)]);
  const opMerk = new Map(bewaard.map((rij) => [merkVan(rij), rij]));
  for (const { feit } of feiten) {
    const rij = opMerk.get(merkVan(feit.bericht));
    // Its message was recalled while its owner still had it: the content goes, the fact that it happened stays.
    if (rij?.herroepen) await tx.em.query('UPDATE feit SET inhoud = $2 WHERE volgnr = $1', [rij.volgnr, JSON.stringify(zonderInhoud(feit.bericht))]);
  }
  return opMerk;
};

export const bewaarFeit = async (tx: Tx, feit: Feit, inwonerRef: string): Promise<void> => void (await bewaarFeiten(tx, [{ feit, inwonerRef }]));

export type Feitomgeving = { readonly partijen: Partijen; readonly klok: Klok };

/** A fact that is new, with what was known of its resident before it, where that counts. */
type Geval = VanInwoner & { readonly soort: Berichtsoort; readonly herroepen: boolean; readonly voor: Stand | null; readonly opdrachten: readonly Taakopdracht[] };

const eindesVan = ({ feit, inwonerRef }: Geval): Takeneinde[] => {
  const { bericht, takenAf = [], taakAf } = feit;
  const { zaakId, afzender } = bericht.data;
  return [...takenAf, ...(taakAf ? [{ bereik: 'ZAAK' } as const] : [])].flatMap((af) => {
    const van = af.bereik === 'ZAAK' ? ('zaakId' in af ? af.zaakId : zaakId) : inwonerRef;
    return van ? [{ af, van, door: afzender.actorId }] : [];
  });
};

const stellerVan = ({ bericht: { source, data } }: Feit): Steller => ({ source, afzender: data.afzender });

/** The task of the receiving side that the catalogue names, and the further ones its owner asks for. */
const opdrachtenVan = (feit: Feit, soort: Berichtsoort, partijen: Partijen): Taakopdracht[] => {
  const { mail } = soort;
  const { uiterlijk = null, herinnerOp = [] } = feit;
  const vanSoort = mail ? mailAdressen(feit.adressen, soort, stellerVan(feit), partijen).map((adres) => ({ soort: mail.soort, adres, uiterlijk, herinnerOp })) : [];
  return [...vanSoort, ...(feit.taken ?? [])];
};

/** A task is about a resident: what is about nobody gives none. */
const takenVan = ({ feit, soort, inwonerRef, opdrachten }: Geval, stand: Stand, { partijen, klok }: Feitomgeving): NieuweTaak[] => {
  if (inwonerRef === null) return [];
  const { source, id, type, data } = feit.bericht;
  const vandaag = klok.vandaag();
  const woontIn = periodeOp(stand, vandaag)?.gemeente;
  return opdrachten.flatMap(({ adres, herinnerOp = [], ...opdracht }) => {
    // After the move the former gemeente hears that its case closed, and nothing else (D-25).
    const isVerlaten = woontIn !== undefined && adres.organisatie !== woontIn && partijen.organisatie(adres.organisatie)?.soort === 'GEMEENTE';
    if (isVerlaten && !soort.naVertrek) return [];
    const inDienst = adres.actorId !== null && partijen.medewerker(adres.actorId, vandaag);
    const herkomst = { source, id, type };
    return [{ ...opdracht, zaakId: data.zaakId ?? null, inwonerRef, gemeente: data.gemeente, herkomst, adres: inDienst ? adres : { ...adres, actorId: null }, herinnerOp }];
  });
};

const OVER_DE_SITUATIE: readonly Berichtsoort['context'][] = ['inwoner', 'classificatie', 'regie'];
const geldtSituatie = ({ context }: Berichtsoort, { situatie }: Feit): boolean => situatie !== undefined || OVER_DE_SITUATIE.includes(context);

/** Of nobody there is no situatie. */
const standenAls = async (tx: Tx, van: readonly { readonly inwonerRef: string | null }[]): Promise<(inwonerRef: string | null) => Stand> => {
  const standVan = await standenVan(tx, [...new Set(van.flatMap(({ inwonerRef }) => inwonerRef ?? []))]);
  return (inwonerRef) => standVan(inwonerRef ?? '');
};

/** Those that were not there yet, remembered; with the situatie of before them. */
const nieuweGevallen = async (tx: Tx, feiten: readonly Feit[], { partijen }: Feitomgeving): Promise<Geval[]> => {
  const vanInwoners = feiten.map((feit) => {
    const { inwonerRef = null } = feit.bericht.data;
    const soort = bekendeSoort(feit.bericht.type);
    if (inwonerRef === null && soort.inwoner !== 'geen') throw new Error('feit zonder inwonerRef');
    return { feit, inwonerRef, soort };
  });
  const bewaard = await bewaarFeiten(tx, vanInwoners);
  const nieuwe = vanInwoners.flatMap((een) => {
    const rij = bewaard.get(merkVan(een.feit.bericht));
    return rij ? [{ ...een, herroepen: rij.herroepen }] : [];
  });
  const standVan = await standenAls(tx, nieuwe.filter(({ soort, feit }) => geldtSituatie(soort, feit)));
  return nieuwe.map((een) => ({
    ...een,
    voor: geldtSituatie(een.soort, een.feit) ? standVan(een.inwonerRef) : null,
    opdrachten: een.herroepen ? [] : opdrachtenVan(een.feit, een.soort, partijen),
  }));
};

/** The deliveries of one fact, and what follows where it changes the situatie of its resident. */
const gevolgenVan = async (tx: Tx, { feit, soort, inwonerRef, herroepen, voor }: Geval, stand: Stand, { partijen, klok }: Feitomgeving): Promise<KlaarTeZetten[]> => {
  const { bericht, adressen } = feit;
  const { gemeente } = bericht.data;
  if (voor) await geefDoor(tx, feit, stand, partijen, klok);
  if (voor && inwonerRef !== null && feit.situatie) await geefBegeleidingDoor(tx, inwonerRef, voor, stand, partijen, klok);
  if (herroepen) return [];
  const eigen = ontvangersVan(adressen, soort, stellerVan(feit), partijen).map((ontvanger) => ({ ...ontvanger, soort: 'FEIT' as const, inwonerRef, gemeente, bericht }));
  return voor ? [...eigen, ...(await vervallenContact(tx, feit, periodeOp(stand, klok.vandaag()), partijen, klok))] : eigen;
};

/**
 * Facts of different residents, stated by their owners: remembers them, copies the state they carry, sets tasks, and gives what is
 * to be delivered to whom. Each once per source, id and type.
 */
export const verwerkFeiten = async (tx: Tx, feiten: readonly Feit[], omgeving: Feitomgeving): Promise<KlaarTeZetten[]> => {
  if (feiten.length === 0) return [];
  const gevallen = await nieuweGevallen(tx, feiten, omgeving);
  await werkSituatiesBij(tx, gevallen.flatMap(({ feit }) => feit.situatie ?? []));
  await werkOntheffingenBij(tx, gevallen.flatMap(({ feit }) => feit.ontheffing ?? []));
  const standVan = await standenAls(tx, gevallen.filter(({ voor, opdrachten }) => voor || opdrachten.length > 0));
  const klaar: KlaarTeZetten[] = [];
  for (const geval of gevallen) klaar.push(...(await gevolgenVan(tx, geval, standVan(geval.inwonerRef), omgeving)));
  await handelAllesAf(tx, gevallen.flatMap(eindesVan));
  const { partijen, klok } = omgeving;
  for (const { feit, voor } of gevallen) if (voor) await verwerkCoachwissel(tx, feit, periodeOp(voor, klok.vandaag()), partijen, klok.vandaag());
  await zetTaken(tx, gevallen.flatMap((geval) => takenVan(geval, standVan(geval.inwonerRef), omgeving)));
  return klaar;
};

export const verwerkFeit = async (tx: Tx, feit: Feit, partijen: Partijen, klok: Klok): Promise<void> => zetKlaar(tx, await verwerkFeiten(tx, [feit], { partijen, klok }));
