import { dag } from '#shared/kernel/datum';
import type { Api } from '../api/api';
import { Mandaten } from '../api/mandaten';
import { boeteantwoorden } from './antwoord.boete';
import type { Waarden } from './antwoord.types';
import type { Zaak } from './zaak';

const zaak = {
  taak: { taakId: 't', soort: 'ANTWOORD' }, soort: 'boete', wie: { actorId: 'wz.ic.bert', rol: 'inkomensconsulent' }, vandaag: dag('2025-11-03'), gemeente: 'TIEL',
  sanctie: { zaakId: 'z', inwonerRef: 'i', gemeente: 'TIEL', status: 'GEREAGEERD', verloop: {} },
} as unknown as Zaak;
const uitkomst = boeteantwoorden.find(({ sleutel }) => sleutel === 'uitkomst')!;
const VAN_TIEL = [{ waarde: 'mandaat:tiel:maatregel:werkzaak', tekst: 'Mandaat' }];
const mandaatveld = (mandaten: typeof VAN_TIEL) => uitkomst.velden(zaak, { mandaten, lijst: () => [] }).find(({ naam }) => naam === 'mandaatRef');
const handhaving = (waarden: Waarden) => uitkomst.concept(zaak, { besluitDatum: '2025-11-03', ...waarden })?.secties.handhaving;

describe('R-227 with which mandate of the gemeente a verlaging is decided', () => {
  it('is asked by choice of what the register has for that power, and may stay empty', () => {
    expect(uitkomst.metMandaat).toBe('MAATREGEL_OPLEGGEN');
    expect(mandaatveld(VAN_TIEL)).toMatchObject({ soort: 'lijst', verplicht: false, keuzes: VAN_TIEL });
    expect(mandaatveld([])).toMatchObject({ soort: 'tekst', verplicht: false });
  });

  it('goes with a verlaging, and with no other outcome', () => {
    const mandaatRef = 'mandaat:tiel:maatregel:werkzaak';
    expect(handhaving({ uitkomst: 'VERLAGING', mandaatRef })).toEqual({ uitkomst: 'VERLAGING', besluitDatum: '2025-11-03', mandaatRef });
    expect(handhaving({ uitkomst: 'VERLAGING' })).toEqual({ uitkomst: 'VERLAGING', besluitDatum: '2025-11-03' });
    for (const anders of ['AFGEZIEN', 'WAARSCHUWING', 'BOETE']) expect(handhaving({ uitkomst: anders, mandaatRef })).toEqual({ uitkomst: anders, besluitDatum: '2025-11-03' });
  });

  it('offers no mandate of another power', async () => {
    const register = [
      { ref: 'mandaat:tiel:ontheffing:werkzaak', houder: 'WERKZAAK', namens: 'TIEL', bevoegdheid: 'ONTHEFFING_VERLENEN' },
      { ref: 'mandaat:tiel:maatregel:werkzaak', houder: 'WERKZAAK', namens: 'TIEL', bevoegdheid: 'MAATREGEL_OPLEGGEN' },
    ];
    const mandaten = new Mandaten({ vind: async () => ({ mandaten: register }) } as unknown as Api);
    const refs = async (bevoegdheid: 'ONTHEFFING_VERLENEN' | 'MAATREGEL_OPLEGGEN') => (await mandaten.voor('TIEL', bevoegdheid, {} as never)).map(({ waarde }) => waarde);
    expect([await refs('MAATREGEL_OPLEGGEN'), await refs('ONTHEFFING_VERLENEN')]).toEqual([['mandaat:tiel:maatregel:werkzaak'], ['mandaat:tiel:ontheffing:werkzaak']]);
  });
});
