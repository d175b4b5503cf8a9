/** What was shown, over real sockets: whose pages are believed, in which state, and what hostile ones achieve. */
import { describe, expect, test } from 'vitest';
import type { Person } from '../../picture/permission.ts';
import { all } from '../../picture/table.ts';
import { CLOSE } from '../../picture/wire.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { sent } from '../support/messaging.ts';
import { DESKS, person } from '../support/people.ts';
import type { Screen } from '../support/screen.ts';
import { serve, type TestServer } from '../support/server.ts';

const US = person('us');
const IL = person('il');

/** A server, its clock, and a message that the desk of Israel must know. */
async function serving() {
  const clock = new Clock();
  const server = await serve({ now: clock.now });
  const did = async (who: Person, change: object): Promise<string> => {
    const { status, body } = await server.ask(change, { who });
    expect(status, JSON.stringify(body)).toBe(201);
    return `${body.item}`;
  };
  const item = await did(US, sent(['il']));
  return { clock, server, did, item };
}

/** A true report of a screen that has drawn all there is. */
const seen = ({ replica }: ReturnType<TestServer['served']>) => ({
  type: 'seen',
  seq: replica.head.seq,
  code: replica.code,
});

/** So many seconds, in each of which a screen says the same. */
async function pass(clock: Clock, seconds: number, screen: Screen, says: () => unknown) {
  for (let i = 0; i < seconds; i++) {
    screen.say(says());
    await screen.roundTrip();
    clock.pass(SECOND);
  }
  screen.say(says());
  await screen.roundTrip();
}

/** What was shown by the picture of a server: item, desk, and the entry with the words. */
const shownIn = (server: TestServer): string[] =>
  [...all(server.served().replica.picture.items)].flatMap(({ ref, ...item }) => {
    const receipts = 'receipts' in item ? (item.receipts ?? {}) : {};
    return DESKS.flatMap((desk) => {
      const shown = receipts[desk]?.shown;
      return shown === undefined ? [] : [`${ref} ${desk} ${shown.of}`];
    });
  });

describe('[R62] [W6] [W12] a socket says what is in view', () => {
  test.each([
    ['an officer', IL],
    ['a wall', person('il', 'wall')],
  ])('%s, on a frame that is true: it is written, and every screen is told', async (_, who) => {
    const { clock, server, item } = await serving();
    const { hash } = server.served().replica.head;
    const onlooker = await server.screen(US, { after: 2, hash });
    const page = await server.screen(who);
    await pass(clock, 2, page, () => seen(server.served()));
    page.say({ type: 'showing', items: [item] });
    const { lines } = await onlooker.next('entries');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      by: { desk: 'il', person: 'server', role: 'server' },
      change: { type: 'receipt.shown', items: [item] },
    });
    expect(shownIn(server)).toEqual([`${item} il 2`]);
  });

  test.each<readonly [string, Person, object | undefined]>([
    ['of an analyst', person('il', 'analyst'), undefined],
    ['of the desk that wrote it', US, undefined],
    ['that is hidden', IL, { type: 'undrawn', state: 'hidden' }],
    ['in the past', IL, { type: 'undrawn', state: 'past' }],
    ['whose map is covered', IL, { type: 'undrawn', state: 'no-map' }],
    ['whose map was lost', IL, { type: 'undrawn', state: 'lost' }],
    ['before its first frame', IL, { type: 'undrawn', state: 'drawing' }],
    ['that draws something else', IL, { type: 'seen', seq: 2, code: 'ABCD-0123' }],
    ['that draws what there is not yet', IL, { type: 'seen', seq: 9, code: 'ABCD-0123' }],
    ['that draws the picture before', IL, { type: 'seen', seq: 1, code: 'ABCD-0123' }],
    ['that reports nothing', IL, { type: 'presence' }],
  ])('not one %s', async (_, who, says) => {
    const { clock, server, did, item } = await serving();
    const page = await server.screen(who);
    const state = () => says ?? seen(server.served());
    await pass(clock, 3, page, state);
    page.say({ type: 'showing', items: [item] });
    await pass(clock, 4, page, state);
    await did(US, reported({ precedence: 'ROUTINE' })); // the agent looks
    await pass(clock, 3, page, state);
    expect(shownIn(server)).toEqual([]);
  });
});

describe('[R62] [W10] hostile pages', () => {
  test('items that are not there, of other pictures, each a hundred times: nothing comes of it', async () => {
    const { clock, server, did, item } = await serving();
    const page = await server.screen(IL);
    await pass(clock, 2, page, () => seen(server.served()));
    const unknown = Array.from({ length: 64 }, (_, i) => `${'EZANMIWC'[i % 8]}-${i + 3}`);
    page.say({ type: 'showing', items: unknown });
    page.say({ type: 'showing', items: Array.from({ length: 64 }, () => 'M-99') });
    await pass(clock, 3, page, () => seen(server.served()));
    await did(US, reported({ precedence: 'ROUTINE' }));
    expect(shownIn(server)).toEqual([]);
    page.say({ type: 'showing', items: [...unknown.slice(0, 60), item, item, item] });
    await pass(clock, 2, page, () => seen(server.served()));
    await server.landed('shared', () => shownIn(server).length > 0);
    expect(shownIn(server)).toEqual([`${item} il 2`]);
  });

  test.each([
    ['more than 64', { type: 'showing', items: Array.from({ length: 65 }, () => 'M-2') }],
    ['what is no reference', { type: 'showing', items: ['2'] }],
    ['for another desk', { type: 'showing', items: ['M-2'], desk: 'sy' }],
    ['nothing', { type: 'showing' }],
  ])('one that says %s is closed', async (_, message) => {
    const { server } = await serving();
    const page = await server.screen(IL);
    page.say(message);
    expect(await page.closed).toMatchObject({ code: CLOSE.rubbish });
  });

  test('a flood ends its own socket alone', async () => {
    const { server, clock, item } = await serving();
    const [page, other] = [await server.screen(IL), await server.screen(IL)];
    for (let i = 0; i < 200; i++) page.say({ type: 'showing', items: i % 2 ? [item] : [] });
    expect(await page.closed).toMatchObject({ code: CLOSE.rubbish });
    await pass(clock, 2, other, () => seen(server.served()));
    other.say({ type: 'showing', items: [item] });
    await server.landed('shared', () => shownIn(server).length > 0);
    expect(shownIn(server)).toEqual([`${item} il 2`]);
  });
});
