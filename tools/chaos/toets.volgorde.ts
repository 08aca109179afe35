import { contextVan, groepeer, kort, sleutelVan, type Beeld, type Bevinding } from './beeld';
import type { Sleutel, Verstuurd } from './geschiedenis';

/** contract.md §3: what came earlier in the same context, or in one of these, is settled first. */
const VOORRANG = ['inwoner', 'overdracht', 'bericht'];

/** Whether `later` had to wait for `eerder`. */
const moetWachten = (eerder: Verstuurd, later: Verstuurd): boolean => {
  const context = contextVan(eerder.type);
  return eerder.inwoner === later.inwoner && eerder.nr < later.nr && (context === contextVan(later.type) || VOORRANG.includes(context));
};

/** Pairs of one resident that stand the wrong way round in a row of messages. */
const omgedraaid = (rij: readonly Verstuurd[], waar: string): Bevinding[] =>
  [...groepeer(rij, ({ inwoner }) => inwoner).values()].flatMap((van) =>
    van.flatMap((later, plaats) =>
      van.slice(plaats + 1).filter((eerder) => moetWachten(eerder, later)).map((eerder) => ({
        soort: 'VOLGORDE' as const,
        wat: `${waar}: ${kort(later.type)} ${later.id} (${later.nr}) kwam voor ${kort(eerder.type)} ${eerder.id} (${eerder.nr})`,
      })),
    ),
  );

/** First time each of them appears. */
const eersteKeren = (rijen: readonly Sleutel[], bekend: ReadonlyMap<string, Verstuurd>): Verstuurd[] => [
  ...new Set(rijen.flatMap((rij) => bekend.get(sleutelVan(rij)) ?? [])),
];

/** Order per resident, in the journal, in the facts, and as each connection saw it. */
export const toetsVolgorde = ({ verstuurd, gezien, stand }: Beeld): Bevinding[] => {
  const bekend = new Map(verstuurd.map((bericht) => [sleutelVan(bericht), bericht]));
  const op = <T extends { volgnr: number }>(rijen: readonly T[]): T[] => [...rijen].sort((a, b) => a.volgnr - b.volgnr);
  return [
    ...omgedraaid(eersteKeren(op(stand.journaal), bekend), 'journaal'),
    ...omgedraaid(eersteKeren(op(stand.feiten), bekend), 'feiten'),
    ...[...groepeer(gezien, ({ aansluiting }) => aansluiting)].flatMap(([aansluiting, leveringen]) =>
      omgedraaid(eersteKeren(leveringen.filter(({ antwoordOp }) => antwoordOp === null), bekend), aansluiting),
    ),
  ];
};
