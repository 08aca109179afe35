import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { berichtsoort } from '#shared/contracts/catalogus';
import { Openbaar } from '../toegang/openbaar';
import { asyncapi, schemaDocument, schemalijst } from './documenten';
import { openapi } from './openapi';
import { Probleem } from './probleem';

/** Where the door and its token server are found, as the documents say it. */
export type Vindplaatsen = { readonly publiekeUrl: string; readonly issuer: string };
export const VINDPLAATSEN = Symbol('VINDPLAATSEN');

/** The contract as documents, for everyone: no token, any origin. */
@Controller('v1')
export class DocumentenController {
  constructor(@Inject(VINDPLAATSEN) private readonly vindplaatsen: Vindplaatsen) {}

  @Get('openapi.json')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  openapi(): Record<string, unknown> {
    return openapi(this.vindplaatsen);
  }

  @Get('asyncapi.json')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  asyncapi(): Record<string, unknown> {
    return asyncapi(this.vindplaatsen.publiekeUrl);
  }

  @Get('schemas')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  schemas(): Record<string, unknown> {
    return schemalijst(this.vindplaatsen.publiekeUrl);
  }

  @Get('schemas/:type')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  schema(@Param('type') type: string): Record<string, unknown> {
    const soort = berichtsoort(type);
    if (!soort) throw new Probleem('NIET_GEVONDEN');
    return schemaDocument(soort, this.vindplaatsen.publiekeUrl);
  }
}
