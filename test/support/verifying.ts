/** Logs as files that somebody downloaded, and what verifying them says. */
import { expect } from 'vitest';
import { piecesOfDatabase, piecesOfExport } from '../../server/verify/pieces.ts';
import { type Verdict, type VerifyOptions, verify } from '../../server/verify/verify.ts';
import type { Log } from './logs.ts';
import type { Kept } from './mutations.ts';

const encoder = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** What a download ends with. */
export const closingOf = ({ heads }: Pick<Log, 'heads'>): Uint8Array => {
  const last = heads.at(-1);
  return bytesOf(JSON.stringify({ closed: { seq: last?.seq, hash: last?.hash } }));
};
export const linesOfExport = (log: Log): Uint8Array[] => [...log.lines, closingOf(log)];

export const fileOf = (lines: readonly Uint8Array[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [line, bytesOf('\n')]));

async function* inChunks(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 777) yield file.subarray(at, at + 777);
}
export const verifyBytes = (file: Uint8Array, options?: VerifyOptions): Promise<Verdict> =>
  verify(piecesOfExport(inChunks(file)), options);

/** A whole download of the log. */
export const verifyLog = (log: Log, options?: VerifyOptions): Promise<Verdict> =>
  verifyBytes(fileOf(linesOfExport(log)), options);

export const verifyKept = ({ rows, head }: Kept, options?: VerifyOptions): Promise<Verdict> =>
  verify(piecesOfDatabase({ lines: () => rows, head: () => head, faults: () => [] }), options);

/** Nothing was found; what was, is shown. */
export function expectClean(verdict: Verdict, what: string): void {
  expect(
    verdict.findings.map(({ why }) => why),
    what,
  ).toEqual([]);
  expect(verdict.kind, what).toBe('verified');
}
