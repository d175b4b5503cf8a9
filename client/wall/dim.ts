/** When a wall is dimmed: in the hours it was told, and never while somebody must see it. Pure. */

/** Minutes after midnight; `from` after `to` runs over midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

const WRITTEN = /^([01]?\d|2[0-3])(?::([0-5]\d))?-([01]?\d|2[0-3])(?::([0-5]\d))?$/;

/** Reads `22-06` or `21:30-05:45`; undefined if it is neither, or no time at all. */
export function readHours(text: string | null): Hours | undefined {
  const [, h1, m1 = '0', h2, m2 = '0'] = WRITTEN.exec(text ?? '') ?? [];
  if (h1 === undefined || h2 === undefined) return undefined;
  const from = Number(h1) * 60 + Number(m1);
  const to = Number(h2) * 60 + Number(m2);
  return from === to ? undefined : { from, to };
}

/** Whether a local time (`23:05`) lies in the hours. */
export function within({ from, to }: Hours, local: string): boolean {
  const [h = 0, m = 0] = local.split(':').map(Number);
  const at = h * 60 + m;
  return from < to ? from <= at && at < to : from <= at || at < to;
}
