import { randomUUID } from 'node:crypto';
import { maakDatabank } from '#shared/testing/databank';
import { migreer } from '#shared/persistence/migreer';
import { standUit } from '../domain/evolve';
import { migraties } from './migraties';
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
