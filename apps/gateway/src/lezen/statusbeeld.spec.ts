import type { Journaalrij } from '../persistence/journaal';
import { statusbeeld } from './statusbeeld';

const rij: Journaalrij = {
  volgnr: 1, id: 'een', type: 'nl.participatiewet.boete.overwogen.v1', aansluiting: 'werkzaak.inkomen', afzender: 'wz.ic.bert',
  inwonerRef: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d', inhoudMerk: null, status: 'VERWERKT', uitkomst: { status: 'VERWERKT', afwijkingen: [] }, beslissing: null,
};

describe('the state of a message', () => {
  it('carries what its sender should know beforehand (D-31), and nothing where there is nothing', () => {
    const letOp = ['Let op: ontheven van de arbeidsplicht t/m 2 maart 2026.'];
    expect(statusbeeld({ ...rij, uitkomst: { status: 'VERWERKT', afwijkingen: [], letOp } }, [])).toMatchObject({ status: 'VERWERKT', letOp });
    expect(statusbeeld(rij, [])).toEqual({ id: 'een', status: 'VERWERKT', afwijkingen: [], stappen: [] });
  });

  it('says where it is explained', () => {
    expect(statusbeeld({ ...rij, beslissing: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6e' }, [])).toMatchObject({ beslissing: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6e' });
  });
});
