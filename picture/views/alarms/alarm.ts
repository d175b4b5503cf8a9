/** Alarms: what rings, where, and how far somebody has answered it. Words for rows that views make. [R37] */
import type { Author, DeskId, Instant, Ref } from '../../basics.ts';
import type { AlarmKind, AlarmName, Rings } from '../../staff/alarm-name.ts';

/** What an alarm is about: an item or a desk. */
export interface Subject {
  readonly ref?: Ref;
  /** The zone that an event is inside, or that the zone `ref` conflicts with. */
  readonly zone?: Ref;
  readonly desk?: DeskId;
  /** [R42] Only the circle of uncertainty reaches into the zone. */
  readonly maybe?: true;
}

/** One occurrence of an alarm. It follows from picture, cell and time alone. [R37] */
export interface Occurrence extends Rings {
  readonly name: AlarmName;
  readonly kind: AlarmKind;
  readonly subject: Subject;
  /** What its group has in common besides kind and responding desk: the zone's kind, or the subject. [R40] */
  readonly group: string;
  /** The entry that made it ring. */
  readonly seq: number;
  /** Since when its limits count (ms since 1970). [R41] */
  readonly clock: number;
  /** When it stopped being true (ms since 1970); undefined: it is true. */
  readonly ended: number | undefined;
}

/** How an occurrence stands at one desk; what is normal again is in no list. [R38] */
export type AlarmState = 'unacknowledged' | 'returned' | 'acknowledged' | 'shelved';

/** Who is asked by now: the desk that must respond, its second officer too, or all desks. [R41] */
export type Reach = 'desk' | 'second' | 'all';

/** One occurrence at one desk. */
export interface DeskAlarm {
  readonly occurrence: Occurrence;
  readonly state: AlarmState;
  readonly acknowledged?: { readonly by: Author; readonly time: Instant };
  readonly shelved?: {
    readonly by: Author;
    readonly time: Instant;
    readonly until: Instant;
    readonly reason: string;
  };
}

/** Occurrences that are answered together: of one kind, for one desk to answer, about one subject. [R40] */
export interface AlarmGroup {
  /** That of its first occurrence. */
  readonly name: AlarmName;
  readonly kind: AlarmKind;
  /** The desk that must respond: the one whose list it is, or another one that has not. [R41] */
  readonly responds: DeskId;
  /** That of the occurrence that asks most. */
  readonly state: AlarmState;
  readonly reach: Reach;
  /** By when they began, the first first. */
  readonly alarms: readonly DeskAlarm[];
  /** When it last sounded until now (ms since 1970), the repeated tone not counted. */
  readonly sounded: number;
  /** How often it has sounded until now. */
  readonly soundings: number;
}

/** All that one desk is to know: unacknowledged first, shelved last, then by gravity, then by age. */
export interface DeskAlarms {
  readonly groups: readonly AlarmGroup[];
  /** True while a tone repeats: something is unacknowledged and not shelved. */
  readonly rings: boolean;
  /** When something last sounded (ms since 1970); undefined: nothing has. */
  readonly sounded: number | undefined;
}

/** The alarms of each desk. */
export type Alarms = (desk: DeskId) => DeskAlarms;
