import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { berichtsoort } from '#shared/contracts/catalogus';
import { Openbaar } from '../toegang/openbaar';
import { asyncapi, schemaDocument, schemalijst } from './documenten';
import { openapi } from './openapi';
import { Probleem } from './probleem';

export const PUBLIEKE_URL = Symbol('PUBLIEKE_URL');

/** The contract as documents, for everyone: no token, any origin. */
@Controller('v1')
export class DocumentenController {
  constructor(@Inject(PUBLIEKE_URL) private readonly publiekeUrl: string) {}

  @Get('openapi.json')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  openapi(): Record<string, unknown> {
    return openapi(this.publiekeUrl);
  }

  @Get('asyncapi.json')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  asyncapi(): Record<string, unknown> {
    return asyncapi(this.publiekeUrl);
  }

  @Get('schemas')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  schemas(): Record<string, unknown> {
    return schemalijst(this.publiekeUrl);
  }

  @Get('schemas/:type')
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  schema(@Param('type') type: string): Record<string, unknown> {
    const soort = berichtsoort(type);
    if (!soort) throw new Probleem('NIET_GEVONDEN');
    return schemaDocument(soort, this.publiekeUrl);
  }
}
