/** What a link fetches of one picture, by the browser's fetch: a checkpoint in parts, and lines of the log. */
import type { PictureId } from '../../picture/basics.ts';
import { readManifest } from '../../picture/checkpoint.ts';
import { ask, failed, pauseOf, type Asking as Request, textOf, whyOf } from '../api/http.ts';
import { type Asking, type Fetcher, isUnfetched, type Unfetched } from './fetcher-parts.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export function fetcherOf(picture: PictureId): Fetcher {
  const base = `/api/pictures/${picture}`;
  return {
    async manifest(asking) {
      const body = await whole(`${base}/checkpoint`, asking);
      if (isUnfetched(body)) return body;
      return manifestIn(new TextDecoder().decode(body));
    },
    // kept by the browser, and asked for each time whether it may still be read
    part: (id, asking) => whole(`${base}/checkpoint/${id}`, asking, { cache: 'no-cache' }),
    async entries({ after, until }, take, asking) {
      const cut = new LineCutter();
      const path = `${base}/entries?after=${after}&until=${until}`;
      return await read(path, asking, (chunk) => take(cut.lines(chunk)));
    },
  };
}

/** What is no JSON is of somebody between the server and this page, and so not had. */
function manifestIn(text: string): Awaited<ReturnType<Fetcher['manifest']>> {
  try {
    const manifest = readManifest(text);
    return manifest === 'other' ? { other: 'a checkpoint of another version' } : manifest;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return { failed: 200, why: 'the answer is no checkpoint' };
  }
}

/** The bytes of an answer. */
async function whole(
  path: string,
  asking: Asking,
  request: Request = {},
): Promise<Bytes | Unfetched> {
  const chunks: Bytes[] = [];
  const failure = await read(path, asking, (chunk) => chunks.push(chunk), request);
  return failure ?? joined(chunks);
}

/** Asks, and gives `take` the bytes as they come. Answers why they did not all come. */
async function read(
  path: string,
  { signal, heard }: Asking,
  take: (chunk: Bytes) => void,
  request: Request = {},
): Promise<Unfetched | undefined> {
  const got = await ask(path, { ...request, signal });
  if (failed(got)) return got;
  if (!got.ok) {
    const why = whyOf((await textOf(got)) ?? got.statusText);
    return { failed: got.status, why, pause: pauseOf(got) };
  }
  const reader = got.body?.getReader();
  if (reader === undefined) return undefined; // an answer without a body is empty
  for (;;) {
    const piece = await reader.read().catch((fault: unknown) => String(fault));
    if (typeof piece === 'string') return { failed: 'offline', why: piece };
    if (piece.done) return undefined;
    heard(piece.value.length);
    take(piece.value);
  }
}

function joined(chunks: readonly Bytes[]): Bytes {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const NEWLINE = 10;

/** Cuts bytes that come in pieces into lines; what has no newline yet waits for the next piece. */
class LineCutter {
  #rest: Bytes = new Uint8Array();

  lines(chunk: Bytes): Uint8Array[] {
    const lines: Uint8Array[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const line = chunk.subarray(from, end);
      lines.push(this.#rest.length === 0 ? line : joined([this.#rest, line]));
      this.#rest = new Uint8Array();
      from = end + 1;
    }
    if (from < chunk.length) this.#rest = joined([this.#rest, chunk.subarray(from)]);
    return lines;
  }
}
