/**
 * An event worked through by keys alone, on boards of three layouts: letters are found by their place, signs
 * by what is typed. And single keys that wait for Ctrl, or do nothing.
 */
import type { Page } from '@playwright/test';
import { expect, same, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';

/** What the keys of a board write, by their place; a place that is not named writes nothing here. */
const LAYOUTS = {
  Latin: {
    ...letters('abcdefghijklmnopqrstuvwxyz'),
    BracketRight: ']',
  },
  Hebrew: {
    ...letters("שנבגקכעיןחלךצמםפ/רדאוה'סטז"),
    BracketRight: '[',
  },
  Arabic: {
    ...letters('شلاؤيثبلهتنمةىخحضقسفعرصءغئ'),
    BracketRight: 'د',
  },
} as const;
type Layout = keyof typeof LAYOUTS;

/** The letters of a board in the order of the places A to Z. */
function letters(written: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...written].map((one, i) => [`Key${String.fromCharCode(65 + i)}`, one]),
  );
}

interface Held {
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

/** Presses keys by their places, as a browser tells of them under a layout. */
function board(page: Page, layout: Layout) {
  const written: Readonly<Record<string, string>> = LAYOUTS[layout];
  const press = (code: string, held: Held = {}, key = written[code] ?? signOf(code)) =>
    page.evaluate(
      ({ code, key, held }) => {
        const at = document.activeElement ?? document.body;
        const how = { code, key, ...held, bubbles: true, cancelable: true };
        at.dispatchEvent(new KeyboardEvent('keydown', how));
        at.dispatchEvent(new KeyboardEvent('keyup', how));
      },
      { code, key, held },
    );
  return press;
}
const signOf = (code: string): string => code.replace(/^Digit/, '');

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const pressed = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true, pressed: true });
const place = (page: Page): string | null => new URL(page.url()).searchParams.get('view');
const TITLE = 'Firing heard near the water tower';

for (const layout of ['Latin', 'Hebrew', 'Arabic'] as const) {
  test(`an event is worked through by keys alone on a ${layout} board`, async ({
    roomOf,
    open,
  }) => {
    const room = await roomOf();
    await room.send('il officer', reported('Farmers at gate 3', { category: 'farming' }));
    await room.send('sy officer', reported(TITLE, { precedence: 'IMMEDIATE' }));
    const { page } = await open(room, 'us officer');
    await same(room, [page]);
    const press = board(page, layout);
    const details = page.getByRole('complementary').last();

    // Chosen from the list, and a position taken on it; the keys are then where they were.
    await press('KeyL');
    await expect(page.getByRole('listbox')).toBeFocused();
    await press('KeyJ');
    await expect(heading(page, TITLE)).toBeVisible();
    await press('KeyP');
    await expect(details.getByRole('radio').first()).toBeVisible();
    await expect(details.locator('form input[type=radio]:focus')).toHaveCount(1);
    await page.keyboard.press('Control+Enter');
    await expect(details.getByRole('radio')).toHaveCount(0);
    await expect(details.getByText('Reviewing').first()).toBeVisible();
    await press('KeyD');
    await expect(details).toBeFocused();
    await press('KeyH');
    await expect(details.locator('.history')).toHaveAttribute('open', '');
    await press('KeyK');
    await expect(heading(page, TITLE)).toBeVisible(); // it is the first

    // Another is begun: the keys are in the form, and after Esc where they were.
    await press('KeyL');
    await press('KeyE');
    await expect(page.locator('[name=category]')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('[name=category]')).toHaveCount(0);
    await expect(page.getByRole('listbox')).toBeFocused();

    // The filter, the tabs, the sheet of keys and the side that folds.
    await press('KeyF');
    await expect(page.locator('#filter input').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('#filter-button')).toBeFocused();
    await press('Digit2');
    await expect(page.getByRole('tab', { name: /^Zones/, selected: true })).toBeVisible();
    await press('Digit1', { shiftKey: true }, '!');
    await expect(page.getByRole('dialog', { name: 'All alarms' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'All alarms' })).toBeHidden();
    await expect(page.getByRole('tab', { name: /^Zones/, selected: true })).toBeVisible();
    await press('Digit1');
    await expect(page.getByRole('tab', { name: /^Events/, selected: true })).toBeVisible();
    await press('BracketRight');
    await expect(page.getByRole('listbox')).toBeHidden();
    await press('BracketRight');
    await expect(page.getByRole('listbox')).toBeVisible();
    await press('Slash', { shiftKey: true }, layout === 'Arabic' ? '؟' : '?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await page.keyboard.press('Escape');

    // The map: layers, key, tools, the selected in its middle, and all that is active again.
    await press('KeyQ');
    await expect(page.locator('#layers-panel')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('#layers-panel')).toHaveCount(0);
    await expect(heading(page, TITLE)).toBeVisible(); // one step back, not two
    await press('KeyI');
    await expect(page.getByRole('region', { name: 'Key', exact: true })).toBeVisible();
    await press('KeyI');
    await expect(page.getByRole('region', { name: 'Key', exact: true })).toHaveCount(0);
    for (const [code, name] of [
      ['KeyM', 'Measure'],
      ['KeyR', 'Rings'],
      ['KeyL', 'Look here'],
    ] as const) {
      await press('KeyV');
      await press(code);
      await expect(pressed(page, name)).toBeVisible();
    }
    await press('KeyV');
    await press('KeyL');
    await expect(pressed(page, 'Look here')).toHaveCount(0);
    await press('KeyC');
    await expect.poll(() => place(page)).not.toBeNull();
    await press('KeyO');
    await expect.poll(() => place(page)).toBeNull();
    await press('KeyM');
    await expect(page.locator('canvas.maplibregl-canvas')).toBeFocused();

    // Search; the past, and back.
    await press('KeyK', { ctrlKey: true });
    await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
    await page.keyboard.press('Escape');
    await press('KeyR');
    await expect(page.getByRole('slider', { name: 'Moment shown' })).toBeFocused();
    await page.keyboard.press('PageDown');
    await expect(page.locator('.replay-frame')).toBeVisible();
    await press('KeyB');
    await expect(page.locator('.replay-frame')).toHaveCount(0);
  });
}

test('[F32] single keys do something at once, only with Ctrl, or never; each person’s choice is kept', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('sy officer', reported(TITLE));
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  const press = board(page, 'Latin');
  const choose = async (mode: string) => {
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    await page.getByRole('radio', { name: mode, exact: true }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const filter = page.locator('#filter');

  await choose('With Ctrl');
  await press('KeyF');
  await expect(page.locator('html')).toHaveAttribute('data-keys', 'ctrl');
  await expect(filter).toHaveCount(0);
  await press('KeyF', { ctrlKey: true });
  await expect(filter).toBeVisible();
  await page.keyboard.press('Escape'); // no single key: it always steps back
  await expect(filter).toHaveCount(0);
  await press('KeyP', { ctrlKey: true, altKey: true }); // Ctrl+P prints: nothing is selected to stand by

  await choose('Off');
  await press('KeyF');
  await press('KeyF', { ctrlKey: true });
  await press('KeyJ');
  await expect(filter).toHaveCount(0);
  await expect(heading(page, TITLE)).toHaveCount(0);
  await press('KeyK', { ctrlKey: true });
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-keys', 'off');
  await expect(page.locator('.rows [role=option]').first()).toBeVisible();
  await press('KeyJ');
  await expect(heading(page, TITLE)).toHaveCount(0);
  await choose('On');
  await press('KeyJ');
  await expect(heading(page, TITLE)).toBeVisible();
});
