import type { Page } from 'playwright-core';
import { anna, bert, carla, doet, examen, fictiefBsn, naarKp4, nieuweZaak, tielSysteem, werkzaakSysteem, wijsToe } from './hulp/berichten';
import { axeOpBreedtes, druk, Kijker, klachten, logIn, schermafdruk, tabNaar, zijwaarts } from './hulp/browser';
import { mails, roep, rust, zetKlok } from './hulp/hub';
import { urls } from './hulp/toestand';

/** The flows as people do them who have no system of their own: through a real browser; one of them without scripts and with the keyboard alone. */
jest.setTimeout(180_000);

const BREED = 1280;
const SMAL = 320;
let kijker: Kijker;
beforeAll(async () => {
  kijker = await Kijker.start();
});
afterAll(() => kijker.stop());

/** Every page and state is looked at in both widths: nothing for axe to find, nothing sideways, text as wide as it should be. */
const bekijk = async (pagina: Page, naam: string, { metAxe = true } = {}): Promise<void> => {
  if (metAxe) expect([naam, await axeOpBreedtes(pagina, [BREED, SMAL])]).toEqual([naam, []]);
  for (const breedte of [BREED, SMAL]) {
    await pagina.setViewportSize({ width: breedte, height: 900 });
    expect([naam, breedte, await zijwaarts(pagina)]).toEqual([naam, breedte, []]);
    const kop = await pagina.locator('main h1').boundingBox();
    const hoofd = await pagina.locator('main').boundingBox();
    expect([naam, breedte, (hoofd?.width ?? 0) >= (breedte === BREED ? 600 : 280), (kop?.width ?? 0) > 100]).toEqual([naam, breedte, true, true]);
    await schermafdruk(pagina, `${naam}-${breedte}`);
  }
  await pagina.setViewportSize({ width: BREED, height: 900 });
  // The browser itself notes that a page does not exist; nothing else may be wrong with it.
  expect([naam, klachten(pagina).filter((klacht) => !/status of 40[134]/.test(klacht))]).toEqual([naam, []]);
};
/** axe itself needs scripts; the pages have none. */
const open = (): Promise<Page> => kijker.pagina({ javascript: true });
const klik = async (pagina: Page, naam: string): Promise<void> => {
  await pagina.getByRole('button', { name: naam, exact: true }).or(pagina.getByRole('link', { name: naam, exact: true })).first().click();
};
const kop = (pagina: Page): Promise<string> => pagina.locator('main h1').innerText();
const linkVan = async (aan: string, onderwerp: string, vanaf: number): Promise<string> => {
  const mail = (await mails()).slice(vanaf).find((m) => m.aan.includes(aan) && m.onderwerp.startsWith(onderwerp));
  const link = /https?:\S+/.exec(mail?.tekst ?? '')?.[0];
  if (!link) throw new Error(`geen mail met link: ${onderwerp} aan ${aan}`);
  return link;
};
const volg = async (pagina: Page, actorId: string, link: string): Promise<void> => {
  expect(link.startsWith(urls.portaal)).toBe(true);
  await logIn(pagina, actorId, link.slice(urls.portaal.length));
};

/** Registered through the door; the number comes back, because a person looks somebody up by it. */
const inwonerMetBsn = async (klantprofiel: 'KP3' | 'KP4', op: string): Promise<{ bsn: string; ref: string }> => {
  const bsn = fictiefBsn();
  const { inhoud } = await doet(tielSysteem, 'inwoner.geregistreerd', { peildatum: op, doel: 'BEHEER', identiteit: { bsn }, verloop: { schaal: 'KP', klantprofiel, sinds: '2022-01-01' }, contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 000' } });
  const ref = inhoud['inwonerRef'] as string;
  if (klantprofiel === 'KP4') await wijsToe(tielSysteem, carla, ref, { gemeente: 'TIEL', op, vanaf: '2022-01-01' });
  else await wijsToe(werkzaakSysteem, anna, ref, { gemeente: 'TIEL', op, vanaf: '2022-01-01' });
  await wijsToe(werkzaakSysteem, bert, ref, { gemeente: 'TIEL', op, vanaf: '2022-01-01' });
  return { bsn, ref };
};

describe('S-01 in de browser', () => {
  it('carla finds the resident, fills in the form, sees who sees what and sends it; anna takes over', async () => {
    await zetKlok('2025-03-10T09:00');
    const { bsn, ref } = await inwonerMetBsn('KP4', '2025-03-10');
    const van = (await mails()).length;
    const pagina = await open();
    await logIn(pagina, 'tiel.pc.carla', '/zoeken');
    await bekijk(pagina, 's01-zoeken');
    await pagina.getByLabel('Burgerservicenummer').fill(bsn);
    await klik(pagina, 'Zoeken');
    expect(pagina.url()).toBe(`${urls.portaal}/inwoners/${ref}`);
    await bekijk(pagina, 's01-inwoner');
    await klik(pagina, 'Een overdracht voorstellen');
    await bekijk(pagina, 's01-formulier-leeg');
    await klik(pagina, 'Bekijk wie wat ziet');
    await bekijk(pagina, 's01-formulier-fouten');
    await pagina.getByLabel('Vanaf welke dag neemt de andere coach het over?').fill('2025-04-01');
    await pagina.locator('[name="verloop.beoogdeCoach"]').selectOption('wz.wc.anna');
    await pagina.locator('[name="verloop.inwonerVoorgelichtOp"]').fill('2025-03-10');
    await pagina.locator('[name="contact.naam"]').fill('A. Voorbeeld');
    await pagina.locator('[name="formulier.hulpvraagMeestProminent"][value="ARBEIDSBEMIDDELING"]').check();
    await pagina.locator('[name="formulier.arbeidsvermogen"]').selectOption({ label: 'Ja' });
    await pagina.locator('[name="formulier.gemotiveerd"]').selectOption({ label: 'Ja' });
    await pagina.locator('[name="formulier.mogelijkhedenBehoeften"]').fill('Werkt graag buiten. Slikt medicatie voor een depressie.');
    await pagina.locator('[name="belastbaarheid.onderbouwing.type"]').selectOption('DEELTIJDWERK');
    await pagina.locator('[name="belastbaarheid.onderbouwing.urenPerWeek"]').fill('12');
    await pagina.locator('[name="belastbaarheid.onderbouwing.sinds"]').first().fill('2025-01-13');
    await klik(pagina, 'Bekijk wie wat ziet');
    await bekijk(pagina, 's01-wie-ziet-wat');
    const tekst = await pagina.locator('main').innerText();
    for (const zin of ['Dit lijkt medisch. Mag dit weg?', 'depressie', 'Dit ziet', 'A. Voorbeeld']) expect(tekst).toContain(zin);
    await klik(pagina, 'Aanpassen');
    await pagina.locator('[name="formulier.mogelijkhedenBehoeften"]').fill('Werkt graag buiten.');
    await klik(pagina, 'Bekijk wie wat ziet');
    expect(await pagina.locator('main').innerText()).not.toContain('Dit lijkt medisch');
    // Two clicks are one message: no second proposal, no second mail.
    await pagina.getByRole('button', { name: 'Versturen', exact: true }).dblclick();
    await pagina.waitForURL(/verstuurd/);
    await bekijk(pagina, 's01-verstuurd');
    await rust();
    const nieuw = (await mails()).slice(van).filter((m) => m.aan.includes('wz.wc.anna') && m.onderwerp.startsWith('Overdracht'));
    expect(nieuw).toHaveLength(1);

    const collega = await open();
    await volg(collega, 'wz.wc.anna', await linkVan('wz.wc.anna', 'Overdracht', van));
    expect(await kop(collega)).toBe('Beoordeel een overdracht');
    await bekijk(collega, 's01-taak-anna');
    await klik(collega, 'Ik neem de inwoner over');
    await bekijk(collega, 's01-accepteren');
    await klik(collega, 'Ik neem de inwoner over');
    await bekijk(collega, 's01-geaccepteerd');
    await zetKlok('2025-04-01T00:05');
    const { inhoud } = await roep(`/v1/inwoners/${ref}/situatie`, { als: 'werkzaak.werk', koppen: { 'schakel-medewerker': 'wz.wc.anna', 'schakel-doel': 'OVERDRACHT' } });
    expect(inhoud).toMatchObject({ klantprofiel: 'KP3', regie: { organisatie: 'WERKZAAK', coach: 'wz.wc.anna' } });
  });
  it('the resident gets a sheet on paper, in plain words', async () => {
    await zetKlok('2025-10-06T09:00');
    const { ref } = await inwonerMetBsn('KP3', '2025-10-06');
    const pagina = await open();
    await logIn(pagina, 'wz.wc.anna', `/inwoners/${ref}/blad`);
    await bekijk(pagina, 'blad');
    const tekst = await pagina.locator('main').innerText();
    for (const zin of ['Dit delen wij', 'Dit delen wij niet', 'Dit kunt u zelf kiezen']) expect(tekst).toContain(zin);
    await pagina.emulateMedia({ media: 'print' });
    await schermafdruk(pagina, 'blad-op-papier');
  });
});

describe('S-14 in de browser', () => {
  it('bert considers, carla answers with the keyboard alone, bert closes', async () => {
    await zetKlok('2025-10-06T09:00');
    const { bsn } = await inwonerMetBsn('KP4', '2025-10-06');
    const van = (await mails()).length;
    const inkomen = await open();
    await logIn(inkomen, 'wz.ic.bert', '/sanctie/nieuw');
    await bekijk(inkomen, 's14-zoeken');
    await inkomen.locator('input[type="text"]').fill(bsn);
    await klik(inkomen, 'Verder');
    await bekijk(inkomen, 's14-overwegen');
    await inkomen.locator('[name="sanctieSoort"][value="VERLAGING"]').check();
    await inkomen.locator('[name="grond"][value="ARBEIDSVERPLICHTING"]').check();
    await klik(inkomen, 'Bekijk vooraf');
    await bekijk(inkomen, 's14-vooraf');
    await klik(inkomen, 'Versturen');
    await bekijk(inkomen, 's14-verstuurd');
    await rust();

    const pagina = await kijker.pagina({ javascript: false });
    await volg(pagina, 'tiel.pc.carla', await linkVan('tiel.pc.carla', 'Graag overleg', van));
    await bekijk(pagina, 's14-taak-carla', { metAxe: false });
    expect(await pagina.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
    await tabNaar(pagina, 'Ik pak dit op');
    await druk(pagina, 'Enter');
    await pagina.waitForURL(/oppakken/);
    await bekijk(pagina, 's14-oppakken', { metAxe: false });
    await tabNaar(pagina, 'Antwoord versturen');
    await druk(pagina, 'Enter');
    await pagina.waitForURL(/verstuurd/);
    await bekijk(pagina, 's14-opgepakt', { metAxe: false });
    await rust();

    await volg(inkomen, 'wz.ic.bert', await linkVan('wz.ic.bert', 'Er is antwoord', van));
    await bekijk(inkomen, 's14-antwoord-bert');
    await klik(inkomen, 'De uitkomst vastleggen');
    await inkomen.getByLabel('Er komt geen sanctie').check();
    await klik(inkomen, 'Uitkomst vastleggen');
    await bekijk(inkomen, 's14-afgesloten');
    await rust();
    const anders = await open();
    await logIn(anders, 'nb.pc.dirk', new URL(await linkVan('tiel.pc.carla', 'Graag overleg', van)).pathname);
    await bekijk(anders, 'taak-van-een-ander');
    expect(await anders.locator('main').innerText()).not.toMatch(/sanctie|inkomensconsulent/);
  });
});

describe('S-17 in de browser', () => {
  it('carla is asked for a decision in time, and extends', async () => {
    await zetKlok('2025-03-03T09:00');
    const { ref } = await inwonerMetBsn('KP4', '2025-03-03');
    await wijsToe(werkzaakSysteem, anna, ref, { gemeente: 'TIEL', op: '2025-03-03', vanaf: '2025-01-01' });
    const verleend = await doet(anna, 'ontheffing.verleend', {
      inwonerRef: ref, zaakId: nieuweZaak(), peildatum: '2025-03-03', doel: 'ONTHEFFING',
      verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-02-20', besluitDatum: '2025-03-03', bekendmakingsDatum: '2025-03-03', mandaatRef: 'mandaat:tiel:ontheffing:werkzaak' },
      belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
    });
    expect(verleend.inhoud).toMatchObject({ status: 'VERWERKT' });
    const van = (await mails()).length;
    await zetKlok('2025-11-24T09:00');
    await rust();
    const pagina = await open();
    await logIn(pagina, 'tiel.pc.carla', '/taken');
    await bekijk(pagina, 'taken');
    await volg(pagina, 'tiel.pc.carla', await linkVan('tiel.pc.carla', 'Besluit nodig: een termijn loopt t/m 20 februari', van));
    await bekijk(pagina, 's17-taak');
    await klik(pagina, 'De ontheffing verlengen');
    await bekijk(pagina, 's17-verlengen');
    await klik(pagina, 'Verlenging vastleggen');
    await bekijk(pagina, 's17-verlengen-fouten');
    await pagina.getByLabel('Nieuwe laatste dag').fill('2027-02-20');
    await pagina.getByLabel('Brief aan de inwoner verstuurd op').fill('2025-11-24');
    await pagina.getByLabel('Ja', { exact: true }).check();
    if ((await pagina.locator('select[name="mandaatRef"]').count()) > 0) await pagina.locator('select[name="mandaatRef"]').selectOption('mandaat:tiel:ontheffing:tiel');
    else await pagina.locator('input[name="mandaatRef"]').fill('mandaat:tiel:ontheffing:tiel');
    await klik(pagina, 'Verlenging vastleggen');
    await bekijk(pagina, 's17-verlengd');
    await rust();
    const { inhoud } = await roep(`/v1/ontheffingen?inwonerRef=${ref}`, { als: 'gemeente-tiel.regie', koppen: { 'schakel-medewerker': 'tiel.pc.carla', 'schakel-doel': 'ONTHEFFING' } });
    expect(inhoud['ontheffingen']).toMatchObject([{ verloop: { laatsteDag: '2027-02-20' } }]);
  });
});

describe('waarneming in de browser', () => {
  it('carla lets fenna deputise; fenna finds her task and sees for whom', async () => {
    await zetKlok('2025-11-17T09:00');
    const { ref } = await inwonerMetBsn('KP3', '2025-11-17');
    const pagina = await open();
    await logIn(pagina, 'tiel.pc.carla', '/waarneming');
    await bekijk(pagina, 'waarneming');
    await pagina.getByLabel('Welke collega neemt waar?').selectOption('tiel.pc.fenna');
    const [begin, einde] = [pagina.locator('input[type="date"]').nth(0), pagina.locator('input[type="date"]').nth(1)];
    await begin.fill('2025-11-17');
    await einde.fill('2025-11-21');
    await pagina.locator('main form button[type="submit"]').first().click();
    await bekijk(pagina, 'waarneming-ingesteld');
    const van = (await mails()).length;
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, nieuweZaak(), '2025-11-17', { verloop: { beoogdeCoach: 'tiel.pc.carla', driegesprek: { aangebodenOp: '2025-11-17', antwoord: 'AFGEZIEN' } }, belastbaarheid: examen }));
    await rust();
    const collega = await open();
    await volg(collega, 'tiel.pc.fenna', await linkVan('tiel.pc.fenna', 'Overdracht', van));
    expect(await collega.locator('main').innerText()).toMatch(/waarneming|collega/i);
    await bekijk(collega, 'taak-in-waarneming');
    // The absent colleague is back: the days are over.
    await zetKlok('2025-11-24T09:00');
  });
});

describe('wie niet mag', () => {
  it('gets a page that says what to do, and never whose it was', async () => {
    const pagina = await open();
    await logIn(pagina, 'tiel.pc.fenna', '/taken/00000000-0000-4000-8000-000000000000');
    await bekijk(pagina, 'taak-bestaat-niet');
    await pagina.goto(`${urls.portaal}/bestaat-niet`);
    await bekijk(pagina, 'pagina-bestaat-niet');
    await pagina.goto(`${urls.portaal}/taken`);
    await klik(pagina, 'Uitloggen');
    await bekijk(pagina, 'uitgelogd');
    const vreemd = await open();
    await logIn(vreemd, 'niemand.bekend.hier', '/taken');
    await bekijk(vreemd, 'niet-geregistreerd');
  });
});
