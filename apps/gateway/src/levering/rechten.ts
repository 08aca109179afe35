import type { Rol } from '#shared/contracts/bericht';
import { REGIO, type Berichtsoort, type Weergave } from '#shared/contracts/catalogus.types';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Aansluiting, Partijen } from '#shared/policy/partijen';
import type { Ontvangerrol } from '#shared/privacy/projectie';

/** What is known of the resident at the moment of sending. */
export type Nu = {
  readonly vandaag: Datum;
  readonly periode: SituatiePeriode | null;
  /** Whom the owner addressed in the cases of this resident that are still open (zaken.ts). */
  readonly openAdressen: readonly Adres[];
};

export type Rechten = { readonly soort: Berichtsoort; readonly rollen: readonly Ontvangerrol[] };

export const coachVan = (periode: SituatiePeriode | null, rol: Rol): string | null => {
  if (rol === 'werkcoach') return periode?.werkcoach ?? null;
  if (rol === 'participatiecoach') return periode?.participatiecoach ?? null;
  return rol === 'inkomensconsulent' ? (periode?.inkomensconsulent ?? null) : null;
};

const zelfde = (gevraagd: string | null, bekend: string | null): boolean => gevraagd === null || bekend === null || gevraagd === bekend;

/** domain.md §3b: assigned is the resident's coach and, until that case closes, the coach (or team) addressed in it. */
export const isToegewezen = ({ rol, organisatie, actorId }: Adres, { periode, openAdressen }: Pick<Nu, 'periode' | 'openAdressen'>): boolean => {
  const coach = coachVan(periode, rol);
  if (coach !== null && zelfde(actorId, coach)) return true;
  return openAdressen.some((open) => open.rol === rol && open.organisatie === organisatie && zelfde(actorId, open.actorId));
};

const alleenVerloop = ({ verloop }: Weergave): Weergave => (verloop ? { verloop } : {});

/** What a gemeente hears after the resident left it is meant for whoever was involved, assigned or not, and judged by the gemeente it was stated for. */
const rechtenNaVertrek = ({ gemeente, adressen }: { readonly gemeente: string; readonly adressen: readonly Adres[] }, soort: Berichtsoort, { rollen, gemeenten }: Aansluiting): Rechten => {
  const betrokken = [...new Set(adressen.map(({ rol }) => rol))].filter((rol) => soort.weergaven[rol] && rollen.includes(rol));
  return { soort, rollen: betrokken.map((rol) => ({ rol, toegewezen: true, gemeenteKlopt: gemeenten.includes(gemeente) })) };
};

/** About nobody: for every addressed role that the connection serves, in the gemeente or the region it is about. */
const rechtenAlgemeen = ({ gemeente, adressen }: { readonly gemeente: string; readonly adressen: readonly Adres[] }, soort: Berichtsoort, { rollen, gemeenten }: Aansluiting): Rechten => {
  const gemeenteKlopt = gemeente === REGIO || gemeenten.includes(gemeente);
  return { soort, rollen: [...new Set(adressen.map(({ rol }) => rol))].filter((rol) => soort.weergaven[rol] && rollen.includes(rol)).map((rol) => ({ rol, toegewezen: true, gemeenteKlopt })) };
};

/**
 * The rights of the addressed roles now, whatever they were when the fact was stated. Who took part in a handover still
 * hears how it went (`verloop`: who leads, state, dates) after it closed, for closing takes away the rest at once.
 */
export const rechtenNu = (
  levering: { readonly gemeente: string; readonly adressen: readonly Adres[] },
  soort: Berichtsoort,
  aansluiting: Aansluiting,
  partijen: Pick<Partijen, 'medewerker'>,
  nu: Nu,
): Rechten => {
  if (soort.inwoner === 'geen') return rechtenAlgemeen(levering, soort, aansluiting);
  if (soort.naVertrek) return rechtenNaVertrek(levering, soort, aansluiting);
  const gemeente = nu.periode?.gemeente ?? levering.gemeente;
  const gemeenteKlopt = [gemeente, levering.gemeente].every((code) => aansluiting.gemeenten.includes(code));
  const inDienst = levering.adressen.filter(({ actorId }) => actorId === null || partijen.medewerker(actorId, nu.vandaag) !== undefined);
  const weergaven: { [R in Rol]?: Weergave } = {};
  const rollen: Ontvangerrol[] = [];
  for (const rol of new Set(levering.adressen.map((adres) => adres.rol))) {
    const volledig = soort.weergaven[rol];
    if (!volledig || !aansluiting.rollen.includes(rol)) continue;
    const eigen = inDienst.filter((adres) => adres.rol === rol);
    const toegewezen = eigen.some((adres) => isToegewezen(adres, nu));
    const alleenBetrokken = !toegewezen && eigen.length > 0 && soort.context === 'overdracht';
    weergaven[rol] = alleenBetrokken ? alleenVerloop(volledig) : volledig;
    rollen.push({ rol, toegewezen: toegewezen || alleenBetrokken, gemeenteKlopt });
  }
  return { soort: { ...soort, weergaven }, rollen };
};
