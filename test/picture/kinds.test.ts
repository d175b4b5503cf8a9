import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Change } from '../../picture/entry.ts';
import { KINDS } from '../../picture/kinds.ts';
import { ruleOf } from '../../picture/registry.ts';
import { person } from '../support/people.ts';
import { gone, light, lit, relit, withToy } from '../support/toy.ts';

const { Growing, command, decide, examine, GENESIS, itemAt, machine, replay } = await withToy(
  async () => ({
    ...(await import('../support/logs.ts')),
    ...(await import('../support/desks.ts')),
    ...(await import('../../picture/decide.ts')),
    ...(await import('../../picture/chain.ts')),
    ...(await import('../../picture/replay.ts')),
  }),
);
const US = person('us');
const IL = person('il');

/** A log with a beacon B-2 of desk us and an event E-3 of desk il. */
function standing() {
  const growing = new Growing();
  expect(growing.ask(US, lit)).toBeUndefined();
  return growing;
}
const refused = (growing: ReturnType<typeof standing>, change: object, who = US) =>
  decide(growing.picture, command(change), who);

test('letters, names and types of changes are each of one kind or facet', () => {
  const once = (names: readonly string[]) => expect(names).toEqual([...new Set(names)]);
  once(KINDS.map(({ kind }) => kind));
  once(KINDS.map(({ letter }) => letter));
  for (const { letter } of KINDS) expect(letter).toMatch(/^[A-Z]$/);
  once(Change.options.flatMap((option) => [...option.shape.type.values]));
  for (const { kind, makes, amends, others } of KINDS) {
    for (const { schema } of [...makes, ...amends, ...others]) {
      const [type = ''] = schema.shape.type.values;
      expect(type.startsWith(`${kind}.`), type).toBe(true);
      expect(ruleOf(type)).toMatchObject({ of: 'kind', kind: { kind } });
    }
  }
});

test('no rule names a kind: only the kinds, their list, and the views that are about some', () => {
  const root = join(import.meta.dirname, '../../picture');
  const kinds = KINDS.map(({ kind }) => kind).join('|');
  const naming = new RegExp(`['"\`/](${kinds})['"\`.]|\\.(${kinds})\\b`); // as a word of code, not of a text
  const found = globSync('**/*.ts', { cwd: root }).filter((file) => {
    // reading: zones of time; phrasebook: the types of values in phrases; judges: those of kinds, by name;
    // files: their rows become events
    const lists =
      /^(kinds\/|kinds\.ts$|judges\.ts$|judging\.ts$|views\/|reading\/|files\/|phrasebook\/)/;
    if (lists.test(file)) return false;
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*.*?\*\/|\/\/.*$/gms, '');
    return naming.test(code);
  });
  expect(found).toEqual(['facets/replies.ts']); // note.replied: older than other kinds with replies
  expect(readFileSync(join(root, 'facets/replies.ts'), 'utf8').match(naming)).not.toBeNull();
});

test('[R7] [R8] a toy kind is reported, amended, withdrawn and replayed', () => {
  const growing = standing();
  expect(growing.ask(US, relit)).toBeUndefined();
  expect(growing.ask(US, gone)).toBeUndefined();
  const item = itemAt(growing.picture, 'B-2');
  expect(item).toMatchObject({ kind: 'beacon', revision: 2, state: 'withdrawn' });
  expect(item?.history.map(({ type }) => type)).toEqual([lit, relit, gone].map(({ type }) => type));
  expect(refused(growing, relit)).toMatchObject({ rule: 'R8' });
  const { entries, lines } = growing;
  const before = replay({ ...growing.picture, seq: 0, items: { pages: [], size: 0 } }, entries, {
    seq: 2,
  });
  expect(itemAt(before, 'B-2')).toMatchObject({ revision: 1, state: 'lit', light });
  const read = lines.reduce((head, line) => examine(head, line).head, GENESIS);
  expect(read).toEqual(growing.head);
});

test('[P4] [P3] [P9] a kind that says nothing of others leaves its items to the desk that made them', () => {
  const growing = standing();
  expect(refused(growing, gone, IL)).toMatchObject({ kind: 'forbidden', rule: 'P4' });
  expect(refused(growing, relit, person('il', 'supervisor'))).toMatchObject({ rule: 'P4' });
  expect(refused(growing, lit, person('us', 'feed'))).toMatchObject({ rule: 'P3' });
  expect(refused(growing, lit, person('us', 'analyst'))).toMatchObject({ rule: 'P9' });
  expect(decide(growing.picture, command(lit), machine('us'))).toMatchObject({ rule: 'P15' });
});

test('[R9] [R12] its own state forbids, and whoever changes it has seen its last change', () => {
  const growing = standing();
  const old = growing.heads.at(0);
  expect(decide(growing.picture, command(gone, 1, old), US)).toMatchObject({ rule: 'R12' });
  const out = { type: 'beacon.put-out', item: 'B-2' };
  expect(growing.ask(US, out)).toBeUndefined();
  expect(refused(growing, out)).toMatchObject({ rule: 'R9', field: 'change.item' });
});

test('[R6] [R26] an act that its kind does not have is refused, and so is one of another kind', () => {
  const growing = standing();
  const act = (type: string, more: object) => refused(growing, { type, item: 'B-2', ...more });
  const about = { kind: 'impossible', rule: 'R26', field: 'change.item' };
  expect(act('position.taken', { stance: 'denies' })).toMatchObject(about);
  expect(act('note.replied', { text: light.title })).toMatchObject(about);
  expect(() => act('beacon.sunk', {})).toThrow('no such change');
  expect(() => act('zone.suspended', { reason: 'x' })).toThrow('a zone is Z- and a number');
});

test('[R10] [R11] shapes and references hidden anywhere in a change are judged all the same', () => {
  const growing = standing();
  const along = (line: number[][], near?: string) =>
    refused(
      growing,
      {
        type: 'beacon.seen',
        item: 'B-2',
        along: [{ line: { type: 'LineString', coordinates: line }, ...(near ? { near } : {}) }],
      },
      IL,
    );
  const sound = [
    [35, 33],
    [36, 33],
  ];
  expect(along(sound)).toBeUndefined();
  const near = { rule: 'R11', field: 'change.along.0.near' };
  expect(along(sound, 'X-9')).toMatchObject({ ...near, why: 'X-9 is not in the picture' });
  expect(along(sound, 'B-2')).toMatchObject({ ...near, why: 'B-2 is the item itself' });
  const still = along([sound[0]!, sound[0]!]);
  expect(still).toMatchObject({ rule: 'R10', field: 'change.along.0.line.coordinates' });
});
