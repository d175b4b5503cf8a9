/** Verifies a log in a file: an export, also gzipped, or a database, also one in use. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { openSqliteReader } from '../log/sqlite.ts';
import { type Piece, piecesOfDatabase, piecesOfExport } from './pieces.ts';
import { type Verdict, type VerifyOptions, verify } from './verify.ts';

/** Recognises the format by name and first bytes. Rejects if the file cannot be opened. */
export async function verifyFile(path: string, options: VerifyOptions = {}): Promise<Verdict> {
  return (await isDatabase(path))
    ? verifyDatabase(path, options)
    : verify(await piecesOfDownload(path), options);
}

/** The pieces of a log in a file. Rejects if the file cannot be opened. */
export async function* piecesOfFile(path: string): AsyncGenerator<Piece> {
  if (!(await isDatabase(path))) {
    yield* await piecesOfDownload(path);
    return;
  }
  const database = openSqliteReader(path);
  try {
    yield* piecesOfDatabase(database);
  } finally {
    database.close();
  }
}

async function isDatabase(path: string): Promise<boolean> {
  const start = await firstBytes(path);
  return /\.(db|sqlite3?)$/.test(path) || start.toString('latin1') === 'SQLite format 3\0';
}

async function piecesOfDownload(path: string): Promise<AsyncGenerator<Piece>> {
  const start = await firstBytes(path);
  const bytes = createReadStream(path);
  const zipped = start[0] === 0x1f && start[1] === 0x8b;
  const plain = zipped ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (fault) => plain.destroy(fault));
  return piecesOfExport(plain);
}

/** Repeats if a writer opened the database meanwhile and faults were found. */
async function verifyDatabase(path: string, options: VerifyOptions): Promise<Verdict> {
  for (;;) {
    let database: ReturnType<typeof openSqliteReader>;
    try {
      database = openSqliteReader(path);
    } catch (fault) {
      return verify([{ kind: 'unreadable', why: String(fault) }], options);
    }
    try {
      const verdict = await verify(piecesOfDatabase(database), options);
      if (verdict.kind !== 'faulty' || !database.writerOpened()) return verdict;
    } finally {
      database.close();
    }
  }
}

/** Up to 16 bytes. */
async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
