/** An item as plain text that can be pasted into a message or read out, in the reader's language. Pure. */
import type { AnyItem } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import type { Fact, Piece } from '../facets/fact.ts';
import { type Reading, runIn, textIn } from '../facets/reading.ts';
import { placeText } from '../fields/place-text.ts';
import { uiOf } from '../kinds.ts';
import { altitudeText, areaText, distanceText, dtg } from '../lib/format.ts';
import { lettersOf } from '../lib/letters.ts';
import { fill } from '../messages/fill.ts';
import { factsOf } from './facts.ts';
import { signText } from './sign.ts';

/** One line a fact, headed by what it is; a field that was not given has no line. */
export function reportText(item: AnyItem, reading: Reading): string {
  const facts = factsOf(item, reading).filter(({ only }) => only !== 'details');
  const at = (where: Fact['textAt']) => facts.filter(({ textAt }) => textAt === where);
  const lines = [...at('first'), ...at(undefined), ...at('last')].map(
    ({ label, textLabel, value }) => `${textLabel ?? label}: ${valueText(value, reading)}`,
  );
  return [headOf(item, reading), ...lines].join('\n');
}

function headOf(item: AnyItem, { language }: Reading): string {
  const { withdrawn } = uiOf(item).words(language);
  return [
    signText(item, language),
    item.state === 'withdrawn' ? withdrawn.toUpperCase() : undefined,
    item.ref,
    textIn(titleOf(item), language),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

const valueText = (value: readonly Piece[], reading: Reading): string =>
  value.flatMap((piece) => pieceText(piece, reading) ?? []).join(' · ');

/** Undefined for what a text leaves out. */
function pieceText(piece: Piece, { cell, language }: Reading): string | undefined {
  const run = runIn(language);
  switch (piece.is) {
    case 'stretch':
      return stretchText(piece, run);
    case 'recorded': {
      const { desk } = piece.by;
      const letters = lettersOf(cell, desk);
      return `${run(dtg(piece.time))} ${letters}`;
    }
    case 'place':
      return run(placeText(piece.at));
    case 'length':
      return distanceText(piece.metres, language);
    case 'area':
      return areaText(piece.squareMetres, language);
    case 'heights':
      return run(altitudeText(piece.altitude));
    case 'ref':
      return piece.relation === undefined ? piece.to : `${piece.relation} ${piece.to}`;
    case 'sign':
      return run(piece.text);
    case 'gloss':
      return undefined;
    case 'words':
    case 'quoted':
    case 'labelled':
      return piece.text;
    default:
      return piece satisfies never;
  }
}

function stretchText(
  { from, to, endless, about, hours }: Extract<Piece, { readonly is: 'stretch' }>,
  run: (text: string) => string,
): string {
  const time = to && run(dtg(to));
  const end = time && about ? fill(about, { time }) : (time ?? endless);
  const joint = about ? ' · ' : ' – ';
  const within = hours === undefined ? '' : ` (${hours})`;
  return `${run(dtg(from))}${end === undefined ? '' : `${joint}${end}`}${within}`;
}
