import { randomUUID } from 'node:crypto';
import { Afnemer } from '../hulp/afnemer';
import { mails, roep, rust, zetKlok, type Antwoord } from '../hulp/hub';
import { start, stop } from '../hulp/regie';
import { BROKERGEBRUIKERS, probeerBroker } from './broker';
import { probeerDatabank, ROLLEN } from './databank';
import { CATEGORIEEN, GEMEENTEN, leesTabel, mag, metGrens, rechthebbenden, spelerNaam, SPELERS, Uitslag, ZAKEN, type Categorie, type Geval, type Kader, type Speler, type Zaakregel } from './tabel';
import { berichtVan, DAG, laatWaarnemen, leesAls, leespad, lijstpad, maakToneel, merken, metAlleSecties, opzet, personeelszaken, roepAls, stuurAls, verklaringen, type Toneel } from './toneel';

/**
 * Every cell of the tables in this folder, tried for real on its own channel. The tables are the oracle, written from the
 * domain: nothing of the hub's code or configuration is asked. Messages carry every category at once, so one of them
 * settles many cells. What must not have arrived is only looked for once the hub is at rest.
 */
jest.setTimeout(180_000);

const uitslag = new Uitslag();
const storingen: string[] = [];
const AANSLUITINGEN = ['systeem-tiel', 'systeem-nb', 'systeem-werk', 'systeem-inkomen', 'systeem-uwv', 'systeem-partner'].map(spelerNaam);
/** Who reads does not say for which gemeente: the player who lies about that has nothing to lie with. */
const LEZERS = SPELERS.filter(({ speler }) => speler !== 'dirk-als-tiel');
const KADERS = (kader: Kader) => ZAKEN.filter((zaak) => zaak.kader.split(' ').includes(kader));

type Gang = { readonly toneel: Toneel; readonly ids: Record<string, string>; readonly refs: Record<string, string> };

const wat = ({ zaak, kader, gemeente }: Geval, categorie: string): string => `${categorie} van ${zaak} in ${gemeente} onder ${kader === 'later' ? 'v2 (8 oktober)' : kader}`;
const noteer = (kanaal: string, handeling: string, geval: Geval, { speler }: Speler, gezien: (categorie: Categorie) => boolean): void => {
  for (const categorie of CATEGORIEEN) uitslag.noteer({ groep: `${speler} ${handeling}`, kanaal, wie: speler, handeling, wat: wat(geval, categorie), verwacht: mag(handeling, geval, speler, categorie), gezien: gezien(categorie) });
};

/** Codes by which a right is refused; a case in the wrong state is no refusal of a right. */
const GEEN_RECHT = ['NIET_BEVOEGD', 'GEMEENTE_ONJUIST', 'CATEGORIE_NIET_TOEGESTAAN', 'NOODZAAK_ONTBREEKT', 'VERKLARING_ONTBREEKT', 'VERKLARING_INGETROKKEN', 'VERKLARING_VERLOPEN', 'NIET_AANGEMELD', 'INWONER_ONBEKEND'];
const geweigerd = ({ status, inhoud }: Antwoord): boolean => status === 401 || ((status === 403 || inhoud['status'] === 'AFGEKEURD') && GEEN_RECHT.includes(inhoud['code'] as string));
/** `VOORWAARDE_NIET_VERVULD`: allowed, and nobody on the other side to give it to. */
const STAND = ['VOORWAARDE_NIET_VERVULD', 'OVERGANG_ONGELDIG', 'OVERBODIG', 'ZAAK_ONBEKEND', 'VERKLARING_ONTBREEKT'];
const rechtmatig = ({ inhoud }: Antwoord, eerste: boolean): boolean => inhoud['status'] === 'VERWERKT' || (!eerste && inhoud['status'] === 'AFGEKEURD' && STAND.includes(inhoud['code'] as string));

/** Sections that the door refuses by name. */
const geweigerdeSecties = ({ inhoud }: Antwoord): Set<string> =>
  new Set(((inhoud['fouten'] ?? []) as { pad: string; code: string }[]).filter(({ pad, code }) => code !== 'BERICHT_ONGELDIG' && pad.startsWith('data.')).map(({ pad }) => pad.split('.')[1] ?? ''));

const stuurZaak = async (regel: Zaakregel, { toneel, ids, refs }: Gang, kader: Kader): Promise<void> => {
  const geval = { zaak: regel.zaak, kader, gemeente: toneel.gemeente };
  const deel = opzet(regel.zaak, { ...toneel, kader });
  const maakVoor = (speler: Speler, eigenZaak = false): any => berichtVan(speler, regel.bericht, { ...toneel, kader }, eigenZaak ? { ...deel, zaakId: randomUUID() } : deel);
  const bevoegd = rechthebbenden('stuur', geval).map(spelerNaam);
  const onbevoegd = SPELERS.filter((speler) => !bevoegd.includes(speler));
  await metGrens(onbevoegd, async (speler) => {
    const antwoord = await stuurAls(speler, maakVoor(speler));
    noteer('HTTP', 'stuur', geval, speler, () => !geweigerd(antwoord));
  });
  for (const [plek, speler] of bevoegd.entries()) {
    // What a second one gives or asks is a case of its own; the first stays as the others read it.
    const bericht = maakVoor(speler, plek > 0 && ['gegeven', 'gevraagd'].includes(regel.zaak));
    const vol = geweigerdeSecties(await stuurAls(speler, metAlleSecties(bericht)));
    const antwoord = await stuurAls(speler, bericht);
    const gelukt = rechtmatig(antwoord, plek === 0);
    if (!gelukt) storingen.push(`${speler.speler} stuurt ${wat(geval, 'alles')}: ${antwoord.status} ${JSON.stringify(antwoord.inhoud)}`);
    noteer('HTTP', 'stuur', geval, speler, (categorie) => (deel.secties[categorie] ? gelukt : !vol.has(categorie)));
    if (plek === 0) {
      ids[regel.zaak] = bericht.id;
      const ref: unknown = antwoord.inhoud['ontheffingRef'];
      if (regel.zaak === 'ontheffing' && typeof ref === 'string') refs['ontheffing'] = ref;
      if (regel.zaak === 'voorstel-kp4') refs['berichtstatus'] = bericht.id;
    }
  }
};

/** What belongs together in time: who reacts to a sanction needs one, and whom a proposal names gets what comes after it. */
const VOLGORDE = ['sanctie', 'reactie', 'uitkomst', 'signaal', 'voorstel-kp3', 'ontheffing', 'voorstel-kp4', 'wia', 'registratie-kp3', 'registratie-kp4', 'registratie-over', 'medewerker', 'gegeven-zonder', 'gegeven', 'gevraagd-zonder', 'gevraagd', 'medisch-zonder', 'medisch-ingetrokken', 'medisch', 'medisch-collega'];

const inTekst = (tekst: string, merk: string, categorie: Categorie): boolean => categorie !== 'verloop' && categorie !== 'algemeen' && merken(merk)[categorie].some((een) => tekst.includes(een));

const leesZaak = async (regel: Zaakregel, speler: Speler, { toneel, refs }: Gang, kader: Kader): Promise<void> => {
  const geval = { zaak: regel.zaak, kader, gemeente: toneel.gemeente };
  const kijk = async (handeling: string, pad: string, kenmerk?: string): Promise<void> => {
    const { status, inhoud } = await leesAls(speler, regel.lezen, pad, regel.zaak);
    if (![200, 401, 403, 404].includes(status)) storingen.push(`${speler.speler} ${handeling} ${pad}: ${status} ${String(inhoud['code'])}`);
    const tekst = status === 200 ? JSON.stringify(inhoud) : '';
    noteer('HTTP', handeling, geval, speler, (categorie) => (categorie === 'verloop' ? (kenmerk ? tekst.includes(kenmerk) : status === 200) : inTekst(tekst, toneel.merk, categorie)));
  };
  await kijk(regel.zaak === 'inzage' ? 'exporteer' : 'lees', leespad(regel.lezen, geval, toneel, refs));
  const kenmerk = regel.lezen === 'ontheffingen' ? refs['ontheffing'] : toneel.zaken[regel.zaak === 'medisch-stand' ? 'medisch' : regel.zaak];
  if (['overdrachten', 'ontheffingen', 'overwogen-sancties', 'verstrekkingen'].includes(regel.lezen)) await kijk('lijst', lijstpad(regel.lezen, geval, toneel), kenmerk ?? randomUUID());
};

/** What the first framework lets nobody send is not there to be read. */
const bestaat = ({ zaak, bericht }: Zaakregel, kader: Kader, { toneel: { gemeente } }: Gang): boolean => kader !== 'v1' || bericht === '-' || rechthebbenden('stuur', { zaak, kader, gemeente }).length > 0;

const leesAlles = (gangen: readonly Gang[], kader: Kader): Promise<void> =>
  metGrens(gangen.flatMap((gang) => KADERS(kader).filter((regel) => regel.lezen !== '-' && bestaat(regel, kader, gang)).flatMap((regel) => LEZERS.map((speler) => ({ regel, speler, gang })))), ({ regel, speler, gang }) => leesZaak(regel, speler, gang, kader), 10);

/** The number of the last delivery of a connection, found without reading the whole list. */
const laatsteVolgnr = async (als: string): Promise<number> => {
  const erNa = async (na: number): Promise<boolean> => ((await roep(`/v1/leveringen?na=${na}&limiet=1`, { als })).inhoud['leveringen'] as unknown[]).length > 0;
  let [laag, hoog] = [0, 1];
  while (await erNa(hoog)) [laag, hoog] = [hoog, hoog * 2];
  while (laag < hoog) {
    const midden = Math.floor((laag + hoog) / 2);
    if (await erNa(midden)) laag = midden + 1;
    else hoog = midden;
  }
  return laag;
};
const lijstVanaf = async (als: string, vanaf: number): Promise<any[]> => {
  const alle: any[] = [];
  for (let na = vanaf; ; ) {
    const deel = (await roep(`/v1/leveringen?na=${na}`, { als })).inhoud['leveringen'] as { volgnr: number; bericht: any }[];
    if (deel.length === 0) return alle;
    alle.push(...deel.map(({ bericht }) => bericht));
    na = deel.at(-1)?.volgnr ?? na;
  }
};

const echt = (berichten: readonly any[]): any[] => berichten.filter(({ type }) => !(type as string).includes('.retourbericht.'));
const bekijkBezorgd = (kanaal: string, ontvanger: Speler, berichten: readonly any[], gangen: readonly Gang[]): void => {
  for (const { toneel, ids } of gangen) {
    for (const regel of KADERS(toneel.kader).filter(({ bericht }) => bericht !== '-')) {
      const bezorgd = echt(berichten).filter(({ id }) => id === ids[regel.zaak]);
      const tekst = JSON.stringify(bezorgd);
      const geval = { zaak: regel.zaak, kader: toneel.kader, gemeente: toneel.gemeente };
      noteer(kanaal, 'ontvang', geval, ontvanger, (categorie) => (categorie === 'verloop' ? bezorgd.some(({ data }) => data.verloop) : inTekst(tekst, toneel.merk, categorie)));
    }
    // Nor in any other message: what is nowhere in the table for this system is nowhere in what it got.
    const tekst = JSON.stringify(berichten.filter(({ data }) => [toneel.kp3, toneel.kp4, toneel.overgedragen].includes(data.inwonerRef as string)));
    for (const categorie of CATEGORIEEN.filter((een) => een !== 'verloop' && een !== 'algemeen')) {
      const ergens = KADERS(toneel.kader).some(({ zaak }) => mag('ontvang', { zaak, kader: toneel.kader, gemeente: toneel.gemeente }, ontvanger.speler, categorie));
      uitslag.noteer({ groep: `${ontvanger.speler} ontvang`, kanaal, wie: ontvanger.speler, handeling: 'ontvang', wat: `${categorie} in enig bericht over een inwoner van ${toneel.gemeente} onder ${toneel.kader}`, verwacht: ergens, gezien: inTekst(tekst, toneel.merk, categorie) });
    }
  }
};

type Deurregel = { methode: string; pad: string; mag: string; wat: string };
const probeerDeur = (): Promise<void> =>
  metGrens(leesTabel<keyof Deurregel>('deur.tsv').flatMap((regel) => SPELERS.map((speler) => ({ regel, speler }))), async ({ regel, speler }) => {
    const { status } = await roepAls(speler, regel.pad, { methode: regel.methode, koppen: { 'schakel-medewerker': speler.persoon, 'schakel-doel': 'BEHEER' } });
    if (status >= 500) storingen.push(`${speler.speler} ${regel.methode} ${regel.pad}: ${status}`);
    uitslag.noteer({ groep: 'de deur', kanaal: 'HTTP', wie: speler.speler, handeling: regel.methode, wat: regel.pad, verwacht: regel.mag === 'JA', gezien: status >= 200 && status < 300 });
  });

/** Who may find something in his mailbox; what is in it never says a word of any category. */
const KRIJGT_MAIL = ['wz.wc.anna', 'wz.ic.bert', 'tiel.pc.carla', 'nb.pc.dirk', 'tiel.pc.fenna'];
const bekijkMail = async (vanaf: number, gangen: readonly Gang[]): Promise<void> => {
  const nieuw = (await mails()).slice(vanaf);
  for (const persoon of new Set(SPELERS.filter(({ rol }) => rol !== 'systeem').map((speler) => speler.persoon))) {
    const eigen = nieuw.filter(({ aan }) => aan.includes(`${persoon}@`));
    uitslag.noteer({ groep: 'de mail', kanaal: 'MAIL', wie: persoon, handeling: 'krijgt', wat: 'mail', verwacht: KRIJGT_MAIL.includes(persoon), gezien: eigen.length > 0 });
    for (const { toneel } of gangen)
      for (const categorie of CATEGORIEEN.filter((een) => een !== 'verloop' && een !== 'algemeen'))
        uitslag.noteer({ groep: 'de mail', kanaal: 'MAIL', wie: persoon, handeling: 'leest in een mail', wat: `${categorie} van een inwoner van ${toneel.gemeente} onder ${toneel.kader}`, verwacht: false, gezien: inTekst(JSON.stringify(eigen), toneel.merk, categorie) });
  }
};

/** The list of a connection is judged again whenever it is read: it is read while the framework of its messages holds. */
const bekijkLijsten = async (vanaf: readonly number[], gangen: readonly Gang[]): Promise<void> => {
  await Promise.all(AANSLUITINGEN.map(async (speler, plek) => bekijkBezorgd('HTTP', speler, await lijstVanaf(speler.via, vanaf[plek] ?? 0), gangen)));
};

const fase = async (kader: 'v1' | 'v2'): Promise<Gang[]> => {
  const vanaf = await Promise.all(AANSLUITINGEN.map(({ via }) => laatsteVolgnr(via)));
  await zetKlok(`${DAG[kader]}T09:00`);
  if (kader === 'v1') await personeelszaken();
  const gangen = (await Promise.all(GEMEENTEN.map((gemeente) => maakToneel(kader, gemeente)))).map((toneel) => ({ toneel, ids: {}, refs: {} }));
  await Promise.all(
    gangen.map(async (gang) => {
      if (kader === 'v2') await verklaringen(gang.toneel);
      for (const zaak of VOLGORDE) {
        const regel = KADERS(kader).find((een) => een.zaak === zaak);
        if (regel) await stuurZaak(regel, gang, kader);
      }
    }),
  );
  await rust();
  await bekijkLijsten(vanaf, gangen);
  await leesAlles(gangen, kader);
  return gangen;
};

/** Fenna deputises for carla, and the statements of two days ago are past their last day. */
const later = async (gangen: readonly Gang[]): Promise<void> => {
  await laatWaarnemen(DAG.later);
  await zetKlok(`${DAG.later}T09:00`);
  const tiel = gangen.filter(({ toneel }) => toneel.gemeente === 'TIEL');
  await leesAlles(tiel, 'later');
  for (const gang of tiel) for (const regel of KADERS('later').filter(({ zaak }) => zaak === 'reactie')) await stuurZaak(regel, { ...gang, ids: {}, refs: {} }, 'later');
};

let afnemers: Afnemer[] = [];
const duur: Record<string, number> = {};
/** One part that fails must not hide what the others found. */
const gemeten = async <T>(naam: string, doe: () => Promise<T>, anders: T): Promise<T> => {
  const begin = performance.now();
  try {
    return await doe();
  } catch (fout) {
    storingen.push(`${naam}: ${String(fout)}`);
    return anders;
  } finally {
    duur[naam] = Math.round(performance.now() - begin);
  }
};
beforeAll(async () => {
  // Werkzaak's own Suite reads the same queue: it must not take what is counted here.
  await stop('suite');
  afnemers = await Promise.all(AANSLUITINGEN.map(({ via }) => new Afnemer(via).start()));
  const vorigeMails = await mails();
  const v1 = await gemeten('v1', () => fase('v1'), []);
  const v2 = await gemeten('v2', () => fase('v2'), []);
  await rust();
  const gangen = [...v1, ...v2];
  AANSLUITINGEN.forEach((speler, plek) => bekijkBezorgd('AMQP', speler, afnemers[plek]?.ontvangen.map(({ bericht }) => bericht) ?? [], gangen));
  await gemeten('mail', () => bekijkMail(vorigeMails.length, gangen), undefined);
  await gemeten('later', () => later(v2), undefined);
  await gemeten('deur', probeerDeur, undefined);
  await rust();
  await gemeten('databank', () => probeerDatabank(GEMEENTEN.map((gemeente) => ({ gemeente, inwonerRefs: v2.filter(({ toneel }) => toneel.gemeente === gemeente).flatMap(({ toneel }) => [toneel.kp3, toneel.kp4, toneel.overgedragen]) })), uitslag), undefined);
  await gemeten('broker', () => probeerBroker(uitslag), undefined);
  await rust();
  uitslag.schrijf();
});
afterAll(async () => {
  await Promise.all(afnemers.map((afnemer) => afnemer.stop()));
  await start('suite');
});

it('has no answer that is a fault of the hub or of the table', () => expect(storingen).toEqual([]));

const PERSOONLIJK = [...SPELERS.map(({ speler }) => `${speler} stuur`), ...LEZERS.flatMap(({ speler }) => ['lees', 'lijst', 'exporteer'].map((handeling) => `${speler} ${handeling}`))];
it.each([...PERSOONLIJK, ...AANSLUITINGEN.map(({ speler }) => `${speler} ontvang`)])('%s', (groep) => expect(uitslag.fouten(groep)).toEqual([]));
it.each(['de deur', 'de mail'])('%s', (groep) => expect(uitslag.fouten(groep)).toEqual([]));
it.each(ROLLEN.map((rol) => `databank ${rol}`))('%s', (groep) => expect(uitslag.fouten(groep)).toEqual([]));
it.each([...BROKERGEBRUIKERS, 'guest'].map((wie) => `broker ${wie}`))('%s', (groep) => expect(uitslag.fouten(groep)).toEqual([]));

it('counts at least 4,800 cells on four channels, and all of them were tried', () => {
  const aantal = uitslag.cellen.length;
  const fout = uitslag.cellen.filter(({ verwacht, gezien }) => verwacht !== gezien).length;
  process.stdout.write(`autorisatie: ${aantal} cellen, ${fout} verkeerd; ${JSON.stringify(duur)} ms\n`);
  expect(aantal).toBeGreaterThanOrEqual(4_800);
  expect(new Set(uitslag.cellen.map(({ kanaal }) => kanaal))).toEqual(new Set(['HTTP', 'AMQP', 'SQL', 'MAIL']));
  expect(new Set(uitslag.cellen.map(({ wie }) => wie)).size).toBeGreaterThan(SPELERS.length);
});
