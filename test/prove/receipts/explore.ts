/** Goes through every state that can be reached, by every act of everybody, and holds each against the record. */
import { findingIn } from '../../../picture/views/alarms/found.ts';
import { lateOf } from '../../../picture/views/alarms/late.ts';
import { type DeskLadder, ladderOf, type Rung } from '../../../picture/views/receipts/ladder.ts';
import { movedAnothers } from '../../support/steps.ts';
import { allowed, HOLDER, type Known, LETTERS, type Letter, rungsOf } from './record.ts';
import {
  type Act,
  actsOf,
  after,
  beginning,
  deskOf,
  SETTING,
  type State,
  timeAt,
  type World,
} from './world.ts';

export interface Explored {
  readonly states: number;
  /** Acts that the rules took, and those that they refused. */
  readonly taken: number;
  readonly refused: number;
  /** How often a rung was late, and an alarm stood for it. */
  readonly late: number;
  readonly fault: Found | undefined;
}

export interface Found {
  readonly why: string;
  /** All that was done from the beginning; the last step is the wrong one. */
  readonly trace: readonly string[];
}

/** All that the rules can see of a state. */
const keyOf = ({ told, moment }: State): string => JSON.stringify([moment, told]);

const nameOf = ({ who, change, did }: Act): string =>
  `${who.name} (${who.desk}): ${change.type} ${JSON.stringify(did)}`;

/** Explores until everything was seen, or the first fault. */
export function explore(world: World): Explored {
  const known = new Set<string>();
  const queue: { readonly state: State; readonly trace: readonly string[] }[] = [];
  let [taken, refused, late] = [0, 0, 0];
  let fault: Found | undefined;
  const found = (why: string | undefined, trace: readonly string[]): void => {
    if (why !== undefined) fault ??= { why, trace };
  };
  const reach = (state: State, trace: readonly string[]): void => {
    const key = keyOf(state);
    const seen = known.has(key);
    const { why, late: lates } = differs(world, state);
    found(why, trace);
    if (seen) return;
    late += lates;
    known.add(key);
    queue.push({ state, trace });
  };
  reach(beginning(world), ['the beginning']);
  for (let at = 0; fault === undefined; at++) {
    const next = queue[at];
    if (next === undefined) break;
    const { state, trace } = next;
    for (const act of actsOf(world, state)) {
      const then = after(world, state, act);
      if (then === undefined) refused++;
      else taken++;
      const path = [...trace, nameOf(act)];
      if (then === undefined) {
        found(refusedWrongly(world, state, act), path);
        continue;
      }
      if (!then.right) found('was taken, and is not theirs to do', path);
      found(movedAnothers(then.entry, state.picture, then.state.picture), path);
      reach(then.state, path);
      if (fault !== undefined) break;
    }
    if (state.moment < world.last) {
      reach({ ...state, moment: state.moment + 1 }, [...trace, 'time passes']);
    }
  }
  return { states: known.size, taken, refused, late, fault };
}

const refusedWrongly = ({ subject }: World, { told, moment }: State, { who, did }: Act) =>
  allowed(subject, told, who, did, moment) ? 'was refused, and is theirs to do' : undefined;

/** How what everybody reads in a state differs from the record; and how many rungs are late. */
function differs(world: World, state: State): { readonly why?: string | undefined; late: number } {
  const { item, picture, moment, told } = state;
  const now = timeAt(moment);
  const ladder = ladderOf(item, { picture, cell: SETTING, now });
  const finding = findingIn(picture, SETTING);
  if (ladder === undefined || finding === undefined) return { why: 'has no ladder', late: 0 };
  const standing = lateOf(item, picture, finding).filter(
    ({ occurrence: { from, ended } }) => from <= now && (ended === undefined || ended > now),
  );
  let late = 0;
  for (const letter of LETTERS) {
    const known = told.desks[letter];
    const why = heldOtherwise(state, letter, known);
    if (why !== undefined) return { why: `${letter}: ${why}`, late };
    const desk = ladder.desks.find((one) => one.desk === deskOf(letter));
    if ((desk === undefined) !== (known === undefined)) return { why: `asks ${letter}`, late };
    const rings = standing.filter(({ occurrence }) => occurrence.desks.includes(deskOf(letter)));
    if (desk === undefined || known === undefined) {
      if (rings.length > 0) return { why: `rings at ${letter}, of whom nothing is asked`, late };
      continue;
    }
    const rungs = rungsOf(world.subject, told, known, moment);
    for (const step of ['shown', 'acknowledged', 'answered', 'unit'] as const) {
      const is = readOf(desk[step]);
      const due =
        rungs[step] && (rungs[step].made ? 'made' : rungs[step].late ? 'late' : 'awaited');
      if (is !== due) return { why: `${step} of ${letter} is ${is}, and should be ${due}`, late };
      const rang = rings.some(({ occurrence: { kind } }) => kind === ALARMS[step]);
      const should = due === 'late' && told.over === undefined;
      if (rang !== should) {
        return { why: `${ALARMS[step]} ${rang ? 'rings' : 'is silent'} at ${letter}`, late };
      }
      if (rang) late++;
    }
    if (unordered(desk)) return { why: `${letter} has passed on what it has not read`, late };
  }
  return { late };
}

const ALARMS = {
  shown: 'unshown',
  acknowledged: 'unacknowledged',
  answered: 'overdue',
  unit: 'unpassed',
} as const;

const readOf = (rung: Rung<unknown> | undefined) => rung?.is;

/** A unit is told after the desk has acknowledged, and confirms after it was told. */
function unordered({ acknowledged, units }: Pick<DeskLadder, 'acknowledged' | 'units'>): boolean {
  return units.some(({ passed, confirmed }) => {
    const read = acknowledged.is === 'made' ? acknowledged.step.seq : Number.POSITIVE_INFINITY;
    return passed.seq <= read || (confirmed !== undefined && confirmed.seq <= passed.seq);
  });
}

/** How the steps that the item holds of a desk differ from the record. */
function heldOtherwise({ item, words }: State, letter: Letter, known: Known | undefined) {
  const desk = deskOf(letter);
  const held = 'receipts' in item ? item.receipts?.[desk] : undefined;
  const answer = item.kind === 'message' ? item.answered?.[desk] : undefined;
  if (known === undefined) {
    return held === undefined && answer === undefined ? undefined : 'has steps, and is not asked';
  }
  const of = <T extends { readonly of: number }>(step: T | undefined): T | undefined =>
    step?.of === words ? step : undefined;
  const acknowledged = of(held?.acknowledged);
  if ((of(held?.shown) !== undefined) !== known.shown) return 'shown';
  if ((acknowledged !== undefined) !== (known.acknowledged === 'by its act')) return 'acknowledged';
  if (acknowledged !== undefined) {
    const right = letter === 'b' ? acknowledged.by.person === HOLDER : acknowledged.held === false;
    if (!right || acknowledged.by.desk !== desk) return `acknowledged by ${acknowledged.by.person}`;
  }
  const units = (held?.units ?? []).filter(({ passed }) => of(passed) !== undefined);
  if (units.length !== (known.passed === undefined ? 0 : 1)) return 'units';
  const confirmed = units.some((one) => one.confirmed !== undefined);
  if (confirmed !== known.confirmed) return 'confirmed';
  if ((held?.told ?? []).some((one) => of(one) !== undefined) !== known.told)
    return 'told by voice';
  return (answer !== undefined) === (known.answered !== undefined) ? undefined : 'answered';
}
