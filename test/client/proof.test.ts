import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Proof } from '../../client/map/proof/proof.ts';
import type { Claimed } from '../../client/store/glass.ts';

const GROUND = 1;
const FIRST = { seq: 7, code: '7F3A-92C1' };

/** A graphics card that clears pixels, reads them back, and says when it has drawn what was asked. */
class Card {
  readonly [name: string]: unknown;
  static readonly ALREADY_SIGNALED = 1;
  readonly ALREADY_SIGNALED = 1;
  readonly TIMEOUT_EXPIRED = 2;
  readonly CONDITION_SATISFIED = 3;
  readonly WAIT_FAILED = 4;
  state = 3;
  /** What becomes of the bytes that are read. */
  spoil = (bytes: Uint8Array) => bytes;
  reads = 0;
  readonly #pixels = new Map<string, readonly number[]>();
  #at = '';
  #colour: readonly number[] = [];
  #read: readonly number[] = [];
  enable() {}
  disable() {}
  colorMask() {}
  createBuffer() {}
  bindBuffer() {}
  bufferData() {}
  deleteBuffer() {}
  deleteSync() {}
  flush() {}
  fenceSync = () => ({});
  clientWaitSync = () => this.state;
  scissor(x: number, y: number) {
    this.#at = `${x} ${y}`;
  }
  clearColor(...rgba: number[]) {
    this.#colour = rgba.map((value) => Math.round(value * 255));
  }
  clear() {
    this.#pixels.set(this.#at, this.#colour);
  }
  readPixels(_x: number, y: number, width: number) {
    this.reads++;
    this.#read = Array.from(
      { length: width },
      (_, x) => this.#pixels.get(`${x} ${y}`) ?? [],
    ).flat();
  }
  getBufferSubData(_target: number, _from: number, into: Uint8Array) {
    into.set(this.spoil(Uint8Array.from(this.#read)));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebGL2RenderingContext', Card);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A map with one layer, painted when told. */
function stage() {
  const card = new Card();
  let layer: CustomLayerInterface | undefined;
  const fake = { repaints: 0, holds: FIRST as Claimed | undefined, proved: [] as Claimed[] };
  const map = {
    style: {},
    addLayer: (added: CustomLayerInterface) => {
      layer = added;
    },
    moveLayer: () => {},
    getLayer: () => layer,
    removeLayer: () => {
      layer = undefined;
    },
    triggerRepaint: () => {
      fake.repaints++;
    },
  };
  const proof = new Proof(map as unknown as MapLibre, GROUND); // only what the proof calls
  const leave = proof.claim({
    holds: () => fake.holds,
    proved: (read) => fake.proved.push(read),
  });
  const paint = () => Reflect.apply(layer?.render ?? (() => {}), layer, [card]);
  /** A frame, and the time that the card takes for it. */
  const frame = async (ms = 20) => {
    paint();
    await vi.advanceTimersByTimeAsync(ms);
  };
  return { card, fake, proof, frame, leave };
}

describe('[W6] a frame of the map', () => {
  test('proves what it holds, by what is read back from it', async () => {
    const { fake, frame } = stage();
    await frame();
    expect(fake.proved).toEqual([FIRST]);
  });
  test('proves nothing while it holds nothing whole', async () => {
    const { fake, card, frame } = stage();
    fake.holds = undefined;
    await frame();
    expect([fake.proved, card.reads]).toEqual([[], 0]);
  });
  test('proves what was read and not what was meant: one wrong colour is another code', async () => {
    const { card, fake, frame } = stage();
    card.spoil = (bytes) => bytes.with(5 * 4 + 2, (bytes[5 * 4 + 2] ?? 0) ^ 1);
    await frame();
    expect(fake.proved).toEqual([{ seq: 7, code: '7F3A-92C0' }]);
  });
  test.each([
    ['a frame before', (bytes: Uint8Array) => bytes.with(0, (bytes[0] ?? 0) ^ 1)],
    ['nothing', (bytes: Uint8Array) => bytes.fill(0)],
    ['something else', (bytes: Uint8Array) => bytes.fill(0x7f)],
  ])('proves nothing where the glass shows %s', async (_, spoil) => {
    const { card, fake, frame } = stage();
    card.spoil = spoil;
    await frame();
    expect(fake.proved).toEqual([]);
  });
  test('proves nothing before the card has drawn it, or when the card is lost', async () => {
    const { card, fake, frame } = stage();
    card.state = card.TIMEOUT_EXPIRED;
    await frame(400);
    expect(fake.proved).toEqual([]);
    card.state = card.CONDITION_SATISFIED;
    await vi.advanceTimersByTimeAsync(400);
    expect(fake.proved).toEqual([FIRST]);
    card.state = card.WAIT_FAILED;
    fake.holds = { seq: 8, code: '0000-0001' };
    await frame();
    expect(fake.proved).toEqual([FIRST]);
  });
  test('proves nothing more for a card that takes longer than 5 s', async () => {
    const { card, fake, frame } = stage();
    card.state = card.TIMEOUT_EXPIRED;
    await frame(10_000);
    card.state = card.CONDITION_SATISFIED;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fake.proved).toEqual([]);
  });
});

describe('[W6] reading costs little', () => {
  test('frames that hold the same are not read again, unless that is asked for', async () => {
    const { card, fake, proof, frame } = stage();
    for (let i = 0; i < 5; i++) await frame();
    expect(card.reads).toBe(1);
    proof.ask();
    expect(fake.repaints).toBeGreaterThan(1);
    for (let i = 0; i < 5; i++) await frame();
    expect(card.reads).toBe(2);
    expect(fake.proved).toEqual([FIRST, FIRST]);
  });
  test('one frame is read at a time; what came meanwhile is asked for after it', async () => {
    const { card, fake, frame } = stage();
    card.state = card.TIMEOUT_EXPIRED;
    await frame();
    fake.holds = { seq: 8, code: '0000-0001' };
    await frame();
    expect(card.reads).toBe(1);
    const { repaints } = fake;
    card.state = card.CONDITION_SATISFIED;
    await vi.advanceTimersByTimeAsync(400);
    expect(fake.proved).toEqual([FIRST]);
    expect(fake.repaints).toBe(repaints + 1);
    await frame();
    expect(fake.proved).toEqual([FIRST, { seq: 8, code: '0000-0001' }]);
  });
  test('a picture that has left the map proves nothing more', async () => {
    const { card, fake, frame, leave } = stage();
    card.state = card.TIMEOUT_EXPIRED;
    await frame();
    leave();
    card.state = card.CONDITION_SATISFIED;
    await frame(400);
    expect(fake.proved).toEqual([]);
  });
});
