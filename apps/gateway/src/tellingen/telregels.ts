import type { Velden } from '#shared/contracts/bericht';
import type { Definitieweg } from '#shared/contracts/intern';
import type { Bewijssoort, Sanctie } from '#shared/contracts/telling';
import type { Tellingsoort } from '#shared/contracts/tellingsoorten';
import { dag, isDatum, plusDagen, type Datum } from '#shared/kernel/datum';
import { plusWerkdagen } from '#shared/policy/werkdagen';

/** Days within which something is expected (config/beleid/servicenormen.yaml). */
export type Normen = { readonly reactieOpVoorstel: number; readonly reactieOpAlert: number; readonly gesprekNaWens: number };

/** A fact as far as counting needs it: without its resident, and with the day on which the hub was told. */
export type Telfeit = { readonly naam: string; readonly peildatum: Datum; readonly dag: Datum; readonly verloop: Velden };

export type Telgeval = Telfeit & {
  /** What was told of the same case before, oldest first. */
  readonly eerder: readonly Telfeit[];
  readonly normen: (op: Datum) => Normen;
  /** Only asked for a handover that took effect. */
  readonly bewijs: () => Bewijssoort;
  /** Of the alert in the same case; only asked for what happens to an alert. */
  readonly sanctie: () => Sanctie;
  /** Only asked for a talk with income, whose reason is sealed. */
  readonly reden: () => string;
  readonly eersteInJaar: () => boolean;
};

/** `eenmaal`: counts once per case, whatever facts say so. */
export type Geteld = { readonly soort: Tellingsoort; readonly op: Datum; readonly kenmerken: Readonly<Record<string, string>>; readonly eenmaal?: true };

const tekst = ({ verloop }: Pick<Telfeit, 'verloop'>, veld: string): string | undefined => (typeof verloop[veld] === 'string' ? verloop[veld] : undefined);
const datumIn = ({ verloop, peildatum }: Telfeit, veld = 'datum'): Datum => (isDatum(verloop[veld]) ? dag(verloop[veld]) : peildatum);

const VOORSTELLEN = ['overdracht.voorgesteld', 'overdracht.aanleiding.gemeld'];
const laatste = (eerder: readonly Telfeit[], ...namen: readonly string[]): Telfeit | undefined => eerder.filter(({ naam }) => namen.includes(naam)).at(-1);

const tegenNorm = (eind: Datum, norm: (keer: number) => Datum): string => {
  if (eind <= norm(1)) return 'BINNEN_NORM';
  return eind <= norm(2) ? 'TOT_DUBBELE_NORM' : 'LANGER';
};
const inWerkdagen = (van: Datum, tot: Datum, norm: number): string => tegenNorm(tot, (keer) => plusWerkdagen(van, keer * norm));
const inWeken = (van: Datum, tot: Datum): string => ([4, 8, 13] as const).map((weken) => [`TOT_${weken}_WEKEN`, plusDagen(van, weken * 7)] as const).find(([, grens]) => tot <= grens)?.[0] ?? 'LANGER';

const duur = (stap: string, op: Datum, van: Telfeit | undefined, reken: (van: Telfeit) => string): Geteld[] =>
  van ? [{ soort: 'doorlooptijden', op, kenmerken: { stap, duur: reken(van) }, eenmaal: true }] : [];

const richtingVan = (geval: Telgeval): string => {
  const voorstel = [...geval.eerder, geval].find(({ naam }) => VOORSTELLEN.includes(naam));
  if (!voorstel) return 'ONBEKEND';
  return voorstel.naam === 'overdracht.voorgesteld' ? (tekst(voorstel, 'richting') ?? 'ONBEKEND') : 'KP4_NAAR_KP3';
};

const gesprek = (geval: Telgeval, uitkomst: string, op = datumIn(geval)): Geteld => ({ soort: 'driegesprekken', op, kenmerken: { richting: richtingVan(geval), uitkomst }, eenmaal: true });

/** A proposal may say at once that the talk was offered, and what the resident answered. */
const gesprekInVoorstel = (geval: Telgeval): Geteld[] => {
  const { driegesprek } = geval.verloop as { readonly driegesprek?: { readonly aangebodenOp?: string; readonly antwoord?: string; readonly beantwoordOp?: string } };
  if (!driegesprek) return [];
  const aangeboden = isDatum(driegesprek.aangebodenOp) ? driegesprek.aangebodenOp : geval.peildatum;
  const beantwoord = isDatum(driegesprek.beantwoordOp) ? driegesprek.beantwoordOp : aangeboden;
  return [gesprek(geval, 'AANGEBODEN', aangeboden), ...(driegesprek.antwoord ? [gesprek(geval, driegesprek.antwoord, beantwoord)] : [])];
};

const isWens = ({ naam, verloop }: Telfeit): boolean => {
  const { driegesprek } = verloop as { readonly driegesprek?: { readonly antwoord?: string } };
  return (naam === 'overdracht.driegesprek.beantwoord' && verloop['antwoord'] === 'GEWENST') || driegesprek?.antwoord === 'GEWENST';
};

const naWens = (geval: Telgeval): Geteld[] => {
  const op = datumIn(geval);
  const binnen = (van: Telfeit): string => tegenNorm(op, (keer) => plusDagen(datumIn(van), keer * geval.normen(van.dag).gesprekNaWens));
  return duur('DRIEGESPREK_NA_WENS', op, geval.eerder.filter(isWens).at(-1), binnen);
};

const reactieOpVoorstel = (geval: Telgeval): Geteld[] =>
  duur('REACTIE_OP_VOORSTEL', geval.dag, laatste(geval.eerder, ...VOORSTELLEN), (van) => inWerkdagen(van.dag, geval.dag, geval.normen(van.dag).reactieOpVoorstel));

const reactieOpAlert = (geval: Telgeval): Geteld[] =>
  duur('REACTIE_OP_ALERT', geval.dag, laatste(geval.eerder, 'boete.overwogen'), (van) => inWerkdagen(van.dag, geval.dag, geval.normen(van.dag).reactieOpAlert));

const ingegaan = (geval: Telgeval): Geteld[] => {
  const op = datumIn(geval);
  const richting = tekst(geval, 'richting') ?? '';
  const kenmerken = { richting, definitie: tekst(geval, 'definitieVersie') ?? '', bewijs: geval.bewijs(), persoon: geval.eersteInJaar() ? 'EERSTE_IN_JAAR' : 'HERHALING' };
  const voorstel = geval.eerder.find(({ naam }) => VOORSTELLEN.includes(naam));
  return [{ soort: 'overdrachten', op, kenmerken }, ...duur(`VOORSTEL_TOT_START_${richting}`, op, voorstel, (van) => inWeken(van.peildatum, op))];
};

const ontheffing = (wat: string) => ({ peildatum }: Telgeval): Geteld[] => [{ soort: 'ontheffingen', op: peildatum, kenmerken: { gebeurtenis: wat } }];
const alert = (wat: string) => ({ peildatum, sanctie }: Telgeval): Geteld[] => [{ soort: 'alerts', op: peildatum, kenmerken: { gebeurtenis: wat, sanctie: sanctie() } }];
const verzoek = (soort: string, reden: (geval: Telgeval) => string) => (geval: Telgeval): Geteld[] => [{ soort: 'redenen', op: geval.peildatum, kenmerken: { verzoek: soort, reden: reden(geval) } }];

/** What is counted of each fact; any other counts for nothing. */
const REGELS: Readonly<Record<string, (geval: Telgeval) => Geteld[]>> = {
  'overdracht.voorgesteld': gesprekInVoorstel,
  'overdracht.aanleiding.gemeld': gesprekInVoorstel,
  'overdracht.driegesprek.aangeboden': (geval) => [gesprek(geval, 'AANGEBODEN')],
  'overdracht.driegesprek.beantwoord': (geval) => [gesprek(geval, tekst(geval, 'antwoord') ?? '')],
  'overdracht.driegesprek.gehouden': (geval) => [gesprek(geval, 'GEHOUDEN'), ...naWens(geval)],
  'overdracht.driegesprek.nietGehouden': (geval) => [gesprek(geval, 'NIET_GEHOUDEN')],
  'overdracht.geaccepteerd': reactieOpVoorstel,
  'overdracht.teruggestuurd': reactieOpVoorstel,
  'overdracht.nietOvergenomen': reactieOpVoorstel,
  'overdracht.ingegaan': ingegaan,
  'ontheffing.verleend': ontheffing('VERLEEND'),
  'ontheffing.verlengd': ontheffing('VERLENGD'),
  'ontheffing.nietVerlengd': ontheffing('NIET_VERLENGD'),
  'ontheffing.ingetrokken': ontheffing('INGETROKKEN'),
  'ontheffing.vastgesteld': ontheffing('VASTGESTELD'),
  'ontheffing.beeindigd': ontheffing('BEEINDIGD'),
  'ontheffing.opgeschort': ontheffing('OPGESCHORT'),
  'ontheffing.hervat': ontheffing('HERVAT'),
  'ontheffing.verlopen': ontheffing('VERLOPEN'),
  'ontheffing.vervallen': ontheffing('VERVALLEN'),
  'ontheffing.uitgeput': ontheffing('UITGEPUT'),
  'boete.overwogen': alert('OVERWOGEN'),
  'boete.reactie': (geval) => [...alert(tekst(geval, 'reactie') ?? '')(geval), ...reactieOpAlert(geval)],
  'boete.reactietermijn.verstreken': alert('REACTIETERMIJN_VERSTREKEN'),
  // D-11: an outcome that no alert went before.
  'boete.uitkomst': (geval) => alert(laatste(geval.eerder, 'boete.overwogen') ? 'UITKOMST' : 'UITKOMST_ZONDER_ALERT')(geval),
  'boete.overweging.ingetrokken': alert('INGETROKKEN'),
  'inkomensgesprek.verzocht': verzoek('INKOMENSGESPREK', ({ reden }) => reden()),
  'verstrekking.bijzonder.verzocht': verzoek('BIJZONDER', (geval) => tekst(geval, 'reden') ?? 'ONBEKEND'),
};

/** Stated by its owner, for a resident who is in klantprofiel 3 because the definition changed. */
export const doorDefinitie = ({ weg, definitie }: Definitieweg, op: Datum): Geteld => ({ soort: 'definitie', op, kenmerken: { weg, definitie } });

export const wordtGeteld = (naam: string): boolean => Object.hasOwn(REGELS, naam);
export const getelde = (geval: Telgeval): Geteld[] => REGELS[geval.naam]?.(geval) ?? [];

type Onderbouwd = { readonly namen: readonly string[]; readonly laatste: string | undefined };

const TYPEN: readonly string[] = ['ZORGPROFESSIONAL', 'DEELTIJDWERK', 'VRIJWILLIGERSWERK_STRUCTUREEL'] satisfies readonly Bewijssoort[];

/** The kind of substantiation a handover took effect with: an exception the coaches agreed on stands before evidence that did not suffice. */
export const bewijsVan = ({ namen, laatste: type }: Onderbouwd): Bewijssoort => {
  if (namen.includes('overdracht.uitzondering.bevestigd')) return 'ZONDER_ONDERZOEK_IN_OVERLEG';
  return type !== undefined && TYPEN.includes(type) ? (type as Bewijssoort) : 'OVERIG';
};
