import type { Page } from 'playwright-core';
import { anna, bert, carla, doet, examen, inwoner, naarKp4, nieuweZaak, tielSysteem } from './hulp/berichten';
import { axeOpBreedtes, druk, Kijker, klachten, logIn, schermafdruk, tabNaar, zijwaarts } from './hulp/browser';
import { mails, rust, zetKlok } from './hulp/hub';
import { urls } from './hulp/toestand';

/** What a coach does on his phone: from the mail to the answer (issue 3, item 5a and b), without scripts of ours. */
jest.setTimeout(120_000);

const OP = '2025-10-06';
let kijker: Kijker;
beforeAll(async () => {
  kijker = await Kijker.start();
  await zetKlok(`${OP}T09:00`);
}, 60_000);
afterAll(() => kijker?.stop());

/** The link of the mail that came after `eerder`: what somebody taps. */
const linkVoor = async (actorId: string, eerder: number): Promise<string> => {
  await rust();
  const [post, ...meer] = (await mails()).slice(eerder).filter((mail) => mail.aan === `${actorId}@sandbox.invalid`);
  const pad = /\/taken\/[0-9a-f-]{36}/.exec(post?.tekst ?? '')?.[0];
  if (!pad || meer.length > 0) throw new Error(`geen of te veel mails voor ${actorId}`);
  return pad;
};
const aantalMails = async (): Promise<number> => {
  await rust();
  return (await mails()).length;
};

/** Every state that somebody meets is looked at the same way, in both widths: nothing to complain of, nothing sideways, no code in sight. */
const keur = async (pagina: Page, naam: string): Promise<void> => {
  await schermafdruk(pagina, naam);
  expect({ naam, gevonden: await axeOpBreedtes(pagina, [1280, 320]), zijwaarts: await zijwaarts(pagina), klachten: klachten(pagina) }).toEqual({ naam, gevonden: [], zijwaarts: [], klachten: [] });
  const gelezen = (await pagina.locator('main').innerText()).replace(/Code voor de helpdesk: .*/, '');
  expect(gelezen).not.toMatch(/\b[A-Z0-9]{2,}_[A-Z0-9_]+\b/);
};

describe.each([320])('at %i px', (breedte) => {
  it('a participatiecoach goes from the mail of a considered sanction to his answer', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const zaakId = nieuweZaak();
    const gesprekken = [{ gespreksdatum: '2025-09-08', kanaal: 'FYSIEK' }, { gespreksdatum: '2025-09-22', kanaal: 'TELEFOON' }];
    const eerder = await aantalMails();
    const overwogen = await doet(bert, 'boete.overwogen', { zaakId, inwonerRef: ref, peildatum: OP, doel: 'ONDERSTEUNING_BIJ_SANCTIE', verloop: { overwegingsDatum: OP }, contact: { naam: 'Bert', telefoon: '0000 000 002' }, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken } });
    expect(overwogen.inhoud).toMatchObject({ status: 'VERWERKT' });
    const pagina = await kijker.pagina({ breedte, javascript: true });
    await logIn(pagina, 'tiel.pc.carla', await linkVoor('tiel.pc.carla', eerder));
    expect(await pagina.locator('h1').innerText()).toBe('Een inkomensconsulent wil overleggen');
    expect(await pagina.locator('main').innerText()).toMatch(/Uiterlijk maandag 20 oktober 2025[\s\S]*Een verlaging van de uitkering[\s\S]*8 september 2025 op kantoor/);
    expect(await pagina.getByRole('link', { name: '0000 000 002' }).getAttribute('href')).toBe('tel:0000000002');
    await keur(pagina, `alert-${breedte}`);
    await pagina.getByRole('link', { name: 'Ik pak dit op' }).click();
    await keur(pagina, `alert-oppakken-${breedte}`);
    const antwoord = await aantalMails();
    await pagina.getByRole('button', { name: 'Antwoord versturen' }).click();
    expect(await pagina.locator('h1').innerText()).toBe('U pakt dit op');
    await keur(pagina, `alert-klaar-${breedte}`);
    const consulent = await kijker.pagina({ breedte, javascript: true });
    await logIn(consulent, 'wz.ic.bert', await linkVoor('wz.ic.bert', antwoord));
    expect(await consulent.locator('main').innerText()).toContain('De coach pakt dit op');
    await keur(consulent, `alert-antwoord-${breedte}`);
    await consulent.getByRole('link', { name: 'De uitkomst vastleggen' }).click();
    await consulent.getByRole('button', { name: 'Uitkomst vastleggen' }).click();
    await keur(consulent, `alert-uitkomst-fout-${breedte}`);
    await consulent.getByLabel('Er komt geen sanctie').check();
    await consulent.getByRole('button', { name: 'Uitkomst vastleggen' }).click();
    expect(await consulent.locator('h1').innerText()).toBe('De uitkomst is vastgelegd');
  });

  it('a participatiecoach goes from the mail of a handover to accepting it, and hears why when it cannot be', async () => {
    const ref = await inwoner({ klantprofiel: 'KP3', op: OP });
    const zaakId = nieuweZaak();
    const eerder = await aantalMails();
    const voorstel = naarKp4(ref, zaakId, OP, { verloop: { beoogdeCoach: carla.afzender.actorId, voorgesteldeStartdatum: '2025-11-03' }, belastbaarheid: examen });
    expect((await doet(anna, 'overdracht.voorgesteld', voorstel)).inhoud).toMatchObject({ status: 'VERWERKT' });
    const pagina = await kijker.pagina({ breedte, javascript: true });
    const pad = await linkVoor('tiel.pc.carla', eerder);
    await logIn(pagina, 'tiel.pc.carla', pad);
    expect(await pagina.locator('h1').innerText()).toBe('Beoordeel een overdracht');
    await keur(pagina, `overdracht-${breedte}`);
    await pagina.getByRole('link', { name: 'Ik neem de inwoner over' }).click();
    await keur(pagina, `overdracht-accepteren-${breedte}`);
    await pagina.getByRole('button', { name: 'Ik neem de inwoner over' }).click();
    expect(await pagina.locator('main').innerText()).toMatch(/Waarom\?[\s\S]*nog geen driegesprek aangeboden/);
    await keur(pagina, `overdracht-geweigerd-${breedte}`);
    await pagina.goto(`${urls.portaal}${pad}`);
    await pagina.getByRole('link', { name: 'Vastleggen: driegesprek aangeboden' }).click();
    await pagina.getByRole('button', { name: 'Vastleggen' }).click();
    await pagina.goto(`${urls.portaal}${pad}`);
    await keur(pagina, `overdracht-driegesprek-${breedte}`);
    await pagina.getByRole('link', { name: 'Ik neem de inwoner over' }).click();
    await pagina.getByRole('button', { name: 'Ik neem de inwoner over' }).click();
    expect(await pagina.locator('h1').innerText()).toBe('U neemt de inwoner over');
    await keur(pagina, `overdracht-klaar-${breedte}`);
    await pagina.goto(`${urls.portaal}/inwoners/${ref}`);
    await keur(pagina, `inwoner-${breedte}`);
  });

  it('the list, and arranging who takes over, are as plain', async () => {
    const [noor, omar] = [`tiel.pc.noor${breedte}`, `tiel.pc.omar${breedte}`];
    for (const medewerker of [noor, omar]) {
      const verloop = { medewerker, rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'], ingangsdatum: OP };
      const nieuw = await doet(tielSysteem, 'medewerker.geregistreerd', { peildatum: OP, doel: 'BEHEER', verloop, contact: { werkmail: `${medewerker}@sandbox.invalid`, werktelefoon: '0000 000 031' } });
      expect(nieuw.inhoud).toMatchObject({ status: 'VERWERKT' });
    }
    const pagina = await kijker.pagina({ breedte, javascript: true });
    await logIn(pagina, 'tiel.pc.carla', '/taken');
    await keur(pagina, `taken-${breedte}`);
    const noors = await kijker.pagina({ breedte, javascript: true });
    await logIn(noors, noor, '/waarneming');
    await keur(noors, `waarneming-${breedte}`);
    await noors.getByLabel('Welke collega').selectOption(omar);
    await noors.getByRole('button', { name: 'Waarneming instellen' }).click();
    await keur(noors, `waarneming-fout-${breedte}`);
    await noors.getByLabel('Laatste dag').fill('2025-10-17');
    await noors.getByRole('button', { name: 'Waarneming instellen' }).click();
    expect(await noors.locator('h1').innerText()).toBe('De waarneming is ingesteld');
    await noors.goto(`${urls.portaal}/waarneming`);
    await keur(noors, `waarneming-loopt-${breedte}`);
    await noors.getByRole('button', { name: 'Vandaag laten stoppen' }).click();
    expect(await noors.locator('h1').innerText()).toBe('De waarneming stopt');
    await noors.goto(`${urls.portaal}/waarneming`);
    expect(await noors.locator('main').innerText()).toContain('Van 6 oktober 2025 tot en met 6 oktober 2025');
  });

  it('an inkomensconsulent sees beforehand what the coach gets, and sends it', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const consulent = await kijker.pagina({ breedte, javascript: true });
    await logIn(consulent, 'wz.ic.bert', '/sanctie/nieuw');
    await consulent.getByLabel('Burgerservicenummer').fill('999990000');
    await consulent.getByRole('button', { name: 'Verder' }).click();
    await keur(consulent, `sanctie-zoeken-${breedte}`);
    await consulent.goto(`${urls.portaal}/sanctie/nieuw?inwoner=${ref}`);
    await keur(consulent, `sanctie-nieuw-${breedte}`);
    const tiel = consulent.getByLabel('gemeente Tiel');
    if (await tiel.count()) await tiel.check();
    await consulent.getByLabel('Een verlaging van de uitkering').check();
    await consulent.getByLabel('Verplichting om werk te zoeken').check();
    await consulent.getByRole('button', { name: 'Bekijk vooraf' }).click();
    expect(await consulent.locator('main').innerText()).toContain('Dit ziet de participatiecoach van gemeente Tiel');
    await keur(consulent, `sanctie-vooraf-${breedte}`);
    await consulent.getByRole('button', { name: 'Versturen' }).click();
    expect(await consulent.locator('h1').innerText()).toBe('De coach krijgt uw vraag');
    await keur(consulent, `sanctie-klaar-${breedte}`);
  });

  it('a participatiecoach decides about an ontheffing that ends', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const zaakId = nieuweZaak();
    const verloop = { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: OP, laatsteDag: '2025-12-15', besluitDatum: OP, bekendmakingsDatum: OP, mandaatRef: 'mandaat:tiel:ontheffing:tiel', zienswijzeGeboden: true };
    const eerder = await aantalMails();
    const verleend = await doet(carla, 'ontheffing.verleend', { zaakId, inwonerRef: ref, peildatum: OP, doel: 'ONTHEFFING', verloop, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } });
    expect(verleend.inhoud).toMatchObject({ status: 'VERWERKT' });
    const pagina = await kijker.pagina({ breedte, javascript: true });
    await logIn(pagina, 'tiel.pc.carla', await linkVoor('tiel.pc.carla', eerder));
    expect(await pagina.locator('h1').innerText()).toBe('Neem een besluit over een ontheffing');
    await keur(pagina, `besluit-${breedte}`);
    await pagina.getByRole('link', { name: 'De ontheffing verlengen' }).click();
    await keur(pagina, `besluit-verlengen-${breedte}`);
    await pagina.getByLabel('Nieuwe laatste dag').fill('2026-06-15');
    await pagina.getByLabel('Ja', { exact: true }).check();
    await pagina.getByRole('button', { name: 'Verlenging vastleggen' }).click();
    expect(await pagina.locator('h1').innerText()).toBe('De ontheffing is verlengd');
    await keur(pagina, `besluit-klaar-${breedte}`);
  });
});

it('with a keyboard alone and without scripts a coach answers the alert, and the focus is in sight all the way', async () => {
  const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
  const eerder = await aantalMails();
  const overwogen = await doet(bert, 'boete.overwogen', { zaakId: nieuweZaak(), inwonerRef: ref, peildatum: OP, doel: 'ONDERSTEUNING_BIJ_SANCTIE', verloop: { overwegingsDatum: OP }, handhaving: { sanctieSoort: 'WAARSCHUWING', grond: 'INLICHTINGENPLICHT' } });
  expect(overwogen.inhoud).toMatchObject({ status: 'VERWERKT' });
  const pagina = await kijker.pagina();
  await logIn(pagina, 'tiel.pc.carla', await linkVoor('tiel.pc.carla', eerder));
  await tabNaar(pagina, 'Ga naar de inhoud');
  await druk(pagina, 'Enter');
  await tabNaar(pagina, 'Ik wil overleg');
  await druk(pagina, 'Enter');
  await pagina.waitForURL(/\/overleg$/);
  await tabNaar(pagina, 'Antwoord versturen');
  await druk(pagina, 'Enter');
  await pagina.waitForURL(/\/verstuurd\//);
  expect(await pagina.locator('h1').innerText()).toBe('U wilt overleggen');
});
