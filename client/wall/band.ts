/** The band along the foot of a wall: one axis for what was recorded and for the windows to come. Pure. */
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import type { ZoneStatus } from '../../picture/kinds/zone-status.ts';
import { windowEnd } from '../../picture/window.ts';
import type { Span } from '../store/density.ts';

/** Rows of windows, at most. */
export const ROWS = 4;
/** How much of the past the future has beside it. */
const AHEAD = 0.9;

/** A status with a window that is shown. */
export type Shown = Exclude<ZoneStatus, 'expired' | 'withdrawn'>;

/** One window: where its bar begins and ends, as shares (0 to 1) of the band. */
export interface Bar {
  readonly zone: ZoneItem;
  readonly status: Shown;
  readonly from: number;
  readonly to: number;
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

/** The windows that touch the band, the gravest state first, then the one that ends first. */
export function windowsOf(
  zones: readonly { readonly zone: ZoneItem; readonly status: ZoneStatus | undefined }[],
  { from, to }: Span,
): readonly Bar[] {
  const bars = zones.flatMap(({ zone, status }): Bar[] => {
    const { kind, window } = zone.terms;
    if (kind === 'exercise' || status === undefined || !isShown(status)) return [];
    const begins = Date.parse(window.from);
    const ends = windowEnd(window) ?? Number.POSITIVE_INFINITY;
    if (ends <= from || begins >= to) return [];
    const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
    return [{ zone, status, from: share(begins), to: share(ends) }];
  });
  const rank = ({ status }: Bar) => GRAVEST.indexOf(status);
  return bars
    .sort((a, b) => rank(a) - rank(b) || a.to - b.to || b.zone.seq - a.zone.seq)
    .slice(0, ROWS);
}

const isShown = (status: ZoneStatus): status is Shown => GRAVEST.some((one) => one === status);
