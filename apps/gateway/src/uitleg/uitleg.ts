import { CODES, isCode, type Code } from '#shared/contracts/codes';
import type { Uitkomst } from '#shared/contracts/intern';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Bronnenboek, Bronvermelding } from '#shared/policy/bronnenboek';
import type { Privacykader } from '#shared/privacy/kader';
import type { Berichtstatus } from '../persistence/journaal';
import type { Logregel } from './logregel';
import { handelingVan, voorwaardenVan } from './voorwaarden';

export type Bronnen = { readonly kaders: readonly Privacykader[]; readonly bronnen: Pick<Bronnenboek, 'van'> };
/** A message with what became of it; what is still under way has no outcome. */
export type Lot = { readonly id: string; readonly status: Berichtstatus; readonly uitkomst: Uitkomst | null };

type Regel = Pick<Bronvermelding, 'onderwerp' | 'bron'> & { readonly beleid?: { readonly id: string; readonly versie: string } };

/** Codes by which the framework itself says no, whoever applied it. */
const PRIVACYCODES: readonly string[] = ['NIET_BEVOEGD', 'GEMEENTE_ONJUIST', 'CATEGORIE_NIET_TOEGESTAAN', 'NOODZAAK_ONTBREEKT', 'VERKLARING_ONTBREEKT', 'VERKLARING_VERLOPEN', 'VERKLARING_INGETROKKEN'];

const uitBeleid = (beleid: { readonly id: string; readonly versie: string } | null | undefined, { bronnen }: Bronnen): Regel | undefined => {
  const vermelding = beleid ? bronnen.van(beleid) : undefined;
  return vermelding && { beleid: { id: vermelding.id, versie: vermelding.versie }, onderwerp: vermelding.onderwerp, bron: vermelding.bron };
};

/** A rule of the contract itself stands in the list of codes, in those words. */
const uitCode = (code: Code): Regel => ({ onderwerp: 'Afspraken over berichten', bron: [{ document: 'Foutcodes van Schakel', plaats: code, zin: CODES[code].oorzaak }] });

/** The agreement that its owner applied; else the framework or the contract, whichever the code is of. */
const regelVan = (code: Code | undefined, lot: Lot | undefined, { inhoud }: Logregel, bronnen: Bronnen): Regel | undefined => {
  const toegepast = uitBeleid(lot?.uitkomst?.beleid, bronnen);
  if (toegepast) return toegepast;
  if (code === undefined || PRIVACYCODES.includes(code)) return uitBeleid(inhoud.beleid, bronnen);
  return uitCode(code);
};

const oordelenVan = ({ activiteit, inhoud }: Logregel, { kaders }: Bronnen): object[] => {
  const { oordelen = [], rollen = [], beleid } = inhoud;
  const kader = kaders.find(({ id, versie }) => id === beleid?.id && versie === beleid.versie);
  const vraag = kader && { kader, rollen, handeling: handelingVan(activiteit) };
  return oordelen.map((oordeel) => {
    const { categorie, toegestaan, code } = oordeel;
    return { categorie, toegestaan, ...(code ? { code } : {}), voorwaarden: vraag ? voorwaardenVan(vraag, oordeel) : [] };
  });
};

const statusVan = (regel: Logregel, lot: Lot | undefined): string => (lot ? (lot.status === 'VRIJGEGEVEN' ? 'ONTVANGEN' : lot.status) : regel.uitkomst);

/** One decision, from what was stored when it was made: never judged again by what holds today, and without a single value. */
export const uitlegVan = (regel: Logregel, lot: Lot | undefined, bronnen: Bronnen): Record<string, unknown> => {
  const { inhoud } = regel;
  const gegeven = lot?.uitkomst?.code ?? regel.code ?? undefined;
  const code = gegeven !== undefined && isCode(gegeven) ? gegeven : undefined;
  const toelichting = lot?.uitkomst?.toelichting;
  return {
    beslissing: regel.id,
    ...(lot ? { berichtId: lot.id } : {}),
    activiteit: regel.activiteit,
    ...(inhoud.bericht ? { type: inhoud.bericht.type } : {}),
    uitkomst: statusVan(regel, lot),
    genomenOp: regel.op.toISOString(),
    dag: inhoud.dag ?? amsterdamseDag(regel.op),
    ...(code ? { code, oorzaak: CODES[code].oorzaak, herstel: CODES[code].herstel } : {}),
    ...(toelichting ? { toelichting } : {}),
    afwijkingen: lot?.uitkomst?.afwijkingen ?? [],
    regel: regelVan(code, lot, regel, bronnen) ?? null,
    privacykader: uitBeleid(inhoud.beleid, bronnen) ?? null,
    oordelen: oordelenVan(regel, bronnen),
    invoer: inhoud.velden ?? [],
  };
};
