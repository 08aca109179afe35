import { randomUUID } from 'node:crypto';

/** The day on which the Klok stands while measuring: a Monday, in working hours. */
export const DAG = '2025-10-06';
export const ZENDER = 'werkzaak.werk';
export const SOORT = 'nl.participatiewet.overdracht.voorgesteld.v1';
const BRON = 'urn:nld:oin:00000099000000002000:systeem:werk';

/** A proposal as a werkcoach sends it, with every section that it may have; the peers carry the same. */
export const voorstel = (inwonerRef: string, gemeente: string, actorId: string): { readonly id: string; readonly tekst: string } => {
  const id = randomUUID();
  const tekst = JSON.stringify({
    specversion: '1.0',
    id,
    source: BRON,
    type: SOORT,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: {
      zaakId: randomUUID(),
      inwonerRef,
      gemeente,
      doel: 'OVERDRACHT',
      peildatum: DAG,
      afzender: { actorId, rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null },
      verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', inwonerGeraadpleegdOp: DAG, inwonerVoorgelichtOp: DAG, driegesprek: { aangebodenOp: DAG, antwoord: 'GEWENST' } },
      contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 000', taalvoorkeur: 'nl' },
      formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG'], perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
      belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20', dossierRef: 'dossier:meting' } },
    },
  });
  return { id, tekst };
};
