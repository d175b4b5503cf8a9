/** What becomes of each row of a file in the desk's own picture, before and while rows are sent. Pure. */
import { checksum } from '../../picture/files/checksum.ts';
import type { Report } from '../../picture/files/report.ts';
import type { EventFields } from '../../picture/kinds/event.ts';
import { contentOf, type Kept, type KnownEvent, type KnownEvents } from './known-events.ts';

/** Why a row does not go in, beside what makes it unreadable. */
export type PlanFault =
  /** Said: the event, which was withdrawn. */
  | 'withdrawn'
  /** Another row of the file has its id, and says something else; said: the line of that row. */
  | 'idTwice';

export type Verdict =
  | { readonly is: 'fresh' }
  /** It stands there, saying the same; undefined: an earlier row of this file says the same. */
  | { readonly is: 'there'; readonly known: KnownEvent | undefined }
  /** It stands there and says something else; `kept`: why it's left unless somebody asks for it. */
  | { readonly is: 'amends'; readonly known: KnownEvent; readonly kept: Kept | undefined }
  | { readonly is: 'refused'; readonly fault: PlanFault; readonly said: string };

/** What a report says, as the plan needs it. */
export type Planned = Pick<Report, 'number' | 'command' | 'key' | 'to'>;

/** The event that a report reports. Throws if it is none: a bug. */
export function eventOf({ command: { change } }: Pick<Report, 'command'>): EventFields {
  if (change.type !== 'event.reported') throw new Error(`a row is no event: ${change.type}`);
  return change.event;
}

/** Judges the rows of one pass over a file, in their order. */
export class Plan {
  readonly #known: KnownEvents;
  /** By the id of its command: the line of a row, and a checksum of what it says. */
  readonly #before = new Map<string, { readonly number: number; readonly sum: number }>();
  /** Of rows by which others link to them. */
  readonly #keys = new Set<string>();

  constructor(known: KnownEvents) {
    this.#known = known;
  }

  judge(report: Planned): Verdict {
    const event = eventOf(report);
    const content = contentOf(event);
    const before = this.#before.get(report.command.id);
    if (before !== undefined) {
      return before.sum === checksum(content)
        ? { is: 'there', known: undefined }
        : { is: 'refused', fault: 'idTwice', said: String(before.number) };
    }
    this.#before.set(report.command.id, { number: report.number, sum: checksum(content) });
    if (report.key !== undefined) this.#keys.add(report.key);
    const known = this.#known.find(event);
    if (known === undefined) return { is: 'fresh' };
    if (known.withdrawn) return { is: 'refused', fault: 'withdrawn', said: known.ref };
    const same = contentOf(known.fields) === content && this.#isLinked(known.fields, report);
    return same ? { is: 'there', known } : { is: 'amends', known, kept: known.kept };
  }

  /** Whether an event has the kind of link that a row asks for, if it asks for one to a row before it. */
  #isLinked({ links = [] }: EventFields, { to }: Planned): boolean {
    if (to === undefined || !this.#keys.has(to.key)) return true;
    return links.some(({ relation }) => relation === to.relation);
  }
}

/** The event as a row amends it: what others have linked stays linked. */
export function amendedBy(known: EventFields, event: EventFields): EventFields {
  const { links: linked = [] } = known;
  const added = (event.links ?? []).filter(
    ({ relation, item }) => !linked.some((one) => one.relation === relation && one.item === item),
  );
  const links = [...linked, ...added];
  return links.length === 0 ? event : { ...event, links };
}
