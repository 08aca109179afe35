import { randomUUID } from 'node:crypto';
import type { Afzender } from '#shared/contracts/bericht';
import type { Feit, Retour, Uitkomst, VraagContext } from '#shared/contracts/intern';
import type { Telling } from '#shared/contracts/telling';
import { carla, Proefhuis, type Inhoud } from '#shared/testing/proefhuis';
import { startOpBroker, type Proefstart } from '#shared/testing/proefstart';
import { wachtTot } from '#shared/testing/wacht';
import type { Tabel } from './domain/tabel';
import { migraties } from './persistence/migraties';
import { bevriesPeriode, gegevenPerioden } from './persistence/rapporten';
import { Telboek, Telopslag } from './persistence/telopslag';
import { maakRapportageModule } from './rapportage.module';
import { NEDER_BETUWE_2025 } from './testing/fasetabel';

jest.setTimeout(60_000);

let huis: Proefhuis;
let dienst: Proefstart;
beforeAll(async () => {
  huis = await Proefhuis.open({ schema: 'rapportage', migraties, entiteiten: [], registreer: () => undefined });
  dienst = await startOpBroker('rapportage', maakRapportageModule, huis.databank);
}, 60_000);
afterAll(async () => {
  await dienst.sluit();
  await huis.databank.weg();
});

const GEMEENTEN = ['NEDER_BETUWE', 'TIEL'];
const context = (rol: VraagContext['rol'] = 'beleidsmedewerker', gemeenten: readonly string[] = GEMEENTEN): VraagContext => ({ aansluiting: 'schakel.portaal', actorId: 'wz.bm.els', namens: ['wz.bm.els'], rol, gemeenten, doel: 'RAPPORTAGE', klok: '2025-10-06T09:00:00Z' });
const vraag = async (naam: string, parameters: object, wie = context()): Promise<unknown> => (await dienst.vraag(naam, { context: wie, parameters })).resultaat;
const telling = (deel: Partial<Telling> = {}): Telling => ({ id: randomUUID(), soort: 'ontheffingen', jaar: 2025, maand: 10, gemeente: 'TIEL', kenmerken: { gebeurtenis: 'VERLEEND' }, ...deel });
const aantallen = async (soort: string, jaar: number): Promise<unknown> => vraag('tellingen', { soort, jaar, zicht: 'EIGEN' });

describe('counting', () => {
  it('counts what is told over the broker once, however often it is told', async () => {
    const een = telling();
    for (const deze of [een, een, telling({ maand: 11 }), een, telling({ gemeente: 'NEDER_BETUWE' })]) await dienst.vertel(deze);
    await wachtTot('the counts', async () => ((await aantallen('ontheffingen', 2025)) as { totaal: number }).totaal === 3);
    expect(await aantallen('ontheffingen', 2025)).toMatchObject({ regels: [{ kenmerken: { gebeurtenis: 'VERLEEND' }, aantallen: { TIEL: 2, NEDER_BETUWE: 1 } }] });
  });

  it('sets apart, uncounted, what carries anything more than its form allows', async () => {
    const een = { ...telling({ jaar: 2019 }), inwonerRef: randomUUID() };
    await dienst.vertel(een);
    expect(await dienst.apart()).toMatchObject({ properties: { messageId: een.id, headers: { 'x-oorzaak': 'BERICHT_ONGELDIG' } } });
    expect(await aantallen('ontheffingen', 2019)).toMatchObject({ totaal: 0 });
  });

  it('counts each once when many are told twice at the same time', async () => {
    const opslag = new Telopslag(huis.bron);
    const veel = Array.from({ length: 60 }, () => telling({ jaar: 2018 }));
    await Promise.all([veel, [...veel].reverse(), veel.slice(10, 40), [...veel, ...veel]].map((deel) => opslag.tel(deel)));
    expect(await new Telboek(huis.bron).perJaar('ontheffingen', 2018, GEMEENTEN)).toEqual([{ gemeente: 'TIEL', maand: 10, kenmerken: { gebeurtenis: 'VERLEEND' }, aantal: 60 }]);
  });

  it('keeps nothing but the counts, and only the writing role writes them', async () => {
    const kolommen = await huis.bron.query<{ naam: string }[]>(`SELECT column_name AS naam FROM information_schema.columns WHERE table_schema = 'rapportage' AND table_name = 'geteld' ORDER BY 1`);
    expect(kolommen.map(({ naam }) => naam)).toEqual(['aantal', 'gemeente', 'jaar', 'kenmerken', 'maand', 'soort']);
    const lezer = await huis.databank.bron('lees');
    await expect(lezer.query(`UPDATE geteld SET aantal = 0`)).rejects.toThrow(/permission denied/);
  });
});

describe('a report', () => {
  beforeAll(async () => {
    const opslag = new Telopslag(huis.bron);
    const tel = (aantal: number, deel: Partial<Telling>) => opslag.tel(Array.from({ length: aantal }, () => telling({ jaar: 2024, ...deel })));
    await tel(3, { gemeente: 'NEDER_BETUWE' });
    await tel(20, {});
    await tel(30, { gemeente: 'NEDER_BETUWE', kenmerken: { gebeurtenis: 'VERLENGD' } });
    await tel(40, { kenmerken: { gebeurtenis: 'VERLENGD' } });
    await tel(7, { soort: 'doorlooptijden', kenmerken: { stap: 'REACTIE_OP_ALERT', duur: 'LANGER' } });
    await tel(5, { soort: 'doorlooptijden', gemeente: 'NEDER_BETUWE', kenmerken: { stap: 'REACTIE_OP_ALERT', duur: 'LANGER' } });
  });
  const ontheffingen = { soort: 'ontheffingen', jaar: 2024 } as const;

  it('is whole for the gemeente itself, and of no other gemeente', async () => {
    const teammanager = context('teammanager', ['NEDER_BETUWE']);
    expect(await vraag('tellingen', { ...ontheffingen, zicht: 'EIGEN' }, teammanager)).toMatchObject({ gemeenten: ['NEDER_BETUWE'], totalen: { NEDER_BETUWE: 33 }, totaal: 33 });
    expect(await vraag('tellingen', { ...ontheffingen, gemeente: 'TIEL', zicht: 'EIGEN' }, teammanager)).toBeNull();
  });

  it('of the region withholds the small count, and asking for each gemeente apart does not give it back', async () => {
    expect(await vraag('tellingen', { ...ontheffingen, zicht: 'REGIO' })).toMatchObject({ regels: [{ aantallen: { NEDER_BETUWE: null, TIEL: 20 }, totaal: null }, { aantallen: { NEDER_BETUWE: null, TIEL: 40 }, totaal: null }], totaal: 93 });
    expect(await vraag('tellingen', { ...ontheffingen, gemeente: 'NEDER_BETUWE', zicht: 'REGIO' })).toMatchObject({ regels: [{ aantallen: { NEDER_BETUWE: null }, totaal: null }, { aantallen: { NEDER_BETUWE: null }, totaal: null }], totaal: 33 });
  });

  it('R-186 of some gemeenten together is what is shown of them, and there is none of what is counted for the region alone', async () => {
    expect(await vraag('tellingen', { ...ontheffingen, zicht: 'REGIO', groep: ['TIEL'] })).toMatchObject({ gemeenten: ['DEELNEMERS'], regels: [{ totaal: 20 }, { totaal: 40 }], totaal: 60 });
    expect(await vraag('tellingen', { ...ontheffingen, zicht: 'REGIO', groep: GEMEENTEN })).toMatchObject({ regels: [{ totaal: null }, { totaal: null }], totaal: 93 });
    expect(await vraag('tellingen', { soort: 'doorlooptijden', jaar: 2024, zicht: 'REGIO', groep: ['TIEL'] })).toBeNull();
  });

  it('of lead times is for the region as a whole', async () => {
    const doorlooptijden = { soort: 'doorlooptijden', jaar: 2024 } as const;
    expect(await vraag('tellingen', { ...doorlooptijden, zicht: 'REGIO' })).toMatchObject({ gemeenten: ['REGIO'], totaal: 12 });
    expect(await vraag('tellingen', { ...doorlooptijden, gemeente: 'TIEL', zicht: 'REGIO' })).toBeNull();
    expect(await vraag('tellingen', { ...doorlooptijden, zicht: 'EIGEN' }, context('teammanager', ['TIEL']))).toMatchObject({ totalen: { TIEL: 7 } });
  });

  it('of how many residents there are shows the region as a whole, and takes nothing but numbers of known groups', async () => {
    const een = { gemeente: 'TIEL', groep: 'KP4', aantal: 3 };
    const aantallen = [{ ...een, aantal: 5 }, { gemeente: 'NEDER_BETUWE', groep: 'KP4', aantal: 28 }, { gemeente: 'TIEL', groep: 'EERDER_KP4_BIJ_WERKZAAK', aantal: 12 }];
    expect(await vraag('standen', { zicht: 'REGIO', aantallen })).toMatchObject({ gemeenten: ['REGIO'], regels: [{ kenmerken: { groep: 'KP4' }, totaal: 33 }, { kenmerken: { groep: 'EERDER_KP4_BIJ_WERKZAAK' }, totaal: 12 }], totaal: 45 });
    expect(await vraag('standen', { zicht: 'REGIO', aantallen: [een] })).toMatchObject({ regels: [{ totaal: null }], totaal: null });
    expect(await vraag('standen', { zicht: 'EIGEN', aantallen: [een] }, context('teammanager', ['TIEL']))).toMatchObject({ totalen: { TIEL: 3 } });
    expect(await vraag('standen', { zicht: 'EIGEN', aantallen: [een] }, context('werkcoach'))).toBeNull();
    for (const fout of [{ ...een, inwonerRef: randomUUID() }, { ...een, groep: 'CARLA' }]) await expect(dienst.vraag('standen', { context: context(), parameters: { zicht: 'REGIO', aantallen: [fout] } })).rejects.toThrow();
  });

  it('is for nobody who works with residents', async () => {
    for (const rol of ['werkcoach', 'participatiecoach', 'inkomensconsulent', 'systeem'] as const) {
      expect(await vraag('tellingen', { ...ontheffingen, zicht: 'EIGEN' }, context(rol))).toBeNull();
      expect(await vraag('fasen', { jaar: 2025, zicht: 'EIGEN' }, context(rol))).toBeNull();
    }
  });

  it('is made when somebody asks: nothing is planned (R-005)', async () => expect(await huis.bron.query('SELECT soort FROM timer')).toEqual([]));

  it.each([{ soort: 'iets', jaar: 2024, zicht: 'EIGEN' }, { soort: 'ontheffingen', jaar: 2024, zicht: 'ALLES' }, { soort: 'ontheffingen', jaar: '2024', zicht: 'EIGEN' }])('is not made of %j', async (parameters) => {
    await expect(dienst.vraag('tellingen', { context: context(), parameters })).rejects.toThrow();
  });
});

type Gehoord = { readonly uitkomst: Uitkomst; readonly feiten: readonly Feit[] };
/** Over the broker, up to the answer; what comes before it are its facts. */
const stuur = async (gebeurtenis: string, wie: Afzender, op: string, wat: Inhoud): Promise<Gehoord> => {
  await dienst.geef(huis.invoer(gebeurtenis, wie, op, wat));
  for (const feiten: Feit[] = []; ; ) {
    const { sleutel, inhoud } = await dienst.gehoord();
    if (sleutel === 'retour.rapportage') return { uitkomst: (inhoud as Retour).uitkomst, feiten };
    feiten.push(inhoud as Feit);
  }
};

describe('a report over a period for a body (M-86)', () => {
  const els: Afzender = { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', werkgever: 'WERKZAAK', namensGemeente: null };
  const tel = (aantal: number, deel: Partial<Telling>) => new Telopslag(huis.bron).tel(Array.from({ length: aantal }, () => telling({ jaar: 2017, maand: 8, ...deel })));
  const vraagAan = (algemeen: object, wie = els, op = '2025-10-06') => stuur('rapportage.gevraagd', wie, op, { gemeente: 'REGIO', algemeen: algemeen as Readonly<Record<string, unknown>> });
  const gereed = ({ feiten }: Gehoord) => feiten.filter(({ bericht }) => bericht.type.includes('gereed')).map(({ bericht, adressen }) => ({ adressen, algemeen: bericht.data.algemeen }));
  const rapport = (ref: string | undefined, wie = context()) => vraag('rapport', { ref }, wie) as Promise<{ gemaaktOp: string; delen: { soort: string; tabel: Tabel }[] }>;
  const ontheffingen = async (ref: string | undefined) => (await rapport(ref)).delen.find(({ soort }) => soort === 'ontheffingen')?.tabel;

  beforeAll(async () => {
    await tel(20, {});
    await tel(8, { gemeente: 'NEDER_BETUWE' });
    await tel(3, { gemeente: 'NEDER_BETUWE', kenmerken: { gebeurtenis: 'VERLENGD' } });
    await tel(30, { maand: 11 });
  });

  it('is made when it is asked for, without what is small, and who asked is told where it is', async () => {
    const gehoord = await vraagAan({ periode: '2017-Q3', voor: 'AB' });
    const ref = gehoord.uitkomst.antwoord?.['rapportageRef'];
    expect(gehoord.uitkomst).toMatchObject({ status: 'VERWERKT' });
    expect(gereed(gehoord)).toEqual([{ adressen: [{ rol: 'beleidsmedewerker', organisatie: 'WERKZAAK', actorId: 'wz.bm.els' }], algemeen: expect.objectContaining({ rapportageRef: ref, periode: '2017-Q3', voor: 'AB' }) }]);
    expect(gereed(gehoord)[0]?.algemeen?.['kengetallen']).toContainEqual({ soort: 'ontheffingen', totaal: 31 });
    expect(await ontheffingen(ref)).toMatchObject({ regels: [{ aantallen: { TIEL: 20, NEDER_BETUWE: null }, totaal: null }, { aantallen: { TIEL: 0, NEDER_BETUWE: null }, totaal: null }], totaal: 31 });
  });

  it('stays as it was given: what is counted later is not in it, and another body gets the same', async () => {
    await tel(9, {});
    const [nogeens, anders] = [await vraagAan({ periode: '2017-Q3', voor: 'AB' }, els, '2025-10-20'), await vraagAan({ periode: '2017-Q3', voor: 'DB' }, els, '2025-10-20')];
    for (const { uitkomst } of [nogeens, anders]) {
      const ref = uitkomst.antwoord?.['rapportageRef'];
      expect(await ontheffingen(ref)).toMatchObject({ totaal: 31 });
      expect((await rapport(ref)).gemaaktOp).toBe('2025-10-06');
    }
    expect(gereed(nogeens)).toHaveLength(1);
    expect(await vraag('rapporten', {})).toMatchObject([{ periode: '2017-Q3', voor: 'DB', gevraagdOp: '2025-10-20' }, { periode: '2017-Q3', voor: 'AB', gevraagdOp: '2025-10-06' }]);
  });

  describe('that is a month (R-154)', () => {
    const jaar = 2016;
    const extra = { jaar, gemeente: 'NEDER_BETUWE' } as const;
    beforeAll(async () => {
      for (const gemeente of GEMEENTEN) for (const gebeurtenis of ['VERLEEND', 'VERLENGD']) for (const maand of [1, 5]) await tel(50, { jaar, gemeente, maand, kenmerken: { gebeurtenis } });
      await tel(20, { ...extra, maand: 2, kenmerken: { gebeurtenis: 'VERLENGD' } });
      await tel(3, { ...extra, maand: 2 });
    });
    const regels = (tabel: Tabel | undefined) => tabel?.regels.map(({ aantallen }) => aantallen['NEDER_BETUWE']);
    const live = async () => regels((await vraag('tellingen', { soort: 'ontheffingen', jaar, zicht: 'REGIO' })) as Tabel);
    const vanRapport = async ({ uitkomst }: Gehoord) => regels(await ontheffingen(uitkomst.antwoord?.['rapportageRef']));

    it('withholds what is small in it; from then on its quarter and its year withhold what would give it back', async () => {
      expect(await live()).toEqual([103, 120]);
      const februari = await vraagAan({ periode: '2016-02', voor: 'CLIENTENRAAD', gemeente: 'NEDER_BETUWE' });
      expect(gereed(februari)[0]?.algemeen).toMatchObject({ periode: '2016-02', voor: 'CLIENTENRAAD', gemeente: 'NEDER_BETUWE' });
      expect(await vanRapport(februari)).toEqual([null, null]);
      expect(await live()).toEqual([null, null]);
      expect(await vanRapport(await vraagAan({ periode: '2016-Q1', voor: 'AB' }))).toEqual([null, null]);
      expect(await vanRapport(await vraagAan({ periode: '2016-Q2', voor: 'AB' }))).toEqual([50, 50]);
    });

    it('is asked before its quarter; what was given stays to be had', async () => {
      expect((await vraagAan({ periode: '2016-01', voor: 'AB' })).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: expect.stringContaining('over 2016-Q1 is al een rapportage gegeven') });
      expect(await vanRapport(await vraagAan({ periode: '2016-02', voor: 'DB' }))).toEqual([null, null]);
    });

    it('and a quarter that are asked at the same moment wait for each other', async () => {
      const gemeld = await Promise.all([2013, 2014, 2015].flatMap((een) => [`${een}-01`, `${een}-Q1`]).map((periode) => huis.databank.bron('schrijf').then((bron) => bron.transaction(async (em) => {
        const gegeven = await gegevenPerioden({ em }, Number(periode.slice(0, 4)));
        await bevriesPeriode({ em }, periode, () => Promise.resolve([]), '2025-10-06' as never);
        return gegeven.length;
      }))));
      expect(gemeld.sort()).toEqual([0, 0, 0, 1, 1, 1]);
    });
  });

  it('for the Cliëntenraad of a gemeente is about that gemeente, as outsiders see it', async () => {
    const { uitkomst } = await vraagAan({ periode: '2017-Q3', voor: 'CLIENTENRAAD', gemeente: 'NEDER_BETUWE' });
    const { delen } = await rapport(uitkomst.antwoord?.['rapportageRef']);
    expect(delen.find(({ soort }) => soort === 'ontheffingen')?.tabel).toMatchObject({ gemeenten: ['NEDER_BETUWE'], regels: [{ totaal: null }, { totaal: null }], totaal: 11 });
    expect(delen.map(({ soort }) => soort)).not.toContain('doorlooptijden');
  });

  it('over what is not past is refused, and so is who does not report for Werkzaak', async () => {
    expect((await vraagAan({ periode: '2025', voor: 'AB' })).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: expect.stringContaining('2025-12-31') });
    expect(await vraagAan({ periode: '2017', voor: 'AB' }, { ...els, werkgever: 'TIEL', namensGemeente: 'TIEL' })).toMatchObject({ uitkomst: { status: 'AFGEKEURD', code: 'NIET_BEVOEGD' }, feiten: [] });
  });

  it('is read by who may read reports', async () => {
    const { uitkomst } = await vraagAan({ periode: '2017-Q3', voor: 'AB' });
    expect(await vraag('rapport', { ref: uitkomst.antwoord?.['rapportageRef'] }, context('werkcoach'))).toBeNull();
    expect(await vraag('rapporten', {}, context('participatiecoach'))).toBeNull();
    expect(await vraag('rapport', { ref: randomUUID() })).toBeNull();
  });
});

describe('the table of benefits per fase (S-24)', () => {
  const buren: Afzender = { actorId: 'gemeente-neder-betuwe.regie', rol: 'systeem', werkgever: 'NEDER_BETUWE', namensGemeente: 'NEDER_BETUWE' };
  const dien = (algemeen: object, wie = buren, stempel = {}): Promise<Gehoord> => stuur('rapportage.tellingen.ingediend', wie, '2025-01-01', { gemeente: 'NEDER_BETUWE', algemeen: algemeen as Readonly<Record<string, unknown>>, stempel });
  const dienIn = async (...wat: Parameters<typeof dien>): Promise<Uitkomst> => (await dien(...wat)).uitkomst;

  it('of 1 January 2025 is accepted, with the share of fase 4', async () => {
    expect(await dienIn(NEDER_BETUWE_2025)).toEqual({ status: 'VERWERKT', afwijkingen: [], antwoord: { laagsteFase: 'FASE_4', procent: '24.8' } });
    expect(await vraag('fasen', { jaar: 2025, zicht: 'EIGEN' }, context('teammanager', ['NEDER_BETUWE']))).toEqual([{ gemeente: 'NEDER_BETUWE', peildatum: '2025-01-01', ...NEDER_BETUWE_2025, laagsteFase: { fase: 'FASE_4', procent: '24.8' } }]);
    expect(await vraag('fasen', { jaar: 2025, zicht: 'REGIO' })).toMatchObject([{ totalen: { totaal: 246, bbz: null }, ontheven: 100, laagsteFase: { procent: '24.8' } }]);
    expect(await vraag('fasen', { jaar: 2024, zicht: 'EIGEN' })).toEqual([]);
  });

  it('with a total of 247 is refused', async () => {
    expect(await dienIn({ ...NEDER_BETUWE_2025, totalen: { ...NEDER_BETUWE_2025.totalen, totaal: 247 } })).toEqual({ status: 'AFGEKEURD', code: 'TOTALEN_KLOPPEN_NIET', toelichting: 'totalen.totaal moet 246 zijn', afwijkingen: [] });
  });

  it('filed again for the same day replaces what was filed, and goes to nobody', async () => {
    const { feiten } = await dien({ ...NEDER_BETUWE_2025, ontheven: 101 });
    expect(feiten.map(({ adressen }) => adressen)).toEqual([[]]);
    expect(await vraag('fasen', { jaar: 2025, zicht: 'EIGEN' })).toMatchObject([{ ontheven: 101 }]);
  });

  it.each([
    ['another gemeente', { ...carla, rol: 'teammanager' } as const, {}],
    ['somebody who is not registered for it', buren, { afzenderBevoegd: false }],
  ])('of %s is refused', async (_wie, wie, stempel) => expect(await dienIn(NEDER_BETUWE_2025, wie, stempel)).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' }));
});
