/** The map of the exercise at every minute: filled, no name on a symbol or cut, and the town can be read. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { MOST } from '../../client/map/fit.ts';
import { Ref } from '../../picture/basics.ts';
import { changeAt, readScenario } from '../../server/agents/scenario.ts';
import { expect, test, within } from '../support/journey.ts';
import type { Room, Who } from '../support/room.ts';
import { faultsOf, type Measured, measured } from './measures.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'data', 'exercise');
const MINUTES = 30;
const MINUTE = 60_000; // ms

/** Plays the whole scenario minute by minute; answers the last entry of each minute. */
async function played(room: Room): Promise<number[]> {
  const refs = new Map<string, Ref>();
  const lines = readScenario(FOLDER);
  const start = Date.now();
  const heads: number[] = [];
  let head = 0;
  for (let minute = 1; minute <= MINUTES; minute++) {
    room.step(MINUTE);
    const due = lines.filter(({ at }) => at > (minute - 1) * 60 - 1 && at <= minute * 60 - 1);
    for (const line of due) {
      const who = `${line.by.desk} ${line.by.role}` as Who;
      const change = Object(changeAt(line, start + line.at * 1000, refs));
      const { item, seq } = await room.send(who, change);
      if (line.key !== undefined) refs.set(line.key, Ref.parse(item));
      head = seq;
    }
    heads.push(head);
  }
  return heads;
}

/** Goes to a moment as the back button does, and fits the map to it. */
async function look(page: Page, seq: number): Promise<void> {
  await page.evaluate(
    (address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    within(page, `/?at=${seq}`),
  );
  await expect(page.locator('.timeline')).toContainText(`#${seq}`);
  await page.keyboard.press('o');
}

test('at every minute of the exercise the map is filled, and its names keep off symbols and edge', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ steps: true });
  const heads = await played(room);
  const { page } = await open(room, 'us officer');
  await page.waitForFunction(() => window.tripointGlass !== undefined);
  let words = 0;
  for (const [minute, seq] of heads.entries()) {
    await look(page, seq);
    const map = await measured(page);
    words += map.words.filter(({ layer }) => /^(zone|event)-/.test(layer)).length;
    expect.soft(faultsOf(map, MOST), `minute ${minute + 1}`).toEqual([]);
  }
  expect(words).toBeGreaterThan(MINUTES); // names are not merely left out
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.keyboard.press('o');
  expect.soft(faultsOf(await measured(page), MOST), 'on a larger screen').toEqual([]);
});

test('a name on a symbol, a name that is cut, an empty map and a town that is covered are found', () => {
  const rect = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 16 });
  const good: Measured = {
    width: 800,
    height: 600,
    zoom: 10,
    words: [{ layer: 'zone-name', rect: rect(100, 100) }],
    symbols: [rect(300, 100)],
    active: { left: 100, top: 100, right: 700, bottom: 200 },
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
  expect(faultsOf({ ...good, towns: [] }, MOST)).toEqual(['Quneitra cannot be read']);
});
