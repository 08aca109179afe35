import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Bericht } from '#shared/contracts/bericht';
import { zetTimers } from '#shared/persistence/timers';
import { zetWachtend } from '#shared/persistence/wachtend';
import { werkVan } from '#shared/persistence/werk';
import { isVerzegeld } from '#shared/persistence/bewaren/grafsteen';
import { volgSleutelring, type GevolgdeRing } from '#shared/privacy/sleutelbestand';
import { REGISTERVAKKEN, maakSleutelring, sleutelringUit, type SleutelringBestand } from '#shared/privacy/sleutelring';
import { activeer, zetKlaar } from '#shared/privacy/sleutelwissel';
import { herverzegel } from '#shared/privacy/verzegeling';
import { anna, carla, RINGBESTAND, systeemWerkzaak } from '#shared/testing/proefhuis';
import { Inwonerregister } from '../../apps/gateway/src/ontvangst/inwonerregister';
import { bsn } from '../../apps/gateway/src/testing/berichten';
import type { Proefhub } from '../../apps/gateway/src/testing/proefhub';
import { INHOUD, Proeflevering } from '../../apps/gateway/src/testing/proeflevering';
import { openHandoverhuis, type Handoverhuis } from '../../apps/handover/src/testing/handoverhuis';
import { wachtTot } from '../sandbox/bestanden';
import { Sleutelbeheer } from './beheer';
import { Ringen } from './ringen';

const CONTACT = 'contact.TIEL';
const GEDAAN = { herverzegeld: expect.any(Number) as number, gebroken: 0 };

let map: string;
let ringen: Ringen;
let onderweg = 0;
let gatewayring: GevolgdeRing;
let proef: Proeflevering;
let hub: Proefhub;
let handover: Handoverhuis;
let beheer: Sleutelbeheer;

/** The gateway and a service with their own databases, roles and keyring files; time goes a hundred times as fast for who looks at a file. */
const volg = (dienst: string): GevolgdeRing => volgSleutelring(ringen.pad(dienst), { streng: true, nuMs: () => performance.now() * 100 });

beforeAll(async () => {
  map = mkdtempSync(join(tmpdir(), 'sleutels-'));
  ringen = new Ringen(map);
  const register = maakSleutelring([], [], REGISTERVAKKEN);
  ringen.voegToe({ actief: { ...RINGBESTAND.actief, ...register.actief }, sleutels: { ...RINGBESTAND.sleutels, ...register.sleutels } });
  gatewayring = volg('gateway');
  proef = await Proeflevering.start(gatewayring);
  hub = proef.hub;
  handover = await openHandoverhuis(volg('handover'));
  const databases = { gateway: hub.databank.url('schrijf'), handover: handover.huis.databank.url('schrijf') };
  beheer = new Sleutelbeheer({ ringen, databases, onderweg: () => Promise.resolve(onderweg), rustMs: 30, kijkMs: 5 });
}, 60_000);
afterAll(async () => {
  await Promise.all([hub.sluit(), handover.huis.databank.weg()]);
  rmSync(map, { recursive: true });
});
beforeEach(() => proef.vernieuw());

const hangtAan = async (id: string): Promise<Readonly<Record<string, number>>> => (await beheer.stand()).get(id) ?? {};
const geleverd = async (): Promise<Bericht[]> => {
  hub.publisher.gepubliceerd.length = 0;
  await proef.bezorg();
  return proef.overgedragen('gemeente-tiel.regie');
};

/** A case at its owner with content in its state, outbox, waiting room and timers. */
const zaakBijHandover = async (): Promise<{ zaakId: string; inwonerRef: string }> => {
  const { huis, invoer } = handover;
  const zaak = { zaakId: randomUUID(), inwonerRef: randomUUID() };
  const { inwonerRef } = zaak;
  await huis.stuur(invoer('inwoner.geregistreerd', systeemWerkzaak, '2025-01-06', { inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2024-01-01' }, contact: { naam: 'Fictief' } }));
  await huis.stuur(invoer('inwoner.coach.toegewezen', carla, '2025-01-06', { inwonerRef, verloop: { coach: carla.actorId, rol: carla.rol, vanaf: '2024-01-01' } }));
  const verloop = { richting: 'KP4_NAAR_KP3', voorgesteldeStartdatum: '2025-04-01', beoogdeCoach: anna.actorId, inwonerVoorgelichtOp: '2025-03-07' };
  const formulier = { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', arbeidsvermogen: true, gemotiveerd: true };
  const voorstel = invoer('overdracht.voorgesteld', carla, '2025-03-10', { ...zaak, verloop, contact: { naam: 'Fictief' }, formulier });
  expect((await huis.stuur(voorstel)).uitkomst.status).toBe('VERWERKT');
  const belastbaarheid = { onderbouwing: { type: 'DEELTIJDWERK', urenPerWeek: 12, sinds: '2025-01-13' } };
  await huis.stuur(invoer('overdracht.onderbouwd', carla, '2025-03-10', { ...zaak, belastbaarheid }));
  await huis.bron.transaction(async (em) => {
    const wacht = { ...voorstel, bericht: { ...voorstel.bericht, id: randomUUID() } };
    await zetWachtend({ em }, werkVan(wacht, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'), { soort: 'GEPARKEERD' });
    await zetTimers({ em }, [{ soort: 'proef', sleutel: zaak.zaakId, vervaltOp: new Date('2100-01-01'), bericht: voorstel.bericht }]);
  });
  return zaak;
};

/** Everything that opens in a dump with these keys, per key, whoever made the dump. */
const leesbaar = (dump: string, ring: SleutelringBestand): Readonly<Record<string, number>> => {
  // Sealing again opens first; the answer under a key of its own does not matter.
  const open = sleutelringUit(Object.keys(ring.actief).filter((vak) => !vak.startsWith('bsn') && !vak.startsWith('inhoud')).reduce((een, vak) => activeer(zetKlaar(een, vak), vak, ''), ring));
  const telling: Record<string, number> = {};
  const zoek = (waarde: unknown, inwonerRef: string): void => {
    if (isVerzegeld(waarde)) {
      try {
        herverzegel(waarde, inwonerRef, open);
        telling[waarde.sleutel] = (telling[waarde.sleutel] ?? 0) + 1;
      } catch {
        return;
      }
    } else if (typeof waarde === 'object' && waarde !== null) {
      for (const deel of Object.values(waarde)) zoek(deel, (waarde as { inwonerRef?: string }).inwonerRef ?? inwonerRef);
    }
  };
  for (const regel of dump.split('\n').filter(Boolean)) zoek(JSON.parse(regel), '');
  return telling;
};
/** What a backup of the gateway holds, a row a line. */
const dump = async (): Promise<string> =>
  (await Promise.all(['bericht', 'feit', 'levering'].map((tabel) => hub.query<{ inhoud: unknown }>(`SELECT inhoud FROM ${tabel}`)))).flat().map(({ inhoud }) => JSON.stringify(inhoud)).join('\n');

it('the monthly rotation: the hub goes on, everything hangs on the new keys after it, and opens at delivery and at its owner', async () => {
  const zaak = await zaakBijHandover();
  const eerder = await proef.gestuurdVoorstel();
  expect(await hangtAan(`${CONTACT}.1`)).toEqual({ gateway: 3, handover: expect.any(Number) as number });
  for (const tabel of ['situatie', 'overdracht', 'outbox', 'wachtend', 'timer']) {
    expect(await handover.huis.bron.query(`SELECT FROM ${tabel} t WHERE strpos(t::text, '${CONTACT}.1') > 0`)).not.toEqual([]);
  }

  expect(await beheer.roteer({})).toContain(`${CONTACT}.2`);
  const tijdens: Bericht[] = [];
  const werk = async (): Promise<void> => {
    for (let i = 0; i < 3; i += 1) {
      tijdens.push(await proef.voorstel());
      await zaakBijHandover();
    }
  };
  const ouderen = beheer.ouderen();
  // What a service took in meanwhile may still have been sealed with the old key at the door: a second run finds it.
  await Promise.all([werk(), beheer.herverzegel(ouderen)]);
  expect(await beheer.herverzegel(ouderen)).toEqual(GEDAAN);

  const stand = await beheer.stand();
  expect(ouderen.filter((id) => stand.has(id))).toEqual([]);
  expect(await geleverd()).toEqual([eerder, ...tijdens]);
  const { huis, invoer } = handover;
  await huis.bron.query('DELETE FROM wachtend');
  const { uitkomst } = await huis.stuur(invoer('overdracht.geaccepteerd', anna, '2025-03-12', { ...zaak, verloop: { nieuweCoach: anna.actorId, startdatum: '2025-04-01', afgestemdOp: '2025-03-12' } }));
  expect(uitkomst).toMatchObject({ status: 'VERWERKT' });
}, 30_000);

it('a key leaked: after rotating, sealing again and destroying, the leaked key opens nothing here and an old dump opens nowhere', async () => {
  await proef.voorstel();
  const gelekt = beheer.ring;
  const [id = ''] = [gelekt.actief[CONTACT]];
  const oudeDump = await dump();
  expect(leesbaar(oudeDump, gelekt)[id]).toBeGreaterThan(0);

  await beheer.roteer({ categorie: 'contact', gemeente: 'TIEL' });
  await expect(beheer.vernietig([id], false)).rejects.toThrow(new RegExp(`Aan ${id} hangt nog: gateway \\d+`));
  expect(await beheer.herverzegel([id])).toEqual(GEDAAN);
  onderweg = 1;
  await expect(beheer.vernietig([id], false)).rejects.toThrow(/onderweg/);
  onderweg = 0;
  await beheer.vernietig([id], false);

  expect(leesbaar(await dump(), { ...gelekt, actief: { [CONTACT]: id } })[id]).toBeUndefined();
  expect(leesbaar(oudeDump, beheer.ring)[id]).toBeUndefined();
  expect(Object.keys(leesbaar(oudeDump, beheer.ring)).length).toBeGreaterThan(0);
  for (const dienst of ['gateway', 'handover']) expect(volg(dienst).sleutel(id)).toBeUndefined();
  expect(await geleverd()).toMatchObject([{ data: INHOUD }]);

  // The backup itself leaked: every key that holds in it goes.
  await beheer.roteer({});
  await beheer.herverzegel(beheer.ouderen());
  await beheer.vernietig(beheer.ouderen(), false);
  expect(leesbaar(oudeDump, beheer.ring)).toEqual({});
  expect(Object.keys(leesbaar(await dump(), beheer.ring))).toContain(beheer.ring.actief[CONTACT]);
}, 30_000);

it('a key lost: deliveries wait for it; declared lost, the list goes on without that part; sent again it arrives whole', async () => {
  const getroffen = await proef.voorstel();
  const heel = beheer.ring;
  const kwijt = heel.actief[CONTACT] ?? '';
  await beheer.roteer({ categorie: 'contact', gemeente: 'TIEL' });
  const daarna = await proef.voorstel();
  const { [kwijt]: _weg, ...over } = beheer.ring.sleutels;
  ringen.vervang({ ...beheer.ring, sleutels: over });
  gatewayring.ververs();

  expect(await geleverd()).toEqual([]);
  expect(await hangtAan(kwijt)).toMatchObject({ gateway: expect.any(Number) as number });
  await expect(beheer.herverzegel([kwijt])).rejects.toThrow(/niet te openen/);
  await expect(beheer.vernietig([kwijt], false)).rejects.toThrow('Is hij kwijt');

  await beheer.vernietig([kwijt], true);
  gatewayring.ververs();
  const { contact: _contact, ...zonder } = INHOUD;
  const [eerste, tweede] = await geleverd();
  expect(eerste).toMatchObject({ id: getroffen.id, data: zonder });
  expect(eerste?.data).not.toHaveProperty('contact');
  expect(tweede).toEqual(daarna);
  const opnieuw = await proef.voorstel();
  expect(await geleverd()).toEqual([opnieuw]);

  const [regel] = await hub.query<{ oordelen: { categorie: string; toegestaan: boolean }[] }>(`SELECT inhoud -> 'oordelen' AS oordelen FROM logboek WHERE inwoner_ref = $1 AND soort = 'VERSTREKKING'`, [getroffen.data.inwonerRef]);
  expect(regel?.oordelen.filter(({ toegestaan }) => toegestaan).map(({ categorie }) => categorie)).not.toContain('contact');
});

it('the key of the BSN register: the same BSN keeps its reference whatever copy of the gateway takes it in, before, during and after', async () => {
  const nummers = Array.from({ length: 40 }, (_, i) => bsn(i + 1));
  const kopie = (ring: SleutelringBestand): Inwonerregister => new Inwonerregister(sleutelringUit(ring));
  const registreer = (bij: Inwonerregister, nummer: string): Promise<string> => hub.opslag.transactie((tx) => bij.vindOfMaak(tx, nummer));
  const oud = kopie(beheer.ring);
  const eerst = await Promise.all(nummers.slice(0, 20).map((nummer) => registreer(oud, nummer)));

  await beheer.roteer({ register: 'bsn' }, true);
  const klaar = kopie(beheer.ring);
  await beheer.roteer({ register: 'bsn' });
  const nieuw = kopie(beheer.ring);
  // A copy that has not looked yet and one that has, the same new residents at once, while the register is gone through.
  const [herversleuteld, ...refs] = await Promise.all([beheer.herverzegel(['bsn.1']), ...nummers.flatMap((nummer) => [registreer(klaar, nummer), registreer(nieuw, nummer)])]);
  expect(herversleuteld.gebroken).toBe(0);
  for (const [i] of nummers.entries()) expect(refs[2 * i]).toBe(refs[2 * i + 1]);
  expect(refs.filter((_, i) => i % 2 === 0).slice(0, 20)).toEqual(eerst);

  expect((await beheer.herverzegel(['bsn.1'])).gebroken).toBe(0);
  await beheer.vernietig(['bsn.1'], false);
  const daarna = kopie(beheer.ring);
  expect(await Promise.all(nummers.map((nummer) => registreer(daarna, nummer)))).toEqual(refs.filter((_, i) => i % 2 === 0));
  expect(await hub.query('SELECT count(*)::int AS aantal, count(DISTINCT bsn_sleutel)::int AS sleutels FROM inwoner')).toEqual([{ aantal: 40, sleutels: 1 }]);
});

it('a section that was moved to another resident is not sealed again, and its key is not destroyed unseen', async () => {
  const [een, ander] = [await proef.voorstel(), await proef.voorstel()];
  const id = beheer.ring.actief[CONTACT] ?? '';
  await hub.query(`UPDATE feit SET inhoud = jsonb_set(inhoud::jsonb, '{data,contact}', (SELECT inhoud::jsonb #> '{data,contact}' FROM feit WHERE id = $2))::json WHERE id = $1`, [een.id, ander.id]);
  await beheer.roteer({ categorie: 'contact' });
  expect(await beheer.herverzegel([id])).toEqual({ herverzegeld: expect.any(Number) as number, gebroken: 1 });
  await expect(beheer.vernietig([id], false)).rejects.toThrow('gateway 1');
});

it('a handler that changes a row while it is sealed again wins, and the next round does what it left', async () => {
  const een = await proef.voorstel();
  const id = beheer.ring.actief[CONTACT] ?? '';
  await beheer.roteer({ categorie: 'contact', gemeente: 'TIEL' });
  const kijker = new Client({ connectionString: hub.databank.beheerUrl });
  await kijker.connect();
  const wachtOpRij = async (): Promise<boolean> =>
    (await kijker.query(`SELECT FROM pg_stat_activity WHERE application_name = 'schakel sleutels' AND wait_event_type = 'Lock' AND datname = current_database()`)).rowCount === 1;
  let bezig: Promise<unknown> = Promise.resolve();
  await hub.opslag.transactie(async (tx) => {
    await tx.em.query(`UPDATE feit SET inhoud = jsonb_set(inhoud::jsonb, '{data,verloop}', '{"redencode": "NIEUW"}')::json WHERE id = $1`, [een.id]);
    bezig = beheer.herverzegel([id]);
    expect(await wachtTot(wachtOpRij, 4000)).toBe(true);
  });
  await kijker.end();
  expect(await bezig).toMatchObject({ herverzegeld: expect.any(Number) as number });
  const [rij] = await hub.query<{ inhoud: Bericht }>('SELECT inhoud FROM feit WHERE id = $1', [een.id]);
  expect(rij?.inhoud.data).toMatchObject({ verloop: { redencode: 'NIEUW' }, contact: { sleutel: beheer.ring.actief[CONTACT] } });
});

it('the key that marks content: old marks count for thirty days, and go with their key', async () => {
  const een = await proef.gestuurdVoorstel();
  await hub.query(`UPDATE bericht SET merk_sleutel = 'inhoud.1' WHERE id = $1`, [een.id]);
  await beheer.roteer({ register: 'inhoud' });
  await expect(beheer.herverzegel(['inhoud.1'])).rejects.toThrow(/30 dagen/);
  await expect(beheer.vernietig(['inhoud.1'], false)).rejects.toThrow('gateway 1');
  await hub.query(`UPDATE bericht SET ontvangen_op = now() - interval '31 days' WHERE id = $1`, [een.id]);
  await beheer.vernietig(['inhoud.1'], false);
  expect(await hub.query('SELECT length(inhoud_merk) AS merk, merk_sleutel FROM bericht WHERE id = $1', [een.id])).toEqual([{ merk: 0, merk_sleutel: null }]);
});

it('what was cut off between two steps is finished by the same command', async () => {
  const voor = beheer.ring.actief[CONTACT];
  await beheer.roteer({ categorie: 'contact', gemeente: 'TIEL' }, true);
  expect(beheer.ring.actief[CONTACT]).toBe(voor);
  expect(await beheer.roteer({ categorie: 'contact', gemeente: 'TIEL' })).toHaveLength(1);
  expect(beheer.ring.actief[CONTACT]).not.toBe(voor);

});
