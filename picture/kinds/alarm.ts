/**
 * Acts about alarms: acknowledging, shelving, taking off the shelf. What rings is a view (views/alarms); these
 * are what desks did about it, each for itself. [R38] [R39]
 */
import { z } from 'zod';
import { Instant } from '../basics.ts';
import type { Judging } from '../judging.ts';
import { forbidden, impossible, type Refusal } from '../refusal.ts';
import { SPEAKERS } from '../roles.ts';
import { AlarmName } from '../staff/alarm-name.ts';
import { heldWrongly } from '../staff/held.ts';
import { type AlarmActItem, AlarmActRef } from '../staff/items.ts';
import type { StaffKind } from '../staff/kind.ts';
import { madeBy, Reason, type Stamp } from './item.ts';

/** The most occurrences that one act names. */
export const MOST_ALARMS = 1000;
/** The longest time (ms) on the shelf. [R39] */
export const SHELVED_AT_MOST = 3_600_000;

const alarms = z
  .array(AlarmName)
  .min(1, 'names no alarm')
  .max(MOST_ALARMS, `names more than ${MOST_ALARMS} alarms`)
  .refine((names) => new Set(names).size === names.length, 'names an alarm twice');
/** Said exactly while nobody holds the watch of the author's desk. [P19] */
const held = z.literal(false).optional();

const acknowledged = {
  schema: z.strictObject({ type: z.literal('alarm.acknowledged'), alarms, held }),
  may: SPEAKERS,
} as const;
const shelved = {
  schema: z.strictObject({
    type: z.literal('alarm.shelved'),
    alarms,
    until: Instant,
    reason: Reason,
    held,
  }),
  may: SPEAKERS,
} as const;
const unshelved = {
  schema: z.strictObject({ type: z.literal('alarm.unshelved'), alarms, held }),
  may: SPEAKERS,
} as const;

const ACTS = {
  'alarm.acknowledged': 'acknowledged',
  'alarm.shelved': 'shelved',
  'alarm.unshelved': 'unshelved',
} as const;

function fold(_: AlarmActItem | undefined, stamp: Stamp, change: AlarmChange): AlarmActItem {
  const shelf =
    change.type === 'alarm.shelved' ? { until: change.until, reason: change.reason } : {};
  return {
    kind: 'alarm',
    ref: AlarmActRef.parse(`L-${stamp.seq}`),
    ...madeBy(stamp, change.type),
    state: 'standing',
    act: ACTS[change.type],
    alarms: change.alarms,
    ...shelf,
    ...(change.held === undefined ? {} : { held: change.held }),
  };
}

/** The kind of acts about alarms, references L-n. */
export const alarm = {
  kind: 'alarm',
  letter: 'L',
  makes: [acknowledged, shelved, unshelved],
  others: [],
  fold,
  refuse(_, change, how) {
    if (how.context === undefined) return impossible('R38', 'change', 'cannot be judged here');
    const { now } = how.context;
    const wrongly = heldWrongly(change.held, how, 'P19', 'alarms are answered');
    if (wrongly !== undefined) return wrongly;
    if (change.type === 'alarm.shelved') {
      const until = Date.parse(change.until);
      if (until <= now || until > now + SHELVED_AT_MOST) {
        return impossible('R39', 'change.until', 'is not within the next 60 minutes');
      }
    }
    return notRinging(change.alarms, how);
  },
} as const satisfies StaffKind<AlarmActItem, AlarmChange>;

/** [R38] The first alarm that is none, or not this desk's to answer; undefined: all are. */
function notRinging(names: readonly AlarmName[], how: Judging): Refusal | undefined {
  for (const [i, name] of names.entries()) {
    const rings = how.views?.alarm(name);
    if (rings === undefined) {
      return impossible('R38', `change.alarms.${i}`, `"${name}" is no alarm of this picture`);
    }
    if (!rings.desks.includes(how.actor.desk)) {
      return forbidden('P19', `"${name}" is for ${rings.desks.join(' and ')} to answer`);
    }
  }
  return undefined;
}

type AlarmChange = z.infer<(typeof acknowledged | typeof shelved | typeof unshelved)['schema']>;
