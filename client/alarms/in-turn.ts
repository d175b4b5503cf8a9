/** Sends several changes, each after the one before was taken. */
import type { Change } from '../../picture/entry.ts';
import type { Answer } from '../api/api.ts';

/**
 * The answer to the last one, or to the first that was not taken; the rest are not sent then. One whose
 * answer was lost is sent again by `again`, and the rest after it.
 */
export async function sendInTurn(
  [first, ...rest]: readonly [Change, ...Change[]],
  send: (change: Change) => Promise<Answer>,
): Promise<Answer> {
  return onward(await send(first), rest, send);
}

async function onward(
  answer: Answer,
  [next, ...rest]: readonly Change[],
  send: (change: Change) => Promise<Answer>,
): Promise<Answer> {
  if (next === undefined) return answer;
  if (answer.state === 'taken') return onward(await send(next), rest, send);
  if (answer.state !== 'offline') return answer;
  const again = async () => onward(await answer.again(), [next, ...rest], send);
  return { ...answer, again };
}
