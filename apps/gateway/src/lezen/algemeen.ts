import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import { kaderOp } from '#shared/privacy/kader';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import { lezerrecord, type Lezer } from '../toegang/lezer';

/** Which reading, of which gemeente if of one. */
type Lezing = { readonly activiteit: string; readonly gemeente?: string };

/**
 * What is about nobody is of the category `algemeen`: only what the framework of today lets this role read. Gives the record of the
 * reading; throws NIET_BEVOEGD, on record, where the framework does not.
 */
export const eisAlgemeen = async ({ kaders, klok, opslag }: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag'>, { activiteit, gemeente }: Lezing, lezer: Lezer, traceparent: string): Promise<Beslissingsrecord> => {
  const { id, versie, matrix } = kaderOp(kaders, klok.vandaag());
  const record = { activiteit, ...lezerrecord(lezer), beleid: { id, versie }, ...(gemeente === undefined ? {} : { gemeente }) };
  if (matrix.algemeen?.[lezer.rol]?.LEZEN) return { ...record, uitkomst: 'TOEGESTAAN' };
  const beslissing = await opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', { ...record, uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' }, traceparent));
  throw new Probleem('NIET_BEVOEGD', { beslissing });
};

/** Reads what is about nobody and puts on record who read it; what is refused or fails was not read. */
export const leesAlgemeen = async <R>(delen: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag'>, lezing: Lezing, lezer: Lezer, traceparent: string, lees: () => Promise<R>): Promise<R> => {
  const record = await eisAlgemeen(delen, lezing, lezer, traceparent);
  const gelezen = await lees();
  await delen.opslag.transactie((tx) => schrijfLogboek(tx, 'VERSTREKKING', record, traceparent));
  return gelezen;
};
