import { bekendeSoort } from '../contracts/catalogus';
import type { InBericht, Retour, Uitkomst } from '../contracts/intern';
import { schrijfLogboeken, type Beslissingsrecord, type Logregel } from '../logboek/logboek';
import { publicatieVanFeit, publicatieVanRetour } from '../messaging/codec';
import { schrijfUitgaand, type Uitgaand } from './outbox';
import { faalpunt } from '../operations/faalpunt';
import type { Handle, Resultaat } from './runner.types';
import { wisTimers, zetTimers, type TimerRij, type Timersleutel } from './timers';
import type { Tx } from './tx';
import { wekWachtenden } from './wachtend';
import type { Werk } from './werk';

/** The return message. One per released message, and one per waiting state. */
export const retourVan = ({ invoer: { bericht }, volgorde, traceparent }: Werk, uitkomst: Uitkomst): Uitgaand => {
  const retour: Retour = { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst };
  return { publicatie: publicatieVanRetour(retour, bekendeSoort(bericht.type).context, { traceparent }), volgorde };
};

export const schrijfRetour = (tx: Tx, werk: Werk, uitkomst: Uitkomst): Promise<void> => schrijfUitgaand(tx, [retourVan(werk, uitkomst)]);

const EERDER = `
SELECT plaats::int, retour FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS b(handler, source, id, plaats) JOIN inbox USING (handler, source, id)`;

/** The outcomes given earlier to these very messages; undefined for one that was not handled. */
export const eerdereUitkomsten = async (tx: Tx, werken: readonly Werk[]): Promise<(Uitkomst | undefined)[]> => {
  const berichten = werken.map(({ invoer }) => invoer.bericht);
  const rijen = await tx.em.query<{ plaats: number; retour: Uitkomst }[]>(EERDER, [berichten.map(({ type }) => type), berichten.map(({ source }) => source), berichten.map(({ id }) => id)]);
  const opPlaats = new Map(rijen.map(({ plaats, retour }) => [plaats, retour]));
  return werken.map((_, i) => opPlaats.get(i + 1));
};

export const eerdereUitkomst = async (tx: Tx, werk: Werk): Promise<Uitkomst | undefined> => (await eerdereUitkomsten(tx, [werk]))[0];

const recordVan = ({ invoer: { bericht, stempel } }: Werk, { status, code, beleid }: Uitkomst): Beslissingsrecord => ({
  activiteit: bericht.type,
  uitkomst: status === 'VERWERKT' ? 'TOEGESTAAN' : 'GEWEIGERD',
  actor: bericht.data.afzender.actorId,
  aansluiting: stempel.aansluiting,
  gemeente: bericht.data.gemeente,
  ...(code ? { code } : {}),
  ...(beleid ? { beleid } : {}),
  ...(bericht.data.inwonerRef ? { inwonerRef: bericht.data.inwonerRef } : {}),
  ...(bericht.data.zaakId ? { zaakId: bericht.data.zaakId } : {}),
});

export type Effect = { readonly werk: Werk; readonly resultaat: Resultaat };

const logregelVan = ({ werk, resultaat: { beslissing, uitkomst } }: Effect): Logregel => ({
  soort: beslissing ? 'BESLISSING' : 'VERWERKING',
  record: beslissing ?? recordVan(werk, uitkomst),
  trace: werk.traceparent,
});

/** What is left of each timer after all these effects, in order. */
const schrijfTimers = async (tx: Tx, effecten: readonly Effect[]): Promise<void> => {
  const stand = new Map<string, { readonly sleutel: Timersleutel; readonly rij: TimerRij | null }>();
  const zet = (sleutel: Timersleutel, rij: TimerRij | null): void => void stand.set(JSON.stringify([sleutel.soort, sleutel.sleutel]), { sleutel, rij });
  for (const { resultaat } of effecten) {
    for (const sleutel of resultaat.wisTimers ?? []) zet(sleutel, null);
    for (const rij of resultaat.zetTimers ?? []) zet(rij, rij);
  }
  const eind = [...stand.values()];
  await wisTimers(tx, eind.flatMap(({ sleutel, rij }) => (rij ? [] : [sleutel])));
  await zetTimers(tx, eind.flatMap(({ rij }) => rij ?? []));
};

const schrijfInbox = async ({ em }: Tx, effecten: readonly Effect[]): Promise<void> => {
  const berichten = effecten.map(({ werk }) => werk.invoer.bericht);
  await em.query('INSERT INTO inbox (handler, source, id, retour) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::json[])', [
    berichten.map(({ type }) => type),
    berichten.map(({ source }) => source),
    berichten.map(({ id }) => id),
    effecten.map(({ resultaat }) => JSON.stringify(resultaat.uitkomst)),
  ]);
};

const uitgaandVan = ({ werk, resultaat: { feiten, uitkomst } }: Effect): Uitgaand[] => [
  ...feiten.map((feit) => ({ publicatie: publicatieVanFeit(feit, { traceparent: werk.traceparent }), volgorde: werk.volgorde })),
  retourVan(werk, uitkomst),
];

/**
 * Everything these decisions leave behind: log, timers, inbox rows, and of each its facts first and then the return message;
 * one statement per kind, whatever their number. Gives the keys that may try again.
 */
export const schrijfEffecten = async (tx: Tx, effecten: readonly Effect[], ookUit: readonly Uitgaand[] = []): Promise<string[]> => {
  if (effecten.length > 0) {
    await schrijfLogboeken(tx, effecten.map(logregelVan));
    await schrijfTimers(tx, effecten);
    await schrijfInbox(tx, effecten);
  }
  await schrijfUitgaand(tx, [...effecten.flatMap(uitgaandVan), ...ookUit]);
  faalpunt('inbox.voorCommit');
  return wekWachtenden(tx, effecten.map(({ werk }) => werk));
};

export const schrijfEffect = (tx: Tx, werk: Werk, resultaat: Resultaat): Promise<string[]> => schrijfEffecten(tx, [{ werk, resultaat }]);

/** Lets the handler decide, after a savepoint `beslissing`. When it must wait, whatever it wrote is undone: waiting leaves no effect. */
export const beslis = async (tx: Tx, { invoer }: Werk, handlerVan: (invoer: InBericht) => Handle): Promise<Resultaat> => {
  const resultaat = await handlerVan(invoer)(tx, invoer);
  if (resultaat.uitkomst.status === 'WACHT_OP') await tx.em.query('ROLLBACK TO SAVEPOINT beslissing');
  return resultaat;
};
