/** The tests of the journeys: rooms and screens that are closed after each, and must have had no fault. */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { Room, type Rooming, type Who } from './room.ts';

/** What a page must not do: each complaint is one line. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly asked: string[];
}

export interface Opening {
  /** Another address of the same server, such as a proxy's. */
  readonly through?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the screen for each of the page. */
  readonly scale?: number;
  readonly language?: 'en' | 'ar' | 'he';
  /** Complaints that are expected, such as those of a network that is cut. */
  readonly expected?: RegExp;
  /** A script that the page finds already there, by its path. */
  readonly script?: string;
}

interface Fixtures {
  /** Opens a room; closed after the test. */
  readonly roomOf: (options?: Rooming) => Promise<Room>;
  /** Opens a screen of its own browser context by the link that was printed. */
  readonly open: (room: Room, who: Who, opening?: Opening) => Promise<Opened>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern
  roomOf: async ({}, use) => {
    const rooms: Room[] = [];
    await use(async (options) => {
      const room = await Room.open(options);
      rooms.push(room);
      return room;
    });
    for (const room of rooms) await room.close();
  },
  open: async ({ browser }, use) => {
    const opened: (Opened & { readonly expected: RegExp | undefined; readonly who: Who })[] = [];
    await use(async (room, who, opening = {}) => {
      const { through, viewport, scale = 1, language = 'en', expected, script } = opening;
      const context = await browser.newContext({
        locale: language,
        deviceScaleFactor: scale,
        ...(viewport === undefined ? {} : { viewport }),
      });
      if (script !== undefined) await context.addInitScript({ path: script });
      const page = await context.newPage();
      const screen = { page, context, complaints: [], asked: [], expected, who };
      await watch(screen);
      opened.push(screen);
      await enter(room, who, screen, through);
      return screen;
    });
    for (const { complaints, expected, who } of opened) {
      expect(
        complaints.filter((line) => expected?.test(line) !== true),
        `the screen of ${who} had no fault`,
      ).toEqual([]);
    }
    for (const { context } of opened) await context.close();
  },
});

/** Signs a page in by the link that was printed; in a live room, by a session that was enrolled. */
async function enter(room: Room, who: Who, { page, context }: Opened, through = room.url) {
  if (room.live) {
    const [name = '', value = ''] = (await room.cookie(who)).split('=');
    await context.addCookies([{ name, value, url: through, httpOnly: true, sameSite: 'Strict' }]);
    await page.goto(through);
  } else await page.goto(`${through}${new URL(room.link(who)).pathname}`);
}

/** The software that draws without a graphics card says so when a screenshot is taken. */
const DRIVER = 'GL Driver Message (OpenGL, Performance';

/** Writes down whatever a page should not have done. */
export async function watch({ page, complaints, asked }: Omit<Opened, 'context'>): Promise<void> {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes(DRIVER)) {
      complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.stack ?? error.message}`));
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.exposeFunction('violated', (what: string) => complaints.push(`policy: ${what}`));
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    violated(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));`);
}

const CODE = /[0-9A-F]{4}-[0-9A-F]{4}/;

/** The button that says whether this is the same picture as everybody's. */
export const strip = (page: Page) => page.locator('header [aria-haspopup=dialog]');

/** The code a screen shows; undefined while it shows none. */
export async function codeOn(page: Page): Promise<string | undefined> {
  return CODE.exec((await strip(page).textContent()) ?? '')?.[0];
}

/** Waits until every screen says that all are the same, really drawn, with the code that the server holds. */
export async function same(
  room: Room,
  pages: readonly Page[],
  timeout = 40_000,
  word = 'SAME PICTURE',
): Promise<string> {
  let code = '';
  await expect
    .poll(
      async () => {
        ({ code } = await room.standing());
        const said = await Promise.all(pages.map((page) => strip(page).textContent()));
        return said.map((text) =>
          text?.includes(word) && text.includes(code) && !/\d of \d/.test(text) ? 'same' : text,
        );
      },
      { timeout, message: 'every screen is the same, and says so with the code of the server' },
    )
    .toEqual(pages.map(() => 'same'));
  return code;
}

/** `1.4 s` */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export { expect };
