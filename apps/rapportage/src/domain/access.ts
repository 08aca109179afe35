export type Afzender = { readonly werkgever: string; readonly namensGemeente: string | null; readonly bevoegd: boolean };

const WERKZAAK = 'WERKZAAK';

/** The gemeente itself counts its benefits, or the organisation that carries out the law for it. */
export const magTellingenIndienen = ({ bevoegd, werkgever, namensGemeente }: Afzender, gemeente: string): boolean =>
  bevoegd && (werkgever === gemeente || namensGemeente === gemeente || (werkgever === WERKZAAK && namensGemeente === null));

/** Policy staff of Werkzaak report to its bodies and to a Cliëntenraad (M-86). */
export const magRapportageVragen = ({ bevoegd, werkgever, namensGemeente }: Afzender): boolean => bevoegd && werkgever === WERKZAAK && namensGemeente === null;
