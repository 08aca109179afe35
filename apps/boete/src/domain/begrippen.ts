/** M-30, as the inkomensconsulent names them. Which of these the law knows for which ground is in `recht.ts`. */
export type SanctieSoort = 'BOETE' | 'WAARSCHUWING' | 'VERLAGING';
export type Grond = 'INLICHTINGENPLICHT' | 'ARBEIDSVERPLICHTING' | 'OVERIGE_PLICHT_PW';
export type Reactie = 'INTERVENIEERT' | 'GEEN_INTERVENTIE' | 'CONTACT_GEVRAAGD';
/** Why a resident is no longer with this gemeente (M-16, M-17). */
export type Vertrek = 'VERHUISD' | 'UITGESTROOMD';

export type SanctieStatus = 'OVERWOGEN' | 'GEINFORMEERD' | 'BEVESTIGD' | 'GEREAGEERD' | 'GEEN_REACTIE' | 'AFGESLOTEN' | 'OVERWEGING_INGETROKKEN';

/** Waiting for the coach: only here the reaction term runs. */
export const WACHT_OP_REACTIE: readonly SanctieStatus[] = ['OVERWOGEN', 'GEINFORMEERD', 'BEVESTIGD'];
export const OPEN: readonly SanctieStatus[] = [...WACHT_OP_REACTIE, 'GEREAGEERD', 'GEEN_REACTIE'];
