import type { Page } from 'playwright-core';
import { carla, doet, fictiefBsn, inwoner, nieuweZaak, tielSysteem, werkzaakSysteem, wijsToe } from './hulp/berichten';
import { axeOpBreedtes, druk, Kijker, klachten, logIn, schermafdruk, tabNaar } from './hulp/browser';
import { mails, rust, takenVan, zetKlok } from './hulp/hub';
import { urls } from './hulp/toestand';

/** What a coach asks for a resident on the pages of the hub: an instrument, trying out work, a talk with income, a colleague who thinks along. */
jest.setTimeout(120_000);

const OP = '2025-11-10';
const AANBOD = `snuffelstage-${nieuweZaak()}`;
let kijker: Kijker;
let carlas: Page;
beforeAll(async () => {
  kijker = await Kijker.start();
  await zetKlok(`${OP}T09:00`);
  const publiceer = async (gebeurtenis: string, doel: string, algemeen: object): Promise<void> =>
    expect((await doet(werkzaakSysteem, gebeurtenis, { gemeente: 'REGIO', peildatum: OP, doel, algemeen })).inhoud).toMatchObject({ status: 'VERWERKT' });
  await publiceer('instrument.catalogus.gepubliceerd', 'INSTRUMENT', { instrumenten: [{ code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', thema: 'GELD', kp4Relevant: true, prijs: 250 }, { code: 'JOBCOACH', naam: 'Jobcoach', groep: 'JOBCOACHING', kp4Relevant: false, prijs: 900 }] });
  await publiceer('proevenaanwerk.aanbod.gepubliceerd', 'PROEVEN_AAN_WERK', { aanbodRef: AANBOD, soort: 'SNUFFELSTAGE', datum: '2025-11-20', plaats: 'Tiel', plaatsen: 2, inhoud: 'Twee dagen in de keuken.', voorwaarden: 'Kan twee uur staan.', werkgever: 'De Keuken' });
  await rust();
  carlas = await kijker.pagina();
  await logIn(carlas, 'tiel.pc.carla', '/taken');
}, 60_000);
afterAll(() => kijker?.stop());

/** Every page in both widths: nothing for axe to find, nothing sideways, no code in sight. */
const keur = async (pagina: Page, naam: string): Promise<void> => {
  await schermafdruk(pagina, naam);
  expect({ naam, gevonden: await axeOpBreedtes(pagina, [320, 1280]), klachten: klachten(pagina) }).toEqual({ naam, gevonden: [], klachten: [] });
  expect(await lees(pagina)).not.toMatch(/\b[A-Z0-9]{2,}_[A-Z0-9_]+\b/);
};
const lees = async (pagina: Page): Promise<string> => (await pagina.locator('main').innerText()).replace(/\s/g, ' ');
const kop = (pagina: Page): Promise<string> => pagina.locator('main h1').innerText();
const klik = (pagina: Page, naam: string): Promise<void> => pagina.getByRole('button', { name: naam, exact: true }).or(pagina.getByRole('link', { name: naam, exact: true })).first().click();
const ga = async (pagina: Page, pad: string): Promise<number> => (await pagina.goto(`${urls.portaal}${pad}`))?.status() ?? 0;
const taken = async (aansluiting: string, actorId: string, ref: string): Promise<number> => {
  await rust();
  return (await takenVan(aansluiting, actorId)).filter(({ inwonerRef, soort }) => inwonerRef === ref && soort === 'VERZOEK_BEHANDELEN').length;
};

it('carla asks an instrument from the page of a resident, and sees before sending that it is free and why', async () => {
  const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
  expect(await ga(carlas, `/inwoners/${ref}`)).toBe(200);
  await keur(carlas, 'verzoek-inwoner');
  await klik(carlas, 'Een instrument aanvragen');
  await klik(carlas, 'Controleren');
  expect(await carlas.title()).toMatch(/^Fout: /);
  await keur(carlas, 'verzoek-instrument-fout');
  expect(await carlas.getByLabel('Welk instrument?').innerText()).not.toContain('Jobcoach');
  await carlas.getByLabel('Welk instrument?').selectOption('LEERLAB_GELD');
  await carlas.getByLabel('Wanneer moet het beginnen?').fill('2025-11-17');
  await carlas.getByLabel('Toelichting').fill('Kan op dinsdag, na de depressie.');
  await klik(carlas, 'Controleren');
  expect(await lees(carlas)).toMatch(/Dit lijkt medisch\. Mag dit weg\?.*Prijs € 0,00.*Leerlab gratis.*maandag 17 november 2025.*Dit ziet de werkcoach van Werkzaak.*Omgaan met geld/);
  await keur(carlas, 'verzoek-instrument-controleren');
  await klik(carlas, 'Aanpassen');
  await carlas.getByLabel('Toelichting').fill('Kan op dinsdag.');
  await klik(carlas, 'Controleren');
  expect(await lees(carlas)).not.toContain('Dit lijkt medisch');
  const eerder = (await mails()).length;
  await klik(carlas, 'Versturen');
  expect(await kop(carlas)).toBe('Uw aanvraag is verstuurd');
  expect(await lees(carlas)).toContain('maandag 17 november 2025');
  await keur(carlas, 'verzoek-instrument-klaar');
  expect(await taken('werkzaak.werk', 'wz.wc.anna', ref)).toBe(1);
  await klik(carlas, 'Volg dit bij uw afspraken');
  expect(await lees(carlas)).toMatch(/Instrumenten.*Aangevraagd.*Het team werkcoaches van Werkzaak is aan de beurt\..*Uiterlijk maandag 17 november 2025/);
  await keur(carlas, 'verzoek-afspraken');
  expect((await mails()).slice(eerder).map(({ tekst }) => tekst).join()).not.toMatch(/dinsdag|Omgaan met geld|depressie/);
});

it('a resident is signed up for trying out work by who says that the conditions are met, and gets a place', async () => {
  const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
  await ga(carlas, `/inwoners/${ref}`);
  await klik(carlas, 'Aanmelden voor proeven aan werk');
  expect(await lees(carlas)).toMatch(/Snuffelstage op donderdag 20 november 2025.*Nog 2 van de 2 plaatsen.*Twee dagen in de keuken\..*Kan twee uur staan\./);
  await keur(carlas, 'verzoek-aanbod');
  expect(await ga(carlas, `/verzoeken/proeven-aan-werk?inwoner=${ref}&aanbod=${AANBOD}`)).toBe(200);
  await carlas.getByLabel('Met welke werkcoach hebt u dit afgesproken?').selectOption('wz.wc.anna');
  await carlas.getByLabel('De inwoner kan steeds meer op het gebied van werk').check();
  await klik(carlas, 'Controleren');
  expect(await lees(carlas)).toContain('Vink allebei aan.');
  await carlas.getByLabel('De inwoner wil dit zelf').check();
  expect(await lees(carlas)).toContain('Vink aan dat de inwoner eraan voldoet.');
  await keur(carlas, 'verzoek-proeven-fout');
  await carlas.getByLabel('De inwoner kent de voorwaarden en voldoet eraan').check();
  await klik(carlas, 'Controleren');
  expect(await lees(carlas)).toMatch(/Plaats Er is een plaats.*Dit ziet de werkcoach van Werkzaak/);
  await klik(carlas, 'Versturen');
  expect(await kop(carlas)).toBe('De inwoner is aangemeld');
  await ga(carlas, '/proeven-aan-werk');
  expect(await lees(carlas)).toContain('Nog 1 plaats');
});

it('from the menu, with the keyboard alone, carla asks a talk with income with an interpreter', async () => {
  const bsn = fictiefBsn();
  const nieuw = await doet(tielSysteem, 'inwoner.geregistreerd', { peildatum: OP, doel: 'BEHEER', identiteit: { bsn }, verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2022-01-01' }, contact: { naam: 'B. Voorbeeld', taalvoorkeur: 'nl' } });
  const ref = String(nieuw.inhoud['inwonerRef']);
  await wijsToe(tielSysteem, carla, ref, { gemeente: 'TIEL', op: OP, vanaf: '2022-01-01' });
  await ga(carlas, '/taken');
  await tabNaar(carlas, 'Iets vragen');
  await druk(carlas, 'Enter');
  await carlas.waitForURL(/\/verzoeken$/);
  await keur(carlas, 'verzoek-begin');
  await carlas.getByLabel('Een gesprek met inkomen vragen').check();
  await carlas.getByLabel('Burgerservicenummer van de inwoner').fill(bsn);
  await tabNaar(carlas, 'Verder');
  await druk(carlas, 'Enter');
  await carlas.waitForURL(new RegExp(`/verzoeken/inkomensgesprek\\?inwoner=${ref}$`));
  expect(carlas.url()).not.toContain(bsn);
  await carlas.getByLabel('Op locatie').check();
  await carlas.getByLabel('De taal is een drempel').check();
  await carlas.getByLabel('Ja', { exact: true }).check();
  await carlas.getByLabel('Voor welke taal?').fill('Tigrinya');
  await keur(carlas, 'verzoek-gesprek');
  await klik(carlas, 'Controleren');
  expect(await lees(carlas)).toMatch(/Dit ziet de inkomensconsulent van Werkzaak.*Op locatie.*De taal is een drempel.*Tigrinya/);
  await keur(carlas, 'verzoek-gesprek-controleren');
  await klik(carlas, 'Versturen');
  expect(await kop(carlas)).toBe('Uw vraag is verstuurd');
  expect(await taken('werkzaak.inkomen', 'wz.ic.bert', ref)).toBe(1);
});

it('anna lets carla think along with one question; a colleague of another gemeente finds no such resident', async () => {
  const ref = await inwoner({ klantprofiel: 'KP3', op: OP });
  const annas = await kijker.pagina();
  await logIn(annas, 'wz.wc.anna', `/inwoners/${ref}`);
  await klik(annas, 'Een collega laten meedenken');
  await annas.getByLabel('Wat is uw vraag?').fill('Hoe vind ik een plek overdag?');
  await annas.getByLabel('Aan welke collega?').selectOption('tiel.pc.carla');
  await klik(annas, 'Controleren');
  expect(await lees(annas)).toMatch(/Dit ziet de participatiecoach van gemeente Tiel.*Hoe vind ik een plek overdag\?/);
  await keur(annas, 'verzoek-meedenken-controleren');
  await klik(annas, 'Versturen');
  expect(await kop(annas)).toBe('Uw vraag is verstuurd');
  expect(await taken('gemeente-tiel.regie', 'tiel.pc.carla', ref)).toBe(1);
  const dirks = await kijker.pagina();
  await logIn(dirks, 'nb.pc.dirk', '/taken');
  expect([await ga(dirks, `/verzoeken/meedenken?inwoner=${ref}`), await ga(dirks, `/verzoeken/instrument?inwoner=${ref}`)]).toEqual([404, 404]);
});

it('what an ontheffing means for the resident is one page in plain words, on the screen and on paper', async () => {
  const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
  const verloop = { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: OP, laatsteDag: '2026-05-09', besluitDatum: OP, bekendmakingsDatum: OP, mandaatRef: 'mandaat:tiel:ontheffing:tiel', zienswijzeGeboden: true };
  expect((await doet(carla, 'ontheffing.verleend', { zaakId: nieuweZaak(), inwonerRef: ref, peildatum: OP, doel: 'ONTHEFFING', verloop, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
  await rust();
  await ga(carlas, `/inwoners/${ref}`);
  await klik(carlas, 'Wat betekent deze ontheffing?');
  expect(await lees(carlas)).toMatch(/vanaf 10 november 2025 tot en met 9 mei 2026.*niet naar werk te zoeken.*Dit blijft gelden.*hulp naar werk/);
  await keur(carlas, 'ontheffing-betekenis');
  await carlas.emulateMedia({ media: 'print' });
  expect(await carlas.locator('main').innerText()).not.toContain('Druk dit blad af');
  expect(await carlas.locator('header').first().isVisible()).toBe(false);
  await carlas.emulateMedia({ media: 'screen' });
});

it('who keeps the hub going sees what is stuck in words and in counts, and nobody else does', async () => {
  const elses = await kijker.pagina();
  await logIn(elses, 'wz.bm.els', '/beheer');
  expect(await kop(elses)).toBe('Hoe gaat het met Schakel?');
  expect(await lees(elses)).toContain('Op deze pagina staan alleen aantallen.');
  expect(await lees(elses)).not.toMatch(/Dienst geeft geen antwoord/);
  await keur(elses, 'beheer');
  expect(await ga(carlas, '/beheer')).toBe(404);
  await klik(elses, 'Afspraken');
  expect(await lees(elses)).toMatch(/Dit loopt nu in de hele regio\..*Om welke inwoner of collega het gaat, ziet u niet\./);
  await keur(elses, 'afspraken-aantallen');
});

it('the privacy desk reads who may see what from the hub itself, and prints it', async () => {
  const hugos = await kijker.pagina();
  await logIn(hugos, 'tiel.au.hugo', '/privacy');
  await klik(hugos, 'Wie mag welke gegevens zien?');
  expect(await lees(hugos)).toMatch(/Privacykader, versie v2.*Contactgegevens.*Voorwaarden.*Memo AB 2-9-2025/);
  await keur(hugos, 'privacy-kader');
  await hugos.emulateMedia({ media: 'print' });
  expect(await hugos.getByText('Afdrukken:').isVisible()).toBe(false);
  await schermafdruk(hugos, 'privacy-kader-papier');
});
