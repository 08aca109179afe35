import type { BerichtSleutel, Verzegeld, VerzegeldBericht } from '#shared/contracts/bericht';
import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import { evolve } from '../domain/evolve';
import type { Event, Herroepbaar, Verstrekkingszaak } from '../domain/verstrekking.types';
import { VerstrekkingRij } from './verstrekking.entity';

export type Opgeslagen = { readonly rij: VerstrekkingRij | null; readonly zaakVanAnder: boolean };

/** The case of this resident; of somebody else's case only that it is somebody else's. */
export const laadZaak = async ({ em }: Tx, inwonerRef: string, zaakId: string): Promise<Opgeslagen> => {
  const rij = await em.findOneBy(VerstrekkingRij, { zaakId });
  const eigen = rij?.inwonerRef === inwonerRef ? rij : null;
  return { rij: eigen, zaakVanAnder: rij !== null && eigen === null };
};

export const laadZakenVan = ({ em }: Tx, inwonerRef: string): Promise<VerstrekkingRij[]> => em.find(VerstrekkingRij, { where: { inwonerRef }, order: { zaakId: 'ASC' } });

export const naarZaak = ({ secties: _s, bronnen: _b, medisch: _m, versie: _v, gewist: _g, ...zaak }: VerstrekkingRij): Verstrekkingszaak => zaak;

type Bewaard = Pick<VerstrekkingRij, 'secties' | 'bronnen'>;
/** Undefined: as it lies; null: erased. */
type Medisch = Verzegeld | null | undefined;

const isUit = (bron: BerichtSleutel | undefined, { source, id }: BerichtSleutel): boolean => bron?.source === source && bron.id === id;

/** What this message brings takes the place of what lay there: of belastbaarheid only what was last given is kept. */
const na = ({ secties, bronnen }: Bewaard, type: Event['type'], { source, id, data: { belastbaarheid } }: VerzegeldBericht): Bewaard => {
  const bron = { source, id };
  switch (type) {
    case 'gevraagd': case 'gegeven': return { bronnen: { ...bronnen, [type]: bron }, secties: { ...secties, ...(belastbaarheid ? { [type]: belastbaarheid } : {}) } };
    case 'beantwoord': case 'bijzonder.verzocht': case 'bijzonder.verklaard': case 'bijzonder.ingetrokken': case 'bijzonder.klaargezet': case 'bijzonder.afgewezen':
      return { secties, bronnen: { ...bronnen, [type]: bron } };
    default: return { secties, bronnen };
  }
};

const bewaar = async ({ em }: Tx, was: VerstrekkingRij | null, { zaakId, gevraagd, ...zaak }: Verstrekkingszaak, bewaard: Bewaard, medisch: Medisch): Promise<void> => {
  // Whatever ended the sharing, no content outlives it.
  const inhoud = zaak.status === 'GEDEELD' ? medisch : null;
  const velden = { ...zaak, ...bewaard, gevraagd: [...gevraagd], ...(inhoud === undefined ? {} : { medisch: inhoud }) };
  if (!was) {
    await em.insert(VerstrekkingRij, { zaakId, ...velden, versie: 1 });
    return;
  }
  const { affected } = await em.update(VerstrekkingRij, { zaakId, versie: was.versie }, { ...velden, versie: was.versie + 1 });
  if (affected !== 1) throw new Botsing('verstrekking');
};

/** Content that waits for its turn, or was set apart because it could not be handled, goes too. */
const wisWachtend = ({ em }: Tx, { inwonerRef, zaakId }: Verstrekkingszaak): Promise<unknown> =>
  em.query(
    `UPDATE wachtend SET invoer = (invoer::jsonb #- '{bericht,data,medisch}')::json
     WHERE inwoner_ref = $1 AND type = 'nl.participatiewet.verstrekking.bijzonder.klaargezet.v1' AND invoer #>> '{bericht,data,zaakId}' = $2`,
    [inwonerRef, zaakId],
  );

/** Lays one event with the case. Content that may no longer be read is gone with it, wherever in this schema it lies. */
export const verwerkEvent = async (tx: Tx, was: VerstrekkingRij | null, event: Event, bericht: VerzegeldBericht): Promise<Verstrekkingszaak> => {
  const zaak = evolve(was && naarZaak(was), event);
  const medisch = event.type === 'bijzonder.klaargezet' ? bericht.data.medisch : undefined;
  await bewaar(tx, was, zaak, na(was ?? { secties: {}, bronnen: {} }, event.type, bericht), medisch);
  if (zaak.soort === 'BIJZONDER' && zaak.geslotenOp !== null) await wisWachtend(tx, zaak);
  return zaak;
};

/** Which step of this case came in the message that was recalled; undefined: none. */
export const stapUit = ({ bronnen }: VerstrekkingRij, sleutel: BerichtSleutel): Herroepbaar | undefined =>
  (Object.keys(bronnen) as Herroepbaar[]).find((wat) => isUit(bronnen[wat], sleutel));

/** Erases what the recalled message brought (M-18); without an event only that. */
export const verwerkHerroeping = async (tx: Tx, was: VerstrekkingRij, event: Event | undefined, sleutel: BerichtSleutel): Promise<Verstrekkingszaak> => {
  const zaak = event ? evolve(naarZaak(was), event) : naarZaak(was);
  const secties = Object.fromEntries(Object.entries(was.secties).filter(([, sectie]) => !isUit(sectie.herkomst, sleutel)));
  const bronnen = Object.fromEntries(Object.entries(was.bronnen).filter(([, bron]) => !isUit(bron, sleutel)));
  await bewaar(tx, was, zaak, { secties, bronnen }, undefined);
  if (zaak.soort === 'BIJZONDER' && (zaak.geslotenOp !== null || zaak.verklaring === null)) await wisWachtend(tx, zaak);
  return zaak;
};
