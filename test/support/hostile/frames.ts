/** What a page would never say over its socket: frames and messages, whole, wrong and in pieces. */
import fc from 'fast-check';
import { frame, handshake } from '../raw.ts';
import { mutated, oddJson, perhapsMutated } from './mutate.ts';

const LIVE = '/api/pictures/shared/live';
const SAID: readonly unknown[] = [
  { type: 'seen', seq: 1, code: 'ABCD-0123' },
  { type: 'undrawn', state: 'past' },
  { type: 'presence', cursor: [35.8, 33], look: [35.8, 33] },
  { type: 'received', seq: 1 },
];

const message = fc.oneof(
  { weight: 3, arbitrary: oddJson(fc.constantFrom(...SAID)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 1, arbitrary: fc.nat(70_000).map((length) => 'x'.repeat(length)) },
);

const oneFrame = fc
  .record({
    payload: message,
    opcode: fc.oneof(
      { weight: 8, arbitrary: fc.constant(1) },
      { weight: 2, arbitrary: fc.nat(15) },
    ),
    fin: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.boolean()),
    reserved: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(7)),
    masked: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.boolean()),
    claimed: fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { freq: 9, nil: undefined }),
  })
  .map(({ claimed, ...odd }) => frame({ ...odd, ...(claimed === undefined ? {} : { claimed }) }));

const stream = fc
  .array(fc.tuple(oneFrame, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 6 })
  .map((frames) =>
    Buffer.concat(frames.flatMap(([one, times]) => Array.from({ length: times }, () => one))),
  );

/** Bytes lost on their way, or others put in. */
const damaged = fc
  .tuple(stream, fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 12 }))
  .map(([bytes, at, odd]) => {
    const from = Math.floor(at * bytes.length);
    return Buffer.concat([bytes.subarray(0, from), odd, bytes.subarray(from + odd.length)]);
  });

const QUERIES = ['', '?after=1&hash=', `?after=1&hash=${'0'.repeat(64)}`, '?after=0&hash=x'];
const upgrade = fc
  .tuple(perhapsMutated(fc.constantFrom(...QUERIES)), fc.boolean())
  .chain(([query, whole]) => {
    const asked = fc.constant(handshake(`${LIVE}${query}`));
    return whole ? asked : perhapsMutated(asked);
  });

/** A socket that is opened, rightly as a rule, and what it says then, in the same breath. */
export const socket: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(LIVE).map((path) => handshake(path)) },
      { weight: 1, arbitrary: upgrade },
      { weight: 1, arbitrary: mutated(fc.constant(LIVE)).map((path) => handshake(path)) },
    ),
    fc.oneof(stream, damaged),
  )
  .map(([asked, frames]) => Buffer.concat([Buffer.from(asked, 'latin1'), frames]));
