import fc from 'fast-check';
import { berichtVan } from '../testing/schema-arbitrair';
import { CATALOGUS } from './catalogus';
import { CODES } from './codes';
import { keurVorm, schemaVan, zonderIdentiteit, type BerichtMetIdentiteit, type Invoerfout } from './vorm';

type Los = Record<string, unknown>;
const voorstel = (): Los & { data: Los & { verloop: Los; contact: Los; formulier: Los; belastbaarheid: Los; afzender: Los } } => ({
  specversion: '1.0',
  id: '5b0f6e0e-6d0f-4f1e-9a55-0c3a54d0b001',
  source: 'urn:nld:oin:00000099000000002000:systeem:werk',
  type: 'nl.participatiewet.overdracht.voorgesteld.v1',
  time: '2025-10-06T09:00:00Z',
  datacontenttype: 'application/json',
  data: {
    zaakId: '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0001',
    inwonerRef: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d',
    gemeente: 'TIEL',
    peildatum: '2025-10-06',
    doel: 'OVERDRACHT',
    afzender: { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null },
    verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', driegesprek: { aangebodenOp: '2025-10-02', antwoord: 'GEWENST' } },
    contact: { naam: 'Testpersoon', telefoon: '612345678' },
    formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG'] },
    belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20' } },
  },
});
const nieuweInwoner = (): Los & { data: Los } => ({
  ...voorstel(),
  type: 'nl.participatiewet.inwoner.geregistreerd.v1',
  data: {
    identiteit: { bsn: '999990019' },
    gemeente: 'TIEL',
    peildatum: '2025-10-06',
    doel: 'BEHEER',
    afzender: { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' },
    verloop: { schaal: 'KP', sinds: '2025-01-01', klantprofiel: 'KP3' },
  },
});
const ontheffing = (): Los & { data: Los } => ({
  ...voorstel(),
  type: 'nl.participatiewet.ontheffing.verleend.v1',
  data: {
    ...voorstel().data,
    doel: 'ONTHEFFING',
    verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-10-06', laatsteDag: '2026-10-05', besluitDatum: '2025-10-06', mandaatRef: 'mandaat:tiel:ontheffing:werkzaak' },
    belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
    contact: undefined,
    formulier: undefined,
  },
});
const alsJson = (bericht: unknown): unknown => JSON.parse(JSON.stringify(bericht));
const fouten = (bericht: unknown): readonly Invoerfout[] => keurVorm(alsJson(bericht)).fouten;
const plekken = (bericht: unknown): [string, string][] => fouten(bericht).map(({ pad, code }) => [pad, code]);
const metData = (bericht: Los & { data: Los }, delen: Los) => ({ ...bericht, data: { ...bericht.data, ...delen } });

describe('a message in the form of the contract', () => {
  it.each([['a handover', voorstel], ['a new resident', nieuweInwoner], ['an ontheffing', ontheffing]])('is accepted: %s', (_naam, maak) => {
    const { bericht, soort, fouten: gebreken } = keurVorm(alsJson(maak()));
    expect(gebreken).toEqual([]);
    expect(bericht?.type).toBe(soort?.type);
  });
  it.each(CATALOGUS.map((soort) => [soort.type, soort] as const))('is accepted whatever the schema of %s allows, and refused with one more field', (_type, soort) => {
    fc.assert(
      fc.property(berichtVan(soort), (bericht) => {
        expect(keurVorm(bericht).fouten).toEqual([]);
        expect(keurVorm({ ...bericht, data: { ...bericht.data, extra: 1 } }).fouten).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
  it('takes the tracing attributes and JSON null, but lets no attribute of its own choice in', () => {
    const bericht = { ...voorstel(), traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', dataschema: null, sequence: '1', sequencetype: 'Integer' };
    expect(fouten(bericht)).toEqual([]);
    expect(keurVorm(alsJson(bericht)).bericht).not.toHaveProperty('dataschema');
    expect(plekken({ ...voorstel(), subject: 'x' })).toEqual([['subject', 'BERICHT_ONGELDIG']]);
    expect(plekken({ ...voorstel(), sequence: '1' })).toEqual([['sequencetype', 'BERICHT_ONGELDIG']]);
  });
});

describe('the attributes of a message', () => {
  it.each([
    ['specversion', '1.1'],
    ['id', ''],
    ['id', 'a b'],
    ['id', 'x'.repeat(101)],
    ['source', 'https://example.org/bron'],
    ['source', 'urn:nld:oin:123:systeem:werk'],
    ['time', '2025-10-06'],
    ['time', '2025-10-06T09:00:00'],
    ['datacontenttype', 'text/plain'],
    ['data', null],
    ['id', undefined],
    ['time', 42],
  ])('are refused: %s = %j', (naam, waarde) => expect(plekken({ ...voorstel(), [naam]: waarde })).toEqual([[naam, 'BERICHT_ONGELDIG']]));
  it('of an unknown type are still judged, together with the type', () => {
    expect(plekken({ ...voorstel(), type: 'nl.participatiewet.iets.anders.v1', id: '' })).toEqual([['type', 'TYPE_ONBEKEND'], ['id', 'BERICHT_ONGELDIG']]);
  });
  it('may not hide a BSN, though a phone number and an OIN have as many digits', () => {
    expect(plekken({ ...voorstel(), id: 'zaak-999990019' })).toEqual([['id', 'BERICHT_ONGELDIG']]);
    expect(plekken({ ...voorstel(), dataschema: 'https://example.org/999990019' })).toEqual([['dataschema', 'BERICHT_ONGELDIG']]);
    expect(plekken(metData(voorstel(), { verloop: { ...voorstel().data.verloop, definitieVersie: '999990019' } }))).toEqual([['data.verloop.definitieVersie', 'CATEGORIE_NIET_TOEGESTAAN']]);
    const formulier = { ...voorstel().data.formulier, planVanAanpakRef: '999990019' };
    expect(plekken(metData(voorstel(), { formulier }))).toEqual([['data.formulier.planVanAanpakRef', 'CATEGORIE_NIET_TOEGESTAAN']]);
    expect(fouten(metData(voorstel(), { contact: { naam: 'Testpersoon', telefoon: '123456782' } }))).toEqual([]);
  });
  it.each([null, 1, 'tekst', [], [voorstel()]])('are asked of an object, not of %j', (invoer) => expect(plekken(invoer)).toEqual([['', 'BERICHT_ONGELDIG']]));
});

describe('what a message may not contain', () => {
  it.each(['contact', 'formulier', 'belastbaarheid'])('an unknown field in the personal section %s is not allowed', (sectie) => {
    const bericht = metData(voorstel(), { [sectie]: { ...(voorstel().data[sectie] as Los), diagnose: 'x' } });
    expect(plekken(bericht)).toEqual([[`data.${sectie}.diagnose`, 'CATEGORIE_NIET_TOEGESTAAN']]);
  });
  it('nor deep inside one', () => {
    const belastbaarheid = { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20', rapport: 'x' } };
    expect(plekken(metData(voorstel(), { belastbaarheid }))).toEqual([['data.belastbaarheid.onderbouwing.rapport', 'CATEGORIE_NIET_TOEGESTAAN']]);
  });
  it.each(['diagnose', 'medisch', 'handhaving', 'algemeen', 'identiteit', 'bijlage'])('a section or field %s that the type does not have is not allowed', (naam) =>
    expect(plekken(metData(voorstel(), { [naam]: {} }))).toEqual([[`data.${naam}`, 'CATEGORIE_NIET_TOEGESTAAN']]));
  it('an unknown field in verloop too: it tells about a person as well', () => {
    expect(plekken(metData(voorstel(), { verloop: { ...voorstel().data.verloop, diagnose: 'x' } }))).toEqual([['data.verloop.diagnose', 'CATEGORIE_NIET_TOEGESTAAN']]);
  });
  it('an unknown field elsewhere is a matter of form', () => {
    expect(plekken(metData(voorstel(), { afzender: { ...voorstel().data.afzender, naam: 'x' } }))).toEqual([['data.afzender.naam', 'BERICHT_ONGELDIG']]);
    expect(plekken(metData(voorstel(), { nietVerstrekt: [] }))).toEqual([['data.nietVerstrekt', 'BERICHT_ONGELDIG']]);
  });
  it('a field name that is no name is not repeated', () => {
    const [fout] = fouten(metData(voorstel(), { formulier: { ...voorstel().data.formulier, 'BSN 999990019 van J.': 1 } }));
    expect(fout?.pad).toBe('data.formulier.(onbekend veld)');
    expect(fouten(metData(voorstel(), { formulier: { ...voorstel().data.formulier, bsn999990019: '999990019' } })).some(({ melding, pad }) => `${melding}${pad}`.includes('999990019'))).toBe(false);
  });
  it('an inherited field does not slip in', () => {
    const bericht = JSON.parse(JSON.stringify(voorstel()).replace('"zaakId"', '"__proto__":{"diagnose":"x"},"zaakId"')) as unknown;
    expect(keurVorm(bericht).fouten).not.toEqual([]);
  });
});

describe('data', () => {
  it('names the path, says what is wrong and what helps', () => {
    const [fout] = fouten(metData(voorstel(), { verloop: { ...voorstel().data.verloop, richting: 'OMHOOG' } }));
    expect(fout).toEqual({ pad: 'data.verloop.richting', code: 'BERICHT_ONGELDIG', melding: 'data.verloop.richting staat niet in de lijst.', herstel: 'Kies uit: KP3_NAAR_KP4, KP4_NAAR_KP3.' });
  });
  it('gives all faults together', () => {
    const bericht = metData({ ...voorstel(), id: '' }, { zaakId: undefined, peildatum: '2025-02-30', doel: 'BEHEER', verloop: {}, formulier: { ...voorstel().data.formulier, doelen: ['ZORG', 'klein'] } });
    expect(plekken(bericht).map(([pad]) => pad).sort()).toEqual(['data.doel', 'data.formulier.doelen[1]', 'data.peildatum', 'data.verloop.richting', 'data.verloop.voorgesteldeStartdatum', 'data.zaakId', 'id']);
  });
  it('identifies case and resident by lower-case UUID', () => {
    expect(plekken(metData(voorstel(), { zaakId: '0F0E5C0A-3D8E-4A8E-8F0A-7F7F0E1F0001', inwonerRef: '123' }))).toEqual([['data.zaakId', 'BERICHT_ONGELDIG'], ['data.inwonerRef', 'BERICHT_ONGELDIG']].reverse());
  });
  it('asks of each kind of evidence what makes it evidence', () => {
    const met = (onderbouwing: Los) => plekken(metData(voorstel(), { belastbaarheid: { onderbouwing } }));
    expect(met({ type: 'VRIJWILLIGERSWERK_STRUCTUREEL', dagdelenPerWeek: 1 })).toEqual([['data.belastbaarheid.onderbouwing.maanden', 'BERICHT_ONGELDIG']]);
    expect(met({ type: 'PRAKTIJK_OVERIG' })).toEqual([['data.belastbaarheid.onderbouwing.motivering', 'BERICHT_ONGELDIG']]);
    expect(met({ type: 'DEELTIJDWERK', urenPerWeek: 12, sinds: '2025-01-13' })).toEqual([]);
  });
  it.each(['0000-01-01', '0202-10-06', '1025-10-06', '1899-12-31'])('takes no date like %s: a typing error, or one that no table can hold', (datum) => {
    const [fout, ...meer] = fouten(metData(voorstel(), { verloop: { ...voorstel().data.verloop, voorgesteldeStartdatum: datum } }));
    expect(fout).toMatchObject({ pad: 'data.verloop.voorgesteldeStartdatum', code: 'BERICHT_ONGELDIG', herstel: 'Gebruik een datum vanaf 1900-01-01.' });
    expect(meer).toEqual([]);
  });
  it.each(['1900-01-01', '2025-10-06', '9999-12-31'])('takes %s', (datum) => {
    expect(fouten(metData(voorstel(), { verloop: { ...voorstel().data.verloop, voorgesteldeStartdatum: datum } }))).toEqual([]);
  });
  it('has the date of the decision as its business date', () => {
    expect(plekken(metData(ontheffing(), { peildatum: '2025-10-07' }))).toEqual([['data.peildatum', 'BERICHT_ONGELDIG']]);
  });
  it('never repeats a value of the sender, whatever is sent', () => {
    const geheim = fc.stringMatching(/^geheim[a-z]{8}$/);
    fc.assert(
      fc.property(geheim, fc.constantFrom('verloop', 'contact', 'formulier', 'belastbaarheid', 'afzender', 'zaakId', 'gemeente', 'doel', 'peildatum'), (waarde, plek) => {
        const tekst = JSON.stringify(fouten(metData(voorstel(), { [plek]: waarde })));
        const dieper = JSON.stringify(fouten(metData(voorstel(), { [plek]: { naam: [waarde], richting: waarde, formulierVersie: { x: waarde }, onderbouwing: { type: waarde } } })));
        expect(tekst).not.toContain(waarde);
        expect(dieper).not.toContain(waarde);
      }),
    );
  });
  it('answers only with codes of the closed list', () => {
    for (const { code, melding, herstel } of fouten({ data: { verloop: 1, x: 2 } })) {
      expect(CODES).toHaveProperty(code);
      expect(melding && herstel).toMatch(/\.$/);
    }
  });
});

describe('a new resident', () => {
  it('is named by a BSN that passes the 11-proef', () => {
    expect(plekken(metData(nieuweInwoner(), { identiteit: { bsn: '999990018' } }))).toEqual([['data.identiteit.bsn', 'BERICHT_ONGELDIG']]);
    expect(plekken(metData(nieuweInwoner(), { identiteit: undefined }))).toEqual([['data.identiteit', 'BERICHT_ONGELDIG']]);
  });
  it('has no inwonerRef or zaakId yet', () => {
    const { zaakId, inwonerRef } = voorstel().data;
    expect(plekken(metData(nieuweInwoner(), { zaakId, inwonerRef }))).toEqual([['data.zaakId', 'BERICHT_ONGELDIG'], ['data.inwonerRef', 'BERICHT_ONGELDIG']]);
  });
  it('leaves the BSN at the door', () => {
    const { bericht } = keurVorm(alsJson(nieuweInwoner()));
    const rest = zonderIdentiteit(bericht as BerichtMetIdentiteit);
    expect(JSON.stringify(rest)).not.toContain('999990019');
    expect(rest.data.verloop).toEqual(bericht?.data.verloop);
  });
});

describe('the published schema', () => {
  it.each(CATALOGUS.map((soort) => [soort.type, soort] as const))('of %s is plain JSON and names its type', (type, soort) => {
    const schema = schemaVan(soort);
    expect(alsJson(schema)).toEqual(schema);
    expect(schema).toMatchObject({ title: type, type: 'object', additionalProperties: false });
  });
});
