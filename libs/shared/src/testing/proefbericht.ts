import { randomUUID } from 'node:crypto';
import type { Feit, InBericht } from '../contracts/intern';
import type { VerzegeldBericht } from '../contracts/bericht';
import { dag } from '../kernel/datum';

export const VOORGESTELD = 'nl.participatiewet.overdracht.voorgesteld.v1';
export const GEACCEPTEERD = 'nl.participatiewet.overdracht.geaccepteerd.v1';
export const BRON = 'urn:nld:oin:00000099000000002000:systeem:werk';

type Wens = { readonly type?: string; readonly id?: string; readonly zaakId?: string; readonly inwonerRef?: string; readonly volgnr?: number };

export const proefbericht = ({ type = VOORGESTELD, id = randomUUID(), zaakId = randomUUID(), inwonerRef = randomUUID() }: Wens = {}): VerzegeldBericht => ({
  specversion: '1.0',
  id,
  source: BRON,
  type,
  time: '2025-10-06T09:00:00Z',
  datacontenttype: 'application/json',
  data: {
    zaakId,
    inwonerRef,
    gemeente: 'TIEL',
    peildatum: dag('2025-10-06'),
    doel: 'OVERDRACHT',
    afzender: { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null },
    verloop: { richting: 'KP3_NAAR_KP4' },
  },
});

/** A message as the gateway releases it; `volgnr` says where it stands in the journal. */
export const proefInBericht = (wens: Wens = {}): InBericht => ({
  bericht: proefbericht(wens),
  stempel: {
    volgnr: wens.volgnr ?? 1,
    aansluiting: 'werkzaak.werk',
    ontvangenOp: '2025-10-06T09:00:00Z',
    klok: '2025-10-06T09:00:00Z',
    situatie: null,
    ontheffingen: [],
    afzenderBevoegd: true,
    waarneemtVoor: [],
    laatsteCoaches: { werkcoach: null, participatiecoach: null },
    genoemden: [],
  },
});

/** The fact that passes on a message: same source and id. */
export const proeffeit = ({ bericht }: InBericht): Feit => ({ bericht, adressen: [] });
