import { Controller, Get, Headers, HttpCode, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Openbaar } from '../sessie/openbaar';
import { Bestanden } from './bestanden';

/** The portal's own stylesheets; no other host serves anything to these pages. */
@Controller()
export class BestandenController {
  constructor(private readonly bestanden: Bestanden) {}

  @Get('bestanden/:naam')
  @Openbaar()
  geef(@Param('naam') naam: string, @Headers('accept-encoding') kan: string | undefined, @Res() antwoord: FastifyReply): void {
    const bestand = this.bestanden.vind(`/bestanden/${naam}`);
    if (!bestand) throw new NotFoundException();
    const ingepakt = kan?.includes('gzip') === true;
    void antwoord
      .headers({ 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding', ...(ingepakt ? { 'Content-Encoding': 'gzip' } : {}) })
      .type('text/css; charset=utf-8')
      .send(ingepakt ? bestand.ingepakt : bestand.inhoud);
  }

  /** Browsers ask for it unasked; without an answer of its own it would send them to the login page. */
  @Get('favicon.ico')
  @Openbaar()
  @HttpCode(204)
  icoon(@Res() antwoord: FastifyReply): void {
    void antwoord.header('Cache-Control', 'public, max-age=86400').send();
  }
}
