/** The socket: connects, resumes, backs off, and never lets an old picture pass for a live one. No Svelte. */
import type { Instant } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { follow } from '../../picture/chain.ts';
import { CLOSE, DEAD_AFTER, PROTOCOL, type Up } from '../../picture/wire.ts';
import { isNewer, otherProtocol } from '../api/outdated.ts';
import { type Freshness, freshness } from '../lib/freshness.ts';
import { type Frame, readFrame } from './frame.ts';
import type { Beat, LinkState, Lost, Parts, Wire } from './link-parts.ts';

const FIRST_PAUSE = 500; // ms
const LONGEST_PAUSE = 15_000;
const QUIET = DEAD_AFTER * 1000; // ms without a beat until the socket is given up

export class Link {
  readonly #parts: Parts;
  #state: LinkState = { state: 'closed' };
  #wire: Wire | undefined;
  #dialled = 0; // counts connections; ears of an earlier one are deaf
  #attempt = 0;
  #anew = false; // ask for a checkpoint instead of resuming
  #fresh: number | undefined; // when the picture was last known to be the log's own
  #asOf: Instant | undefined;
  #owed: { readonly beat: Beat; readonly at: number } | undefined; // not yet reached by the picture
  #callOff = () => {};

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** How old the picture is, by this ticker and not by any clock that can be set. */
  get freshness(): Freshness {
    return freshness(this.#fresh, this.#parts.ticker.now());
  }

  /** When, by the server's clock, the picture was last known to be the log's own. */
  get asOf(): Instant | undefined {
    return this.#asOf;
  }

  open(): void {
    this.#dial();
  }

  close(): void {
    this.#hangUp();
    this.#be({ state: 'closed' });
  }

  /** Sends if connected; what is not sent now is not worth sending later. */
  send(message: Up): void {
    if (this.#state.state === 'live') this.#wire?.send(JSON.stringify(message));
  }

  /** Throws away what is held and fetches a checkpoint. */
  heal(lost: 'differs' | 'broken', why: string): void {
    this.#anew = true;
    this.#drop(lost, why);
  }

  /** The browser says there is no network: do not wait for the silence to tell. */
  offline(): void {
    if (this.#state.state === 'live' || this.#state.state === 'connecting') {
      this.#drop('offline', 'the browser says that it is offline');
    }
  }

  /** The browser says there is a network again, or a person asks to try now. */
  hurry(): void {
    if (this.#state.state === 'waiting') this.#dial();
  }

  #be(state: LinkState): void {
    this.#state = state;
    this.#parts.listener.state(state);
  }

  #dial(): void {
    this.#hangUp();
    const turn = this.#dialled;
    const mine = () => turn === this.#dialled;
    const { seq, hash } = this.#parts.receiver.head;
    const query = seq === 0 || this.#anew ? '' : `?after=${seq}&hash=${hash}`;
    this.#be({ state: 'connecting' });
    this.#watch();
    let entered = false;
    this.#wire = this.#parts.dial(query, {
      opened: () => {
        if (!mine()) return;
        entered = true;
        this.#be({ state: 'live' });
      },
      frame: (text) => mine() && this.#heard(text),
      closed: (code, reason) => {
        if (!mine()) return;
        if (code === CLOSE.rubbish) this.#reload(`the server did not understand: ${reason}`);
        else if (code === CLOSE.ended) this.#refuse(401);
        else if (code === CLOSE.draining) this.#drop('draining', reason);
        else if (code === CLOSE.slow) this.#drop('slow', reason);
        else if (entered) this.#drop('lost', reason || `closed (${code})`);
        else void this.#ask();
      },
    });
  }

  /** The door did not open. A browser does not tell a page why, so the page asks. */
  async #ask(): Promise<void> {
    this.#hangUp();
    const turn = this.#dialled;
    this.#wait('lost', 'no connection');
    const door = await this.#parts.knock();
    if (turn !== this.#dialled || door === 'open') return;
    this.#refuse(door);
  }

  #refuse(status: 401 | 403 | 404): void {
    this.#hangUp();
    this.#be({ state: 'refused', status });
  }

  #heard(text: string): void {
    const frame = readFrame(text);
    const { listener } = this.#parts;
    switch (frame.type) {
      case 'checkpoint':
        this.#start(frame);
        return;
      case 'entries':
        if (frame.whole) this.#follow(frame.lines);
        else this.heal('broken', 'a message came without all its lines');
        return;
      case 'beat':
        if (frame.protocol !== PROTOCOL) {
          this.#reload(otherProtocol(frame.protocol));
          return;
        }
        this.#watch();
        this.#owed ??= { beat: frame, at: this.#parts.ticker.now() };
        this.#settle();
        listener.beat(frame);
        return;
      case 'screens':
        listener.screens(frame);
        return;
      case 'presence':
        listener.presence(frame);
        return;
      case 'gap':
        return;
      case 'differs': // a checkpoint follows
        listener.differs(frame);
        return;
      case 'unknown':
        this.#reload(frame.why);
        return;
      default:
        frame satisfies never;
    }
  }

  #start({ picture, head, revisions }: Extract<Frame, { type: 'checkpoint' }>): void {
    try {
      this.#parts.receiver.start(picture, head, revisions);
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      this.heal('broken', fault.message);
      return;
    }
    this.#anew = false;
    this.#settle();
  }

  #follow(lines: readonly Uint8Array[]): void {
    const { receiver } = this.#parts;
    let last: Uint8Array | undefined;
    try {
      let { head } = receiver;
      const entries = lines.map((line) => {
        last = line;
        const next = follow(head, line);
        head = next.head;
        return next.entry;
      });
      receiver.receive(entries, head);
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      if (isNewer(fault, last)) this.#reload(fault.message);
      else this.heal('broken', fault.message);
      return;
    }
    this.#settle();
  }

  /** Fresh as of the beat whose head the picture has reached; a beat alone proves nothing. */
  #settle(): void {
    const { receiver } = this.#parts;
    if (this.#owed === undefined || this.#anew) return;
    const { beat, at } = this.#owed;
    if (receiver.head.seq < beat.head) return;
    this.#fresh = at;
    this.#asOf = beat.time;
    this.#owed = undefined;
    this.#attempt = 0;
  }

  /** Gives the socket up unless something is heard in time. */
  #watch(): void {
    this.#callOff();
    this.#callOff = this.#parts.ticker.after(QUIET, () => {
      this.#drop('silent', `nothing heard for ${DEAD_AFTER} s`);
    });
  }

  #drop(lost: Lost, why: string): void {
    this.#hangUp();
    this.#wait(lost, why);
  }

  /** Half a second, then twice as long each time up to fifteen; from half of that, so that not all come at once. */
  #wait(lost: Lost, why: string): void {
    const { ticker, random = Math.random } = this.#parts;
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#attempt++);
    const pause = longest * (0.5 + random() / 2);
    this.#callOff();
    this.#callOff = ticker.after(pause, () => this.#dial());
    this.#be({ state: 'waiting', until: ticker.now() + pause, lost, why });
  }

  #reload(why: string): void {
    this.#hangUp();
    this.#be({ state: 'reload', why });
  }

  /** Lets go of the socket and of what was planned; its ears hear nothing more. */
  #hangUp(): void {
    this.#dialled++;
    this.#callOff();
    this.#callOff = () => {};
    this.#owed = undefined;
    this.#wire?.close();
    this.#wire = undefined;
  }
}
