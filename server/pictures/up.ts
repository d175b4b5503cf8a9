/** Reads the messages of screens. [W1] */
import { Up } from '../../picture/wire.ts';

/** The message in `text`; undefined if it is none. */
export function parseUp(text: string): Up | undefined {
  try {
    const up = Up.safeParse(JSON.parse(text));
    return up.success ? up.data : undefined;
  } catch {
    return undefined; // not JSON
  }
}
