/**
 * Reads a file for one desk: what it is, what would become of its rows, and, when asked, each row as a command.
 * It's told what stands in the picture, and works in a worker of the page; nothing in it is the page's.
 */

import { ALERTS } from '../../picture/files/alerts.ts';
import { CEASEFIRE } from '../../picture/files/ceasefire.ts';
import type { FileFault, RowFault, RowNote } from '../../picture/files/faults.ts';
import { GENERIC } from '../../picture/files/generic.ts';
import type { Report, Target } from '../../picture/files/report.ts';
import { reportsOf } from '../../picture/files/reports.ts';
import type { NotedRow, RefusedRow } from '../../picture/files/row.ts';
import type { Source } from '../../picture/files/source.ts';
import { type Choices, type Survey, surveyFile } from '../../picture/files/survey.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import type { EventFields, EventRef } from '../../picture/kinds/event.ts';
import { afterTurn } from '../lib/turn.ts';
import { personsCommandId } from './command-ids.ts';
import { type Group, type GroupRow, Groups } from './groups.ts';
import { type Kept, type KnownEvent, KnownEvents } from './known-events.ts';
import { eventOf, Plan, type PlanFault } from './plan.ts';
import { type Preview, PreviewDraft } from './preview.ts';
import { namedSource, type SourceName } from './source-name.ts';

const DIALECTS = [CEASEFIRE, ALERTS, GENERIC];
/** Amendments that are listed one by one. */
const LISTED = 100;
const DOUBTS: ReadonlySet<RowNote> = new Set(['far', 'swapped', 'nowhere']);

export type Refused = RowFault | FileFault | PlanFault;

/** An event that a row would amend. */
export interface Amended {
  readonly number: number;
  readonly ref: EventRef;
  readonly kept: Kept | undefined;
  /** What it would say. */
  readonly fields: EventFields;
}

/** What a file was found to be, and what would become of its rows. */
export interface ReadFile {
  readonly survey: Survey;
  /** The name that the source of all rows has; undefined: each row's own, or none. */
  readonly source: SourceName | undefined;
  readonly fresh: number;
  readonly amends: Readonly<Record<Kept | 'asReported', number>>;
  readonly there: number;
  readonly refused: readonly Group<Refused>[];
  readonly noted: readonly Group<RowNote>[];
  /** The first of those that would be amended. */
  readonly amended: readonly Amended[];
  readonly preview: Preview;
}

export interface Circumstances {
  readonly target: Target;
  /** ms since 1970. */
  readonly now: number;
  /** The middle of the cell's view. */
  readonly middle: LonLat;
}

/** Thrown where a pass over the file was called off. */
class CalledOff extends Error {}

export class Intake {
  readonly #source: Source;
  readonly #around: Circumstances;
  readonly #known = new KnownEvents();
  #refused = new Groups<Refused>();
  #noted = new Groups<RowNote>();
  #draft: PreviewDraft;

  constructor(source: Source, around: Circumstances) {
    this.#source = source;
    this.#around = around;
    this.#draft = new PreviewDraft(around.middle);
  }

  /** What stands in the picture of the desk's own, or has changed there. */
  know(events: readonly KnownEvent[]): void {
    this.#known.put(events);
  }
  get known(): KnownEvents {
    return this.#known;
  }

  /**
   * Reads it twice: to settle how, and to judge each row. `told` hears the share that was read of both. A refusal, if
   * nothing of it goes in; undefined: it was called off.
   */
  async read(
    choices: Choices,
    told: (share: number) => void,
    signal: AbortSignal,
  ): Promise<ReadFile | RefusedRow | undefined> {
    try {
      return await this.#read(choices, told, signal);
    } catch (fault) {
      if (signal.aborted) return undefined; // whatever a reader made of it
      throw fault;
    }
  }

  async #read(
    choices: Choices,
    told: (share: number) => void,
    signal: AbortSignal,
  ): Promise<ReadFile | RefusedRow | undefined> {
    const pass = (from: number) => this.#opened((share) => told(from + share / 2), signal);
    const found = await surveyFile(pass(0), choices, DIALECTS);
    if (signal.aborted) return undefined;
    if ('kind' in found) return found;
    const { survey, source } = namedSource(found);
    const plan = new Plan(this.#known);
    this.#refused = new Groups();
    this.#noted = new Groups();
    this.#draft = new PreviewDraft(this.#around.middle);
    const amends = { asReported: 0, byHand: 0, byFeed: 0 };
    const amended: Amended[] = [];
    let [fresh, there] = [0, 0];
    let doubted = 0; // the row of the last doubt about a place
    for await (const row of this.#rows(pass(0.5), survey)) {
      if (row.kind === 'refused') this.#refused.add(row.field, row.fault, saidOf(row));
      else if (row.kind === 'noted') {
        this.#noted.add(row.field, row.note, row);
        if (DOUBTS.has(row.note)) doubted = row.number;
      } else {
        const verdict = plan.judge(row);
        const fields = eventOf(row);
        switch (verdict.is) {
          case 'fresh':
            fresh++;
            break;
          case 'there':
            there++;
            break;
          case 'amends': {
            const { known, kept } = verdict;
            amends[kept ?? 'asReported']++;
            if (amended.length < LISTED) {
              amended.push({ number: row.number, ref: known.ref, kept, fields });
            }
            break;
          }
          case 'refused':
            this.#refused.add('', verdict.fault, { number: row.number, said: verdict.said });
            continue;
          default:
            verdict satisfies never;
        }
        this.#draft.add(row.number, fields.geometry, verdict.is, doubted === row.number);
      }
    }
    if (signal.aborted) return undefined;
    return {
      survey,
      source,
      fresh,
      amends,
      there,
      refused: this.#refused.all,
      noted: this.#noted.all,
      amended,
      preview: this.#draft.preview,
    };
  }

  /** All rows of a group of the last reading that were kept. */
  refusedRows(field: string, name: Refused): readonly GroupRow[] {
    return this.#refused.rowsOf(field, name);
  }
  notedRows(field: string, name: RowNote): readonly GroupRow[] {
    return this.#noted.rowsOf(field, name);
  }
  /** What a row of the last reading is made of; nothing, if it does not go in. */
  shapesOf(number: number): readonly EventFields['geometry'][] {
    return this.#draft.shapesOf(number);
  }

  /** The rows of the file as they were judged, read again. */
  rowsToSend(survey: Survey, signal: AbortSignal): AsyncGenerator<Report | RefusedRow | NotedRow> {
    return this.#rows(
      this.#opened(() => {}, signal),
      survey,
    );
  }

  #rows(source: Source, survey: Survey): AsyncGenerator<Report | RefusedRow | NotedRow> {
    const { target, now, middle } = this.#around;
    return reportsOf(source, survey, {
      target,
      now,
      middle,
      inOrder: false,
      commandId: personsCommandId,
    });
  }

  /** The file, in pieces between which the worker hears what it is told. */
  #opened(told: (share: number) => void, signal: AbortSignal): Source {
    const { name, size } = this.#source;
    const open = this.#source.open.bind(this.#source);
    return {
      name,
      size,
      async *open() {
        let read = 0;
        for await (const chunk of open()) {
          for (let from = 0; from < chunk.length; from += PIECE) {
            const piece = chunk.subarray(from, from + PIECE);
            yield piece;
            read += piece.length;
            told(size === 0 ? 1 : read / size);
            await new Promise<void>(afterTurn);
            if (signal.aborted) throw new CalledOff();
          }
        }
      },
    };
  }
}

const PIECE = 1 << 16; // bytes

/** What is in question, and what it may mean: `03/04/2026 (3 April or 4 March)`. */
const saidOf = ({ number, said, may = [] }: RefusedRow): GroupRow => ({
  number,
  said: may.length === 0 ? said : `${said} (${may.join(' / ')})`,
});
