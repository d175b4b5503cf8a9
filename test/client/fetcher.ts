/** The HTTP side of a fake server: answers the truth at once, unless a test has said otherwise. */
import { createHash } from 'node:crypto';
import type { Asking, Fetcher, Unfetched } from '../../client/store/fetcher-parts.ts';
import {
  type Manifest,
  type PartInfo,
  readManifest,
  writeManifest,
} from '../../picture/checkpoint.ts';
import { partsOf } from '../../picture/checkpoint-writer.ts';
import { code } from '../../picture/digest.ts';
import { PAGE } from '../../picture/table.ts';
import { indexOf } from '../support/indexed.ts';
import type { FakeServer } from './support.ts';

const PAGES = 4; // in a part: a block of rows
const encoder = new TextEncoder();

type Lines = readonly Uint8Array[];
/** What a request would get. */
type Truth = Manifest | Uint8Array<ArrayBuffer> | Lines;
/** `told`: bytes or lines that come before the answer ends. */
type Answer = (
  truth: Truth,
  told: { readonly bytes: (count: number) => void; readonly lines: (lines: Lines) => void },
) => Promise<Truth | Unfetched> | Truth | Unfetched;

/** Never answers, until it is called off. */
export const silent: Answer = () => new Promise(() => {});
export const failing =
  (failed: Unfetched['failed'], pause?: number): Answer =>
  () => ({ failed, why: 'as the test has it', pause });
/** The truth, but with other letters. */
export const lying: Answer = (truth) =>
  truth instanceof Uint8Array
    ? encoder.encode(new TextDecoder().decode(truth).replace('IMMEDIATE', 'FLASH'))
    : truth;

export class FakeFetcher implements Fetcher {
  readonly #server: FakeServer;
  /** Parts that were ever listed, with their place. */
  readonly #listed = new Map<
    string,
    { readonly at: number; readonly bytes: Uint8Array<ArrayBuffer> }
  >();
  /** `manifest`, `part 0`, `entries 12-40`: what was asked, in order. */
  readonly asked: string[] = [];
  readonly signals: AbortSignal[] = [];
  /** Changes the text of parts before they are hashed. */
  spoil: (text: string) => string = (text) => text;
  /** How the next requests that begin so are answered, one each. */
  readonly otherwise: { readonly to: string; readonly answer: Answer }[] = [];

  constructor(server: FakeServer) {
    this.#server = server;
  }

  /** The next requests that begin with `to` are answered so, each once. */
  answer(to: string, ...answers: Answer[]): void {
    this.otherwise.push(...answers.map((answer) => ({ to, answer })));
  }

  /** The parts of the checkpoint as it is now. */
  #parts(): { readonly info: PartInfo; readonly bytes: Uint8Array<ArrayBuffer> }[] {
    const { picture, entries } = this.#server.log;
    const index = indexOf(entries);
    const parts: { info: PartInfo; bytes: Uint8Array<ArrayBuffer> }[] = [];
    for (let from = 0; from * PAGE <= picture.seq; from += PAGES) {
      const until = Math.min(picture.seq, (from + PAGES) * PAGE);
      const pages = picture.items.pages.slice(from, from + PAGES);
      const staff = picture.staff.pages.slice(from, from + PAGES);
      for (const { text, items } of ended(partsOf({ from, pages, staff, until }, index))) {
        const [header = '', ...lines] = text.split('\n');
        const last = (from + PAGES) * PAGE - 1; // of fewer pages than those of a server
        const own = JSON.stringify({ ...JSON.parse(header), last });
        const bytes = encoder.encode(this.spoil([own, ...lines].join('\n')));
        const id = createHash('sha256').update(bytes).digest('hex') as PartInfo['id'];
        parts.push({ info: { id, bytes: 1000, text: bytes.length, items }, bytes });
      }
    }
    return parts;
  }

  manifest(asking: Asking): Promise<Manifest | Unfetched> {
    const { head, picture } = this.#server.log;
    const parts = this.#parts();
    for (const [at, { info, bytes }] of parts.entries()) this.#listed.set(info.id, { at, bytes });
    const infos = parts.map(({ info }) => info);
    const truth = readManifest(writeManifest(picture, head, code(head.hash, picture), infos));
    if (truth === 'other') throw new Error('a manifest of another version');
    return this.#answer('manifest', asking, truth);
  }

  part(id: string, asking: Asking): Promise<Uint8Array<ArrayBuffer> | Unfetched> {
    const part = this.#listed.get(id);
    if (part === undefined) throw new Error(`part ${id} was never listed`);
    return this.#answer(`part ${part.at}`, asking, part.bytes);
  }

  async entries(
    { after, until }: { readonly after: number; readonly until: number },
    take: (lines: Lines) => void,
    asking: Asking,
  ): Promise<Unfetched | undefined> {
    const truth = this.#server.log.lines.slice(after, until);
    const got = await this.#answer<Lines>(`entries ${after + 1}-${until}`, asking, truth, take);
    if ('failed' in got) return got;
    take(got);
    return undefined;
  }

  /** Called off, it answers as a browser does. */
  async #answer<T extends Truth>(
    what: string,
    { signal, heard }: Asking,
    truth: T,
    take: (lines: Lines) => void = () => {},
  ): Promise<T | Unfetched> {
    this.asked.push(what);
    this.signals.push(signal);
    const planned = this.otherwise.findIndex(({ to }) => what.startsWith(to));
    const [plan] = planned < 0 ? [] : this.otherwise.splice(planned, 1);
    const off = new Promise<Unfetched>((done) => {
      signal.addEventListener('abort', () => done({ failed: 'offline', why: 'aborted' }));
    });
    const told = { bytes: heard, lines: take };
    if (plan === undefined) heard(1000);
    const answer = plan === undefined ? truth : plan.answer(truth, told);
    return (await Promise.race([answer, off])) as T | Unfetched; // a plan answers in kind
  }
}

function ended<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
