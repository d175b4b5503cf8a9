/** How items of a kind are written: the form that makes and amends them, and what else their desk does. */
import type { DeskId, Instant, Language, Ref } from '../../picture/basics.ts';
import type { Change, ChangeType } from '../../picture/entry.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import type { KindItem } from '../../picture/items.ts';
import type { Tool } from '../drawing/tool.ts';
import type { FieldValues } from '../fields/field-values.ts';
import type { FormKind } from '../fields/form-kind.ts';
import type { TypedFields } from '../fields/typed-fields.ts';
import type { Entry } from '../gazetteer/goto.ts';
import type { OwnAct } from './own-act.ts';

export interface Writing<I extends KindItem> extends FormKind {
  readonly kind: I['kind'];
  /** The change that a new item is made by. */
  readonly makes: ChangeType;
  /** The fields of its form, in the order in which a person meets them. */
  readonly fields: readonly string[];
  /** Whether its form takes names of places: they are fetched for it. */
  readonly namesPlaces: boolean;
  wording(language: Language): Wording;
  /** On the button that sends a new one, or the next version. */
  sends(words: FieldValues, to: Destined, language: Language): string;

  /** What stands in a new form: only what is nearly always so. */
  fresh(begun: Begun): FieldValues;
  /** An item in the words that were said of it last, agreed or not. */
  latest(item: I): I;
  /** The words of an item, as they would have been typed. */
  filled(item: I): FieldValues;
  /**
   * The words of a version of an item that is written for release: its own, linked to it as far as its kind
   * has links.
   */
  version(item: I): FieldValues;
  /** The words with what is suggested while the author wrote none; the very same if nothing is. */
  suggested(words: FieldValues, written: Written): FieldValues;
  /** What its changes say beside their type, item and reason, as far as it can be read. */
  input(typed: TypedFields, shape: Shape | Area | undefined, to: Destined): object;
  /** What the change that makes a new item says beside that. */
  making(to: Destined): object;
  /** The amendment of an item that changes nothing; undefined if it is never amended. */
  amended(item: I): Change | undefined;
  /** The next version of an item, in the same words; undefined if desks do not agree to its words. */
  next(item: I): Change | undefined;
  /** Whether its author answers for having seen all that may meet it. [R50] */
  readonly looks: boolean;
  /** When what an item speaks of begins, said before it is sent. */
  begins(item: I): Instant | undefined;

  /** What it is drawn with; the key of the kind takes up the first. */
  readonly tools: readonly [Tool, ...Tool[]];
  /** The path of the line drawing on the button that unfolds its tools. */
  readonly sign: string;
  /** The letter of its key, as on a Latin keyboard. */
  readonly key: string;
  /** The tool that an item could have been drawn with. */
  toolFor(item: I): Tool;

  /** What its own desk does with an item that stands, beside amending it. */
  acts(item: I): readonly OwnAct[];
}

export interface Wording {
  /** At the head of its form: `Report an event`. */
  readonly making: string;
  /** Before the reference of the item: `Amend`. */
  readonly amending: string;
  /** On the button of its tools: `Zone`. */
  readonly tools: string;
}

/** What a new form begins with. */
export interface Begun {
  /** The language that the author writes in. */
  readonly original: Language;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The item that is selected. */
  readonly on?: Ref | undefined;
}

/** Where what is written goes. */
export interface Destined {
  /** The desks that see it there. */
  readonly members: readonly DeskId[];
}

/** How far a form is written. */
export interface Written {
  readonly shape: Shape | Area | undefined;
  /** Places that have names, as far as they are here. */
  readonly places: readonly Entry[];
}
