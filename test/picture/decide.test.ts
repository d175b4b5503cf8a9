import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, type Person } from '../../picture/decide.ts';
import { Command } from '../../picture/entry.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { changedAt } from '../../picture/kinds/item.ts';
import { added, EVENT, NOTE, proposed, reported, TERMS } from '../support/examples.ts';
import { command, Growing, itemAt, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import '../support/seed.ts';

const IL = person('il');
const SY = person('sy');

/** A log with an event E-2, a zone Z-3 and a note A-4, all of desk il. */
function standing(...more: [Person, object][]): Growing {
  const growing = new Growing();
  for (const change of [reported(), proposed(), added()]) growing.ask(IL, change);
  for (const [who, change] of more) expect(growing.ask(who, change)).toBeUndefined();
  return growing;
}
const judge = ({ picture }: Growing, who: Person, change: object) =>
  decide(picture, command(change), who);

const act = (type: string, item: string) => ({ type, item, reason: 'as agreed on the line' });
const WITHDRAW = [
  act('event.withdrawn', 'E-2'),
  act('zone.withdrawn', 'Z-3'),
  act('note.withdrawn', 'A-4'),
];

test('[R6] what is named must be there, under its own letter', () => {
  const growing = standing();
  for (const item of ['E-3', 'E-4', 'E-99', 'E-1']) {
    expect(judge(growing, IL, { type: 'position.taken', item, stance: 'denies' })).toMatchObject({
      kind: 'impossible',
      rule: 'R6',
      field: 'change.item',
    });
  }
  const wrongKind = { type: 'zone.suspended', item: 'E-2', reason: 'x' };
  expect(Command.safeParse({ ...command(reported()), change: wrongKind }).success).toBe(false);
});

test('[R8] what was withdrawn stays, with its reason, and takes no more changes', () => {
  const growing = standing(...WITHDRAW.map((change): [Person, object] => [IL, change]));
  expect(growing.picture.items.size).toBe(3);
  const late = [
    ...WITHDRAW,
    { type: 'event.amended', item: 'E-2', event: EVENT },
    { type: 'position.taken', item: 'E-2', stance: 'denies' },
    { type: 'zone.amended', item: 'Z-3', terms: TERMS },
    act('zone.suspended', 'Z-3'),
    act('zone.resumed', 'Z-3'),
    { type: 'note.amended', item: 'A-4', note: NOTE },
    { type: 'note.replied', item: 'A-4', text: NOTE.text },
  ];
  for (const change of late) {
    expect(judge(growing, IL, change), change.type).toMatchObject({
      kind: 'impossible',
      rule: 'R8',
    });
  }
  const item = itemAt(growing.picture, 'E-2');
  expect(item).toMatchObject({ state: 'withdrawn', fields: { category: 'small-arms-fire' } });
  expect(item?.history.at(-1)?.reason).toBe('as agreed on the line');
});

test('[R9] a zone is suspended and resumed in turn, neither twice', () => {
  const suspend = act('zone.suspended', 'Z-3');
  const resume = act('zone.resumed', 'Z-3');
  const proposedOnly = standing();
  expect(judge(proposedOnly, IL, resume)).toMatchObject({
    rule: 'R9',
    why: 'Z-3 is not suspended',
  });
  const suspended = standing([IL, suspend]);
  expect(judge(suspended, IL, suspend)).toMatchObject({
    rule: 'R9',
    why: 'Z-3 is suspended already',
  });
  expect(judge(suspended, IL, { type: 'zone.amended', item: 'Z-3', terms: TERMS })).toBeUndefined();
  const again = standing([IL, suspend], [IL, resume]);
  expect(judge(again, IL, resume)).toMatchObject({ rule: 'R9' });
  expect(judge(again, IL, suspend)).toBeUndefined();
});

test('[R10] an unsound shape is refused with the field it stands in, wherever it stands', () => {
  const bow = {
    type: 'Polygon',
    coordinates: [
      [
        [35, 33],
        [36, 34],
        [36, 33],
        [35, 34],
        [35, 33],
      ],
    ],
  };
  const growing = standing();
  const mark = { form: 'area', geometry: bow };
  const cases: [object, string][] = [
    [reported({ geometry: bow }), 'change.event.geometry.coordinates.0'],
    [
      { type: 'event.amended', item: 'E-2', event: { ...EVENT, geometry: bow } },
      'change.event.geometry.coordinates.0',
    ],
    [proposed({ area: bow }), 'change.terms.area.coordinates.0'],
    [
      { type: 'zone.amended', item: 'Z-3', terms: { ...TERMS, area: bow } },
      'change.terms.area.coordinates.0',
    ],
    [added({ mark }), 'change.note.mark.geometry.coordinates.0'],
    [
      { type: 'note.amended', item: 'A-4', note: { ...NOTE, mark } },
      'change.note.mark.geometry.coordinates.0',
    ],
    [
      proposed({
        area: {
          type: 'Corridor',
          line: [
            [35, 33],
            [35, 33],
          ],
          width: 10,
        },
      }),
      'change.terms.area.line',
    ],
  ];
  for (const [change, field] of cases) {
    expect(judge(growing, IL, change)).toMatchObject({ kind: 'impossible', rule: 'R10', field });
  }
});

test('[R11] links and notes name what is there, withdrawn or not, and never themselves', () => {
  const growing = standing([IL, act('zone.withdrawn', 'Z-3')]);
  const link = (item: string) => ({ links: [{ relation: 'related', item }] });
  expect(judge(growing, SY, reported(link('Z-3')))).toBeUndefined();
  expect(
    judge(growing, SY, reported({ links: [...link('E-2').links, ...link('E-9').links] })),
  ).toMatchObject({
    rule: 'R11',
    field: 'change.event.links.1.item',
    why: 'E-9 is not in the picture',
  });
  expect(judge(growing, SY, added({ on: 'E-2' }))).toBeUndefined();
  expect(judge(growing, SY, added({ on: 'A-3' }))).toMatchObject({
    rule: 'R11',
    field: 'change.note.on',
  });
  const itself = { type: 'note.amended', item: 'A-4', note: { ...NOTE, on: 'A-4' } };
  expect(judge(growing, IL, itself)).toMatchObject({ rule: 'R11', why: 'A-4 is the item itself' });
  const event = { ...EVENT, ...link('E-2') };
  expect(judge(growing, IL, { type: 'event.amended', item: 'E-2', event })).toMatchObject({
    rule: 'R11',
  });
});

test('[R12] who changes an item and says what they had seen has seen its last change', () => {
  const take = { type: 'position.taken', item: 'E-2', stance: 'disputes' };
  const growing = standing([SY, take], [SY, { ...take, stance: 'denies' }]); // entries 5 and 6
  const amend = { type: 'event.amended', item: 'E-2', event: EVENT };
  const after = (seq: number) =>
    decide(growing.picture, command(amend, 1, growing.heads[seq - 1]), IL);
  expect(after(4)).toEqual({
    kind: 'missed',
    rule: 'R12',
    why: 'E-2 has changed since entry 4',
    missed: [5, 6],
  });
  expect(after(5)).toMatchObject({ kind: 'missed', missed: [6] });
  expect(after(6)).toBeUndefined();
  expect(decide(growing.picture, command(amend), IL)).toBeUndefined(); // nothing said
  const onOld = command({ ...take, stance: 'partly' }, 1, growing.heads[1]);
  expect(decide(growing.picture, onOld, person('us'))).toBeUndefined(); // a position hinders nobody
});

test('[R12] a missed change is always one that this item had after what was seen', () => {
  fc.assert(
    fc.property(log, fc.nat(), ({ entries, heads }, n) => {
      const picture = fold(EMPTY, entries);
      const seen = heads[n % heads.length];
      for (const made of entries.filter(({ change }) => change.type === 'event.reported')) {
        const amend = { type: 'event.amended', item: `E-${made.seq}`, event: EVENT };
        const refusal = decide(picture, command(amend, 1, seen), person(made.by.desk));
        const item = itemAt(picture, amend.item);
        if (item === undefined || item.state === 'withdrawn') continue;
        const truth = changedAt(item) > (seen?.seq ?? 0) ? 'missed' : undefined;
        expect(refusal?.kind).toBe(truth);
      }
    }),
    { numRuns: sized({ test: 20, soak: 500 }) },
  );
});
