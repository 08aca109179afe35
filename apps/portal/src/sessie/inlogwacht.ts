import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Aanmelder, AanmeldenMislukt } from './aanmelder';
import { FormulierVerlopen, NietIngelogd, onthoudSessie } from './ingelogd';
import { Koekjes } from './koekjes';
import { OPENBAAR } from './openbaar';
import { isLevend, type Sessie } from './sessie';

/** Renewed a little early, so that no call leaves with a token that dies on the way. */
const MARGE_MS = 60_000;
const BIJWERKEN_MS = 60_000;

/** In front of every page: who has no living session logs in first; a form comes only with the token of its session. */
@Injectable()
export class Inlogwacht implements CanActivate {
  constructor(
    private readonly koekjes: Koekjes,
    private readonly aanmelder: Aanmelder,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(OPENBAAR, context.getHandler())) return true;
    const http = context.switchToHttp();
    const [verzoek, antwoord] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const sessie = await this.levend(verzoek, antwoord);
    if (!sessie) throw new NietIngelogd();
    onthoudSessie(verzoek, sessie);
    if (verzoek.method !== 'GET' && !this.koekjes.isCsrf(sessie.id, (verzoek.body as { _csrf?: unknown } | undefined)?._csrf)) throw new FormulierVerlopen();
    return true;
  }

  private async levend(verzoek: FastifyRequest, antwoord: FastifyReply): Promise<Sessie | undefined> {
    const sessie = await this.koekjes.leesSessie(verzoek);
    const nu = Date.now();
    if (!sessie || !isLevend(sessie, nu)) return undefined;
    const vers = await this.metToken({ ...sessie, gezien: nu });
    if (vers && (vers.token !== sessie.token || nu - sessie.gezien > BIJWERKEN_MS)) await this.koekjes.bewaarSessie(antwoord, vers);
    return vers;
  }

  private async metToken(sessie: Sessie): Promise<Sessie | undefined> {
    if (sessie.tokenTot - MARGE_MS > Date.now() || sessie.vernieuwing === null) return sessie;
    try {
      return { ...sessie, ...(await this.aanmelder.vernieuw(sessie.vernieuwing, sessie.id)) };
    } catch (oorzaak) {
      if (oorzaak instanceof AanmeldenMislukt) return undefined;
      throw oorzaak;
    }
  }
}
