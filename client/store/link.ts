/** The socket: connects, resumes, backs off, and never lets an old picture pass for a live one. No Svelte. */
import type { Instant, Ref } from '../../picture/basics.ts';
import { CLOSE, DEAD_AFTER, PROTOCOL, type Up } from '../../picture/wire.ts';
import { otherProtocol } from '../api/outdated.ts';
import { type Freshness, freshness } from '../lib/freshness.ts';
import { readFrame } from './frame.ts';
import { Inflow } from './inflow.ts';
import type { Beat, LinkState, Lost, Parts, Refusal, Wire } from './link-parts.ts';
import { backoff } from './pauses.ts';

const OWED = 120; // beats that the picture may still have to reach, the latest
const QUIET = DEAD_AFTER * 1000; // ms without a beat, or bytes of a fetch, until the socket is given up

export class Link {
  readonly #parts: Parts;
  readonly #inflow: Inflow;
  #state: LinkState = { state: 'closed' };
  #wire: Wire | undefined;
  #dialled = 0; // counts connections; ears of an earlier one are deaf
  #attempt = 0;
  #fresh: number | undefined; // when the picture was last known to be the log's own
  #asOf: Instant | undefined;
  #owed: { readonly beat: Beat; readonly at: number }[] = []; // not yet reached by the picture
  #callOff = () => {};
  #showing: readonly Ref[] = []; // said again on each new socket

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#inflow = new Inflow({
      fetcher: parts.fetcher,
      hash: parts.hash,
      receiver: parts.receiver,
      ticker: parts.ticker,
      turn: parts.turn,
      random: parts.random ?? Math.random,
      heard: () => this.#watch(),
      reached: () => this.#settle(),
      received: (seq) => this.send({ type: 'received', seq }),
      progress: (progress) => parts.listener.progress(progress),
      broken: (why) => this.heal('broken', why),
      newer: (why) => this.#reload(why),
      refused: (status) => void this.#ask(`refused with ${status}`),
    });
  }

  get state(): LinkState {
    return this.#state;
  }
  get #connected(): boolean {
    return this.#state.state === 'live' || this.#state.state === 'connecting';
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

  /** What people can read on this screen, all of it. [R62] */
  showing(items: readonly Ref[]): void {
    this.#showing = items;
    this.send({ type: 'showing', items: [...items] });
  }

  /** Throws away what is held and fetches a checkpoint. */
  heal(lost: 'differs' | 'broken', why: string): void {
    this.#inflow.distrust();
    this.#drop(lost, why);
  }

  /** The browser says there is no network: do not wait for the silence to tell. */
  offline(): void {
    if (this.#connected) this.#drop('offline', 'the browser says that it is offline');
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
    const query = seq === 0 || this.#inflow.whole ? '' : `?after=${seq}&hash=${hash}`;
    this.#be({ state: 'connecting' });
    this.#watch();
    let entered = false;
    this.#wire = this.#parts.dial(query, {
      opened: () => {
        if (!mine()) return;
        entered = true;
        this.#be({ state: 'live' });
        if (this.#showing.length > 0) this.showing(this.#showing);
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

  /**
   * The door did not open, and a browser does not tell a page why; or a fetch was refused, maybe by a proxy
   * whose server starts again. So the page asks, and is refused only by the answer.
   */
  async #ask(why = 'no connection'): Promise<void> {
    this.#hangUp();
    const turn = this.#dialled;
    this.#wait('lost', why);
    const door = await this.#parts.knock();
    if (turn !== this.#dialled || door === 'open') return;
    this.#refuse(door);
  }

  #refuse(status: Refusal): void {
    this.#hangUp();
    this.#be({ state: 'refused', status });
  }

  #heard(text: string): void {
    const frame = readFrame(text);
    const { listener } = this.#parts;
    switch (frame.type) {
      case 'gap':
        this.#inflow.gap(frame.until);
        return;
      case 'entries':
        if (frame.whole) this.#inflow.take(frame.lines);
        else this.heal('broken', 'a message came without all its lines');
        return;
      case 'beat':
        if (frame.protocol !== PROTOCOL) {
          this.#reload(otherProtocol(frame.protocol));
          return;
        }
        this.#watch();
        this.#owed = [...this.#owed, { beat: frame, at: this.#parts.ticker.now() }].slice(-OWED);
        this.#settle();
        listener.beat(frame);
        return;
      case 'screens':
        listener.screens(frame);
        return;
      case 'presence':
        listener.presence(frame);
        return;
      case 'differs': // a gap follows
        this.#inflow.distrust();
        listener.differs(frame);
        return;
      case 'unknown':
        this.#reload(frame.why);
        return;
      default:
        frame satisfies never;
    }
  }

  /** Fresh as of the last beat whose head the picture has reached; a beat alone proves nothing. */
  #settle(): void {
    const { seq } = this.#parts.receiver.head;
    const reached = this.#inflow.whole
      ? -1
      : this.#owed.findLastIndex(({ beat }) => beat.head <= seq);
    const last = this.#owed[reached];
    if (last === undefined) return;
    this.#fresh = last.at;
    this.#asOf = last.beat.time;
    this.#owed = this.#owed.slice(reached + 1);
    this.#attempt = 0;
  }

  /** Gives the socket up, if there is one, unless something is heard in time. */
  #watch(): void {
    if (!this.#connected) return;
    this.#callOff();
    this.#callOff = this.#parts.ticker.after(QUIET, () => {
      this.#drop('silent', `nothing heard for ${DEAD_AFTER} s`);
    });
  }

  #drop(lost: Lost, why: string): void {
    this.#hangUp();
    this.#wait(lost, why);
  }

  #wait(lost: Lost, why: string): void {
    const { ticker, random = Math.random } = this.#parts;
    const pause = backoff(this.#attempt++, random);
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
    this.#owed = [];
    this.#inflow.clear();
    this.#wire?.close();
    this.#wire = undefined;
  }
}
