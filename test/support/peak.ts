/** The most memory that a process held, as Linux counts it (proc(5)). */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Bytes of memory that a process held at most. Not `maxRSS` of getrusage(2): that begins with what the process
 * held that started this one.
 */
export function peak(pid: number | 'self' = 'self'): number {
  const [, kib = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) * 1024;
}

/** From now on the peak is counted from what this process holds now. */
export const forgetPeak = (): void => writeFileSync('/proc/self/clear_refs', '5');
