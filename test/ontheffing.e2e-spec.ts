import { anna, doet, inwoner } from './hulp/berichten';
import { zetKlok } from './hulp/hub';

jest.setTimeout(60_000);

describe('S-17 ontheffing onder beleid A', () => {
  const verleen = async (verloop: Record<string, unknown>) => {
    await zetKlok('2025-03-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-03-03' });
    return doet(anna, 'ontheffing.verleend', {
      inwonerRef: ref,
      zaakId: crypto.randomUUID(),
      peildatum: '2025-03-03',
      doel: 'ONTHEFFING',
      verloop: {
        soort: 'TIJDELIJK',
        scope: ['a'],
        ingangsdatum: '2025-03-03',
        laatsteDag: '2026-03-02',
        besluitDatum: '2025-03-03',
        mandaatRef: 'mandaat:tiel:ontheffing:werkzaak',
        ...verloop,
      },
      belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
    });
  };
  it('is accepted for exactly a year, with six weeks for an objection from bekendmaking', async () => {
    const { inhoud } = await verleen({ bekendmakingsDatum: '2025-03-03' });
    expect(inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [], laatsteDagBezwaar: '2025-04-14' });
  });
  it('is refused TERMIJN_TE_LANG for a day more while not made known', async () => {
    expect((await verleen({ laatsteDag: '2026-03-03' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'TERMIJN_TE_LANG' });
  });
  it('records the same decision with a mark once it has been made known (D-28)', async () => {
    const { inhoud } = await verleen({ laatsteDag: '2026-03-03', bekendmakingsDatum: '2025-03-03' });
    expect(inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: ['TERMIJN_TE_LANG'] });
  });
  it('is refused VERPLICHTING_NIET_TOEGESTAAN for duty b (Participatiewet art. 9 lid 2)', async () => {
    expect((await verleen({ scope: ['a', 'b'] })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VERPLICHTING_NIET_TOEGESTAAN' });
  });
  it('is refused MANDAAT_ONTBREEKT with an unknown mandate', async () => {
    expect((await verleen({ mandaatRef: 'mandaat:tiel:onbekend' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'MANDAAT_ONTBREEKT' });
  });
});
