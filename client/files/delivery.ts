/** Sends the rows of a file as commands of a person, in their order, and counts what became of each. */
import { Command, type Seen } from '../../picture/entry.ts';
import { play } from '../../picture/files/play.ts';
import type { GaveUp, Outcome } from '../../picture/files/post.ts';
import type { Report } from '../../picture/files/report.ts';
import type { NotedRow, RefusedRow } from '../../picture/files/row.ts';
import type { Survey } from '../../picture/files/survey.ts';
import { personsCommandId } from './command-ids.ts';
import { type Group, Groups } from './groups.ts';
import type { Intake } from './intake.ts';
import { contentOf, type Kept, type KnownEvent, reasonOf } from './known-events.ts';
import { amendedBy, eventOf, Plan, type Verdict } from './plan.ts';

/** Which events that say something else are amended. */
export type Wanted = Readonly<Record<Kept | 'asReported', boolean>>;

/** The server's answer to one command. */
export type Reply =
  | Extract<Outcome, { kind: 'taken' }>
  | (Extract<Outcome, { kind: 'refused' }> & { readonly status: number });

/** Sends commands, each a line of JSON; the answers in their order, or why no more are sent. */
export type Submit = (lines: readonly string[]) => Promise<readonly Reply[] | GaveUp>;

/** What became of the rows so far. */
export interface Delivered {
  readonly fresh: number;
  readonly amended: number;
  readonly there: number;
  /** Left as they stand, for nobody asked to amend them. */
  readonly left: number;
  readonly refused: number;
}

export interface Delivery extends Delivered {
  /** Those that were refused when they were sent, by the rule or the status. */
  readonly groups: readonly Group<string>[];
  /** Why it ended before the end; undefined: it did not. */
  readonly stopped: string | undefined;
}

export interface Delivering {
  readonly intake: Intake;
  readonly survey: Survey;
  /** The name of the file. */
  readonly file: string;
  readonly wanted: Wanted;
  /** What the person had seen of the picture. */
  readonly seen: Seen | undefined;
  readonly submit: Submit;
  readonly told: (delivered: Delivered) => void;
  readonly signal: AbortSignal;
}

/** Commands of one request: few enough that each is answered soon, and a pause is soon heard. */
const BATCH = 100;

/** Sends until the end, or until `submit` gives up. */
export async function deliver(delivering: Delivering): Promise<Delivery> {
  const { intake, survey, signal } = delivering;
  const under = new Deliverer(delivering);
  const tally = await play(under.watched(intake.rowsToSend(survey, signal)), {
    post: (lines) => under.post(lines),
    head: 0, // what is new is counted here
    speed: undefined,
    now: () => 0,
    sleep: () => Promise.resolve(),
    progress: () => {},
    each: (row) => under.hear(row),
  });
  return { ...under.delivered, groups: under.groups.all, stopped: tally.stopped };
}

/** A row that is under way. */
interface Sent {
  readonly line: string;
  readonly verdict: Verdict;
  readonly number: number;
}

class Deliverer {
  readonly #how: Delivering;
  readonly #plan: Plan;
  /** By the ids of their commands. */
  readonly #rows = new Map<string, Pick<Report, 'number' | 'key' | 'to'>>();
  readonly groups = new Groups<string>();
  /** Rows that the server refused and that stand there all the same. */
  readonly #aside = new Set<number>();
  #delivered: Delivered = { fresh: 0, amended: 0, there: 0, left: 0, refused: 0 };

  constructor(how: Delivering) {
    this.#how = how;
    this.#plan = new Plan(how.intake.known);
  }

  get delivered(): Delivered {
    return this.#delivered;
  }

  async *watched(
    rows: AsyncIterable<Report | RefusedRow | NotedRow>,
  ): AsyncGenerator<Report | RefusedRow | NotedRow> {
    for await (const row of rows) {
      if (row.kind === 'report') this.#read(row);
      yield row;
    }
  }

  /** Refused as it was read, beside another of its id, or by the server. */
  hear(row: RefusedRow | NotedRow): void {
    if (row.kind === 'refused' && !this.#aside.delete(row.number)) this.#count('refused');
  }

  #read({ command: { id }, number, key, to }: Report): void {
    if (!this.#rows.has(id)) this.#rows.set(id, { number, key, to });
  }

  /** Judges these rows again, sends what is to be sent of them, and answers for each. */
  async post(lines: readonly string[]): Promise<readonly Outcome[] | GaveUp> {
    const outcomes: Outcome[] = [];
    for (let from = 0; from < lines.length; from += BATCH) {
      const got = await this.#postFew(lines.slice(from, from + BATCH));
      if ('kind' in got) return got;
      outcomes.push(...got);
      this.#how.told(this.#delivered);
    }
    return outcomes;
  }

  async #postFew(lines: readonly string[]): Promise<readonly Outcome[] | GaveUp> {
    const rows = lines.map((line) => this.#judged(line));
    const sent = rows.filter(({ outcome }) => outcome === undefined);
    const replies = sent.length === 0 ? [] : await this.#how.submit(sent.map(({ line }) => line));
    if ('kind' in replies) return replies;
    const answers = new Map(sent.map((row, i) => [row, replies[i]]));
    return rows.map((row) => row.outcome ?? this.#settled(row, answers.get(row)));
  }

  #judged(line: string): Sent & { readonly outcome: Outcome | undefined } {
    const command = Command.parse(JSON.parse(line));
    const row = this.#rows.get(command.id);
    if (row === undefined) throw new Error('a command of no row');
    const { number } = row;
    const verdict = this.#plan.judge({ ...row, command });
    switch (verdict.is) {
      case 'fresh':
        return { line, verdict, number, outcome: undefined };
      case 'there': {
        // a row that stands twice in the file is sent twice, and answered as the first was
        if (verdict.known === undefined) return { line, verdict, number, outcome: undefined };
        this.#count('there');
        return { line, verdict, number, outcome: takenAs(verdict.known) };
      }
      case 'amends': {
        if (!this.#how.wanted[verdict.kept ?? 'asReported']) {
          this.#count('left');
          return { line, verdict, number, outcome: takenAs(verdict.known) };
        }
        const amending = this.#amending(command, verdict, number);
        return { line: amending, verdict, number, outcome: undefined };
      }
      case 'refused':
        return { line, verdict, number, outcome: refusedAs(verdict.fault) };
      default:
        return verdict satisfies never;
    }
  }

  #amending(
    command: Command,
    { known }: Extract<Verdict, { is: 'amends' }>,
    number: number,
  ): string {
    const { file, seen } = this.#how;
    const event = amendedBy(known.fields, eventOf({ command }));
    const id = personsCommandId('amends', command.id, String(known.changed), contentOf(event));
    const reason = reasonOf(file, number);
    return JSON.stringify({
      id,
      seen,
      change: { type: 'event.amended', item: known.ref, event, reason },
    });
  }

  #settled({ verdict, number }: Sent, reply: Reply | undefined): Outcome {
    if (reply === undefined) throw new Error('a row was not answered');
    if (reply.kind === 'taken') {
      const { seq = 0 } = this.#how.seen ?? {};
      const again = verdict.is === 'there' || reply.seq <= seq;
      this.#count(again ? 'there' : verdict.is === 'amends' ? 'amended' : 'fresh');
      return reply;
    }
    const { rule, status, field, why } = reply;
    if (rule === 'L8' && verdict.is === 'fresh') {
      this.#count('there'); // somebody else of the desk has sent it meanwhile
      this.#aside.add(number);
      return reply;
    }
    this.groups.add(field.replace(/^change\.event\./, ''), rule ?? String(status), {
      number,
      said: why,
    });
    return reply;
  }

  #count(what: keyof Delivered): void {
    this.#delivered = { ...this.#delivered, [what]: this.#delivered[what] + 1 };
  }
}

const takenAs = ({ seq, ref: item }: KnownEvent): Outcome => ({ kind: 'taken', seq, item });

const refusedAs = (why: string): Outcome => ({ kind: 'refused', rule: undefined, field: '', why });
