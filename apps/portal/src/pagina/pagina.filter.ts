import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { foutVeld, type Logger } from '#shared/operations/logger';
import { ApiFout } from '../api/api.fout';
import { NietIngelogd, sessieVan } from '../sessie/ingelogd';
import { VerlopenPagina } from '../sessie/inloggen.pagina';
import type { Koekjes } from '../sessie/koekjes';
import { eigenPad } from '../sessie/terugpad';
import { FoutPagina } from './fout.pagina';
import { foutantwoord, NIET_BINNEN } from './foutview';
import type { Paginas } from './paginas';

const PAS_INGELOGD_MS = 60_000;

/** Every fault becomes a page that says what to do next; nothing of the fault itself reaches the page or the log. */
@Catch()
export class PaginaFilter implements ExceptionFilter {
  constructor(
    private readonly paginas: Paginas,
    private readonly koekjes: Koekjes,
    private readonly logger: Logger,
  ) {}

  async catch(fout: unknown, host: ArgumentsHost): Promise<void> {
    const [verzoek, antwoord] = [host.switchToHttp().getRequest<FastifyRequest>(), host.switchToHttp().getResponse<FastifyReply>()];
    const pad = eigenPad(verzoek.url);
    const geweigerd = fout instanceof ApiFout && fout.status === 401;
    if (geweigerd && Date.now() - (sessieVan(verzoek)?.begonnen ?? 0) < PAS_INGELOGD_MS) return this.nietBinnen(antwoord);
    if (geweigerd || fout instanceof NietIngelogd) return this.naarInloggen(verzoek, antwoord, pad);
    const { status, view } = foutantwoord(fout, pad);
    if (status >= 500) this.logger.error({ fout: foutVeld(fout) }, 'page failed');
    // What is refused before it is read (too large, another kind of body) lost the type of a page on the way here.
    await antwoord.status(status).type('text/html; charset=utf-8').send(this.paginas.toon(FoutPagina, view, sessieVan(verzoek)));
  }

  /** Who just logged in would be sent round and round by an issuer that does not ask again. */
  private async nietBinnen(antwoord: FastifyReply): Promise<void> {
    this.koekjes.wis(antwoord, 'sessie');
    await antwoord.status(403).send(this.paginas.toon(FoutPagina, NIET_BINNEN));
  }

  private async naarInloggen(verzoek: FastifyRequest, antwoord: FastifyReply, pad: string): Promise<void> {
    this.koekjes.wis(antwoord, 'sessie');
    const naar = `/inloggen?naar=${encodeURIComponent(pad)}`;
    if (verzoek.method === 'GET') await antwoord.redirect(naar, 303);
    else await antwoord.status(401).send(this.paginas.toon(VerlopenPagina, { naar }));
  }
}
