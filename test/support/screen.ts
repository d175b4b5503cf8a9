/** A client of the stream that keeps every frame in order, so that tests wait for frames, not for time. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { examine, GENESIS, type Head } from '../../picture/chain.ts';
import { code } from '../../picture/digest.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { Down, RECEIVED_EVERY } from '../../picture/wire.ts';

export interface Frame {
  readonly header: Down;
  /** The header line as it came. */
  readonly line: string;
  readonly lines: readonly string[];
  /** The entries that were fetched for a gap. */
  readonly fetched: readonly string[];
}

/** What a screen fetches over HTTP: the stored lines after an entry, until another. */
type Fetched = (after: number, until: number) => Promise<readonly string[]>;

type Type = Down['type'];
type Of<T extends Type> = Frame & { readonly header: Extract<Down, { type: T }> };

export class Screen {
  readonly socket: WebSocket;
  /** Every frame that came. */
  readonly frames: Frame[] = [];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  #taken = 0;
  #waiting: (() => void)[] = [];

  readonly #fetched: Fetched;
  /** Says `received`, as a page does; false for one that only reads. */
  receives = true;
  #unsaid = 0; // bytes of entries since it last did
  /** The last entry that it holds. */
  #held: number;
  #hearing: Promise<void> = Promise.resolve();

  private constructor(socket: WebSocket, held: number, fetched: Fetched) {
    this.socket = socket;
    this.#held = held;
    this.#fetched = fetched;
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
    socket.on('message', (data) => {
      this.#hearing = this.#hearing.then(() => this.#heard(String(data))).catch(() => this.drop()); // the server is gone, or it did not answer
    });
  }

  async #heard(text: string): Promise<void> {
    const [line = '', ...lines] = text.split('\n');
    const header = Down.parse(JSON.parse(line));
    if (header.type === 'differs') this.#held = 0;
    let fetched: readonly string[] = [];
    if (header.type === 'gap') {
      fetched = await this.#fetched(this.#held, header.until);
      this.#held = header.until;
    } else this.#held += lines.length;
    this.frames.push({ header, line, lines, fetched });
    if (header.type === 'entries') this.#tell(text.length);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #tell(bytes: number): void {
    this.#unsaid += bytes;
    if (!this.receives || this.#unsaid < RECEIVED_EVERY) return;
    this.#unsaid = 0;
    this.say({ type: 'received', seq: this.#held });
  }

  /** Settles when the socket is open; rejects with the HTTP status if it is refused. */
  static open(url: string, cookie: string | undefined, headers: object = {}): Promise<Screen> {
    return new Promise((resolve, reject) => {
      const all = { ...(cookie === undefined ? {} : { Cookie: cookie }), ...headers };
      const socket = new WebSocket(url, { headers: all, perMessageDeflate: false });
      const held = Number(new URL(url).searchParams.get('after') ?? 0);
      const from = url.replace(/^ws/, 'http').replace(/\/live(\?.*)?$/, '/entries');
      const screen = new Screen(socket, held, async (after, until) => {
        const answer = await fetch(`${from}?after=${after}&until=${until}`, { headers: all });
        const body = await answer.text();
        if (!answer.ok) throw new Error(`entries are answered ${answer.status}: ${body}`);
        return body.split('\n').slice(0, -1);
      });
      socket.once('open', () => resolve(screen));
      socket.once('unexpected-response', (request, { statusCode }) => {
        request.destroy();
        reject(new Error(`refused with ${statusCode}`));
      });
      socket.on('error', reject); // once it is open, the close says enough
    });
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Cuts the line, without a word. */
  drop(): void {
    this.socket.terminate();
  }

  /** The next frame of this type that passes, after the last one that this gave; others are passed over. */
  async next<T extends Type>(
    type: T,
    passes: (frame: Of<T>) => boolean = () => true,
  ): Promise<Of<T>> {
    for (;;) {
      while (this.#taken < this.frames.length) {
        const frame = this.frames[this.#taken++];
        if (isOf(frame, type) && passes(frame)) return frame;
      }
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** The server's answer to a ping: what it sent before is here by then, what was said is heard. */
  async roundTrip(): Promise<void> {
    this.socket.ping();
    await once(this.socket, 'pong');
  }

  /** Waits until some frame that came, however early, passes. */
  async until(passes: (frames: readonly Frame[]) => boolean): Promise<void> {
    while (!passes(this.frames)) await new Promise<void>((wake) => this.#waiting.push(wake));
  }

  /** How many entry lines the socket carried. */
  get count(): number {
    return this.frames.reduce((sum, { lines }) => sum + lines.length, 0);
  }

  /** The last entry that it holds; what is being fetched is not. */
  get reached(): number {
    return this.#held;
  }

  /** The seqs of all entry lines that the socket carried, in the order in which they came. */
  get seqs(): number[] {
    return this.frames.flatMap(({ lines }) => lines.map((line) => seqIn(line)));
  }
}

function seqIn(line: string): number {
  const entry: { readonly seq: number } = JSON.parse(line);
  return entry.seq;
}

const isOf = <T extends Type>(frame: Frame | undefined, type: T): frame is Of<T> =>
  frame?.header.type === type;

/** What a screen's picture is after these frames, every line examined. Throws BrokenLog. */
export function drawn(
  frames: readonly Frame[],
  from: { head: Head; picture: Picture } = { head: GENESIS, picture: EMPTY },
): { head: Head; picture: Picture; code: string } {
  let { head, picture } = from;
  for (const { header, lines, fetched } of frames) {
    if (header.type === 'differs') [head, picture] = [GENESIS, EMPTY];
    for (const text of [...fetched, ...lines]) {
      const next = examine(head, new TextEncoder().encode(text));
      head = next.head;
      picture = fold(picture, [next.entry]);
    }
  }
  return { head, picture, code: code(head.hash, picture) };
}
