/** One line that says how far a feed is: rows done, rows a second, time left. */
import type { Report } from './report.ts';

export interface Progress {
  readonly done: (rows: number, row: Report) => void;
  /** Says why it waits, and for how long (ms). */
  readonly waiting: (why: string, ms: number) => void;
  readonly end: () => void;
}

/** How often a terminal is told, and how often anything else (ms). */
const TERMINAL_EVERY = 200;
const FILE_EVERY = 5000;

export function createProgress(
  stream: { isTTY?: boolean; write(text: string): unknown },
  speed: number | undefined,
): Progress {
  const start = Date.now();
  let told = 0;
  let line = '';
  let written = '';
  let share = 0;
  const write = () => {
    if (line !== written) stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
    written = line;
  };
  return {
    done(rows, row) {
      share = Math.max(share, row.share); // one that waited for another comes from further up
      const seconds = Math.max(0.001, (Date.now() - start) / 1000);
      const left = share > 0 ? (seconds * (1 - share)) / share : 0;
      const clock = speed === undefined ? '' : `, ${new Date(row.at).toISOString().slice(0, 19)}Z`;
      line = `${Math.floor(share * 100)} %: ${rows} done, ${Math.round(rows / seconds)} a second, ${duration(left)} left${clock}`;
      if (Date.now() - told < (stream.isTTY ? TERMINAL_EVERY : FILE_EVERY)) return;
      told = Date.now();
      write();
    },
    waiting(why, ms) {
      line = `${why}; again in ${(ms / 1000).toFixed(1)} s`;
      write();
    },
    end() {
      write();
      if (stream.isTTY) stream.write('\n');
    },
  };
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
