import type { Datum } from '#shared/kernel/datum';
import type { Bewijs, Bewijssoort } from './begrippen';
import type { Overdracht } from './overdracht.types';
import type { Bewijsmaat, Onderbouwingsregel } from './policy';

type Meetpunt = { readonly maat: Bewijsmaat; readonly voorgesteldOp: Datum; readonly beslistOp: Datum };

const keuringen: Record<Bewijssoort, (bewijs: Bewijs, meetpunt: Meetpunt) => boolean> = {
  /** the decision rests on the examination, so it does not come before its conclusion. */
  ZORGPROFESSIONAL: ({ bronsoort, datumConclusie }, { beslistOp }) => bronsoort !== undefined && datumConclusie !== undefined && datumConclusie <= beslistOp,
  /** D-08: begun before the proposal. */
  DEELTIJDWERK: ({ urenPerWeek = 0, sinds }, { maat, voorgesteldOp }) =>
    urenPerWeek > (maat.urenPerWeekMeerDan ?? 0) && sinds !== undefined && sinds < voorgesteldOp,
  VRIJWILLIGERSWERK_STRUCTUREEL: ({ maanden, dagdelenPerWeek }, { maat }) =>
    maanden !== undefined && dagdelenPerWeek !== undefined && maanden >= (maat.maandenMinstens ?? 0) && dagdelenPerWeek >= (maat.dagdelenPerWeekMinstens ?? 0),
  PRAKTIJK_OVERIG: ({ motivering = '' }, { maat }) => maat.motiveringVerplicht !== true || motivering.trim() !== '',
};

const isVoldoende = (bewijs: Bewijs, regel: Onderbouwingsregel, dagen: Omit<Meetpunt, 'maat'>): boolean => {
  const maat = regel.soorten[bewijs.type];
  return maat !== undefined && keuringen[bewijs.type](bewijs, { maat, ...dagen });
};

/** Judged at the acceptance, by the agreement in force on the acceptance's business date (S-02). */
export const keurOnderbouwing = (zaak: Overdracht, regel: Onderbouwingsregel, beslistOp: Datum): 'ONDERBOUWING_ONTBREEKT' | 'ONDERBOUWING_ONVOLDOENDE' | null => {
  if (!zaak.onderbouwingVereist) return null;
  if (regel.uitzonderingInOverleg && zaak.uitzondering === 'BEVESTIGD') return null;
  const { bewijs } = zaak.dossier;
  if (!bewijs) return 'ONDERBOUWING_ONTBREEKT';
  return isVoldoende(bewijs, regel, { voorgesteldOp: zaak.voorgesteldOp, beslistOp }) ? null : 'ONDERBOUWING_ONVOLDOENDE';
};

export type OnderbouwingStatus = 'NIET_VEREIST' | 'ONTBREEKT' | 'AANWEZIG' | 'UITZONDERING_VOORGELEGD' | 'UITZONDERING_BEVESTIGD' | 'UITZONDERING_AFGEWEZEN';

/** Region "onderbouwing" of the state machine, as reads show it. */
export const onderbouwingStatus = ({ uitzondering, onderbouwingVereist }: Pick<Overdracht, 'uitzondering' | 'onderbouwingVereist'>, bewijsAanwezig: boolean): OnderbouwingStatus => {
  if (!onderbouwingVereist) return 'NIET_VEREIST';
  if (uitzondering === 'BEVESTIGD' || (!bewijsAanwezig && uitzondering !== 'GEEN')) return `UITZONDERING_${uitzondering}`;
  return bewijsAanwezig ? 'AANWEZIG' : 'ONTBREEKT';
};
