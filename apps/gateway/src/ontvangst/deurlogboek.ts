import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Code } from '#shared/contracts/codes';
import { isSectie, UUID_PATROON } from '#shared/contracts/vorm.schema';
import type { Beslissingsrecord } from '#shared/logboek/logboek';
import type { Probleem } from '../http/probleem';
import type { Beller, Herkend } from '../toegang/beller';

const UUID = new RegExp(UUID_PATROON);
const uuid = (waarde: unknown): string | undefined => (typeof waarde === 'string' && UUID.test(waarde) ? waarde : undefined);

type Losse = { data?: { inwonerRef?: unknown; zaakId?: unknown; gemeente?: unknown } | null } | null;

/** Sections that the refusal names, without their values. */
const oordelen = ({ opties }: Probleem): NonNullable<Beslissingsrecord['oordelen']> =>
  (opties.fouten ?? []).flatMap(({ pad, code }) => {
    const [, categorie = ''] = /^data\.([a-z]+)$/.exec(pad) ?? [];
    return isSectie(categorie) ? [{ categorie, toegestaan: false, code }] : [];
  });

/** The record of a refusal at the door. A refused message may say anything, so only what is surely opaque is taken over. */
export const weigeringsrecord = (activiteit: string, ruw: unknown, { aansluiting, persoon, leverancierOin }: Beller, probleem: Probleem): Beslissingsrecord => {
  const data = (ruw as Losse)?.data ?? {};
  const inwonerRef = uuid(data.inwonerRef);
  const zaakId = uuid(data.zaakId);
  const gemeente = aansluiting.gemeenten.find((naam) => naam === data.gemeente);
  return {
    activiteit,
    uitkomst: 'GEWEIGERD',
    code: probleem.code,
    aansluiting: aansluiting.naam,
    oordelen: oordelen(probleem),
    ...(persoon ? { actor: persoon.actorId } : {}),
    ...(leverancierOin ? { leverancier: leverancierOin } : {}),
    ...(inwonerRef ? { inwonerRef } : {}),
    ...(zaakId ? { zaakId } : {}),
    ...(gemeente ? { gemeente } : {}),
  };
};

export const aannamerecord = ({ data }: VerzegeldBericht, { aansluiting, leverancierOin }: Herkend, code: Code | undefined): Beslissingsrecord => ({
  activiteit: 'bericht.aannemen',
  uitkomst: code ? 'GEWEIGERD' : 'TOEGESTAAN',
  actor: data.afzender.actorId,
  aansluiting: aansluiting.naam,
  gemeente: data.gemeente,
  ...(leverancierOin ? { leverancier: leverancierOin } : {}),
  ...(code ? { code } : {}),
  ...(data.inwonerRef ? { inwonerRef: data.inwonerRef } : {}),
  ...(data.zaakId ? { zaakId: data.zaakId } : {}),
});
