import type { Gebeurtenis, Gezien, Sleutel, Verstuurd } from './geschiedenis';
import type { Stand } from './stand';

export type Bevindingsoort =
  | 'VERLOREN'
  | 'GEWEIGERD_AAN_DE_DEUR'
  | 'GEEN_UITKOMST'
  | 'VERKEERDE_UITKOMST'
  | 'DUBBEL_EFFECT'
  | 'VOLGORDE'
  | 'GAT_IN_NUMMERING'
  | 'GAT_IN_LOGBOEK'
  | 'NIET_ONTVANGEN'
  | 'ONVERWACHTE_LEVERING'
  | 'MAIL_VERLOREN'
  | 'NIET_IN_RUST'
  | 'RAMP_ZELF';
/** Says it with codes and ids of messages only. */
export type Bevinding = { readonly soort: Bevindingsoort; readonly wat: string };

/** What the parties know, beside what the hub holds. */
export type Beeld = {
  readonly verstuurd: readonly Verstuurd[];
  readonly gezien: readonly Gezien[];
  /** Answers per message; 0 is none. */
  readonly antwoorden: ReadonlyMap<string, readonly number[]>;
  readonly stand: Stand;
  /** The clock was moved: what the rules say by then is not foretold. */
  readonly uitkomstVrij: boolean;
};

export const sleutelVan = ({ source, id }: Sleutel): string => `${source}|${id}`;
export const contextVan = (type: string): string => type.split('.')[2] ?? '';
/** Without the names that all types share. */
export const kort = (type: string): string => type.split('.').slice(2, -1).join('.');
export const isEinde = (status: string): boolean => status === 'VERWERKT' || status === 'AFGEKEURD';
export const isAangenomen = (antwoorden: readonly number[]): boolean => antwoorden.some((status) => status === 202 || status === 200);

export const groepeer = <T>(rijen: readonly T[], sleutel: (rij: T) => string): Map<string, T[]> => {
  const groepen = new Map<string, T[]>();
  for (const rij of rijen) {
    const groep = groepen.get(sleutel(rij));
    if (groep) groep.push(rij);
    else groepen.set(sleutel(rij), [rij]);
  }
  return groepen;
};

export const maakBeeld = (regels: readonly Gebeurtenis[], stand: Stand, uitkomstVrij: boolean): Beeld => {
  const antwoorden = new Map<string, number[]>();
  for (const regel of regels) if (regel.wat === 'ANTWOORD') antwoorden.set(sleutelVan(regel), [...(antwoorden.get(sleutelVan(regel)) ?? []), regel.status]);
  return { verstuurd: regels.filter((regel) => regel.wat === 'VERSTUURD'), gezien: regels.filter((regel) => regel.wat === 'GEZIEN'), antwoorden, stand, uitkomstVrij };
};
