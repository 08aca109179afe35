import { In, Not } from 'typeorm';
import type { VerzegeldeData } from '#shared/contracts/bericht';
import type { Tx } from '#shared/persistence/tx';
import { OPEN } from '../domain/overdracht';
import type { Dossier, Event, Overdracht } from '../domain/overdracht.types';
import { OverdrachtRij, type ZaakSecties } from './overdracht.entity';
import { Botsing } from './situatie.store';

export type OpgeslagenZaak = { readonly rij: OverdrachtRij | null; readonly zaakVanAnder: boolean; readonly andereZaakOpen: boolean };

/** The case of this resident; of somebody else's case only that it is somebody else's. */
export const laadZaak = async ({ em }: Tx, inwonerRef: string, zaakId: string): Promise<OpgeslagenZaak> => {
  const rij = await em.findOneBy(OverdrachtRij, { zaakId });
  const eigen = rij?.inwonerRef === inwonerRef ? rij : null;
  const andereZaakOpen = await em.existsBy(OverdrachtRij, { inwonerRef, zaakId: Not(zaakId), status: In([...OPEN]) });
  return { rij: eigen, zaakVanAnder: rij !== null && eigen === null, andereZaakOpen };
};

export const naarOverdracht = ({ secties: _s, versie: _v, ...rij }: OverdrachtRij, dossier: Dossier): Overdracht => ({ ...rij, dossier });

/** What this message brings takes the place of what lay there; the explanation of an exception does not replace the form. */
const sectiesNa = (was: ZaakSecties, events: readonly Event[], data: VerzegeldeData): ZaakSecties => {
  const { contact, formulier, belastbaarheid } = data;
  if (!events.some(({ type }) => type === 'voorgesteld' || type === 'onderbouwd')) return was;
  return { ...was, ...(contact ? { contact } : {}), ...(formulier ? { formulier } : {}), ...(belastbaarheid ? { belastbaarheid } : {}) };
};

export const bewaarZaak = async ({ em }: Tx, was: OverdrachtRij | null, zaak: Overdracht, events: readonly Event[], data: VerzegeldeData): Promise<void> => {
  const { dossier: _dossier, zaakId, ...velden } = zaak;
  const versie = (was?.versie ?? 0) + 1;
  const rij = { ...velden, versie, secties: sectiesNa(was?.secties ?? {}, events, data) };
  if (!was) {
    await em.insert(OverdrachtRij, { zaakId, ...rij });
    return;
  }
  const { affected } = await em.update(OverdrachtRij, { zaakId, versie: was.versie }, rij);
  if (affected !== 1) throw new Botsing('overdracht');
};
