/** The tests of the journeys: a fresh picture for each, and screens that must have had no fault. */
import { test as base, expect, type Page } from '@playwright/test';
import { splitTab } from '../../picture/tab.ts';
import { elsewhere, type Opened, type Opening, Pages } from './pages.ts';
import { Room, type Rooming, type Who } from './room.ts';

export interface Fixtures {
  /** The server, with nothing in it. */
  readonly roomOf: (options?: Rooming) => Promise<Room>;
  /** Opens a screen by the link that was printed. */
  readonly open: (room: Room, who: Who, opening?: Opening) => Promise<Opened>;
}

/** What the tests of one worker share. */
interface Shared {
  readonly pages: Pages;
  readonly place: { room: Room | undefined };
}

export const test = base.extend<Fixtures, Shared>({
  pages: [
    async ({ browser }, use) => {
      const pages = new Pages(browser);
      await use(pages);
      await pages.close();
    },
    { scope: 'worker' },
  ],
  place: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern
    async ({}, use) => {
      const place: Shared['place'] = { room: undefined };
      await use(place);
      await place.room?.close();
    },
    { scope: 'worker' },
  ],
  roomOf: async ({ place }, use) => {
    await use(async (options) => {
      if (place.room === undefined) place.room = await Room.open(options);
      else await place.room.renew(options);
      return place.room;
    });
  },
  open: async ({ pages }, use) => {
    const all: { readonly room: Room; readonly who: Who; opening: Opening; opened: Opened }[] = [];
    await use(async (room, who, opening = {}) => {
      const opened = await pages.take(opening);
      all.push({ room, who, opening, opened });
      await enter(room, who, opened, opening.through);
      return opened;
    });
    for (const { room, who, opening, opened } of all) {
      const hosts = [room.url, opening.through ?? room.url].map((url) => new URL(url).host);
      expect(
        opened.complaints.filter((line) => opening.expected?.test(line) !== true),
        `the screen of ${who} had no fault`,
      ).toEqual([]);
      expect(elsewhere(opened.asked, hosts), `the screen of ${who} asked no other host`).toEqual(
        [],
      );
    }
    for (const { room, opening, opened } of all) await pages.giveBack(opening, opened, room.url);
  },
});

/** Signs a page in by the link that was printed; in a live room, by a session that was enrolled. */
async function enter(room: Room, who: Who, { page, context }: Opened, through = room.url) {
  if (room.live) {
    const [name = '', value = ''] = (await room.session(who)).cookie.split('=');
    await context.addCookies([{ name, value, url: through, httpOnly: true, sameSite: 'Strict' }]);
    await page.goto(through);
  } else await page.goto(`${through}${new URL(room.link(who)).pathname}`);
}

/** A path of the pages, in the tab of the exercise that a page is in. */
export function within(page: Page, path: string): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}${splitTab(pathname).base}${path}`;
}

/** What a page says of an address outside of its tab, before it leads on to it: nobody is signed in there. */
export const ELSEWHERE = /status of 401 .*\/api\/(me|cell|pictures)\)$/;

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
  timeout = 120_000,
  word = 'SAME PICTURE',
): Promise<string> {
  let code = '';
  await expect
    .poll(
      async () => {
        ({ code } = await room.standing());
        const said = await Promise.all(pages.map((page) => strip(page).textContent()));
        const green = await Promise.all(
          pages.map(async (page) => (await strip(page).getAttribute('class'))?.includes('agree')),
        );
        return said.map((text, i) =>
          green[i] && text?.includes(word) && text.includes(code) ? 'same' : text,
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
