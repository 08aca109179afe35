import { randomUUID } from 'node:crypto';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Medewerkers } from '../api/medewerkers';
import { Paginas } from '../pagina/paginas';
import { Aanmelder, AanmeldenMislukt } from './aanmelder';
import { InloggenMisluktPagina, OnbekendPagina, UitgelogdPagina } from './inloggen.pagina';
import { Koekjes } from './koekjes';
import { Openbaar } from './openbaar';
import { eigenPad } from './terugpad';

@Controller()
export class InloggenController {
  constructor(
    private readonly aanmelder: Aanmelder,
    private readonly koekjes: Koekjes,
    private readonly medewerkers: Medewerkers,
    private readonly paginas: Paginas,
  ) {}

  @Get('inloggen')
  @Openbaar()
  async begin(@Query('naar') naar: unknown, @Res() antwoord: FastifyReply): Promise<void> {
    const { url, inlog } = await this.aanmelder.begin(eigenPad(naar));
    await this.koekjes.bewaarInlog(antwoord, inlog);
    await antwoord.redirect(url, 303);
  }

  /** A new session id at every login: nobody's earlier cookie gains anything by it. */
  @Get('inloggen/terug')
  @Openbaar()
  async terug(@Req() verzoek: FastifyRequest, @Res() antwoord: FastifyReply): Promise<void> {
    const inlog = await this.koekjes.leesInlog(verzoek);
    this.koekjes.wis(antwoord, 'inlog');
    const id = randomUUID();
    const aangemeld = inlog && (await this.aanmelder.voltooi(verzoek.url.split('?')[1] ?? '', inlog, id).catch(alsMislukt));
    if (!aangemeld) return void (await antwoord.status(400).send(this.paginas.toon(InloggenMisluktPagina, {})));
    const { actorId, token, tokenTot, vernieuwing } = aangemeld;
    const wie = await this.medewerkers.mij(actorId, { id, token });
    if (!wie) {
      this.koekjes.wis(antwoord, 'sessie');
      return void (await antwoord.status(403).send(this.paginas.toon(OnbekendPagina, {})));
    }
    const nu = Date.now();
    await this.koekjes.bewaarSessie(antwoord, { id, wie, token, tokenTot, vernieuwing, begonnen: nu, gezien: nu });
    await antwoord.redirect(inlog.naar, 303);
  }

  @Post('uitloggen')
  @HttpCode(303)
  async uit(@Res() antwoord: FastifyReply): Promise<void> {
    this.koekjes.wis(antwoord, 'sessie');
    const verder = await this.aanmelder.uitlogUrl().catch(() => undefined);
    await antwoord.redirect(verder ?? '/uitgelogd', 303);
  }

  @Get('uitgelogd')
  @Openbaar()
  uitgelogd(): string {
    return this.paginas.toon(UitgelogdPagina, {});
  }
}

const alsMislukt = (oorzaak: unknown): undefined => {
  if (oorzaak instanceof AanmeldenMislukt) return undefined;
  throw oorzaak;
};
