/**
 * `npm run prove:glass`: three screens, one a wall, on which faults are done at random, in a quiet picture
 * and in a busy one. No screen may be counted the same later than 10 s after, unless it shows what it says;
 * each heals by itself within 30 s after the cause is gone; a FLASH that came meanwhile stands on its map. While
 * the fault stands it does not count as shown at the desk of a screen that nobody could read; after it, it does.
 * Prints a line for each fault, what the proof of a frame costs, and `N passed, N failed` at the end.
 * `-- --only 'layer removed'` does that fault alone, `--rounds 4` so many on each screen; SEED chooses others.
 */
import { type Browser, chromium as engine, type Page } from '@playwright/test';
import { drawNothing } from '../support/blank-map.ts';
import { chromium } from '../support/chromium.ts';
import { Room, reported, type Who } from '../support/room.ts';
import { random, seed } from '../support/seed.ts';
import { shownAtDesks } from '../support/shown-at.ts';
import { FAULTS, type Fault, faultOf, prepare } from './faults.ts';
import { Subject } from './subject.ts';

const WITHIN = 10_000; // ms until a screen that shows nothing is no longer counted
const HEALED = 30_000; // ms
const HELD = 12_000; // ms for which the cause stands
const LOOK = 250; // ms
const BEGIN = 90_000; // ms until all screens are the same at first
const SHOWN = 10_000; // ms until what stands there again counts as shown
const WHO: readonly Who[] = ['us officer', 'il officer', 'sy wall'];
const OBSERVER: Who = 'us analyst';
const MIDDLE = [35.86, 33.06] as const; // of the area that every screen shows, as it is fitted to
const CORNERS = [
  [-0.1, -0.08],
  [0.1, 0.12],
] as const;

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const only = option('only');
const rounds = Number(option('rounds') ?? 20);
const chosen = only === undefined ? FAULTS : [faultOf(only)];

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const draw = random();
/** A place of its own for each FLASH, some kilometres from every other that stands. */
let places = 0;
const nextPlace = (): readonly [number, number] => {
  const [lon, lat] = MIDDLE;
  const n = places++ % 9;
  return [lon + ((n % 3) - 1) * 0.055, lat + (Math.floor(n / 3) - 1) * 0.045];
};

/** Asks again and again until it is so; false after `ms`. */
async function until(ms: number, so: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (await so()) return true;
    await later(LOOK);
  }
  return false;
}

async function open(
  browser: Browser,
  room: Room,
  who: Who,
  before: (page: Page) => Promise<unknown>,
) {
  const wall = who.endsWith('wall');
  const viewport = wall ? { width: 1280, height: 720 } : { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, locale: 'en' });
  const page = await context.newPage();
  await before(page);
  await page.goto(room.link(who));
  return page;
}

interface Found {
  readonly faults: readonly string[];
  readonly told: string;
}

/** One fault on one screen, from its beginning until the screen is whole again. */
async function strike(
  room: Room,
  subject: Subject,
  fault: Fault,
  stands: readonly [number, number],
): Promise<Found> {
  const faults: string[] = [];
  const began = performance.now();
  const since = () => ((performance.now() - began) / 1000).toFixed(1);
  await fault.begin(subject.page, draw());
  const gone = await until(WITHIN, async () => (await subject.listed())?.state !== 'same');
  const noticed = gone ? `not counted after ${since()} s` : 'counted all along';
  await later(Math.max(0, began + WITHIN - performance.now()));
  if ((await subject.listed())?.state === 'same') {
    const may = fault.end === undefined || fault.mayShow === true;
    const undone = (await fault.undone?.(subject.page)) ?? true;
    const shows = may && undone && (await subject.shows(stands));
    const still = (await subject.listed())?.state === 'same';
    if (still && !shows) faults.push(`counted the same after ${since()} s, and shows nothing`);
  }
  const place = nextPlace();
  const desk = subject.who.split(' ')[0] ?? '';
  const sender: Who = desk === 'us' ? 'sy officer' : 'us officer'; // a FLASH asks other desks
  const { seq, item } = await room.send(sender, flash(place));
  const counts = async () => (await shownAtDesks(room, item ?? '', seq)).includes(desk);
  await later(Math.max(0, began + HELD - performance.now()));
  const hidden = fault.end !== undefined && (fault.mayShow !== true || fault.unread === true);
  if (hidden && (await counts())) faults.push('a FLASH that nobody could read counts as shown');
  await fault.end?.(subject.page);
  const over = performance.now();
  const whole = async () => {
    const listed = await subject.listed();
    return listed?.state === 'same' && listed.seq >= seq;
  };
  const healed = await until(HEALED, whole);
  const took = ((performance.now() - over) / 1000).toFixed(1);
  if (!healed) {
    const { state = 'gone', seq: last } = (await subject.listed()) ?? {};
    faults.push(`${state} at ${last} of ${seq}, ${took} s after the cause went away`);
  } else if (!(await until(3000, () => subject.shows(place))))
    faults.push('the FLASH is not on the map');
  else if (!(await until(SHOWN, counts))) faults.push('the FLASH does not count as shown');
  await room.send(sender, {
    type: 'event.withdrawn',
    item,
    reason: 'Over',
  });
  return { faults, told: `${noticed}, whole ${took} s after its end` };
}

const flash = (coordinates: readonly [number, number]) =>
  reported('Rocket alert', {
    precedence: 'FLASH',
    geometry: { type: 'Point', coordinates },
    occurred: { from: new Date(Date.now() - 60_000).toISOString() },
  });

/** Reports and takes back, far from where anything is looked at, until it is called off. */
function busy(room: Room): () => Promise<void> {
  let over = false;
  const running = (async () => {
    for (let n = 0; !over; n++) {
      const geometry = { type: 'Point', coordinates: [35.7 + (n % 40) / 200, 33.3] };
      await room.send('il officer', reported(`Passing ${n}`, { geometry, precedence: 'ROUTINE' }));
      await later(1000);
    }
  })();
  return async () => {
    over = true;
    await running;
  };
}

/** What a frame takes with and without a proof in it, ms: the script of it, and until all of it is drawn. */
async function cost({ page }: Subject): Promise<string> {
  const [plain, proved] = await page.evaluate(async () => {
    const glass = globalThis.window.tripointGlass;
    const gl = glass?.map.getCanvas().getContext('webgl2');
    if (glass === undefined || !gl) throw new Error('there is no map to measure');
    const frames = [false, true].map((proves) => ({ proves, script: [0], whole: [0] }));
    for (let n = 0; n < 40; n++) {
      const one = frames[n % 2];
      if (one?.proves) glass.prove();
      const began = performance.now();
      glass.map.redraw();
      one?.script.push(performance.now() - began);
      gl.readPixels(9, 9, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); // waits for the card
      one?.whole.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 100));
    }
    const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.ceil(all.length / 2)] ?? 0;
    return frames.map(({ script, whole }) => [middle(script), middle(whole)] as const);
  });
  const said = ([script, whole]: readonly [number, number] = [0, 0]) =>
    `${script.toFixed(1)} and ${whole.toFixed(1)} ms`;
  return `${said(plain)} without a proof, ${said(proved)} with it`;
}

const room = await Room.open();
const browser = await engine.launch({ executablePath: chromium(), args: ['--no-sandbox'] });
let [passed, failed] = [0, 0];
try {
  const judge = await (await browser.newContext()).newPage();
  const observer = await open(browser, room, OBSERVER, (page) => drawNothing(page.context()));
  const kept = [MIDDLE[0], MIDDLE[1] + 0.1] as const;
  for (const [east, north] of CORNERS) {
    const geometry = { type: 'Point', coordinates: [MIDDLE[0] + east, MIDDLE[1] + north] };
    await room.send('us officer', reported('Corner', { geometry, precedence: 'ROUTINE' }));
  }
  await room.send('us officer', flash(kept));
  const subjects: Subject[] = [];
  for (const who of WHO) {
    const page = await open(browser, room, who, (one) => one.addInitScript(prepare));
    subjects.push(new Subject(who, page, observer, judge));
  }
  const all = async () =>
    (await Promise.all(subjects.map((one) => one.listed()))).every((one) => one?.state === 'same');
  if (!(await until(BEGIN, all))) throw new Error('the screens never were the same');
  for (const subject of subjects) {
    if (!(await until(5000, () => subject.shows(kept))))
      throw new Error(`${subject.who} shows no FLASH`);
    console.log(
      `a frame of ${subject.who}, its script and until it is drawn: ${await cost(subject)}`,
    );
  }
  console.log(`again with: SEED=${seed}`);
  for (const picture of ['quiet', 'busy'] as const) {
    const calm = picture === 'busy' ? busy(room) : async () => {};
    for (let round = 0; round < rounds / 2; round++) {
      const done = subjects.map(async (subject) => {
        const fault = chosen[Math.floor(draw() * chosen.length)];
        if (fault === undefined) return;
        const { faults, told } = await strike(room, subject, fault, kept);
        if (faults.length === 0) passed++;
        else failed++;
        console.log(
          `${picture}, ${subject.who}, ${fault.name}: ${told}${faults.map((one) => ` FAILED: ${one}`).join('')}`,
        );
      });
      await Promise.all(done);
    }
    await calm();
  }
} finally {
  await browser.close();
  await room.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
