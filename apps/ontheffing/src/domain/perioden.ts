import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';

/** Days on which an ontheffing is in force: half-open `[vanaf, tot)`; `tot` null: no end is known. */
export type Periode = { readonly vanaf: Datum; readonly tot: Datum | null };

export const vroegste = (...dagen: readonly Datum[]): Datum => dagen.reduce((a, b) => (a < b ? a : b));
export const laatste = (...dagen: readonly Datum[]): Datum => dagen.reduce((a, b) => (a > b ? a : b));

export const overlappen = (a: Periode, b: Periode): boolean => (b.tot === null || a.vanaf < b.tot) && (a.tot === null || b.vanaf < a.tot);
export const laatsteDagVan = ({ tot }: Periode): Datum | null => (tot === null ? null : plusDagen(tot, -1));

/** Nothing is in force from `per` on. */
export const kapAf = (perioden: readonly Periode[], per: Datum): Periode[] =>
  perioden.filter(({ vanaf }) => vanaf < per).map((periode) => ({ ...periode, tot: periode.tot === null ? per : vroegste(periode.tot, per) }));

/** What joins on is one stretch; an empty stretch is none. */
export const voegSamen = (perioden: readonly Periode[]): Periode[] =>
  perioden
    .filter(({ vanaf, tot }) => tot === null || vanaf < tot)
    .reduce<Periode[]>((klaar, periode) => {
      const vorige = klaar.at(-1);
      return vorige && vorige.tot === periode.vanaf ? [...klaar.slice(0, -1), { ...vorige, tot: periode.tot }] : [...klaar, periode];
    }, []);

const dagenTussen = (van: Datum, tot: Datum): number => Math.round((Date.parse(tot) - Date.parse(van)) / 86_400_000);

const heleMaanden = (van: Datum, tot: Datum): number => {
  let maanden = 0;
  while (plusMaanden(van, maanden + 1) <= tot) maanden += 1;
  return maanden;
};

const DAGEN_PER_MAAND = 30;

/** Calendar months in these stretches before `op`; what is left over counts once thirty such days have come together. */
export const maandenTot = (perioden: readonly Periode[], op: Datum): number => {
  const geteld = kapAf(perioden, op).map(({ vanaf, tot }) => {
    const maanden = heleMaanden(vanaf, tot ?? op);
    return { maanden, dagen: dagenTussen(plusMaanden(vanaf, maanden), tot ?? op) };
  });
  const som = (veld: 'maanden' | 'dagen'): number => geteld.reduce((totaal, stuk) => totaal + stuk[veld], 0);
  return som('maanden') + Math.floor(som('dagen') / DAGEN_PER_MAAND);
};
