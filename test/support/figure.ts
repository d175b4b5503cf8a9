/** What tests measure, for `npm run soak` to print. */
import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What was measured, as `npm run soak` prints it. */
    figures?: string[];
  }
}

/** Keeps a line of what was measured with the test that runs. */
export function figure(text: string): void {
  const running = TestRunner.getCurrentTest();
  if (running === undefined) throw new Error('a figure belongs to a test');
  running.meta.figures = [...(running.meta.figures ?? []), text];
}
