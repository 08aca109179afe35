import { join } from 'node:path';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { CODELIJSTEN } from '#shared/contracts/codelijsten';
import type { JsonSchema } from '#shared/contracts/catalogus.types';
import { dag } from '#shared/kernel/datum';
import { isSectie } from '#shared/contracts/vorm.schema';
import { codelijstenOp, geldendOp, laadCodelijsten, laadFormulieren, laadFormulierversies } from './formulieren';
import type { Formulierversie } from './formulieren.types';

const CONFIG = join(process.cwd(), 'config');
const formulieren = laadFormulieren(CONFIG);
const versies = laadFormulierversies(CONFIG);
const [formulier] = versies as [Formulierversie];
const ALLE = versies.map((versie) => [versie.formulierVersie, versie] as const);
const { secties } = bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1');

type Schemas = Record<string, JsonSchema>;
const bladeren = (schema: JsonSchema, pad: string): [string, JsonSchema][] =>
  schema['properties'] ? Object.entries(schema['properties'] as Schemas).flatMap(([naam, deel]) => bladeren(deel, `${pad}.${naam}`)) : [[pad, schema]];
const inSchema = new Map(Object.entries(secties).flatMap(([sectie, regel]) => bladeren(regel.schema, sectie)));

/** Not asked of a person: the direction follows from his role, the versions from the day. */
const NIET_GEVRAAGD = ['verloop.richting', 'verloop.definitieVersie', 'formulier.formulierVersie'];
/** The plan van aanpak was a number; since 2026-1 it is a number with its date and version, or that there is none. */
const PLAN = ['aanwezig', 'ref', 'datum', 'versie'].map((veld) => `formulier.planVanAanpak.${veld}`);
const NIET_IN: Readonly<Record<string, readonly string[]>> = { '2025-1': PLAN, '2026-1': ['formulier.planVanAanpakRef'] };

describe.each(ALLE)('the handover form %s', (naam, formulier) => {
  it('asks exactly what a proposal can hold, and nothing beyond', () => {
    expect(formulier.velden.map(({ pad }) => pad).sort()).toEqual([...inSchema.keys()].filter((pad) => ![...NIET_GEVRAAGD, ...(NIET_IN[naam] ?? [])].includes(pad)).sort());
  });

  it('offers at each choice exactly the codes that the door takes', () => {
    const keuzes = formulier.velden.filter(({ opties }) => opties && inSchema.size > 0).filter(({ pad }) => inSchema.get(pad)?.['enum']);
    expect(keuzes.length).toBe(6);
    for (const { pad, opties = [] } of keuzes) expect([pad, opties.map(({ code }) => code).sort()]).toEqual([pad, [...(inSchema.get(pad)?.['enum'] as string[])].sort()]);
  });

  it('R-096 says with the kinds of evidence that a care professional speaks of body and mind together, and asks nothing of either', () => {
    const soort = formulier.velden.find(({ pad }) => pad === 'belastbaarheid.onderbouwing.type');
    expect(soort?.uitleg).toMatch(/zorgprofessional.*lichaam en geest/);
    const gevraagd = formulier.velden.filter(({ pad, bijKeuze }) => pad.startsWith('belastbaarheid.') && bijKeuze?.waarden.includes('ZORGPROFESSIONAL')).map(({ pad }) => pad.split('.').at(-1));
    expect(gevraagd.length).toBeGreaterThan(0);
    expect(gevraagd.filter((veld) => !['bronsoort', 'datumConclusie', 'dossierRef', 'vastgesteldDoor'].includes(veld ?? ''))).toEqual([]);
  });

  it('takes words of the coach only where the contract has free text, and no more of them', () => {
    const vrij = formulier.velden.filter(({ vrijeTekst }) => vrijeTekst);
    expect(vrij.map(({ pad }) => pad)).toEqual([...inSchema].filter(([, schema]) => schema['vrijeTekst']).map(([pad]) => pad).sort().reverse());
    for (const { pad, max } of vrij) expect([pad, max]).toEqual([pad, 300]);
  });

  it('takes no number and no text that the door would refuse for its size', () => {
    for (const { pad, soort, max = 0 } of formulier.velden.filter((veld) => veld.max !== undefined)) {
      const { maximum, maxLength, pattern } = inSchema.get(pad) as { maximum?: number; maxLength?: number; pattern?: string };
      if (pattern) expect([pad, new RegExp(pattern).test('a'.repeat(max)), new RegExp(pattern).test('a'.repeat(max + 1))]).toEqual([pad, true, false]);
      else expect([pad, max]).toEqual([pad, soort === 'getal' ? maximum : maxLength]);
    }
  });

  it('needs with a choice exactly what the door then asks', () => {
    const regels = (schema: JsonSchema): JsonSchema[] => [...((schema['allOf'] ?? []) as JsonSchema[]), ...(schema['if'] ? [schema] : [])];
    const vanDeur = (schema: JsonSchema, pad: string): [string, string, string[]][] => regels(schema).map((regel) => {
      const [[veld, waarde]] = Object.entries((regel['if'] as { properties: Record<string, { const: string | true }> }).properties) as [[string, { const: string | true }]];
      return [`${pad}.${veld}`, waarde.const === true ? 'ja' : waarde.const, (regel['then'] as { required: string[] }).required.map((veld) => `${pad}.${veld}`).sort()];
    });
    const binnen = (sectie: 'formulier' | 'belastbaarheid', naam: string) => (secties[sectie]?.schema['properties'] as Schemas)[naam] as JsonSchema;
    const plan = vanDeur(binnen('formulier', 'planVanAanpak'), 'formulier.planVanAanpak').filter(([pad]) => !NIET_IN[naam]?.includes(pad));
    const verwacht = [...plan, ...vanDeur(binnen('formulier', 'perspectief'), 'formulier.perspectief'), ...vanDeur(binnen('belastbaarheid', 'onderbouwing'), 'belastbaarheid.onderbouwing')];
    expect(verwacht.length).toBe(naam === '2025-1' ? 5 : 6);
    for (const [pad, code, velden] of verwacht) {
      const nodig = formulier.velden.filter(({ bijKeuze }) => bijKeuze && !bijKeuze.mag && bijKeuze.pad === pad && bijKeuze.waarden.includes(code));
      expect([code, nodig.map((veld) => veld.pad).sort()]).toEqual([code, velden]);
    }
  });

  it('stands each field in a section of the contract, so that its category is known', () => {
    for (const { pad } of formulier.velden) expect(isSectie(pad.split('.')[0] ?? '')).toBe(true);
  });

  it('needs for an acceptance what the agreements ask, per direction', () => {
    const plan = naam === '2025-1' ? [] : ['planVanAanpak.aanwezig'];
    expect(formulieren[naam]?.verplicht).toEqual({
      KP3_NAAR_KP4: ['hulpvraagMeestProminent', 'perspectief.verwachtArbeidsvermogen', 'perspectief.baatBijParticipatiecoach', ...plan],
      KP4_NAAR_KP3: ['hulpvraagMeestProminent', 'arbeidsvermogen', 'gemotiveerd', ...plan],
    });
  });

  it('asks in one direction nothing that it needs in the other only', () => {
    for (const { pad, richtingen, versturen = [], acceptatie = [] } of formulier.velden) {
      for (const richting of [...versturen, ...acceptatie]) expect([pad, richtingen === undefined || richtingen.includes(richting)]).toEqual([pad, true]);
    }
  });

  it('is written in short sentences', () => {
    for (const { pad, label, uitleg = '' } of formulier.velden) {
      for (const zin of [label, ...uitleg.split(/(?<=[.?!])\s+/)]) expect([pad, zin.split(/\s+/).length <= 15]).toEqual([pad, true]);
    }
  });
});

describe('versions of the form', () => {
  it('hold from their first day on; before the first there is none', () => {
    expect(geldendOp(versies, dag('2025-01-28'))).toBeUndefined();
    expect(['2025-01-29', '2025-12-31', '2026-01-01'].map((op) => geldendOp(versies, dag(op))?.formulierVersie)).toEqual(['2025-1', '2025-1', '2026-1']);
  });
});

describe('the code lists', () => {
  const lijsten = codelijstenOp(laadCodelijsten(CONFIG), dag('2025-10-06'));
  it('hold every list that the form asks from', () => {
    for (const naam of formulier.velden.flatMap(({ lijst }) => lijst ?? [])) expect(lijsten[naam]?.length).toBeGreaterThan(0);
  });
  it('give words to exactly the codes that the door takes', () => {
    expect(Object.fromEntries(Object.entries(lijsten).map(([naam, opties]) => [naam, opties.map(({ code }) => code)]))).toEqual(CODELIJSTEN);
  });
  it('name no code twice in one list, and say "anders" where nothing fits', () => {
    for (const [naam, opties] of Object.entries(lijsten)) {
      expect([naam, new Set(opties.map(({ code }) => code)).size]).toEqual([naam, opties.length]);
      expect([naam, opties.at(-1)?.code]).toEqual([naam, 'ANDERS']);
    }
  });
});
