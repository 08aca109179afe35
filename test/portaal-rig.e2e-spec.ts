import { existsSync, statSync } from 'node:fs';
import { axe, Kijker, klachten, logIn, schermafdruk, tabNaar, druk, zijwaarts } from './hulp/browser';
import { urls } from './hulp/toestand';

jest.setTimeout(60_000);

describe('the portal in a real browser', () => {
  let kijker: Kijker;
  beforeAll(async () => {
    kijker = await Kijker.start();
  }, 30_000);
  afterAll(() => kijker?.stop());

  it.each([1280, 320])('lets a person log in without scripts, at %i px, and shows who he is', async (breedte) => {
    const pagina = await kijker.pagina({ breedte });
    await pagina.goto(urls.portaal);
    expect(await pagina.title()).toBe('Inloggen in de zandbak: kies wie u bent');
    expect(await zijwaarts(pagina)).toEqual([]);
    await logIn(pagina, 'tiel.pc.carla');
    expect(pagina.url().startsWith(urls.portaal)).toBe(true);
    expect(await pagina.locator('body').innerText()).toContain('Carla, participatiecoach bij gemeente Tiel');
    expect(await zijwaarts(pagina)).toEqual([]);
    const afdruk = await schermafdruk(pagina, `rig-begin-${breedte}`);
    expect(existsSync(afdruk) && statSync(afdruk).size).toBeGreaterThan(5000);
  });

  it('has no finding of axe and no complaint of the browser on the way in', async () => {
    const pagina = await kijker.pagina();
    await pagina.goto(urls.portaal);
    expect(await axe(pagina)).toEqual([]);
    await logIn(pagina, 'tiel.pc.carla');
    expect(await axe(pagina)).toEqual([]);
    expect(klachten(pagina)).toEqual([]);
  });

  it('sees with axe what is wrong, also on a page without scripts', async () => {
    const pagina = await kijker.pagina();
    await pagina.goto(urls.portaal);
    await pagina.setContent('<!doctype html><html lang="nl"><title>x</title><main><h1>x</h1><input><p style="color:#aaa">bleek</p></main></html>');
    expect((await axe(pagina)).map((een) => een.split(':')[0])).toEqual(['color-contrast', 'label']);
  });

  it('lets a person log in with the keyboard alone', async () => {
    const pagina = await kijker.pagina();
    await pagina.goto(urls.portaal);
    await tabNaar(pagina, /^tiel\.pc\.fenna/);
    await druk(pagina, 'Enter');
    await pagina.waitForURL((url) => url.href.startsWith(urls.portaal));
    expect(await pagina.locator('body').innerText()).toContain('Fenna, participatiecoach bij gemeente Tiel');
  });
});
