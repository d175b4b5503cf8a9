/**
 * When a desk could not be reached, or did not answer: its channel was suspended or lost, nobody held its watch,
 * it missed a check. Each with the entries that say so.
 */
import type { DeskId } from '../../basics.ts';
import type { Picture } from '../../picture.ts';
import type { Setting } from '../../setting.ts';
import type { WatchItem } from '../../staff/items.ts';
import { channelsOf, watchesOf } from '../../staff/ledger.ts';
import { missedIn, signFrom } from '../channels.ts';

export interface Silence {
  readonly is: 'suspended' | 'lost' | 'unmanned' | 'missed';
  /** Milliseconds since 1970; undefined: for as long as the picture knows. */
  readonly from: number | undefined;
  /** Undefined: it went on. */
  readonly until: number | undefined;
  /** The entry that began it; of a missed check the one that asked. */
  readonly seq: number;
  /** The entry that ended it. */
  readonly ended: number | undefined;
}

/** Within what time silences are looked for (ms since 1970), both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The silences of a desk within a time, by what the picture knows; the first first. */
export function silencesOf(
  picture: Pick<Picture, 'staff'>,
  desk: DeskId,
  cell: Pick<Setting, 'channel'>,
  { from, to }: Span,
): readonly Silence[] {
  const begun = (silence: Silence): number => silence.from ?? 0;
  return [...unmanned(picture, desk), ...ofChannel(picture, desk, cell)]
    .filter((one) => begun(one) <= to && (one.until === undefined || one.until > from))
    .map((one) =>
      one.until !== undefined && one.until > to
        ? { ...one, until: undefined, ended: undefined }
        : one,
    )
    .sort((a, b) => begun(a) - begun(b) || a.seq - b.seq);
}

function unmanned({ staff }: Pick<Picture, 'staff'>, desk: DeskId): readonly Silence[] {
  const watches = watchesOf(staff, desk);
  const gap = (from: number | undefined, seq: number, next: WatchItem | undefined): Silence => ({
    is: 'unmanned',
    from,
    until: next && Date.parse(next.recorded),
    seq,
    ended: next?.seq,
  });
  const gaps = watches.flatMap(({ history }, i) => {
    const left = history.find(({ type }) => type === 'watch.left');
    return left === undefined ? [] : [gap(Date.parse(left.time), left.seq, watches[i + 1])];
  });
  return [gap(undefined, 1, watches[0]), ...gaps].filter(
    ({ from, until }) => from === undefined || from !== until,
  );
}

function ofChannel(
  { staff }: Pick<Picture, 'staff'>,
  desk: DeskId,
  cell: Pick<Setting, 'channel'>,
): readonly Silence[] {
  const items = channelsOf(staff, desk);
  return items.flatMap((item): Silence[] => {
    const { is, seq, recorded, ended } = item;
    if (is === 'check') {
      const from = missedIn(items, item, cell);
      if (from === undefined) return [];
      const sign = signFrom(items, watchesOf(staff, desk), from);
      return [{ is: 'missed', from, until: sign?.at, seq, ended: sign?.seq }];
    }
    const from = Date.parse(item.from ?? recorded);
    const until = ended && Date.parse(ended.from);
    if (until !== undefined && until <= from) return []; // taken back before it began
    return [{ is: is === 'loss' ? 'lost' : 'suspended', from, until, seq, ended: ended?.seq }];
  });
}
