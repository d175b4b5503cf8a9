/** The watch and the channel of each desk, as the head of a page and the foot of a wall say them. Pure. */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Setting } from '../../picture/setting.ts';
import { channelsOf, ledgerOf, relievedBy } from '../../picture/staff/ledger.ts';
import { type ChannelState, channelAt } from '../../picture/views/channels.ts';
import { clock, hours } from '../lib/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';

/** How long (ms) nothing was heard of a desk when the server writes that its channel is lost. [R36] */
const UNHEARD = 15_000;

export interface DeskChannel {
  readonly desk: DeskId;
  readonly state: ChannelState;
  /** Who holds the watch, while the channel is open. */
  readonly holder: PersonId | undefined;
  /** Who was relieved less than two minutes ago. */
  readonly relieved: PersonId | undefined;
  /** When the desk last answered a check (ms since 1970); undefined: it never did. */
  readonly checked: number | undefined;
}

/** Whether watches and channels are kept in this picture: all desks share it, and they are not switched off unused. */
export const isWatched = (
  { staff, opened }: Pick<Picture, 'staff' | 'opened'>,
  cell: Pick<Setting, 'channel' | 'desks'>,
): boolean =>
  opened?.members.length === cell.desks.length &&
  cell.desks.length > 1 &&
  (cell.channel !== 'off' || ledgerOf(staff).watches.size > 0);

/** The channel of a desk at `at` (ms since 1970). */
export function deskChannel(
  picture: Picture,
  desk: DeskId,
  at: number,
  cell: Pick<Setting, 'channel'>,
): DeskChannel {
  const state = channelAt(picture, desk, at, cell);
  const watch = state.is === 'open' ? state.watch : undefined;
  return {
    desk,
    state,
    holder: watch?.by.person,
    relieved: watch && relievedBy(picture.staff, watch, at)?.by.person,
    checked: lastAnswer(picture, desk, at),
  };
}

function lastAnswer({ staff }: Picture, desk: DeskId, at: number): number | undefined {
  const answered = channelsOf(staff, desk)
    .filter(({ is }) => is === 'check')
    .map(({ ended }) => (ended === undefined ? Number.NaN : Date.parse(ended.time)));
  return answered.findLast((time) => time <= at);
}

/** What a channel is that is not open, in words; undefined: it is open. `now` in ms since 1970. */
export function silenceText(
  state: ChannelState,
  now: number,
  w: Messages['channel'],
): string | undefined {
  switch (state.is) {
    case 'open':
      return undefined;
    case 'unmanned':
      return w.unmanned;
    case 'lost':
      return fill(w.lost, { time: clock(state.since - UNHEARD) });
    case 'suspended':
      return fill(w.suspended, { time: hours(state.since, now) });
    default:
      return state satisfies never;
  }
}

/** The whole of it, for who listens and for a wall: `channel open · checked 0900Z`. */
export function channelText(
  { state, checked }: DeskChannel,
  now: number,
  w: Messages['channel'],
): string {
  const silence = silenceText(state, now, w);
  if (silence === undefined) {
    const when =
      checked === undefined ? w.unchecked : fill(w.checked, { time: hours(checked, now) });
    return `${w.open} · ${when}`;
  }
  const missed = state.is === 'unmanned' && state.missed;
  return missed ? `${silence} · ${fill(w.missed, { time: hours(state.since, now) })}` : silence;
}
