import { HttpException } from '@nestjs/common';
import { ApiFout, GeenApi } from '../api/api.fout';
import { FormulierVerlopen } from '../sessie/ingelogd';
import type { Foutview } from './fout.pagina';

export type Foutantwoord = { readonly status: number; readonly view: Foutview };

/** Where somebody begins follows from his role. */
const BEGIN = { naar: '/', tekst: 'Naar het begin' };

export const NIET_BINNEN: Foutview = { titel: 'U komt nu niet binnen', uitleg: ['Uw inlog klopt, maar Schakel neemt die niet aan.', 'Probeer het opnieuw. Lukt het weer niet? Bel dan de helpdesk.'], knop: { naar: '/', tekst: 'Opnieuw inloggen' } };

const nietGevonden: Foutview = { titel: 'Deze pagina is er niet voor u', uitleg: ['De pagina bestaat niet, of is voor een collega.', 'Staat er een taak voor u open? Dan vindt u die in uw lijst.'], knop: BEGIN };
const druk = (pad: string): Foutview => ({ titel: 'Schakel is nu niet bereikbaar', uitleg: ['Er is niets verstuurd.', 'Wacht een minuut en probeer het opnieuw.'], knop: { naar: pad, tekst: 'Opnieuw proberen' } });
const alGebruikt: Foutview = { titel: 'U hebt dit al verstuurd', uitleg: ['Dit formulier is al een keer verstuurd, met andere antwoorden.', 'Open de taak opnieuw als u nog iets wilt sturen.'], knop: BEGIN };
const magNiet: Foutview = { titel: 'Dit mag u niet doen', uitleg: ['Alleen de toegewezen coach kan dit doen, of wie voor hem waarneemt.'], knop: BEGIN };
const onverwacht = (pad: string): Foutview => ({ titel: 'Er ging iets mis', uitleg: ['Dat ligt aan Schakel, niet aan u.', 'Probeer het opnieuw. Lukt het weer niet? Bel dan de helpdesk.'], knop: { naar: pad, tekst: 'Opnieuw proberen' } });

const PER_STATUS: Readonly<Record<number, (pad: string) => Foutview>> = {
  403: () => magNiet,
  404: () => nietGevonden,
  409: () => alGebruikt,
  429: druk,
  503: druk,
};

/** A page in plain Dutch for everything that can go wrong; `pad` is where trying again begins. */
export const foutantwoord = (fout: unknown, pad: string): Foutantwoord => {
  if (fout instanceof FormulierVerlopen)
    return { status: 403, view: { titel: 'Dit formulier is verlopen', uitleg: ['Er is niets verstuurd.', 'Open het formulier opnieuw en vul het nog een keer in.'], knop: { naar: pad, tekst: 'Formulier opnieuw openen' } } };
  if (fout instanceof GeenApi) return { status: 503, view: druk(pad) };
  if (fout instanceof ApiFout) {
    const status = PER_STATUS[fout.status] ? fout.status : 502;
    const view = (PER_STATUS[fout.status] ?? onverwacht)(pad);
    return { status, view: fout.probleem ? { ...view, code: fout.probleem.code } : view };
  }
  if (fout instanceof HttpException) {
    const status = fout.getStatus();
    return { status, view: (PER_STATUS[status] ?? onverwacht)(pad) };
  }
  return { status: statusVan(fout), view: onverwacht(pad) };
};

/** Faults of the HTTP layer itself carry their own status: a body too large, a content type that is no form. */
const statusVan = (fout: unknown): number => {
  const { statusCode } = (typeof fout === 'object' && fout !== null ? fout : {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
};
