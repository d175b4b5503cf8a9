import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHead } from '../../picture/files/head.ts';
import { readRows } from '../../picture/files/rows.ts';
import { openFile } from '../../server/feed/open-file.ts';
import { columnOf, faultsOf, readSource } from '../picture/files/read.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'open-file-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function opened(path: string) {
  const source = openFile(path);
  if ('why' in source) throw new Error(source.why);
  return source;
}

test('a file is read by its name without its folder, as often as one likes', async () => {
  const path = join(dir, 'monday.csv');
  writeFileSync(path, 'id,title\n1,Smoke\n');
  const source = opened(path);
  expect(source).toMatchObject({ name: 'monday.csv', size: 17 });
  for (let i = 0; i < 2; i++)
    expect(columnOf(await readSource(source), 'title')).toEqual(['Smoke']);
});

test('what is no regular file is said, and not opened', () => {
  expect(openFile(join(dir, 'none.csv'))).toEqual({ why: 'there is no such file' });
  expect(openFile(dir)).toEqual({ why: 'is a folder' });
  expect(openFile('/dev/null')).toEqual({ why: 'is no regular file' });
});

test('a file that goes away, or becomes shorter, is one line', async () => {
  const path = join(dir, 'gone.ndjson');
  writeFileSync(path, '{"id":1}\n{"id":2}\n');
  const source = opened(path);
  truncateSync(path, 12);
  expect(faultsOf(await readSource(source))).toEqual(['2 truncated']);
  rmSync(path);
  expect(faultsOf(await readSource(source))).toEqual([
    expect.stringMatching(/^0 unreadable ENOENT/),
  ]);
});

test('an error while it is read ends it: what was good before goes in', async () => {
  const source = {
    name: 'a.ndjson',
    size: 100,
    async *open() {
      yield new TextEncoder().encode('{"id":1}\n{"id":2}\n{"id"');
      throw new Error('EIO: the disk is broken');
    },
  };
  const found = await readSource(source);
  expect(columnOf(found, 'id')).toEqual(['1', '2']);
  expect(faultsOf(found)).toEqual(['0 unreadable EIO: the disk is broken']);
});

test('a reader that stops closes the file', async () => {
  let closed = 0;
  const source = {
    name: 'a.csv',
    size: 1,
    async *open() {
      try {
        yield new TextEncoder().encode('id,title\n');
        for (let i = 0; ; i++) yield new TextEncoder().encode(`${i},Smoke\n`.repeat(1000));
      } finally {
        closed++;
      }
    },
  };

  const head = await readHead(source);
  if ('kind' in head) throw new Error(head.fault);
  expect(closed).toBe(1);
  for await (const _ of readRows(source, head)) break;
  expect(closed).toBe(2);
});
