/** npm run verify-log -- <export.ndjson[.gz] | database.db> [--head <seq>:<hash>] */
import { createReadStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { Hash, Seq } from '../../picture/basics.ts';
import { linesOf } from '../lines.ts';
import { readSqlite } from '../log/sqlite.ts';
import { piecesOfDatabase, piecesOfExport, type Verdict, verify, type Witness } from '../verify.ts';

const USAGE = `npm run verify-log -- <export.ndjson[.gz] | database.db> [--head <seq>:<hash>]
Re-reads and re-hashes a whole log and names its first bad entry.
Ends with 0 if the log verifies, 1 if it does not, 2 if it could not be tried.`;

/** A line of an export is an entry; a command is at most 64 KiB and an entry little more. */
const MAX_LINE = 1 << 20;

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}

function asked(): { path: string; given: Witness | undefined } {
  let read: ReturnType<typeof parse>;
  try {
    read = parse();
  } catch (fault) {
    return fail(`${fault instanceof Error ? fault.message : fault}\n\n${USAGE}`);
  }
  const [path, ...more] = read.positionals;
  if (path === undefined || more.length > 0) return fail(USAGE);
  if (!existsSync(path)) return fail(`There is no file ${path}`);
  return { path, given: read.values.head === undefined ? undefined : witness(read.values.head) };
}

const parse = () =>
  parseArgs({ allowPositionals: true, options: { head: { type: 'string' } } } as const);

function witness(text: string): Witness {
  const [seq, hash] = text.split(':');
  const read = { seq: Seq.safeParse(Number(seq)), hash: Hash.safeParse(hash?.toLowerCase()) };
  if (!read.seq.success || !read.hash.success)
    return fail('--head is <seq>:<64 hexadecimal digits>');
  return { seq: read.seq.data, hash: read.hash.data };
}

async function verdictOf(path: string, given: Witness | undefined): Promise<Verdict> {
  const start = await beginningOf(path);
  const kept = /\.(db|sqlite3?)$/.test(path) || start.toString('latin1') === 'SQLite format 3\0';
  if (kept) return verdictOfDatabase(path, given);
  const bytes = createReadStream(path);
  const zipped = start[0] === 0x1f && start[1] === 0x8b;
  const plain = zipped ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (fault) => plain.destroy(fault));
  return verify(piecesOfExport(linesOf(plain, MAX_LINE)), given);
}

async function verdictOfDatabase(path: string, given: Witness | undefined): Promise<Verdict> {
  for (;;) {
    let database: ReturnType<typeof readSqlite>;
    try {
      database = readSqlite(path);
    } catch (fault) {
      return verify([{ kind: 'unreadable', why: String(fault) }]);
    }
    try {
      const verdict = await verify(piecesOfDatabase(database), given);
      if (verdict.kind === 'verified' || !database.overtaken()) return verdict;
    } finally {
      database.close();
    }
  }
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function report(verdict: Verdict): void {
  switch (verdict.kind) {
    case 'verified': {
      const { picture, head, code, witnessed } = verdict;
      const entries = head.seq.toLocaleString('en').replaceAll(',', ' ');
      console.log(
        `verified: ${entries} entries of "${picture}", head ${head.seq}:${head.hash}, code ${code}`,
      );
      if (!witnessed) {
        console.log(
          'its end is not witnessed: without a closing line or --head, entries cut off there are not missed',
        );
      }
      return;
    }
    case 'broken':
      console.log(verdict.why);
      process.exitCode = 1;
      return;
    default:
      verdict satisfies never;
  }
}

const { path, given } = asked();
report(await verdictOf(path, given));
