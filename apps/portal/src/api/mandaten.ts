import type { Bevoegdheid } from '#shared/contracts/codelijsten';
import type { Keuze } from '../pagina/velden';
import { organisatienaam } from '../taal/woorden';
import type { Api, Beller } from './api';

type Lijst = { readonly mandaten: readonly { readonly ref: string; readonly houder: string; readonly namens: string; readonly bevoegdheid: string }[] };

/** In whose name somebody may decide this for a gemeente today. Without a list the form asks for the reference itself. */
export class Mandaten {
  constructor(private readonly api: Api) {}

  async voor(gemeente: string, bevoegdheid: Bevoegdheid, beller: Beller): Promise<readonly Keuze[]> {
    const lijst = await this.api.vind<Lijst>(`/v1/mandaten?gemeente=${encodeURIComponent(gemeente)}`, 'BEHEER', beller);
    return (lijst?.mandaten ?? []).filter((mandaat) => mandaat.bevoegdheid === bevoegdheid).map(({ ref, houder, namens }) => ({ waarde: ref, tekst: houder === namens ? `Mandaat van ${organisatienaam(namens)}` : `Mandaat van ${organisatienaam(houder)} voor ${organisatienaam(namens)}` }));
  }
}
