import { Controller, Get, Inject, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Dossier } from './domain/dossier';
import type { Dossiersysteem } from './dossiersysteem';
import { DOSSIERSYSTEEM } from './tokens';

@Controller('dossiers')
export class DossierController {
  constructor(@Inject(DOSSIERSYSTEEM) private readonly systeem: Dossiersysteem) {}

  @Get()
  async lijst(): Promise<{ dossiers: Pick<Dossier, 'inwonerRef' | 'gemeente' | 'klantprofiel' | 'regie'>[] }> {
    const alle = await this.systeem.dossiers();
    return { dossiers: alle.map(({ inwonerRef, gemeente, klantprofiel, regie }) => ({ inwonerRef, gemeente, klantprofiel, regie })) };
  }

  @Get(':ref')
  async een(@Param('ref', ParseUUIDPipe) ref: string): Promise<Dossier> {
    const dossier = await this.systeem.dossier(ref);
    if (!dossier) throw new NotFoundException('Dit dossier is er niet.');
    return dossier;
  }
}
