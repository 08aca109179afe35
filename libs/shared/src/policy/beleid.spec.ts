import { join } from 'node:path';
import { dag } from '#shared/kernel/datum';
import { leesActiveringen } from './activering';
import { BeleidFout, beleidsschema, laadBeleid, maakBeleid, type Beleid } from './beleid';
import { ConfiguratieFout, keur, ontleed } from './bestand';

const CONFIG = join(process.cwd(), 'config');
const zoals = (tekst = '', voorbeelden = true): Beleid => laadBeleid(CONFIG, { activeringen: leesActiveringen(tekst), voorbeelden });
const beleid = zoals();
/** As it must stand in a file at least. */
const versie = (anders: object) => ({ versie: 'v1', actief: true, bron: [{ document: 'Memo', plaats: '§1', zin: 'Een zin.' }], afgestemdMet: [], goedgekeurdDoor: 'AB', teBevestigen: [], waarden: {}, ...anders });
const versieOp = (id: string, datum: string, uit = beleid): string => uit.op(id, dag(datum)).versie;

describe('an agreement is chosen by the business date', () => {
  it.each([
    ['definitie-kp4', '2023-12-31', 'v1'],
    ['definitie-kp4', '2024-01-01', 'v2'],
    ['onderbouwing-kp4-naar-kp3', '2025-01-28', 'v0'],
    ['onderbouwing-kp4-naar-kp3', '2025-01-29', 'v1'],
    ['onderbouwing-kp4-naar-kp3', '2025-09-01', 'v1'],
    ['onderbouwing-kp4-naar-kp3', '2025-09-02', 'v2'],
    ['onderbouwing-kp3-naar-kp4', '2025-01-28', 'v0'],
    ['onderbouwing-kp3-naar-kp4', '2025-09-02', 'v1'],
    ['driegesprek', '2025-01-28', 'v0'],
    ['driegesprek', '2025-06-16', 'v1'],
    ['driegesprek', '2025-09-15', 'v2'],
    ['privacykader', '2025-09-01', 'v1'],
    ['privacykader', '2025-09-02', 'v2'],
    ['ontheffing-bij-overdracht', '2030-01-01', 'A'],
    ['servicenormen', '2025-10-06', 'v1'],
  ])('%s on %s is version %s', (id, datum, versie) => expect(versieOp(id, datum)).toBe(versie));
  it('and there is none before the first, nor of an unknown name', () => {
    expect(() => beleid.op('definitie-kp4', dag('2014-12-31'))).toThrow(BeleidFout);
    expect(() => beleid.op('bestaat-niet', dag('2025-01-01'))).toThrow(BeleidFout);
    expect(() => beleid.versies('bestaat-niet')).toThrow(BeleidFout);
  });
});

describe('what the agreements say', () => {
  const waarden = (id: string, datum: string, uit = beleid): unknown => uit.op(id, dag(datum)).waarden;
  const soorten = (id: string, datum: string) => Object.keys((waarden(id, datum) as { soorten: object }).soorten).sort();
  it('any perspective on work keeps a resident in KP3 since 2024; before, only one within 24 months', () => {
    expect(waarden('definitie-kp4', '2023-06-01')).toEqual({ maxMaandenPerspectief: 24, baatVereist: false });
    expect(waarden('definitie-kp4', '2025-02-03')).toEqual({ maxMaandenPerspectief: null, baatVereist: true });
  });
  it('from KP4 to KP3 an examination was the only evidence, then three kinds, then an open list', () => {
    expect(soorten('onderbouwing-kp4-naar-kp3', '2025-01-20')).toEqual(['ZORGPROFESSIONAL']);
    expect(soorten('onderbouwing-kp4-naar-kp3', '2025-03-10')).toEqual(['DEELTIJDWERK', 'VRIJWILLIGERSWERK_STRUCTUREEL', 'ZORGPROFESSIONAL']);
    expect(soorten('onderbouwing-kp4-naar-kp3', '2025-10-06')).toContain('PRAKTIJK_OVERIG');
  });
  it('from KP3 to KP4 only an examination is evidence; the exception in consultation is described since 29 January 2025', () => {
    for (const datum of ['2025-01-28', '2025-01-29', '2025-10-06']) expect(soorten('onderbouwing-kp3-naar-kp4', datum)).toEqual(['ZORGPROFESSIONAL']);
    expect(waarden('onderbouwing-kp3-naar-kp4', '2025-01-28')).toMatchObject({ uitzonderingInOverleg: false });
    expect(waarden('onderbouwing-kp3-naar-kp4', '2025-10-06')).toMatchObject({ uitzonderingInOverleg: true });
  });
  it('a driegesprek must be offered since 2 September 2025', () => {
    expect(['2025-01-20', '2025-06-16', '2025-09-02'].map((datum) => (waarden('driegesprek', datum) as { aanbodVerplicht: boolean }).aanbodVerplicht)).toEqual([false, false, true]);
  });
  it('under A a werkcoach grants for a year at most and only the participatiecoach extends', () => {
    expect(waarden('ontheffing-bij-overdracht', '2025-10-01')).toMatchObject({ verlenerRollen: ['werkcoach', 'participatiecoach'], langsteDuur: { maanden: 12 }, scope: ['a', 'c'], verlengerRollen: ['participatiecoach'] });
  });
  it('since 2 September 2025 nobody is reported to unasked, and on request anybody may be (R-005)', () => {
    expect(waarden('verslag-aan-bestuur', '2025-09-01')).toEqual({ periodiek: true, opVerzoek: true });
    expect(waarden('verslag-aan-bestuur', '2025-09-02')).toEqual({ periodiek: false, opVerzoek: true });
  });
  it('R-209 the law is read from files as every agreement is; each summary says so, and that a lawyer must hold it against the text', () => {
    const wetten = beleid.ids.filter((id) => id.startsWith('wet-'));
    expect(wetten).toHaveLength(5);
    for (const { bron, teBevestigen } of wetten.flatMap((id) => beleid.versies(id))) {
      for (const { document, zin } of bron.filter((een) => /wet/i.test(een.document))) expect([document, zin]).toEqual([document, expect.stringMatching(/^Samengevat: /)]);
      expect(teBevestigen[0]).toMatch(/jurist toetst (haar|ze) aan de officiële tekst/);
    }
  });
  it.each(beleid.ids.flatMap((id) => beleid.versies(id).map((versie) => [`${id} ${versie.versie}`, versie] as const)))('%s names the sentence it comes from', (_naam, { bron, goedgekeurdDoor }) => {
    for (const { zin } of bron) expect(zin).toMatch(/^\S.{20,}\S$/);
    expect(goedgekeurdDoor).not.toBe('');
  });
});

describe('activation (D-01)', () => {
  it('of a version that does not say with whom it was agreed is refused (R-010)', () => {
    const bestand = keur('proef', { id: 'proef', onderwerp: 'Proef', eis: 'P-99', versies: [versie({}), versie({ versie: 'v2', actief: false })] }, beleidsschema(CONFIG));
    expect(() => maakBeleid([bestand], { activeringen: leesActiveringen('proef@v2=2026-01-01'), voorbeelden: false })).toThrow('zegt niet met wie zij is afgestemd');
  });
  const B = 'ontheffing-bij-overdracht@B=2025-09-02';
  it('lets a prepared version hold from its day and ends the one before', () => {
    const metB = zoals(B);
    expect(['2025-09-01', '2025-09-02'].map((datum) => versieOp('ontheffing-bij-overdracht', datum, metB))).toEqual(['A', 'B']);
    expect(metB.versies('ontheffing-bij-overdracht').map(({ versie, tot }) => [versie, tot])).toEqual([['A', '2025-09-02'], ['B', null]]);
  });
  it('goes by the day of the activation, not by the day in the file', () => {
    const later = zoals(B.replace('2025-09-02', '2026-01-01'));
    expect(['2025-12-31', '2026-01-01'].map((datum) => versieOp('ontheffing-bij-overdracht', datum, later))).toEqual(['A', 'B']);
  });
  it('of an example is refused outside the sandbox', () => expect(() => zoals(B, false)).toThrow('voorbeeld'));
  it.each([
    ['ontheffing-bij-overdracht@Z=2025-09-02', 'bestaat niet'],
    ['ontheffing-bij-overdracht@A=2025-09-02', 'geldt al'],
    ['bestaat-niet@B=2025-09-02', 'onbekend beleid'],
    ['ontheffing-bij-overdracht@B=2025-02-30', 'jjjj-mm-dd'],
    ['B', 'jjjj-mm-dd'],
  ])('of %s is refused: %s', (tekst, reden) => expect(() => zoals(tekst)).toThrow(reden));
  describe('of an agreement that somebody must approve (R-129)', () => {
    const TEAM = 'Informatiebeveiligings- en Privacyteam';
    const kader = (...versies: object[]) => [keur('proef', { id: 'proef', onderwerp: 'Proef', eis: 'P-99', vraagtGoedkeuringVan: TEAM, versies }, beleidsschema(CONFIG))];
    const activeer = (goedgekeurdDoor: string) =>
      maakBeleid(kader(versie({ goedgekeurdDoor: TEAM }), versie({ versie: 'v2', actief: false, afgestemdMet: ['coaches'], goedgekeurdDoor })), { activeringen: leesActiveringen('proef@v2=2026-01-01'), voorbeelden: false });
    it('is refused without that approval, and goes with it', () => {
      expect(() => activeer('AB Werkzaak')).toThrow(`niet goedgekeurd door ${TEAM}`);
      expect(versieOp('proef', '2026-01-01', activeer(`${TEAM}, 1 december 2025`))).toBe('v2');
    });
    it('stops the start where a standing version is silent about it', () => {
      const staand = (teBevestigen: string[]) => maakBeleid(kader(versie({ goedgekeurdDoor: 'onbekend', teBevestigen })), { activeringen: [], voorbeelden: false });
      expect(() => staand(['iets anders'])).toThrow(ConfiguratieFout);
      expect(staand([`Of het ${TEAM} dit heeft goedgekeurd.`]).ids).toEqual(['proef']);
    });
    it('is asked of the privacy framework', () => {
      const met = (tekst: string) => tekst.includes(TEAM);
      for (const { goedgekeurdDoor, teBevestigen } of beleid.versies('privacykader')) expect(met(goedgekeurdDoor) || teBevestigen.some(met)).toBe(true);
    });
  });
  it('reads the environment when nothing else is said, and then takes examples in the sandbox only', () => {
    const { BELEID_ACTIVERINGEN, SCHAKEL_OMGEVING } = process.env;
    try {
      Object.assign(process.env, { BELEID_ACTIVERINGEN: B, SCHAKEL_OMGEVING: 'sandbox' });
      expect(versieOp('ontheffing-bij-overdracht', '2025-10-01', laadBeleid(CONFIG))).toBe('B');
      process.env['SCHAKEL_OMGEVING'] = 'productie';
      expect(() => laadBeleid(CONFIG)).toThrow(ConfiguratieFout);
    } finally {
      for (const [naam, waarde] of Object.entries({ BELEID_ACTIVERINGEN, SCHAKEL_OMGEVING })) {
        if (waarde === undefined) delete process.env[naam];
        else process.env[naam] = waarde;
      }
    }
  });
});

describe('a file of agreements', () => {
  const klopt = beleidsschema(CONFIG);
  const laad = (...versies: object[]) =>
    maakBeleid([keur('proef', { id: 'proef', onderwerp: 'Proef', eis: 'P-99', versies }, klopt)], { activeringen: [], voorbeelden: false });
  it('is read when its versions follow each other without gap or overlap, in whatever order they stand', () => {
    const gelezen = laad(versie({ versie: 'v2', vanaf: '2025-01-01' }), versie({ tot: '2025-01-01' }));
    expect(['2024-12-31', '2025-01-01'].map((datum) => versieOp('proef', datum, gelezen))).toEqual(['v1', 'v2']);
  });
  it.each([
    ['a gap', [versie({ tot: '2025-01-01' }), versie({ versie: 'v2', vanaf: '2025-02-01' })]],
    ['an overlap', [versie({}), versie({ versie: 'v2', vanaf: '2025-02-01' })]],
    ['no source sentence', [versie({ bron: [] })]],
    ['a day that does not exist', [versie({ vanaf: '2025-02-30' })]],
    ['an unknown field', [versie({ vannaf: '2025-02-01' })]],
    ['a missing approval', [versie({ goedgekeurdDoor: '' })]],
  ])('with %s stops the start', (_wat, versies) => expect(() => laad(...versies)).toThrow(ConfiguratieFout));
  it('that is no YAML stops the start without being quoted', () => {
    const poging = () => ontleed('proef.yaml', 'id: proef\n- "geheim" x');
    expect(poging).toThrow(/regel \d/);
    expect(poging).not.toThrow(/geheim/);
  });
  it('under an id that another file already has stops the start', () => {
    const bestand = keur('proef', { id: 'proef', onderwerp: 'Proef', eis: 'P-99', versies: [versie({})] }, klopt);
    expect(() => maakBeleid([bestand, bestand], { activeringen: [], voorbeelden: false })).toThrow(ConfiguratieFout);
  });
});
