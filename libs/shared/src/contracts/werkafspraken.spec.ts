import { CATALOGUS } from './catalogus';

/** The eight working agreements (memo 2-9-2025, paragraphs 1 to 8), and the messages by which each goes through the hub. */
const AFSPRAKEN: Readonly<Record<string, readonly string[]>> = {
  'onderbouwing van de overdracht': ['overdracht.voorgesteld', 'overdracht.onderbouwd', 'overdracht.uitzondering.voorgelegd', 'overdracht.uitzondering.bevestigd'],
  'driegesprek bij overdracht': ['overdracht.driegesprek.aangeboden', 'overdracht.driegesprek.gepland', 'overdracht.driegesprek.gehouden', 'overdracht.driegesprek.nietGehouden'],
  'delen van persoonsgegevens': ['verstrekking.gevraagd', 'verstrekking.gegeven', 'verstrekking.beantwoord', 'verstrekking.bijzonder.verzocht', 'verstrekking.bijzonder.klaargezet'],
  'inzetten van instrumenten': ['instrument.catalogus.gepubliceerd', 'instrument.aangevraagd', 'instrument.aangeboden', 'instrument.ingekocht', 'instrument.gestart'],
  'proeven aan werk': ['proevenaanwerk.aanbod.gepubliceerd', 'proevenaanwerk.aangemeld', 'proevenaanwerk.deelgenomen', 'proevenaanwerk.verkenning.afgerond'],
  'ontheffing van de arbeidsplicht': ['ontheffing.verleend', 'ontheffing.besluitNodig', 'ontheffing.verlengd', 'ontheffing.nietVerlengd'],
  'ontmoeting van professionals': ['ontmoeting.verzocht', 'ontmoeting.datumvoorstel', 'ontmoeting.gepland', 'ontmoeting.gehouden'],
  'afstemming over inkomenskwesties': ['inkomensgesprek.verzocht', 'inkomensgesprek.beoordeeld', 'inkomensgesprek.gepland', 'boete.overwogen', 'boete.reactie', 'boete.uitkomst'],
};

it('all eight working agreements have messages that somebody sends and somebody gets', () => {
  expect(Object.keys(AFSPRAKEN)).toHaveLength(8);
  const bezorgd = new Set(CATALOGUS.filter(({ weergaven, afzenders, herkomst }) => Object.keys(weergaven).length > 0 && (herkomst === 'hub' || Object.keys(afzenders).length > 0)).map(({ type }) => type));
  const zonder = Object.entries(AFSPRAKEN).flatMap(([afspraak, namen]) => namen.filter((naam) => !bezorgd.has(`nl.participatiewet.${naam}.v1`)).map((naam) => `${afspraak}: ${naam}`));
  expect(zonder).toEqual([]);
});

it('a meeting has no field in which a resident fits', () => {
  const soorten = CATALOGUS.filter(({ context }) => context === 'ontmoeting');
  expect(soorten.map(({ inwoner, secties }) => [inwoner, Object.keys(secties)])).toEqual(soorten.map(() => ['geen', ['algemeen']]));
  const velden = soorten.flatMap(({ secties }) => Object.values((secties.algemeen?.schema['properties'] ?? {}) as Record<string, { enum?: unknown; format?: string; pattern?: string; items?: object }>));
  const isGesloten = ({ enum: keuze, format, pattern, items }: (typeof velden)[number]): boolean => keuze !== undefined || format === 'date' || pattern?.includes('[0-5][0-9]') === true || (items !== undefined && isGesloten(items));
  expect(velden.filter((veld) => !isGesloten(veld))).toEqual([]);
  expect(velden.length).toBeGreaterThan(4);
});

it('of a talk only kind, day and need go through the hub', () => {
  const vanDeCoach = CATALOGUS.filter(({ context, herkomst, gebeurtenis }) => context === 'contact' && herkomst === 'partij' && gebeurtenis !== 'cadans.vastgesteld');
  expect(vanDeCoach.map(({ gebeurtenis }) => gebeurtenis)).toEqual(['gepland', 'gehouden']);
  for (const { secties, weergaven } of vanDeCoach) {
    expect([Object.keys(secties), Object.keys(weergaven)]).toEqual([['verloop'], ['participatiecoach']]);
    expect(Object.keys((secties.verloop?.schema['properties'] ?? {})).sort()).toEqual(['datum', 'naarBehoefte', 'soort']);
  }
});
