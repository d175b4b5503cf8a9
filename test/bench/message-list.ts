/**
 * The page of messages after a day of them: its list as the clock goes on and after an act, its search. CPU of the
 * pure parts, beside a frame; what is drawn is a window of some twenty cards, however long the list is.
 */
import { type Reader, rowsOf } from '../../client/traffic/rows.ts';
import { finding } from '../../client/traffic/search.ts';
import { Cell } from '../../picture/cell.ts';
import { all } from '../../picture/table.ts';
import { ladderOf } from '../../picture/views/receipts/ladder.ts';
import { messageDay } from '../support/message-day.ts';
import { person } from '../support/people.ts';
import { SERVED } from '../support/theatre.ts';
import { cost } from './judging.ts';
import type { Row } from './support.ts';

const FRAME = 1e6 / 60; // µs

export async function benchMessageList(perHour: number): Promise<Row[]> {
  const { log, messages } = messageDay(perHour);
  const { picture } = log;
  const cell = Cell.parse(SERVED);
  const size = `${messages.toLocaleString('en')} messages in 24 hours`;
  let now = log.now;
  const reader = (): Reader => ({ cell, me: person('us'), now: ++now, opened: () => true });
  const first = () => rowsOf({ ...picture, staff: { ...picture.staff } }, reader());
  const within = (what: string, us: number): Row => ({
    what,
    size,
    result: `${(us / 1000).toFixed(2)} ms`,
    limit: `${(FRAME / 1000).toFixed(1)} ms: a frame`,
    ratio: us / FRAME,
  });
  const [item] = [...all(picture.items)].slice(-1);
  const begun = cost(first, 1);
  rowsOf(picture, reader());
  const tick = cost(() => rowsOf(picture, reader()), 20);
  const typed = (text: string) => () =>
    rowsOf(picture, reader(), finding(text, undefined, cell)).open.length;
  typed('help')();
  const search = cost(typed('ambulances 7'), 20);
  const ladder = cost(() => item && ladderOf(item, { picture, cell, now }), 200);
  return [
    within('the list of messages, all ladders made', begun),
    within('the list as the clock goes on', tick),
    within('the list found by words, after the first', search),
    within('one ladder', ladder),
  ];
}
