/** A log in which every change there is was made, and its picture, by the fold alone. */
import { Author, CommandId, Instant, Ref } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import { Change, type Entry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { EVERY_CHANGE } from '../support/every-change.ts';
import { idOf } from '../support/logs.ts';

const BY = Author.parse({ desk: 'us', person: 'noa' });
const TIME = Instant.parse('2026-11-22T14:00:00Z');

export function everyItem(): { readonly picture: Picture; readonly entries: readonly Entry[] } {
  let picture = EMPTY;
  const entries: Entry[] = [];
  const names = (change: Change) => 'item' in change || 'items' in change;
  const makes = EVERY_CHANGE.filter((change) => !names(change));
  const others = EVERY_CHANGE.filter(names);
  let proposal = 0;
  for (const change of [...makes, ...others]) {
    const seq = picture.seq + 1;
    const aimed = aim(picture, change, proposal);
    if (change.type === 'release.proposed') proposal = seq;
    entries.push(entry(seq, aimed));
    picture = fold(picture, entries.slice(-1));
  }
  return { picture, entries };
}

/** The change at the item of its letter that is there, and at the release that was proposed. */
function aim(picture: Picture, change: Change, proposal: number): Change {
  const items = [...all(picture.items), ...all(picture.staff)];
  const meant = (named: string) =>
    Ref.parse(items.find(({ ref }) => ref.startsWith(named.slice(0, 1)))?.ref);
  if ('items' in change) return Change.parse({ ...change, items: change.items.map(meant) });
  if (!('item' in change)) return change;
  const release = 'release' in change ? { release: proposal } : {};
  return Change.parse({ ...change, ...release, item: meant(change.item) });
}

const entry = (seq: number, change: Change): Entry => ({
  seq,
  prev: GENESIS.hash,
  time: TIME,
  by: BY,
  command: CommandId.parse(idOf(seq)),
  change,
});
