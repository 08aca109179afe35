import type { Bevindingsoort } from './beeld';
import type { Gebeurtenis, Gezien, Sleutel, Verstuurd } from './geschiedenis';
import type { Journaalrij, Lijstrij, Stand } from './stand';
import { toets, toetsGeheel } from './toets';

/** A run without a fault, small enough to read: one resident, three messages; and then each fault planted in it. */
const TIEL = 'gemeente-tiel.regie';
const WERK = 'werkzaak.werk';
const HUB = 'urn:hub';
const REF = 'ref-1';

type Mutabel<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Run = { regels: Gebeurtenis[]; stand: Mutabel<Stand> };

const type = (naam: string): string => `nl.participatiewet.${naam}.v1`;
const sleutel = (nr: number): Sleutel => ({ source: nr === 3 ? 'urn:tiel' : 'urn:werk', id: `bericht-${nr}` });
const NAMEN = ['inwoner.geregistreerd', 'overdracht.voorgesteld', 'overdracht.geaccepteerd'].map(type);
const VAN = [WERK, WERK, TIEL];
const NAAR = [TIEL, TIEL, WERK];

const verstuurd = (nr: number): Verstuurd => ({ wat: 'VERSTUURD', ...sleutel(nr), type: NAMEN[nr - 1] ?? '', aansluiting: VAN[nr - 1] ?? '', inwoner: 'inwoner-1', nr, uitkomst: 'VERWERKT', ontvangers: [NAAR[nr - 1] ?? ''] });
const gezien = (nr: number): Gezien => ({ wat: 'GEZIEN', aansluiting: NAAR[nr - 1] ?? '', ...sleutel(nr), type: NAMEN[nr - 1] ?? '', antwoordOp: null, status: null });
const retour = (nr: number, id = `retour-${nr}`): Gezien => ({ wat: 'GEZIEN', aansluiting: VAN[nr - 1] ?? '', source: HUB, id, type: type('retourbericht.verwerkt'), antwoordOp: sleutel(nr), status: 'VERWERKT' });
const journaal = (nr: number): Journaalrij => ({ ...sleutel(nr), volgnr: 10 + nr, type: NAMEN[nr - 1] ?? '', herkomst: 'partij', aansluiting: VAN[nr - 1] ?? '', inwonerRef: REF, status: 'VERWERKT', code: null });
const opLijst = (rij: Gezien, volgnr: number): Lijstrij => ({
  aansluiting: rij.aansluiting, source: rij.source, id: rij.id, type: rij.type, volgnr, soort: rij.antwoordOp ? 'RETOUR' : 'FEIT', antwoordOp: rij.antwoordOp, inwonerRef: REF, overgedragen: true, verstrekt: true,
});
const DRIE = [1, 2, 3];

/** As it should be: two lists, numbered on from 4 and 7. */
const heel = (): Run => {
  const leveringen = DRIE.flatMap((nr) => [gezien(nr), retour(nr)]);
  const lijst = (naam: string, was: number): Lijstrij[] => leveringen.filter(({ aansluiting }) => aansluiting === naam).map((rij, i) => opLijst(rij, was + 1 + i));
  const lijsten = [...lijst(TIEL, 4), ...lijst(WERK, 7)];
  const teller = (aansluiting: string, was: number) => ({ aansluiting, was, is: was + lijsten.filter((rij) => rij.aansluiting === aansluiting).length });
  return {
    regels: [...DRIE.flatMap((nr): Gebeurtenis[] => [verstuurd(nr), { wat: 'ANTWOORD', ...sleutel(nr), status: 202 }]), ...leveringen],
    stand: {
      journaal: DRIE.map(journaal),
      inbox: DRIE.map((nr) => ({ ...sleutel(nr), dienst: 'handover', handler: NAMEN[nr - 1] ?? '', status: 'VERWERKT' })),
      wachtend: [],
      feiten: DRIE.map((nr) => ({ ...sleutel(nr), volgnr: 20 + nr, type: NAMEN[nr - 1] ?? '', inwonerRef: REF, kern: `kern-${nr}` })),
      lijsten,
      tellers: [teller(TIEL, 4), teller(WERK, 7)],
      outbox: { handover: 0, gateway: 0 },
      logboek: [{ dienst: 'handover', records: 3, los: 0, gaten: 0 }, { dienst: 'gateway', records: 9, los: 0, gaten: 0 }],
      taken: [{ id: 'taak-1', soort: 'OVERDRACHT_BEOORDELEN', open: true }],
      mails: [{ id: 'mail-1', taak: 'taak-1', status: 'VERZONDEN', oorzaak: null }],
      post: [{ berichtId: '<taak-1.OVERDRACHT_BEOORDELEN@hub>', aan: 'iemand', aantal: 1 }],
    },
  };
};

const na = (verander: (run: Run) => void, uitkomstVrij = false): Bevindingsoort[] => {
  const run = heel();
  verander(run);
  return [...new Set(toets(run.regels, run.stand, { uitkomstVrij }).bevindingen.map(({ soort }) => soort))];
};
const weg = <T>(lijst: T[], welke: (een: T) => boolean): void => void lijst.splice(lijst.findIndex(welke), 1);
const wijzig = <T>(lijst: T[], welke: (een: T) => boolean, met: Partial<T>): void => {
  const plaats = lijst.findIndex(welke);
  lijst[plaats] = { ...(lijst[plaats] as T), ...met };
};
const is = (nr: number) => (een: Sleutel): boolean => een.id === sleutel(nr).id;

it('finds nothing in a run where nothing went wrong', () => {
  const { regels, stand } = heel();
  expect(toets(regels, stand)).toEqual({ bevindingen: [], berichten: 3, aangenomen: 3, dubbeleLeveringen: 0, dubbeleMails: 0 });
});

it('counts what came twice with the same name, and does not blame it', () => {
  const { regels, stand } = heel();
  regels.push(gezien(2), retour(1));
  stand.post[0] = { ...(stand.post[0] as Stand['post'][number]), aantal: 3 };
  expect(toets(regels, stand)).toMatchObject({ bevindingen: [], dubbeleLeveringen: 2, dubbeleMails: 2 });
});

it('takes waiting with a cause for an end', () => {
  const wacht = ({ stand }: Run, rij: Partial<Stand['wachtend'][number]>): void => {
    wijzig(stand.journaal, is(3), { status: 'WACHT_OP' });
    stand.wachtend.push({ ...sleutel(3), dienst: 'handover', type: NAMEN[2] ?? '', soort: 'WACHT_OP', wachtOp: null, oorzaak: null, ...rij });
  };
  const ongehoord = (run: Run): void => {
    weg(run.regels, (regel) => regel.wat === 'GEZIEN' && regel.id === 'retour-3');
    weg(run.regels, (regel) => regel.wat === 'GEZIEN' && is(3)(regel));
    run.stand.lijsten = run.stand.lijsten.filter(({ id }) => id !== 'retour-3' && id !== 'bericht-3');
    run.stand.tellers = run.stand.tellers.map((teller) => ({ ...teller, is: teller.was + run.stand.lijsten.filter(({ aansluiting }) => aansluiting === teller.aansluiting).length }));
    weg(run.stand.inbox, is(3));
    weg(run.stand.feiten, is(3));
    wijzig(run.stand.logboek, ({ dienst }) => dienst === 'handover', { records: 2 });
    // Numbers go on without the ones that were never given out.
    run.stand.lijsten = run.stand.tellers.flatMap(({ aansluiting, was }) => run.stand.lijsten.filter((rij) => rij.aansluiting === aansluiting).map((rij, i) => ({ ...rij, volgnr: was + 1 + i })));
  };
  expect(na((run) => { ongehoord(run); wacht(run, { wachtOp: NAMEN[1] ?? '' }); })).toEqual([]);
  expect(na((run) => { ongehoord(run); wacht(run, { soort: 'HERKANSING', oorzaak: 'E' }); })).toEqual([]);
  expect(na((run) => { ongehoord(run); wacht(run, { soort: 'HERKANSING' }); })).toEqual(['GEEN_UITKOMST']);
});

it.each<[string, Bevindingsoort, (run: Run) => void]>([
  ['a message that was answered 202 and is not in the journal', 'VERLOREN', ({ stand }) => weg(stand.journaal, is(2))],
  ['a fact that is not there', 'VERLOREN', ({ stand }) => weg(stand.feiten, is(2))],
  ['a refusal at the door that the rules do not ask for', 'GEWEIGERD_AAN_DE_DEUR', ({ regels }) => void regels.push({ wat: 'ANTWOORD', ...sleutel(2), status: 403 })],
  ['a message that is still under way', 'GEEN_UITKOMST', ({ stand }) => wijzig(stand.journaal, is(2), { status: 'VRIJGEGEVEN' })],
  ['a message that waits and nobody knows what for', 'GEEN_UITKOMST', ({ stand }) => wijzig(stand.journaal, is(2), { status: 'WACHT_OP' })],
  ['another outcome than the rules give', 'VERKEERDE_UITKOMST', ({ stand }) => wijzig(stand.journaal, is(2), { status: 'AFGEKEURD' })],
  ['an owner who decided otherwise than the journal says', 'VERKEERDE_UITKOMST', ({ stand }) => wijzig(stand.inbox, is(2), { status: 'AFGEKEURD' })],
  ['an outcome without a decision of its owner', 'VERKEERDE_UITKOMST', ({ stand }) => weg(stand.inbox, is(2))],
  ['a return message that says otherwise', 'VERKEERDE_UITKOMST', ({ regels }) => wijzig(regels as Gezien[], (regel) => regel.id === 'retour-2', { status: 'AFGEKEURD' })],
  ['a message that was decided twice', 'DUBBEL_EFFECT', ({ stand }) => void stand.inbox.push({ ...sleutel(2), dienst: 'handover', handler: 'ander', status: 'VERWERKT' })],
  ['a message that was decided and waits', 'DUBBEL_EFFECT', ({ stand }) => void stand.wachtend.push({ ...sleutel(2), dienst: 'handover', type: '', soort: 'HERKANSING', wachtOp: null, oorzaak: 'E' })],
  ['two facts that say the same', 'DUBBEL_EFFECT', ({ stand }) => void stand.feiten.push({ ...sleutel(2), id: 'ander', source: HUB, volgnr: 30, type: '', inwonerRef: REF, kern: 'kern-2' })],
  ['more decisions on record than were made', 'DUBBEL_EFFECT', ({ stand }) => wijzig(stand.logboek, ({ dienst }) => dienst === 'handover', { records: 4 })],
  ['the same delivery under another name', 'DUBBEL_EFFECT', (run) => {
    const nog = retour(2, 'retour-2b');
    run.regels.push(nog);
    run.stand.lijsten.push(opLijst(nog, 12));
    wijzig(run.stand.tellers, ({ aansluiting }) => aansluiting === WERK, { is: 11 });
    run.stand.lijsten = run.stand.lijsten.map((rij) => (rij.id === nog.id ? { ...rij, volgnr: 11 } : rij));
  }],
  ['facts that were taken in the wrong order', 'VOLGORDE', ({ stand }) => wijzig(stand.feiten, is(3), { volgnr: 21.5 })],
  ['a journal in another order than was sent', 'VOLGORDE', ({ stand }) => wijzig(stand.journaal, is(3), { volgnr: 5 })],
  ['deliveries that came in the wrong order', 'VOLGORDE', ({ regels }) => {
    const plaats = regels.findIndex((regel) => regel.wat === 'GEZIEN' && is(2)(regel));
    regels.splice(regels.findIndex((regel) => regel.wat === 'GEZIEN'), 0, ...regels.splice(plaats, 1));
  }],
  ['a number that was passed over', 'GAT_IN_NUMMERING', ({ stand }) => { stand.lijsten = stand.lijsten.map((rij) => (rij.aansluiting === TIEL && rij.volgnr > 5 ? { ...rij, volgnr: rij.volgnr + 1 } : rij)); }],
  ['a number at the end without a delivery', 'GAT_IN_NUMMERING', ({ stand }) => wijzig(stand.tellers, ({ aansluiting }) => aansluiting === TIEL, { is: 8 })],
  ['a number that was given twice', 'GAT_IN_NUMMERING', ({ stand }) => void stand.lijsten.push({ ...(stand.lijsten[0] as Lijstrij) })],
  ['a decision that is not on record', 'GAT_IN_LOGBOEK', ({ stand }) => wijzig(stand.logboek, ({ dienst }) => dienst === 'handover', { records: 2 })],
  ['a record outside the chain', 'GAT_IN_LOGBOEK', ({ stand }) => wijzig(stand.logboek, ({ dienst }) => dienst === 'gateway', { los: 1 })],
  ['a position that the chain passes over', 'GAT_IN_LOGBOEK', ({ stand }) => wijzig(stand.logboek, ({ dienst }) => dienst === 'gateway', { gaten: 1 })],
  ['a delivery that was handed over and did not come', 'NIET_ONTVANGEN', ({ regels }) => weg(regels, (regel) => regel.wat === 'GEZIEN' && is(2)(regel))],
  ['a return message that did not come', 'NIET_ONTVANGEN', ({ regels }) => weg(regels, (regel) => regel.wat === 'GEZIEN' && regel.id === 'retour-2')],
  ['a receiver who should have had it and is on no list', 'NIET_ONTVANGEN', (run) => wijzig(run.regels as Verstuurd[], (regel) => regel.wat === 'VERSTUURD' && is(2)(regel), { ontvangers: [TIEL, 'werkzaak.inkomen'] })],
  ['a delivery that is on no list', 'ONVERWACHTE_LEVERING', ({ regels }) => void regels.push({ ...gezien(2), id: 'vreemd' })],
  ['a delivery to somebody who should not have it', 'ONVERWACHTE_LEVERING', (run) => wijzig(run.regels as Verstuurd[], (regel) => regel.wat === 'VERSTUURD' && is(2)(regel), { ontvangers: [] })],
  ['a return message with somebody else', 'ONVERWACHTE_LEVERING', ({ regels }) => wijzig(regels as Gezien[], (regel) => regel.id === 'retour-2', { aansluiting: TIEL })],
  ['a mail that the server never saw', 'MAIL_VERLOREN', ({ stand }) => { stand.post = []; }],
  ['a task without a mail', 'MAIL_VERLOREN', ({ stand }) => { stand.mails = []; }],
  ['a delivery that was not handed over', 'NIET_IN_RUST', ({ stand }) => wijzig(stand.lijsten, is(2), { overgedragen: false })],
  ['a publication that stayed behind', 'NIET_IN_RUST', ({ stand }) => { stand.outbox = { handover: 1 }; }],
  ['a fact that the gateway set apart', 'NIET_IN_RUST', ({ stand }) => void stand.wachtend.push({ ...sleutel(2), id: 'feit', dienst: 'gateway', type: 'feit', soort: 'GEPARKEERD', wachtOp: null, oorzaak: 'E' })],
])('finds %s', (_, soort, verander) => {
  expect(na(verander)).toContain(soort);
});

it('leaves contexts that do not wait for each other free in their order', () => {
  const boete = type('boete.overwogen');
  const losser = ({ regels, stand }: Run): void => {
    for (const nr of [2, 3]) {
      const context = nr === 2 ? type('ontheffing.verleend') : boete;
      for (const lijst of [regels, stand.journaal, stand.feiten, stand.lijsten] as { id: string; type: string }[][]) for (const [i, een] of lijst.entries()) if (een.id === sleutel(nr).id && een.type) lijst[i] = { ...een, type: context };
    }
    wijzig(stand.feiten, is(3), { volgnr: 21.5 });
  };
  expect(na(losser)).toEqual([]);
});

it('asks no outcome of the rules when the clock was moved, and still asks one outcome', () => {
  expect(na(({ stand, regels }) => {
    wijzig(stand.journaal, is(2), { status: 'AFGEKEURD' });
    wijzig(stand.inbox, is(2), { status: 'AFGEKEURD' });
    wijzig(regels as Gezien[], (regel) => regel.id === 'retour-2', { status: 'AFGEKEURD' });
  }, true)).toEqual([]);
  expect(na(({ stand }) => weg(stand.inbox, is(2)), true)).toEqual(['VERKEERDE_UITKOMST', 'DUBBEL_EFFECT']);
});

it('knows what the gateway itself refuses, for a date that is too far away when the clock was moved: of that no owner decides', () => {
  const zonderEigenaar = (code: string) => (run: Run): void => {
    wijzig(run.stand.journaal, is(2), { status: 'AFGEKEURD', code });
    weg(run.stand.inbox, is(2));
    wijzig(run.stand.logboek, ({ dienst }) => dienst === 'handover', { records: 2 });
    wijzig(run.regels as Gezien[], (regel) => regel.id === 'retour-2', { status: 'AFGEKEURD' });
  };
  expect(na(zonderEigenaar('DATUM_BUITEN_VENSTER'), true)).toEqual([]);
  expect(na(zonderEigenaar('BELEID'), true)).toEqual(['VERKEERDE_UITKOMST']);
});

it('checks the whole without the history of any run', () => {
  const { stand } = heel();
  expect(toetsGeheel(stand)).toEqual([]);
  weg(stand.inbox, is(2));
  expect(toetsGeheel(stand).map(({ soort }) => soort)).toContain('VERKEERDE_UITKOMST');
});
