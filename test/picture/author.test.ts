import { expect, test } from 'vitest';
import { examine, seal } from '../../picture/chain.ts';
import { Entry, readEntry } from '../../picture/entry.ts';
import { AuthorRole, ROLES } from '../../picture/roles.ts';
import { reported } from '../support/examples.ts';
import { Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';

const bytes = (line: string) => new TextEncoder().encode(line);
const textOf = (line: Uint8Array | undefined) => new TextDecoder().decode(line);

test('[P18] [C4] the role stands after desk and person, and an entry without one is of before', () => {
  const growing = new Growing();
  growing.ask(person('il'), reported());
  growing.roles = true;
  growing.ask(person('il', 'supervisor'), reported());
  const [, old, line] = growing.lines.map(textOf);
  expect(old).toContain('"by":{"desk":"il","person":"officer.il"},');
  const by = '"by":{"desk":"il","person":"supervisor.il","role":"supervisor"},';
  expect(line).toContain(by);
  expect(itemAt(growing.picture, 'E-2')?.by).toEqual({ desk: 'il', person: 'officer.il' });
  expect(itemAt(growing.picture, 'E-3')?.history[0]?.by).toMatchObject({ role: 'supervisor' });
  const before = growing.heads[1]!;
  expect(examine(before, bytes(line!)).entry.seq).toBe(3);
  const turned = line!.replace(
    by,
    '"by":{"role":"supervisor","desk":"il","person":"supervisor.il"},',
  );
  expect(() => examine(before, bytes(turned))).toThrow('[C4]');
});

test('[P18] a role is one that a session has, or the server', () => {
  expect(AuthorRole.options).toEqual([...ROLES, 'server']);
  const growing = new Growing();
  growing.roles = true;
  growing.ask(person('il'), reported());
  const line = textOf(growing.lines[1]);
  for (const role of AuthorRole.options) {
    const said = bytes(line.replace('"role":"officer"', `"role":"${role}"`));
    expect(readEntry(said, 2).by.role).toBe(role);
  }
  expect(() => readEntry(bytes(line.replace('"officer"', '"general"')), 2)).toThrow('[C4]');
  expect(Entry.shape.by.safeParse({ desk: 'il', person: 'x' }).success).toBe(true);
});

test('[P18] what is sealed with a role hashes it', () => {
  const { entries, heads } = new Growing();
  const { by, command, change } = entries[0]!;
  const with_ = (more: object) =>
    seal(heads[0]!, { ...by, ...more }, { id: command, change }, 0).sealed.hash;
  expect(new Set([with_({}), with_({ role: 'officer' }), with_({ role: 'server' })]).size).toBe(3);
});
