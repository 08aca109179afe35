import { isKlein } from '#shared/kernel/drempel';
import { laagsteFase, REGELINGEN, type Aandeel, type Fasetabel, type Regeling } from './fasetabel';
import { toonRooster, type Getoond, type Zicht } from './tabel';

type Getoonderegel = { readonly [K in Regeling | 'totaal']: Getoond };
export type Faserapport = {
  readonly definitie: string;
  readonly regels: readonly (Getoonderegel & { readonly fase: string })[];
  readonly totalen: Getoonderegel;
  readonly ontheven: Getoond;
  /** Of all schemes together; null where one of the two counts is not shown. */
  readonly laagsteFase: Aandeel | null;
};

const alsRegel = (rij: readonly Getoond[]): Getoonderegel => {
  const [pwet = null, ioaw = null, ioaz = null, bbz = null, totaal = null] = rij;
  return { pwet, ioaw, ioaz, bbz, totaal };
};

/** The table as it was filed, as far as this reader may see it. Who has an ontheffing is counted apart from the fases. */
export const maakFaserapport = (tabel: Fasetabel, zicht: Zicht): Faserapport => {
  const getoond = toonRooster(tabel.regels.map((regel) => REGELINGEN.map((regeling) => regel[regeling])), zicht);
  const regels = tabel.regels.map(({ fase }, rij) => ({ fase, ...alsRegel(getoond[rij] ?? []) }));
  const totalen = alsRegel(getoond.at(-1) ?? []);
  const klein = zicht === 'REGIO' && isKlein(tabel.ontheven);
  const zichtbaar = totalen.totaal !== null && regels.at(-1)?.totaal !== null;
  return { definitie: tabel.definitie, regels, totalen, ontheven: klein ? null : tabel.ontheven, laagsteFase: zichtbaar ? laagsteFase(tabel) : null };
};
