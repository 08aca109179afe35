import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { urls } from './toestand';

type Chromium = { readonly pad: string; readonly env: Readonly<Record<string, string>> };

const ARGUMENTEN = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--lang=nl'];
const SCHERMEN = join(process.cwd(), '.hub', 'toetsen', 'schermen');
const MAX_TABS = 120;

/** `npm test` finds the browser, or says in one sentence why there is none. */
const gevonden = (): Chromium => {
  if (process.env['TEST_CHROMIUM_ONTBREEKT']) throw new Error(process.env['TEST_CHROMIUM_ONTBREEKT']);
  return process.env['TEST_CHROMIUM'] ? (JSON.parse(process.env['TEST_CHROMIUM']) as Chromium) : { pad: process.env['CHROMIUM_PAD'] ?? '/usr/bin/chromium', env: {} };
};

const meldingen = new WeakMap<Page, string[]>();

/** What the browser complained about on this page: blocked by the policy, not found, an error. */
export const klachten = (pagina: Page): readonly string[] => meldingen.get(pagina) ?? [];

const luister = (pagina: Page): Page => {
  const lijst: string[] = [];
  meldingen.set(pagina, lijst);
  // A page may itself have status 400 or 404 and still be the right page; a stylesheet may not.
  const isPagina = (url: string): boolean => !/\.(css|ico)$/.test(url);
  pagina.on('console', (melding) => (/status of 4\d\d/.test(melding.text()) && isPagina(melding.location().url) ? undefined : lijst.push(`${melding.type()}: ${melding.text()}`)));
  pagina.on('pageerror', (fout) => lijst.push(`fout: ${fout.message}`));
  return pagina;
};

export type Venster = { readonly breedte?: number; readonly javascript?: boolean };

/** A real browser. It ends with the process that started it: it is held by a pipe, so that none is left behind. */
export class Kijker {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<Kijker> {
    const { pad, env } = gevonden();
    return new Kijker(await chromium.launch({ executablePath: pad, args: ARGUMENTEN, env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', ...env } }));
  }

  /** A person of his own: nothing is shared with other pages. Without scripts unless the test needs them. */
  async pagina({ breedte = 1280, javascript = false }: Venster = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: breedte, height: 900 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', javaScriptEnabled: javascript });
    context.setDefaultTimeout(15_000);
    return luister(await context.newPage());
  }

  versie = (): string => this.browser.version();
  stop = (): Promise<void> => this.browser.close();
}

/** Logs in as that member of staff, and comes back where the person wanted to be. */
export const logIn = async (pagina: Page, actorId: string, naar = '/'): Promise<void> => {
  await pagina.goto(`${urls.portaal}${naar}`);
  if (!pagina.url().startsWith(urls.oidc)) await pagina.goto(`${urls.portaal}/inloggen?naar=${encodeURIComponent(naar)}`);
  const knop = pagina.locator(`button[name="actorId"][value="${actorId}"]`);
  if (await knop.count()) await knop.click();
  else {
    await pagina.getByLabel('Naam van de medewerker').fill(actorId);
    await pagina.getByRole('button', { name: 'Inloggen met deze naam' }).click();
  }
  await pagina.waitForURL((url) => url.href.startsWith(urls.portaal));
};

const axeBron = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const REGELS: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

type Kopie = { readonly pagina: Page; html: string };
const kopieen = new WeakMap<Browser, Promise<Kopie>>();

const maakKopie = async (browser: Browser): Promise<Kopie> => {
  const context = await browser.newContext({ locale: 'nl-NL' });
  const kopie: Kopie = { pagina: await context.newPage(), html: '' };
  await kopie.pagina.route('**/*', (route) => (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: kopie.html }) : route.continue()));
  return kopie;
};

/**
 * axe waits for promises, which never settle where scripts are off: it looks at the same document in a page that has them.
 * One such page per browser, with its stylesheets at hand: making one for every look cost more than the looking.
 */
const metScripts = async (pagina: Page): Promise<Page> => {
  const browser = pagina.context().browser();
  if (!browser) throw new Error('de browser is gesloten');
  const bezig = kopieen.get(browser) ?? maakKopie(browser);
  kopieen.set(browser, bezig);
  const kopie = await bezig;
  kopie.html = await pagina.content();
  await kopie.pagina.setViewportSize(pagina.viewportSize() ?? { width: 1280, height: 900 });
  await kopie.pagina.emulateMedia({ media: 'screen' });
  await kopie.pagina.goto(pagina.url());
  return kopie.pagina;
};

const draaiAxe = async (kopie: Page): Promise<string[]> => {
  const uitslag = (await kopie.evaluate((regels) => (globalThis as any).axe.run(regels), REGELS)) as AxeResults;
  return uitslag.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

const inKopie = async <T>(pagina: Page, doe: (kopie: Page) => Promise<T>): Promise<T> => {
  const kopie = await metScripts(pagina);
  await kopie.evaluate(axeBron);
  return doe(kopie);
};

/** What axe finds, as "rule: where". Evaluated by the debugger, which no policy of the page stops. */
export const axe = (pagina: Page): Promise<string[]> => inKopie(pagina, draaiAxe);

/** The same document at several widths: what axe finds and what sticks out, each with its width. One copy for all, because copying costs most. */
export const axeOpBreedtes = (pagina: Page, breedtes: readonly number[], media: 'screen' | 'print' = 'screen'): Promise<string[]> =>
  inKopie(pagina, async (kopie) => {
    await kopie.emulateMedia({ media });
    const gevonden: string[] = [];
    for (const breedte of breedtes) {
      await kopie.setViewportSize({ width: breedte, height: 900 });
      gevonden.push(...[...(await draaiAxe(kopie)), ...(await zijwaarts(kopie))].map((wat) => `${breedte}: ${wat}`));
    }
    return gevonden;
  });

/** Elements that stick out to the right of the window; empty when nothing scrolls sideways. */
export const zijwaarts = (pagina: Page): Promise<string[]> =>
  pagina.evaluate(() => {
    const breedte = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= breedte) return [];
    const uit = [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > breedte + 0.5);
    return [`${document.documentElement.scrollWidth} > ${breedte}`, ...uit.slice(0, 5).map((el) => `${el.tagName.toLowerCase()}.${el.className}`)];
  });

/** Kept as an artefact, to be looked at. */
export const schermafdruk = async (pagina: Page, naam: string): Promise<string> => {
  mkdirSync(SCHERMEN, { recursive: true });
  const bestand = join(SCHERMEN, `${naam}.png`);
  await pagina.screenshot({ path: bestand, fullPage: true });
  return bestand;
};

type Focus = { readonly rol: string; readonly naam: string; readonly zichtbaar: boolean };

/** What has the focus, and whether a person can see that. */
export const focus = (pagina: Page): Promise<Focus> =>
  pagina.evaluate(() => {
    const el = document.activeElement as HTMLElement;
    const stijl = getComputedStyle(el);
    const label = (el as HTMLInputElement).labels?.[0]?.textContent ?? el.getAttribute('aria-label') ?? el.textContent ?? '';
    // The button of a date field is the browser's own, and shows its own ring: then the field itself has no focus.
    const vanDeBrowser = el !== document.body && !el.matches(':focus');
    const omlijnd = stijl.outlineStyle === 'auto' || (stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) >= 2);
    return { rol: el.tagName.toLowerCase(), naam: label.trim().replace(/\s+/g, ' '), zichtbaar: vanDeBrowser || omlijnd };
  });

/** Tab until the focus is on what is called so, as a person without a mouse would; every stop on the way must be visible. */
export const tabNaar = async (pagina: Page, naam: string | RegExp): Promise<void> => {
  const past = (tekst: string): boolean => (typeof naam === 'string' ? tekst === naam : naam.test(tekst));
  const gezien: string[] = [];
  for (let keer = 0; keer < MAX_TABS; keer += 1) {
    await pagina.keyboard.press('Tab');
    const nu = await focus(pagina);
    if (nu.rol !== 'body' && !nu.zichtbaar) throw new Error(`de focus is niet te zien op: ${nu.naam}`);
    if (past(nu.naam)) return;
    gezien.push(nu.naam);
  }
  throw new Error(`met Tab niet te bereiken: ${String(naam)}; wel: ${[...new Set(gezien)].join(' | ')}`);
};

export const druk = (pagina: Page, toets: 'Enter' | 'Space' | 'ArrowDown' | 'ArrowUp' | 'Escape'): Promise<void> => pagina.keyboard.press(toets);
