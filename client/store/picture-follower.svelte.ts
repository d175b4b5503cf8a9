/** One picture followed by this page: its desk, the link that feeds it, and the reporter that proves it. */
import type { Instant, PictureId, Ref } from '../../picture/basics.ts';
import { code } from '../../picture/digest.ts';
import type { Change, Entry, Seen } from '../../picture/entry.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import type { Counts, Screen } from '../../picture/wire.ts';
import * as api from '../api/api.ts';
import { outdatedHere } from '../api/outdated.ts';
import { isAltered } from '../lib/altered.svelte.ts';
import type { Freshness } from '../lib/freshness.ts';
import { pageTicker } from '../lib/ticker.ts';
import { afterTurn } from '../lib/turn.ts';
import type { Clock } from './clock.svelte.ts';
import { dial, knock } from './dial.ts';
import { type Agreement, DrawnReporter } from './drawn-reporter.ts';
import { fetcherOf } from './fetcher.ts';
import type { Glass, Prover } from './glass.ts';
import { hashBeside } from './hashing.ts';
import { Link } from './link.ts';
import type { Beat, Differs, LinkState } from './link-parts.ts';
import { Past } from './past.ts';
import { PictureStore } from './picture-store.svelte.ts';
import { type Look, standing, withLook } from './pointing.ts';
import type { Progress } from './progress.ts';

const LOOK = 250; // ms between looks at how old the picture is
const SOON = 1000; // ms within which a fetch may end without a word

export class PictureFollower {
  readonly id: PictureId;
  readonly store: PictureStore;
  readonly #link: Link;
  readonly #reporter: DrawnReporter;
  #state = $state.raw<LinkState>({ state: 'connecting' });
  #freshness = $state.raw<Freshness>({ state: 'never' });
  #asOf = $state<Instant>();
  #agreement = $state.raw<Agreement>({ state: 'unknown' });
  #beat = $state.raw<Beat>();
  #screens = $state.raw<readonly Screen[]>([]);
  #looks = $state.raw<readonly Look[]>([]);
  #total = $state(0);
  #counts = $state.raw<Counts>();
  #glass = $state.raw<Glass>({ state: 'drawing', overdue: false });
  #you = $state<string>();
  #progress = $state.raw<Progress>();
  #history = $state.raw<Differs>();
  /** The eight digits of the live picture as this page computes them. */
  readonly code: string = $derived.by(() => code(this.store.head.hash, this.store.live));

  constructor(id: PictureId, clock: Clock) {
    this.id = id;
    const past = new Past(async (after, limit) => {
      const got = await api.entries(id, after, limit);
      return api.failed(got) ? got.why : got;
    });
    past.onnewer = outdatedHere;
    this.store = new PictureStore(id, past);
    const ticker = pageTicker();
    let fetched: number | undefined; // since when something is
    this.#link = new Link({
      dial: dial(id),
      fetcher: fetcherOf(id),
      hash: hashBeside(afterTurn),
      knock: () => knock(id),
      turn: afterTurn,
      ticker,
      receiver: this.store,
      listener: {
        state: (state) => {
          this.#state = state;
          if (state.state !== 'live') this.#agreement = { state: 'unknown' };
          if (state.state === 'reload') outdatedHere(state.why);
        },
        beat: (beat) => {
          this.#beat = beat;
          clock.beat(beat.time);
          this.#reporter.beat(beat);
          this.#look();
        },
        screens: ({ you, total, counts, screens }) => {
          if (you !== undefined) this.#you = you;
          this.#total = total;
          this.#counts = counts;
          this.#screens = screens;
        },
        differs: (differs) => {
          this.#history = differs;
        },
        presence: ({ seats }) => {
          for (const { screen, desk, person, look: at } of seats) {
            if (at !== undefined && screen !== this.#you) this.#point({ screen, desk, person, at });
          }
        },
        progress: (progress) => {
          fetched = progress === undefined ? undefined : (fetched ?? ticker.now());
          const short = fetched !== undefined && ticker.now() - fetched < SOON;
          this.#progress = short && this.store.started ? undefined : progress;
          this.#look();
        },
      },
    });
    this.#reporter = new DrawnReporter({
      held: this.store,
      ticker,
      replaying: () => !this.store.isLive,
      moving: () => this.store.moving,
      altered: isAltered,
      send: (message) => this.#link.send(message),
      judged: (agreement) => {
        this.#agreement = agreement;
      },
      heal: (why) => this.#link.heal('differs', why),
    });
  }

  get link(): LinkState {
    return this.#state;
  }
  get freshness(): Freshness {
    return this.#freshness;
  }
  get agreement(): Agreement {
    return this.#agreement;
  }
  /** The last beat: the head, hash and code of the log as the server holds it. */
  get beat(): Beat | undefined {
    return this.#beat;
  }
  /** Whether what is known of other screens is of now. */
  get connected(): boolean {
    return this.#state.state === 'live';
  }
  /** All screens that follow this picture, as far as they are listed; none while not connected. */
  get screens(): readonly Screen[] {
    return this.connected ? this.#screens : [];
  }
  /** All screens, listed or not. */
  get total(): number {
    return this.connected ? this.#total : 0;
  }
  /** How many are the same, of how many that are counted, and who is counted apart. */
  get counts(): Counts | undefined {
    return this.connected ? this.#counts : undefined;
  }
  /** What this page's own map shows of the picture. */
  get glass(): Glass {
    return this.#glass;
  }
  /** How far what is fetched over HTTP has come; undefined: nothing is. */
  get progress(): Progress | undefined {
    return this.#progress;
  }
  /** When, by the server's clock, the picture was last known to be the log's own. */
  get asOf(): Instant | undefined {
    return this.#asOf;
  }
  /** Where desks ask all others to look, for some seconds. */
  get looks(): readonly Look[] {
    return this.#looks;
  }
  /** Which of the screens is this one. */
  get you(): string | undefined {
    return this.#you;
  }
  /** Set once the server held another entry than this screen at the same place: a person must know. */
  get history(): Differs | undefined {
    return this.#history;
  }

  dismissHistory(): void {
    this.#history = undefined;
  }

  /** Who the map draws this picture for. */
  get prover(): Prover {
    return this.#reporter;
  }

  /** Tries to connect now. */
  hurry(): void {
    if (this.#state.state === 'refused') this.#link.open();
    else this.#link.hurry();
  }

  /** Sends a change; the author had seen what is live here, or only what they say. */
  send(change: Change, seen: Seen | undefined = this.#here()): Promise<api.Answer> {
    return api.send(this.id, change, seen);
  }

  #here(): Seen | undefined {
    const { seq, hash } = this.store.head;
    return seq === 0 ? undefined : { seq, hash };
  }

  /**
   * The last entry that this page shows now, as an author says what they have seen: by what its map has really
   * painted; where there is no map, by its lists. Undefined: it shows none of now. To be asked, not followed.
   */
  shown(): Seen | undefined {
    const { state } = this.#reporter.glass();
    return state === 'no-map' ? this.#here() : this.#reporter.drawn;
  }

  /**
   * The last entry that this page's map has really painted, while it stands there and is live; undefined:
   * none. To be asked, not followed.
   */
  drawn(): number | undefined {
    return this.#reporter.drawn?.seq;
  }

  /** Says which items people can read on this screen, all of them. */
  showing(items: readonly Ref[]): void {
    this.#link.showing(items);
  }

  /** Asks all screens to look there; false if this one is not connected, and nobody was asked. */
  look(at: LonLat, { desk, person }: api.Me): boolean {
    if (!this.connected) return false;
    this.#link.send({ type: 'presence', look: at });
    this.#point({ screen: this.#you ?? '', desk, person, at });
    return true;
  }

  #point(look: Omit<Look, 'since'>): void {
    this.#looks = withLook(this.#looks, { ...look, since: performance.now() });
  }

  /** Every entry that made or changed an item, oldest first, or why they cannot be had. */
  entriesOf(item: AnyItem): Promise<readonly Entry[] | string> {
    return this.entriesAt(item.history.map(({ seq }) => seq));
  }

  /** The entries of these numbers, in their order, or why they cannot be had. */
  entriesAt(seqs: readonly number[]): Promise<readonly Entry[] | string> {
    return this.store.past.entries(seqs, this.store.head.seq);
  }

  /** Follows the picture until called off. */
  run(): () => void {
    const offline = () => this.#link.offline();
    const online = () => this.#link.hurry();
    const look = () => this.#look();
    addEventListener('offline', offline);
    addEventListener('online', online);
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, LOOK);
    this.#link.open();
    return () => {
      removeEventListener('offline', offline);
      removeEventListener('online', online);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
      this.#reporter.stop();
      this.#link.close();
    };
  }

  #look(): void {
    const now = this.#link.freshness;
    const shown = this.#freshness;
    const glass = this.#reporter.glass();
    if (glass.state !== this.#glass.state || glass.overdue !== this.#glass.overdue) {
      this.#glass = glass;
    }
    this.#asOf = this.#link.asOf;
    const looks = standing(this.#looks, performance.now());
    if (looks.length !== this.#looks.length) this.#looks = looks;
    if (now.state !== shown.state || ageOf(now) !== ageOf(shown)) this.#freshness = now;
  }
}

const ageOf = (freshness: Freshness): number => ('age' in freshness ? freshness.age : 0);

/** For a test of the exercise: changes one item in memory, as a fault of the machine would. */
export function corrupt({ store }: PictureFollower, ref?: Ref): Ref | undefined {
  const item = store.items.find((one) => ref === undefined || one.ref === ref);
  if (item !== undefined) Reflect.set(item, 'revision', item.revision + 1);
  return item?.ref;
}
