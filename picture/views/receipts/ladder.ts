/** The ladder of an item: how far each desk has come with what it must know, and what is late. [R60] [R63] */
import type { DeskId } from '../../basics.ts';
import {
  type Asked,
  acknowledgedBy,
  type Receipted,
  type Step,
  type StepBy,
  shownAt,
  type ToldByVoice,
  toldTo,
  type UnitTold,
  unitsOf,
} from '../../facets/receipts/receipt.ts';
import type { AnyItem, Picture } from '../../fold.ts';
import { kindOf } from '../../items.ts';
import { type Answer, asksForAnswer } from '../../kinds/message.ts';
import type { Setting } from '../../setting.ts';
import type { ChannelItem } from '../../staff/items.ts';
import { clocksOf } from './clocks.ts';
import { deliveryOf } from './delivery.ts';
import { type UnitClock, unitClocks } from './units.ts';

/**
 * One step of a desk. `due`: when (ms since 1970) it is late; undefined: it has no clock. `late` steps have
 * not been made, and their clock has run out.
 */
export type Rung<S = StepBy> =
  | { readonly is: 'made'; readonly step: S }
  | { readonly is: 'awaited' | 'late'; readonly due: number | undefined };

/** The steps of one desk; what is not asked of it is undefined. */
export interface DeskLadder {
  readonly desk: DeskId;
  /** When the words reached it (ms since 1970); undefined: they wait for its channel. */
  readonly delivered: number | undefined;
  readonly waits: ChannelItem | undefined;
  readonly shown: Rung<Step>;
  readonly acknowledged: Rung;
  /** `until`: it stands by, and answers at the latest then. */
  readonly answered: Rung<Answer> | undefined;
  readonly unit: Rung | undefined;
  readonly units: readonly UnitTold[];
  readonly told: readonly ToldByVoice[];
}

export interface Ladder {
  readonly asked: Asked;
  /** Nobody has to know any more. */
  readonly over: boolean;
  readonly desks: readonly DeskLadder[];
}

/** What the clocks of an item need besides it. */
export interface LadderOf {
  readonly picture: Pick<Picture, 'staff' | 'opened'>;
  readonly cell: Pick<Setting, 'escalation' | 'desks'>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Answered = { readonly answered?: Readonly<Partial<Record<DeskId, Answer>>> };

/** The ladder of an item at a time; undefined: nobody has to say that they know of it. */
export function ladderOf(item: AnyItem, { picture, cell, now }: LadderOf): Ladder | undefined {
  const asked = kindOf(item).asks(item, picture.opened?.members ?? []);
  if (asked === undefined) return undefined;
  const over = asked.over !== undefined && Date.parse(asked.over) <= now;
  const desks = asked.desks.map((desk) => deskLadder(item, asked, { desk, picture, cell, now }));
  return { asked, over, desks };
}

function deskLadder(
  item: AnyItem & Receipted,
  asked: Asked,
  { desk, picture, cell, now }: LadderOf & { readonly desk: DeskId },
): DeskLadder {
  const delivery = deliveryOf(picture.staff, desk, asked);
  const at = 'at' in delivery ? delivery.at : undefined;
  const clocks = asked.precedence === undefined ? {} : clocksOf(cell)[asked.precedence];
  const due = (limit: number | undefined): number | undefined =>
    at === undefined || limit === undefined ? undefined : at + limit;
  const ends = asked.over === undefined ? Number.POSITIVE_INFINITY : Date.parse(asked.over);
  const rung = <S>(step: S | undefined, by: number | undefined): Rung<S> =>
    step !== undefined
      ? { is: 'made', step }
      : { is: by !== undefined && by <= now && by < ends ? 'late' : 'awaited', due: by };
  const acknowledged = acknowledgedBy(item, desk, asked);
  const units = unitsOf(item, desk, asked);
  return {
    desk,
    delivered: at === undefined || at > now ? undefined : at,
    waits: 'waits' in delivery ? delivery.waits : undefined,
    shown: rung(shownAt(item, desk, asked) ?? acknowledged, due(clocks.shown)),
    acknowledged: rung(acknowledged, due(clocks.acknowledged)),
    answered: answeredBy(item, desk, rung),
    unit: unitRung(unitClocks(cell, desk, asked, units, at), clocks.unit, rung),
    units,
    told: toldTo(item, desk, asked),
  };
}

/** The answer of a desk to a message that asks for one; who stands by is late when that time has passed. */
function answeredBy(
  item: AnyItem & Answered,
  desk: DeskId,
  rung: <S>(step: S | undefined, by: number | undefined) => Rung<S>,
): Rung<Answer> | undefined {
  if (item.kind !== 'message' || !asksForAnswer(item.fields)) return undefined;
  const answer = item.answered?.[desk];
  return answer?.until === undefined
    ? rung(answer, undefined)
    : rung<Answer>(undefined, Date.parse(answer.until));
}

/** Made once all units have confirmed; before, it is late with the first that is. */
function unitRung(
  clocks: readonly UnitClock[],
  limit: number | undefined,
  rung: <S>(step: S | undefined, by: number | undefined) => Rung<S>,
): Rung | undefined {
  if (clocks.length === 0) return undefined;
  const waiting = clocks.filter(({ confirmed }) => confirmed === undefined);
  if (waiting.length > 0) {
    const since = Math.min(...waiting.map((clock) => clock.since ?? Number.POSITIVE_INFINITY));
    const known = limit !== undefined && since !== Number.POSITIVE_INFINITY;
    return rung<StepBy>(undefined, known ? since + limit : undefined);
  }
  const steps = clocks.flatMap(({ confirmed }) => confirmed ?? []);
  return rung(
    steps.reduce((a, b) => (b.seq > a.seq ? b : a)),
    undefined,
  );
}
