/** Until when an answer to terms is asked: the alarm of terms that wait for a desk rings then. Pure. */
import type { Terms, Version } from '../../../picture/facets/consent/version.ts';
import type { Setting } from '../../../picture/setting.ts';
import { limitsOf } from '../../../picture/views/alarms/limits.ts';

/** In ms since 1970; undefined in a cell without that alarm. */
export function answerBy(
  { time }: Pick<Version<Terms>, 'time'>,
  cell: Pick<Setting, 'escalation' | 'channel'>,
): number | undefined {
  const limits: ReadonlyMap<string, number> = limitsOf(cell);
  const limit = limits.get('waiting');
  return limit === undefined ? undefined : Date.parse(time) + limit;
}
