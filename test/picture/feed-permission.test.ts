/** A feed reports, amends what it reported itself, and does nothing else. */
import { expect, test } from 'vitest';
import { decide, type Person } from '../../picture/decide.ts';
import { Change } from '../../picture/entry.ts';
import { FEED as FEED_NAME } from '../../picture/feed.ts';
import { ruleOf } from '../../picture/registry.ts';
import { openedAs } from '../support/desks.ts';
import { EVENT, reported } from '../support/examples.ts';
import { command, Growing, itemAt } from '../support/logs.ts';
import { OPENED, person } from '../support/people.ts';

const FEED = person('il', 'feed');
const OFFICER = person('il');
const amended = (title: string, item = 'E-2') => ({
  type: 'event.amended',
  item,
  event: { ...EVENT, title: { original: 'en', en: title } },
});
const withdrawn = { type: 'event.withdrawn', item: 'E-2', reason: 'a mistake' };
const position = { type: 'position.taken', item: 'E-2', stance: 'partly' };

/** What became of E-2, reported by `maker`, after these changes; refused if one of them was. */
function after(maker: Person, ...changes: readonly (readonly [Person, object])[]): Growing {
  const log = new Growing(undefined, OPENED);
  log.roles = true;
  for (const [who, change] of [[maker, reported()] as const, ...changes]) {
    expect(log.ask(who, change)).toBeUndefined();
  }
  return log;
}

const CASES: readonly (readonly [what: string, log: Growing, rule: string | undefined])[] = [
  ['what it reported', after(FEED), undefined],
  ['what it amended before', after(FEED, [FEED, amended('B')]), undefined],
  [
    'what other desks said their position on',
    after(FEED, [person('us'), position], [OFFICER, position]),
    undefined,
  ],
  ['what a person reported', after(OFFICER), 'P22'],
  ['what an analyst reported', (() => ownLog(person('il', 'analyst')))(), 'P22'],
  ['what a person amended since', after(FEED, [OFFICER, amended('B')]), 'P22'],
  [
    'what a person amended between',
    after(FEED, [FEED, amended('B')], [OFFICER, amended('C')]),
    'P22',
  ],
  ['what a person withdrew', after(FEED, [OFFICER, withdrawn]), 'R8'],
  ['what a feed of another desk reported', after(person('us', 'feed')), 'P4'],
];

function ownLog(maker: Person): Growing {
  const log = new Growing(undefined, openedAs('il', 'il'));
  log.roles = true;
  expect(log.ask(maker, reported())).toBeUndefined();
  return log;
}

test.each(CASES)('[P22] a feed amends %s, or not', (_, log, rule) => {
  const refusal = decide(log.picture, command(amended('Z')), FEED);
  if (rule === undefined) {
    expect(refusal).toBeUndefined();
    expect(log.ask(FEED, amended('Z'))).toBeUndefined();
    expect(itemAt(log.picture, 'E-2')).toMatchObject({ fields: { title: { en: 'Z' } } });
  } else expect(refusal).toMatchObject({ rule });
});

test('[P22] what a feed amended, people amend and withdraw as before', () => {
  const log = after(FEED, [FEED, amended('B')], [OFFICER, amended('C')], [OFFICER, withdrawn]);
  expect(itemAt(log.picture, 'E-2')?.history.map(({ type, by }) => [type, by.role])).toEqual([
    ['event.reported', 'feed'],
    ['event.amended', 'feed'],
    ['event.amended', 'officer'],
    ['event.withdrawn', 'officer'],
  ]);
});

test('[P22] in entries without roles a feed is known by its name', () => {
  const log = new Growing(undefined, OPENED);
  const named: Person = { ...FEED, person: FEED_NAME };
  expect(log.ask(named, reported())).toBeUndefined();
  expect(itemAt(log.picture, 'E-2')?.by).toEqual({ desk: 'il', person: 'feed' });
  expect(decide(log.picture, command(amended('Z')), FEED)).toBeUndefined();
});

test('[P22] a feed makes no other change, in no picture', () => {
  const types = Change.options.flatMap(({ shape }) => [...shape.type.values]);
  const fed = types.filter((type) => ruleOf(type)?.rule.may.includes('feed'));
  expect(fed).toEqual(['event.reported', 'event.amended']);
});
