import { randomUUID } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import type { AdresboekOpdracht } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { maakEigenAfhandeling } from '../eigen.soorten';
import { journaliseer } from '../persistence/journaal';
import { bericht, Proefhub } from '../testing/proefhub';
import { Uitstel } from '../uitstel';
import { Vrijgever } from '../vrijgave/vrijgever';
import { Personeelsregister } from './personeel';

let hub: Proefhub;
let vrijgever: Vrijgever;
beforeAll(async () => {
  hub = await Proefhub.start();
  vrijgever = new Vrijgever({ ...hub, opslag: hub.opslag, eigen: hub.eigen, limiet: 200, opnieuwNaSeconden: 300 }, new Uitstel(0));
});
afterAll(() => hub.sluit());
beforeEach(async () => {
  hub.klok.zet('2025-10-06T09:00:00+02:00');
  await hub.leeg('outbox', 'levering', 'aansluiting_teller');
});

const SYSTEMEN = {
  TIEL: { aansluiting: 'gemeente-tiel.regie', source: 'urn:nld:oin:00000099000000001000:systeem:regie' },
  NEDER_BETUWE: { aansluiting: 'gemeente-neder-betuwe.regie', source: 'urn:nld:oin:00000099000000003000:systeem:regie' },
  WERKZAAK: { aansluiting: 'werkzaak.werk', source: 'urn:nld:oin:00000099000000002000:systeem:werk' },
} as const;
const PORTAAL = { aansluiting: 'schakel.portaal', source: 'urn:nld:oin:00000099000000009000:systeem:portaal' };

type Afzender = Bericht['data']['afzender'];
const systeemVan = (organisatie: keyof typeof SYSTEMEN): Afzender => ({ actorId: SYSTEMEN[organisatie].aansluiting, rol: 'systeem', werkgever: organisatie, namensGemeente: organisatie === 'WERKZAAK' ? null : organisatie });
const persoon = (actorId: string, rol: Afzender['rol'], namensGemeente: string | null = 'TIEL'): Afzender => ({ actorId, rol, werkgever: namensGemeente ?? 'WERKZAAK', namensGemeente });

const plaats = async (naam: string, afzender: Afzender, data: Record<string, unknown>): Promise<Bericht> => {
  const via = afzender.rol === 'systeem' ? SYSTEMEN[afzender.werkgever as keyof typeof SYSTEMEN] : PORTAAL;
  const basis = bericht({ naam, data: { doel: 'BEHEER', afzender, ...data } });
  const { inwonerRef: _geen, ...zonderInwoner } = basis.data;
  const gemeente = afzender.namensGemeente ?? 'TIEL';
  const een = { ...basis, source: via.source, data: { ...zonderInwoner, gemeente } } as Bericht;
  await hub.opslag.transactie((tx) => journaliseer(tx, { bericht: een as never, aansluiting: via.aansluiting, herkomst: 'partij', inhoudMerk: Buffer.from('m'), klok: hub.klok.nu(), traceparent: null }));
  return een;
};
const uitkomst = async ({ id }: Bericht) => {
  const [rij] = await hub.query<{ status: string; uitkomst: { code?: string } | null }>('SELECT status, uitkomst FROM bericht WHERE id = $1', [id]);
  return rij?.uitkomst?.code ?? rij?.status;
};
const stuur = async (...wat: Parameters<typeof plaats>) => {
  const een = await plaats(...wat);
  await vrijgever.ronde();
  return uitkomst(een);
};

const registreer = (medewerker: string, organisatie: keyof typeof SYSTEMEN, rest: Record<string, unknown> = {}) =>
  stuur('medewerker.geregistreerd', systeemVan(organisatie), {
    verloop: {
      medewerker, rol: organisatie === 'WERKZAAK' ? 'werkcoach' : 'participatiecoach', werkgever: organisatie,
      namensGemeenten: organisatie === 'WERKZAAK' ? [] : [organisatie], ingangsdatum: '2025-10-06', ...rest,
    },
    contact: { werkmail: `${medewerker}@sandbox.invalid`, werktelefoon: '0000 000 100' },
  });
const neemWaar = (afzender: Afzender, waarnemer: string, waarneemtVoor: string, laatsteDag = '2025-10-10', ingangsdatum = '2025-10-06') =>
  stuur('medewerker.waarneming.ingesteld', afzender, { verloop: { waarnemer, waarneemtVoor, ingangsdatum, laatsteDag } });

const adresboek = async (): Promise<AdresboekOpdracht | undefined> => {
  const rijen = await hub.query<{ inhoud: string }>(`SELECT inhoud FROM outbox WHERE type = 'taak.adresboek' ORDER BY volgnr DESC LIMIT 1`);
  return rijen[0] && (JSON.parse(rijen[0].inhoud) as AdresboekOpdracht);
};
const mag = (actorId: string, dagTekst = '2025-10-06') => hub.partijen.magHandelen({ actorId, rol: 'participatiecoach', namensGemeente: 'TIEL', dag: dag(dagTekst) });

describe('registering staff', () => {
  it('gives the new coach rights from the first day, in this copy at once and in another after a look', async () => {
    const ander = new Personeelsregister();
    await hub.opslag.transactie((tx) => ander.ververs(tx));
    expect(await registreer('tiel.pc.nieuw', 'TIEL', { ingangsdatum: '2025-10-07' })).toBe('VERWERKT');
    expect([mag('tiel.pc.nieuw', '2025-10-06'), mag('tiel.pc.nieuw', '2025-10-07')]).toEqual([false, true]);
    expect(await hub.opslag.transactie((tx) => ander.ververs(tx))).toBe(true);
    expect(ander.huidig.medewerkers.map(({ actorId }) => actorId)).toContain('tiel.pc.nieuw');
    expect(await hub.opslag.transactie((tx) => ander.ververs(tx))).toBe(false);
  });

  it('answers its sender, tells the sender of mail who is who, and logs no address', async () => {
    expect(await registreer('wz.wc.nieuw', 'WERKZAAK')).toBe('VERWERKT');
    const eerste = await adresboek();
    expect(eerste?.medewerkers).toEqual(expect.arrayContaining([{ actorId: 'wz.wc.nieuw', mail: 'wz.wc.nieuw@sandbox.invalid', ingangsdatum: '2025-10-06' }, expect.objectContaining({ actorId: 'tiel.pc.carla' })]));
    await registreer('wz.wc.nieuw', 'WERKZAAK', { laatsteDag: '2025-12-31' });
    expect((await adresboek())?.versie).toBeGreaterThan(eerste?.versie ?? 0);
    expect((await adresboek())?.medewerkers).toContainEqual({ actorId: 'wz.wc.nieuw', mail: 'wz.wc.nieuw@sandbox.invalid', ingangsdatum: '2025-10-06', laatsteDag: '2025-12-31' });
    expect((await hub.query<{ type: string }>(`SELECT type FROM levering WHERE aansluiting = 'werkzaak.werk'`)).map(({ type }) => type)).toEqual(Array.from({ length: 2 }, () => 'nl.participatiewet.retourbericht.verwerkt.v1'));
    expect(JSON.stringify(await hub.query('SELECT * FROM logboek'))).not.toContain('@sandbox');
  });

  it.each([
    ['a gemeente registers who acts in the name of another', 'tiel.pc.x', 'TIEL', { namensGemeenten: ['NEDER_BETUWE'] }, 'GEMEENTE_ONJUIST'],
    ['a gemeente registers who acts in its name and in another’s', 'tiel.pc.x', 'TIEL', { namensGemeenten: ['TIEL', 'NEDER_BETUWE'] }, 'GEMEENTE_ONJUIST'],
    ['Werkzaak lets somebody act in the name of a gemeente', 'nb.pc.x', 'WERKZAAK', { namensGemeenten: ['NEDER_BETUWE'] }, 'GEMEENTE_ONJUIST'],
    ['Werkzaak registers staff of another', 'tiel.wc.x', 'WERKZAAK', { werkgever: 'TIEL' }, 'NIET_BEVOEGD'],
    ['a gemeente registers a role of Werkzaak', 'tiel.ic.x', 'TIEL', { rol: 'inkomensconsulent' }, 'NIET_BEVOEGD'],
    ['a gemeente takes the name of a coach of Werkzaak', 'wz.wc.anna', 'TIEL', {}, 'NIET_BEVOEGD'],
    ['a gemeente takes the name of a coach of another gemeente', 'nb.pc.dirk', 'TIEL', {}, 'NIET_BEVOEGD'],
    ['a gemeente takes the name of a connection', 'werkzaak.werk', 'TIEL', {}, 'NIET_BEVOEGD'],
    ['somebody would stand in the log as the hub itself', 'schakel.hub', 'TIEL', {}, 'NIET_BEVOEGD'],
    ['the employer is unknown', 'tiel.pc.x', 'TIEL', { werkgever: 'BUREN' }, 'VOORWAARDE_NIET_VERVULD'],
    ['the last day is before the first', 'tiel.pc.x', 'TIEL', { laatsteDag: '2025-10-05' }, 'VOORWAARDE_NIET_VERVULD'],
  ] as const)('is refused when %s', async (_wat, medewerker, organisatie, rest, code) => {
    expect(await registreer(medewerker, organisatie, rest)).toBe(code);
    expect(hub.personeel.huidig.medewerkers.map(({ actorId }) => actorId)).not.toContain(medewerker);
    expect(await adresboek()).toBeUndefined();
  });

  it('lets a gemeente register who acts in its name, whoever employs him', async () => {
    expect(await registreer('nb.pc.extra', 'NEDER_BETUWE', { werkgever: 'Werkzaam' })).toBe('VERWERKT');
    expect(hub.partijen.medewerker('nb.pc.extra', dag('2025-10-06'))).toMatchObject({ werkgever: 'WERKZAAK', namensGemeenten: ['NEDER_BETUWE'], telefoon: '0000 000 100' });
  });

  it('is taken in the order of its sender, also when several wait', async () => {
    const reeks = ['2026-01-01', '2026-02-01', '2026-03-01'];
    for (const laatsteDag of reeks) {
      await plaats('medewerker.geregistreerd', systeemVan('TIEL'), {
        verloop: { medewerker: 'tiel.pc.reeks', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'], ingangsdatum: '2025-10-06', laatsteDag },
        contact: { werkmail: 'reeks@sandbox.invalid', werktelefoon: '0000 000 100' },
      });
    }
    expect([await vrijgever.ronde(), await vrijgever.ronde(), await vrijgever.ronde(), await vrijgever.ronde()]).toEqual([1, 1, 1, 0]);
    expect(hub.partijen.medewerker('tiel.pc.reeks', dag('2025-10-06'))?.laatsteDag).toBe('2026-03-01');
  });

  it('is not published to any service', async () => {
    hub.publisher.gepubliceerd.length = 0;
    await registreer('tiel.pc.stil', 'TIEL');
    expect(hub.publisher.gepubliceerd).toEqual([]);
  });
});

describe('an effect that does not commit', () => {
  it('leaves nobody with rights: memory follows the table', async () => {
    const kapot: typeof hub.opslag = {
      transactie: (doe) =>
        hub.opslag.transactie(async (tx) => {
          await doe(tx);
          throw new Error('commit failed');
        }),
    };
    const een = await plaats('medewerker.geregistreerd', systeemVan('TIEL'), {
      verloop: { medewerker: 'tiel.pc.half', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'], ingangsdatum: '2025-10-06' },
      contact: { werkmail: 'half@sandbox.invalid', werktelefoon: '0000 000 100' },
    });
    const stuk = maakEigenAfhandeling({ opslag: kapot, beleid: hub.beleid, partijen: hub.partijen, klok: hub.klok, personeel: hub.personeelsdienst });
    await new Vrijgever({ ...hub, opslag: hub.opslag, eigen: stuk, limiet: 200, opnieuwNaSeconden: 300 }, new Uitstel(0)).ronde();
    expect([await uitkomst(een), mag('tiel.pc.half')]).toEqual(['ONTVANGEN', false]);
    await vrijgever.ronde();
    expect([await uitkomst(een), mag('tiel.pc.half')]).toEqual(['VERWERKT', true]);
  });
});

describe('deputising', () => {
  const CARLA = persoon('tiel.pc.carla', 'participatiecoach');
  const voor = (dagTekst: string) => hub.partijen.waarneemtVoor('tiel.pc.fenna', dag(dagTekst));
  const stempel = async () => {
    const van = bericht({ inwonerRef: randomUUID(), data: { afzender: persoon('tiel.pc.fenna', 'participatiecoach'), verloop: { nieuweCoach: 'tiel.pc.fenna', redencode: 'ANDERS' } } });
    return hub.opslag.transactie((tx) => hub.stempelaar.stempelVoor(tx, { volgnr: 1, aansluiting: 'gemeente-tiel.regie', herkomst: 'partij', ontvangenOp: new Date(), bericht: hub.verzegel(van) }));
  };

  it('gives the rights of the colleague from the first day through the last, and stands in the stamp', async () => {
    expect(await neemWaar(CARLA, 'tiel.pc.fenna', 'tiel.pc.carla')).toBe('VERWERKT');
    expect(['2025-10-05', '2025-10-06', '2025-10-10', '2025-10-11'].map(voor)).toEqual([[], ['tiel.pc.carla'], ['tiel.pc.carla'], []]);
    expect(await stempel()).toMatchObject({ afzenderBevoegd: true, waarneemtVoor: ['tiel.pc.carla'], genoemden: [{ actorId: 'tiel.pc.fenna', rol: 'participatiecoach', namensGemeenten: ['TIEL'] }] });
    hub.klok.zet('2025-10-11T09:00:00+02:00');
    expect((await stempel()).waarneemtVoor).toEqual([]);
    expect((await adresboek())?.waarnemingen).toContainEqual({ waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ingangsdatum: '2025-10-06', laatsteDag: '2025-10-10' });
  });

  it('ends early when the same is registered again with an earlier last day', async () => {
    expect(await neemWaar(CARLA, 'tiel.pc.fenna', 'tiel.pc.carla', '2025-10-07')).toBe('VERWERKT');
    expect(['2025-10-07', '2025-10-08'].map(voor)).toEqual([['tiel.pc.carla'], []]);
  });

  it.each([
    ['the deputy himself, who would give himself rights', persoon('tiel.pc.fenna', 'participatiecoach'), 'NIET_BEVOEGD'],
    ['the colleague who is away', CARLA, 'VERWERKT'],
    ['the teammanager of that gemeente', persoon('tiel.tm.gijs', 'teammanager'), 'VERWERKT'],
    ['the system of the own organisation', systeemVan('TIEL'), 'VERWERKT'],
    ['the system of another organisation', systeemVan('WERKZAAK'), 'NIET_BEVOEGD'],
    ['a coach of another gemeente', persoon('nb.pc.dirk', 'participatiecoach', 'NEDER_BETUWE'), 'NIET_BEVOEGD'],
    ['somebody who is not registered', persoon('tiel.pc.niemand', 'participatiecoach'), 'NIET_BEVOEGD'],
  ] as const)('can be asked by its own people only: %s', async (_wie, afzender, verwacht) => {
    expect(await neemWaar(afzender.namensGemeente === 'NEDER_BETUWE' ? { ...afzender, werkgever: 'WERKZAAK' } : afzender, 'tiel.pc.fenna', 'tiel.pc.carla', '2025-11-01', '2025-10-20')).toBe(verwacht);
  });

  it('may be given back earlier by the deputy, and not be kept longer', async () => {
    const FENNA = persoon('tiel.pc.fenna', 'participatiecoach');
    expect(await neemWaar(CARLA, 'tiel.pc.fenna', 'tiel.pc.carla', '2025-12-05', '2025-12-01')).toBe('VERWERKT');
    expect(await neemWaar(FENNA, 'tiel.pc.fenna', 'tiel.pc.carla', '2025-12-06', '2025-12-01')).toBe('NIET_BEVOEGD');
    expect(await neemWaar(FENNA, 'tiel.pc.fenna', 'tiel.pc.carla', '2025-12-02', '2025-12-01')).toBe('VERWERKT');
    expect(['2025-12-02', '2025-12-03'].map(voor)).toEqual([['tiel.pc.carla'], []]);
  });

  it('gives no rights of a colleague who went to other work meanwhile', async () => {
    expect(await registreer('tiel.pc.ineke', 'TIEL')).toBe('VERWERKT');
    expect(await neemWaar(systeemVan('TIEL'), 'tiel.pc.fenna', 'tiel.pc.ineke', '2026-01-09', '2026-01-05')).toBe('VERWERKT');
    hub.klok.zet('2026-01-06T09:00:00+01:00');
    expect((await stempel()).waarneemtVoor).toEqual(['tiel.pc.ineke']);
    expect(await registreer('tiel.pc.ineke', 'TIEL', { rol: 'teammanager', ingangsdatum: '2026-01-06' })).toBe('VERWERKT');
    expect((await stempel()).waarneemtVoor).toEqual([]);
  });

  it.each([
    ['himself', 'tiel.pc.carla', 'VOORWAARDE_NIET_VERVULD'],
    ['somebody in another role', 'tiel.tm.gijs', 'VOORWAARDE_NIET_VERVULD'],
    ['somebody who acts for another gemeente', 'nb.pc.dirk', 'GEMEENTE_ONJUIST'],
    ['somebody who is not registered', 'tiel.pc.niemand', 'VOORWAARDE_NIET_VERVULD'],
  ])('by %s is refused', async (_wie, waarnemer, code) => {
    expect(await neemWaar(CARLA, waarnemer, 'tiel.pc.carla')).toBe(code);
  });
});
