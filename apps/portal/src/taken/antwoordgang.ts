import { NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Concept } from '../api/bericht';
import type { Mandaten } from '../api/mandaten';
import type { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import type { Formulieren } from '../formulier/formulieren';
import type { Paginas } from '../pagina/paginas';
import type { Sessie } from '../sessie/sessie';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { AntwoordPagina, type Antwoordview } from './antwoord.pagina';
import type { Antwoord, Keuzes, Veld } from './antwoord.types';
import { alleAntwoorden, isTeGeven } from './antwoorden';
import type { Deurfouten } from './deurfouten';
import { verstuurFormulier } from './versturen';
import type { Zaak } from './zaak';

/** A case that somebody answers: on the page of a task, or on that of the case itself. */
export type Plek = { readonly zaak: Zaak; /** The page of it. */ readonly pad: string; /** With it a refusal leads back to the task. */ readonly taak?: string };

type AlVerstuurd = { readonly alVerstuurd: string };
type Open = { readonly plek: Plek; readonly antwoord: Antwoord; readonly velden: readonly Veld[] };

/** From the form of an answer to the message, wherever it was opened. */
export class Antwoordgang {
  constructor(
    private readonly verzender: Verzender,
    private readonly mandaten: Mandaten,
    private readonly formulieren: Formulieren,
    private readonly paginas: Paginas,
  ) {}

  async formulier(plek: Plek, sleutel: string, sessie: Sessie): Promise<string> {
    return this.toon(await this.open(plek, sleutel, sessie), nieuweZending(), {}, { fouten: {}, algemeen: [] }, sessie);
  }

  /** Sent once, whatever the browser does: the id of the message came with the form. */
  async verstuur(plek: Plek, sleutel: string, invoer: Readonly<Record<string, unknown>>, sessie: Sessie, antwoord: FastifyReply): Promise<void> {
    const zending = zendingUit(invoer);
    const open = await this.open(plek, sleutel, sessie, zending);
    if ('alVerstuurd' in open) return void (await antwoord.redirect(open.alVerstuurd, 303));
    const { velden, antwoord: gekozen } = open;
    await verstuurFormulier(this.verzender, {
      velden,
      concept: (waarden) => eisConcept(gekozen.concept(plek.zaak, waarden)),
      opnieuw: (waarden, wat) => this.toon(open, zending, waarden, wat, sessie),
      daarna: verstuurdPad(gekozen.vervolg, zending.id, plek.taak),
    }, { invoer, zending, sessie, antwoord });
  }

  private async open(plek: Plek, sleutel: string, sessie: Sessie): Promise<Open>;
  private async open(plek: Plek, sleutel: string, sessie: Sessie, zending: Zending): Promise<Open | AlVerstuurd>;
  private async open(plek: Plek, sleutel: string, sessie: Sessie, zending?: Zending): Promise<Open | AlVerstuurd> {
    const { zaak } = plek;
    const antwoord = alleAntwoorden(zaak.soort).find((een) => een.sleutel === sleutel);
    if (!antwoord) throw new NotFoundException();
    if (!isTeGeven(antwoord, zaak)) {
      if (zending && (await this.verzender.isVerstuurd(zending, sessie))) return { alVerstuurd: verstuurdPad(antwoord.vervolg, zending.id, plek.taak) };
      throw new NotFoundException();
    }
    return { plek, antwoord, velden: antwoord.velden(zaak, await this.keuzes(antwoord, zaak, sessie)) };
  }

  private async keuzes({ metMandaat }: Antwoord, zaak: Zaak, sessie: Sessie): Promise<Keuzes> {
    const [{ codelijsten }, mandaten] = await Promise.all([this.formulieren.op(zaak.vandaag, sessie), metMandaat ? this.mandaten.voor(zaak.gemeente, metMandaat, sessie) : []]);
    return { mandaten, lijst: (naam) => (codelijsten[naam] ?? []).map(({ code, label }) => ({ waarde: code, tekst: label })) };
  }

  private toon({ plek: { pad }, antwoord, velden }: Open, zending: Zending, waarden: Antwoordview['waarden'], { fouten, algemeen }: Deurfouten, sessie: Sessie): string {
    const { titel, uitleg, verstuur, sleutel } = antwoord;
    return this.paginas.toon(AntwoordPagina, { naar: `${pad}/${sleutel}`, terug: pad, titel, uitleg, velden, waarden, fouten, algemeen, verstuur, zending }, sessie);
  }
}

const eisConcept = (concept: Concept | undefined): Concept => {
  if (!concept) throw new NotFoundException();
  return concept;
};
