/** Names what a cell has switched off that is on by default, for the server's log. */
import type { Cell } from '../picture/cell.ts';
import { ALARM_KINDS } from '../picture/staff/alarm-name.ts';

export function switchedOff({
  channel,
  escalation = {},
}: Pick<Cell, 'channel' | 'escalation'>): readonly string[] {
  const kinds = ALARM_KINDS.filter((kind) => escalation[kind] === 'off');
  return [
    ...(channel === 'off' ? ['checks and losses of channels (channel)'] : []),
    ...kinds.map((kind) => `alarms of the kind ${kind} (escalation.${kind})`),
  ];
}
