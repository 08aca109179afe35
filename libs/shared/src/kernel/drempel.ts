/** Counts of 1 to 4 are shown to nobody outside the gemeente itself (D-21). None is about nobody, and is shown. */
export const DREMPEL = 5;

export const isKlein = (aantal: number): boolean => aantal > 0 && aantal < DREMPEL;
