/**
 * Browser pages that the tests of one worker share. To open a page in a browser of its own costs twice what
 * it costs to go to another address in one that is there: so a page is handed out as good as new, watched
 * for what it should not do, and taken back.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { drawSparingly } from '../journeys/still.ts';
import { drawNothing } from './blank-map.ts';

/**
 * How a page draws its map. `blank`: not at all, all else of the map goes on. `drawn`: whole, with few frames
 * on the way, so that `still` can wait for the last.
 */
export type Drawing = 'blank' | 'drawn';

export interface Opening {
  readonly map?: Drawing;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the screen for each of the page. */
  readonly scale?: number;
  readonly language?: 'en' | 'ar' | 'he';
  /** Complaints that are expected, such as those of a network that is cut. */
  readonly expected?: RegExp;
  /** Another address of the same server, such as a proxy's. */
  readonly through?: string;
  /** The test moves the page's clock (`page.clock`). */
  readonly clock?: boolean;
  /** Done to the page before it is at any address. Such a page is not shared with other tests. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** A page, and what it did: each complaint is one line. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly asked: string[];
}

const USUAL = { width: 1440, height: 900 };
/** An answer of the server that is no page: to be there is to be nowhere, but at its address. */
const NOWHERE = '/healthz';

export class Pages {
  readonly #browser: Browser;
  readonly #free = new Map<string, Opened[]>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async take(opening: Opening): Promise<Opened> {
    const { viewport = USUAL } = opening;
    const found = ownOf(opening) ? undefined : this.#free.get(keyOf(opening))?.pop();
    const opened = found ?? (await this.#open(opening));
    opened.complaints.length = 0;
    opened.asked.length = 0;
    const size = opened.page.viewportSize();
    if (size?.width !== viewport.width || size.height !== viewport.height) {
      await opened.page.setViewportSize(viewport);
    }
    return opened;
  }

  async #open(opening: Opening): Promise<Opened> {
    const { map = 'blank', scale = 1, language = 'en', viewport = USUAL } = opening;
    const context = await this.#browser.newContext({
      locale: language,
      deviceScaleFactor: scale,
      viewport,
    });
    if (opening.clock === true) await context.clock.install(); // first: what draws sparingly goes by it
    await (map === 'blank' ? drawNothing(context) : drawSparingly(context));
    const page = await context.newPage();
    const opened = { page, context, complaints: [], asked: [] };
    await watch(opened);
    await opening.before?.(page);
    return opened;
  }

  /** Takes a page back, without anything of the test that had it; `origin` is the server's address. */
  async giveBack(opening: Opening, opened: Opened, origin: string): Promise<void> {
    const { context, page } = opened;
    if (ownOf(opening) || page.isClosed() || !(await emptied(opened, origin))) {
      await context.close();
      return;
    }
    const key = keyOf(opening);
    this.#free.set(key, [...(this.#free.get(key) ?? []), opened]);
  }

  async close(): Promise<void> {
    for (const { context } of [...this.#free.values()].flat()) await context.close();
  }
}

const ownOf = ({ through, clock, before }: Opening): boolean =>
  through !== undefined || clock === true || before !== undefined;

const keyOf = ({ map = 'blank', scale = 1, language = 'en' }: Opening): string =>
  `${map} ${scale} ${language}`;

/** Forgets whatever the browser keeps for an address; false if the page is not there to forget it. */
async function emptied({ context, page }: Opened, origin: string): Promise<boolean> {
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll();
  const answer = await page.goto(`${origin}${NOWHERE}`).catch(() => null);
  if (answer?.ok() !== true) return false; // its server was ended
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.emulateMedia({ reducedMotion: null });
  await context.clearCookies();
  await context.clearPermissions();
  return true;
}

/**
 * What a browser remarks that is no fault of the page: software that draws without a graphics card is slow; a tone waits
 * until somebody has touched the page (which says so itself); on a machine at work letters were used seconds late.
 */
const REMARKS = [
  'GL Driver Message (OpenGL, Performance',
  'The AudioContext was not allowed to start',
  'was preloaded using link preload but not used within a few seconds',
];

/** Writes down whatever a page should not have done. */
export async function watch({ page, complaints, asked }: Omit<Opened, 'context'>): Promise<void> {
  page.on('console', (message) => {
    const text = message.text();
    if (!['error', 'warning'].includes(message.type())) return;
    if (REMARKS.some((remark) => text.includes(remark))) return;
    complaints.push(`console ${message.type()}: ${text} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.stack ?? error.message}`));
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.exposeFunction('violated', (what: string) => complaints.push(`policy: ${what}`));
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    violated(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));`);
}

/** Addresses of any other host than those that serve the page. */
export const elsewhere = (asked: readonly string[], hosts: readonly string[]): string[] =>
  asked.filter((url) => {
    const { protocol, host } = new URL(url);
    return !['data:', 'blob:', 'about:'].includes(protocol) && !hosts.includes(host);
  });
