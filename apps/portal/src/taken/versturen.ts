import type { FastifyReply } from 'fastify';
import { ApiFout } from '../api/api.fout';
import type { Concept } from '../api/bericht';
import type { Verzender } from '../api/verzender';
import type { Zending } from '../api/zending';
import type { Sessie } from '../sessie/sessie';
import { leesVelden } from './antwoord.lees';
import type { Veld, Waarden } from './antwoord.types';
import { deurfouten, type Deurfouten } from './deurfouten';

export type Formulierpost = { readonly invoer: Readonly<Record<string, unknown>>; readonly zending: Zending; readonly sessie: Sessie; readonly antwoord: FastifyReply };

/** A form that becomes one message. `opnieuw`: the form as it was filled in, with what is wrong. `daarna`: where it leads once it is sent. */
export type Berichtformulier = {
  readonly velden: readonly Veld[];
  readonly concept: (waarden: Waarden) => Concept;
  readonly opnieuw: (waarden: Waarden, wat: Deurfouten) => string | Promise<string>;
  readonly daarna: string;
};

/** Reads, sends and goes on; what the page or the door finds wrong is shown in the form again, and nothing is lost. */
export const verstuurFormulier = async (verzender: Pick<Verzender, 'stuur'>, { velden, concept, opnieuw, daarna }: Berichtformulier, { invoer, zending, sessie, antwoord }: Formulierpost): Promise<void> => {
  const { waarden, fouten } = leesVelden(velden, invoer);
  const toonOpnieuw = async (wat: Deurfouten): Promise<void> => void (await antwoord.status(400).send(await opnieuw(waarden, wat)));
  if (Object.keys(fouten).length > 0) return toonOpnieuw({ fouten, algemeen: [] });
  try {
    await verzender.stuur(concept(waarden), zending, sessie);
  } catch (fout) {
    const vanDeDeur = fout instanceof ApiFout ? deurfouten(fout, velden) : undefined;
    if (!vanDeDeur) throw fout;
    return toonOpnieuw(vanDeDeur);
  }
  await antwoord.redirect(daarna, 303);
};
