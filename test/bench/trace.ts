/** What scripts of a page cost between two inputs, by Chromium's own trace: time of the processor, on its main thread. */
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];

/** Events in which script runs; one may lie in another. */
const SCRIPT: ReadonlySet<string> = new Set([
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
]);

const TraceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(), // µs
  dur: z.number().optional(),
  tdur: z.number().optional(), // µs of the processor
  args: z.looseObject({
    data: z.looseObject({ type: z.string().optional(), url: z.string().optional() }).optional(),
    name: z.string().optional(),
  }),
});
type TraceEvent = z.infer<typeof TraceEvent>;

/** What follows one input until the next. */
export interface Step {
  /** ms of script in all. */
  readonly script: number;
  /** ms of script in the task that the input had to itself, or in the longest after it. */
  readonly longest: number;
}

/** Runs `act` under a trace; answers a step for each event of `type`, but for the last. */
export async function traced(
  browser: Browser,
  page: Page,
  type: string,
  act: () => Promise<void>,
): Promise<readonly Step[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const text = (await browser.stopTracing()).toString('utf8');
  const { traceEvents } = z.object({ traceEvents: z.array(z.unknown()) }).parse(JSON.parse(text));
  const events = traceEvents.flatMap((one) => TraceEvent.safeParse(one).data ?? []);
  const inputs = events.filter(
    ({ name, args }) => name === 'EventDispatch' && args.data?.type === type,
  );
  const [first] = inputs;
  if (first === undefined) throw new Error(`no ${type} came`);
  const main = outermost(
    events.filter(
      ({ name, ph, pid, tid }) =>
        ph === 'X' && pid === first.pid && tid === first.tid && SCRIPT.has(name),
    ),
  );
  return inputs.slice(0, -1).map(({ ts }, i) => {
    const until = inputs[i + 1]?.ts ?? Number.POSITIVE_INFINITY;
    const took = main
      .filter((one) => one.ts >= ts && one.ts < until)
      .map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000);
    return { script: took.reduce((sum, one) => sum + one, 0), longest: Math.max(0, ...took) };
  });
}

/** Without those that lie in another. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = 0;
  return [...events]
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}
