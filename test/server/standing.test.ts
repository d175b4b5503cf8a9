/** A feed that reports again is told how its event stands, so that it can amend it. [P22] */
import { expect, test } from 'vitest';
import { memoryLog } from '../../server/log/memory.ts';
import { EVENT, reported } from '../support/examples.ts';
import { keep } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { person } from '../support/people.ts';

const FEED = person('il', 'feed');
const titled = (title: string) => ({ title: { original: 'en' as const, en: title } });
const amended = (title: string) => ({
  type: 'event.amended',
  item: 'E-2',
  event: { ...EVENT, ...titled(title) },
});

/** A picture in which a feed has reported A as E-2 under command 1. */
async function fed() {
  const { appender } = await keep(memoryLog());
  let n = 1;
  const ask = async (who: typeof FEED, change: unknown, id = ++n) =>
    (await appender.append(who, [command(change, id)]))[0];
  await ask(FEED, reported(titled('A')), 1);
  const again = (title: string) => ask(FEED, reported(titled(title)), 1);
  return { ask, again, appender };
}
const taken = (revision: number, same: boolean) => ({
  kind: 'taken',
  seq: 2,
  item: 'E-2',
  stands: { item: 'E-2', revision, same },
});
const reused = (revision: number, same: boolean) => ({
  kind: 'reused',
  rule: 'L8',
  stands: { item: 'E-2', revision, same },
});

test('[P22] it says the same, or something else', async () => {
  const { again } = await fed();
  expect(await again('A')).toMatchObject(taken(1, true));
  expect(await again('B')).toMatchObject(reused(1, false));
});

test('[P22] after the feed amended it, the first words are no longer what it says', async () => {
  const { ask, again } = await fed();
  await ask(FEED, amended('B'));
  expect(await again('B')).toMatchObject(reused(2, true));
  expect(await again('A')).toMatchObject(taken(2, false));
  await ask(FEED, amended('A'));
  expect(await again('A')).toMatchObject(taken(3, true));
  expect(await again('B')).toMatchObject(reused(3, false));
});

test('[P22] what a person made of it is not undone by what the feed said before', async () => {
  const { ask, again } = await fed();
  await ask(FEED, amended('B'));
  await ask(person('il'), amended('C'));
  expect(await again('B')).toMatchObject(reused(3, true)); // nothing new from the feed
  expect(await again('C')).toMatchObject(reused(3, true));
  expect(await again('A')).toMatchObject(taken(3, false));
  await ask(person('il'), { type: 'event.withdrawn', item: 'E-2', reason: 'a mistake' });
  expect(await again('B')).toMatchObject(reused(3, true));
});

test('[P22] within one request too, each answer is of the picture as it is then', async () => {
  const { appender } = await keep(memoryLog());
  const answers = await appender.append(FEED, [
    command(reported(titled('A')), 1),
    command(amended('B'), 2),
    command({ ...amended('B'), event: { ...EVENT, ...titled('C') } }, 3),
    command(reported(titled('C')), 1),
    command(reported(titled('A')), 1),
  ]);
  expect(answers.slice(3)).toMatchObject([reused(3, true), taken(3, false)]);
});

test('[L8] people get the same answer as before, and so does a feed of another change', async () => {
  const { ask } = await fed();
  const officer = person('il');
  const first = await ask(officer, reported(titled('D')), 9);
  expect(await ask(officer, reported(titled('D')), 9)).toEqual(first);
  expect(await ask(officer, reported(titled('E')), 9)).not.toHaveProperty('stands.item');
  await ask(FEED, amended('B'), 10);
  expect(await ask(FEED, amended('B'), 10)).not.toHaveProperty('stands.item');
});
