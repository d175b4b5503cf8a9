/** Why the reader may not answer a group of alarms, in words. Pure. */
import type { Language } from '../../picture/basics.ts';
import type { AlarmGroup } from '../../picture/views/alarms/alarm.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import type { Answering } from './answering.ts';
import { asks } from './standing.ts';

/** Undefined: they may, or nothing is left to answer. */
export function whyNotAnswer(
  group: AlarmGroup,
  answering: Answering,
  language: Language,
): string | undefined {
  const { whyNot } = wordsIn(language).alarms;
  if (!asks(group)) return undefined;
  if (answering.may) return undefined;
  if (answering.why === 'holder') return fill(whyNot.holder, { person: answering.person });
  return whyNot[answering.why];
}
