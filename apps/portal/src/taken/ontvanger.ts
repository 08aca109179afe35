import type { Taak } from '../api/api.types';

const MERK: Readonly<Record<Taak['voor'], string | null>> = { MIJ: null, TEAM: 'Voor uw team', WAARNEMING: 'Voor een collega (waarneming)' };

/** Whose task this is, seen by who looks: his own, his team's, or a colleague's for whom he deputises. */
export const voorWie = ({ voor }: Pick<Taak, 'voor'>): string | null => MERK[voor];
