import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Api } from '../api/api';
import { Vandaag } from '../api/vandaag';
import type { Uitkomst } from '../api/api.types';
import { Formulieren } from '../formulier/formulieren';
import { Paginas } from '../pagina/paginas';
import { isUuid, UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { afwijkingen } from '../taal/afwijkingen';
import { uitlegPad } from '../uitleg/uitleg.view';
import { uitkomstregels, uitlegVan } from './uitleg';
import { VERVOLG, type Vervolg } from './vervolg';
import { VerstuurdPagina, type Verstuurdview } from './verstuurd.pagina';

/** Where every sent form ends (post, then redirect): may be reloaded and shared with nobody, for the status is the sender's. */
@Controller('verstuurd')
export class VerstuurdController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
    private readonly vandaag: Vandaag,
    private readonly formulieren: Formulieren,
  ) {}

  @Get(':soort/:id')
  async lees(@Param('soort') soort: string, @Param('id', UuidPijp) id: string, @Query('taak') taak: unknown, @Query('zaak') zaak: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    const vervolg = Object.hasOwn(VERVOLG, soort) ? VERVOLG[soort] : undefined;
    if (!vervolg) throw new NotFoundException();
    const uitkomst = await this.api.status(id, sessie);
    const ontbreekt = await this.ontbrekend(uitkomst, soort, sessie);
    return this.paginas.toon(VerstuurdPagina, viewVan(uitkomst, vervolg, { soort, id, taak: uuidUit(taak), zaak: uuidUit(zaak), ontbreekt }), sessie);
  }

  /** What is missing in a form of handover, by its questions: the hub names fields. */
  private async ontbrekend({ code, toelichting }: Uitkomst, soort: string, sessie: Sessie): Promise<string[]> {
    if (code !== 'FORMULIER_ONVOLLEDIG' || !soort.startsWith('overdracht-') || toelichting === undefined) return [];
    const { formulier } = await this.formulieren.op(await this.vandaag.dag(), sessie);
    return toelichting.split(', ').flatMap((pad) => formulier.velden.find((veld) => veld.pad === pad)?.label ?? []);
  }
}

const uuidUit = (waarde: unknown): string | undefined => (isUuid(waarde) ? waarde : undefined);

/** With the task that was answered, a refusal leads back to it. */
export const verstuurdPad = (soort: string, berichtId: string, taak?: string): string => `/verstuurd/${soort}/${berichtId}${taak ? `?taak=${taak}` : ''}`;

/** With a case that has steps of its own, the next one is a press away. */
export const verstuurdInZaak = (soort: string, berichtId: string, zaakId: string): string => `${verstuurdPad(soort, berichtId)}?zaak=${zaakId}`;

type Waar = { readonly soort: string; readonly id: string; readonly taak: string | undefined; readonly zaak: string | undefined; readonly ontbreekt: readonly string[] };

const viewVan = (uitkomst: Uitkomst, { titel, daarna, volg }: Vervolg, { soort, id, taak, zaak, ontbreekt }: Waar): Verstuurdview => {
  const zaakpad = zaak ? `/informatie/${zaak}` : null;
  switch (uitkomst.status) {
    case 'VERWERKT':
      return { stand: 'gelukt', titel, daarna, feiten: uitkomstregels(uitkomst), letOp: uitkomst.letOp ?? [], afwijkingen: afwijkingen(soort.split('-', 1)[0] ?? '', uitkomst.afwijkingen), zaak: zaakpad, volg: volg ?? null };
    case 'AFGEKEURD':
      return { stand: 'geweigerd', ...uitlegVan(uitkomst, soort), ontbreekt, taak: taak ? `/taken/${taak}` : null, zaak: zaakpad, uitleg: uitkomst.beslissing ? uitlegPad(uitkomst.beslissing) : null };
    case 'WACHT_OP':
      return { stand: 'wacht' };
    case 'ONTVANGEN':
      return { stand: 'bezig', pad: zaak ? verstuurdInZaak(soort, id, zaak) : verstuurdPad(soort, id, taak) };
  }
};
