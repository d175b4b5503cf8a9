/** What each step of a desk says: whether it was made, by whom and how long after it was sent. Pure. [R60] [R63] */
import type { DeskId, Instant, Language } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import type { Receipted, UnitTold } from '../../../picture/facets/receipts/receipt.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import type { Answer } from '../../../picture/kinds/message.ts';
import { clocksOf } from '../../../picture/views/receipts/clocks.ts';
import type { DeskLadder, Ladder, Rung } from '../../../picture/views/receipts/ladder.ts';
import { unitClocks } from '../../../picture/views/receipts/units.ts';
import { elapsed, remaining, took, tookSoon } from '../../lib/countdown.ts';
import { hours } from '../../lib/format.ts';
import { isolated } from '../../lib/isolated.ts';
import { lettersOf } from '../../lib/letters.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';
import { unitName } from './unit-name.ts';

/** The steps in the order of the ladder; the last stands beside it. */
export const STEPS = [
  'sent',
  'shown',
  'acknowledged',
  'answered',
  'passed',
  'confirmed',
  'told',
] as const;
export type Step = (typeof STEPS)[number];

/** One step as it is read. Each text is shown apart from the others, in its own direction. */
export interface RungText {
  readonly is: 'made' | 'awaited' | 'late' | 'none' | 'told';
  readonly text: string;
  /** Below it: how long after, how long still, why. */
  readonly under: readonly string[];
  /** When it was made, and with which entry. */
  readonly at?: Instant;
  readonly seq?: number;
}

/** What the words need besides the ladder. */
export interface Told {
  readonly item: AnyItem & Receipted;
  readonly ladder: Ladder;
  readonly cell: Pick<Cell, 'desks' | 'escalation'>;
  /** Milliseconds since 1970: the moment shown. */
  readonly now: number;
  readonly language: Language;
  /** What an answer is called; undefined: that is not known here. */
  answerName(answer: Answer): string | undefined;
}

/** All steps of a desk; none of a step that is not asked of it. */
export function rungsOf(desk: DeskLadder, told: Told): Readonly<Record<Step, readonly RungText[]>> {
  const { shown, answered } = desk;
  return {
    sent: [sentText(desk, told)],
    shown: [
      stepText(shown, desk, told, ({ ms }) => ({ text: tookSoon(ms, told.language), under: [] })),
    ],
    acknowledged: [acknowledgedText(desk, told)],
    answered: answered === undefined ? [] : [answerText(desk, answered, told)],
    passed: passedTexts(desk, told),
    confirmed: confirmedTexts(desk, told),
    told: desk.told.map(({ by, person, digits, time, seq }) => {
      const { receipts: w } = wordsIn(told.language);
      const from = fill(w.toldBy, {
        desk: lettersOf(told.cell, by.desk),
        person: isolated(person),
      });
      const under = [fill(w.readBack, { digits }), after(time, desk, told)];
      return { is: 'told', text: from, under, at: time, seq };
    }),
  };
}

/** The steps that some desk has to make or has made. */
export const stepsOf = (rungs: readonly Readonly<Record<Step, readonly RungText[]>>[]): Step[] =>
  STEPS.filter((step) => rungs.some((one) => one[step].length > 0));

function sentText({ waits, delivered }: DeskLadder, told: Told): RungText {
  const { receipts: w } = wordsIn(told.language);
  const { time, seq } = told.ladder.asked.words;
  if (waits !== undefined) {
    const since = hours(waits.from ?? waits.recorded, told.now);
    return { is: 'awaited', text: w.waits, under: [fill(w.suspended, { time: since })] };
  }
  const later = delivered !== undefined && delivered > Date.parse(time);
  const at = later ? delivered : time;
  return {
    is: 'made',
    text: toTheSecond(at, told.now),
    under: later ? [w.reached] : [],
    at: time,
    seq,
  };
}

function acknowledgedText(desk: DeskLadder, told: Told): RungText {
  const { receipts: w } = wordsIn(told.language);
  return stepText(desk.acknowledged, desk, told, ({ step, ms }) => {
    const own = told.item.receipts?.[desk.desk]?.acknowledged;
    const by = own?.seq === step.seq ? undefined : howElse(step.seq, told.item);
    const notHeld = own?.seq === step.seq && own.held === false;
    const under = [
      fill(w.after, { time: took(ms, told.language) }),
      ...(by === undefined ? [] : [w.by[by]]),
      ...(notHeld ? [w.notHeld] : []),
    ];
    return { text: step.by.person, under };
  });
}

/** What else than acknowledging it showed that a desk has read it. [R61] */
function howElse(seq: number, { history }: AnyItem): 'position' | 'consent' | 'answer' {
  const step = history.find((one) => one.seq === seq);
  if (step === undefined) return 'answer';
  return step.type === 'position.taken' ? 'position' : 'consent';
}

function answerText(desk: DeskLadder, rung: Rung<Answer>, told: Told): RungText {
  const { receipts: w } = wordsIn(told.language);
  if (rung.is === 'made') {
    const { step } = rung;
    const text = told.answerName(step) ?? step.message;
    const { time: at, seq } = step;
    return { is: 'made', text, under: [after(at, desk, told)], at, seq };
  }
  const standing = told.item.kind === 'message' ? told.item.answered?.[desk.desk] : undefined;
  if (standing?.until === undefined) return openText(rung, told);
  const { is, under } = openText(rung, told);
  const until = fill(w.until, { time: hours(standing.until, told.now) });
  return { is, text: w.standsBy, under: [until, ...under] };
}

function passedTexts(desk: DeskLadder, told: Told): readonly RungText[] {
  const { receipts: w } = wordsIn(told.language);
  if (desk.units.length === 0) {
    return desk.unit === undefined ? [] : [{ is: 'none', text: w.notYet, under: [] }];
  }
  return desk.units.map(({ unit, passed }) => ({
    is: 'made',
    text: nameOf({ unit }, desk.desk, told),
    under: [after(passed.time, desk, told), passed.by.person],
    at: passed.time,
    seq: passed.seq,
  }));
}

/** Each unit that was told has a clock of its own; while none was told, the first one's runs. [R63] */
function confirmedTexts(desk: DeskLadder, told: Told): readonly RungText[] {
  if (desk.unit === undefined) return [];
  if (desk.units.length === 0) {
    return desk.unit.is === 'made' ? [] : [openText(desk.unit, told)];
  }
  const dues = unitDues(desk, told);
  return desk.units.map((one, i): RungText => {
    const text = nameOf(one, desk.desk, told);
    const { confirmed } = one;
    if (confirmed !== undefined) {
      const under = [after(confirmed.time, desk, told), confirmed.by.person];
      return { is: 'made', text, under, at: confirmed.time, seq: confirmed.seq };
    }
    const due = dues[i];
    const late = due !== undefined && due <= told.now && due < endOf(told);
    const open = openText({ is: late ? 'late' : 'awaited', due }, told);
    return { is: open.is, text, under: [open.text, ...open.under] };
  });
}

/** When (ms since 1970) each unit that was told is late. */
function unitDues(
  { desk, units, delivered }: DeskLadder,
  { ladder, cell }: Told,
): readonly (number | undefined)[] {
  const { asked } = ladder;
  const limit = asked.precedence && clocksOf(cell)[asked.precedence].unit;
  return unitClocks(cell, desk, asked, units, delivered).map(({ since }) =>
    since === undefined || limit === undefined ? undefined : since + limit,
  );
}

/** When (ms since 1970) nobody had to know any more. */
const endOf = ({ ladder: { asked } }: Told): number =>
  asked.over === undefined ? Number.POSITIVE_INFINITY : Date.parse(asked.over);

const nameOf = ({ unit }: Pick<UnitTold, 'unit'>, desk: DeskId, { cell, language }: Told): string =>
  unitName(unit, desk, cell, language);

/** A step that was made, as `made` says it, or that is open. */
function stepText<S extends { readonly seq: number; readonly time: Instant }>(
  rung: Rung<S>,
  desk: DeskLadder,
  told: Told,
  made: (given: { readonly step: S; readonly ms: number }) => Pick<RungText, 'text' | 'under'>,
): RungText {
  if (rung.is !== 'made') return openText(rung, told);
  const { step } = rung;
  const said = made({ step, ms: lasted(step.time, desk, told) });
  return { is: 'made', ...said, at: step.time, seq: step.seq };
}

/** A step that was not made: how long it still has, or how late it is. */
function openText({ is, due }: Extract<Rung, { due: unknown }>, told: Told): RungText {
  const { receipts: w } = wordsIn(told.language);
  if (is === 'late' && due !== undefined) {
    const until = Math.min(told.now, endOf(told));
    return { is, text: w.late, under: [elapsed(until - due, told.language)] };
  }
  if (told.ladder.over) return { is: 'none', text: w.over, under: [] };
  const left = due === undefined ? [] : [remaining(due - told.now, told.language)];
  const under = left.map((time) => fill(w.left, { time }));
  return { is: 'awaited', text: w.awaited, under };
}

const after = (time: Instant, desk: DeskLadder, told: Told): string =>
  fill(wordsIn(told.language).receipts.after, {
    time: took(lasted(time, desk, told), told.language),
  });

/** How long (ms) after the words had reached the desk. */
const lasted = (time: Instant, { delivered }: DeskLadder, { ladder }: Told): number =>
  Date.parse(time) - (delivered ?? Date.parse(ladder.asked.words.time));

/** Hours, minutes and seconds of a moment: `0907:12Z`; of another day with the day: `280907:12Z`. */
function toTheSecond(at: Instant | number, now: number): string {
  const group = hours(at, now);
  return `${group.slice(0, -1)}:${new Date(at).toISOString().slice(17, 19)}Z`;
}
