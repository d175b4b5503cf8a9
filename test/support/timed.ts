/** Runs a program, and says what CPU it and everything that it started has used. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface Timed {
  /** As a shell would have it: 128 and the signal's number, if one ended it. */
  readonly status: number;
  /** Seconds of user and system time; undefined where nothing can count them. */
  readonly cpu: number | undefined;
  /** Seconds. */
  readonly wall: number;
  /** What it printed, if it was not shown at once. */
  readonly output: string;
}

/**
 * Becomes the parent of every process that its own child leaves behind (prctl, PR_SET_CHILD_SUBREAPER):
 * only whom a parent has waited for is counted, and Chromium waits for none of its renderers. Writes
 * the seconds to descriptor 3.
 */
const COUNTING = `
  my ($prctl, @tool) = @ARGV;
  syscall($prctl, 36, 1, 0, 0, 0);
  open my $out, ">&=", 3;
  my $child = fork;
  if ($child == 0) { close $out; exec @tool or exit 127 }
  $SIG{INT} = "IGNORE"; # the terminal has told the child as well
  $SIG{TERM} = sub { kill "TERM", $child };
  my ($ended, $status);
  do { $ended = waitpid -1, 0; $status = $? } until $ended == $child or $ended == -1 && !$!{EINTR};
  1 while waitpid(-1, 1) > 0;
  my @times = times;
  print $out $times[2] + $times[3];
  exit($status & 127 ? 128 + ($status & 127) : $status >> 8);
`;
const PERL = '/usr/bin/perl'; // Debian cannot be without
const PRCTL: Readonly<Record<string, number>> = { x64: 157, arm64: 167 };

export interface Told {
  readonly env?: NodeJS.ProcessEnv;
  /** Shows what it prints as it comes; else it is handed back. */
  readonly shown: boolean;
}

/** The tools of node_modules/.bin come first, as in an npm script: that Node is the package's. */
export function timed(tool: readonly string[], { env = {}, shown }: Told): Promise<Timed> {
  const prctl = PRCTL[process.arch];
  const counted = prctl !== undefined && existsSync(PERL);
  const [program = '', ...args] = counted ? [PERL, '-e', COUNTING, `${prctl}`, ...tool] : tool;
  const began = performance.now();
  const PATH = `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}`;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, PATH, ...env },
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe', 'pipe'],
  });
  let [output, cpu] = ['', ''];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  child.stdio[3]?.on('data', (text) => (cpu += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const wall = (performance.now() - began) / 1000;
      const seconds = cpu === '' ? undefined : Number(cpu);
      resolve({ status: code ?? 1, cpu: seconds, wall, output });
    });
  });
}

/** Seconds as a column. */
export const seconds = (value: number | undefined): string =>
  (value === undefined ? '–' : value.toFixed(1)).padStart(8);
