import type { Datum } from '#shared/kernel/datum';
import type { Coaches } from './afzender';
import type { Event, Gebeurtenis, Genomen, Onderbreking, Ontheffing, Ouderverleend, Ouderverlening, Stand, Tijdelijk, VanRechtswege } from './ontheffing.types';

type OpTijdelijk = Extract<Event, { type: 'verlengd' | 'nietVerlengd' | 'ingetrokken' | 'bekendgemaakt' | 'besluitNodig' | 'verlopen' | 'vervallen' | 'gemarkeerd' }>;

const gemarkeerd = <T extends Ontheffing>(ontheffing: T, nieuw: readonly T['afwijkingen'][number][]): T => ({ ...ontheffing, afwijkingen: [...new Set([...ontheffing.afwijkingen, ...nieuw])] });

type Bekendmaking = Extract<Event, { type: 'bekendgemaakt' }>;
/** The same decision, now told: recognised by the day on which it was taken. */
const bekend = (genomen: Genomen, { besluitDatum, bekendmakingsDatum, laatsteDagBezwaar }: Bekendmaking): Genomen =>
  genomen.besluitDatum === besluitDatum ? { ...genomen, bekendmakingsDatum, laatsteDagBezwaar } : genomen;

const maakBekend = (was: Tijdelijk, event: Bekendmaking): Tijdelijk => {
  const [eerste, ...rest] = was.termijnen;
  switch (event.besluit) {
    case 'verleend': return { ...was, termijnen: [{ ...eerste, besluit: bekend(eerste.besluit, event) }, ...rest] };
    case 'verlengd': {
      const termijnen = rest.map((termijn) => ({ ...termijn, besluit: bekend(termijn.besluit, event) }));
      // Told too late to join on: the term had run out, and starts again (Awb 3:40).
      return was.status === 'VERLOPEN' && termijnen.length > 0 ? voortgezet({ ...was, termijnen: [eerste, ...termijnen] }, 'VERLENGD') : { ...was, termijnen: [eerste, ...termijnen] };
    }
    case 'nietVerlengd': {
      if (was.status === 'NIET_VERLENGD') return { ...was, nietVerlengd: bekend(was.nietVerlengd, event) };
      return was.status === 'VERLOPEN' && was.nietVerlengd ? { ...was, nietVerlengd: bekend(was.nietVerlengd, event) } : was;
    }
    case 'ingetrokken': return was.status === 'INGETROKKEN' ? { ...was, intrekking: { ...was.intrekking, besluit: bekend(was.intrekking.besluit, event) } } : was;
  }
};

/** Leaves an ended state: its own fields go with it. */
const voortgezet = ({ ontheffingRef, gemeente, scope, afwijkingen, soort, ingangsdatum, verlener, termijnen }: Tijdelijk, status: 'VERLENGD' | 'BESLUIT_NODIG'): Tijdelijk => ({
  ontheffingRef, gemeente, scope, afwijkingen, soort, ingangsdatum, verlener, termijnen, status,
});

const tijdelijkNa = (was: Tijdelijk, event: OpTijdelijk): Tijdelijk => {
  switch (event.type) {
    case 'verlengd': return voortgezet(gemarkeerd({ ...was, termijnen: [...was.termijnen, event.termijn] }, event.afwijkingen), 'VERLENGD');
    case 'nietVerlengd': {
      const na = gemarkeerd(was, event.afwijkingen);
      return na.status === 'VERLOPEN' ? { ...na, nietVerlengd: event.besluit } : { ...voortgezet(na, 'BESLUIT_NODIG'), status: 'NIET_VERLENGD', nietVerlengd: event.besluit };
    }
    case 'ingetrokken': return { ...voortgezet(gemarkeerd(was, event.afwijkingen), 'BESLUIT_NODIG'), status: 'INGETROKKEN', intrekking: event.intrekking };
    case 'bekendgemaakt': return maakBekend(was, event);
    case 'besluitNodig': return voortgezet(was, 'BESLUIT_NODIG');
    case 'verlopen': return { ...voortgezet(was, 'BESLUIT_NODIG'), status: 'VERLOPEN', per: event.per, nietVerlengd: was.status === 'NIET_VERLENGD' ? was.nietVerlengd : null };
    case 'vervallen': return { ...voortgezet(was, 'BESLUIT_NODIG'), status: 'VERVALLEN', per: event.per };
    case 'gemarkeerd': return gemarkeerd(was, [event.afwijking]);
  }
};

const verleendMet = ({ ontheffingRef, gemeente, scope, afwijkingen, soort, verzoekDatum, kindVijfOp, wet, verbruiktVooraf }: Ouderverleend, verlening: Ouderverlening): Ouderverleend => ({
  ontheffingRef, gemeente, scope, afwijkingen, soort, verzoekDatum, kindVijfOp, wet, verbruiktVooraf, verlening, status: 'VERLEEND',
});

/** Ends the open suspension on that day, if there is one. */
const hervat = (onderbrekingen: readonly Onderbreking[], per: Datum): Onderbreking[] =>
  onderbrekingen.map((onderbreking) => (onderbreking.hervatPer === null ? { ...onderbreking, hervatPer: per } : onderbreking));

const ouderNa = (was: Ouderverleend, event: Event): Ouderverleend => {
  const { verlening } = was;
  switch (event.type) {
    case 'bekendgemaakt':
      if (event.besluit === 'verleend') return { ...was, verlening: { ...verlening, besluit: bekend(verlening.besluit, event) } };
      return was.status === 'INGETROKKEN' ? { ...was, intrekking: { ...was.intrekking, besluit: bekend(was.intrekking.besluit, event) } } : was;
    case 'opgeschort': return { ...verleendMet(was, { ...verlening, onderbrekingen: [...verlening.onderbrekingen, { per: event.per, reden: event.reden, hervatPer: null }] }), status: 'OPGESCHORT' };
    case 'hervat': return { ...verleendMet(was, { ...verlening, laatsteDag: event.laatsteDag, onderbrekingen: hervat(verlening.onderbrekingen, event.per) }), kindVijfOp: event.kindVijfOp };
    case 'ingetrokken': return { ...verleendMet(gemarkeerd(was, event.afwijkingen), verlening), status: 'INGETROKKEN', intrekking: event.intrekking };
    case 'uitgeput': return { ...verleendMet(was, verlening), status: 'UITGEPUT', per: event.per };
    case 'verlopen': return { ...verleendMet(was, verlening), status: 'VERLOPEN', per: event.per };
    default: return was;
  }
};

const rechtswegeNa = ({ ontheffingRef, gemeente, scope, afwijkingen, soort, vanaf, ...rest }: VanRechtswege, event: Event): VanRechtswege => {
  const basis = { ontheffingRef, gemeente, scope, afwijkingen, soort, vanaf };
  if (event.type === 'beeindigd') return { ...basis, status: 'BEEINDIGD', per: event.per };
  return event.type === 'meeverhuisd' ? { ...basis, ...rest, gemeente: event.naarGemeente } : { ...basis, ...rest };
};

const isOpTijdelijk = ({ type }: Event): boolean => ['verlengd', 'nietVerlengd', 'ingetrokken', 'bekendgemaakt', 'besluitNodig', 'verlopen', 'vervallen', 'gemarkeerd'].includes(type);

const na = (was: Ontheffing, event: Event): Ontheffing => {
  switch (was.soort) {
    case 'TIJDELIJK': return isOpTijdelijk(event) ? tijdelijkNa(was, event as OpTijdelijk) : was;
    case 'ALLEENSTAANDE_OUDER':
      if (was.verlening !== null) return ouderNa(was, event);
      return event.type === 'vervallen' ? { ...was, status: 'VERVALLEN', per: event.per } : was;
    case 'VAN_RECHTSWEGE': return rechtswegeNa(was, event);
  }
};

/** What an event opens; a request of art. 9a that is granted goes on under its own reference. */
const geopend = (event: Event): Ontheffing | null => (event.type === 'verleend' || event.type === 'vastgesteld' || event.type === 'aangevraagd' ? event.ontheffing : null);

/** How one event changes the list. What is about an ontheffing that a recall took away changes nothing. */
const pasToe = (ontheffingen: readonly Ontheffing[], event: Event): readonly Ontheffing[] => {
  if (!('ontheffingRef' in event)) return ontheffingen;
  const nieuw = geopend(event);
  const bestaat = ontheffingen.some(({ ontheffingRef }) => ontheffingRef === event.ontheffingRef);
  if (nieuw && !bestaat) return [...ontheffingen, nieuw];
  return ontheffingen.map((een) => (een.ontheffingRef === event.ontheffingRef ? (nieuw ?? na(een, event)) : een));
};

/** A recalled message keeps nothing of the child: the day on which it is five makes way for a day that says nothing of it. */
export const zonderKind = (event: Event): Event => {
  if (event.type === 'hervat') return { ...event, kindVijfOp: event.per };
  if (event.type === 'aangevraagd') return { ...event, ontheffing: { ...event.ontheffing, kindVijfOp: event.ontheffing.verzoekDatum } };
  if (event.type !== 'verleend' || event.ontheffing.soort === 'TIJDELIJK') return event;
  return { ...event, ontheffing: { ...event.ontheffing, kindVijfOp: event.ontheffing.verzoekDatum } };
};

const alsHerroepen = (ontheffing: Ontheffing): Ontheffing => {
  switch (ontheffing.soort) {
    case 'TIJDELIJK': return { ...voortgezet(ontheffing, 'BESLUIT_NODIG'), status: 'HERROEPEN' };
    case 'VAN_RECHTSWEGE': return { ...rechtswegeNa(ontheffing, { type: 'beeindigd', ontheffingRef: ontheffing.ontheffingRef, per: ontheffing.vanaf }), status: 'HERROEPEN' };
    case 'ALLEENSTAANDE_OUDER': return ontheffing.verlening === null ? { ...ontheffing, status: 'HERROEPEN' } : { ...verleendMet(ontheffing, ontheffing.verlening), status: 'HERROEPEN' };
  }
};

/**
 * The state is what its events make of it, in order, without those of a recalled message (M-18). An ontheffing that only
 * a recalled message opened stays visible as recalled.
 */
export const standUit = (coaches: Coaches | null, gebeurtenissen: readonly Gebeurtenis[]): Stand => {
  const herroepen = new Set(gebeurtenissen.flatMap(({ event }) => (event.type === 'herroepen' ? [event.bron] : [])));
  const geldend = gebeurtenissen.filter(({ bron }) => !herroepen.has(bron)).map(({ event }) => event);
  const over = geldend.reduce<readonly Ontheffing[]>(pasToe, []);
  const verdwenen = gebeurtenissen.flatMap(({ bron, event }) => (herroepen.has(bron) ? (geopend(zonderKind(event)) ?? []) : []));
  const ontheffingen = verdwenen.reduce((lijst, een) => (lijst.some(({ ontheffingRef }) => ontheffingRef === een.ontheffingRef) ? lijst : [...lijst, alsHerroepen(een)]), over);
  const verbruikOpgegeven = Math.max(0, ...geldend.map((event) => (event.type === 'verbruikOpgegeven' ? event.maanden : 0)));
  return { coaches, gebeurtenissen, ontheffingen, verbruikOpgegeven };
};

export const evolve = (stand: Stand, gebeurtenis: Gebeurtenis): Stand => standUit(stand.coaches, [...stand.gebeurtenissen, gebeurtenis]);
