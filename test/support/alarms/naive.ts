/** The alarms of a desk by a hand that moves from one moment to the next and does what the rules say then. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { Picture } from '../../../picture/fold.ts';
import { isAlarmAct } from '../../../picture/staff/items.ts';
import { all } from '../../../picture/table.ts';
import { limitsOf } from '../../../picture/views/alarms/limits.ts';
import { type Naive, naiveFound } from './naive-found.ts';

interface Act {
  readonly desk: DeskId;
  readonly time: number;
  readonly act: string;
  readonly until: number;
  readonly names: readonly string[];
}

/** How something went at a desk until now. */
interface Went {
  readonly state: string;
  readonly reach: string;
  /** When it last began and ended asking all desks; undefined: it never did. */
  readonly asked: { readonly from: number; readonly until: number } | undefined;
  /** When it became normal. */
  readonly normal: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/** What stands in the list of each desk, sorted: name, desk that responds, state, reach, and its group's number. */
export function naiveLists(
  picture: Picture,
  cell: Cell,
  at: number,
  entries: readonly Entry[],
): Record<string, string[]> {
  const members = picture.opened?.members ?? [];
  const now = Math.max(at, Date.parse(picture.time ?? '1970-01-01T00:00:00Z'));
  const staffed = Math.min(
    NEVER,
    ...[...all(picture.staff)].map(({ recorded }) => Date.parse(recorded)),
  );
  const acts = [...all(picture.staff)].filter(isAlarmAct).map(
    ({ by, recorded, act, until = '', alarms }): Act => ({
      desk: by.desk,
      time: Date.parse(recorded),
      act,
      until: Date.parse(until),
      names: alarms,
    }),
  );
  const found = naiveFound(picture, cell, entries).filter(({ from }) => from <= now);
  const limits = new Map<string, number>(limitsOf(cell));
  const rows = (desk: DeskId): string[] =>
    found.flatMap((one) => {
      const limit = one.limit ?? limits.get(one.kind) ?? 0;
      return one.desks.flatMap((responds) => {
        const others = (one.others ?? []).length > 0;
        const own = went(
          one,
          acts.filter((act) => about(act, one, responds)),
          {
            now,
            limit,
            others,
            staffed,
          },
        );
        if (responds === desk) {
          return own.state === 'normal'
            ? []
            : [`${one.name} ${responds} ${own.state} ${own.reach}`];
        }
        if (!one.others?.includes(desk) || own.asked === undefined || own.asked.until <= now)
          return [];
        const { from } = own.asked;
        const { once, insists, ...plain } = one;
        const beside = went(
          { ...plain, from, clock: from, ended: NEVER },
          acts.filter((act) => about(act, one, desk)),
          { now, limit: NEVER, others: false, staffed },
        );
        return [`${one.name} ${responds} ${beside.state} all`];
      });
    });
  return Object.fromEntries(members.map((desk) => [desk, rows(desk).sort()]));
}

const about = (act: Act, { name, from }: Naive, desk: DeskId): boolean =>
  act.desk === desk && act.names.includes(name) && act.time >= from;

interface Until {
  readonly now: number;
  readonly limit: number;
  readonly others: boolean;
  readonly staffed: number;
}

function went(one: Naive, given: readonly Act[], { now, limit, others, staffed }: Until): Went {
  const acts = given.filter(({ time }) => time >= one.from);
  const everybody = Math.max(one.from, one.clock + 5 * limit);
  const insisting =
    everybody < one.ended && everybody <= now ? { from: everybody, until: one.ended } : undefined;
  let state = 'unacknowledged';
  let since = one.clock;
  let shelf = NEVER;
  let asked: { from: number; until: number } | undefined;
  const moments = [
    one.from,
    one.ended,
    ...acts.flatMap(({ time, until }) => (Number.isNaN(until) ? [time] : [time, until])),
  ];
  const hand = [...new Set(moments)].filter((m) => m >= one.from && m <= now).sort((a, b) => a - b);
  for (const [i, moment] of hand.entries()) {
    const before = state;
    if (state === 'shelved' && shelf <= moment) {
      state = one.ended <= moment ? 'returned' : 'unacknowledged';
      since = shelf;
      shelf = NEVER;
    }
    if (one.ended <= moment) {
      if (one.answered || state === 'acknowledged' || one.ended <= staffed) state = 'normal';
      else if (state === 'unacknowledged') state = 'returned';
    }
    if (one.once && one.from <= staffed) state = 'normal';
    for (const act of acts.filter(({ time }) => time === moment)) {
      if (state === 'normal') break;
      if (act.act === 'acknowledged') {
        state = one.once || one.ended <= moment ? 'normal' : 'acknowledged';
      } else if (act.act === 'shelved') [state, shelf] = ['shelved', act.until];
      else if (state === 'shelved') {
        state = one.ended <= moment ? 'returned' : 'unacknowledged';
        since = moment;
        shelf = NEVER;
      }
    }
    if (before === 'unacknowledged' && state !== before && asked !== undefined) {
      asked.until = Math.min(asked.until, moment);
    }
    if (state === 'normal') {
      return { state, reach: 'desk', asked: one.insists ? insisting : asked, normal: moment };
    }
    const next = hand[i + 1] ?? NEVER;
    const all = Math.max(since + 5 * limit, moment);
    if (state === 'unacknowledged' && all < next && all <= now && (asked?.until ?? 0) <= moment) {
      asked = { from: all, until: NEVER };
    }
  }
  if (one.insists) {
    const until = Math.min(one.ended - 1, now);
    const gone = (times: number) => one.clock + times * limit <= until;
    const reach = gone(5) ? 'all' : gone(3) ? 'second' : 'desk';
    return { state, reach, asked: insisting, normal: NEVER };
  }
  const lasted = state === 'returned' ? one.ended - 1 : now;
  const asks = state === 'unacknowledged' || state === 'returned';
  const reached = (times: number) => asks && since + times * limit <= lasted;
  const reach = others && reached(5) ? 'all' : reached(3) ? 'second' : 'desk';
  return { state, reach, asked, normal: NEVER };
}
