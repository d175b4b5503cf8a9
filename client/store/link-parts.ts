/** What a link is made of, and what it tells of itself and of the server. */
import type { Head } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Down } from '../../picture/wire.ts';
import type { Ticker } from '../lib/ticker.ts';
import type { Fetcher } from './fetcher-parts.ts';
import type { HashItems } from './hashing.ts';
import type { Progress } from './progress.ts';

export type Beat = Extract<Down, { type: 'beat' }>;
export type Screens = Extract<Down, { type: 'screens' }>;
export type Differs = Extract<Down, { type: 'differs' }>;
export type Presence = Extract<Down, { type: 'presence' }>;

/** Why a connection ended, or is not there. */
export type Lost = 'lost' | 'silent' | 'offline' | 'draining' | 'slow' | 'broken' | 'differs';

/** Not let in: nobody (401), not this person (403), no such picture (404). */
export type Refusal = 401 | 403 | 404;

export type LinkState =
  | { readonly state: 'connecting' }
  /** Connected. Whether the picture is fresh is for `freshness` to say. */
  | { readonly state: 'live' }
  /** Tries again at `until` (ms of the ticker). */
  | { readonly state: 'waiting'; readonly until: number; readonly lost: Lost; readonly why: string }
  /** A person must act. */
  | { readonly state: 'refused'; readonly status: Refusal }
  /** The server is of another version than this page, or says what this page cannot read. [W11] */
  | { readonly state: 'reload'; readonly why: string }
  | { readonly state: 'closed' };

/** What stands at the other end of a dialled address. */
export interface Wire {
  send(text: string): void;
  close(): void;
}
export interface Ears {
  opened(): void;
  frame(text: string): void;
  closed(code: number, reason: string): void;
}
export type Dial = (query: string, ears: Ears) => Wire;

/** Who keeps what comes in; nothing of what it throws BrokenLog for. */
export interface Receiver {
  readonly head: Head;
  readonly live: Picture;
  /**
   * Fetches what is to come before the picture of now, if anything is; `until`: the log's last entry.
   * `heard`: something of it has come.
   */
  ahead?(until: number, heard: () => void): Promise<void> | undefined;
  /** A checkpoint. Throws BrokenLog if `revisions` are not the rows of the picture. [R28] */
  start(picture: Picture, head: Head, revisions: unknown): void;
  /** Throws BrokenLog if the entries do not follow. */
  receive(entries: readonly Entry[], head: Head): void;
}

export interface Listener {
  state(state: LinkState): void;
  beat(beat: Beat): void;
  screens(screens: Screens): void;
  differs(differs: Differs): void;
  presence(presence: Presence): void;
  /** How far a fetch over HTTP has come; undefined: none runs. */
  progress(progress: Progress | undefined): void;
}

export interface Parts {
  readonly dial: Dial;
  readonly fetcher: Fetcher;
  readonly hash: HashItems;
  readonly ticker: Ticker;
  readonly receiver: Receiver;
  readonly listener: Listener;
  /** Asked when the door stays shut: why? `open` if it is not about who is asking. */
  readonly knock: () => Promise<'open' | Refusal>;
  /** Runs something after the page has had its turn. */
  readonly turn: (run: () => void) => void;
  readonly random?: () => number;
}
