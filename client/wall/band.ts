/** The band along the foot of a wall: one axis for what was recorded and for the windows to come. Pure. */
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import type { ZoneStatus } from '../../picture/kinds/zone-status.ts';
import { barsOf, type Look } from '../board/bars.ts';
import type { Span } from '../store/density.ts';

/** Rows of windows, at most. */
export const ROWS = 4;
/** How much of the past the future has beside it. */
const AHEAD = 0.9;

/** A status with a window that is shown. */
export type Shown = Exclude<ZoneStatus, 'expired' | 'withdrawn'>;

/** A stretch of the band, as shares (0 to 1) of it. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** One window: where it begins and ends, and its parts: daily hours are one each. */
export interface Bar extends Part {
  readonly zone: ZoneItem;
  readonly status: Shown;
  readonly look: Look;
  readonly parts: readonly Part[];
}

/** The stretch of the band: the past that has bars and, if windows are shown, as much to come. */
export const bandOf = (past: Span, windows: boolean): Span => ({
  from: past.from,
  to: windows ? past.to + (past.to - past.from) * AHEAD : past.to,
});

const GRAVEST: readonly Shown[] = [
  'denounced',
  'leaving',
  'suspended',
  'in-force',
  'pausing',
  'agreed',
  'proposed',
];

/** The windows that touch the band at `now`, the gravest state first, then the one that ends first. */
export function windowsOf(
  zones: readonly { readonly zone: ZoneItem; readonly status: ZoneStatus | undefined }[],
  span: Span,
  now: number,
): readonly Bar[] {
  const share = (at: number) => (at - span.from) / (span.to - span.from);
  const bars = zones.flatMap(({ zone, status }): Bar[] => {
    if (status === undefined || !isShown(status)) return [];
    const own = barsOf(zone, span, now).filter(({ version }) => version === undefined);
    const parts = own.map(({ from, to }) => ({ from: share(from), to: share(to) }));
    const [first, last] = [parts[0], parts.at(-1)];
    const look = own[0]?.look;
    if (first === undefined || last === undefined || look === undefined) return [];
    return [{ zone, status, look, parts, from: first.from, to: last.to }];
  });
  const rank = ({ status }: Bar) => GRAVEST.indexOf(status);
  return bars
    .sort((a, b) => rank(a) - rank(b) || a.to - b.to || b.zone.seq - a.zone.seq)
    .slice(0, ROWS);
}

const isShown = (status: ZoneStatus): status is Shown => GRAVEST.some((one) => one === status);
