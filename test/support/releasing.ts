/** A desk's drafts, and the steps of a release of one of them. */
import { expect } from 'vitest';
import { Hash, Ref } from '../../picture/basics.ts';
import { decide } from '../../picture/decide.ts';
import { copyOf, wordsAt } from '../../picture/facets/release/copy.ts';
import type { Actor } from '../../picture/permission.ts';
import { DESK_CELL, machine, openedAs, pictureId } from './desks.ts';
import { added, proposed, reported } from './examples.ts';
import { command, Growing, itemAt } from './logs.ts';
import { person } from './people.ts';

export const IL = person('il');
export const SECOND = person('il', 'supervisor');
export const SERVER = machine('il');
export const SHARED = pictureId('shared');
export const MINUTE = 60_000;

/** The picture of desk il, with an event E-2, an air strike E-3, a zone Z-4 and a note A-5 on E-2. */
export function drafts(): Growing {
  const growing = new Growing(undefined, openedAs('il', 'il'), DESK_CELL);
  const source = { name: 'A shepherd', reference: 'IL-77', reliability: 'B', credibility: '2' };
  for (const change of [
    reported({ source, uncertainty: 40 }),
    reported({ category: 'air-strike', links: [{ relation: 'cause', item: 'E-2' }] }),
    proposed(),
    added({ on: 'E-2' }),
  ])
    expect(growing.ask(IL, change)).toBeUndefined();
  return growing;
}

export const item = ({ picture }: Growing, ref: string) => {
  const found = itemAt(picture, ref);
  if (found === undefined) throw new Error(`${ref} is not there`);
  return found;
};
export const copy = (growing: Growing, ref: string, more: object = {}) => {
  const made = copyOf(item(growing, ref), {
    from: growing.picture,
    to: SHARED,
    precision: 'exact',
    ...more,
  });
  if (typeof made === 'string') throw new Error(made);
  return made;
};
export const proposal = (growing: Growing, ref: string, over: object = {}) => ({
  type: 'release.proposed',
  item: ref,
  to: 'shared',
  of: wordsAt(item(growing, ref)),
  change: copy(growing, ref),
  second: ref !== 'E-2' && ref !== 'A-5',
  ...over,
});
export const step = (type: string, ref: string, release: number, more: object = {}) => ({
  type: `release.${type}`,
  item: ref,
  release,
  ...more,
});
export const hash = Hash.parse('ab'.repeat(32));
export const made = (seq: number, letter = 'E') => ({
  made: { item: Ref.parse(`${letter}-${seq}`), seq, hash },
});
export const why = { reason: 'not now' };
/** What `who` would be answered, without asking. */
export const judged = (growing: Growing, who: Actor, change: object, later = 1000) =>
  decide(growing.picture, command(change), who, { now: growing.now + later, cell: DESK_CELL });
