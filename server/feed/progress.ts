/** Prints the progress of a feed on one line: rows done, rows per second, time left. */
import type { Report } from '../../picture/files/report.ts';

/** A line of progress. */
export interface Progress {
  /** Called after each batch with the number of rows and the last of them. */
  readonly done: (rows: number, row: Report) => void;
  /** Prints why it waits, and for how long (ms). */
  readonly waiting: (why: string, ms: number) => void;
  readonly end: () => void;
}

/** ms between two lines on a terminal, and in a file. */
const TERMINAL_EVERY = 200;
const FILE_EVERY = 5000;

/** On a terminal the line is overwritten, elsewhere each is a new line. */
export function createProgress(
  stream: { isTTY?: boolean; write(text: string): unknown },
  speed: number | undefined,
): Progress {
  const start = Date.now();
  let writtenAt = 0;
  let line = '';
  let written = '';
  let share = 0;
  const write = () => {
    if (line !== written) stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
    written = line;
  };
  return {
    done(rows, row) {
      share = Math.max(share, row.share); // rows that waited are from further up
      const seconds = Math.max(0.001, (Date.now() - start) / 1000);
      const left = share > 0 ? (seconds * (1 - share)) / share : 0;
      const clock = speed === undefined ? '' : `, ${new Date(row.at).toISOString().slice(0, 19)}Z`;
      line = `${Math.floor(share * 100)} %: ${rows} done, ${Math.round(rows / seconds)} a second, ${duration(left)} left${clock}`;
      if (Date.now() - writtenAt < (stream.isTTY ? TERMINAL_EVERY : FILE_EVERY)) return;
      writtenAt = Date.now();
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
