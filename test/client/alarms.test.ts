/** Alarms on the page: which stand in the strip, what they say, who may answer and how, and the tone. */
import { describe, expect, test } from 'vitest';
import { AlarmsFollower } from '../../client/alarms/alarms-follower.ts';
import { answering, changesOf, namedBy } from '../../client/alarms/answering.ts';
import { sendInTurn } from '../../client/alarms/in-turn.ts';
import { insistsText, leadText } from '../../client/alarms/late-wording.ts';
import {
  countRinging,
  countTrue,
  inSight,
  inStrip,
  subjectOf,
} from '../../client/alarms/standing.ts';
import { whyNotAnswer } from '../../client/alarms/why-not.ts';
import {
  type About,
  clockOf,
  detailOf,
  refsOf,
  titleOfGroup,
} from '../../client/alarms/wording.ts';
import type { Answer } from '../../client/api/api.ts';
import { elapsed } from '../../client/lib/countdown.ts';
import { DeskId, Hash, LANGUAGES, type Language, PersonId, Ref } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import { EMPTY } from '../../picture/fold.ts';
import { type AlarmKind, alarmName, LATE_KINDS } from '../../picture/staff/alarm-name.ts';
import type { Alarms } from '../../picture/views/alarms/alarm.ts';
import type { View } from '../../picture/views/view.ts';
import { at, deskAlarms, group, MINUTE, type Ringing, SECOND, zonesLog } from './alarms.ts';
import { MESSAGES } from './messages.ts';
import { CELL, event, log, NOW, zone } from './picture.ts';

const [US, IL] = [DeskId.parse('us'), DeskId.parse('il')];
const officer = { desk: US, person: PersonId.parse('duty'), role: 'officer' } as const;
const { picture } = log(
  event({ category: 'rocket-alert' }, 'sy'),
  zone({ kind: 'no-fire' }, 'il'),
  event({ precedence: 'FLASH' }, 'sy'),
);
const about = (language: Language = 'en'): About => ({
  picture,
  cell: CELL,
  now: NOW,
  language,
  second: true,
});
const [EVENT, ZONE, FLASH] = [Ref.parse('E-2'), Ref.parse('Z-3'), Ref.parse('E-4')];
const inside = { kind: 'inside', subjects: [{ ref: EVENT, zone: ZONE }] } as const;
const of = (desk: string): Ringing => ({ subjects: [{ desk: DeskId.parse(desk) }] });

describe('the strip', () => {
  test('holds the first three that are not shelved, and counts the rest', () => {
    const shelved = group({ state: 'shelved' });
    const five = Array.from({ length: 5 }, () => group());
    const { shown, more, shelved: away } = inStrip(deskAlarms(shelved, ...five));
    expect(shown).toEqual(five.slice(0, 3));
    expect({ more, away }).toEqual({ more: 2, away: 1 });
    expect(inStrip(deskAlarms())).toEqual({ shown: [], more: 0, shelved: 0 });
  });

  test('its heading counts what is true, acknowledged or not, the window’s title what rings', () => {
    const all = deskAlarms(
      group(),
      group({ state: 'returned' }),
      group({ state: 'acknowledged' }),
      group({ state: 'shelved' }),
    );
    expect(countTrue(all, NOW)).toBe(3);
    expect(countRinging(all)).toBe(1);
  });

  test('a press opens the event, the zone that several are inside, or no item', () => {
    expect(subjectOf(group(inside))).toBe(EVENT);
    const two = [EVENT, Ref.parse('E-9')].map((ref) => ({ ref, zone: ZONE }));
    expect(subjectOf(group({ kind: 'inside', subjects: two }))).toBe(ZONE);
    expect(subjectOf(group({ kind: 'unmanned', ...of('il') }))).toBeUndefined();
  });
});

describe('a row says', () => {
  test.each<readonly [title: string, detail: string, said: Ringing]>([
    ['US has not acknowledged E-2', 'US acknowledges it · due 1420Z', {}],
    [
      'IL has not acknowledged E-2',
      'All desks: tell IL by voice · due 1420Z',
      { responds: 'il', reach: 'all' },
    ],
    [
      'US has not acknowledged E-4',
      'US acknowledges it with its last three digits · due 1420Z · second officer told',
      { subjects: [{ ref: FLASH }], reach: 'second' },
    ],
    [
      'Nobody at US has had E-2 on a screen',
      'US brings it on a screen · due 1420Z',
      { kind: 'unshown' },
    ],
    [
      'Stand by until 1420Z has passed: US has not answered E-2',
      'US answers it · due 1420Z',
      { kind: 'overdue' },
    ],
    [
      'No unit of US has confirmed E-2',
      'US has a unit confirm it · due 1420Z',
      { kind: 'unpassed' },
    ],
    [
      'Rocket or missile alert inside No fire, Z-3',
      'All desks: IL has not answered since 1420Z',
      { ...inside, responds: 'il', reach: 'all' },
    ],
    ['Rocket or missile alert inside No fire, Z-3', 'US acknowledges', inside],
    [
      'Rocket or missile alert may be inside No fire, Z-3',
      'US acknowledges · second officer told',
      { ...inside, subjects: [{ ref: EVENT, zone: ZONE, maybe: true }], reach: 'second' },
    ],
    [
      '2 events inside No fire, Z-3',
      'US acknowledges',
      { kind: 'inside', subjects: [EVENT, Ref.parse('E-9')].map((ref) => ({ ref, zone: ZONE })) },
    ],
    ['Channel of IL lost', 'US reaches IL another way', { kind: 'lost', ...of('il') }],
    ['IL: nobody on watch', 'US asks IL who is on watch', { kind: 'unmanned', ...of('il') }],
    ['US: nobody on watch', 'US takes its watch', { kind: 'unmanned', ...of('us') }],
    ['Check not answered by SY', 'US reaches SY another way', { kind: 'missed', ...of('sy') }],
    ['US has not acknowledged E-2', 'seen by r.cole 1419Z', { state: 'acknowledged' }],
    ['US has not acknowledged E-2', 'shelved by r.cole 1419Z', { state: 'shelved' }],
  ])('%s / %s', (title, detail, said) => {
    const one = group(said);
    expect(titleOfGroup(one, about())).toBe(title);
    expect(detailOf(one, US, about())).toBe(detail);
  });

  test.each<readonly [clock: string, said: Ringing]>([
    ['+00:42', {}],
    ['+59:59', { age: 59 * MINUTE + 59 * SECOND }],
    ['2 hrs, 45 mins', { age: 165 * MINUTE, state: 'acknowledged' }],
    ['ended 1421Z', { state: 'returned' }],
    ['+00:42', { endedAge: -MINUTE }],
    ['back 1449Z', { state: 'shelved' }],
  ])('%s at its end', (clock, said) => {
    expect(clockOf(group(said), about())).toBe(clock);
  });

  test.each(LANGUAGES)('every kind, with the letters of its desks (%s)', (language) => {
    for (const kind of ['lost', 'unmanned', 'missed'] as const) {
      const one = group({ kind, ...of('il') });
      expect(titleOfGroup(one, about(language))).toContain('IL');
      expect(detailOf(one, US, about(language))).toContain('US');
    }
    for (const kind of LATE_KINDS) {
      const late = group({ kind, responds: 'il', subjects: [{ ref: FLASH, desk: IL }] });
      expect(titleOfGroup(late, about(language))).toContain('IL');
      expect(titleOfGroup(late, about(language))).toContain('E-4');
      for (const mine of [US, IL]) {
        expect(detailOf(late, mine, about(language))).toContain('IL');
        expect(detailOf(late, mine, about(language))).toContain('1420Z');
      }
      expect(insistsText(late, about(language))).toContain('E-4');
    }
    expect(insistsText(group(inside), about(language))).toBeUndefined();
    expect(titleOfGroup(group(inside), about(language))).toContain('Z-3');
    expect(elapsed(-5, language)).toBe('+00:00');
  });

  test('[R63] what a desk is late with leads its own readers to the item, and nobody else', () => {
    const late = (kind: AlarmKind, responds = 'us') => group({ kind, responds });
    expect(leadText(late('unacknowledged'), US, about())).toBe('Acknowledge E-2');
    expect(leadText(late('unshown'), US, about())).toBe('Acknowledge E-2');
    expect(leadText(late('overdue'), US, about())).toBe('Open E-2');
    expect(leadText(late('unpassed'), US, about())).toBe('Open E-2');
    expect(leadText(late('unacknowledged', 'il'), US, about())).toBeUndefined();
    expect(leadText(group(inside), US, about())).toBeUndefined();
  });

  test('which items it is about, each once, events first', () => {
    const both = group({
      kind: 'inside',
      subjects: [1, 2].map(() => ({ ref: EVENT, zone: ZONE })),
    });
    expect(refsOf(both)).toEqual([EVENT, ZONE]);
  });
});

describe('of zones, a row says', () => {
  const { picture, ref } = zonesLog();
  const told = (language: Language = 'en'): About => ({ ...about(language), picture });
  const cases: readonly (readonly [title: string, detail: string, said: Ringing])[] = [
    [
      'Denounced by SY: No fire, Z-2',
      'US acknowledges · ends 1720Z',
      { kind: 'denounced', subjects: [{ ref: ref.left, desk: DeskId.parse('sy') }] },
    ],
    [
      'Conflict: No fire, Z-2 with Exercise, Z-5',
      'US settles it with SY',
      { kind: 'conflict', desks: ['us', 'sy'], subjects: [{ ref: ref.left, zone: ref.ends }] },
    ],
    [
      '2 conflicts between zones',
      'US changes one of the two',
      { kind: 'conflict', subjects: [1, 2].map(() => ({ ref: ref.left, zone: ref.ends })) },
    ],
    [
      'Waits for US: Hazard, Z-7',
      'US agrees or objects',
      { kind: 'waiting', subjects: [{ ref: ref.waits }] },
    ],
    [
      'Waits for US: 2 zones',
      'US agrees or objects',
      { kind: 'waiting', subjects: [{ ref: ref.waits }, { ref: ref.ends }] },
    ],
    [
      'Ends soon: Exercise, Z-5',
      'US proposes more time or lets it end · ends 1500Z',
      { kind: 'ending', subjects: [{ ref: ref.ends }] },
    ],
    [
      'End to be confirmed: Corridor, Z-6',
      'US confirms the end or proposes another · end expected 1400Z',
      { kind: 'ending', subjects: [{ ref: ref.expected }] },
    ],
    [
      'Has ended: 2 zones',
      'US acknowledges · ended 1400Z',
      { kind: 'ended', subjects: [{ ref: ref.ends }, { ref: ref.expected }] },
    ],
  ];
  test.each(cases)('%s / %s', (title, detail, said) => {
    expect(titleOfGroup(group(said), told())).toBe(title);
    expect(detailOf(group(said), US, told())).toBe(detail);
  });

  test.each(LANGUAGES)('the same in every language, with its references (%s)', (language) => {
    for (const [english, , said] of cases) {
      const title = titleOfGroup(group(said), told(language));
      for (const one of english.match(/Z-\d/g) ?? []) expect(title).toContain(one);
      expect(title).not.toMatch(/[{}]/);
      expect(detailOf(group(said), US, told(language))).toMatch(/US/);
    }
  });

  test('a press opens the first zone, and brings both of a conflict in sight', () => {
    for (const [, , said] of cases) expect(subjectOf(group(said))).toBe(said.subjects?.[0]?.ref);
    const [, conflict] = cases;
    expect(inSight(group(conflict?.[2]))).toEqual([ref.left, ref.ends]);
    expect(inSight(group(inside))).toEqual([EVENT]);
  });
});

describe('answering', () => {
  const held = log(event()).picture;
  const on = log(event(), {
    desk: 'us',
    age: 5,
    change: {
      type: 'watch.taken',
      brief: { seq: 2, at: at(NOW - 5 * MINUTE), hash: '0'.repeat(64) },
    },
  }).picture;

  test('[P19] is for the holder; while nobody holds the watch, for any officer, who says so', () => {
    expect(answering(held, officer, NOW)).toEqual({ may: true, held: false });
    expect(answering(on, officer, NOW)).toEqual({ may: true });
    const other = { ...officer, person: PersonId.parse('k.miller') };
    expect(answering(on, other, NOW)).toEqual({
      may: false,
      why: 'holder',
      person: 'duty',
    });
    const analyst = { ...officer, role: 'analyst' } as const;
    expect(answering(held, analyst, NOW)).toEqual({ may: false, why: 'role' });
  });

  test('why not is said in words, of what can be answered alone', () => {
    const why = (said: Ringing, may: Parameters<typeof whyNotAnswer>[1]) =>
      whyNotAnswer(group(said), may, 'en');
    const { whyNot } = MESSAGES.en.alarms;
    expect(why({}, { may: true })).toBeUndefined();
    expect(why({ state: 'acknowledged' }, { may: false, why: 'role' })).toBeUndefined();
    expect(why({}, { may: false, why: 'role' })).toBe(whyNot.role);
    expect(why({}, { may: false, why: 'past' })).toBe(whyNot.past);
    const holder = { may: false, why: 'holder', person: PersonId.parse('duty') } as const;
    expect(why({}, holder)).toBe('duty holds the watch and answers alarms');
    expect(why({ responds: 'il' }, { may: true })).toBeUndefined();
  });

  test('[R38] names what is to be answered, also what came from another desk', () => {
    const one = group();
    expect(namedBy('alarm.acknowledged', one)).toEqual([one.name]);
    expect(namedBy('alarm.unshelved', one)).toEqual([]);
    expect(namedBy('alarm.acknowledged', group({ state: 'acknowledged' }))).toEqual([]);
    expect(namedBy('alarm.shelved', group({ state: 'acknowledged' }))).toHaveLength(1);
    expect(namedBy('alarm.acknowledged', group({ responds: 'il' }))).toHaveLength(1);
  });

  const names = Array.from({ length: 2500 }, (_, i) =>
    alarmName('inside', `E-${i + 1}.1`, 'Z-3.1'),
  );
  test('[R38] of more than 1,000 names is several changes', () => {
    const changes = changesOf({ type: 'alarm.acknowledged' }, names, { held: false });
    const sizes = changes.map((one) => ('alarms' in one ? one.alarms.length : 0));
    expect(sizes).toEqual([1000, 1000, 500]);
    expect(changes.every((one) => 'held' in one && one.held === false)).toBe(true);
  });

  test('changes are sent in turn, on from the one whose answer was lost', async () => {
    const [first, ...rest] = changesOf({ type: 'alarm.acknowledged' }, names, {});
    if (first === undefined) throw new Error('none');
    const taken = { state: 'taken', seq: 9, item: null, hash: Hash.parse('0'.repeat(64)) } as const;
    const sent: Change[] = [];
    const send = async (change: Change): Promise<Answer> => {
      sent.push(change);
      if (sent.length !== 2) return taken;
      return { state: 'offline', why: 'no answer', again: () => send(change) };
    };
    const answer = await sendInTurn([first, ...rest], send);
    expect(answer.state).toBe('offline');
    expect(sent).toHaveLength(2);
    if (answer.state === 'offline') expect(await answer.again()).toEqual(taken);
    expect(sent.slice(2)).toEqual(rest);
    const refused = { state: 'refused', kind: 'forbidden', why: 'no' } as const;
    expect(await sendInTurn([first, ...rest], async () => refused)).toBe(refused);
  });
});

test('[R37] a page asks the view again when the picture or the time has something new, not each second', () => {
  let asked = 0;
  const none: Alarms = () => deskAlarms();
  const view: View<Alarms> = {
    start: () => {},
    take: () => {},
    at: () => {
      asked++;
      return (desk) => none(desk);
    },
    next: (now) => now + 10 * SECOND,
  };
  const follower = new AlarmsFollower(CELL, view);
  const first = follower.of(picture, NOW);
  expect(follower.of(picture, NOW + 9 * SECOND)).toBe(first);
  expect(asked).toBe(1);
  expect(follower.of(picture, NOW + 10 * SECOND)).not.toBe(first);
  follower.of(EMPTY, NOW + 10 * SECOND);
  expect(asked).toBe(3);
  follower.of(EMPTY, NOW); // a moment that is past
  expect(asked).toBe(4);
});
