/** Names what a cell has switched off that is on by default, for the server's log. */
import type { Cell } from '../picture/cell.ts';
import { PRECEDENCES } from '../picture/precedence.ts';
import { ALARM_KINDS, isLate } from '../picture/staff/alarm-name.ts';
import { CLOCKED } from '../picture/views/receipts/clocks.ts';

export function switchedOff({
  channel,
  escalation = {},
}: Pick<Cell, 'channel' | 'escalation'>): readonly string[] {
  const kinds = ALARM_KINDS.filter((kind) => !isLate(kind) && escalation[kind] === 'off');
  const clocks = PRECEDENCES.flatMap((precedence) =>
    CLOCKED.filter((step) => escalation[precedence]?.[step] === 'off').map(
      (step) => `the clock of ${precedence} for "${step}" (escalation.${precedence}.${step})`,
    ),
  );
  return [
    ...(channel === 'off' ? ['checks and losses of channels (channel)'] : []),
    ...kinds.map((kind) => `alarms of the kind ${kind} (escalation.${kind})`),
    ...clocks,
  ];
}
