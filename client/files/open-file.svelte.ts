/** The file that is open on this page: read, shown, put into the desk's own picture. One at a time. */
import type { PictureId } from '../../picture/basics.ts';
import type { Seen } from '../../picture/entry.ts';
import type { Field } from '../../picture/files/dialect.ts';
import type { RefusedRow } from '../../picture/files/row.ts';
import type { Choices, Column, Survey } from '../../picture/files/survey.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Shape } from '../../picture/geo/place.ts';
import type { Delivered, Delivery, Reply, Wanted } from './delivery.ts';
import type { GroupRow } from './groups.ts';
import type { Circumstances, ReadFile } from './intake.ts';
import { KnownFeed } from './known-feed.ts';
import { fieldsFor, type Meanings, withMeaning } from './meanings.ts';
import type { Poster, Stop, Wait } from './poster.ts';
import { type Other, type Report, WorkerLine } from './worker-line.ts';
import type { GroupName } from './worker-talk.ts';

/** What a person says about the file as a whole. */
export type Said = Omit<Choices, 'fields'> & { readonly sourceName?: string | undefined };

export type Stage =
  | { readonly is: 'reading' | 'read' }
  | { readonly is: 'sending'; readonly of: number; readonly delivered: Delivered }
  | { readonly is: 'ended'; readonly delivery: Delivery }
  /** The worker failed; nothing more is read or sent. */
  | { readonly is: 'broken'; readonly why: string };

export interface Opening {
  readonly file: File;
  /** Whose file it is, as requests name them. */
  readonly owner: string | undefined;
  readonly worker: Other;
  readonly around: Circumstances;
  /** Sends in the name of whose page this is; told what it waits for. */
  readonly poster: (waiting: (wait: Wait | undefined) => void) => Poster;
  /** Tells when the session of the page ends, until called off. */
  readonly sessions: (ended: (stop: Stop) => void) => () => void;
}

const NOTHING: Delivered = { fresh: 0, amended: 0, there: 0, left: 0, refused: 0 };

export class OpenFile {
  readonly file: File;
  readonly owner: string | undefined;
  /** The picture that it goes to. */
  readonly goal: PictureId;
  readonly #line: WorkerLine;
  readonly #poster: Poster;
  readonly #known: KnownFeed;
  readonly #deaf: () => void;
  #stage = $state.raw<Stage>({ is: 'reading' });
  #share = $state<number | undefined>(0);
  #read = $state.raw<ReadFile>();
  #refusal = $state.raw<RefusedRow>();
  #said = $state.raw<Said>({});
  #meanings = $state.raw<Meanings>(new Map());
  #wanted = $state.raw<Wanted>({ asReported: true, byHand: false, byFeed: false });
  #waiting = $state.raw<Wait>();
  #paused = $state(false);
  #touched = $state(false);
  /** As it was found while no meanings of columns were said. */
  #found: Survey | undefined;
  #reading = 0;
  #ready = false;
  #picked = $state.raw<readonly Shape[]>([]);

  constructor({ file, owner, worker, around, poster, sessions }: Opening) {
    this.file = file;
    this.owner = owner;
    this.goal = around.target.picture;
    this.#deaf = sessions((stop) => this.stop(stop));
    this.#line = new WorkerLine(worker, (report) => this.#told(report));
    this.#line.say({ ask: 'open', file, around });
    this.#known = new KnownFeed(around.target.desk, (events) =>
      this.#line.say({ ask: 'know', events }),
    );
    this.#poster = poster((wait) => {
      this.#waiting = wait;
    });
  }

  get stage(): Stage {
    return this.#stage;
  }
  /** How much of it is read again, from 0 to 1; undefined: it is not being read. */
  get share(): number | undefined {
    return this.#share;
  }
  /** As it was read last; undefined if nothing of it goes in. */
  get read(): ReadFile | undefined {
    return this.#read;
  }
  /** Why nothing of it goes in, as it was read last. */
  get refusal(): RefusedRow | undefined {
    return this.#refusal;
  }
  get said(): Said {
    return this.#said;
  }
  get meanings(): Meanings {
    return this.#meanings;
  }
  get wanted(): Wanted {
    return this.#wanted;
  }
  /** What sending waits for. */
  get waiting(): Wait | undefined {
    return this.#waiting;
  }
  get paused(): boolean {
    return this.#paused;
  }
  /** Whether closing it loses something that somebody did, or ends what is under way. */
  get touched(): boolean {
    const { is } = this.#stage;
    return is === 'sending' || (this.#touched && is !== 'ended' && is !== 'broken');
  }
  /** The places of the row that is looked at. */
  get picked(): readonly Shape[] {
    return this.#picked;
  }

  /** How many rows would be sent. */
  get toSend(): { readonly fresh: number; readonly amends: number } {
    const { fresh = 0, amends } = this.#read ?? {};
    const sum = (Object.keys(this.#wanted) as (keyof Wanted)[]) // the three keys of the type
      .reduce((count, kind) => count + (this.#wanted[kind] ? (amends?.[kind] ?? 0) : 0), 0);
    return { fresh, amends: sum };
  }

  /** What stands in the picture now, by which rows are judged. */
  async follow(picture: Picture): Promise<void> {
    const changed = await this.#known.follow(picture);
    if (this.#ready && (changed === 0 || this.#stage.is !== 'read')) return;
    this.#ready = true;
    this.#readAgain();
  }

  /** Says something about the file as a whole; another separator makes other columns. */
  say(said: Said): void {
    const columns = said.separator !== undefined || said.encoding !== undefined;
    this.#said = { ...this.#said, ...said };
    if (columns) this.#meanings = new Map();
    this.#touched = true;
    this.#readAgain();
  }

  /** Says what a column means. */
  mean(column: Column, field: Field | 'unused', unit?: string): void {
    this.#meanings = withMeaning(this.#meanings, column, field, unit);
    this.#touched = true;
    this.#readAgain();
  }

  want(kind: keyof Wanted, wanted: boolean): void {
    this.#wanted = { ...this.#wanted, [kind]: wanted };
    this.#touched = true;
  }

  #readAgain(): void {
    if (!this.#ready || (this.#stage.is !== 'read' && this.#stage.is !== 'reading')) return;
    const { sourceName, ...said } = this.#said;
    const meant =
      this.#found && this.#meanings.size > 0 ? fieldsFor(this.#meanings, this.#found) : {};
    const source = sourceName?.replace(/[{}]/g, ''); // it is no template
    const fields = source ? { ...meant, source } : meant;
    this.#share = 0;
    this.#picked = [];
    this.#line.say({ ask: 'read', reading: ++this.#reading, choices: { ...said, fields } });
  }

  #told(report: Report): void {
    switch (report.tell) {
      case 'share':
        if (report.reading === this.#reading) this.#share = report.share;
        break;
      case 'read':
        if (report.reading !== this.#reading) break;
        this.#take(report.file);
        this.#share = undefined;
        this.#stage = { is: 'read' };
        break;
      case 'submit':
        void this.#submit(report.lines);
        break;
      case 'delivered':
        if (this.#stage.is === 'sending') {
          this.#stage = { ...this.#stage, delivered: report.delivered };
        }
        break;
      case 'ended':
        this.#stage = { is: 'ended', delivery: report.delivery };
        break;
      case 'broken':
        this.#share = undefined;
        this.#stage = { is: 'broken', why: report.why };
        break;
      default:
        report satisfies never;
    }
  }

  #take(file: ReadFile | RefusedRow): void {
    this.#refusal = 'kind' in file ? file : undefined;
    this.#read = 'kind' in file ? undefined : file;
    if (this.#meanings.size === 0) this.#found = this.#read?.survey;
  }

  async #submit(lines: readonly string[]): Promise<void> {
    const replies = await this.#poster.post(lines);
    this.#line.say({
      ask: 'replied',
      replies: 'kind' in replies ? replies : ([...replies] as Reply[]),
    });
  }

  /** Sends what would go in. `seen`: the picture that it was judged by. */
  send(seen: Seen | undefined): void {
    if (this.#stage.is !== 'read' || this.#read === undefined || this.#share !== undefined) return;
    const { fresh, amends } = this.toSend;
    this.#stage = { is: 'sending', of: fresh + amends, delivered: NOTHING };
    const { survey } = this.#read;
    this.#line.say({ ask: 'send', survey, wanted: this.#wanted, seen });
  }

  pause(): void {
    this.#paused = true;
    this.#poster.pause();
  }
  resume(): void {
    this.#paused = false;
    this.#poster.resume();
  }
  /** Sends nothing more; what went in stays. */
  stop(why: Stop): void {
    this.#paused = false;
    this.#poster.stop(why);
  }

  rowsOf(group: GroupName): Promise<readonly GroupRow[]> {
    return this.#line.rowsOf(group);
  }

  /** Points out a row on the map; the answer is where it lies. */
  async pick(number: number): Promise<readonly Shape[]> {
    this.#picked = await this.#line.shapesOf(number);
    return this.#picked;
  }

  /** Ends it, in whatever state it is. */
  close(): void {
    this.stop('called-off');
    this.#deaf();
    this.#line.end();
  }
}
