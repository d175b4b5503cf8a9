/** No desk takes a watch, acknowledges, answers or suspends for another; and of one desk, who may. */
import { describe, expect, test } from 'vitest';
import { Change, Command } from '../../picture/entry.ts';
import type { Actor } from '../../picture/permission.ts';
import { anyAct, anybody, trespass } from '../support/acting.ts';
import { MINUTE } from '../support/clock.ts';
import { machine } from '../support/desks.ts';
import { idOf } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { named, Staffed } from '../support/staffed.ts';

/**
 * Of il: dan holds the watch and has relieved noa a minute ago; tal is another officer. Of sy: nobody holds
 * it. Each desk is asked for a check, and il has suspended its channel.
 */
function evening() {
  const log = new Staffed();
  expect(log.take(named('il', 'noa'))).toBeUndefined();
  expect(log.relieve(named('il', 'dan'), { absent: true })).toBeUndefined();
  expect(log.take(named('us', 'ruth'))).toBeUndefined();
  const watch = `${log.held('il')?.ref}`;
  const asked = log.do(named('us', 'ruth'), { type: 'channel.checked', desk: 'il' });
  const other = log.do(named('us', 'ruth'), { type: 'channel.checked', desk: 'sy' });
  const suspension = log.do(named('il', 'tal'), { type: 'channel.suspended' });
  log.check(named('il', 'tal')); // who may now relieve dan
  log.check(named('us', 'sam'));
  return { log, watch, check: `C-${asked}`, other: `C-${other}`, suspension: `C-${suspension}` };
}

const WHO: Readonly<Record<string, Actor>> = {
  holder: named('il', 'dan'),
  relieved: named('il', 'noa'),
  other: named('il', 'tal'),
  'no holder': named('sy', 'rima'),
  'other desk': named('us', 'ruth'),
  analyst: named('il', 'dan', 'analyst'),
  observer: named('il', 'dan', 'observer'),
  wall: person('il', 'wall'),
  feed: person('il', 'feed'),
  admin: named('il', 'dan', 'admin'),
  server: machine('il'),
};

/** By whom: what is refused by which rule; `may`: it is taken. */
type Row = Readonly<Record<keyof typeof WHO, string>>;
const SILENT = {
  analyst: 'P3',
  observer: 'P3',
  wall: 'P3',
  feed: 'P3',
  admin: 'P10',
  server: 'P15',
};
const holderAlone = {
  ...SILENT,
  holder: 'may',
  relieved: 'P19',
  other: 'P19',
  'no holder': 'P4',
  'other desk': 'P4',
};
const TABLE: readonly (readonly [string, Row])[] = [
  ['offers the watch of il', holderAlone],
  ['leaves the watch of il', holderAlone],
  ['answers the check of il', { ...holderAlone, 'no holder': 'P19', 'other desk': 'P19' }],
  [
    'answers the check of sy',
    { ...holderAlone, holder: 'P19', 'no holder': 'P19', 'other desk': 'P19' },
  ],
  ['resumes the channel of il', { ...holderAlone, holder: 'may', relieved: 'may', other: 'may' }],
  [
    'takes the watch of il',
    {
      ...SILENT,
      holder: 'R32',
      relieved: 'R34',
      other: 'may',
      'no holder': 'R32',
      'other desk': 'R32',
    },
  ],
  [
    'acknowledges',
    {
      ...SILENT,
      holder: 'may',
      relieved: 'may',
      other: 'P19',
      'no holder': 'P19',
      'other desk': 'may',
    },
  ],
  [
    'acknowledges though nobody holds the watch',
    {
      ...SILENT,
      holder: 'P19',
      relieved: 'P19',
      other: 'P19',
      'no holder': 'may',
      'other desk': 'P19',
    },
  ],
  [
    'acknowledges two minutes later',
    {
      ...SILENT,
      holder: 'may',
      relieved: 'P19',
      other: 'P19',
      'no holder': 'P19',
      'other desk': 'may',
    },
  ],
  [
    'asks sy for a check',
    {
      ...SILENT,
      holder: 'may',
      relieved: 'may',
      other: 'may',
      'no holder': 'R35',
      'other desk': 'may',
      server: 'may',
    },
  ],
  [
    'says that il is lost',
    {
      ...SILENT,
      holder: 'P15',
      relieved: 'P15',
      other: 'P15',
      'no holder': 'P15',
      'other desk': 'P15',
      analyst: 'P15',
      observer: 'P15',
      wall: 'P15',
      feed: 'P15',
      server: 'may',
    },
  ],
];

function act(doing: string) {
  const { log, watch, check, other, suspension } = evening();
  const alarms = (who: Actor) => log.ringing(who.desk).slice(0, 1);
  const named = (who: Actor) => (alarms(who).length > 0 ? alarms(who) : ['unmanned sy 1']);
  const change = (who: Actor): object => {
    switch (doing) {
      case 'offers the watch of il':
        return { type: 'watch.offered', item: watch };
      case 'leaves the watch of il':
        return { type: 'watch.left', item: watch, reason: 'x' };
      case 'answers the check of il':
        return { type: 'channel.answered', item: check };
      case 'answers the check of sy':
        return { type: 'channel.answered', item: other };
      case 'resumes the channel of il':
        return { type: 'channel.resumed', item: suspension };
      case 'takes the watch of il':
        return {
          type: 'watch.taken',
          brief: log.brief(who.desk),
          relieves: watch,
          absent: true,
        };
      case 'asks sy for a check':
        return { type: 'channel.checked', desk: 'sy' };
      case 'says that il is lost':
        return { type: 'channel.lost', desk: 'il' };
      case 'acknowledges though nobody holds the watch':
        return { type: 'alarm.acknowledged', alarms: named(who), held: false };
      default:
        return { type: 'alarm.acknowledged', alarms: named(who) };
    }
  };
  if (/two minutes later|for a check$/.test(doing)) log.pass(2 * MINUTE);
  return { log, change };
}

describe('[P19] [P4] [P3] [P15]', () => {
  test.each(TABLE)('who %s', (doing, row) => {
    for (const [name, rule] of Object.entries(row)) {
      const { log, change } = act(doing);
      const who = WHO[name];
      if (who === undefined) throw new Error(name);
      const refusal = log.ask(who, change(who), 0);
      // an alarm that is none is refused only after it was asked who may
      const found = refusal?.rule === 'R38' ? 'may' : (refusal?.rule ?? 'may');
      expect(found, `${name}: ${JSON.stringify(refusal)}`).toBe(rule);
    }
  });

  test('a command has no field for whose act it is: the desk is that of the session [P5]', () => {
    const acts = Change.options
      .flatMap(({ shape }) => [...shape.type.values])
      .filter((type) => /^(watch|channel|alarm)\./.test(type));
    expect(acts).toHaveLength(13);
    const { log, watch } = evening();
    const whole = { type: 'watch.taken', brief: log.brief('il'), relieves: watch };
    const suspended = { type: 'channel.suspended' };
    const acknowledged = { type: 'alarm.acknowledged', alarms: ['unmanned us 1'] };
    for (const change of [whole, suspended, acknowledged]) {
      expect(Command.safeParse({ id: idOf(1), change }).success).toBe(true);
      for (const field of ['desk', 'by', 'for', 'holder', 'person', 'onBehalfOf']) {
        const forged = { id: idOf(1), change: { ...change, [field]: 'us' } };
        expect(Command.safeParse(forged).success, `${change.type} ${field}`).toBe(false);
      }
    }
  });
});

test('[P19] of random acts by anybody, none that is taken moves a step of another desk', () => {
  const total = sized({ test: 1500, soak: 10_000 });
  const taken = new Map<string, number>();
  let done = 0;
  for (let run = 0; done < total; run++) {
    const next = random(run);
    const log = new Staffed();
    for (let i = 0; i < 250 && done < total; i++, done++) {
      log.pass(Math.floor(next() * 40_000));
      const who = anybody(next);
      const before = log.picture;
      const change = anyAct(log, who, next);
      const { type } = change as { type: string };
      if (log.ask(who, change, 0) !== undefined) continue;
      taken.set(type, (taken.get(type) ?? 0) + 1);
      const why = trespass(who, type, before, log.picture, log.now);
      expect(why, `run ${run}: ${JSON.stringify({ who, change })}`).toBeUndefined();
    }
  }
  const often = [...taken].filter(([type]) => !type.startsWith('alarm.')).map(([type]) => type);
  expect(often.sort()).toEqual(ACTS); // or it proves little
});

const ACTS = [
  'channel.answered',
  'channel.checked',
  'channel.heard',
  'channel.lost',
  'channel.resumed',
  'channel.suspended',
  'watch.left',
  'watch.offered',
  'watch.taken',
];
