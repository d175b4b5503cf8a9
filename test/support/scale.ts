/** How large a test is: a sample in `npm test`, all of it in `npm run soak`, which sets SOAK=1. */
import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What was measured, as `npm run soak` prints it. */
    figures?: string[];
  }
}

export const SOAKING = process.env.SOAK === '1';

/** The size for this run. */
export const sized = <T>({ test, soak }: { readonly test: T; readonly soak: T }): T =>
  SOAKING ? soak : test;

/** Keeps a line of what was measured with the test that runs. */
export function figure(text: string): void {
  const running = TestRunner.getCurrentTest();
  if (running === undefined) throw new Error('a figure belongs to a test');
  running.meta.figures = [...(running.meta.figures ?? []), text];
}
