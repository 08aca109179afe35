import { openSectie, VerzegelingFout } from '#shared/privacy/verzegeling';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import type { BerichtSleutel, VerzegeldBericht, Verzegeld } from '#shared/contracts/bericht';
import type { Tx } from '#shared/persistence/tx';
import { SituatieRij, type ContactPerKant } from './situatie.entity';

const open = (bericht: VerzegeldBericht, contact: Verzegeld, ring: Sleutelring): string | null => {
  try {
    const velden = openSectie({ ...bericht, data: { ...bericht.data, contact } }, 'contact', ring) ?? {};
    return JSON.stringify(Object.entries(velden).sort(([a], [b]) => a.localeCompare(b)));
  } catch (fout) {
    // What cannot be read any more is told anew; what is wrong with the message itself is not for here to hide.
    if (fout instanceof VerzegelingFout && contact !== bericht.data.contact) return null;
    throw fout;
  }
};

const laad = async ({ em }: Tx, inwonerRef: string): Promise<ContactPerKant> => (await em.findOneBy(SituatieRij, { inwonerRef }))?.contact ?? {};

/**
 * Whether this side says something new about how to reach the resident; then it is kept, sealed as it came, so that the same
 * registration again tells nobody. Per side, or two registers that differ would answer each other every night.
 */
export const isNieuwContact = async (tx: Tx, bericht: VerzegeldBericht, kant: string, ring: Sleutelring): Promise<boolean> => {
  const { contact, inwonerRef = '' } = bericht.data;
  if (!contact) return false;
  const bekend = await laad(tx, inwonerRef);
  const eerder = bekend[kant];
  if (eerder && open(bericht, eerder, ring) === open(bericht, contact, ring)) return false;
  await tx.em.update(SituatieRij, { inwonerRef }, { contact: { ...bekend, [kant]: contact } });
  return true;
};

/** M-18: what a recalled registration said is gone. */
export const wisContact = async (tx: Tx, inwonerRef: string, { source, id }: BerichtSleutel): Promise<void> => {
  const bekend = await laad(tx, inwonerRef);
  const over = Object.fromEntries(Object.entries(bekend).filter(([, { herkomst }]) => herkomst.source !== source || herkomst.id !== id));
  if (Object.keys(over).length < Object.keys(bekend).length) await tx.em.update(SituatieRij, { inwonerRef }, { contact: over });
};
