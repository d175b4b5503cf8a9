/** Who may answer for a desk: the holder of its watch, and what is said while nobody holds it. [P19] [P21] */
import { type Judging, nowOf } from '../judging.ts';
import { forbidden, impossible, type Refusal } from '../refusal.ts';
import { standingOf } from './ledger.ts';

/**
 * The reason why an author may not answer for their desk now, or says wrongly that nobody holds its watch;
 * undefined if they may. `what` begins a sentence: "alarms are answered".
 */
export function heldWrongly(
  held: false | undefined,
  { context, picture, actor, field }: Judging,
  rule: string,
  what: string,
): Refusal | undefined {
  if (context === undefined) return impossible(rule, field, 'cannot be judged here');
  const standing = standingOf(picture.staff, actor, nowOf({ context, picture }));
  if (standing === undefined) {
    return forbidden(rule, `${what} by the person who holds the watch`);
  }
  const nobody = standing === 'nobody-holds';
  if (nobody === (held === false)) return undefined;
  const why = nobody ? 'nobody holds the watch: say false' : 'the watch is held: leave it out';
  return impossible(rule, 'change.held', why);
}
