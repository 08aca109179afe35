import { RAPPORTAGEROLLEN, type Rapportagesoort } from '#shared/contracts/rapportage';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Deurdelen } from '../http/deurdelen';
import { fout, Probleem, probleemVan } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import { alsContext, type Leesrecht, type Lezer } from '../toegang/lezer';
import { eisAlgemeen } from './algemeen';
import type { Fasetabel, Rapport, Rapportage, Rapportkop, Teltabel } from './rapportage.vorm';

/** Nothing in a report is about anybody; who reads it is on record all the same. */
export const RAPPORTAGERECHT: Leesrecht = { activiteit: 'rapportage.lezen', contexten: [], cijfers: RAPPORTAGEROLLEN };

export type Rapportagevraag = { readonly jaar?: number; readonly gemeente?: string };

const TOELICHTING = 'Aantallen van 1 tot en met 4 zijn niet getoond. Soms is ook een ander aantal niet getoond, zodat een klein aantal niet uit de totalen volgt.';
/** Counted for the region as a whole where it is read from outside. */
const ALLEEN_REGIO: readonly Rapportagesoort[] = ['doorlooptijden'];

/** Reports, made by their owner when somebody asks. */
export class Rapportagelezer {
  constructor(private readonly delen: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag' | 'vraagbaak'>) {}

  async lees(soort: Rapportagesoort, { jaar: gevraagd, gemeente }: Rapportagevraag, lezer: Lezer, { traceparent }: Beller): Promise<Rapportage> {
    const record = await eisAlgemeen(this.delen, { activiteit: RAPPORTAGERECHT.activiteit, ...(gemeente === undefined ? {} : { gemeente }) }, lezer, traceparent);
    // Who works for a gemeente sees its counts as they are; anybody else sees the region without what is small (D-21).
    const zicht = lezer.medewerker.namensGemeenten.length > 0 ? 'EIGEN' : 'REGIO';
    if (gemeente !== undefined && !lezer.gemeenten.includes(gemeente)) throw probleemVan([fout('gemeente', 'GEMEENTE_ONJUIST', 'U werkt niet voor deze gemeente.', `U werkt voor: ${lezer.gemeenten.join(', ')}.`)]);
    if (gemeente !== undefined && zicht === 'REGIO' && ALLEEN_REGIO.includes(soort)) throw probleemVan([fout('gemeente', 'BERICHT_ONGELDIG', 'Deze rapportage is er alleen voor de hele regio.', 'Laat gemeente weg.')]);
    const jaar = gevraagd ?? Number(this.delen.klok.vandaag().slice(0, 4));
    const parameters = { jaar, zicht, ...(gemeente === undefined ? {} : { gemeente }) };
    const inhoud = soort === 'fasen' ? { tabellen: await this.vraag<Fasetabel[]>('fasen', parameters, lezer, traceparent) } : await this.vraag<Teltabel>('tellingen', { ...parameters, soort }, lezer, traceparent);
    return this.vastgelegd(record, traceparent, { soort, jaar, ...(zicht === 'REGIO' ? { toelichting: TOELICHTING } : {}), ...inhoud });
  }

  /** What was made on request, for whom: the latest first. */
  async gemaakt(lezer: Lezer, { traceparent }: Beller): Promise<readonly Rapportkop[]> {
    return this.vastgelegd(await eisAlgemeen(this.delen, RAPPORTAGERECHT, lezer, traceparent), traceparent, await this.vraag<readonly Rapportkop[]>('rapporten', {}, lezer, traceparent));
  }

  async rapport(ref: string, lezer: Lezer, { traceparent }: Beller): Promise<Rapport & { readonly toelichting: string }> {
    const record = await eisAlgemeen(this.delen, RAPPORTAGERECHT, lezer, traceparent);
    const gemaakt = await this.vraag<Rapport>('rapport', { ref }, lezer, traceparent);
    return this.vastgelegd(record, traceparent, { ...gemaakt, toelichting: TOELICHTING });
  }

  private async vastgelegd<R>(record: Beslissingsrecord, traceparent: string, gelezen: R): Promise<R> {
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'VERSTREKKING', record, traceparent));
    return gelezen;
  }

  private async vraag<R>(naam: string, parameters: object, lezer: Lezer, traceparent: string): Promise<R> {
    const { resultaat } = await this.delen.vraagbaak.vraag<object, R>('rapportage', naam, { context: alsContext(lezer), parameters }, { traceparent });
    if (resultaat === null) throw new Probleem('NIET_GEVONDEN');
    return resultaat;
  }
}
