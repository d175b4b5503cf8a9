/**
 * Zones ring at the desks that they bind: one is denounced while it is in conflict with another; each of the
 * other desks hears of it, opens it, and acknowledges it; taken back, it leaves those that have answered.
 */
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import type { CellChanges } from '../support/room-cell.ts';
import { expectUsable, shoot, speak, TAGS } from './look.ts';

const RINGS: CellChanges = { channel: 'off', escalation: { unmanned: 'off' } };

const stripOn = (page: Page) => page.locator('section.alarms');
const rowsOn = (page: Page) => stripOn(page).locator('[data-alarm]');
const titlesOn = (page: Page) => rowsOn(page).locator('.title');

const terms = (kind: string, name: string, more: object = {}) => ({
  kind,
  name: { original: 'en', en: name },
  area: { type: 'Circle', centre: [35.82, 33.12], radius: 1500 },
  window: { from: new Date(Date.now() - 3_600_000).toISOString() },
  basis: 'Minutes of 20 NOV 26',
  ...more,
});

const Zones = z.array(
  z.looseObject({
    ref: z.string(),
    versions: z.array(z.looseObject({ version: z.number(), hash: z.string() })).optional(),
  }),
);

/** What a desk says of the newest version of a zone. */
async function says(room: Room, desk: 'us' | 'il' | 'sy', is: string, item: string | null) {
  const { items } = await room.picture();
  const zone = Zones.parse(items.filter(({ ref }) => ref === item))[0];
  const newest = zone?.versions?.at(-1);
  if (newest === undefined) throw new Error(`${item} has no version`);
  const { version, hash: termsHash } = newest;
  const reason = is === 'denounced' ? { reason: 'Fields are harvested' } : {};
  await room.send(`${desk} officer`, {
    type: `consent.${is}`,
    item,
    version,
    termsHash,
    ...reason,
  });
}

/** A zone of one desk to which the others agree. */
async function agreed(room: Room, desk: 'us' | 'il' | 'sy', fields: object): Promise<string> {
  const { item } = await room.send(`${desk} officer`, {
    type: 'zone.proposed',
    terms: fields,
    agrees: true,
  });
  for (const other of ['us', 'il', 'sy'] as const) {
    if (other !== desk) await says(room, other, 'agreed', item);
  }
  return item ?? '';
}

test('[R55] a zone that is denounced, and in conflict, rings at the desks that it concerns', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: RINGS });
  const { page: il } = await open(room, 'il officer');
  const { page: us } = await open(room, 'us officer');
  const { page: sy } = await open(room, 'sy officer');
  const harvest = await agreed(room, 'il', terms('no-fire', 'Harvest west of Quneitra'));
  const area = { type: 'Circle', centre: [35.86, 33.12], radius: 2500 };
  const exercise = await agreed(room, 'sy', terms('exercise', 'Live firing', { area }));

  const conflict = `Conflict: No fire, ${harvest} with Exercise, ${exercise}`;
  await expect(titlesOn(il)).toHaveText([conflict]);
  await expect(titlesOn(sy)).toHaveText([conflict]);
  await expect(stripOn(us).getByRole('heading')).toHaveText('Alarms 0');
  await expect(rowsOn(il)).toContainText('IL settles it with SY');

  // a press opens the first and brings both in sight
  await rowsOn(il).getByRole('button').first().click();
  await expect(il.locator('#pane-item article')).toContainText(harvest);

  await says(room, 'sy', 'denounced', harvest);
  const denounced = `Denounced by SY: No fire, ${harvest}`;
  await expect(titlesOn(il)).toHaveText([denounced, conflict], { timeout: 1000 });
  await expect(titlesOn(us)).toHaveText([denounced], { timeout: 1000 });
  await expect(titlesOn(sy)).toHaveText([conflict]);

  await us.locator('body').press('a');
  await expect(rowsOn(us)).toHaveClass(/acknowledged/);
  await expect(rowsOn(us)).toContainText('seen by us-officer');
  await expect(rowsOn(il).first()).toHaveClass(/unacknowledged/);

  for (const tag of TAGS) {
    await speak(il, tag);
    await expect(rowsOn(il)).toHaveCount(2);
    await expectUsable(il, `alarms of zones, ${tag}`);
    await shoot(il, `zone-alarms-${tag}`, false);
  }

  await says(room, 'sy', 'agreed', harvest);
  await expect(stripOn(us).getByRole('heading')).toHaveText('Alarms 0');
  await expect(titlesOn(il)).toHaveText([new RegExp(exercise), new RegExp(harvest)]);
  await expect(rowsOn(il).last()).toHaveClass(/returned/); // what rings stands first
});
