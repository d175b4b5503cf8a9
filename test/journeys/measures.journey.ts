/** The map of the exercise, at every minute in `npm run looks`: filled, no name on a symbol or cut, and the town can be read. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { MOST } from '../../client/map/fit.ts';
import type { Ref } from '../../picture/basics.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { changeAt, readScenario } from '../../server/agents/scenario.ts';
import { saidNow } from '../../server/agents/stances.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { expect, test, within } from '../support/journey.ts';
import { fill } from '../support/keeping.ts';
import { Growing } from '../support/logs.ts';
import { OPENED, person } from '../support/people.ts';
import { type Room, reported } from '../support/room.ts';
import { SERVED } from '../support/theatre.ts';
import { ALL } from './looks.ts';
import { faultsOf, type Measured, measured } from './measures.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'data', 'exercise');
/** Minutes of the scenario; a lap begins with the first eight over (server/main.ts), and takes half an hour. */
const [BEGINS, MINUTES] = [8, 38];
const MINUTE = 60_000; // ms
/** Nobody but the people of the scenario. */
const ALONE = { cell: SERVED, sits: () => false, plays: () => true };
/** Minutes from one that is looked at to the next. */
const EVERY = ALL ? 1 : 3;

/** The shared part of the scenario as it is recorded when it is played, and the last entry of each minute. */
function played(start: number): { readonly log: Growing; readonly heads: readonly Entry[] } {
  const log = new Growing(start, OPENED, SERVED);
  log.roles = true;
  const refs = new Map<string, Ref>();
  const heads: Entry[] = [];
  const lines = readScenario(FOLDER).filter(({ picture }) => picture === undefined);
  for (let minute = 1; minute <= MINUTES; minute++) {
    for (const line of lines.filter(({ at }) => at >= (minute - 1) * 60 && at < minute * 60)) {
      const due = start + line.at * 1000;
      const by = person(line.by.desk, line.by.role);
      const now = Math.max(due, log.now);
      const situation = { picture: log.picture, now, ...ALONE };
      const said = saidNow(changeAt(line, due, refs), by.desk, situation);
      if (said === undefined) continue; // nobody has read what a unit would be told
      const refused = log.ask(by, said, now - log.now, log.head);
      expect(refused, line.change.type).toBeUndefined();
      const made = itemsBySeq(log.picture).get(log.entries.length);
      if (line.key !== undefined && made) refs.set(line.key, made);
    }
    const last = log.entries.at(-1);
    if (last !== undefined) heads.push(last);
  }
  return { log, heads };
}

const itemsBySeq = (picture: Picture): ReadonlyMap<number, Ref> =>
  new Map([...all(picture.items)].map(({ seq, ref }) => [seq, ref]));

/** Puts a log in the place of a room's own. */
async function keptIn(room: Room, lines: Growing): Promise<void> {
  await room.kill();
  const path = join(room.dir, 'exercise', 'shared.db');
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
  const log = sqliteLog(path);
  await fill(log, lines);
  await log.close();
  await room.start();
}

/** Goes to a moment as the back button does, and fits the map to it. */
async function look(page: Page, { seq, time }: Entry): Promise<void> {
  await page.evaluate(
    (address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    within(page, `/?at=${seq}`),
  );
  const slider = page.getByRole('slider', { name: 'Moment shown' });
  const second = `${Math.round(Date.parse(time) / 1000)}`;
  await expect(slider).toHaveAttribute('aria-valuenow', second);
  await page.keyboard.press('o');
}

test('through the exercise the map is filled, and its names keep off symbols and edge', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  test.setTimeout(3_600_000);
  const room = await roomOf();
  const { log, heads } = played(Date.now() - MINUTES * MINUTE);
  await keptIn(room, log);
  const { page } = await open(room, 'us officer');
  await page.waitForFunction(() => window.tripointGlass !== undefined);
  let [words, symbols] = [0, 0];
  for (const [i, head] of heads.slice(BEGINS - 1).entries()) {
    if (i % EVERY > 0) continue;
    if (head === heads[BEGINS + i - 2]) continue; // nothing came in this minute: the same moment
    await look(page, head);
    let map = await measured(page);
    for (let again = 0; again < 3 && faultsOf(map, MOST).length > 0; again++) {
      await page.keyboard.press('o'); // what was fitted and named was another moment, on its way here
      map = await measured(page);
    }
    words += map.words.filter(({ layer }) => /^(zone|event)-/.test(layer)).length;
    symbols += map.symbols.length;
    expect.soft(faultsOf(map, MOST), `minute ${BEGINS + i}`).toEqual([]);
  }
  expect(words).toBeGreaterThan(60 / EVERY); // names are not merely left out
  expect(symbols).toBeGreaterThan(120 / EVERY);
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect.soft(faultsOf(await measured(page), MOST), 'on a larger screen').toEqual([]);
});

test('a fitted map leaves the address alone, a moved one is kept in it, and a link’s view wins', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('il officer', reported('A shepherd', { precedence: 'IMMEDIATE' }));
  const { page } = await open(room, 'us officer');
  const ready = () => page.waitForFunction(() => window.tripointGlass !== undefined);
  const view = () => new URL(page.url()).searchParams.get('view');
  await ready();
  const { zoom } = await measured(page);
  expect(zoom).toBeCloseTo(MOST, 1); // one event alone
  expect(view()).toBeNull();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(view).not.toBeNull();
  const kept = view();
  await page.reload();
  await ready();
  expect((await measured(page)).zoom).toBeCloseTo(MOST - 1, 1);
  expect(view()).toBe(kept);
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: size.width - 200, height: size.height });
  expect((await measured(page)).zoom).toBeCloseTo(MOST - 1, 1); // moved by hand: it stays
  await page.setViewportSize(size);
  await page.keyboard.press('o');
  await expect.poll(view).toBeNull();
  expect((await measured(page)).zoom).toBeCloseTo(MOST, 1);

  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: 'Key', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Key', exact: true })).toBeVisible();
  await page.keyboard.press('q');
  await expect(page.locator('#layers-panel')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#layers-panel')).toHaveCount(0);
  await page.keyboard.press('v');
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Measure', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('a name on a symbol, a name that is cut or missing, an empty map and a town that is covered are found', () => {
  const rect = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 16 });
  const good: Measured = {
    width: 800,
    height: 600,
    zoom: 10,
    words: [{ layer: 'zone-name', rect: rect(100, 100) }],
    symbols: [rect(300, 100)],
    active: { left: 100, top: 100, right: 700, bottom: 200 },
    unnamed: [],
    towns: ['Quneitra'],
  };
  expect(faultsOf(good, MOST)).toEqual([]);
  expect(faultsOf({ ...good, symbols: [rect(170, 110)] }, MOST)).toEqual([
    'a symbol is under zone-name at 100, 100',
  ]);
  const cut = [{ layer: 'base-place-3', rect: rect(-20, 100) }];
  expect(faultsOf({ ...good, words: cut }, MOST)).toEqual([
    'the edge cuts base-place-3 at -20, 100',
  ]);
  const small = { left: 100, top: 100, right: 200, bottom: 200 };
  expect(faultsOf({ ...good, active: small }, MOST)).toHaveLength(1);
  expect(faultsOf({ ...good, active: small, zoom: MOST }, MOST)).toEqual([]);
  expect(faultsOf({ ...good, unnamed: ['E-50'] }, MOST)).toEqual(['E-50 has no name']);
  expect(faultsOf({ ...good, towns: [] }, MOST)).toEqual(['Quneitra cannot be read']);
});
