import { inhoudVan, merkVan, type Beslissingsrecord, type Logsoort } from './logboek';
import type { Recordrij } from './record';
import { alsUitvoer } from './uitvoer';

const REF = '5a1f0000-0000-4000-8000-000000000001';
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const uitvoer = (soort: Logsoort, record: Partial<Beslissingsrecord>): any[] => {
  const inhoud = inhoudVan(soort, { activiteit: 'overdrachten.lezen', uitkomst: 'TOEGESTAAN', ...record }, TRACE, new Date('2025-10-06T09:00:00.123Z'));
  return alsUitvoer('gateway', { inhoud: JSON.stringify(inhoud), merk: merkVan(inhoud) } as Recordrij, 'v1');
};

describe('a disclosure', () => {
  const [verwerking, besluit] = uitvoer('VERSTREKKING', {
    inwonerRef: REF, actor: 'wz.wc.anna', namens: 'wz.wc.bram', aansluiting: 'werkzaak.werk', gemeente: 'TIEL', beleid: { id: 'privacykader', versie: '2025-09-02' }, oordelen: [{ categorie: 'contact', toegestaan: true }],
  });

  it('is a processing in the form of Logboek Dataverwerkingen, in milliseconds', () =>
    expect(verwerking).toEqual({
      trace_id: '0af7651916cd43dd8448eb211c80319c', span_id: 'b7ad6b7169203331', status: 'Ok', name: 'overdrachten.lezen', start_time: 1_759_741_200_123, end_time: 1_759_741_200_123,
      resource: { attributes: { 'service.name': 'schakel.gateway' } },
      attributes: { 'dpl.core.processing_activity_id': 'urn:schakel:verwerking:overdracht:v1', 'dpl.core.data_subject_id': REF, 'dpl.core.data_subject_id_type': 'urn:schakel:inwonerRef' },
    }));
  it('names nobody who did it', () => expect(JSON.stringify(verwerking)).not.toMatch(/anna|bram|werkzaak/));
  it('is a decision with the version of the framework', () =>
    expect(besluit).toMatchObject({ event_name: 'adl.access_evaluation', attributes: { 'adl.core.policies': [{ id: 'privacykader', version: '2025-09-02' }], 'adl.core.response': { decision: true }, 'dpl.core.data_subject_id': REF } }));
});

it('does not call a refusal an error', () => {
  const [verwerking, besluit] = uitvoer('BESLISSING', { uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD', inwonerRef: REF });
  expect(verwerking.status).toBe('Ok');
  expect(besluit.attributes['adl.core.response']).toMatchObject({ decision: false, context: { code: 'NIET_BEVOEGD' } });
});

it('is a decision only when it is about nobody', () =>
  expect(uitvoer('BESLISSING', { activiteit: 'verzoek.weigeren', uitkomst: 'GEWEIGERD', code: 'TE_VEEL', aansluiting: 'werkzaak.werk', aantal: 12 })).toEqual([expect.objectContaining({ event_name: 'adl.access_evaluation' })]));

it('finds the activity of a message by its type', () =>
  expect(uitvoer('VERSTREKKING', { activiteit: 'bericht.leveren:nl.participatiewet.ontheffing.verleend.v1', inwonerRef: REF })[0].attributes['dpl.core.processing_activity_id']).toBe('urn:schakel:verwerking:ontheffing:v1'));
