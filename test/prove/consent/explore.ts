/** Goes through every state that three desks can reach, by every act, and holds each against the record. */
import { keyOf } from './key.ts';
import { agreedItself, differs, endedOf, heldTo, notAllowed, type Told } from './said.ts';
import { LAST, LETTERS, type Letter, type Words } from './terms.ts';
import { type Act, actsOf, after, beginnings, FIRST, type State } from './world.ts';
import type { World } from './worlds.ts';

/** Who did a step; the clock leaves out all desks. */
export type By = Letter | 'clock';

/** One step that was taken, to a state by its number. */
export interface Step {
  readonly to: number;
  readonly by: By;
  /** `b` and `c` change places on the way. */
  readonly swapped: boolean;
}

export interface Found {
  readonly why: string;
  /** All that was done from the beginning; the last step is the wrong one. */
  readonly trace: readonly string[];
}

export interface Explored {
  /** The number of each state, by its key. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By number: the steps from there, and whether the state they are of is the mirror of its key. */
  readonly steps: readonly (readonly Step[])[];
  readonly mirrors: readonly boolean[];
  /** The states in which the zone was just made. */
  readonly begun: readonly State[];
  /** Acts that the rules took, and those that they refused. */
  readonly taken: number;
  readonly refused: number;
  /** How often a desk that was left out of a step was held to something. */
  readonly held: number;
  readonly fault: Found | undefined;
}

const NOTHING: Told = { versions: [], state: 'proposed' };

/** A step from a state, before it is numbered. */
interface Next {
  readonly by: By;
  readonly doing: string;
  readonly then: State;
}

/** What can follow a state; `refused` is told of acts that the rules do not take, `found` of what they may not. */
export function nextOf(
  state: State,
  words: readonly Words[],
  versions: number,
  refused: () => void = () => {},
  found: (why: string, doing: string) => void = () => {},
): readonly Next[] {
  const steps: Next[] = [];
  for (const by of LETTERS) {
    for (const act of actsOf(state, by, words, versions)) {
      const then = after(state, act);
      if (then === undefined) refused();
      else {
        const why = notAllowed(state.told, by, act.did, state.moment);
        if (why !== undefined) found(`${by} did what it may not: ${why}`, nameOf(act));
        steps.push({ by, doing: nameOf(act), then });
      }
    }
  }
  if (state.moment < LAST) {
    const then = { ...state, moment: state.moment + 1 };
    steps.push({ by: 'clock', doing: 'time passes', then });
  }
  return steps;
}

/** Explores until everything was seen, or the first fault. */
export function explore({ words, versions }: World): Explored {
  const numbers = new Map<string, number>();
  const froms: { readonly before: number; readonly doing: string }[] = [];
  const steps: Step[][] = [];
  const mirrors: boolean[] = [];
  const queue: State[] = [];
  let [taken, refused, held] = [0, 0, 0];
  let fault: Found | undefined;

  const trace = (number: number): readonly string[] => {
    const from = froms[number];
    return from === undefined ? [] : [...trace(from.before), from.doing];
  };
  const found = (why: string, before: number, doing: string): void => {
    fault ??= { why, trace: [...trace(before), doing] };
  };
  const reach = (state: State, before: number, doing: string) => {
    const why = differs(state.zone, state.told, state.moment);
    if (why !== undefined) found(why, before, doing);
    const { key, swapped } = keyOf(state);
    const known = numbers.get(key);
    if (known !== undefined) return { to: known, swapped: swapped !== mirrors[known] };
    const to = numbers.size;
    numbers.set(key, to);
    froms.push({ before, doing });
    steps.push([]);
    mirrors.push(swapped);
    queue.push(state);
    return { to, swapped: false };
  };

  const begun = beginnings(words).flatMap((act) => {
    const state = after({ picture: FIRST, moment: 0, told: NOTHING }, act);
    if (state !== undefined) reach(state, -1, nameOf(act));
    return state ?? [];
  });
  for (let number = 0; fault === undefined; number++) {
    const state = queue.shift();
    if (state === undefined) break;
    const wrong = (why: string, doing: string) => found(why, number, doing);
    for (const { by, doing, then } of nextOf(state, words, versions, () => refused++, wrong)) {
      if (by !== 'clock') taken++;
      const why = broken(state, then, by);
      if (why !== undefined) wrong(why, doing);
      held += heldBut(state, by).length;
      steps[number]?.push({ ...reach(then, number, doing), by });
      if (fault !== undefined) break;
    }
  }
  return { numbers, steps, mirrors, begun, taken, refused, held, fault };
}

/** The desks that are held to something and did not do this step. */
const heldBut = ({ told, moment }: State, by: By): readonly Letter[] =>
  LETTERS.filter((one) => one !== by && heldTo(told, one, moment) !== undefined);

/**
 * The promise: what a desk agreed to stands unchanged whatever all others do, until it agrees to something
 * else, its window ends or somebody's denouncing counts. Returns how a step breaks it.
 */
function broken(before: State, then: State, by: By): string | undefined {
  for (const letter of heldBut(before, by)) {
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
    version !== undefined &&
    last === Number(at) &&
    version.hash === hash &&
    JSON.stringify(version.terms) === JSON.stringify(terms) &&
    state !== 'withdrawn'
  );
}

function nameOf({ by, change, did }: Act): string {
  const { asked, content } = 'words' in did ? did.words : {};
  const words =
    asked === undefined ? '' : ` (${asked === 'own' ? 'unilateral' : asked}, ${content})`;
  const version =
    'version' in change && change.version !== undefined ? ` version ${change.version}` : '';
  const silent = did.what === 'proposed' && !did.agrees ? ', and agrees to nothing' : '';
  return `${by}: ${change.type}${version}${words}${silent}`;
}

/** How many sequences of `depth` steps of all desks but one there are: from every state, for each such desk. */
export function sequences({ steps }: Explored, depth: number): number {
  const width = LETTERS.length;
  let counts = new Float64Array(steps.length * width).fill(1);
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
  }
  return counts.reduce((sum, count) => sum + count, 0);
}
