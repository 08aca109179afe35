import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import type { AlleenstaandeOuder, Genomen, Intrekking, Ontheffing, Ouderverlening, Tijdelijk } from './ontheffing.types';
import { geldtOp } from '#shared/kernel/geldig';
import { kapAf, laatste, maandenTot, overlappen, vroegste, voegSamen, type Periode } from './perioden';

/** `ookOnbekend`: also what was decided and not yet told to the resident. */
type Zicht = { readonly ookOnbekend: boolean };
const BEKEND: Zicht = { ookOnbekend: false };

/** A decision works from its first day, and never before bekendmaking (Awb 3:40). */
const werktVanaf = (eersteDag: Datum, { bekendmakingsDatum }: Genomen, { ookOnbekend }: Zicht): Datum | null => {
  if (ookOnbekend) return eersteDag;
  return bekendmakingsDatum === null ? null : laatste(eersteDag, bekendmakingsDatum);
};

/** A withdrawal takes nothing away before bekendmaking either. */
const ingetrokken = (perioden: readonly Periode[], { per, besluit }: Intrekking, zicht: Zicht): readonly Periode[] => {
  const vanaf = werktVanaf(per, besluit, zicht);
  return vanaf === null ? perioden : kapAf(perioden, vanaf);
};

const tijdelijk = (ontheffing: Tijdelijk, zicht: Zicht): readonly Periode[] => {
  if (ontheffing.status === 'HERROEPEN') return [];
  const { ingangsdatum, termijnen } = ontheffing;
  const perioden = termijnen.flatMap(({ laatsteDag, besluit }, i): Periode[] => {
    const vorige = termijnen[i - 1];
    const vanaf = werktVanaf(vorige ? plusDagen(vorige.laatsteDag, 1) : ingangsdatum, besluit, zicht);
    return vanaf === null ? [] : [{ vanaf, tot: plusDagen(laatsteDag, 1) }];
  });
  if (ontheffing.status === 'INGETROKKEN') return ingetrokken(voegSamen(perioden), ontheffing.intrekking, zicht);
  return ontheffing.status === 'VERVALLEN' ? kapAf(voegSamen(perioden), ontheffing.per) : voegSamen(perioden);
};

/** Why and when an ontheffing of art. 9a stops of itself. */
export type Grens = { readonly op: Datum; readonly reden: 'UITGEPUT' | 'KIND_VIJF' | 'TERMIJN' };
type Loop = { readonly perioden: readonly Periode[]; readonly grens: Grens | null };

const eersteGrens = (opgebruiktOp: Datum | null, { laatsteDag }: Ouderverlening, kindVijfOp: Datum): Grens => {
  const grenzen: Grens[] = [
    ...(opgebruiktOp === null ? [] : [{ op: opgebruiktOp, reden: 'UITGEPUT' as const }]),
    { op: kindVijfOp, reden: 'KIND_VIJF' },
    { op: plusDagen(laatsteDag, 1), reden: 'TERMIJN' },
  ];
  return grenzen.reduce((eerst, grens) => (grens.op < eerst.op ? grens : eerst));
};

/** The stretches between suspensions; each ends at the latest when the months of its law are used (art. 9a). */
const loop = ({ verbruiktVooraf, kindVijfOp, wet }: AlleenstaandeOuder, verlening: Ouderverlening, zicht: Zicht): Loop => {
  const perioden: Periode[] = [];
  const opgebruikt = (van: Datum): Datum => plusMaanden(van, Math.max(0, wet.maxMaanden - verbruiktVooraf - maandenTot(perioden, van)));
  let van = werktVanaf(verlening.ingangsdatum, verlening.besluit, zicht);
  for (const { per, hervatPer } of verlening.onderbrekingen) {
    if (van !== null) perioden.push({ vanaf: van, tot: vroegste(laatste(van, per), opgebruikt(van)) });
    if (hervatPer === null) return { perioden: voegSamen(perioden), grens: null };
    van = van === null ? null : laatste(van, hervatPer);
  }
  const grens = eersteGrens(van === null ? null : opgebruikt(van), verlening, kindVijfOp);
  return { perioden: voegSamen([...perioden, ...(van === null ? [] : [{ vanaf: van, tot: laatste(van, grens.op) }])]), grens };
};

const ouder = (ontheffing: AlleenstaandeOuder, zicht: Zicht): readonly Periode[] => {
  if (ontheffing.verlening === null || ontheffing.status === 'HERROEPEN') return [];
  const { perioden } = loop(ontheffing, ontheffing.verlening, zicht);
  return ontheffing.status === 'INGETROKKEN' ? ingetrokken(perioden, ontheffing.intrekking, zicht) : perioden;
};

/** The days on which this ontheffing is in force; with `ookOnbekend` those on which it will be once everything decided is told. */
export const perioden = (ontheffing: Ontheffing, zicht: Zicht = BEKEND): readonly Periode[] => {
  switch (ontheffing.soort) {
    case 'TIJDELIJK': return tijdelijk(ontheffing, zicht);
    case 'ALLEENSTAANDE_OUDER': return ouder(ontheffing, zicht);
    case 'VAN_RECHTSWEGE':
      if (ontheffing.status === 'HERROEPEN') return [];
      return voegSamen([{ vanaf: ontheffing.vanaf, tot: ontheffing.status === 'BEEINDIGD' ? ontheffing.per : null }]);
  }
};

export const looptOp = (ontheffing: Ontheffing, dag: Datum): boolean => perioden(ontheffing).some(geldtOp(dag));

/** Whether something decided, told or not, stands for some of these days already. */
export const isBezet = (ontheffingen: readonly Ontheffing[], dagen: Periode): boolean =>
  ontheffingen.some((een) => perioden(een, { ookOnbekend: true }).some((periode) => overlappen(periode, dagen)));

/** Where a granted ontheffing of art. 9a stops of itself; null while it is suspended or not granted. */
export const grensVan = (ontheffing: AlleenstaandeOuder): Grens | null => (ontheffing.verlening === null ? null : loop(ontheffing, ontheffing.verlening, BEKEND).grens);

/** Months used before that day: before this ontheffing and in it. */
export const verbruikVan = (ontheffing: AlleenstaandeOuder, op: Datum): number => Math.min(ontheffing.wet.maxMaanden, ontheffing.verbruiktVooraf + maandenTot(perioden(ontheffing), op));

/** Last day of a temporary ontheffing as far as the resident was told; before any bekendmaking that of the grant. */
export const laatsteBekendeDag = ({ termijnen }: Tijdelijk): Datum =>
  (termijnen.filter(({ besluit }) => besluit.bekendmakingsDatum !== null).at(-1) ?? termijnen[0]).laatsteDag;

/** An extension that was decided and of which the resident does not know yet. */
export const wachtOpBekendmaking = ({ termijnen }: Tijdelijk): boolean => termijnen.length > 1 && termijnen.at(-1)?.besluit.bekendmakingsDatum === null;

/** The state as of a day: a decision becomes `LOPEND` of itself on the first day on which it works. */
export const statusOp = (ontheffing: Ontheffing, dag: Datum): Ontheffing['status'] | 'LOPEND' => {
  const { soort, status } = ontheffing;
  if (soort === 'VAN_RECHTSWEGE') return status;
  const vorige = soort === 'TIJDELIJK' && status === 'VERLENGD' ? ontheffing.termijnen.at(-2)?.laatsteDag : undefined;
  const kanLopen = status === 'VERLEEND' || (vorige !== undefined && vorige < dag);
  return kanLopen && looptOp(ontheffing, dag) ? 'LOPEND' : status;
};
