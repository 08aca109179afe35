import { plusDagen, type Datum } from '#shared/kernel/datum';
import { accept } from '#shared/kernel/decision';
import { handeltAls, kantVan, type Afzender } from './afzender';
import type { Vertrekvenster } from './policy';
import { periodeOp, regieBij, splitsOp, voegSamen, type Periode, type SituatieGewijzigd } from './situatie';
import { weiger, type Besluit, type Weigering } from './weigering';

export type Vertrekreden = 'VERHUISD' | 'UITGESTROOMD';

type Melding = {
  readonly afzender: Afzender;
  readonly gemeente: string;
  readonly op: Datum;
  readonly per: Datum;
  readonly vandaag: Datum;
};
/** M-16 and M-17. */
export type Vertrek =
  | (Melding & { readonly type: 'verhuisd'; readonly naarGemeente: string; /** Whether the hub serves that gemeente. */ readonly naarGemeenteBekend: boolean })
  | (Melding & { readonly type: 'uitgestroomd' });

/**
 * Who leads, or the system of either side, or the resident's own coach: of the gemeenten only the one he leaves. The new
 * gemeente cannot pull a resident over, for with him would come the right to read about him.
 */
export const magBijhouden = (afzender: Afzender, gemeente: string, periode: Periode): Weigering | null => {
  const kant = kantVan(afzender);
  if (gemeente !== periode.gemeente || (kant !== 'WERKZAAK' && kant !== periode.gemeente)) return { code: 'GEMEENTE_ONJUIST' };
  if (!afzender.bevoegd) return { code: 'NIET_BEVOEGD' };
  const { rol } = afzender;
  if (rol === 'systeem') return null;
  if (rol !== 'werkcoach' && rol !== 'participatiecoach') return { code: 'NIET_BEVOEGD' };
  const coach = periode[rol];
  const mag = coach === null ? periode.regie === null || periode.regie === kant : handeltAls(afzender, coach);
  return mag ? null : { code: 'NIET_BEVOEGD' };
};

/** Moves for which `wijkt` holds did not happen: what follows stays with the gemeente and the coach before it. */
const zonderVerhuizing = (perioden: readonly Periode[], wijkt: (vanaf: Datum) => boolean): Periode[] =>
  perioden.reduce<Periode[]>((klaar, p) => {
    const vorige = klaar.at(-1);
    if (vorige?.tot !== p.vanaf || vorige.gemeente === p.gemeente || !wijkt(p.vanaf)) return [...klaar, p];
    const terug = { ...p, gemeente: vorige.gemeente, participatiecoach: vorige.participatiecoach };
    return [...klaar, { ...terug, regie: regieBij(terug) }];
  }, []);

/** A move that was announced and has not begun gives way to a next one, and to leaving before it. */
const zonderAangekondigdeVerhuizing = (perioden: readonly Periode[], { type, per, vandaag }: Vertrek): Periode[] =>
  zonderVerhuizing(perioden, (vanaf) => vanaf > vandaag && (type === 'verhuisd' || vanaf >= per));

/** Likewise an announced end gives way to another date. */
const zonderAangekondigdEinde = (perioden: readonly Periode[], { type, vandaag }: Vertrek): readonly Periode[] =>
  type === 'uitgestroomd' ? perioden.map((p, i) => (i === perioden.length - 1 && p.tot !== null && p.tot > vandaag ? { ...p, tot: null } : p)) : perioden;

/** KP4 goes to the new gemeente, KP1-3 stays with Werkzaak; the coach of the old gemeente stays behind (D-25). */
const verhuis = (perioden: readonly Periode[], gemeente: string, per: Datum): Periode[] =>
  splitsOp(perioden, per).map((p) => {
    if (p.vanaf < per) return p;
    const verhuisd = { ...p, gemeente, participatiecoach: null };
    return { ...verhuisd, regie: regieBij(verhuisd) };
  });

const stroomUit = (perioden: readonly Periode[], per: Datum): Periode[] => splitsOp(perioden, per).filter((p) => p.vanaf < per);

/** From `per` on the resident stays where he is, without a gap, as far as is known: a date before that would rewrite where he was later. */
const isLaatsteVerblijf = (perioden: readonly Periode[], { per, vandaag }: Vertrek): boolean => {
  const rest = splitsOp(perioden, per).filter((p) => p.vanaf >= per);
  const einde = rest.at(-1)?.tot;
  const aaneen = rest.every((p, i) => i === 0 || (rest[i - 1]?.tot === p.vanaf && rest[0]?.gemeente === p.gemeente));
  return aaneen && einde !== undefined && (einde === null || einde > vandaag);
};

const gelijk = (a: readonly Periode[], b: readonly Periode[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Left as told now, or told before: an end that is known already, of somebody who is not there any more. */
const isBekend = (perioden: readonly Periode[], command: Vertrek): boolean => {
  if (command.type === 'uitgestroomd') return perioden.at(-1)?.tot === command.per;
  const grens = perioden.findIndex((p) => p.vanaf === command.per);
  return grens > 0 && perioden[grens]?.gemeente === command.naarGemeente && perioden[grens - 1]?.gemeente !== command.naarGemeente;
};

const keurVertrek = (perioden: readonly Periode[], command: Vertrek, { dagenVooruit }: Vertrekvenster): Weigering | null => {
  const { per, op, vandaag } = command;
  if (per > plusDagen(op, dagenVooruit)) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.per ligt te ver na de peildatum' };
  if (command.type === 'verhuisd') {
    if (!command.naarGemeenteBekend) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.naarGemeente doet niet mee; stuur inwoner.uitgestroomd' };
    if (command.naarGemeente === command.gemeente) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.naarGemeente is de gemeente waar de inwoner al woont' };
  }
  const was = periodeOp(perioden, plusDagen(per, -1));
  if (!was || (was.gemeente !== command.gemeente && was.vanaf <= vandaag)) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.per valt buiten de registratie van de inwoner in deze gemeente' };
  return isLaatsteVerblijf(perioden, command) ? null : { code: 'OVERGANG_ONGELDIG', toelichting: 'na verloop.per is een later verblijf bekend' };
};

/** M-16 and M-17 date the situatie; what ends with it, ends on the day itself. */
export const decideVertrek = (perioden: readonly Periode[], command: Vertrek, venster: Vertrekvenster): Besluit<SituatieGewijzigd> => {
  const bekend = isBekend(perioden, command);
  const periode = bekend ? periodeOp(perioden, plusDagen(command.per, -1)) : periodeOp(perioden, command.op);
  if (!periode) return weiger('INWONER_ONBEKEND');
  const geweigerd = magBijhouden(command.afzender, command.gemeente, periode);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  if (bekend) return accept();
  const huidig = zonderAangekondigdeVerhuizing(zonderAangekondigdEinde(perioden, command), command);
  const mis = keurVertrek(huidig, command, venster);
  if (mis) return { accepted: false, refusal: mis };
  const nieuw = voegSamen(command.type === 'verhuisd' ? verhuis(huidig, command.naarGemeente, command.per) : stroomUit(huidig, command.per));
  return gelijk(nieuw, perioden) ? accept() : accept({ type: 'situatie.gewijzigd', perioden: nieuw });
};

/** What ends on this day: the stretch that was, and the one that follows when the resident moved within the hub. */
export type Einde = { readonly reden: Vertrekreden; readonly was: Periode; readonly wordt: Periode | null };

/** Whether the resident really leaves that day: an announcement may have been replaced since. */
export const eindeOp = (perioden: readonly Periode[], per: Datum): Einde | null => {
  const was = periodeOp(perioden, plusDagen(per, -1));
  const wordt = periodeOp(perioden, per);
  if (!was) return null;
  if (!wordt) return { reden: 'UITGESTROOMD', was, wordt };
  return was.gemeente === wordt.gemeente ? null : { reden: 'VERHUISD', was, wordt };
};

/** M-18: the announcement for this day was recalled before the day came, so nothing ends. */
export const trekVertrekIn = (perioden: readonly Periode[], per: Datum, vandaag: Datum): Besluit<SituatieGewijzigd> => {
  if (per <= vandaag || !eindeOp(perioden, per)) return accept();
  const gebleven = zonderVerhuizing(perioden, (vanaf) => vanaf >= per).map((p) => (p.tot === per && eindeOp(perioden, per)?.wordt === null ? { ...p, tot: null } : p));
  return accept({ type: 'situatie.gewijzigd', perioden: voegSamen(gebleven) });
};
