/** One item is changed in one screen's memory behind its back, and what all screens say of it. */
import { type Fixtures, same } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { chronicle, when } from './chronicle.ts';

/** Milliseconds from the fault. */
export interface Told {
  /** Until the others said that one screen differs, and until they said that all are the same again. */
  readonly seen: readonly number[];
  readonly healed: readonly number[];
  /** The same of the screen itself. */
  readonly own: { readonly seen: number; readonly healed: number };
}

/** Corrupts an item on one of three screens of an exercise that is played. */
export async function corrupted({ roomOf, open }: Fixtures): Promise<Told> {
  const room = await roomOf({ exercise: true });
  const { item } = await room.send('us officer', reported('Corrupted on one screen'));
  const [us, il, sy] = await Promise.all([
    open(room, 'us officer'),
    open(room, 'il wall'),
    open(room, 'sy analyst'),
  ]);
  const others = [us.page, il.page];
  await same(room, [us.page, il.page, sy.page]);
  for (const page of [us.page, il.page, sy.page]) await chronicle(page);

  const began = await sy.page.evaluate((ref) => {
    const hook = (globalThis as unknown as Window).tripoint; // the page's own, in an exercise
    const at = Date.now();
    const corrupted = hook?.corrupt(ref as never); // a reference is a branded string
    if (corrupted !== ref) throw new Error(`${corrupted} was corrupted`);
    return at;
  }, item);

  const seen = await Promise.all(others.map((page) => when(page, began, /\d+ SCREENS? DIFFERS?/)));
  const healed = await Promise.all(
    others.map((page, i) => when(page, seen[i] ?? began, /SAME PICTURE/)),
  );
  const own = await when(sy.page, began, /THIS SCREEN DIFFERS/);
  const ownHealed = await when(sy.page, own, /SAME PICTURE/);
  await same(room, [us.page, il.page, sy.page]);
  const after = (at: number) => at - began;
  return {
    seen: seen.map(after),
    healed: healed.map(after),
    own: { seen: after(own), healed: after(ownHealed) },
  };
}
