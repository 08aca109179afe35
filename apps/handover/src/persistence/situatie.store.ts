import type { SituatieStand } from '#shared/contracts/intern';
import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import type { Periode } from '../domain/situatie';
import { SituatiePeriodeRij, SituatieRij } from './situatie.entity';
import { neem } from './voorraad';

export type Situatie = { readonly versie: number; readonly perioden: readonly Periode[] };

const naarPeriode = ({ inwonerRef: _, onderUwvBegeleiding, uitvoerder, definitieVersie, ...periode }: SituatiePeriodeRij): Periode => ({
  ...periode,
  ...(onderUwvBegeleiding === null ? {} : { onderUwvBegeleiding }),
  ...(uitvoerder === null || definitieVersie === null ? {} : { uitvoerder, definitieVersie }),
});

/** Version 0 and no periods: a resident nobody has registered. */
export const laadSituatie = async (tx: Tx, inwonerRef: string): Promise<Situatie> => {
  const vooraf = neem(tx, 'situatie', inwonerRef);
  const rij = vooraf === undefined ? await tx.em.findOneBy(SituatieRij, { inwonerRef }) : vooraf;
  if (!rij) return { versie: 0, perioden: [] };
  const perioden = neem(tx, 'perioden', inwonerRef) ?? (await tx.em.find(SituatiePeriodeRij, { where: { inwonerRef }, order: { vanaf: 'ASC' } }));
  return { versie: rij.versie, perioden: perioden.map(naarPeriode) };
};

const bewaarVersie = async ({ em }: Tx, inwonerRef: string, gemeente: string, versie: number): Promise<void> => {
  if (versie === 1) {
    await em.insert(SituatieRij, { inwonerRef, gemeente, versie });
    return;
  }
  const { affected } = await em.update(SituatieRij, { inwonerRef, versie: versie - 1 }, { versie, gemeente });
  if (affected !== 1) throw new Botsing('situatie');
};

/** Replaces the whole dated situatie by its next version, and gives it as the gateway must know it. */
export const bewaarSituatie = async (tx: Tx, inwonerRef: string, was: Situatie, perioden: readonly Periode[]): Promise<SituatieStand> => {
  const versie = was.versie + 1;
  const laatste = perioden.at(-1);
  if (!laatste) throw new Error('a situatie without periods is never stored');
  await bewaarVersie(tx, inwonerRef, laatste.gemeente, versie);
  await tx.em.delete(SituatiePeriodeRij, { inwonerRef });
  await tx.em.insert(SituatiePeriodeRij, perioden.map((periode) => ({ inwonerRef, ...periode })));
  return { inwonerRef, versie, perioden };
};
