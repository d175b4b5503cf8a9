/** Goes through every state that three desks can reach, by every act, and holds each against the record. */

import { keyOf } from './key.ts';
import { agreedItself, differs, endedOf, heldTo, notForOne, type Told } from './said.ts';
import { LAST, LETTERS, type Letter, type Words } from './terms.ts';
import { type Act, actsOf, after, beginnings, FIRST, type State } from './world.ts';

/** The desks that an act leaves out, by whom it was; the clock leaves out all. */
type By = Letter | 'clock';

/** One act that was taken, between two states by their numbers. */
interface Step {
  readonly to: number;
  readonly by: By;
  /** `b` and `c` change places on the way. */
  readonly swapped: boolean;
}

export interface Found {
  readonly why: string;
  /** What was done from the beginning, the last step the wrong one. */
  readonly trace: readonly string[];
}

export interface Explored {
  readonly states: number;
  /** Acts that the rules took, and those that they refused. */
  readonly taken: number;
  readonly refused: number;
  readonly steps: readonly (readonly Step[])[];
  /** How often a desk that was left out was held to something. */
  readonly held: number;
  readonly fault: Found | undefined;
}

interface Known {
  readonly state: State;
  readonly number: number;
}
/** Where a state was first come from. */
interface From {
  readonly before: number;
  readonly doing: string;
}

const NOTHING: Told = { versions: [], state: 'proposed' };

/** Explores until everything was seen, or the first fault. */
export function explore(words: readonly Words[], most: number): Explored {
  const numbers = new Map<string, number>();
  const froms: From[] = [];
  const steps: Step[][] = [];
  let frontier: Known[] = [];
  let [taken, refused, held] = [0, 0, 0];
  let fault: Found | undefined;

  const trace = (number: number): string[] => {
    const from = froms[number];
    return from === undefined ? [] : [...trace(from.before), from.doing];
  };
  const found = (why: string, before: number, doing: string): void => {
    fault ??= { why, trace: [...trace(before), doing] };
  };
  /** Takes note of a state that was reached; returns its number, and if it is mirrored there. */
  const reach = (state: State, before: number, doing: string, next: Known[]) => {
    const { key, swapped } = keyOf(state);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      froms[number] = { before, doing };
      steps[number] = [];
      const why = differs(state.zone, state.told, state.moment);
      if (why !== undefined) found(why, before, doing);
      next.push({ state, number });
    }
    return { to: number, swapped };
  };

  for (const act of beginnings(words)) {
    const begun = after({ picture: FIRST, moment: 0, told: NOTHING }, act);
    if (begun !== undefined) reach(begun, -1, nameOf(act), frontier);
  }
  while (frontier.length > 0 && fault === undefined) {
    const next: Known[] = [];
    for (const { state, number } of frontier) {
      const go = (state_: State, by: By, doing: string) => {
        const why = broken(state, state_, by);
        if (why !== undefined) found(why, number, doing);
        for (const letter of LETTERS) {
          if (letter !== by && heldTo(state.told, letter, state.moment) !== undefined) held++;
        }
        steps[number]?.push({ ...reach(state_, number, doing, next), by });
      };
      for (const by of LETTERS) {
        for (const act of actsOf(state, by, words, most)) {
          const then = done(state, act, (why) => found(why, number, nameOf(act)));
          if (then === undefined) refused++;
          else {
            taken++;
            go(then, by, nameOf(act));
          }
          if (fault !== undefined) break;
        }
      }
      if (state.moment < LAST) go({ ...state, moment: state.moment + 1 }, 'clock', 'time passes');
      if (fault !== undefined) break;
    }
    frontier = next;
  }
  return { states: numbers.size, taken, refused, steps, held, fault };
}

/** The state after an act, if it is taken; what may not be taken is found. */
function done(state: State, act: Act, found: (why: string) => void): State | undefined {
  const then = after(state, act);
  if (then === undefined) return undefined;
  if (act.did.what === 'state') {
    const why = notForOne(state.told, act.by, state.moment);
    if (why !== undefined) found(`one desk alone did so, and ${why}`);
  }
  return then;
}

/** What a desk that did nothing was held to and is no longer, though it has not ended; undefined: nothing. */
function broken(before: State, then: State, by: By): string | undefined {
  for (const letter of LETTERS) {
    if (letter === by) continue;
    const held = heldTo(before.told, letter, before.moment);
    if (held === undefined || stands(then, held)) continue;
    if (endedOf(then.told, held, then.moment)) continue;
    if (agreedItself(then.told, letter, then.moment)) continue; // to the next version, before
    return `what ${letter} agreed to no longer stands, and ${letter} did nothing`;
  }
  return undefined;
}

/** True if the zone itself, by what everybody reads in it, still holds that version and those words. */
function stands({ zone: { versions = [], terms, state } }: State, held: string): boolean {
  const [at = '', hash] = held.split(' ');
  const last = versions.findLastIndex((one) => one.agreed !== undefined);
  const version = versions[last];
  return (
    last === Number(at) &&
    version !== undefined &&
    version.hash === hash &&
    JSON.stringify(version.terms) === JSON.stringify(terms) &&
    state !== 'withdrawn'
  );
}

export function nameOf({ by, change, did }: Act): string {
  const words =
    'words' in did
      ? ` (${did.words.asked === 'own' ? 'unilateral' : did.words.asked}, ${did.words.content})`
      : '';
  const version = 'version' in change ? ` version ${change.version}` : '';
  const silent = did.what === 'proposed' && !did.agrees ? ', and agrees to nothing' : '';
  return `${by}: ${change.type}${version}${words}${silent}`;
}

/** How many sequences of `depth` acts of all desks but one there are, over all beginnings and left-out desks. */
export function sequences(steps: readonly (readonly Step[])[], depth: number): number {
  const width = LETTERS.length;
  let counts = new Float64Array(steps.length * width).fill(1);
  let all = 0;
  for (let i = 0; i < depth; i++) {
    const longer = new Float64Array(steps.length * width);
    for (const [from, out] of steps.entries()) {
      for (const { to, by, swapped } of out) {
        for (const [n, letter] of LETTERS.entries()) {
          if (letter === by) continue;
          const there = swapped && n > 0 ? width - n : n; // b and c, mirrored
          const at = from * width + n;
          longer[at] = (longer[at] ?? 0) + (counts[to * width + there] ?? 0);
        }
      }
    }
    counts = longer;
    all = counts.reduce((sum, count) => sum + count, 0);
  }
  return all;
}
