/**
 * Who knew: how far a desk had come with what it had to know at a moment, entry by entry, and when it could not
 * be reached until then. Of a picture that ends at that moment. [R60] [R64]
 */
import type { Author, DeskId, Instant } from '../../basics.ts';
import {
  type Asked,
  acknowledgedBy,
  type Receipted,
  shownAt,
  toldTo,
  unitsOf,
} from '../../facets/receipts/receipt.ts';
import type { Unit } from '../../facets/receipts/unit.ts';
import type { AnyItem, Picture } from '../../fold.ts';
import { kindOf } from '../../items.ts';
import type { PhraseNumber } from '../../phrasebook/phrase.ts';
import type { Setting } from '../../setting.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { type Silence, silencesOf } from './silences.ts';

/** One step; `passed` and `confirmed` name the unit, `told` whom another desk spoke to. */
export interface KnownStep {
  readonly is: 'shown' | 'acknowledged' | 'answered' | 'passed' | 'confirmed' | 'told';
  readonly seq: number;
  readonly time: Instant;
  /** Undefined: the server wrote it. */
  readonly by?: Author;
  readonly unit?: Unit;
  readonly person?: string;
  readonly phrase?: PhraseNumber;
}

export interface WhoKnew {
  readonly asked: Asked;
  /** When the words reached the desk, which may be later. [R65] */
  readonly delivery: Delivery;
  /** In the order of their entries; what a position, an act of consent or an answer says too is there. */
  readonly steps: readonly KnownStep[];
  /** From when the words were said until the moment. */
  readonly silences: readonly Silence[];
}

interface Asking {
  readonly item: AnyItem & Receipted;
  readonly desk: DeskId;
  /** The moment (ms since 1970), not before the last entry of the picture. */
  readonly at: number;
  readonly cell: Pick<Setting, 'channel'>;
}

/** What a desk knew of an item; undefined: it did not have to say that it did. */
export function whoKnew(
  picture: Pick<Picture, 'staff' | 'opened'>,
  { item, desk, at, cell }: Asking,
): WhoKnew | undefined {
  const asked = kindOf(item).asks(item, picture.opened?.members ?? []);
  if (asked === undefined || !asked.desks.includes(desk)) return undefined;
  const since = { from: Date.parse(asked.words.time), to: at };
  return {
    asked,
    delivery: deliveryOf(picture.staff, desk, asked),
    steps: stepsOf(item, desk, asked),
    silences: silencesOf(picture, desk, cell, since),
  };
}

function stepsOf(item: AnyItem & Receipted, desk: DeskId, asked: Asked): readonly KnownStep[] {
  const shown = shownAt(item, desk, asked);
  const acknowledged = acknowledgedBy(item, desk, asked);
  const answer = item.kind === 'message' ? item.answered?.[desk] : undefined;
  const steps: readonly (KnownStep | undefined)[] = [
    shown && { is: 'shown', seq: shown.seq, time: shown.time },
    acknowledged && { is: 'acknowledged', ...entryOf(acknowledged) },
    answer && { is: 'answered', ...entryOf(answer), phrase: answer.phrase },
    ...unitsOf(item, desk, asked).flatMap(({ unit, passed, confirmed }): KnownStep[] => [
      { is: 'passed', ...entryOf(passed), unit },
      ...(confirmed ? [{ is: 'confirmed' as const, ...entryOf(confirmed), unit }] : []),
    ]),
    ...toldTo(item, desk, asked).map(
      (told): KnownStep => ({ is: 'told', ...entryOf(told), person: told.person }),
    ),
  ];
  return steps.filter((step) => step !== undefined).sort((a, b) => a.seq - b.seq);
}

const entryOf = ({ seq, time, by }: Required<Pick<KnownStep, 'seq' | 'time' | 'by'>>) => ({
  seq,
  time,
  by,
});
