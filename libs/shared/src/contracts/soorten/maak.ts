import type { Berichtsoort, Context } from '../catalogus.types';

type Verschil = Partial<Berichtsoort> & Pick<Berichtsoort, 'mcode' | 'gebeurtenis' | 'secties'>;

/** The usual answers of one context, so that an entry shows only where it differs. */
export const soortVoor = (context: Context, standaard: Partial<Berichtsoort> & Pick<Berichtsoort, 'eigenaar' | 'doelen'>) => (verschil: Verschil): Berichtsoort => ({
  type: `nl.participatiewet.${context}.${verschil.gebeurtenis}.v1`,
  context,
  herkomst: 'partij',
  afzenders: {},
  weergaven: {},
  zaak: 'verplicht',
  inwoner: 'verplicht',
  datumveld: null,
  venster: { terug: 30, vooruit: 90 },
  belastbaarheidNoodzakelijk: false,
  ...standaard,
  ...verschil,
});
