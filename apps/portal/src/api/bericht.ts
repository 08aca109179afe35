import type { BerichtData } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Wie } from '../sessie/sessie';
import type { Zending } from './zending';

export type Bericht = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: BerichtData;
};

type Secties = Pick<BerichtData, 'verloop' | 'contact' | 'formulier' | 'belastbaarheid' | 'handhaving' | 'medisch' | 'algemeen'>;

/** What a page knows of a message: its kind, about whom, and the sections that somebody filled in. */
export type Concept = {
  /** `<context>.<gebeurtenis>` of the catalogue, such as `overdracht.geaccepteerd`. */
  readonly soort: string;
  readonly doel: string;
  readonly gemeente: string;
  readonly peildatum: Datum;
  readonly inwonerRef?: string;
  readonly zaakId?: string;
  readonly secties: Secties;
};

/** The message as the API takes it: sent by this person, in the name of the resident's gemeente if he acts for it. */
export const berichtVan = (source: string, wie: Wie, zending: Zending, { soort, doel, gemeente, peildatum, inwonerRef, zaakId, secties }: Concept): Bericht => ({
  specversion: '1.0',
  id: zending.id,
  source,
  type: `nl.participatiewet.${soort}.v1`,
  time: zending.op,
  datacontenttype: 'application/json',
  data: {
    ...(zaakId ? { zaakId } : {}),
    ...(inwonerRef ? { inwonerRef } : {}),
    gemeente,
    peildatum,
    doel,
    afzender: { actorId: wie.actorId, rol: wie.rol, werkgever: wie.werkgever, namensGemeente: wie.namensGemeenten.includes(gemeente) ? gemeente : null },
    ...secties,
  },
});
