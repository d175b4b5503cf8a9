/** Messages are answered and corrected on the page of messages; an act that a phrase says is made, and no message. */
import { button, field } from '../support/hands.ts';
import { expect, same, test, within } from '../support/journey.ts';
import { newest, zone } from './composing.ts';

test('[R59] an answer is one of those allowed; received is the act itself; a correction is followed by its message', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await zone(room);
  const { page: us } = await open(room, 'us officer');
  await same(room, [us]);
  await us.keyboard.press('s');
  await expect(field(us, 'phrase')).toBeFocused();
  await us.keyboard.type('125');
  await us.keyboard.press('Enter');
  await us.keyboard.type('+45');
  await us.keyboard.press('Control+Enter');
  await expect.poll(async () => (await newest(room)).fields).toMatchObject({ to: ['il', 'sy'] });
  const { ref } = await newest(room);

  const { page: il } = await open(room, 'il officer');
  await same(room, [il]);
  await il.goto(within(il, `/?item=${ref}&traffic=1`));
  await il
    .getByRole('complementary', { name: ref })
    .getByRole('button', { name: 'Answer' })
    .click();
  await expect(il.locator('fieldset [name="phrase"]')).toHaveText([
    /319\s+Will comply/,
    /335\s+Cannot/,
    /343\s+Stand by/,
  ]);
  await il.locator('fieldset [name="phrase"]').first().click();
  await expect(button(il, /^Send to US/)).toBeFocused();
  await il.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await newest(room)).fields)
    .toMatchObject({
      to: ['us'],
      answers: ref,
      precedence: 'PRIORITY',
      phrase: { number: '319' },
    });

  // received is no message: it acknowledges, with these words
  const { page: sy } = await open(room, 'sy officer');
  await same(room, [sy]);
  await sy.goto(within(sy, '/?traffic=1'));
  await field(sy, 'phrase').fill('308');
  await sy.keyboard.press('Enter');
  await field(sy, 'slot.message').fill(ref);
  await sy.keyboard.press('Enter');
  await expect(sy.locator('.act')).toHaveText(/no message is sent/);
  const before = (await newest(room)).ref;
  await sy.keyboard.press('Control+Enter');
  await expect
    .poll(async () => {
      const { items } = await room.picture();
      return items.find((item) => item.ref === ref)?.receipts;
    })
    .toMatchObject({ sy: { acknowledged: { says: { number: '308' } } } });
  expect((await newest(room)).ref).toBe(before);

  await us
    .getByRole('complementary', { name: ref })
    .getByRole('button', { name: 'Correct' })
    .click();
  await expect(us.locator('#compose-title')).toHaveText(`Correction of ${ref}`);
  await us.keyboard.press('Control+Enter');
  await expect(field(us, 'phrase')).toHaveValue(/^125 /); // the corrected message follows
  await expect(field(us, 'slot.time')).not.toHaveValue('');
  expect((await newest(room)).fields).toMatchObject({
    phrase: { number: '130' },
    to: ['il', 'sy'],
  });
});
