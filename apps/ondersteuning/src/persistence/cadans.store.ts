import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import type { Cadans } from '../domain/cadans';
import { CadansRij } from './cadans.entity';

export const laadCadans = ({ em }: Tx, inwonerRef: string): Promise<CadansRij | null> => em.findOneBy(CadansRij, { inwonerRef });

export const naarCadans = ({ versie: _versie, ...cadans }: CadansRij): Cadans => cadans;

export const bewaarCadans = async ({ em }: Tx, was: CadansRij | null, { inwonerRef, ...velden }: Cadans): Promise<void> => {
  if (!was) {
    await em.insert(CadansRij, { inwonerRef, ...velden, versie: 1 });
    return;
  }
  const { affected } = await em.update(CadansRij, { inwonerRef, versie: was.versie }, { ...velden, versie: was.versie + 1 });
  if (affected !== 1) throw new Botsing('cadans');
};
