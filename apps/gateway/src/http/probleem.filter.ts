import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, throwError } from 'rxjs';
import type { Code } from '#shared/contracts/codes';
import { GeenAntwoord } from '#shared/messaging/fouten';
import { metrieken } from '#shared/operations/metrics';
import { isDatabaseWeg } from '#shared/persistence/databasefout';
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

@Catch()
export class ProbleemFilter implements ExceptionFilter {
  constructor(private readonly meld: (oorzaak: unknown) => void) {}

  /** The consumer of the same process must see its own errors: "not now" and "never" are not alike there. */
  catch(oorzaak: unknown, host: ArgumentsHost): Observable<never> | undefined {
    if (host.getType() !== 'http') return throwError(() => oorzaak);
    this.answer(oorzaak, host);
    return undefined;
  }

  private answer(oorzaak: unknown, host: ArgumentsHost): void {
    const probleem = alsProbleem(oorzaak);
    metrieken.geweigerd.inc({ code: probleem.code });
    if (probleem.status === 500) this.meld(oorzaak);
    const antwoord = host.switchToHttp().getResponse<FastifyReply>();
    if (antwoord.sent) return;
    void antwoord.status(probleem.status).headers(probleem.kop).type(PROBLEEMTYPE).send(JSON.stringify(probleem));
  }
}
