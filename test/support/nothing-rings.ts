/** The part of a cell's settings by which nothing rings and no clock runs. */
import { PRECEDENCES } from '../../picture/precedence.ts';
import { ALARM_KINDS, isLate } from '../../picture/staff/alarm-name.ts';
import { CLOCKED } from '../../picture/views/receipts/clocks.ts';
import type { CellChanges } from './room-cell.ts';

const off = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'off']));

export const NOTHING_RINGS: CellChanges['escalation'] = {
  ...off(ALARM_KINDS.filter((kind) => !isLate(kind))),
  ...Object.fromEntries(PRECEDENCES.map((precedence) => [precedence, off(CLOCKED)])),
};
