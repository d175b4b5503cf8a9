/** The label beside a bar of the board, and its text for screen readers. */
import type { Language } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { runIn, textIn } from '../facets/reading.ts';
import { hours } from '../lib/format.ts';
import { lettersOf } from '../lib/letters.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import type { Bar } from './bars.ts';

/** `Z-12`, or `Z-12 v2` for a version beside the agreed one: Latin letters in every language. */
export const refOf = ({ zone, version }: Bar): string =>
  version === undefined ? zone.ref : `${zone.ref} v${version}`;

/** Who leaves and when, or left; undefined: nobody does. `now` is the moment shown. */
export function leavingText({ left }: Bar, cell: Cell, now: number, language: Language) {
  if (left === undefined) return undefined;
  const w = wordsIn(language).board;
  const run = runIn(language);
  const desk = run(left.by.map((id) => lettersOf(cell, id)).join(' '));
  return fill(left.at > now ? w.leaves : w.left, { desk, time: run(hours(left.at, now)) });
}

/** All that a bar says, for those who listen. */
export function saidOf(bar: Bar, { cell, now, place, language }: About): string {
  const w = wordsIn(language).board;
  const name = cell.desks.find(({ id }) => id === bar.desk)?.name[language] ?? bar.desk;
  const states = [
    w.look[bar.look],
    bar.version === undefined ? undefined : fill(w.version, { n: bar.version }),
    bar.force && w.force,
    leavingText(bar, cell, now, language),
  ].filter((one) => one !== undefined);
  return fill(w.said, {
    desk: name,
    zone: `${textIn(bar.zone.terms.name, language)} ${bar.zone.ref}`,
    state: states.join(wordsIn(language).items.comma),
    from: hours(bar.from, now),
    to: hours(bar.to, now),
    place,
  });
}

interface About {
  readonly cell: Cell;
  /** The moment shown, in ms since 1970. */
  readonly now: number;
  /** The name of the row. */
  readonly place: string;
  readonly language: Language;
}
