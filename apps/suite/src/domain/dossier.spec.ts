import { BerichtOnleesbaar, leesBericht, type Bericht } from './bericht';
import { leegDossier, pasToe, type Dossier } from './dossier';

const REF = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
let teller = 0;
const bericht = (gebeurtenis: string, data: Bericht['data']): Bericht => ({
  id: `b-${(teller += 1)}`,
  source: 'urn:nld:oin:00000099000000009000:systeem:schakel',
  type: `nl.participatiewet.${gebeurtenis}.v1`,
  time: '2025-10-06T09:00:00Z',
  data: { inwonerRef: REF, gemeente: 'TIEL', peildatum: '2025-10-06', ...data },
});
const na = (...berichten: Bericht[]): Dossier => berichten.reduce(pasToe, leegDossier(REF));

describe('a client record', () => {
  it('starts with what the registration says', () => {
    const dossier = na(bericht('inwoner.geregistreerd', { verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: '2022-01-01' }, contact: { naam: 'A. Voorbeeld' } }));
    expect(dossier).toMatchObject({ gemeente: 'TIEL', klantprofiel: { waarde: 'KP3', vanaf: '2022-01-01' }, contact: { naam: 'A. Voorbeeld' } });
  });

  it('follows regie, coach and klantprofiel when a handover takes effect', () => {
    const dossier = na(
      bericht('inwoner.geregistreerd', { verloop: { klantprofiel: 'KP4', sinds: '2022-01-01' } }),
      bericht('overdracht.ingegaan', { zaakId: 'z1', verloop: { klantprofiel: 'KP3', coach: 'wz.wc.anna', datum: '2025-11-01' } }),
      bericht('regie.gewijzigd', { zaakId: 'z1', verloop: { organisatie: 'WERKZAAK', coach: 'wz.wc.anna', vanaf: '2025-11-01' } }),
    );
    expect(dossier).toMatchObject({
      klantprofiel: { waarde: 'KP3' },
      regie: { waarde: 'WERKZAAK', vanaf: '2025-11-01' },
      coaches: { werkcoach: { waarde: 'wz.wc.anna', vanaf: '2025-11-01' } },
    });
  });

  it('is not put back by news about an earlier day', () => {
    const later = bericht('inwoner.coach.toegewezen', { verloop: { coach: 'wz.wc.anna', rol: 'werkcoach', vanaf: '2025-11-01' } });
    const eerder = bericht('inwoner.coach.toegewezen', { verloop: { coach: 'wz.wc.oud', rol: 'werkcoach', vanaf: '2024-01-01' } });
    expect(na(later, eerder).coaches['werkcoach']?.waarde).toBe('wz.wc.anna');
    expect(na(eerder, later).coaches['werkcoach']?.waarde).toBe('wz.wc.anna');
  });

  it('keeps the steps of a case together, in the order of delivery', () => {
    const dossier = na(
      bericht('overdracht.voorgesteld', { zaakId: 'z1', verloop: { richting: 'KP4_NAAR_KP3' }, formulier: { gemotiveerd: true } }),
      bericht('ontheffing.verleend', { zaakId: 'z2', verloop: { soort: 'TIJDELIJK' } }),
      bericht('overdracht.geaccepteerd', { zaakId: 'z1', verloop: { startdatum: '2025-11-01' } }),
    );
    expect(dossier.zaken.map(({ zaakId, onderwerp, stappen }) => [zaakId, onderwerp, stappen.map((s) => s.gebeurtenis)])).toEqual([
      ['z1', 'overdracht', ['overdracht.voorgesteld', 'overdracht.geaccepteerd']],
      ['z2', 'ontheffing', ['ontheffing.verleend']],
    ]);
    expect(dossier.zaken[0]?.stappen[0]?.inhoud).toEqual({ verloop: { richting: 'KP4_NAAR_KP3' }, formulier: { gemotiveerd: true } });
  });

  it('takes a type it does not know as a step of its case', () => {
    expect(na(bericht('nieuw.dingGebeurd', { zaakId: 'z9' })).zaken).toHaveLength(1);
  });
});

describe('reading a delivery', () => {
  it.each([
    ['no JSON', 'x'],
    ['an array', '[]'],
    ['no data', JSON.stringify({ id: 'a', source: 'b', type: 'nl.participatiewet.a.b.v1' })],
    ['a type of someone else', JSON.stringify({ id: 'a', source: 'b', type: 'com.example.a', data: {} })],
    ['no id', JSON.stringify({ source: 'b', type: 'nl.participatiewet.a.b.v1', data: {} })],
  ])('says that %s is unreadable', (_wat, inhoud) => {
    expect(() => leesBericht(Buffer.from(inhoud))).toThrow(BerichtOnleesbaar);
  });
});
