import { NietNu } from '../messaging/fouten';
import { foutVeld, type Logger } from '../operations/logger';
import { isDatabaseWeg, oorzaakVan } from './databasefout';
import { eerdereUitkomst, schrijfRetour } from './effect';
import type { Tx } from './tx';
import { BEHEER, leesRijen, wachtUitkomst, zetWachtend } from './wachtend';
import type { Werk } from './werk';

export type Mislukking = { readonly werk: Werk; readonly fout: unknown; readonly logger: Logger; readonly herkansingenMs?: readonly number[] };
type OnderSlot = (fn: (tx: Tx) => Promise<void>) => Promise<void>;

const HERKANSINGEN_MS = [1_000, 5_000, 30_000, 120_000, 600_000];

const schrijf = async (tx: Tx, { werk, fout, logger, herkansingenMs = HERKANSINGEN_MS }: Mislukking): Promise<void> => {
  if (await eerdereUitkomst(tx, werk)) return;
  const poging = ((await leesRijen(tx, werk)).eigen?.poging ?? 0) + 1;
  const beurtOverMs = herkansingenMs[poging - 1];
  const soort = beurtOverMs === undefined ? 'GEPARKEERD' : 'HERKANSING';
  await zetWachtend(tx, werk, { soort, oorzaak: oorzaakVan(fout), poging, beurtOverMs });
  if (soort === 'GEPARKEERD') await schrijfRetour(tx, werk, wachtUitkomst(BEHEER));
  const { type, id } = werk.invoer.bericht;
  logger.error({ type, berichtId: id, poging, status: soort, fout: foutVeld(fout) }, 'message failed');
};

/** The one home of failure: the table `wachtend`. When even that cannot be written the message stays with the broker, so it throws. */
export const bewaarFout = async (mislukking: Mislukking, onderSlot: OnderSlot): Promise<void> => {
  if (isDatabaseWeg(mislukking.fout)) throw new NietNu('database away');
  try {
    await onderSlot((tx) => schrijf(tx, mislukking));
  } catch (tweede) {
    throw isDatabaseWeg(tweede) ? new NietNu('database away') : tweede;
  }
};
