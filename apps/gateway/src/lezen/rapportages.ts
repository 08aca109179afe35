import { RAPPORTAGEROLLEN, type Proef, type Rapportagesoort } from '#shared/contracts/rapportage';
import { gemeentenVan } from '#shared/policy/partijen';
import { pilotdeelnemers } from '#shared/policy/profiel';
import type { Deurdelen } from '../http/deurdelen';
import { fout, Probleem, probleemVan } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import { alsContext, type Leesrecht, type Lezer } from '../toegang/lezer';
import { leesAlgemeen } from './algemeen';
import { monitoringOp, peildatumVan, telStanden } from './standen';
import type { Fasetabel, Rapport, Rapportage, Rapportkop, Teltabel } from './rapportage.vorm';

/** Nothing in a report is about anybody; who reads it is on record all the same. */
export const RAPPORTAGERECHT: Leesrecht = { activiteit: 'rapportage.lezen', contexten: [], cijfers: RAPPORTAGEROLLEN };

type Tabelvraag = { readonly jaar: number; readonly zicht: 'EIGEN' | 'REGIO'; readonly gemeente?: string };
type Inhoud = (Teltabel & Pick<Rapportage, 'peildatum' | 'verwacht'>) | { readonly tabellen: readonly Fasetabel[] };

export type Rapportagevraag = { readonly jaar?: number; readonly gemeente?: string; readonly proef?: Proef };

const TOELICHTING = 'Aantallen van 1 tot en met 4 zijn niet getoond. Soms is ook een ander aantal niet getoond, zodat een klein aantal niet uit de totalen volgt.';
/** Most counts of a month are small, and the quarter says more. */
const OVER_EEN_MAAND = 'In één maand zijn de meeste aantallen klein. In de rapportage over het kwartaal zijn er meer te zien.';
const isMaand = (periode: string): boolean => /-\d{2}$/.test(periode);
/** Counted for the region as a whole where it is read from outside. */
const ALLEEN_REGIO: readonly Rapportagesoort[] = ['doorlooptijden', 'standen'];

/** Not counted per gemeente when read from outside, and so not of some of them either. */
const NIET_PER_PROEF: readonly Rapportagesoort[] = [...ALLEEN_REGIO, 'fasen'];
const GEEN_DEELNEMERS = 'In dit jaar deed volgens de profielen geen gemeente mee aan deze proef.';

/** Reports, made by their owner when somebody asks. */
export class Rapportagelezer {
  constructor(private readonly delen: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag' | 'vraagbaak' | 'beleid' | 'partijen'>) {}

  async lees(soort: Rapportagesoort, { jaar: gevraagd, gemeente, proef }: Rapportagevraag, lezer: Lezer, { traceparent }: Beller): Promise<Rapportage> {
    return leesAlgemeen(this.delen, { activiteit: RAPPORTAGERECHT.activiteit, ...(gemeente === undefined ? {} : { gemeente }) }, lezer, traceparent, () => {
      const jaar = gevraagd ?? Number(this.delen.klok.vandaag().slice(0, 4));
      return proef === undefined ? this.rapportage(soort, { jaar, gemeente }, lezer, traceparent) : this.vanProef(soort, { jaar, gemeente, proef }, lezer, traceparent);
    });
  }

  /** The gemeenten that take part together, as anybody outside them reads it: also for a gemeente that does not take part. */
  private async vanProef(soort: Rapportagesoort, { jaar, gemeente, proef }: { readonly jaar: number; readonly gemeente: string | undefined; readonly proef: Proef }, lezer: Lezer, traceparent: string): Promise<Rapportage> {
    if (gemeente !== undefined || NIET_PER_PROEF.includes(soort)) throw probleemVan([fout('proef', 'BERICHT_ONGELDIG', 'Van een proef zijn er alleen de aantallen van de deelnemers samen.', 'Laat gemeente weg, of vraag een andere rapportage.')]);
    const { beleid, partijen } = this.delen;
    const gemeenten = gemeentenVan(partijen);
    const groep = pilotdeelnemers(beleid, gemeenten, jaar);
    if (groep.length === 0) return { soort, jaar, proef, toelichting: GEEN_DEELNEMERS, gemeenten: [], regels: [], totalen: {}, totaal: 0 };
    const tabel = await this.vraag<Teltabel>('tellingen', { jaar, zicht: 'REGIO', soort, groep }, { ...lezer, gemeenten }, traceparent);
    return { soort, jaar, proef, toelichting: TOELICHTING, ...tabel };
  }

  private async rapportage(soort: Rapportagesoort, { jaar, gemeente }: { readonly jaar: number; readonly gemeente: string | undefined }, lezer: Lezer, traceparent: string): Promise<Rapportage> {
    // Who works for a gemeente sees its counts as they are; anybody else sees the region without what is small (D-21).
    const zicht: Tabelvraag['zicht'] = lezer.medewerker.namensGemeenten.length > 0 ? 'EIGEN' : 'REGIO';
    if (gemeente !== undefined && !lezer.gemeenten.includes(gemeente)) throw probleemVan([fout('gemeente', 'GEMEENTE_ONJUIST', 'U werkt niet voor deze gemeente.', `U werkt voor: ${lezer.gemeenten.join(', ')}.`)]);
    if (gemeente !== undefined && zicht === 'REGIO' && ALLEEN_REGIO.includes(soort)) throw probleemVan([fout('gemeente', 'BERICHT_ONGELDIG', 'Deze rapportage is er alleen voor de hele regio.', 'Laat gemeente weg.')]);
    const parameters = { jaar, zicht, ...(gemeente === undefined ? {} : { gemeente }) };
    const inhoud = await this.inhoud(soort, parameters, lezer, traceparent);
    return { soort, jaar, ...(zicht === 'REGIO' ? { toelichting: TOELICHTING } : {}), ...inhoud };
  }

  private async inhoud(soort: Rapportagesoort, parameters: Tabelvraag, lezer: Lezer, traceparent: string): Promise<Inhoud> {
    if (soort === 'fasen') return { tabellen: await this.vraag<Fasetabel[]>('fasen', parameters, lezer, traceparent) };
    if (soort === 'standen') return this.standen(parameters, lezer, traceparent);
    return this.vraag<Teltabel>('tellingen', { ...parameters, soort }, lezer, traceparent);
  }

  /** Counted here, where residents are known, and shown by the reports, where they are not. */
  private async standen({ jaar, zicht, gemeente }: Tabelvraag, lezer: Lezer, traceparent: string): Promise<Inhoud> {
    const peildatum = peildatumVan(jaar, this.delen.klok.vandaag());
    const { sinds, hoogstensExtra } = monitoringOp(this.delen.beleid, peildatum);
    const gemeenten = gemeente === undefined ? lezer.gemeenten : [gemeente];
    const aantallen = await this.delen.opslag.transactie((tx) => telStanden(tx, peildatum, sinds, gemeenten));
    const tabel = await this.vraag<Teltabel>('standen', { zicht, aantallen }, { ...lezer, gemeenten }, traceparent);
    return { peildatum, verwacht: { groep: 'EERDER_KP4_BIJ_WERKZAAK', sinds, hoogstens: hoogstensExtra }, ...tabel };
  }

  /** What was made on request, for whom: the latest first. */
  async gemaakt(lezer: Lezer, { traceparent }: Beller): Promise<readonly Rapportkop[]> {
    return leesAlgemeen(this.delen, RAPPORTAGERECHT, lezer, traceparent, () => this.vraag<readonly Rapportkop[]>('rapporten', {}, lezer, traceparent));
  }

  async rapport(ref: string, lezer: Lezer, { traceparent }: Beller): Promise<Rapport & { readonly toelichting: string }> {
    const gemaakt = await leesAlgemeen(this.delen, RAPPORTAGERECHT, lezer, traceparent, () => this.vraag<Rapport>('rapport', { ref }, lezer, traceparent));
    return { ...gemaakt, toelichting: isMaand(gemaakt.periode) ? `${TOELICHTING} ${OVER_EEN_MAAND}` : TOELICHTING };
  }

  private async vraag<R>(naam: string, parameters: object, lezer: Lezer, traceparent: string): Promise<R> {
    const { resultaat } = await this.delen.vraagbaak.vraag<object, R>('rapportage', naam, { context: alsContext(lezer), parameters }, { traceparent });
    if (resultaat === null) throw new Probleem('NIET_GEVONDEN');
    return resultaat;
  }
}
