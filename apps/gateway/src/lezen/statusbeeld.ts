import { CODES, isCode } from '#shared/contracts/codes';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Journaalrij, Stap } from '../persistence/journaal';

/** What the sender sees of its message: the body of GET /v1/berichten/{id} and of a 200 on POST (contract.md §2). */
export const statusbeeld = (rij: Journaalrij, stappen: readonly Stap[]): Record<string, unknown> => {
  const { uitkomst } = rij;
  const uitleg = uitkomst?.code !== undefined && isCode(uitkomst.code) ? CODES[uitkomst.code] : undefined;
  const toelichting = uitkomst?.toelichting ?? uitleg?.oorzaak;
  const isNieuweInwoner = rij.status === 'VERWERKT' && bekendeSoort(rij.type).inwoner === 'nieuw';
  return {
    id: rij.id,
    status: rij.status === 'VRIJGEGEVEN' ? 'ONTVANGEN' : rij.status,
    afwijkingen: uitkomst?.afwijkingen ?? [],
    ...(uitkomst?.wachtOp ? { wachtOp: uitkomst.wachtOp } : {}),
    ...(uitkomst?.code ? { code: uitkomst.code } : {}),
    ...(toelichting ? { toelichting } : {}),
    ...(uitleg ? { uitleg: uitleg.herstel } : {}),
    ...(uitkomst?.beleid ? { beleid: uitkomst.beleid } : {}),
    ...(uitkomst?.letOp?.length ? { letOp: uitkomst.letOp } : {}),
    ...uitkomst?.antwoord,
    ...(rij.beslissing ? { beslissing: rij.beslissing } : {}),
    ...(isNieuweInwoner ? { inwonerRef: rij.inwonerRef } : {}),
    stappen: stappen.map(({ stap, op }) => ({ stap, op: op.toISOString() })),
  };
};
