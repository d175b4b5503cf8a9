/** How far a desk has come with what it must know; each desk by itself. [R60] */
import type { Author, DeskId, Instant } from '../../basics.ts';
import type { Item, Stamp } from '../../kinds/item.ts';
import type { Phrase } from '../../phrasebook/phrase.ts';
import type { Precedence } from '../../precedence.ts';
import { keyOfUnit, type Unit } from './unit.ts';

/** What desks must know of an item, and which desks. */
export interface Asked {
  readonly desks: readonly DeskId[];
  /** The entry with the words that they must know. */
  readonly words: Pick<Stamp, 'seq' | 'time'>;
  /** Whose clocks run; undefined: none. [R63] */
  readonly precedence: Precedence | undefined;
  /** Units have to hear of it too. */
  readonly units: boolean;
  /** Since when nobody has to know any more: it was withdrawn, corrected or cancelled. */
  readonly over: Instant | undefined;
  /** It waits while the channel of a desk is suspended. [R65] */
  readonly waits: boolean;
  /** The phrase that it says, if it is one. */
  readonly phrase?: Phrase;
}

/** An entry that made a step, and the entry whose words the step is about. */
export interface Step {
  readonly seq: number;
  readonly time: Instant;
  readonly of: number;
}
export interface StepBy extends Step {
  readonly by: Author;
}

export interface Acknowledgement extends StepBy {
  /** Nobody held the watch of the desk. */
  readonly held?: false;
  /** The phrase that said so. */
  readonly says?: Phrase;
}

/** A unit that was told, and that it has confirmed. */
export interface UnitTold {
  readonly unit: Unit;
  readonly passed: StepBy;
  readonly confirmed?: StepBy;
}

/** What another desk says that it told this one by voice. */
export interface ToldByVoice extends StepBy {
  /** Who was spoken to. */
  readonly person: string;
  readonly digits: string;
}

/** The steps of one desk; those about earlier words are in the log. */
export interface Receipt {
  readonly shown?: Step;
  readonly acknowledged?: Acknowledgement;
  /** In the order in which they were told. */
  readonly units?: readonly UnitTold[];
  readonly told?: readonly ToldByVoice[];
}

/** The state of the facet: absent until the first step, so that items of older logs stay as they are. */
export interface Receipted {
  readonly receipts?: Readonly<Partial<Record<DeskId, Receipt>>>;
}

/** Acts of other facets that show that their desk has read the item. */
const READ: ReadonlySet<string> = new Set([
  'position.taken',
  'consent.agreed',
  'consent.objected',
  'consent.considering',
  'consent.denounced',
]);

type Held = Item & Receipted;
type Read = Held & {
  readonly answered?: Partial<Record<DeskId, StepBy & { readonly first?: StepBy }>>;
};

/** The step by which a desk acknowledged the words that are asked about; undefined: it has not. [R61] */
export function acknowledgedBy(item: Read, desk: DeskId, { words }: Asked): StepBy | undefined {
  const own = item.receipts?.[desk]?.acknowledged;
  const step = item.history.find(
    ({ seq, by, type }) => seq > words.seq && by.desk === desk && READ.has(type),
  );
  const answer = item.answered?.[desk];
  const steps = [
    own?.of === words.seq ? own : undefined,
    step && { seq: step.seq, time: step.time, by: step.by, of: words.seq },
    answer?.first ?? answer,
  ].filter((one) => one !== undefined);
  return steps.sort((a, b) => a.seq - b.seq)[0];
}

/** When those words were first shown at a desk; undefined: they were not. [R62] */
export function shownAt({ receipts }: Held, desk: DeskId, { words }: Asked): Step | undefined {
  const step = receipts?.[desk]?.shown;
  return step?.of === words.seq ? step : undefined;
}

/** The units to which a desk has passed those words. */
export const unitsOf = ({ receipts }: Held, desk: DeskId, { words }: Pick<Asked, 'words'>) =>
  (receipts?.[desk]?.units ?? []).filter(({ passed }) => passed.of === words.seq);

/** What was told by voice about those words. */
export const toldTo = ({ receipts }: Held, desk: DeskId, { words }: Asked) =>
  (receipts?.[desk]?.told ?? []).filter(({ of }) => of === words.seq);

export const sameUnit = (a: Unit, b: Unit): boolean => keyOfUnit(a) === keyOfUnit(b);
