/** A file of one's own: dropped or chosen, read on this page, corrected, put into the desk's own picture, and again. */
import type { Locator, Page } from '@playwright/test';
import { button, canvas } from '../support/hands.ts';
import { expect, same, test } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import { speak, turn } from './look.ts';
import { judge, looksAt, MAP, nameOf, SMALL, USUAL } from './looks.ts';

const pane = (page: Page): Locator => page.getByRole('region', { name: 'A file for our picture' });
const add = (page: Page): Locator => pane(page).locator('[data-act=add]');
const meaning = (page: Page, column: string): Locator =>
  pane(page).getByRole('combobox', { name: column, exact: true });

interface Given {
  readonly name: string;
  readonly text: string;
}

/** Drops a file on the page, as a hand does that has dragged it there. */
async function drop(page: Page, ...files: readonly Given[]): Promise<void> {
  const dragged = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  const map = page.locator('#pane-map');
  await map.dispatchEvent('dragover', { dataTransfer: dragged });
  await map.dispatchEvent('drop', { dataTransfer: dragged });
}

/** What the desk's own picture holds on the server. */
async function held(room: Room) {
  const { items } = (await room.get('/api/pictures/us')) as {
    items: {
      kind: string;
      revision: number;
      history: { reason?: string }[];
      fields: { title: { ar?: string } };
    }[];
  };
  return items;
}

/** As an office writes it: `;` between columns, Arabic digits, a column that no program knows. */
const ROWS = [
  'id;time;lat;lon;ماذا',
  'Q-1;2026-11-29T08:10Z;٣٣٫١٢٦;٣٥٫٨٢٤;دخان قرب السياج',
  'Q-2;2026-11-29T08:20Z;٣٣٫٠٩٠;٣٥٫٨٤٠;إطلاق نار',
  'Q-3;2026-11-29T08:30Z;٣٣٫٠٧٠;٣٥٫٨٥٠;حريق',
  'Q-4;غدًا صباحًا؟;٣٣٫٠٧٠;٣٥٫٨٥٠;بلا وقت',
];
const FILE: Given = { name: 'تقرير.csv', text: `${ROWS.join('\n')}\n` };

test('a dropped file is corrected, looked at and added; again it adds nothing, corrected it amends', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ exercise: true });
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  await expect(page.locator('input[type=file]')).toHaveCount(1); // what hears drops is there
  const before = (await held(room)).length;
  await drop(page, FILE);
  await expect(pane(page).getByRole('heading', { level: 2 })).toHaveText(FILE.name);
  await expect(pane(page)).toContainText('Only the US desk sees it');
  await expect(pane(page).getByLabel('Between columns')).toHaveValue(';');

  await expect(pane(page)).toContainText('4 do not go in'); // nothing says what happened
  await expect(add(page)).toBeDisabled();
  await meaning(page, 'ماذا').selectOption('Title');
  await expect(add(page)).toHaveText('Add 3 events');
  await expect(pane(page)).toContainText('1 does not go in');
  await pane(page).locator('summary', { hasText: 'When it occurred' }).click();
  await expect(pane(page).locator('.refused')).toContainText('Line 5');

  const drawn = () =>
    page.evaluate(() => window.tripointGlass?.map.getLayer('file-dots') !== undefined);
  expect(await drawn()).toBe(true);
  expect((await held(room)).length).toBe(before); // it's looked at, no more
  await add(page).click();
  await expect(pane(page)).toContainText('3 events added');
  const [smoke] = (await held(room)).slice(before);
  expect(smoke?.fields.title.ar).toBe('دخان قرب السياج');
  expect((await held(room)).length).toBe(before + 3);

  await drop(page, FILE); // what is done gives way to the next
  await meaning(page, 'ماذا').selectOption('Title');
  await expect(pane(page)).toContainText('3 stand there already');
  await expect(add(page)).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toContainText('Close this file?'); // a column was told
  await button(page, 'Close it').click();
  await expect(pane(page)).toHaveCount(0);
  expect(await drawn()).toBe(false);

  const text = FILE.text
    .replace('دخان قرب السياج', 'دخان كثيف قرب السياج')
    .replace('ماذا', 'title');
  await drop(page, { name: 'corrected.csv', text });
  await expect(pane(page)).toContainText('1 that says something else than before');
  await expect(add(page)).toHaveText('Amend 1 event');
  await add(page).click();
  await expect(pane(page)).toContainText('1 event amended');
  const amended = (await held(room))[before];
  expect(amended).toMatchObject({ revision: 2, fields: { title: { ar: 'دخان كثيف قرب السياج' } } });
  expect(amended?.history.at(-1)?.reason).toBe('corrected.csv:2');
});

test('by keys alone; what is none is said in one sentence, and nothing stands in the way of text', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ exercise: true });
  const { page } = await open(room, 'us analyst');
  await same(room, [page]);
  await expect(page.locator('input[type=file]')).toHaveCount(1); // what hears drops is there
  const notice = page.getByRole('alert').filter({ hasText: /file|folder/i });
  await drop(page, FILE, FILE);
  await expect(notice).toContainText('One file at a time');
  await drop(page, { name: 'photo.png', text: 'PNG' });
  await expect(pane(page)).toContainText('This is no GeoJSON, NDJSON, CSV, KML or GPX file');
  await page.keyboard.press('Escape'); // nothing was said of it: nothing is asked
  await expect(pane(page)).toHaveCount(0);
  const entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><kml><Placemark/></kml>';
  await drop(page, { name: 'track.kml', text: entities });
  await expect(pane(page)).toContainText('It names a document type');
  await page.keyboard.press('Escape');
  await expect(pane(page)).toHaveCount(0);

  await canvas(page).focus();
  await expect(async () => {
    // right after Escape, Chromium 156 opens no chooser once
    const chosen = page.waitForEvent('filechooser', { timeout: 5000 });
    await page.keyboard.press('8');
    const chooser = await chosen;
    await chooser.setFiles({
      name: FILE.name,
      mimeType: 'text/csv',
      buffer: Buffer.from(FILE.text),
    });
  }).toPass();
  await expect(pane(page).getByRole('heading', { level: 2 })).toBeFocused();
  await expect(pane(page).getByRole('status').first()).toContainText('4 do not go in');
  await page.keyboard.press('Escape');
  await expect(pane(page)).toHaveCount(0);
  await expect(canvas(page)).toBeFocused();

  await page.keyboard.press('/');
  const field = page
    .getByRole('combobox', { name: 'Search' })
    .or(page.locator('dialog[open] input'));
  const text = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Quneitra');
    return data;
  });
  const kept = await field.first().evaluate((node, dataTransfer) => {
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    node.dispatchEvent(event);
    return event.defaultPrevented;
  }, text);
  expect(kept).toBe(false); // the drop is the field's own
});

test('a file that is dropped before what reads files is here is read once it is', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ exercise: true });
  const { page } = await open(room, 'us analyst', {
    before: (page) =>
      page.addInitScript(() => {
        window.requestIdleCallback = () => 0; // nothing comes before its first use
      }),
  });
  await same(room, [page]);
  await expect(page.locator('input[type=file]')).toHaveCount(0);
  await drop(page, FILE);
  await expect(pane(page).getByRole('status').first()).toContainText('4 do not go in');
});

const STATES = ['drag', 'read', 'unfolded', 'asked', 'ended'] as const;
const LOOKED: Given = {
  name: 'تقرير الدورية · patrol.csv',
  text: [
    'id;time;lat;lon;title;altitude;remarks',
    ...Array.from(
      { length: 12 },
      (_, i) =>
        `${i + 1};2026-11-29T0${i % 9}:10;${(33 + i / 50).toFixed(3)};${(35.8 + (i % 4) / 50).toFixed(3)};Brush fire ${i + 1};${100 + i};شوهد من التل`,
    ),
    '13;2062-11-29T01:00;33.1;35.85;Far ahead;;',
    '14;2026-11-29T01:00;35.85;33.1;Swapped;;',
    '15;whenever;33.1;35.85;No time;;',
  ].join('\n'),
};

test('@looks the pane of a file in three languages, at three sizes, dark and bright, for everybody', async ({
  roomOf,
  open,
}) => {
  test.setTimeout(3_600_000);
  const looks = looksAt('a file', STATES, [SMALL, USUAL, { width: 1024, height: 768 }]);
  const room = await roomOf({ exercise: true });
  const { page } = await open(room, 'us officer', { map: MAP });
  await same(room, [page]);
  await expect(page.locator('input[type=file]')).toHaveCount(1); // what hears drops is there
  const filed = page.locator('.file-pane');
  const look = async (state: (typeof STATES)[number], over = false) => {
    for (const one of looks.filter((other) => other.state === state)) {
      await turn(page, one.theme);
      await speak(page, one.tag);
      await page.setViewportSize(one.size);
      await judge(page, `file-${nameOf(one)}`, { over });
    }
    await turn(page, 'dark');
    await speak(page, 'en');
  };
  const dragged = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'x.csv'));
    return data;
  });
  await page.locator('#pane-map').dispatchEvent('dragover', { dataTransfer: dragged });
  await expect(page.getByText('Drop the file to read it')).toBeVisible();
  await look('drag', true);
  await drop(page, LOOKED);
  await expect(filed.locator('[data-act=add]')).toBeVisible();
  await look('read');
  await filed.locator('select').filter({ hasText: 'Choose a zone' }).selectOption('Asia/Damascus');
  await expect(filed.locator('[data-act=add]')).toBeEnabled();
  for (const summary of await filed.locator('summary').all()) await summary.click();
  await look('unfolded');
  await page.keyboard.press('Escape');
  await expect(filed.getByRole('alertdialog')).toBeVisible();
  await look('asked');
  await button(page, 'Keep it open').click();
  await filed.locator('[data-act=add]').click();
  await expect(filed).toContainText('events added');
  await look('ended');
});
