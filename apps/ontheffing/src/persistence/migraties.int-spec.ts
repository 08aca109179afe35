import { randomUUID } from 'node:crypto';
import { maakDatabank } from '#shared/testing/databank';
import { migreer } from '#shared/persistence/migreer';
import { standUit } from '../domain/evolve';
import { migraties } from './migraties';
import { perioden } from '../domain/geldigheid';
import { entiteiten, OntheffingRij } from './ontheffing.entity';
import { laad } from './ontheffing.store';

it('a grant recorded by an earlier version goes on as the first event of its resident, with its ground and its source', async () => {
  const [eerste] = migraties;
  const databank = await maakDatabank({ schema: 'ontheffing', migraties: eerste ? [eerste] : [], entiteiten });
  try {
    const [inwonerRef, ref] = [randomUUID(), randomUUID()];
    const bron = await databank.bron('schrijf');
    await bron.query("INSERT INTO stand VALUES ($1, 'TIEL', 1)", [inwonerRef]);
    await bron.query(
      `INSERT INTO ontheffing VALUES ($1, $2, 'TIEL', 'TIJDELIJK', '{a,c}', '2025-03-03', '2026-03-02', '2025-03-01', '2025-03-03', '2025-04-14', 'mandaat:tiel', 'wz.wc.anna', '{BELEID}',
        '{"herkomst":{"source":"urn:x","id":"bericht-1"}}')`,
      [ref, inwonerRef],
    );
    await migreer({ url: databank.url('eigenaar'), schema: 'ontheffing', migraties });
    const { versie, gebeurtenissen } = await laad({ em: bron.manager }, inwonerRef);
    const { ontheffingen } = standUit(null, gebeurtenissen);
    expect([versie, gebeurtenissen.map(({ bron: van }) => van)]).toEqual([1, ['urn:x|bericht-1']]);
    expect(ontheffingen).toEqual([
      {
        soort: 'TIJDELIJK', ontheffingRef: ref, gemeente: 'TIEL', scope: ['a', 'c'], ingangsdatum: '2025-03-03', verlener: 'wz.wc.anna', status: 'VERLEEND', afwijkingen: ['BELEID'],
        termijnen: [{ laatsteDag: '2026-03-02', besluit: { besluitDatum: '2025-03-01', bekendmakingsDatum: '2025-03-03', laatsteDagBezwaar: '2025-04-14', mandaatRef: 'mandaat:tiel', zienswijzeGeboden: false } }],
      },
    ]);
    expect(await bron.manager.findOneBy(OntheffingRij, { ontheffingRef: ref })).toMatchObject({ inhoud: ontheffingen[0], laatsteDag: '2026-03-02', belastbaarheid: { herkomst: { id: 'bericht-1' } } });
  } finally {
    await databank.weg();
  }
}, 60_000);

it('R-209 an ontheffing of a single parent recorded before the law was dated keeps the numbers of the law of then; another kind gets none', async () => {
  const databank = await maakDatabank({ schema: 'ontheffing', migraties: migraties.slice(0, 3), entiteiten });
  try {
    const [inwonerRef, ouder, tijdelijk] = [randomUUID(), randomUUID(), randomUUID()];
    const bron = await databank.bron('schrijf');
    await bron.query("INSERT INTO stand VALUES ($1, 'TIEL', 1)", [inwonerRef]);
    const besluit = { besluitDatum: '2025-03-03', bekendmakingsDatum: '2025-03-03', laatsteDagBezwaar: '2025-04-14', mandaatRef: 'mandaat:tiel', zienswijzeGeboden: false };
    const gemeen = { gemeente: 'TIEL', scope: ['a'], status: 'VERLEEND', afwijkingen: [] };
    const inhoud = [
      { ...gemeen, soort: 'ALLEENSTAANDE_OUDER', ontheffingRef: ouder, verzoekDatum: '2025-03-03', kindVijfOp: '2029-01-01', verbruiktVooraf: 50, verlening: { ingangsdatum: '2025-03-03', laatsteDag: '2028-12-31', besluit, verlener: 'tiel.pc.carla', onderbrekingen: [] } },
      { ...gemeen, soort: 'TIJDELIJK', ontheffingRef: tijdelijk, ingangsdatum: '2025-03-03', verlener: 'tiel.pc.carla', termijnen: [{ laatsteDag: '2026-03-02', besluit }] },
    ];
    for (const [i, ontheffing] of inhoud.entries()) {
      const { ontheffingRef, soort } = ontheffing;
      await bron.query("INSERT INTO ontheffing (ontheffing_ref, inwoner_ref, gemeente, soort, status, inhoud) VALUES ($1, $2, 'TIEL', $3, 'VERLEEND', $4)", [ontheffingRef, inwonerRef, soort, JSON.stringify(ontheffing)]);
      await bron.query("INSERT INTO gebeurtenis (inwoner_ref, volgnr, gemeente, ontheffing_ref, bron_source, bron_id, inhoud) VALUES ($1, $2, 'TIEL', $3, 'urn:x', $4, $5)", [inwonerRef, i + 1, ontheffingRef, `bericht-${String(i)}`, JSON.stringify({ type: 'verleend', ontheffingRef, ontheffing })]);
    }
    await migreer({ url: databank.url('eigenaar'), schema: 'ontheffing', migraties });
    const wet = { versie: 'v1', scope: ['a'], geldtDanNiet: ['c'], kindTotJaar: 5, maxMaanden: 60, planMaanden: 6, hercontroleMaanden: 6 };
    const { ontheffingen } = standUit(null, (await laad({ em: bron.manager }, inwonerRef)).gebeurtenissen);
    expect(ontheffingen).toEqual([{ ...inhoud[0], wet }, inhoud[1]]);
    expect(ontheffingen.map((een) => perioden(een))).toEqual([[{ vanaf: '2025-03-03', tot: '2026-01-03' }], [{ vanaf: '2025-03-03', tot: '2026-03-03' }]]);
    for (const een of ontheffingen) expect(await bron.manager.findOneBy(OntheffingRij, { ontheffingRef: een.ontheffingRef })).toMatchObject({ inhoud: een });
  } finally {
    await databank.weg();
  }
}, 60_000);
