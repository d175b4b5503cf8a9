/**
 * Plays how the desks of an exercise where nobody sits take in what they must know: they acknowledge it, tell a
 * unit, let it confirm, and answer people. What the scenario's own people ask, its lines answer.
 */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import { lastDigits } from '../../picture/facets/receipts/judge.ts';
import type { Asked, StepBy } from '../../picture/facets/receipts/receipt.ts';
import { keyOfUnit, type Unit } from '../../picture/facets/receipts/unit.ts';
import { type AnyItem, EMPTY, type Picture } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import type { Person } from '../../picture/permission.ts';
import { STAND_BY } from '../../picture/phrasebook/book.ts';
import type { Precedence } from '../../picture/precedence.ts';
import { changes, at as itemAt } from '../../picture/table.ts';
import { type DeskLadder, ladderOf } from '../../picture/views/receipts/ladder.ts';
import { isNotNow } from '../pictures/append.ts';
import { appendOnce, type Duty } from './agent.ts';
import { phraseAt } from './phrases.ts';
import { type PlayedDeps, playedHolder } from './played-desks.ts';
import { type ScenarioLine, unreadFor } from './scenario.ts';

/** ms from when words reach a played desk until it acknowledges: a FLASH before it is late for "shown" (10 s). */
const ACKNOWLEDGES_AFTER: Readonly<Record<Precedence, number>> = {
  FLASH: 8000,
  IMMEDIATE: 40_000,
  PRIORITY: 60_000,
  ROUTINE: 120_000,
};
/** ms from there until a unit is told, and from there until it has confirmed. */
const PASSES_AFTER = 60_000;
const CONFIRMS_AFTER = 40_000;
/** ms until people are answered; every third time with stand by, and after as long again for good. */
const ANSWERS_AFTER = 45_000;
const STANDS_BY = 300; // seconds
/** The unit of a desk for which the cell lists none. */
const SOME_UNIT: Unit = { name: 'Post on duty' };

/** What a played desk does next about an item. */
type Step =
  | { readonly is: 'acknowledged' }
  | { readonly is: 'passed' | 'confirmed'; readonly unit: Unit }
  | { readonly is: 'answered'; readonly asked: MessageItem; readonly number: string };

interface ReceiptDue {
  readonly item: AnyItem;
  readonly desk: DeskId;
  readonly entry: number;
  readonly step: Step;
  /** ms since 1970. */
  readonly from: number;
}

export interface PlayedReceiptsDeps extends PlayedDeps {
  /** The scenario that is played. */
  readonly lines: readonly ScenarioLine[];
}

/** The duty of an exercise that is played. What it writes is written once, also after a restart. */
export function playedReceipts(
  deps: PlayedReceiptsDeps,
): Duty<ReceiptDue & { readonly by: Person }> {
  const { cell, picture, now: clock, lines } = deps;
  const { replica, appender } = picture;
  const people = new Set(lines.map(({ by }) => by.person));
  const open = new OpenItems();
  /** All that is to be done, by whoever may hold a watch; items with nothing left are open no more. */
  const steps = (now: number): readonly ReceiptDue[] => {
    open.take(replica.picture);
    return [...open.items(replica.picture)].flatMap((item) => {
      const ladder = ladderOf(item, { picture: replica.picture, cell, now });
      const due =
        ladder === undefined || ladder.over || ladder.asked.precedence === undefined
          ? []
          : ladder.desks.flatMap((desk) => stepOf(item, ladder.asked, desk, deps, people));
      if (due.length === 0) open.close(item);
      return due;
    });
  };
  const played = (now: number) =>
    steps(now).flatMap((due) => {
      const by = playedHolder(deps, due.desk, now);
      return by === undefined ? [] : [{ ...due, by }];
    });

  return {
    async *wakes(signal) {
      while (!signal.aborted) {
        const grown = replica.nextChange(signal);
        yield;
        await grown;
      }
    },
    at: (now) => (replica.alarm === undefined ? played(now).filter(({ from }) => from <= now) : []),
    next(now) {
      const next = Math.min(...played(now).flatMap(({ from }) => (from > now ? from : [])));
      return next === Number.POSITIVE_INFINITY ? undefined : next;
    },
    cause,
    async perform(due) {
      const change = changeOf(due, clock());
      const answer = await appendOnce(appender, due.by, change, 'exercise', cause(due));
      return isNotNow(answer) ? 'later' : 'done'; // refused: somebody was relieved, or has done it
    },
  };
}

/** The next step of a desk and when it makes it (never: while the words wait for it); none: it is done. */
function stepOf(
  item: AnyItem,
  asked: Asked,
  { desk, delivered, acknowledged, answered, unit, units }: DeskLadder,
  { cell, lines }: PlayedReceiptsDeps,
  people: ReadonlySet<PersonId>,
): readonly ReceiptDue[] {
  const due = (step: Step, from: number): readonly ReceiptDue[] => [
    { item, desk, entry: asked.words.seq, step, from },
  ];
  if (acknowledged.is !== 'made') {
    const reached = delivered ?? Number.POSITIVE_INFINITY;
    const patience = patienceFor(item, desk, asked.precedence ?? 'ROUTINE', lines);
    return due({ is: 'acknowledged' }, reached + patience);
  }
  const known = timeOf(acknowledged.step);
  const told = units.find(({ confirmed }) => confirmed === undefined);
  const steps: ReceiptDue[] = [];
  if (told !== undefined) {
    const step = { is: 'confirmed', unit: told.unit } as const;
    steps.push(...due(step, timeOf(told.passed) + CONFIRMS_AFTER));
  } else if (unit !== undefined && unit.is !== 'made') {
    const listed = cell.desks.find(({ id }) => id === desk)?.units?.[0];
    const to = listed === undefined ? SOME_UNIT : { listed: listed.id };
    steps.push(...due({ is: 'passed', unit: to }, known + PASSES_AFTER));
  }
  if (item.kind !== 'message' || answered === undefined || people.has(item.by.person)) return steps;
  if (answered.is === 'made') return steps;
  const before = item.answered?.[desk];
  const number = before === undefined ? firstAnswer(item) : lastAnswer(item);
  const since = before === undefined ? known : timeOf(before);
  return [...steps, ...due({ is: 'answered', asked: item, number }, since + ANSWERS_AFTER)];
}

const timeOf = ({ time }: Pick<StepBy, 'time'>): number => Date.parse(time);

/** It does as it is asked, and knows nothing of what it is asked about. */
const lastAnswer = ({ fields }: MessageItem): string =>
  fields.phrase?.act === 'question' ? '370' : '319';
const firstAnswer = (item: MessageItem): string =>
  item.fields.precedence !== 'FLASH' && item.seq % 3 === 0 ? STAND_BY : lastAnswer(item);

/** ms from when words reach a desk until it acknowledges. */
function patienceFor(
  item: AnyItem,
  desk: DeskId,
  precedence: Precedence,
  lines: readonly ScenarioLine[],
): number {
  const number = item.kind === 'message' ? item.fields.phrase?.number : undefined;
  const unread = number === undefined ? undefined : unreadFor(lines, item.by.person, number, desk);
  return unread === undefined ? ACKNOWLEDGES_AFTER[precedence] : unread * 1000;
}

function changeOf({ item, entry, step }: ReceiptDue, now: number): object {
  const about = { item: item.ref, entry };
  switch (step.is) {
    case 'acknowledged': {
      const asked = item.kind === 'message' || item.kind === 'event' ? item.fields.precedence : '';
      const digits = asked === 'FLASH' ? { digits: lastDigits(item) } : {};
      return { type: 'receipt.acknowledged', ...about, ...digits };
    }
    case 'passed':
    case 'confirmed':
      return { type: `receipt.${step.is}`, ...about, unit: step.unit };
    case 'answered':
      return { type: 'message.sent', message: answerTo(step.asked, step.number, now) };
    default:
      return step satisfies never;
  }
}

function answerTo({ ref, by, fields }: MessageItem, number: string, now: number): object {
  const until = number === STAND_BY ? { time: STANDS_BY } : {};
  const phrase = phraseAt({ number, values: { message: ref, ...until } }, now);
  return { to: [by.desk], precedence: fields.precedence, phrase, answers: ref };
}

/** The same for the same step about the same words, however often the server starts. */
const cause = ({ item, desk, entry, step }: ReceiptDue): string =>
  [
    `receipt ${desk} ${item.ref} ${entry} ${step.is}`,
    ...('unit' in step ? [keyOfUnit(step.unit)] : []),
    ...('number' in step ? [step.number] : []),
  ].join(' ');

/** Items that desks may have to do something about. */
class OpenItems {
  readonly #open = new Set<number>();
  #picture: Picture = EMPTY;

  take(picture: Picture): void {
    const members = picture.opened?.members ?? [];
    for (const { is } of changes(this.#picture.items, picture.items)) {
      if (is !== undefined && kindOf(is).asks(is, members)?.precedence !== undefined) {
        this.#open.add(is.seq);
      }
    }
    this.#picture = picture;
  }

  *items({ items }: Picture): Generator<AnyItem> {
    for (const seq of this.#open) {
      const item = itemAt(items, seq);
      if (item !== undefined) yield item;
    }
  }

  close({ seq }: AnyItem): void {
    this.#open.delete(seq);
  }
}
