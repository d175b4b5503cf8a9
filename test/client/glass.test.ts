import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Healing } from '../../client/map/proof/healing.ts';
import { claimIn, PIXELS, pixelsOf } from '../../client/map/proof/pixels.ts';
import '../support/seed.ts';

const nibble = fc.nat(15);
const byte = fc.nat(255);
const code = fc
  .array(fc.constantFrom(...'0123456789ABCDEF'), { minLength: 8, maxLength: 8 })
  .map((digits) => `${digits.slice(0, 4).join('')}-${digits.slice(4).join('')}`);
const claim = fc.record({ seq: fc.nat(0xffff_ffff), code });

describe('[W6] an entry and a code as pixels', () => {
  test('are read back as they were drawn', () => {
    fc.assert(
      fc.property(claim, byte, nibble, (claimed, frame, ground) => {
        const pixels = pixelsOf(claimed, frame, ground);
        expect(pixels).toHaveLength(PIXELS * 4);
        expect(claimIn(pixels, frame, ground)).toEqual(claimed);
      }),
    );
  });
  test('say nothing in another frame, or on another ground', () => {
    fc.assert(
      fc.property(claim, byte, byte, nibble, nibble, (claimed, frame, other, ground, under) => {
        fc.pre(frame !== other && ground !== under);
        const pixels = pixelsOf(claimed, frame, ground);
        expect(claimIn(pixels, other, ground)).toBeUndefined();
        expect(claimIn(pixels, frame, under)).toBeUndefined();
      }),
    );
  });
  test('say something else when one of them is off by a bit', () => {
    fc.assert(
      fc.property(claim, byte, nibble, fc.nat(PIXELS * 3 - 1), fc.nat(7), (claimed, ...rest) => {
        const [frame, ground, channel, bit] = rest;
        const pixels = pixelsOf(claimed, frame, ground);
        const at = Math.floor(channel / 3) * 4 + (channel % 3);
        pixels[at] = (pixels[at] ?? 0) ^ (1 << bit);
        expect(claimIn(pixels, frame, ground)).not.toEqual(claimed);
      }),
    );
  });
  test('of an empty frame say nothing', () => {
    expect(claimIn(new Uint8Array(PIXELS * 4), 7, 1)).toBeUndefined();
  });
});

/** The seconds at which something is done about a map that is found as `found` says, once a second. */
function remedies(found: Parameters<Healing['next']>[1], seconds: number) {
  const healing = new Healing();
  const done: string[] = [];
  for (let second = 0; second <= seconds; second++) {
    const { rebuild, reload } = healing.next(second * 1000, found);
    if (rebuild) done.push(`${second} rebuild`);
    if (reload) done.push(`${second} reload`);
  }
  return done;
}

describe('[W8] a map that does not stand', () => {
  test('is made again at once, and if it does not come in 15 s, the page reloads', () => {
    const done = remedies({ due: true, broken: true, failed: false, proved: 0 }, 15);
    expect(done).toEqual(['1 rebuild', '11 rebuild', '15 reload']);
  });
  test('is asked for every other second while the browser gives none', () => {
    const done = remedies({ due: true, broken: true, failed: true, proved: 0 }, 7);
    expect(done).toEqual(['1 rebuild', '3 rebuild', '5 rebuild', '7 rebuild']);
  });
  test('is made again later if it only proves nothing', () => {
    const done = remedies({ due: true, broken: false, failed: false, proved: 0 }, 21);
    expect(done).toEqual(['8 rebuild', '18 rebuild', '21 reload']);
  });
  test('that has never been proved does not reload the page', () => {
    const never = { due: true, failed: false, proved: undefined };
    const done = ['1 rebuild', '11 rebuild', '21 rebuild'];
    expect(remedies({ ...never, broken: true }, 30)).toEqual(done);
    expect(remedies({ ...never, broken: false }, 30)).toEqual([]);
  });
  test('is given no less time by a page that slept', () => {
    const healing = new Healing();
    const lost = { due: true, broken: false, failed: false, proved: 0 };
    for (const now of [11_000, 27_000, 43_000, 60_000]) {
      expect(healing.next(now, lost)).toEqual({ rebuild: false, reload: false });
    }
  });
  test('is left alone while it need not be there', () => {
    expect(remedies({ due: false, broken: true, failed: false, proved: 0 }, 60)).toEqual([]);
  });
  test('that has come back is as one that never broke', () => {
    const healing = new Healing();
    const broken = { due: true, broken: true, failed: false, proved: 0 };
    for (let second = 0; second < 14; second++) healing.next(second * 1000, broken);
    const well = { due: true, broken: false, failed: false, proved: 14_000 };
    expect(healing.next(14_000, well)).toEqual({ rebuild: false, reload: false });
    for (let second = 16; second < 30; second++) {
      const { reload } = healing.next(second * 1000, { ...broken, proved: 14_000 });
      expect(reload, `${second}`).toBe(false);
    }
  });
});
