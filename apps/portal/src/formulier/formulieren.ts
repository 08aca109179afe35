import type { Datum } from '#shared/kernel/datum';
import type { Api, Beller } from '../api/api';
import type { Formulierblad } from './formulier.types';

const HOUDBAAR_MS = 300_000;

/** The form of a day, as the API serves it to everyone; kept as long as the API allows. */
export class Formulieren {
  private laatste: { readonly dag: Datum; readonly tot: number; readonly blad: Formulierblad } | undefined;

  constructor(private readonly api: Pick<Api, 'lees'>) {}

  async op(dag: Datum, beller: Beller): Promise<Formulierblad> {
    const { laatste } = this;
    if (laatste && laatste.dag === dag && laatste.tot > Date.now()) return laatste.blad;
    const blad = await this.api.lees<Formulierblad>(`/v1/formulieren?op=${dag}`, 'OVERDRACHT', beller);
    this.laatste = { dag, tot: Date.now() + HOUDBAAR_MS, blad };
    return blad;
  }
}
