/** What a server did to a folder, and what it promised meanwhile, in order, as strace recorded it. */
import { relative } from 'node:path';

/** Paths are below the folder. Offsets and sizes are bytes. */
export type Step =
  | { readonly does: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly does: 'cut'; readonly path: string; readonly size: number }
  | { readonly does: 'sync'; readonly path: string }
  | { readonly does: 'make'; readonly path: string }
  | { readonly does: 'remove'; readonly path: string }
  | { readonly does: 'move'; readonly path: string; readonly to: string }
  /** An answer that acknowledged an entry left the server. */
  | { readonly does: 'acknowledge'; readonly seq: number; readonly hash: string };

/** Options with which strace records all that `stepsOf` reads. */
export const RECORDING = [
  ...['-y', '-xx', '-s', '4000000'],
  '-e',
  'trace=pwrite64,write,writev,pwritev,ftruncate,fsync,fdatasync,openat,rename,renameat,renameat2,unlink,unlinkat',
];

/** A path as `-xx` writes it beside a descriptor. */
const pathIn = (text: string): string =>
  Buffer.from(
    text.replace(/\\x([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

const bytesIn = (text: string): Buffer =>
  Buffer.concat(
    [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll('\\x', ''), 'hex'),
    ),
  );

const TAKEN = /"status":201,"seq":(\d+),[^\n]*?"hash":"([0-9a-f]{64})"/g;

/** Whole calls in the order in which they returned: one that another thread interrupted is put together. */
function* calls(trace: Iterable<string>): Iterable<string> {
  const begun = new Map<string, string>();
  for (const line of trace) {
    const [, thread = '', call = ''] = /^(?:\[pid +)?(\d+)\]? +(.*)$/.exec(line) ?? [];
    const unfinished = / <unfinished \.\.\.>$/.exec(call);
    const resumed = /^<\.\.\. \w+ resumed>/.exec(call);
    if (unfinished) begun.set(thread, call.slice(0, unfinished.index));
    else if (resumed) yield `${begun.get(thread) ?? ''}${call.slice(resumed[0].length)}`;
    else yield call;
  }
}

/** The steps that succeeded. Writes that were not whole are as long as the system said. */
export function stepsOf(trace: Iterable<string>, folder: string): Step[] {
  const steps: Step[] = [];
  const sizes = new Map<string, number>();
  const below = (path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    const found = relative(folder, pathIn(path).replace(/ ?\(deleted\)$/, ''));
    return found.startsWith('..') || found.startsWith('/') ? undefined : found;
  };
  for (const call of calls(trace)) {
    const [, name = '', rest = ''] = /^(\w+)\((.*)$/s.exec(call) ?? [];
    const result = Number(/\) += +(-?\d+)/.exec(rest)?.[1] ?? -1);
    if (result < 0) continue;
    const path = below(/^\d+<([^>]*)>/.exec(rest)?.[1]);
    if (path === undefined && (name === 'write' || name === 'writev')) {
      for (const [, seq, hash = ''] of bytesIn(rest).toString('latin1').matchAll(TAKEN))
        steps.push({ does: 'acknowledge', seq: Number(seq), hash });
      continue;
    }
    const named = [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([whole]) =>
      below(bytesIn(whole).toString()),
    );
    switch (name) {
      case 'pwrite64':
      case 'write':
      case 'writev': {
        if (path === undefined) break;
        const data = bytesIn(rest.slice(0, rest.lastIndexOf(')'))).subarray(0, result);
        const end = sizes.get(path) ?? 0; // what has no offset is written at the end
        const said = name === 'pwrite64' ? /, (\d+)\) += /.exec(rest)?.[1] : undefined;
        const at = said === undefined ? end : Number(said);
        sizes.set(path, Math.max(end, at + data.length));
        steps.push({ does: 'write', path, at, data });
        break;
      }
      case 'pwritev':
        throw new Error(`not foreseen: ${call.slice(0, 200)}`);
      case 'ftruncate': {
        if (path === undefined) break;
        const size = Number(/^\d+<[^>]*>, (\d+)\)/.exec(rest)?.[1]);
        sizes.set(path, size);
        steps.push({ does: 'cut', path, size });
        break;
      }
      case 'fsync':
      case 'fdatasync':
        if (path !== undefined) steps.push({ does: 'sync', path });
        break;
      case 'openat': {
        const made = below(/<([^>]*)>\s*$/.exec(rest)?.[1]);
        if (made === undefined || !rest.includes('O_CREAT')) break;
        steps.push({ does: 'make', path: made });
        if (!rest.includes('O_TRUNC')) break;
        sizes.set(made, 0);
        steps.push({ does: 'cut', path: made, size: 0 });
        break;
      }
      case 'unlink':
      case 'unlinkat':
        if (named[0] !== undefined) steps.push({ does: 'remove', path: named[0] });
        break;
      default: {
        const [from, to] = named;
        if (from !== undefined && to !== undefined) steps.push({ does: 'move', path: from, to });
      }
    }
  }
  return steps;
}
