/** What people do on the page, with the mouse and the keyboard, and what the other desks then see. */
import type { Page } from '@playwright/test';
import { button, clickMap, field, further } from '../support/hands.ts';
import { expect, same, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';

/** Opens an item from the list by words that it holds. */
async function openItem(page: Page, tab: string, words: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('option').filter({ hasText: words }).click();
  await expect(page.getByRole('heading', { name: words })).toBeVisible();
}

/** Opens a section that is folded. */
async function unfold(page: Page, name: string): Promise<void> {
  const summary = page.locator('summary').filter({ hasText: name });
  const open = await summary.evaluate((one) => one.parentElement?.hasAttribute('open'));
  if (open !== true) await summary.click();
}

test('an event is reported by a click and a form; every desk sees it and says what it says', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: us } = await open(room, 'us officer');
  const { page: il } = await open(room, 'il officer');
  const { page: wall } = await open(room, 'sy wall');
  await same(room, [us, il, wall]);

  await button(us, 'Event').click();
  await clickMap(us, 0.5, 0.5);
  await field(us, 'category').selectOption('small-arms-fire');
  await us.getByRole('radio', { name: 'IMMEDIATE' }).check();
  await field(us, 'title.en').fill('Shots heard near the water tower');
  await field(us, 'text.en').fill('Single shots, no casualties known.');

  // What cannot be read is refused at its field, and stays as it was typed.
  await field(us, 'uncertainty').fill('quite far');
  await field(us, 'uncertainty').blur();
  await expect(us.getByText('Not a length: write 500 m, 1.5 km or 1300 ft').first()).toBeVisible();
  await expect(field(us, 'uncertainty')).toHaveAttribute('aria-invalid', 'true');
  await expect(us.getByText('Look again at: Known to lie within')).toBeVisible();
  await button(us, 'Report').click(); // goes to what is wrong
  await expect(field(us, 'uncertainty')).toBeFocused();
  await expect(field(us, 'uncertainty')).toHaveValue('quite far');

  // A reload loses nothing of it: the form is open as it was.
  await us.reload();
  await expect(us.getByText('Taken up again where you left off.')).toBeVisible();
  await expect(field(us, 'title.en')).toHaveValue('Shots heard near the water tower');
  await expect(field(us, 'uncertainty')).toHaveValue('quite far');
  await expect(field(us, 'category')).toHaveValue('small-arms-fire');
  await field(us, 'uncertainty').fill('800 m');
  await button(us, 'Report').click();
  await expect(us.getByRole('heading', { name: 'Shots heard near the water tower' })).toBeVisible();

  const { items } = await room.picture();
  expect(items.length).toBe(1);
  expect(items[0]?.fields?.uncertainty).toBe(800);
  expect(items[0]?.fields?.geometry?.type).toBe('Point');

  await openItem(il, 'Events', 'Shots heard near the water tower');
  await expect(wall.getByText('Shots heard near the water tower')).toBeVisible();

  // Another desk says what it says of it; it may not change it.
  await expect(await further(il, 'Amend')).toBeDisabled();
  await expect(il.getByText('Only the desk that made it may do this')).toBeVisible();
  await button(il, 'Take position').click();
  await il.getByRole('radio', { name: 'Disputes' }).check();
  await il.getByLabel('Why (may stay empty)').fill('Our post beside it heard nothing.');
  await button(il, 'Take this position').click();
  const positions = us.getByRole('region', { name: 'Positions' });
  await expect(positions).toContainText('Disputes');
  await expect(positions).toContainText('Our post beside it heard nothing.');

  // A note and its reply.
  await us.getByRole('article').getByRole('button', { name: 'Note' }).click();
  await us.getByLabel('Add a note').fill('Patrol asked to look from the road.');
  await button(us, 'Send').click();
  const notes = il.getByRole('region', { name: 'Notes' });
  await expect(notes).toContainText('Patrol asked to look from the road.');
  await notes.getByRole('button', { name: 'Reply' }).click();
  await notes.getByLabel('Reply').fill('We will hold fire until they are back.');
  await notes.getByRole('button', { name: 'Send' }).click();
  await expect(us.getByRole('region', { name: 'Notes' })).toContainText(
    'We will hold fire until they are back.',
  );

  // Amended, then withdrawn, with nothing lost of what was.
  await (await further(us, 'Amend')).click();
  await field(us, 'title.en').fill('Shots heard near the grain silo');
  await field(us, 'reason').fill('The post corrected the place.');
  await button(us, 'Send the amendment').click();
  await expect(il.getByRole('heading', { name: 'Shots heard near the grain silo' })).toBeVisible();
  await (await further(us, 'Withdraw')).click();
  await us.getByRole('dialog').getByLabel('Reason').fill('It was blasting at the quarry.');
  await button(us, 'Withdraw it, for this reason').click();
  await expect(il.getByRole('article').getByText('withdrawn').first()).toBeVisible();
  await expect(await further(us, 'Amend')).toHaveCount(0);

  await unfold(il, 'History');
  const history = il.locator('details').filter({ hasText: 'History' });
  for (const words of [
    'Reported',
    'Position taken',
    'Amended',
    'The post corrected the place.',
    'Shots heard near the water tower',
    'Withdrawn',
    'It was blasting at the quarry.',
  ]) {
    await expect(history).toContainText(words);
  }
  await same(room, [us, il, wall]);
});

test('a zone is drawn by its corners with a band of heights, and stands on every screen', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: sy } = await open(room, 'sy officer');
  const { page: us } = await open(room, 'us analyst');
  await same(room, [sy, us]);

  await button(sy, 'Zone').click();
  await button(sy, 'Polygon').click();
  await expect(sy.locator('canvas.maplibregl-canvas')).toHaveCSS('cursor', 'crosshair'); // the pen is there
  for (const [across, down] of [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.6, 0.6],
    [0.4, 0.6],
  ] as const) {
    await clickMap(sy, across, down);
  }
  await sy.keyboard.press('Enter');
  await expect(sy.getByText('Drawn on the map')).toBeVisible();
  await field(sy, 'kind').selectOption('no-fly');
  await field(sy, 'name.en').fill('Quiet sky over the hospital');
  await field(sy, 'altitude.upper').fill('400 m');
  await field(sy, 'basis').fill('Minutes of the working group, item 4');
  await button(sy, 'Propose and agree').click();
  await expect(sy.getByRole('heading', { name: 'Quiet sky over the hospital' })).toBeVisible();

  await openItem(us, 'Zones', 'Quiet sky over the hospital');
  await expect(us.getByText('GND – 400 m AMSL').first()).toBeVisible();
  const [zone] = (await room.picture()).items;
  const terms = zone?.terms as { area: { type: string; coordinates: number[][][] } };
  expect(terms.area.type).toBe('Polygon');
  expect(terms.area.coordinates[0]?.length).toBe(5);

  // It stands on the map of the other desk: a click into it picks it.
  await us.goto(within(us, '/'));
  await same(room, [us]);
  await expect(async () => {
    await clickMap(us, 0.5, 0.47);
    expect(new URL(us.url()).searchParams.get('item')).toBe(zone?.ref);
  }).toPass();
});

test('two officers amend one event at once: the second is told what was missed', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('us officer', reported('Smoke by the road'));
  const { page: first } = await open(room, 'us officer');
  let deaf = false; // what the server says does not reach the second page
  const { page: second, asked } = await open(room, 'us officer', {
    expected: /409 \(Conflict\)/,
    before: (page) =>
      page.routeWebSocket(/\/live/, (socket) => {
        const server = socket.connectToServer();
        server.onMessage((message) => {
          if (!deaf) socket.send(message);
        });
      }),
  });
  await same(room, [first, second]);

  for (const page of [first, second]) {
    await openItem(page, 'Events', 'Smoke by the road');
    await (await further(page, 'Amend')).click();
  }
  await field(first, 'title.en').fill('Smoke by the road, a farmer burns stubble');
  await field(second, 'title.en').fill('Smoke by the road, seen from the hill');
  deaf = true;
  await button(first, 'Send the amendment').click();
  await expect(
    first.getByRole('heading', { name: 'Smoke by the road, a farmer burns stubble' }),
  ).toBeVisible();

  await button(second, 'Send the amendment').click();
  const told = second.getByRole('alert').filter({ hasText: 'It has changed since you' });
  await expect(told.first()).toBeVisible();
  await expect(field(second, 'title.en')).toHaveValue('Smoke by the road, seen from the hill');
  expect((await room.standing()).seq).toBe(3);

  // Heard again: the form is open as it was, and offers the new version; only then can be sent.
  deaf = false;
  await second.reload();
  await same(room, [second]);
  await expect(field(second, 'title.en')).toHaveValue('Smoke by the road, seen from the hill');
  const sent = () => asked.filter((url) => url.endsWith('/changes')).length;
  const before = sent();
  await button(second, 'Send the amendment').click(); // is never dead, and says what it waits for
  await expect(second.locator('#context-missing')).toHaveText('Take up the new version');
  expect(sent()).toBe(before);
  await button(second, 'Take up the new version').click();
  await expect(field(second, 'title.en')).toHaveValue('Smoke by the road, a farmer burns stubble');
  await field(second, 'title.en').fill('Smoke by the road: a farmer burns stubble, seen too');
  await button(second, 'Send the amendment').click();
  await expect(
    first.getByRole('heading', { name: 'Smoke by the road: a farmer burns stubble, seen too' }),
  ).toBeVisible();
  await same(room, [first, second]);
  expect((await room.standing()).seq).toBe(4);
});

test('what is written on an item stays, with the keys in it, whatever comes; its withdrawal alone ends it', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { item } = await room.send('sy officer', reported('Convoy at the ford'));
  const { page: us } = await open(room, 'us officer');
  await same(room, [us]);
  await openItem(us, 'Events', 'Convoy at the ford');
  /** Entries of this item and of others come, and are on the screen. */
  const come = async (stance: string) => {
    await room.send('il officer', reported(`Dust seen: ${stance}`));
    await room.send('il officer', { type: 'position.taken', item, stance });
    await same(room, [us]);
  };
  const article = us.getByRole('article');

  // A position.
  await us.keyboard.press('p');
  const why = us.getByLabel('Why (may stay empty)');
  await why.fill('Our post ');
  await come('confirms');
  await expect(why).toBeFocused();
  await us.keyboard.type('saw it'); // goes where it is meant to, at the caret
  await come('partly');
  await expect(why).toBeFocused();
  await expect(why).toHaveValue('Our post saw it');
  await button(us, 'Take this position').click();
  await expect(article.getByText('Our post saw it')).toBeVisible();

  // A note, and a reply to it.
  await article.getByRole('button', { name: 'Note' }).click();
  const note = us.getByLabel('Add a note');
  await note.fill('Asked the patrol');
  await come('disputes');
  await expect(note).toBeFocused();
  await button(us, 'Send').click();
  const notes = us.getByRole('region', { name: 'Notes' });
  await notes.getByRole('button', { name: 'Reply' }).click();
  const reply = notes.getByLabel('Reply');
  await reply.fill('They are on their way');
  await come('reviewing');
  await expect(reply).toBeFocused();
  await expect(reply).toHaveValue('They are on their way');
  await notes.getByRole('button', { name: 'Send' }).click();
  await expect(notes).toContainText('They are on their way');

  // The further acts stay unfolded.
  await further(us, 'Amend');
  await come('denies');
  await expect(article.locator('.menu > button')).toHaveAttribute('aria-expanded', 'true');
  await us.keyboard.press('Escape');

  // Withdrawn: the form ends, says so, and keeps what was written.
  await us.keyboard.press('p');
  await why.fill('Seen again at noon');
  await room.send('sy officer', { type: 'event.withdrawn', item, reason: 'Another convoy' });
  const told = us.getByText(`${item} was withdrawn while you wrote`);
  await expect(told).toBeFocused();
  await expect(why).toHaveCount(0);
});
