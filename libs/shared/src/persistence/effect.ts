import { bekendeSoort } from '../contracts/catalogus';
import type { Retour, Uitkomst } from '../contracts/intern';
import { schrijfLogboek, type Beslissingsrecord } from '../logboek/logboek';
import { publicatieVanFeit, publicatieVanRetour } from '../messaging/codec';
import { schrijfUit } from './outbox';
import { faalpunt } from '../operations/faalpunt';
import type { Handle, Resultaat } from './runner.types';
import { wisTimers, zetTimers } from './timers';
import type { Tx } from './tx';
import { wekWachtenden } from './wachtend';
import type { Werk } from './werk';

/** The return message, in the outbox. One per released message, and one per waiting state. */
export const schrijfRetour = async (tx: Tx, { invoer: { bericht }, volgorde, traceparent }: Werk, uitkomst: Uitkomst): Promise<void> => {
  const retour: Retour = { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst };
  await schrijfUit(tx, [publicatieVanRetour(retour, bekendeSoort(bericht.type).context, { traceparent })], volgorde);
};

/** The outcome given earlier to this very message, if it was handled. */
export const eerdereUitkomst = async (tx: Tx, { invoer: { bericht } }: Werk): Promise<Uitkomst | undefined> => {
  const [rij] = await tx.em.query<{ retour: Uitkomst }[]>('SELECT retour FROM inbox WHERE handler = $1 AND source = $2 AND id = $3', [
    bericht.type,
    bericht.source,
    bericht.id,
  ]);
  return rij?.retour;
};

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

/** Everything a decision leaves behind: log, timers, inbox row, facts first and then the return message. */
export const schrijfEffect = async (tx: Tx, werk: Werk, resultaat: Resultaat): Promise<string[]> => {
  const { bericht } = werk.invoer;
  const { uitkomst, feiten, beslissing, traceparent } = { ...resultaat, traceparent: werk.traceparent };
  await schrijfLogboek(tx, beslissing ? 'BESLISSING' : 'VERWERKING', beslissing ?? recordVan(werk, uitkomst), traceparent);
  await wisTimers(tx, resultaat.wisTimers ?? []);
  await zetTimers(tx, resultaat.zetTimers ?? []);
  await tx.em.query('INSERT INTO inbox (handler, source, id, retour) VALUES ($1, $2, $3, $4)', [bericht.type, bericht.source, bericht.id, JSON.stringify(uitkomst)]);
  await schrijfUit(tx, feiten.map((feit) => publicatieVanFeit(feit, { traceparent })), werk.volgorde);
  await schrijfRetour(tx, werk, uitkomst);
  faalpunt('inbox.voorCommit');
  return wekWachtenden(tx, werk);
};

/** Lets the handler decide. When it must wait, whatever it wrote is undone: waiting leaves no effect. */
export const beslis = async (tx: Tx, { invoer }: Werk, handle: Handle): Promise<Resultaat> => {
  await tx.em.query('SAVEPOINT beslissing');
  const resultaat = await handle(tx, invoer);
  if (resultaat.uitkomst.status === 'WACHT_OP') await tx.em.query('ROLLBACK TO SAVEPOINT beslissing');
  return resultaat;
};
