import { randomUUID } from 'node:crypto';

/** A fictitious BSN that passes the 11-proef, different for every `n`. */
export const bsn = (n: number): string => {
  for (let kop = 99990000 + n * 11; ; kop += 1) {
    const som = [...String(kop)].reduce((totaal, cijfer, i) => totaal + Number(cijfer) * (9 - i), 0);
    if (som % 11 < 10) return `${kop}${som % 11}`;
  }
};

/** JSON as a caller without types sees it. */
export type Los = any;

const ANNA = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
const TIEL_SYSTEEM = { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' };

const envelop = (source: string, type: string, data: Record<string, unknown>) => ({
  specversion: '1.0',
  id: randomUUID(),
  source,
  type: `nl.participatiewet.${type}.v1`,
  time: '2025-10-06T09:00:00Z',
  datacontenttype: 'application/json',
  data: { gemeente: 'TIEL', peildatum: '2025-10-06', ...data } as Record<string, Los>,
});

export const WERK = 'urn:nld:oin:00000099000000002000:systeem:werk';
export const TIEL = 'urn:nld:oin:00000099000000001000:systeem:regie';

/** A proposal that the door accepts, from anna through werkzaak.werk. */
export const voorstel = (inwonerRef: string = randomUUID()) =>
  envelop(WERK, 'overdracht.voorgesteld', {
    zaakId: randomUUID(),
    inwonerRef,
    doel: 'OVERDRACHT',
    afzender: { ...ANNA },
    verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01' },
    contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 000' },
    formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE' },
  });

/** A registration that the door accepts, by the system of Tiel. */
export const registratie = (nummer: string) =>
  envelop(TIEL, 'inwoner.geregistreerd', {
    doel: 'BEHEER',
    afzender: { ...TIEL_SYSTEEM },
    identiteit: { bsn: nummer },
    verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: '2022-01-01' },
    contact: { naam: 'A. Voorbeeld' },
  });
