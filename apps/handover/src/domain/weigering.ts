import type { Decision } from '#shared/kernel/decision';

export type RefusalCode =
  | 'NIET_BEVOEGD'
  | 'GEMEENTE_ONJUIST'
  | 'OVERGANG_ONGELDIG'
  | 'ZAAK_ONBEKEND'
  | 'INWONER_ONBEKEND'
  | 'GEEN_KP4'
  | 'VOORWAARDE_NIET_VERVULD'
  | 'DEFINITIE_KP4'
  | 'ONDERBOUWING_ONTBREEKT'
  | 'ONDERBOUWING_ONVOLDOENDE'
  | 'DRIEGESPREK_NIET_AANGEBODEN'
  | 'VOORLICHTING_ONTBREEKT'
  | 'FORMULIER_ONVOLLEDIG';

/** `toelichting` names the condition or the fields that are missing, never a value. */
export type Weigering = { readonly code: RefusalCode; readonly toelichting?: string };

export type Besluit<Event> =
  | Extract<Decision<Event, RefusalCode>, { accepted: true }>
  | { readonly accepted: false; readonly refusal: Weigering };

export const weiger = (code: RefusalCode, toelichting?: string): { readonly accepted: false; readonly refusal: Weigering } =>
  toelichting === undefined ? { accepted: false, refusal: { code } } : { accepted: false, refusal: { code, toelichting } };
