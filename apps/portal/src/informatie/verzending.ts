import { ApiFout } from '../api/api.fout';
import type { Concept } from '../api/bericht';
import type { Verzender } from '../api/verzender';
import type { Zending } from '../api/zending';
import type { MedischWoord } from '../pagina/medisch';
import type { Sessie } from '../sessie/sessie';
import { uitlegVan, type Uitleg } from '../verstuurd/uitleg';
import type { Veld } from '../taken/antwoord.types';
import { deurfouten, type Deurfouten } from '../taken/deurfouten';

export type Poging = {
  readonly concept: Concept;
  readonly zending: Zending;
  readonly velden: readonly Veld[];
  /** What it is about, by the last part of /verstuurd. */
  readonly vervolg: string;
  /** First hear which words seem medical; false once the sender has heard it and sends all the same. */
  readonly letOpWoorden: boolean;
};

export type Gelukt = 'VERSTUURD' | { readonly medisch: readonly MedischWoord[] } | { readonly fouten: Deurfouten } | { readonly geweigerd: Uitleg };

/** A field as the sender knows it, where the hub names its place in the message. */
export const labelVan = (velden: readonly Veld[], pad: string): string => velden.find(({ naam }) => pad.endsWith(`.${naam}`))?.label ?? 'uw tekst';

/** Sends what somebody filled in; or tells what stands in the way, before anything is stored. */
export const probeer = async (verzender: Verzender, { concept, zending, velden, vervolg, letOpWoorden }: Poging, sessie: Sessie): Promise<Gelukt> => {
  try {
    const woorden = letOpWoorden ? ((await verzender.bekijkVooraf(concept, zending, sessie)).medisch ?? []) : [];
    if (woorden.length > 0) return { medisch: woorden.map(({ veld, woord }) => ({ woord, label: labelVan(velden, veld) })) };
    await verzender.stuur(concept, zending, sessie);
    return 'VERSTUURD';
  } catch (fout) {
    if (!(fout instanceof ApiFout)) throw fout;
    if (fout.status === 403 && fout.probleem) return { geweigerd: uitlegVan({ code: fout.probleem.code }, vervolg) };
    const fouten = deurfouten(fout, velden);
    if (!fouten) throw fout;
    return { fouten };
  }
};
