/** Staff items in digests and checkpoints: they count from the first one on, and not before. */
import { expect, test } from 'vitest';
import { digest, rehash } from '../../picture/digest.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { replay } from '../../picture/replay.ts';
import { NOTHING, put } from '../../picture/table.ts';
import { reported } from '../support/examples.ts';
import { itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { named, Staffed } from '../support/staffed.ts';

test('[R31] [R19] a picture has the digest that it had until its first watch, and each act changes it', () => {
  const log = new Staffed();
  log.do(person('us'), reported());
  const bare = { ...log.picture, staff: NOTHING };
  expect(digest(log.picture)).toBe(digest(bare));
  expect(log.take(named('il', 'noa'))).toBeUndefined();
  const taken = log.picture;
  expect(digest(taken)).not.toBe(digest({ ...taken, staff: NOTHING }));
  log.do(named('il', 'noa'), { type: 'watch.offered', item: 'W-3' });
  const offered = log.picture;
  expect(digest({ ...offered, staff: taken.staff })).not.toBe(digest(offered));
  expect(itemAt(offered, 'W-3')).toBeUndefined();
});

test('[R19] a staff item that changed in place is found', () => {
  const log = new Staffed();
  log.take(named('il', 'noa'));
  const before = digest(log.picture);
  const watch = log.held('il');
  Object.assign(watch ?? {}, { second: 'mallory' });
  expect(digest(log.picture)).toBe(before); // cached
  for (let from = rehash(log.picture, 0, 1); from !== 0; ) from = rehash(log.picture, from, 1);
  expect(digest(log.picture)).not.toBe(before);
});

test('[R3] [R31] the fold of the whole is that of its parts', () => {
  const log = new Staffed();
  log.take(named('il', 'noa'));
  log.check(named('il', 'noa'));
  log.do(named('il', 'noa'), { type: 'watch.left', item: 'W-2', reason: 'x' });
  const { entries, picture } = log;
  expect(digest(fold(EMPTY, entries))).toBe(digest(picture));
  for (let cut = 1; cut < entries.length; cut++) {
    const half = replay(EMPTY, entries, { seq: cut });
    expect(digest(fold(half, entries.slice(cut)))).toBe(digest(picture));
  }
  const same = { ...picture, staff: put(picture.staff, []) };
  expect(digest(same)).toBe(digest(picture));
});
