import { ROLLEN, SECTIES, type Rol, type VerzegeldBericht } from '#shared/contracts/bericht';
import { berichtsoort } from '#shared/contracts/catalogus';
import type { Code } from '#shared/contracts/codes';
import { isSectie, UUID_PATROON } from '#shared/contracts/vorm.schema';
import type { Beslissingsrecord } from '#shared/logboek/logboek';
import type { Datum } from '#shared/kernel/datum';
import type { Privacykader } from '#shared/privacy/kader';
import type { Probleem } from '../http/probleem';
import type { Beller, Herkend } from '../toegang/beller';

const UUID = new RegExp(UUID_PATROON);
const uuid = (waarde: unknown): string | undefined => (typeof waarde === 'string' && UUID.test(waarde) ? waarde : undefined);

type Losse = { id?: unknown; type?: unknown; data?: { inwonerRef?: unknown; zaakId?: unknown; gemeente?: unknown; doel?: unknown; afzender?: { rol?: unknown } | null } | null } | null;
/** The framework and the day it was judged by. */
export type Maatstaf = { readonly kader: Pick<Privacykader, 'id' | 'versie'>; readonly dag: Datum };

const gemetenMet = ({ kader: { id, versie }, dag }: Maatstaf): Pick<Beslissingsrecord, 'beleid' | 'dag'> => ({ beleid: { id, versie }, dag });

/** Sections that the refusal names, without their values. */
const oordelen = ({ opties }: Probleem): NonNullable<Beslissingsrecord['oordelen']> =>
  (opties.fouten ?? []).flatMap(({ pad, code }) => {
    const [, categorie = ''] = /^data\.([a-z]+)$/.exec(pad) ?? [];
    return isSectie(categorie) ? [{ categorie, toegestaan: false, code }] : [];
  });

/** What the message says it is, as far as our own lists know the words. */
const soortUit = (ruw: unknown, bron: string): Pick<Beslissingsrecord, 'bericht' | 'doel' | 'rollen'> => {
  const { id, type, data } = (ruw ?? {}) as NonNullable<Losse>;
  const soort = typeof type === 'string' ? berichtsoort(type) : undefined;
  const doel = soort?.doelen.find((een) => een === data?.doel);
  const rol = ROLLEN.find((een) => een === data?.afzender?.rol);
  const eigenId = uuid(id);
  return {
    ...(soort ? { bericht: { type: soort.type, source: bron, ...(eigenId ? { id: eigenId } : {}) } } : {}),
    ...(doel ? { doel } : {}),
    ...(rol ? { rollen: [rol] } : {}),
  };
};

const ENVELOP = /^(?:source|type|id|time|specversion|datacontenttype|data|data\.(?:gemeente|peildatum|doel|zaakId|inwonerRef|identiteit|afzender(?:\.(?:actorId|rol|werkgever|namensGemeente))?))$/;

/** As far as the contract knows the name: one that a sender made up may say anything, and becomes that of its section. */
const bekendeNaam = (pad: string, ruw: unknown): string | undefined => {
  if (ENVELOP.test(pad)) return pad;
  const [, sectie = '', veld = ''] = /^data\.([a-z]+)(?:\.([A-Za-z]+))?/.exec(pad) ?? [];
  if (!isSectie(sectie)) return undefined;
  const { type } = (ruw ?? {}) as NonNullable<Losse>;
  const schema = typeof type === 'string' ? berichtsoort(type)?.secties[sectie]?.schema : undefined;
  return Object.hasOwn((schema?.['properties'] ?? {}), veld) ? `data.${sectie}.${veld}` : `data.${sectie}`;
};

/** The fields that were not in order. */
const foutvelden = ({ opties }: Probleem, ruw: unknown): string[] => [...new Set((opties.fouten ?? []).flatMap(({ pad }) => bekendeNaam(pad, ruw) ?? []))];

/** The record of a refusal at the door. A refused message may say anything, so only what is surely opaque is taken over. */
export const weigeringsrecord = (activiteit: string, ruw: unknown, { aansluiting, persoon, leverancierOin }: Beller, probleem: Probleem, maatstaf: Maatstaf): Beslissingsrecord => {
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
    velden: foutvelden(probleem, ruw),
    ...gemetenMet(maatstaf),
    ...soortUit(ruw, aansluiting.source),
    ...(persoon ? { actor: persoon.actorId } : {}),
    ...(leverancierOin ? { leverancier: leverancierOin } : {}),
    ...(inwonerRef ? { inwonerRef } : {}),
    ...(zaakId ? { zaakId } : {}),
    ...(gemeente ? { gemeente } : {}),
  };
};

/** Names of what the decision could look at: open fields by name, sealed sections only by theirs. */
const veldenVan = ({ data }: VerzegeldBericht): string[] => [
  'data.gemeente',
  'data.peildatum',
  'data.afzender',
  ...Object.keys(data.verloop ?? {}).map((veld) => `data.verloop.${veld}`),
  ...SECTIES.filter((sectie) => sectie !== 'verloop' && data[sectie] !== undefined).map((sectie) => `data.${sectie}`),
];

/** The record of a message that was taken in: with every section that the framework let through. */
export const aannamerecord = (bericht: VerzegeldBericht, { aansluiting, leverancierOin }: Herkend, code: Code | undefined, maatstaf: Maatstaf): Beslissingsrecord => {
  const { data, source, id, type } = bericht;
  return {
    activiteit: 'bericht.aannemen',
    uitkomst: code ? 'GEWEIGERD' : 'TOEGESTAAN',
    actor: data.afzender.actorId,
    aansluiting: aansluiting.naam,
    gemeente: data.gemeente,
    rollen: [data.afzender.rol satisfies Rol],
    doel: data.doel,
    bericht: { source, id, type },
    velden: veldenVan(bericht),
    oordelen: SECTIES.filter((sectie) => data[sectie] !== undefined).map((categorie) => ({ categorie, toegestaan: true })),
    ...gemetenMet(maatstaf),
    ...(leverancierOin ? { leverancier: leverancierOin } : {}),
    ...(code ? { code } : {}),
    ...(data.inwonerRef ? { inwonerRef: data.inwonerRef } : {}),
    ...(data.zaakId ? { zaakId: data.zaakId } : {}),
  };
};
