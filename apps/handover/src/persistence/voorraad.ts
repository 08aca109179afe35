import { In } from 'typeorm';
import type { InBericht } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';
import { OverdrachtRij } from './overdracht.entity';
import { SituatiePeriodeRij, SituatieRij } from './situatie.entity';

export type Gelezen = { readonly zaken: readonly OverdrachtRij[]; readonly situatie: SituatieRij | null; readonly perioden: readonly SituatiePeriodeRij[] };
type Deel = keyof Gelezen;
type Voorraad = Map<string, Partial<Gelezen>>;

/** Per transaction, and gone with it. */
const voorraden = new WeakMap<object, Voorraad>();

const naam = (inwonerRef: string, zaakId: string | undefined, deel: Deel): string => (deel === 'zaken' ? `${inwonerRef}|${zaakId}` : inwonerRef);

/** What was read beforehand, once: after that it may have been changed in the same transaction. */
export const neem = <D extends Deel>({ em }: Tx, deel: D, inwonerRef: string, zaakId?: string): Gelezen[D] | undefined => {
  const gelezen = voorraden.get(em)?.get(naam(inwonerRef, zaakId, deel));
  const waarde = gelezen?.[deel];
  if (gelezen) delete gelezen[deel];
  return waarde;
};

/** Messages about a resident of whom there is only one in the group: what one of two writes the other must read. */
const metEigenInwoner = (invoeren: readonly InBericht[]): { inwonerRef: string; zaakId: string | undefined }[] => {
  const aantal = new Map<string, number>();
  for (const { bericht } of invoeren) aantal.set(bericht.data.inwonerRef ?? '', (aantal.get(bericht.data.inwonerRef ?? '') ?? 0) + 1);
  return invoeren.flatMap(({ bericht: { data } }) => (data.inwonerRef && aantal.get(data.inwonerRef) === 1 ? [{ inwonerRef: data.inwonerRef, zaakId: data.zaakId }] : []));
};

const perInwoner = <T extends { readonly inwonerRef: string }>(rijen: readonly T[]): Map<string, T[]> => {
  const uit = new Map<string, T[]>();
  for (const rij of rijen) uit.set(rij.inwonerRef, [...(uit.get(rij.inwonerRef) ?? []), rij]);
  return uit;
};

/** Reads for a whole group at once what its messages will ask for: three questions instead of three per message. */
export const leesVooraf = async ({ em }: Tx, invoeren: readonly InBericht[]): Promise<void> => {
  const wie = metEigenInwoner(invoeren);
  if (wie.length === 0) return;
  const [refs, zaakIds] = [wie.map(({ inwonerRef }) => inwonerRef), wie.flatMap(({ zaakId }) => zaakId ?? [])];
  const zaken = await em.find(OverdrachtRij, { where: [{ zaakId: In(zaakIds) }, { inwonerRef: In(refs) }] });
  const situaties = perInwoner(await em.findBy(SituatieRij, { inwonerRef: In(refs) }));
  const perioden = perInwoner(await em.find(SituatiePeriodeRij, { where: { inwonerRef: In(refs) }, order: { vanaf: 'ASC' } }));
  const voorraad: Voorraad = new Map();
  for (const { inwonerRef, zaakId } of wie) {
    voorraad.set(naam(inwonerRef, zaakId, 'zaken'), { zaken: zaken.filter((rij) => rij.zaakId === zaakId || rij.inwonerRef === inwonerRef) });
    voorraad.set(inwonerRef, { situatie: situaties.get(inwonerRef)?.[0] ?? null, perioden: perioden.get(inwonerRef) ?? [] });
  }
  voorraden.set(em, voorraad);
};
