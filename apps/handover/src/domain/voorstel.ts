import { plusMaanden, type Datum } from '#shared/kernel/datum';
import { accept } from '#shared/kernel/decision';
import type { Formulier, Richting } from './begrippen';
import { valtOnderKp4 } from './definitie';
import type { Event, Stand, Voorstel } from './overdracht.types';
import type { Formuliereisen, Overdrachtsbeleid } from './policy';
import { periodeOp, type Periode } from './situatie';
import { weiger, type Besluit, type Weigering } from './weigering';

const voorwaardenNaarKp4 = ({ formulier, inwonerGeraadpleegdOp }: Voorstel, periode: Periode, beleid: Overdrachtsbeleid): Weigering | null => {
  if (periode.schaal !== 'KP' || periode.klantprofiel === 'KP4') return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'de inwoner heeft geen klantprofiel 1, 2 of 3' };
  if (inwonerGeraadpleegdOp === undefined) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.inwonerGeraadpleegdOp' };
  if (formulier.hulpvraagMeestProminent !== 'ZORG_PARTICIPATIE') return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'formulier.hulpvraagMeestProminent' };
  if (formulier.perspectief && !valtOnderKp4(formulier.perspectief, beleid.definitie.waarden)) return { code: 'DEFINITIE_KP4' };
  return null;
};

const voorwaardenNaarKp3 = ({ formulier }: Voorstel, periode: Periode): Weigering | null => {
  if (periode.klantprofiel !== 'KP4') return { code: 'GEEN_KP4' };
  if (formulier.hulpvraagMeestProminent === 'ZORG_PARTICIPATIE') return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'formulier.hulpvraagMeestProminent' };
  if (formulier.arbeidsvermogen === false) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'formulier.arbeidsvermogen' };
  if (formulier.gemotiveerd === false) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'formulier.gemotiveerd' };
  return null;
};

/** A new case beside no other open one, or one that was sent back and is completed. */
export const pastBijStand = ({ zaak, andereZaakOpen }: Stand, richting: Richting): boolean => {
  if (!zaak) return !andereZaakOpen;
  return zaak.status === 'TERUGGESTUURD' && zaak.richting === richting;
};

/** SM-1: a next handover is allowed at any time; within so many months after the last one took effect the sender is warned. */
export const kortNaVorige = ({ zaak, laatstIngegaan }: Stand, { op }: { readonly op: Datum }, maanden: number): Datum | null =>
  zaak === null && laatstIngegaan !== null && op < plusMaanden(laatstIngegaan, maanden) ? laatstIngegaan : null;

/** which plan van aanpak there is, or that there is none. What came without a form is not asked for it. */
export const noemtPlan = ({ formulier }: { readonly formulier?: Formulier }): boolean => !formulier || formulier.planVanAanpak !== undefined || formulier.planVanAanpakRef !== undefined;

/** M-01, first time or completed after TERUGGESTUURD. */
export const decideVoorstel = (stand: Stand, voorstel: Voorstel, beleid: Overdrachtsbeleid): Besluit<Event> => {
  if (!pastBijStand(stand, voorstel.richting)) return weiger('OVERGANG_ONGELDIG');
  const periode = periodeOp(stand.perioden, voorstel.op);
  if (!periode) return weiger('INWONER_ONBEKEND');
  const geweigerd = voorstel.richting === 'KP3_NAAR_KP4' ? voorwaardenNaarKp4(voorstel, periode, beleid) : voorwaardenNaarKp3(voorstel, periode);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  const planVan = voorstel.formulier.planVanAanpak?.datum;
  if (planVan !== undefined && planVan > voorstel.op) return weiger('VOORWAARDE_NIET_VERVULD', 'formulier.planVanAanpak.datum ligt na de peildatum');
  if (!voorstel.beoogdeCoachBekend) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.beoogdeCoach is geen coach van de ontvangende kant');
  return accept({
    type: 'voorgesteld',
    voorstel,
    voorstelnummer: (stand.zaak?.voorstelnummer ?? 0) + 1,
    definitieVersie: beleid.definitie.versie,
  });
};

const waardeOp = (formulier: Formulier, pad: string): unknown =>
  pad.split('.').reduce<unknown>((deel, naam) => (typeof deel === 'object' && deel !== null ? (deel as Record<string, unknown>)[naam] : undefined), formulier);

/** Fields without an answer that the acceptance needs by the version of the form that was used; names only. */
export const ontbrekendeVelden = (richting: Richting, formulier: Formulier | null, eisen: Formuliereisen): string[] => {
  const versie = eisen[formulier?.formulierVersie ?? ''];
  if (!formulier || !versie) return ['formulier.formulierVersie'];
  return (versie.verplicht[richting] ?? []).filter((pad) => (waardeOp(formulier, pad) ?? null) === null).map((pad) => `formulier.${pad}`);
};
