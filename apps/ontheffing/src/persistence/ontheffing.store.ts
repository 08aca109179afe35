import type { BerichtSleutel, Verzegeld } from '#shared/contracts/bericht';
import type { OntheffingStand } from '#shared/contracts/intern';
import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import { zonderKind } from '../domain/evolve';
import { perioden } from '../domain/geldigheid';
import type { Event, Gebeurtenis, Ontheffing, Stand } from '../domain/ontheffing.types';
import { laatsteDagVan } from '../domain/perioden';
import { GebeurtenisRij, OntheffingRij, StandRij } from './ontheffing.entity';

export const bronVan = ({ source, id }: BerichtSleutel): string => `${source}|${id}`;

export type Geladen = { readonly versie: number; readonly gebeurtenissen: readonly Gebeurtenis[] };

/** Version 0 and nothing: no ontheffing is known of this resident. */
export const laad = async ({ em }: Tx, inwonerRef: string): Promise<Geladen> => {
  const stand = await em.findOneBy(StandRij, { inwonerRef });
  const rijen = await em.find(GebeurtenisRij, { where: { inwonerRef }, order: { volgnr: 'ASC' } });
  return { versie: stand?.versie ?? 0, gebeurtenissen: rijen.map(({ bronSource, bronId, inhoud }) => ({ bron: bronVan({ source: bronSource, id: bronId }), event: inhoud })) };
};

const bewaarVersie = async ({ em }: Tx, inwonerRef: string, gemeente: string, was: number): Promise<void> => {
  if (was === 0) {
    await em.insert(StandRij, { inwonerRef, gemeente, versie: 1 });
    return;
  }
  const { affected } = await em.update(StandRij, { inwonerRef, versie: was }, { versie: was + 1, gemeente });
  if (affected !== 1) throw new Botsing('stand');
};

export type Nieuw = {
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly bericht: BerichtSleutel;
  readonly events: readonly Event[];
  readonly na: Stand;
  readonly belastbaarheid: Verzegeld | undefined;
};

/** The sealed section lies with the first event: that is the one the message itself stated. */
const voegToe = ({ em }: Tx, aantal: number, { inwonerRef, gemeente, bericht, events, belastbaarheid }: Nieuw): Promise<unknown> =>
  em.insert(GebeurtenisRij, events.map((inhoud, i) => ({
    inwonerRef, gemeente, inhoud,
    volgnr: aantal + i + 1,
    ontheffingRef: 'ontheffingRef' in inhoud ? inhoud.ontheffingRef : null,
    bronSource: bericht.source,
    bronId: bericht.id,
    belastbaarheid: i === 0 ? (belastbaarheid ?? null) : null,
  })));

/** M-18: of a recalled message the sealed sections go, and what was taken from them. */
const wisInhoud = async ({ em }: Tx, inwonerRef: string, events: readonly Event[]): Promise<void> => {
  const herroepen = events.flatMap((event) => (event.type === 'herroepen' ? [event.bron] : []));
  if (herroepen.length === 0) return;
  const rijen = (await em.findBy(GebeurtenisRij, { inwonerRef })).filter(({ bronSource, bronId }) => herroepen.includes(bronVan({ source: bronSource, id: bronId })));
  for (const { volgnr, inhoud } of rijen) await em.update(GebeurtenisRij, { inwonerRef, volgnr }, { belastbaarheid: null, inhoud: zonderKind(inhoud) });
};

const bewaarRijen = async ({ em }: Tx, inwonerRef: string, { ontheffingen }: Stand): Promise<void> => {
  const gebeurtenissen = await em.find(GebeurtenisRij, { where: { inwonerRef }, order: { volgnr: 'ASC' } });
  const rijen = ontheffingen.map((inhoud) => {
    const { ontheffingRef, gemeente, soort, status } = inhoud;
    const grond = gebeurtenissen.filter((rij) => rij.ontheffingRef === ontheffingRef && rij.belastbaarheid !== null).at(-1)?.belastbaarheid ?? null;
    const laatste = perioden(inhoud).at(-1);
    return { ontheffingRef, inwonerRef, gemeente, soort, status, laatsteDag: laatste ? laatsteDagVan(laatste) : null, inhoud, belastbaarheid: grond };
  });
  if (rijen.length > 0) await em.upsert(OntheffingRij, rijen, ['ontheffingRef']);
};

/** What the gateway knows: the days on which something is in force, and nothing that was not told yet. */
const standVan = (inwonerRef: string, versie: number, ontheffingen: readonly Ontheffing[]): OntheffingStand => ({
  inwonerRef,
  versie,
  ontheffingen: ontheffingen.flatMap((een) =>
    perioden(een).map((periode) => ({ ontheffingRef: een.ontheffingRef, soort: een.soort, scope: een.scope, ingangsdatum: periode.vanaf, laatsteDag: laatsteDagVan(periode) })),
  ),
});

/** Adds what happened, and gives the state of the resident as the gateway must know it. */
export const bewaar = async (tx: Tx, was: Geladen, nieuw: Nieuw): Promise<OntheffingStand> => {
  const { inwonerRef, gemeente, na } = nieuw;
  await bewaarVersie(tx, inwonerRef, gemeente, was.versie);
  await voegToe(tx, was.gebeurtenissen.length, nieuw);
  await wisInhoud(tx, inwonerRef, nieuw.events);
  await bewaarRijen(tx, inwonerRef, na);
  return standVan(inwonerRef, was.versie + 1, na.ontheffingen);
};
