/** A desk that drafts and releases on a whole server: what its officer asks, and what becomes of it. */
import { expect } from 'vitest';
import { PictureId, Ref } from '../../picture/basics.ts';
import type { Sealed } from '../../picture/chain.ts';
import { copyOf, wordsAt } from '../../picture/facets/release/copy.ts';
import { needsSecond } from '../../picture/facets/release/judge.ts';
import type { Release } from '../../picture/facets/release/steps.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import type { Log } from '../../server/log/log.ts';
import { DESK_CELL } from './desks.ts';
import { person } from './people.ts';
import type { TestServer } from './server.ts';

export const OFFICER = person('il');
export const SECOND = person('il', 'supervisor');
export const OWN = { who: OFFICER, picture: 'il' };
export const SHARED = PictureId.parse('shared');

/** A log that fails at the first line like this: the machine stops there. `stopped`: a server knows. */
export function stopsAt(log: Log, isThere: (line: Sealed) => boolean) {
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  const append: Log['append'] = async (lines) => {
    if (!lines.some(isThere)) return log.append(lines);
    setImmediate(resolve); // once it has heard
    throw new Error('it stops');
  };
  return { log: { ...log, append }, stopped };
}

/** The step that proposes the item as it now is, to be shared by all. */
export function proposal(from: Picture, ref: string, more: object = {}) {
  const item = itemOf(from, Ref.parse(ref));
  if (item === undefined) throw new Error(`${ref} is not there`);
  return {
    type: 'release.proposed',
    item: ref,
    to: 'shared',
    of: wordsAt(item),
    change: copyOf(item, { from, to: SHARED, precision: '1km' }),
    second: needsSecond(item, DESK_CELL),
    ...more,
  };
}

/** Asks, and is not refused. */
export async function ask(server: TestServer, change: object, posting: object = OWN) {
  const { status, body } = await server.ask(change, posting);
  expect(status, JSON.stringify(body)).toBe(201);
}

export const propose = (server: TestServer, ref: string, more: object = {}): Promise<void> =>
  ask(server, proposal(server.served('il').replica.picture, ref, more));

/** The last release of an item in the picture of il. */
export const releaseOf = (server: TestServer, ref: string): Release | undefined =>
  itemOf(server.served('il').replica.picture, Ref.parse(ref))?.releases?.at(-1);

/** That release, once it stands so. */
export async function becomes(
  server: TestServer,
  ref: string,
  state: Release['state'],
): Promise<Release> {
  const find = () => releaseOf(server, ref);
  await server.landed('il', () => find()?.state === state);
  const found = find();
  if (found === undefined) throw new Error('there is no release');
  return found;
}
