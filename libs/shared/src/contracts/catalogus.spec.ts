import { SECTIES, VERZEGELDE_SECTIES, type Sectie } from './bericht';
import { CATALOGUS, contextenVan, DIENSTEN_MET_REGELS, eigenaarVan, routeVan } from './catalogus';
import type { Berichtsoort, JsonSchema } from './catalogus.types';
import { CODES } from './codes';

/** contract.md §1: no organisation names, and no fact of category B, in any name that others than the receiver can see. */
const VERRAADT = ['ips', 'wia', 'medisch', 'ziek', 'diagnose', 'bsn', 'werkzaak', 'werkzaam', 'tiel', 'betuwe', 'uwv', 'buren'];
const woorden = (naam: string): string[] => naam.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/);

const eigenschappen = (schema: JsonSchema): [string, JsonSchema][] => Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
const onder = (schema: JsonSchema): [string, JsonSchema][] => [
  ...eigenschappen(schema).flatMap(([naam, deel]): [string, JsonSchema][] => [[naam, deel], ...onder(deel)]),
  ...(schema['items'] ? onder(schema['items'] as JsonSchema) : []),
];
const secties = (soort: Berichtsoort) => Object.entries(soort.secties).map(([sectie, { schema }]) => ({ sectie: sectie as Sectie, schema }));

describe.each(CATALOGUS.map((soort) => [soort.type, soort] as const))('%s', (type, soort) => {
  it('has a name and routing keys that reveal nothing', () => {
    const namen = [type, routeVan('in', soort), routeVan('gebeurd', soort), `retour.${soort.context}`, `timer.${soort.context}`];
    for (const woord of namen.flatMap(woorden)) expect(VERRAADT).not.toContain(woord);
  });
  it('is called after law, context and event, with one version', () => expect(type).toMatch(/^nl\.participatiewet\.[a-z]+\.[a-zA-Z.]+\.v[1-9]$/));
  it('has an owner, and its whole context the same one', () => {
    expect(eigenaarVan(soort.context)).toBe(soort.eigenaar);
    expect(contextenVan(soort.eigenaar)).toContain(soort.context);
  });
  it('keeps every field in one section only', () => {
    const plaatsen = new Map<string, Set<Sectie>>();
    for (const { sectie, schema } of secties(soort)) for (const [naam] of eigenschappen(schema)) plaatsen.set(naam, (plaatsen.get(naam) ?? new Set()).add(sectie));
    expect([...plaatsen].filter(([, waar]) => waar.size > 1).map(([naam]) => naam)).toEqual([]);
  });
  it('closes every object of every section, so that an unnamed field cannot come in', () => {
    for (const { schema } of secties(soort))
      for (const [naam, deel] of [['', schema] as const, ...onder(schema)]) if (deel['type'] === 'object') expect([naam, deel['additionalProperties']]).toEqual([naam, false]);
  });
  it('R-231 has no field for what belongs to another domain: Wmo, debts, parenting, psychosocial', () => {
    const velden = secties(soort).flatMap(({ schema }) => onder(schema)).map(([naam]) => naam);
    expect(velden.filter((naam) => /wmo|schuld|opvoed|psycho|jeugd|verslav|justitie/i.test(naam))).toEqual([]);
  });
  it('has free text in sealed sections only', () => {
    const vrij = secties(soort).filter(({ schema }) => onder(schema).some(([, deel]) => deel['vrijeTekst'])).map(({ sectie }) => sectie);
    expect(vrij.filter((sectie) => !(VERZEGELDE_SECTIES as readonly Sectie[]).includes(sectie))).toEqual([]);
  });
  it('lets senders send and receivers see only sections and fields that exist', () => {
    for (const mag of Object.values(soort.afzenders)) for (const sectie of mag) expect(Object.keys(soort.secties)).toContain(sectie);
    for (const weergave of Object.values(soort.weergaven))
      for (const [sectie, velden] of Object.entries(weergave)) {
        expect(Object.keys(soort.secties)).toContain(sectie);
        const bestaand = eigenschappen(soort.secties[sectie as Sectie]?.schema ?? {}).map(([naam]) => naam);
        if (velden !== '*') for (const veld of velden) expect(bestaand).toContain(veld);
      }
  });
  it('lets a party send it, or the hub alone', () => expect(Object.keys(soort.afzenders).length > 0).toBe(soort.herkomst === 'partij'));
  it('mails only roles that may see something of it', () => {
    for (const rol of soort.mail?.rollen ?? []) expect(Object.keys(soort.weergaven)).toContain(rol);
  });
  it('has a business date field that exists in verloop', () => {
    const velden = eigenschappen(soort.secties.verloop?.schema ?? {}).map(([naam]) => naam);
    if (soort.datumveld) expect(velden).toContain(soort.datumveld);
  });
});

describe('the catalogue', () => {
  it('names each type once', () => expect(new Set(CATALOGUS.map(({ type }) => type)).size).toBe(CATALOGUS.length));
  it('gives every type that parties send to a service that decides', () => {
    for (const { herkomst, eigenaar } of CATALOGUS) if (herkomst === 'partij') expect([...DIENSTEN_MET_REGELS, 'gateway']).toContain(eigenaar);
  });
  it('knows the sections of the contract and no other', () => {
    for (const soort of CATALOGUS) for (const sectie of Object.keys(soort.secties)) expect(SECTIES).toContain(sectie);
  });
});

describe.each(Object.entries(CODES))('refusal code %s', (code, { oorzaak, herstel }) => {
  it('is a word of the contract with a cause and a remedy', () => {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(oorzaak).toMatch(/^[A-Z].{10,}\.$/);
    expect(herstel).toMatch(/^[A-Z].{10,}\.$/);
  });
});
