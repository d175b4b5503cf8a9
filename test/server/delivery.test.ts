/** Messages and suspended channels over HTTP: what waits, what passes, and when it has reached its desk. */
import { describe, expect, test } from 'vitest';
import { readEntry } from '../../picture/entry.ts';
import type { Person } from '../../picture/permission.ts';
import { readBack } from '../../picture/phrasebook/read-out.ts';
import { BOOK } from '../../server/lib/phrasebook.ts';
import { CELL } from '../support/cell.ts';
import { Clock, MINUTE, SECOND } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { laddersAt } from '../support/laddering.ts';
import { digitsOf, HELP, PLACE, sent } from '../support/messaging.ts';
import { person } from '../support/people.ts';
import { said as phrase } from '../support/phrases.ts';
import { serve } from '../support/server.ts';

const US = person('us');
const IL = person('il');
const SY = person('sy');

async function serving() {
  const clock = new Clock();
  const server = await serve({ now: clock.now });
  /** What an act is answered; time passes before it. */
  const ask = async (who: Person, change: object) => {
    clock.pass(SECOND);
    return server.ask(change, { who });
  };
  const did = async (who: Person, change: object): Promise<string> => {
    const { status, body } = await ask(who, change);
    expect(status, JSON.stringify(body)).toBe(201);
    return `${body.item}`;
  };
  const knows = (who: Person, item: string, more: object = {}) =>
    did(who, {
      type: 'receipt.acknowledged',
      item,
      entry: Number(item.slice(2)),
      held: false,
      ...more,
    });
  /** The ladder of an item at a desk, as anybody reads it who has the log. */
  const ladder = async (item: string, desk: string, reader = US) => {
    const answer = await server.get('/api/pictures/shared/entries', reader);
    const lines = (await answer.text()).trimEnd().split('\n');
    const entries = lines.map((line, i) => readEntry(new TextEncoder().encode(line), i + 1));
    return laddersAt(entries, CELL, clock.now())
      .find((line) => line.startsWith(`${item} ${desk}:`))
      ?.replace(`${item} ${desk}: `, '');
  };
  return { clock, server, ask, did, knows, ladder };
}

describe('[R65] while the channel of a desk is suspended', () => {
  test('messages to it wait, every desk sees that, and no clock of it runs; resumed, they are there', async () => {
    const { clock, did, ladder } = await serving();
    const suspension = await did(SY, { type: 'channel.suspended', reason: 'a drill' });
    const item = await did(US, sent(['sy', 'il']));
    clock.pass(60 * MINUTE);
    for (const reader of [US, IL, SY]) {
      expect(await ladder(item, 'sy', reader)).toBe(
        `waits for ${suspension}, shown awaited, acknowledged awaited, answered –, unit awaited`,
      );
    }
    expect(await ladder(item, 'il')).toContain('acknowledged late'); // its channel is open
    await did(SY, { type: 'channel.resumed', item: suspension });
    const resumed = clock.now();
    expect(await ladder(item, 'sy')).toContain(
      `reached ${resumed}, shown awaited, acknowledged awaited`,
    );
    clock.pass(5 * MINUTE - 1);
    expect(await ladder(item, 'sy')).toContain('acknowledged awaited');
    clock.pass(1);
    expect(await ladder(item, 'sy')).toContain('acknowledged late'); // counted from then
  });

  test('life safety reaches it at once, and so does what was sent before', async () => {
    const { clock, did, knows, ladder } = await serving();
    const before = await did(US, sent(['sy']));
    const sentAt = clock.now();
    await did(SY, { type: 'channel.suspended' });
    const help = await did(US, sent(['sy'], { phrase: HELP }, 'FLASH'));
    expect(await ladder(help, 'sy')).toContain(`reached ${clock.now()},`);
    expect(await ladder(before, 'sy')).toContain(`reached ${sentAt},`);
    clock.pass(MINUTE);
    expect(await ladder(help, 'sy')).toContain('shown late, acknowledged late');
    await knows(SY, help, { digits: digitsOf(help) });
    expect(await ladder(help, 'sy')).toMatch(/shown 5, acknowledged 5/);
  });

  test('it waits for the next one as well, and for nobody else; an event of theirs waits for nothing', async () => {
    const { clock, did, ladder } = await serving();
    const first = await did(SY, { type: 'channel.suspended' });
    const item = await did(US, sent(['sy']));
    const event = await did(US, reported({ precedence: 'FLASH' }));
    expect(await ladder(event, 'sy')).toContain('reached');
    const from = new Date(clock.now() + 10 * MINUTE).toISOString();
    await did(SY, { type: 'channel.resumed', item: first, from });
    clock.pass(9 * MINUTE);
    expect(await ladder(item, 'sy')).toContain('reached undefined'); // it is known when, and not yet
    clock.pass(MINUTE);
    expect(await ladder(item, 'sy')).toContain(`reached ${Date.parse(from)}`);
    const again = await did(SY, { type: 'channel.suspended' });
    const later = await did(IL, sent(['us', 'sy'], { phrase: PLACE }, 'ROUTINE'));
    expect(await ladder(later, 'sy')).toContain(`waits for ${again}`);
    expect(await ladder(later, 'us')).toContain('reached');
    expect(await ladder(item, 'sy')).toContain(`reached ${Date.parse(from)}`); // it was there
  });

  test('who waits is told by nobody else: not by acts of other desks, nor by a correction', async () => {
    const { ask, did, ladder } = await serving();
    const suspension = await did(SY, { type: 'channel.suspended' });
    const item = await did(US, sent(['sy']));
    const { status, body } = await ask(US, { type: 'channel.resumed', item: suspension });
    expect([status, body.error?.rule]).toEqual([403, 'P4']);
    const digits = readBack(BOOK, PLACE);
    await did(US, { type: 'receipt.told', items: [item], desk: 'sy', person: 'A. B.', digits });
    expect(await ladder(item, 'sy')).toContain(`waits for ${suspension}`);
    await did(US, sent(['sy'], { phrase: phrase('149', { message: item }) }));
    expect(await ladder(item, 'sy')).toContain(`waits for ${suspension}`);
    expect(await ladder(item, 'sy')).toContain('over');
  });
});
