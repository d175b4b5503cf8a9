/** Starts `measured.ts` and asks it how it is. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { Report, Started } from './report.ts';

export interface Measured {
  readonly url: string;
  readonly port: number;
  /** Begins to measure anew. */
  measure(): void;
  /** How long its event loop stood still since then, and what it holds after collecting. */
  report(): Promise<Report>;
}

/** A server in a process of its own, with its log in this file, or in memory if there is none. */
export async function startMeasured(path?: string): Promise<Measured> {
  const child = fork(new URL('./measured.ts', import.meta.url), path === undefined ? [] : [path], {
    execArgv: ['--expose-gc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const { port } = Started.parse((await once(child, 'message'))[0]);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    measure: () => void child.send('measure'),
    async report() {
      child.send('report');
      const report = Report.parse((await once(child, 'message'))[0]);
      expect(report.faults).toEqual([]);
      return report;
    },
  };
}
