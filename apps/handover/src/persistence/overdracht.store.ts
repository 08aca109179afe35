import { In } from 'typeorm';
import type { BerichtSleutel, VerzegeldBericht, VerzegeldeData } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import { OPEN } from '../domain/overdracht';
import type { Dossier, Event, Overdracht } from '../domain/overdracht.types';
import { neem } from './voorraad';
import { alleDelen, OverdrachtRij, type Antwoordreden, type VerzegeldeDelen, type ZaakSecties } from './overdracht.entity';

export type OpgeslagenZaak = {
  readonly rij: OverdrachtRij | null;
  readonly zaakVanAnder: boolean;
  readonly andereZaakOpen: boolean;
  readonly laatstIngegaan: Datum | null;
};

const laatsteStart = (rijen: readonly OverdrachtRij[], gemeente: string): Datum | null =>
  rijen.reduce<Datum | null>((laatste, rij) => {
    const { startdatum } = rij;
    const telt = rij.gemeente === gemeente && rij.status === 'INGEGAAN' && startdatum !== null;
    return telt && (laatste === null || startdatum > laatste) ? startdatum : laatste;
  }, null);

/** The case of this resident; of somebody else's case only that it is somebody else's. One question: a resident has few cases. */
export const laadZaak = async (tx: Tx, { inwonerRef = '', zaakId = '', gemeente }: VerzegeldeData): Promise<OpgeslagenZaak> => {
  const rijen = neem(tx, 'zaken', inwonerRef, zaakId) ?? (await tx.em.find(OverdrachtRij, { where: [{ zaakId }, { inwonerRef }] }));
  const rij = rijen.find((een) => een.zaakId === zaakId) ?? null;
  const vanInwoner = rijen.filter((een) => een.inwonerRef === inwonerRef);
  const eigen = rij?.inwonerRef === inwonerRef ? rij : null;
  return {
    rij: eigen,
    zaakVanAnder: rij !== null && eigen === null,
    andereZaakOpen: vanInwoner.some((een) => een.zaakId !== zaakId && OPEN.includes(een.status)),
    laatstIngegaan: eigen ? null : laatsteStart(vanInwoner, gemeente),
  };
};

/** At most one (SM-1). */
export const laadOpenZaak = ({ em }: Tx, inwonerRef: string): Promise<OverdrachtRij | null> => em.findOneBy(OverdrachtRij, { inwonerRef, status: In([...OPEN]) });

const isVan = (sleutel: BerichtSleutel | null, { source, id }: BerichtSleutel): boolean => sleutel?.source === source && sleutel.id === id;

/** The cases in which something lies that this message brought. */
export const laadZakenMet = async ({ em }: Tx, inwonerRef: string, bericht: BerichtSleutel): Promise<OverdrachtRij[]> => {
  const rijen = await em.findBy(OverdrachtRij, { inwonerRef });
  return rijen.filter(({ secties, voorstelBericht }) => isVan(voorstelBericht, bericht) || alleDelen(secties).some(({ herkomst }) => isVan(herkomst, bericht)));
};

export const isHuidigVoorstel = ({ voorstelBericht }: OverdrachtRij, bericht: BerichtSleutel): boolean => isVan(voorstelBericht, bericht);

const zonder = (delen: VerzegeldeDelen, bericht: BerichtSleutel): VerzegeldeDelen =>
  Object.fromEntries(Object.entries(delen).filter(([, { herkomst }]) => !isVan(herkomst, bericht)));

export const gewist = ({ bij = {}, ...eigen }: ZaakSecties, bericht: BerichtSleutel): ZaakSecties => ({
  ...zonder(eigen, bericht),
  bij: Object.fromEntries(Object.entries(bij).map(([gebeurtenis, delen]) => [gebeurtenis, zonder(delen, bericht)])),
});

export const naarOverdracht = ({ secties: _s, voorstelBericht: _b, antwoord: _a, versie: _v, ...rij }: OverdrachtRij, dossier: Dossier): Overdracht => ({ ...rij, dossier });

const INDIENING: readonly Event['type'][] = ['voorgesteld', 'aanleiding.gemeld'];
const DOSSIER: readonly Event['type'][] = [...INDIENING, 'onderbouwd'];
/** What these bring lies beside the form and the evidence: it explains a step, and takes the place of neither. */
const BIJ: readonly Event['type'][] = ['uitzondering.voorgelegd', 'driegesprek.gepland', 'driegesprek.gehouden'];

const delenVan = ({ contact, formulier, belastbaarheid }: VerzegeldeData): VerzegeldeDelen => ({
  ...(contact ? { contact } : {}),
  ...(formulier ? { formulier } : {}),
  ...(belastbaarheid ? { belastbaarheid } : {}),
});

/** What this message brings takes the place of what lay there. The ground of an aanleiding is no evidence, so it lies apart. */
const sectiesNa = (was: ZaakSecties, events: readonly Event[], data: VerzegeldeData): ZaakSecties => {
  const { belastbaarheid, ...rest } = delenVan(data);
  const type = events[0]?.type;
  if (type === undefined) return was;
  if (type === 'aanleiding.gemeld') return { ...was, ...rest, bij: { ...was.bij, ...(belastbaarheid ? { [type]: { belastbaarheid } } : {}) } };
  if (DOSSIER.includes(type)) return { ...was, ...delenVan(data) };
  return BIJ.includes(type) ? { ...was, bij: { ...was.bij, [type]: delenVan(data) } } : was;
};

const NEE: readonly Event['type'][] = ['teruggestuurd', 'nietOvergenomen', 'ingetrokken'];

const antwoordNa = (was: Antwoordreden | null, events: readonly Event[], { verloop }: VerzegeldeData): Antwoordreden | null => {
  if (events.some(({ type }) => INDIENING.includes(type))) return null;
  if (!events.some(({ type }) => NEE.includes(type))) return was;
  const { redencode, ontbrekend } = (verloop ?? {}) as Antwoordreden;
  return { ...(redencode ? { redencode } : {}), ...(ontbrekend ? { ontbrekend } : {}) };
};

export const bewaarZaak = async (tx: Tx, was: OverdrachtRij | null, zaak: Overdracht, events: readonly Event[], { source, id, data }: VerzegeldBericht): Promise<void> => {
  const { dossier: _dossier, zaakId, ...velden } = zaak;
  const ingediend = events.some(({ type }) => INDIENING.includes(type));
  const voorstelBericht = ingediend ? { source, id } : (was?.voorstelBericht ?? null);
  const rij = { ...velden, voorstelBericht, antwoord: antwoordNa(was?.antwoord ?? null, events, data), secties: sectiesNa(was?.secties ?? {}, events, data) };
  if (was) await wijzigZaak(tx, was, rij);
  else await tx.em.insert(OverdrachtRij, { zaakId, ...rij, versie: 1 });
};

export const wijzigZaak = async ({ em }: Tx, { zaakId, versie }: OverdrachtRij, wijziging: Partial<OverdrachtRij>): Promise<void> => {
  const { affected } = await em.update(OverdrachtRij, { zaakId, versie }, { ...wijziging, versie: versie + 1 });
  if (affected !== 1) throw new Botsing('overdracht');
};
