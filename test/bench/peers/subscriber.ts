/**
 * The other end of every server that is measured, in a process of its own: opens connections, says
 * what the server wants to hear, and counts entries by a text that each holds once.
 */
import { get } from 'node:http';
import { WebSocket } from 'ws';
import { MARK } from './mark.ts';

/** What the bench tells a subscriber program. */
export type Told =
  | {
      readonly open: number;
      readonly url: string;
      readonly cookie?: string;
      readonly hello?: readonly (string | readonly number[])[];
    }
  | { readonly expect: number };

/** What it says: all connections are open and have been answered; all have what was expected. */
export type Said = 'open' | 'all' | { readonly lost: string };

/** Bytes of entries after which a page says what it has received, from PROTOCOL 5 on. */
const SAY_AFTER = 64 * 1024;

const say = (said: Said) => process.send?.(said);
let [expected, behind, waiting] = [Number.POSITIVE_INFINITY, 0, 0];
const counts: Uint32Array[] = [];

/** How often a buffer holds the mark. */
function marks(data: Buffer): number {
  let count = 0;
  for (let at = data.indexOf(MARK); at >= 0; at = data.indexOf(MARK, at + MARK.length)) count++;
  return count;
}

/** Counts for one connection. */
class Counter {
  readonly #seen = new Uint32Array(1);
  #answered = false;

  constructor() {
    counts.push(this.#seen);
  }

  take(more: number): void {
    const before = this.#seen[0] ?? 0;
    this.#seen[0] = before + more;
    if (before < expected && before + more >= expected && --behind === 0) say('all');
  }

  /** The first answer: this connection is in. */
  answered(): void {
    if (this.#answered) return;
    this.#answered = true;
    if (--waiting === 0) say('open');
  }
}

function openSocket({ url, cookie = '', hello = [] }: Extract<Told, { open: number }>): void {
  const counter = new Counter();
  const headers = cookie === '' ? {} : { Cookie: cookie };
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    headers,
  });
  let [unsaid, windowed] = [0, false];
  socket.on('open', () => {
    for (const one of hello) socket.send(typeof one === 'string' ? one : Uint8Array.from(one));
    if (hello.length === 0 && cookie === '') counter.answered(); // nobody greets it
  });
  socket.on('message', (data: Buffer) => {
    counter.answered();
    if (data.length < 8 && String(data) === '2') socket.send('3'); // socket.io asks who is there
    counter.take(marks(data));
    if (cookie === '') return;
    if (expected < Number.POSITIVE_INFINITY && data.subarray(0, GAP.length).equals(GAP))
      say({ lost: 'a socket fell behind and is to fetch entries over HTTP' });
    if (!windowed && data.subarray(0, 14).equals(BEAT))
      windowed = /"protocol":([5-9])/.test(`${data}`);
    if (!windowed || !data.subarray(0, 17).equals(ENTRIES)) return;
    unsaid += data.length;
    if (unsaid < SAY_AFTER) return;
    unsaid = 0;
    const last = data.subarray(data.lastIndexOf('\n') + 1, data.lastIndexOf('\n') + 200);
    const seq = Number(/"seq":(\d+)/.exec(`${last}`)?.[1]);
    socket.send(JSON.stringify({ type: 'received', seq }));
  });
  socket.on('close', (code) => say({ lost: `a socket was closed with ${code}` }));
  socket.on('error', ({ message }) => say({ lost: message }));
}
const BEAT = Buffer.from('{"type":"beat"');
const GAP = Buffer.from('{"type":"gap"');
const ENTRIES = Buffer.from('{"type":"entries"');

function openStream(url: string): void {
  const counter = new Counter();
  get(url, { agent: false }, (response) => {
    let rest: Buffer = Buffer.alloc(0); // of a mark that lies in two pieces
    response.on('data', (data: Buffer) => {
      counter.answered();
      const whole = rest.length === 0 ? data : Buffer.concat([rest, data]);
      counter.take(marks(whole));
      const end = Math.max(whole.length - MARK.length + 1, whole.lastIndexOf(MARK) + MARK.length);
      rest = whole.subarray(Math.max(0, end));
    });
  }).on('error', ({ message }) => say({ lost: message }));
}

process.on('message', (told: Told) => {
  if ('expect' in told) {
    for (const seen of counts) seen[0] = 0;
    [expected, behind] = [told.expect, counts.length];
    return;
  }
  waiting = told.open;
  for (let i = 0; i < told.open; i++)
    if (told.url.startsWith('http')) openStream(told.url);
    else openSocket(told);
});
process.on('disconnect', () => process.exit());
