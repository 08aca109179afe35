import type { BerichtSleutel, Verzegeld, VerzegeldBericht } from '#shared/contracts/bericht';
import { VERZEGELDE_SECTIES } from '#shared/contracts/bericht';
import { gebeurtenisVan } from '#shared/contracts/lezen';
import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import type { Verzoek } from '../domain/verzoek.types';
import { VerzoekRij, type Verzoeksecties } from './verzoek.entity';

export type Opgeslagen = { readonly rij: VerzoekRij | null; readonly zaakVanAnder: boolean };

/** The request of this resident; of somebody else's only that it is somebody else's. */
export const laadVerzoek = async ({ em }: Tx, inwonerRef: string, zaakId: string): Promise<Opgeslagen> => {
  const rij = await em.findOneBy(VerzoekRij, { zaakId });
  const eigen = rij?.inwonerRef === inwonerRef ? rij : null;
  return { rij: eigen, zaakVanAnder: rij !== null && eigen === null };
};

export const laadVerzoekenVan = ({ em }: Tx, inwonerRef: string): Promise<VerzoekRij[]> => em.find(VerzoekRij, { where: { inwonerRef }, order: { zaakId: 'ASC' } });

export const naarVerzoek = ({ bron: _b, secties: _s, gewist: _g, versie: _v, ...verzoek }: VerzoekRij): Verzoek => verzoek;

const schrijf = async ({ em }: Tx, was: VerzoekRij | null, { zaakId, verloop, ...verzoek }: Verzoek, bewaard: Pick<VerzoekRij, 'bron' | 'secties'>): Promise<void> => {
  const velden = { ...verzoek, verloop, ...bewaard };
  if (!was) {
    await em.insert(VerzoekRij, { zaakId, ...velden, versie: 1 });
    return;
  }
  const { affected } = await em.update(VerzoekRij, { zaakId, versie: was.versie }, { ...velden, versie: was.versie + 1 });
  if (affected !== 1) throw new Botsing('verzoek');
};

const sectiesUit = ({ type, data }: VerzegeldBericht): Verzoeksecties =>
  Object.fromEntries(VERZEGELDE_SECTIES.flatMap((sectie): [string, Verzegeld][] => (data[sectie] ? [[`${gebeurtenisVan(type)}.${sectie}`, data[sectie]]] : [])));

/** Lays a step with the request; sealed sections take the place of what the same event brought before. */
export const bewaarVerzoek = (tx: Tx, was: VerzoekRij | null, verzoek: Verzoek, bericht: VerzegeldBericht): Promise<void> => {
  const { source, id } = bericht;
  return schrijf(tx, was, verzoek, { bron: was?.bron ?? { source, id }, secties: { ...was?.secties, ...sectiesUit(bericht) } });
};

/** Without new content: it moved out of reach, or ended. */
export const bewaarStand = (tx: Tx, was: VerzoekRij, verzoek: Verzoek, secties: Verzoeksecties = was.secties): Promise<void> => schrijf(tx, was, verzoek, { bron: was.bron, secties });

const isUit = (bron: BerichtSleutel, { source, id }: BerichtSleutel): boolean => bron.source === source && bron.id === id;

export const isGeopendDoor = ({ bron }: VerzoekRij, sleutel: BerichtSleutel): boolean => isUit(bron, sleutel);

/** What is left of the sealed sections once those of the recalled message are gone (M-18). */
export const sectiesZonder = ({ secties }: VerzoekRij, sleutel: BerichtSleutel): Verzoeksecties => Object.fromEntries(Object.entries(secties).filter(([, { herkomst }]) => !isUit(herkomst, sleutel)));
