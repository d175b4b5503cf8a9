import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPeople, type People } from '../../../server/people/people.ts';
import { openStore } from '../../../server/people/store.ts';
import { CELL } from '../../support/cell.ts';
import { Clock, MINUTE } from '../../support/clock.ts';
import { CHEAP, OFFICER, scratch } from '../../support/server.ts';

interface Kept {
  readonly clock: Clock;
  readonly people: People;
  /** What another process would find in the file. */
  readonly rows: (sql: string) => readonly unknown[];
}

function open(): Kept {
  const clock = new Clock();
  const path = join(scratch(), 'people.db');
  const site = () => ({ origin: 'https://cell.example', name: 'Cell' });
  const people = openPeople({ path, cell: CELL, now: clock.now, site, passwordCost: CHEAP });
  const beside = openStore(path);
  onTestFinished(() => {
    beside.close();
    people.store.close();
  });
  return { clock, people, rows: (sql) => beside.prepare(sql).all() };
}

/** Fills the file to its last byte: it may not grow. Gives back how to make room. */
function fill({ store, queue }: People): () => void {
  store.prepare('PRAGMA max_page_count = 1').get(); // no smaller than it is
  const more = () => queue.add(undefined, { type: 'access.refused', what: 'path', count: 1 });
  expect(() => {
    for (;;) more();
  }).toThrow('database or disk is full');
  return () => void store.prepare('PRAGMA max_page_count = 10000').get();
}

const began = ({ people: { sessions } }: Kept) =>
  sessions.begin({ person: OFFICER, way: 'link', address: '192.0.2.1' });
const ENDED = 'SELECT why FROM session WHERE ended IS NOT NULL';
const SIGNED_OUT = "SELECT n FROM record WHERE change LIKE '%access.signed-out%'";

describe('[S20] while the file of people is full', () => {
  test('who signs out is out at once, and the end is written when there is room', () => {
    const kept = open();
    const { people, rows, clock } = kept;
    const { sessions, store } = people;
    const ended: string[] = [];
    sessions.onEnded = (hash) => ended.push(hash);
    const { token, session } = began(kept);
    expect(store.fault()).toBeUndefined();
    const free = fill(people);
    expect(store.fault()).toContain('full');
    sessions.end(session, 'signed-out');
    expect(ended).toEqual([session.hash]);
    expect(sessions.find(token)).toMatchObject({ ended: clock.now(), why: 'signed-out' });
    expect(sessions.isLive(session.hash)).toBe(false);
    expect(sessions.ofPerson(OFFICER.person)).toEqual([]);
    expect(rows(ENDED)).toEqual([]);
    const at = clock.now();
    clock.pass(MINUTE);
    expect(() => sessions.sweep()).toThrow('full');
    expect(sessions.isLive(session.hash)).toBe(false);
    free();
    sessions.sweep();
    expect(rows(ENDED)).toEqual([{ why: 'signed-out' }]);
    expect(rows(SIGNED_OUT)).toHaveLength(1);
    expect(sessions.find(token)).toMatchObject({ ended: at });
    expect(store.fault()).toBeUndefined();
    sessions.sweep();
    expect(rows(SIGNED_OUT)).toHaveLength(1);
  });

  test('a session that is too old has ended, and is no fault', () => {
    const kept = open();
    const { sessions } = kept.people;
    const { token } = began(kept);
    fill(kept.people);
    kept.clock.pass(30 * 24 * 60 * MINUTE);
    expect(sessions.find(token)?.why).toBe('expired');
  });

  test('what is more than an end is done whole or not at all', () => {
    const kept = open();
    const { people, rows } = kept;
    const { session } = began(kept);
    fill(people);
    expect(() =>
      people.sessions.begin({
        person: OFFICER,
        way: 'link',
        address: '192.0.2.1',
        replaces: session,
      }),
    ).toThrow('full');
    expect(people.sessions.isLive(session.hash)).toBe(true);
    expect(rows(ENDED)).toEqual([]);
  });

  test('a try finds out that there is room again, or none, without a change', () => {
    const { people, rows } = open();
    const before = rows('PRAGMA data_version');
    people.store.probe();
    expect(people.store.fault()).toBeUndefined();
    expect(rows('PRAGMA data_version')).not.toEqual(before); // it was really written
    fill(people);
    people.store.transaction(() => rows(ENDED)); // reads alone say nothing
    expect(people.store.fault()).toContain('full');
    people.store.probe();
    expect(people.store.fault()).toBeUndefined(); // no page more is needed for it
  });
});

test('[S20] what is wrong with the command, not with the file, is no fault of the file', () => {
  const { people } = open();
  const { store } = people;
  const twice = () => store.prepare("INSERT INTO password VALUES ('a', '', x'', 0)").run();
  store.transaction(twice);
  expect(() => store.transaction(twice)).toThrow('UNIQUE');
  expect(store.fault()).toBeUndefined();
});
