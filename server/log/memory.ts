/** A log in memory, for tests and benches. It ends with its process. */

import type { Sealed } from '../../picture/chain.ts';
import { Bell } from './bell.ts';
import { areNext, followByReading, type Log } from './log.ts';

/** An empty log. */
export function memoryLog(): Log {
  const lines: Sealed[] = [];
  const grown = new Bell();
  const log: Log = {
    async append(more) {
      if (!areNext(more, lines.length)) return 'moved';
      lines.push(...more);
      grown.ring();
      return 'appended';
    },
    async last() {
      const line = lines.at(-1);
      return line && { seq: line.seq, hash: line.hash };
    },
    async read(seq, limit) {
      return lines.slice(seq, seq + limit);
    },
    follow: (seq, signal) => followByReading(log.read, grown, seq, signal),
    async close() {},
  };
  return log;
}
