import type { Page } from 'playwright-core';
import { acceptatie, anna, carla, doet, examen, inwoner, naarKp4, nieuweZaak } from './hulp/berichten';
import { axeOpBreedtes, druk, Kijker, klachten, logIn, schermafdruk, tabNaar } from './hulp/browser';
import { mails, rust, zetKlok } from './hulp/hub';
import { urls } from './hulp/toestand';

/** What is not standard, done by people on the pages of the hub: belastbaarheid on need (S-09) and the medical exception (S-11). */
jest.setTimeout(120_000);

const OP = '2025-10-20';
const LAATSTE = '2025-11-19';
const INHOUD = 'alleen voor wie de inwoner noemde';
let kijker: Kijker;
let annas: Page;
let carlas: Page;
let fennas: Page;
beforeAll(async () => {
  kijker = await Kijker.start();
  await zetKlok(`${OP}T09:00`);
  annas = await kijker.pagina();
  carlas = await kijker.pagina();
  fennas = await kijker.pagina();
  await logIn(annas, 'wz.wc.anna', '/taken');
  await logIn(carlas, 'tiel.pc.carla', '/taken');
  await logIn(fennas, 'tiel.pc.fenna', '/taken');
}, 60_000);
afterAll(() => kijker?.stop());

const uitkomst = async (antwoord: ReturnType<typeof doet>): Promise<void> => expect((await antwoord).inhoud).toMatchObject({ status: 'VERWERKT' });

/** A resident of Tiel who went from anna to carla: anna knows her, carla coaches her. */
const overgedragen = async (): Promise<string> => {
  const [ref, zaakId] = [await inwoner({ klantprofiel: 'KP3', op: OP }), nieuweZaak()];
  const verloop = { driegesprek: { aangebodenOp: OP, antwoord: 'AFGEZIEN' } };
  await uitkomst(doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, OP, { verloop, belastbaarheid: examen })));
  await uitkomst(doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, OP, carla.afzender.actorId, OP)));
  await rust();
  return ref;
};

/** Every page in both widths: nothing for axe to find, nothing sideways, no code in sight. */
const keur = async (pagina: Page, naam: string, media: 'screen' | 'print' = 'screen'): Promise<void> => {
  await schermafdruk(pagina, naam);
  expect({ naam, gevonden: await axeOpBreedtes(pagina, [320, 1280], media), klachten: klachten(pagina) }).toEqual({ naam, gevonden: [], klachten: [] });
  expect(await lees(pagina)).not.toMatch(/\b[A-Z0-9]{2,}_[A-Z0-9_]+\b/);
};
const lees = (pagina: Page): Promise<string> => pagina.locator('main').innerText();
const kop = (pagina: Page): Promise<string> => pagina.locator('main h1').innerText();
const klik = (pagina: Page, naam: string): Promise<void> => pagina.getByRole('button', { name: naam, exact: true }).or(pagina.getByRole('link', { name: naam, exact: true })).first().click();
const ga = async (pagina: Page, pad: string): Promise<number> => (await pagina.goto(`${urls.portaal}${pad}`))?.status() ?? 0;
const zaakIn = (pagina: Page): string => /[?&]zaak=([0-9a-f-]{36})/.exec(pagina.url())?.[1] ?? '';

/** The link of the mail that came after `eerder`: what somebody taps. */
const linkVoor = async (actorId: string, eerder: number): Promise<string> => {
  await rust();
  const nieuw = (await mails()).slice(eerder).filter(({ aan }) => aan === `${actorId}@sandbox.invalid`);
  const pad = nieuw.map(({ tekst }) => /\/taken\/[0-9a-f-]{36}/.exec(tekst)?.[0]).find((een) => een !== undefined);
  if (!pad) throw new Error(`geen mail voor ${actorId}`);
  return pad;
};
const aantalMails = async (): Promise<number> => {
  await rust();
  return (await mails()).length;
};

it('carla asks what she needs, anna answers that and no more, carla reads it', async () => {
  const ref = await overgedragen();
  const eerder = await aantalMails();
  expect(await ga(carlas, `/inwoners/${ref}`)).toBe(200);
  await klik(carlas, 'Informatie vragen aan de collega');
  await carlas.getByLabel('Wat de inwoner kan').check();
  await carlas.getByLabel('Hoeveel uur per week').check();
  await carlas.getByLabel('Waarvoor hebt u dit nodig?').selectOption({ label: 'Iets te doen vinden overdag' });
  await carlas.getByLabel('Toelichting').fill('Denkt u aan de diagnose?');
  await klik(carlas, 'Vraag versturen');
  expect(await lees(carlas)).toContain('Dit lijkt medisch. Mag dit weg?');
  await keur(carlas, 'informatie-vragen-medisch');
  await carlas.getByLabel('Toelichting').fill('Voor een plek overdag.');
  await klik(carlas, 'Toch versturen');
  expect(await kop(carlas)).toBe('Uw vraag is verstuurd');
  const zaakId = zaakIn(carlas);

  await ga(annas, await linkVoor('wz.wc.anna', eerder));
  expect(await lees(annas)).toMatch(/Uiterlijk maandag 27 oktober 2025[\s\S]*Wat de inwoner kan; Hoeveel uur per week[\s\S]*Iets te doen vinden overdag[\s\S]*Voor een plek overdag\./);
  await keur(annas, 'informatie-taak');
  await klik(annas, 'Informatie geven');
  expect(await annas.getByLabel('Wat niet lukt of lastig is').count()).toBe(0);
  await klik(annas, 'Informatie geven');
  await keur(annas, 'informatie-geven-fout');
  await annas.getByLabel('Wat de inwoner kan').fill('Licht werk met pauzes.');
  await annas.getByLabel('Hoeveel uur per week').fill('8');
  await annas.getByLabel('Wanneer is dit beoordeeld?').fill('2025-08-20');
  await klik(annas, 'Informatie geven');
  expect(await kop(annas)).toBe('De informatie is gegeven');
  await klik(annas, 'Verder met deze vraag');
  await klik(annas, 'De vraag afsluiten');
  await annas.getByLabel('Alles wat nodig is').check();
  await klik(annas, 'Vraag afsluiten');
  expect(await kop(annas)).toBe('De vraag is afgesloten');

  await rust();
  await ga(carlas, `/inwoners/${ref}`);
  expect(await lees(carlas)).not.toContain('Licht werk');
  await keur(carlas, 'informatie-inwoner');
  await klik(carlas, 'Wat de inwoner kan; Hoeveel uur per week');
  expect(await lees(carlas)).toMatch(/Licht werk met pauzes\.[\s\S]*8 uur[\s\S]*Alles is gegeven/);
  await keur(carlas, 'informatie-gelezen');
  expect(await ga(fennas, `/informatie/${zaakId}`)).toBe(404);
});

it('anna records the statement and puts ready, with the keyboard; carla alone reads it, until the resident withdraws', async () => {
  const ref = await overgedragen();
  expect(await ga(annas, `/inwoners/${ref}`)).toBe(200);
  await tabNaar(annas, 'Een verklaring van de inwoner vastleggen');
  await druk(annas, 'Enter');
  await annas.waitForURL(/\/informatie\/verklaring/);
  await keur(annas, 'verklaring-begin');
  await annas.getByLabel('De conclusie').check();
  await annas.getByLabel('Het advies').check();
  await annas.getByLabel('De inwoner vraagt er zelf om').check();
  await tabNaar(annas, 'Verder');
  await druk(annas, 'Enter');
  await annas.waitForURL(/\/verstuurd\//);
  expect(await kop(annas)).toBe('Het verzoek is vastgelegd');
  const zaakId = zaakIn(annas);
  await klik(annas, 'Verder met deze vraag');
  await klik(annas, 'De verklaring vastleggen');
  await annas.getByLabel('De conclusie en het advies').check();
  await annas.getByLabel('Wie mag dit lezen?').selectOption('tiel.pc.carla');
  await annas.getByLabel('Tot en met welke dag?').fill(LAATSTE);
  await annas.getByLabel('Kenmerk van de verklaring').fill('dossier:bewijs-1');
  await keur(annas, 'verklaring-vastleggen');
  await klik(annas, 'Verklaring vastleggen');
  expect(await kop(annas)).toBe('De verklaring is vastgelegd');
  await klik(annas, 'Verder met deze vraag');
  await klik(annas, 'Conclusie en advies klaarzetten');
  expect(await lees(annas)).toContain('Alleen Carla kan dit lezen, tot en met woensdag 19 november 2025.');
  await keur(annas, 'verklaring-klaarzetten');
  await annas.getByLabel('De conclusie').fill(INHOUD);
  await annas.getByLabel('Het advies').fill('Rustig opbouwen.');
  const eerder = await aantalMails();
  await klik(annas, 'Klaarzetten');
  expect(await kop(annas)).toBe('De informatie staat klaar');

  await ga(carlas, await linkVoor('tiel.pc.carla', eerder));
  expect(await kop(carlas)).toBe('Er staat informatie voor u klaar');
  await klik(carlas, 'Naar het lezen');
  expect(await lees(carlas)).toMatch(/Elke keer dat u leest, leggen wij vast\. De inwoner kan dat zien\./);
  expect(await lees(carlas)).not.toContain(INHOUD);
  await keur(carlas, 'klaar-zaak');
  const antwoord = carlas.waitForResponse(/\/lezen$/);
  await klik(carlas, 'Lezen');
  expect((await antwoord).headers()['cache-control']).toBe('no-store');
  expect(await lees(carlas)).toMatch(new RegExp(`${INHOUD}[\\s\\S]*Rustig opbouwen\\.[\\s\\S]*woensdag 19 november 2025[\\s\\S]*UAVG artikel 30 lid 1`));
  expect(new URL(carlas.url()).pathname).toBe(`/informatie/${zaakId}/lezen`);
  await keur(carlas, 'klaar-gelezen');

  expect(await ga(fennas, `/informatie/${zaakId}`)).toBe(404);
  await ga(annas, `/informatie/${zaakId}`);
  expect(await lees(annas)).not.toContain(INHOUD);
  await klik(annas, 'De inwoner trekt de verklaring in');
  await klik(annas, 'Intrekken');
  expect(await kop(annas)).toBe('De verklaring is ingetrokken');
  await rust();
  await carlas.reload();
  await ga(carlas, `/informatie/${zaakId}`);
  expect(await lees(carlas)).toMatch(/De inwoner heeft de verklaring ingetrokken\. U kunt dit niet meer lezen\./);
  expect(await carlas.getByRole('button', { name: 'Lezen', exact: true }).count()).toBe(0);
  await keur(carlas, 'klaar-ingetrokken');
  await bureau(ref);
});

/** What the privacy desk prints for the resident of all this. */
const bureau = async (ref: string): Promise<void> => {
  const hugos = await kijker.pagina();
  await logIn(hugos, 'tiel.au.hugo', '/privacy');
  await keur(hugos, 'privacy-zoeken');
  expect(await ga(hugos, `/privacy/${ref}`)).toBe(200);
  expect(await lees(hugos)).not.toContain(INHOUD);
  await tabNaar(hugos, 'Download als bestand');
  await keur(hugos, 'privacy-overzicht');
  await hugos.emulateMedia({ media: 'print' });
  await keur(hugos, 'privacy-papier', 'print');
};
