/**
 * What was done, by a record of its own: who may do what, and what is late. It shares no code with the rules
 * that it is held against, and knows nothing but the world and what was done in it.
 */

/** The desks by letters: `a` wrote what must be known, in most worlds; somebody holds the watch of `b` alone. */
export const LETTERS = ['a', 'b', 'c'] as const;
export type Letter = (typeof LETTERS)[number];

/** Somebody: an officer, an analyst, or the server as it writes for a desk. */
export interface Who {
  readonly name: string;
  readonly desk: Letter;
  readonly role: 'officer' | 'analyst' | 'server';
}
/** Holds the watch of `b`. */
export const HOLDER = 'b-holder';

/** What must be known. */
export interface Subject {
  readonly is: 'request' | 'notice' | 'text' | 'answer' | 'event';
  readonly by: Letter;
  readonly to: readonly Letter[];
  readonly flash: boolean;
  /** For people on the ground. */
  readonly units: boolean;
  /** It waits while a channel is suspended. */
  readonly waits: boolean;
}

export type Did =
  | { readonly what: 'shown' | 'passed' | 'confirmed' | 'position' }
  | { readonly what: 'amended' | 'withdrawn' | 'cancelled' | 'suspended' | 'resumed' }
  | { readonly what: 'acknowledged'; readonly digits: boolean; readonly nobody: boolean }
  | { readonly what: 'told'; readonly desk: Letter; readonly right: boolean }
  | { readonly what: 'answered'; readonly as: 'done' | 'wrong' }
  | { readonly what: 'answered'; readonly as: 'stands by'; readonly until: number };

/** How far one desk is with the words as they are. Moments are whole numbers. */
export interface Known {
  readonly shown: boolean;
  readonly acknowledged?: 'by its act' | 'otherwise';
  readonly passed?: number;
  readonly confirmed: boolean;
  readonly told: boolean;
  readonly answered?: 'done' | number;
  /** When the words reached it; undefined: they wait. */
  readonly reached?: number;
}

export interface Told {
  readonly desks: Readonly<Partial<Record<Letter, Known>>>;
  /** How often the words were amended. */
  readonly amended: number;
  /** Since when nobody has to know any more. */
  readonly over?: number;
  readonly withdrawn: boolean;
  /** The channel of `b` is suspended. */
  readonly suspended: boolean;
}

const NOTHING: Known = { shown: false, confirmed: false, told: false };

/** The beginning: the words were just said, and `b` may have suspended its channel before. */
export const begun = ({ to, waits }: Subject, suspended: boolean): Told => ({
  desks: Object.fromEntries(
    to.map((desk) => [
      desk,
      suspended && waits && desk === 'b' ? NOTHING : { ...NOTHING, reached: 0 },
    ]),
  ),
  amended: 0,
  withdrawn: false,
  suspended,
});

/** Whether somebody may do this now. */
export function allowed(subject: Subject, told: Told, who: Who, did: Did, moment: number): boolean {
  const own = told.desks[who.desk];
  if (did.what === 'shown') return who.role === 'server' && own !== undefined && !own.shown;
  if (who.role !== 'officer') return false;
  if (did.what === 'suspended') return who.desk === 'b' && !told.suspended;
  if (did.what === 'resumed') return who.desk === 'b' && told.suspended;
  if (told.withdrawn) return false;
  const isMessage = subject.is !== 'event';
  switch (did.what) {
    case 'acknowledged': {
      if (own === undefined || own.acknowledged !== undefined) return false;
      const held = who.desk === 'b';
      return held === !did.nobody && (!held || who.name === HOLDER) && did.digits === subject.flash;
    }
    case 'passed':
      return own?.acknowledged !== undefined && own.passed === undefined;
    case 'confirmed':
      return own?.passed !== undefined && !own.confirmed;
    case 'told':
      return told.desks[did.desk] !== undefined && did.desk !== who.desk && did.right;
    case 'answered': {
      if (subject.is !== 'request' || own === undefined || told.over !== undefined) return false;
      if (did.as !== 'stands by') return did.as === 'done';
      return own.answered !== 'done' && did.until > moment;
    }
    case 'cancelled':
      return (
        isMessage && subject.is !== 'answer' && who.desk === subject.by && told.over === undefined
      );
    case 'position':
      return !isMessage;
    default:
      return !isMessage && who.desk === subject.by;
  }
}

/** What stands after somebody did this, who may. */
export function recorded(
  subject: Subject,
  told: Told,
  { desk }: Who,
  did: Did,
  moment: number,
): Told {
  const with_ = (one: Letter, more: Partial<Known>): Told => {
    const known = told.desks[one];
    return known === undefined
      ? told
      : { ...told, desks: { ...told.desks, [one]: { ...known, ...more } } };
  };
  const read = { acknowledged: told.desks[desk]?.acknowledged ?? ('otherwise' as const) };
  switch (did.what) {
    case 'shown':
      return with_(desk, { shown: true });
    case 'acknowledged':
      return with_(desk, { acknowledged: 'by its act' });
    case 'passed':
      return with_(desk, { passed: moment });
    case 'confirmed':
      return with_(desk, { confirmed: true });
    case 'told':
      return with_(did.desk, { told: true });
    case 'answered':
      return with_(desk, { ...read, answered: did.as === 'stands by' ? did.until : 'done' });
    case 'position':
      return with_(desk, read);
    case 'cancelled':
      return { ...told, over: moment };
    case 'withdrawn':
      return { ...told, over: moment, withdrawn: true };
    case 'suspended':
      return { ...told, suspended: true };
    case 'resumed': {
      const waiting = told.desks.b !== undefined && told.desks.b.reached === undefined;
      return { ...(waiting ? with_('b', { reached: moment }) : told), suspended: false };
    }
    case 'amended': {
      const fresh = subject.to.map((one) => [one, { ...NOTHING, reached: moment }]);
      return { ...told, amended: told.amended + 1, desks: Object.fromEntries(fresh) };
    }
    default:
      return did satisfies never;
  }
}

/** Moments within which each step is to be made. */
export const LIMITS = { shown: 1, acknowledged: 2, unit: 3 } as const;

export interface Expected {
  readonly made: boolean;
  readonly late: boolean;
}

/** Each rung of a desk as it is to be at a moment; undefined: not asked of it. */
export function rungsOf(
  subject: Subject,
  { over }: Told,
  known: Known,
  moment: number,
): Readonly<Record<'shown' | 'acknowledged' | 'answered' | 'unit', Expected | undefined>> {
  const rung = (made: boolean, due: number | undefined): Expected => ({
    made,
    late: !made && due !== undefined && due <= moment && due < (over ?? Number.POSITIVE_INFINITY),
  });
  const within = (limit: number, from = known.reached): number | undefined =>
    known.reached === undefined || from === undefined
      ? undefined
      : Math.max(from, known.reached) + limit;
  const { acknowledged, answered, passed, confirmed } = known;
  const until = typeof answered === 'number' ? answered : undefined;
  const unitDue = subject.units ? within(LIMITS.unit) : within(LIMITS.unit, passed);
  return {
    shown: rung(known.shown || acknowledged !== undefined, within(LIMITS.shown)),
    acknowledged: rung(acknowledged !== undefined, within(LIMITS.acknowledged)),
    answered: subject.is === 'request' ? rung(answered === 'done', until) : undefined,
    unit: subject.units || passed !== undefined ? rung(confirmed, unitDue) : undefined,
  };
}
