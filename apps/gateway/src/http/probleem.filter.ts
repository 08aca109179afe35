import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, throwError } from 'rxjs';
import type { Code } from '#shared/contracts/codes';
import { GeenAntwoord } from '#shared/messaging/fouten';
import { metrieken } from '#shared/operations/metrics';
import { isDatabaseWeg } from '#shared/persistence/databasefout';
import { bekendeBeller } from '../toegang/beller';
import type { Weigerboek } from '../toegang/weigerboek';
import { Probleem, PROBLEEMTYPE } from './probleem';

const PER_STATUS: Readonly<Record<number, Code>> = {
  400: 'BERICHT_ONGELDIG',
  401: 'NIET_AANGEMELD',
  403: 'NIET_BEVOEGD',
  404: 'NIET_GEVONDEN',
  405: 'NIET_GEVONDEN',
  408: 'BERICHT_ONGELDIG',
  413: 'TE_GROOT',
  414: 'BERICHT_ONGELDIG',
  415: 'TYPE_ONBEKEND',
  429: 'TE_VEEL',
  503: 'NIET_BESCHIKBAAR',
};

/** Every failure becomes one problem+json; what we did not expect says nothing about itself. */
export const alsProbleem = (oorzaak: unknown): Probleem => {
  if (oorzaak instanceof Probleem) return oorzaak;
  if (typeof oorzaak !== 'object' || oorzaak === null) return new Probleem('NIET_BESCHIKBAAR', { status: 500 });
  const status = oorzaak instanceof HttpException ? oorzaak.getStatus() : (oorzaak as { statusCode?: unknown }).statusCode;
  const code = typeof status === 'number' ? PER_STATUS[status] : undefined;
  if (code) return new Probleem(code);
  if (oorzaak instanceof GeenAntwoord || isDatabaseWeg(oorzaak)) return new Probleem('NIET_BESCHIKBAAR');
  return new Probleem('NIET_BESCHIKBAAR', { status: 500 });
};

/** Refused by the gate, or by the framework before a handler saw it; what a handler refuses it puts on record itself. */
const isDeurweigering = (oorzaak: unknown, { code, status }: Probleem): boolean =>
  oorzaak instanceof Probleem ? code === 'NIET_AANGEMELD' || code === 'TE_VEEL' : status === 413 || status === 415;

@Catch()
export class ProbleemFilter implements ExceptionFilter {
  constructor(
    private readonly meld: (oorzaak: unknown) => void,
    private readonly weigerboek: Pick<Weigerboek, 'noteer'>,
  ) {}

  /** The consumer of the same process must see its own errors: "not now" and "never" are not alike there. */
  catch(oorzaak: unknown, host: ArgumentsHost): Observable<never> | undefined {
    if (host.getType() !== 'http') return throwError(() => oorzaak);
    void this.answer(oorzaak, host);
    return undefined;
  }

  /** No record, no refusal: then the hub is not available. */
  private async vastgelegd(oorzaak: unknown, verzoek: FastifyRequest): Promise<Probleem> {
    const probleem = alsProbleem(oorzaak);
    if (!isDeurweigering(oorzaak, probleem)) return probleem;
    const herkend = bekendeBeller(verzoek);
    const { traceparent } = verzoek.headers;
    try {
      await this.weigerboek.noteer({ code: probleem.code, herkend, traceparent: herkend?.traceparent ?? (typeof traceparent === 'string' ? traceparent : undefined) });
      return probleem;
    } catch (fout) {
      return alsProbleem(fout);
    }
  }

  private async answer(oorzaak: unknown, host: ArgumentsHost): Promise<void> {
    const probleem = await this.vastgelegd(oorzaak, host.switchToHttp().getRequest<FastifyRequest>());
    metrieken.geweigerd.inc({ code: probleem.code });
    if (probleem.status === 500) this.meld(oorzaak);
    const antwoord = host.switchToHttp().getResponse<FastifyReply>();
    if (antwoord.sent) return;
    void antwoord.status(probleem.status).headers(probleem.kop).type(PROBLEEMTYPE).send(JSON.stringify(probleem));
  }
}
