/** What stands on a card of a message, in one line, and how loud. Pure. */
import type { Language } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { elapsed } from '../lib/countdown.ts';
import { lettersOf } from '../lib/letters.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import type { Row } from './rows.ts';

export interface StateWords {
  readonly tone: 'plain' | 'amber' | 'alarm';
  readonly text: string;
  /** How long something is late: digits that read left to right. */
  readonly clock?: string;
}

export function stateWords(
  { state, item }: Pick<Row, 'state' | 'item'>,
  cell: Pick<Cell, 'desks'>,
  language: Language,
): StateWords {
  const w = wordsIn(language).receipts.list.state;
  switch (state.is) {
    case 'late': {
      const text = fill(w.late, { desk: lettersOf(cell, state.desk) });
      return { tone: 'alarm', text, clock: elapsed(state.by, language) };
    }
    case 'acknowledge':
      return {
        tone: state.by !== undefined || item.fields.precedence === 'FLASH' ? 'alarm' : 'amber',
        text: w.acknowledge,
        ...(state.by === undefined ? {} : { clock: elapsed(state.by, language) }),
      };
    case 'answer':
      return { tone: 'amber', text: w.answer };
    case 'stands-by':
      return { tone: 'amber', text: fill(w.standsBy, { desk: lettersOf(cell, state.desk) }) };
    case 'waits':
      return { tone: 'amber', text: fill(w.waits, { desk: lettersOf(cell, state.desk) }) };
    case 'awaited': {
      const desk = state.desks.map((one) => lettersOf(cell, one)).join(' ');
      return { tone: 'amber', text: fill(w.awaited, { desk }) };
    }
    case 'no-unit':
      return { tone: 'amber', text: fill(w.noUnit, { desk: lettersOf(cell, state.desk) }) };
    case 'units': {
      const { confirmed: n, all } = state;
      return { tone: n === all ? 'plain' : 'amber', text: fill(w.units, { n, all }) };
    }
    case 'answered':
    case 'acknowledged':
    case 'corrected':
    case 'cancelled':
      return { tone: 'plain', text: w[state.is] };
    default:
      return state satisfies never;
  }
}
