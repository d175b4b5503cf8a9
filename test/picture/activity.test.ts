import { expect, test } from 'vitest';
import type { AnyItem } from '../../picture/fold.ts';
import { activityOf, activityTurns, fadesOf } from '../../picture/views/activity.ts';
import { CELL } from '../support/cell.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import '../support/seed.ts';

const IL = person('il');
const MINUTE = 60_000;
const fades = { after: 60, leaves: 480 };

/** The item that the first of these changes makes, after the others. */
function made(change: object, ...acts: object[]): AnyItem {
  const growing = new Growing();
  growing.ask(IL, change);
  for (const act of acts) growing.ask(IL, act);
  const item = ['E-2', 'Z-2', 'A-2'].map((ref) => itemAt(growing.picture, ref)).find(Boolean);
  if (item === undefined) throw new Error('nothing was made');
  return item;
}
const recorded = (item: AnyItem) => Date.parse(item.recorded);
const before = (item: AnyItem, minutes: number) =>
  new Date(recorded(item) - minutes * MINUTE).toISOString();
/** What an item is each so many minutes after it was recorded. */
const after = (item: AnyItem, ...minutes: number[]) =>
  minutes.map((one) => activityOf(item, recorded(item) + one * MINUTE, fades));

const probe = made(reported({}));

test('[R29] an event fades after the first time of the cell, and closes after the second', () => {
  const event = made(reported({ precedence: 'PRIORITY', occurred: { from: before(probe, 5) } }));
  expect(after(event, 0, 59, 60, 479, 480)).toEqual(['open', 'open', 'fading', 'fading', 'closed']);
});

test('[R29] one that was reported late counts from its report, if that came within a day', () => {
  const late = made(
    reported({ precedence: 'PRIORITY', occurred: { from: before(probe, 23 * 60) } }),
  );
  expect(after(late, 59, 60)).toEqual(['open', 'fading']);
  const history = made(
    reported({ precedence: 'PRIORITY', occurred: { from: before(probe, 25 * 60) } }),
  );
  expect(after(history, 0)).toEqual(['closed']);
});

test('[R29] an urgent event does not close within a day', () => {
  const flash = made(reported({ precedence: 'FLASH', occurred: { from: before(probe, 1) } }));
  expect(after(flash, 60, 24 * 60 - 1, 24 * 60)).toEqual(['fading', 'fading', 'closed']);
});

test('[R29] an event that goes on is open until its end', () => {
  const to = new Date(recorded(probe) + 600 * MINUTE).toISOString();
  const event = made(
    reported({ precedence: 'PRIORITY', occurred: { from: before(probe, 5), to } }),
  );
  expect(after(event, 599, 659, 660)).toEqual(['open', 'open', 'fading']);
});

test('[R29] withdrawn items and zones after their window are closed', () => {
  const withdrawn = { type: 'event.withdrawn', item: 'E-2', reason: 'by mistake' };
  expect(after(made(reported({}), withdrawn), 1)).toEqual(['closed']);
  const to = new Date(recorded(probe) + 10 * MINUTE).toISOString();
  const zone = made(proposed({ window: { from: before(probe, 5), to } }));
  expect(after(zone, 9, 10)).toEqual(['open', 'closed']);
  const open = made(proposed({ window: { from: before(probe, 5) } }));
  expect(after(open, 1e6)).toEqual(['open']);
  expect(after(made(added()), 1e6)).toEqual(['open']);
});

test('[R29] says when it changes next, and no other moment', () => {
  const event = made(reported({ precedence: 'PRIORITY', occurred: { from: before(probe, 5) } }));
  const turns: number[] = [];
  for (let at = recorded(event) - 1; ; ) {
    const next = activityTurns(event, at, fades);
    if (next === undefined) break;
    turns.push((next - recorded(event)) / MINUTE);
    expect(activityOf(event, next - 1, fades)).not.toBe(activityOf(event, next, fades));
    at = next;
  }
  expect(turns).toEqual([60, 480]);
  expect(activityTurns(made(added()), 0, fades)).toBeUndefined();
});

test('a cell that says nothing has usual times', () => {
  expect(fadesOf(CELL)).toEqual({ after: 60, leaves: 480 });
});
