import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { anna, bert, carla, fictiefBsn, inwoner, maak, partner, systeemVan, tielSysteem, werkzaakSysteem } from './hulp/berichten';
import { feed, mails, roep, rust, stuur, zetKlok, type Antwoord } from './hulp/hub';
import { Kooi, zoekIn, type Vondst } from './hulp/kanarie';
import { TOESTANDBESTAND, urls } from './hulp/toestand';

/**
 * A unique marker in every personal field of every message type that a party sends, accepted or refused. Afterwards none may
 * lie in a log, a metric, a URL, a header, a routing key, a mail or an error, in the files of the broker outside the parties'
 * own queues, or unsealed in the files of the database.
 */
jest.setTimeout(180_000);

const DAG = '2025-10-06';
const INSTANTIE = dirname(TOESTANDBESTAND);
const PERSOONLIJK = ['contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving'];

type Soort = { type: string; herkomst: string; afzenders: Record<string, string[]>; doelen: string[] };
type Persoon = typeof anna;

const gijs: Persoon = { aansluiting: 'gemeente-tiel.regie', afzender: { actorId: 'tiel.tm.gijs', rol: 'teammanager', werkgever: 'TIEL', namensGemeente: 'TIEL' } };
const uwv = systeemVan('uwv.besluit', 'UWV');
const PER_ROL: Record<string, readonly Persoon[]> = { werkcoach: [anna], participatiecoach: [carla], inkomensconsulent: [bert], teammanager: [gijs], systeem: [tielSysteem, werkzaakSysteem, uwv, partner] };

/** What `verloop` must say for the owner to take the message; its personal sections are filled with markers. */
const VERLOOP: Record<string, Record<string, unknown>> = {
  'overdracht.voorgesteld': { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: DAG, inwonerGeraadpleegdOp: DAG, inwonerVoorgelichtOp: DAG, driegesprek: { aangebodenOp: DAG, antwoord: 'AFGEZIEN' }, beoogdeCoach: 'tiel.pc.carla' },
  'overdracht.onderbouwd': { noodzaak: 'BEGELEIDING' },
  'overdracht.geaccepteerd': { nieuweCoach: 'tiel.pc.carla', startdatum: DAG, afgestemdOp: DAG },
  'boete.overwogen': { overwegingsDatum: DAG },
  'verstrekking.gevraagd': { gevraagd: { mogelijkheden: true, beperkingen: true, omstandigheden: true, uren: true }, noodzaak: 'DAGBESTEDING' },
  'verstrekking.gegeven': { noodzaak: 'DAGBESTEDING' },
  'verstrekking.bijzonder.verzocht': { verzoeker: 'INWONER', reden: 'VERZOEK_INWONER', gevraagd: { conclusie: true, advies: true } },
  'verstrekking.bijzonder.verklaard': { schriftelijkOp: DAG, reikwijdte: 'CONCLUSIE_EN_ADVIES', ontvanger: 'tiel.pc.carla', laatsteDag: '2025-11-04', bewijsRef: 'bewijs-1' },
  'verstrekking.bijzonder.klaargezet': { laatsteDag: '2025-11-04' },
};
/** Values the rules ask for inside a personal section. */
const VAST: Record<string, Record<string, unknown>> = {
  'overdracht.voorgesteld formulier': { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG'], perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
};

/** Types whose personal sections hold nothing but codes, dates and numbers. */
const ZONDER_TEKST: readonly string[] = [];

const kooi = new Kooi();
const antwoorden: { type: string; antwoord: Antwoord }[] = [];
let soorten: Soort[];
let merken: string[];
let aanWerkzaak: string;

const kort = (type: string): string => type.split('.').slice(2, -1).join('.');

const stuurMet = async (soort: Soort, rol: string, wie: Persoon, refs: { kp3: string; kp4: string }, zaken: Map<string, string>): Promise<void> => {
  const naam = kort(soort.type);
  const context = naam.split('.')[0] ?? '';
  const groep = naam.includes('bijzonder') ? 'bijzonder' : context;
  const zaakId = zaken.get(groep) ?? randomUUID();
  zaken.set(groep, zaakId);
  const schema = (await roep(`/v1/schemas/${soort.type}`, { als: null })).inhoud;
  const data = schema['properties'].data;
  const secties = Object.fromEntries(
    PERSOONLIJK.filter((sectie) => soort.afzenders[rol]?.includes(sectie) && data.properties[sectie]).map((sectie) => [sectie, kooi.vul(soort.type, sectie, data.properties[sectie], VAST[`${naam} ${sectie}`])]),
  );
  const verloop = VERLOOP[naam] ?? kooi.vul(soort.type, 'verloop', data.properties.verloop ?? {});
  // Staff and case management stand open in `verloop`: only what is personal counts.
  kooi.kanaries.splice(0, kooi.kanaries.length, ...kooi.kanaries.filter(({ sectie }) => sectie !== 'verloop'));
  const inwonerRef = context === 'boete' ? refs.kp4 : refs.kp3;
  const bericht = maak(wie, naam, {
    peildatum: DAG,
    doel: soort.doelen[0] ?? 'BEHEER',
    ...(data.required.includes('zaakId') ? { zaakId } : {}),
    ...(data.required.includes('inwonerRef') ? { inwonerRef } : {}),
    ...(data.properties.identiteit ? { identiteit: { bsn: kooi.ken(soort.type, 'identiteit', 'bsn', fictiefBsn()) } } : {}),
    ...(data.properties.verloop ? { verloop } : {}),
    ...secties,
  });
  antwoorden.push({ type: naam, antwoord: await stuur(wie.aansluiting, bericht) });
  const [eerste] = Object.keys(secties);
  if (!eerste) return;
  // The same once more with a field that nobody knows, to the door and to the preview.
  const teVeel = { ...bericht, id: randomUUID(), data: { ...bericht.data, [eerste]: { ...secties[eerste], diagnose: kooi.los(soort.type, eerste, 'diagnose') } } };
  antwoorden.push({ type: naam, antwoord: await stuur(wie.aansluiting, teVeel, 0) });
  antwoorden.push({ type: naam, antwoord: await roep('/v1/voorvertoningen', { methode: 'POST', body: teVeel, als: wie.aansluiting }) });
};

beforeAll(async () => {
  await zetKlok(`${DAG}T09:00`);
  soorten = (await roep('/v1/schemas', { als: null })).inhoud['schemas'] as Soort[];
  const refs = { kp3: await inwoner({ klantprofiel: 'KP3', op: DAG, inkomensconsulent: true }), kp4: await inwoner({ klantprofiel: 'KP4', op: DAG, inkomensconsulent: true }) };
  const zaken = new Map<string, string>();
  for (const soort of soorten.filter(({ herkomst }) => herkomst === 'partij')) {
    // A participatiecoach asks before a werkcoach does: the first to send opens the case, and the other answers in it.
    for (const [rol, eigen] of Object.entries(soort.afzenders).sort(([a], [b]) => a.localeCompare(b))) {
      if (!eigen.some((sectie) => PERSOONLIJK.includes(sectie))) {
        if (VERLOOP[kort(soort.type)] && rol === 'werkcoach') await stuurMet(soort, rol, anna, refs, zaken);
        continue;
      }
      for (const wie of PER_ROL[rol] ?? []) await stuurMet(soort, rol, wie, refs, zaken);
    }
  }
  await rust();
  merken = kooi.kanaries.map(({ merk }) => merk);
  aanWerkzaak = JSON.stringify(await feed('werkzaak.werk'));
}, 120_000);

const plek = (merk: string): string => {
  const { type = '', sectie = '', veld = '' } = kooi.kanaries.find((een) => een.merk === merk) ?? {};
  return `${type} ${sectie}.${veld}`;
};
/** A stored message names its exchange, with a byte for its length, before its content: what went to a party went through `uit`. */
const exchangeVan = (ervoor: Buffer): string | undefined => {
  const kop = 'exchangem\0\0\0';
  const plaats = ervoor.lastIndexOf(kop, undefined, 'latin1');
  const begin = plaats + kop.length + 1;
  return plaats === -1 ? undefined : ervoor.subarray(begin, begin + (ervoor[begin - 1] ?? 0)).toString('latin1');
};
const metMerk = (tekst: string): string[] => merken.filter((merk) => tekst.includes(merk)).map(plek);
const vondsten = (gevonden: readonly Vondst[]): string[] => [...new Set(gevonden.map(({ bestand, merk }) => `${bestand.slice(INSTANTIE.length + 1)}: ${plek(merk)}`))];

describe('the markers are really there', () => {
  it('stand in every type that carries a personal section', () => {
    const metInhoud = soorten.filter(({ herkomst, afzenders }) => herkomst === 'partij' && Object.values(afzenders).flat().some((sectie) => PERSOONLIJK.includes(sectie))).map(({ type }) => type);
    expect(metInhoud.length).toBeGreaterThan(10);
    expect(metInhoud.filter((type) => !kooi.kanaries.some((een) => een.type === type)).map(kort)).toEqual(ZONDER_TEKST);
    expect(new Set(kooi.kanaries.map(({ sectie }) => sectie))).toEqual(new Set([...PERSOONLIJK, 'identiteit']));
    expect(kooi.kanaries.length).toBeGreaterThan(60);
  });

  it('were taken by the owners: handovers, exemptions, sanctions and what is given on need', () => {
    const aangenomen = new Set(antwoorden.filter(({ antwoord }) => antwoord.inhoud['status'] === 'VERWERKT').map(({ type }) => type));
    expect([...aangenomen]).toEqual(expect.arrayContaining(['overdracht.voorgesteld', 'boete.overwogen', 'verstrekking.gegeven', 'verstrekking.bijzonder.klaargezet', 'inwoner.geregistreerd']));
  });

  it('are found where they may be: with who may have them', async () => {
    expect(metMerk(JSON.stringify(await feed('gemeente-tiel.regie'))).length).toBeGreaterThan(3);
  });

  it('are found by the search in a file, also across its blocks', () => {
    const map = join(INSTANTIE, 'kanarieproef');
    mkdirSync(map, { recursive: true });
    const [eerste = '', tweede = ''] = merken;
    writeFileSync(join(map, 'proef'), Buffer.concat([Buffer.alloc(4 * 1024 * 1024 - 5, 1), Buffer.from(eerste), Buffer.alloc(99, 2), Buffer.from(tweede)]));
    expect(zoekIn(map, merken).map(({ merk }) => merk).sort()).toEqual([eerste, tweede].sort());
  });
});

describe('no marker lies where it does not belong', () => {
  it('in an answer of the door, its headers, or a preview of what was refused', () => {
    const fout = antwoorden.filter(({ antwoord }) => antwoord.status >= 400);
    expect(fout.length).toBeGreaterThan(20);
    expect(fout.flatMap(({ antwoord }) => metMerk(JSON.stringify(antwoord.inhoud)))).toEqual([]);
    expect(antwoorden.flatMap(({ antwoord }) => metMerk(JSON.stringify([...antwoord.koppen])))).toEqual([]);
  });

  it('in a log of any service, of the broker or of the database', () => {
    expect(vondsten(zoekIn(join(INSTANTIE, 'log'), merken))).toEqual([]);
    // The log is read at all.
    expect(readFileSync(join(INSTANTIE, 'log', 'gateway.log'), 'utf8')).toContain('accepted');
  });

  it('in a metric', async () => {
    for (const adres of Object.values(urls.operaties)) expect(metMerk(await (await fetch(`${adres}/metrics`)).text())).toEqual([]);
  });

  it('in a mail', async () => {
    await zetKlok('2025-10-08T09:00');
    await rust();
    const alle = await mails();
    expect(alle.length).toBeGreaterThan(0);
    // A member of staff that was registered here has a mail address with a marker: that is where his mail goes.
    expect(alle.flatMap(({ onderwerp, tekst }) => metMerk(`${onderwerp} ${tekst}`))).toEqual([]);
  });

  it('in the files of the broker, except in messages to the queues of the parties', () => {
    const gevonden = zoekIn(join(INSTANTIE, 'rabbitmq'), merken);
    const elders = gevonden.filter(({ ervoor }) => exchangeVan(ervoor) !== 'uit');
    expect(vondsten(elders)).toEqual([]);
  });

  it('unsealed in the files of the database', async () => {
    const beheer = new Client({ connectionString: urls.postgres['beheer'] ?? '' });
    await beheer.connect();
    await beheer.query('CHECKPOINT');
    const { rows } = await beheer.query<{ oid: string }>("SELECT oid FROM pg_database WHERE datname = 'suite'");
    await beheer.end();
    const suite = `/base/${rows[0]?.oid}/`;
    // Werkzaak's own record of its clients lies in a database of its own; the write-ahead log is shared, so what Werkzaak got may be in it.
    const gekregen = new Set(merken.filter((merk) => aanWerkzaak.includes(merk)));
    const gevonden = zoekIn(join(INSTANTIE, 'postgres'), merken, (pad) => pad.includes(suite)).filter(({ bestand, merk }) => !(bestand.includes('pg_wal') && gekregen.has(merk)));
    const personeel = new Set(kooi.kanaries.filter(({ type }) => type.includes('.medewerker.')).map(({ merk }) => merk));
    expect(vondsten(gevonden.filter(({ merk }) => !personeel.has(merk)))).toEqual([]);
  });
});
