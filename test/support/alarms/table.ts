/** Alarms as tables: what somebody does at a time, and what a desk's list says then. The test moves the clock. */
import { Ref } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import { agreedIn, openIn } from '../../../picture/facets/consent/version.ts';
import { itemOf } from '../../../picture/fold.ts';
import { AlarmName } from '../../../picture/staff/alarm-name.ts';
import type { AlarmGroup, DeskAlarms } from '../../../picture/views/alarms/alarm.ts';
import { alarms, occurrenceNamed } from '../../../picture/views/alarms/alarms.ts';
import { AlarmLog, cellWith, DESKS, instant } from './log.ts';

export const START = Date.parse('2026-11-22T14:00:00.000Z');

/** Limits that are easy to count with: FLASH acknowledged 60 s, what waits 10 min, all others 30 s. */
export const LIMITS = {
  FLASH: { shown: 'off', acknowledged: 60, unit: 600 },
  inside: 30,
  denounced: 30,
  conflict: 30,
  lost: 30,
  unmanned: 30,
  missed: 30,
  ending: 30,
  waiting: 600,
  ended: 30,
};

/** Of the alarms of a watch that nobody holds, tests of other kinds want none. */
export const quiet = (over: object = {}): Cell =>
  cellWith({ escalation: { ...LIMITS, unmanned: 'off', ...over } });

export class Scene {
  readonly log = new AlarmLog(START);
  readonly cell: Cell;
  readonly #view;

  constructor(cell: Cell = quiet()) {
    this.cell = cell;
    this.#view = alarms(cell);
    this.#view.start(this.log.picture);
  }

  /** Seconds since the start, as `m:ss`. */
  static seconds(clock: string): number {
    const [minutes = 0, seconds = 0] = clock.split(':').map(Number);
    return minutes * 60 + seconds;
  }

  at(clock: string): this {
    this.log.now = START + Scene.seconds(clock) * 1000;
    return this;
  }

  get time(): string {
    return instant(this.log.now);
  }

  say(desk: string, change: object, role: 'officer' | 'feed' | 'server' = 'officer'): number {
    const seq = this.log.say(desk, change, role);
    this.#view.take(this.log.entries.slice(-1), this.log.picture);
    return seq;
  }

  /** A desk says something of the open version of a zone; to denounce, or to take that back, of the agreed one. */
  consent(desk: string, ref: string, is: string, over: object = {}): this {
    const zone = itemOf(this.log.picture, Ref.parse(ref));
    const versions = (zone?.kind === 'zone' && zone.versions) || [];
    const version = (is === 'denounced' ? undefined : openIn(versions)) ?? agreedIn(versions);
    if (version === undefined) throw new Error(`${ref} has no version`);
    const act = { item: ref, version: version.version, termsHash: version.hash, ...over };
    this.say(desk, { type: `consent.${is}`, ...act });
    return this;
  }

  /** These desks agree, each in an entry of its own. */
  agree(ref: string, ...desks: string[]): this {
    for (const desk of desks) this.consent(desk, ref, 'agreed');
    return this;
  }

  acknowledge(desk: string, ...names: string[]): void {
    this.say(desk, { type: 'alarm.acknowledged', alarms: names });
  }

  shelve(desk: string, until: string, ...names: string[]): void {
    const end = instant(START + Scene.seconds(until) * 1000);
    this.say(desk, { type: 'alarm.shelved', alarms: names, until: end, reason: 'Works' });
  }

  of(desk: string): DeskAlarms {
    const id = DESKS.find((one) => one === desk);
    if (id === undefined) throw new Error(`no desk ${desk}`);
    return this.#view.at(this.log.now)(id);
  }

  /** `name: state`, and beyond the desk how far, and whose it is to answer. */
  rows(desk: string): string[] {
    return this.of(desk).groups.map((group) => rowOf(group, desk));
  }

  /** When the view says that something changes next (ms since 1970). */
  get nextAt(): number | undefined {
    return this.#view.next(this.log.now);
  }

  /** The same as `m:ss`. */
  get next(): string | undefined {
    const next = this.nextAt;
    if (next === undefined) return undefined;
    const seconds = (next - START) / 1000;
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  /** The desks that may answer an occurrence now; undefined: it has not begun. */
  answers(name: string): readonly string[] | undefined {
    const { picture, now } = this.log;
    return occurrenceNamed(picture, this.cell, AlarmName.parse(name), now)?.desks;
  }
}

function rowOf(
  { name, state, reach, responds, alarms, soundings }: AlarmGroup,
  desk: string,
): string {
  return [
    `${name}: ${state}`,
    reach === 'desk' ? '' : `to ${reach}`,
    responds === desk ? '' : `for ${responds}`,
    alarms.length === 1 ? '' : `${alarms.length} alarms`,
    soundings === 1 ? '' : `heard ${soundings} times`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export const event = (over: object = {}) => ({
  type: 'event.reported',
  event: {
    category: 'small-arms-fire',
    precedence: 'ROUTINE',
    geometry: { type: 'Point', coordinates: [35.8, 33] },
    occurred: { from: '2026-11-22T14:00:00.000Z' },
    title: { original: 'en', en: 'Shots' },
    source: { reliability: 'B', credibility: '2' },
    ...over,
  },
});

export const terms = (over: object = {}) => ({
  kind: 'no-fire',
  name: { original: 'en', en: 'Harvest' },
  area: { type: 'Circle', centre: [35.8, 33], radius: 2000 },
  window: { from: '2026-11-22T12:00:00.000Z' },
  basis: 'Minutes of 20 NOV 26',
  ...over,
});

/** A zone to which its own desk agrees; the others have yet to. */
export const proposal = (over: object = {}) => ({
  type: 'zone.proposed',
  terms: terms(over),
  agrees: true,
});

/** A zone that holds at once, because it binds its own desk alone. */
export const zone = (over: object = {}) => proposal({ unilateral: true, ...over });

export const taken = (over: object = {}) => ({
  type: 'watch.taken',
  brief: { seq: 1, at: '2026-11-22T14:00:00.000Z', hash: '0'.repeat(64) },
  ...over,
});
