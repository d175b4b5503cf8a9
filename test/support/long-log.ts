/** A log of few entries and many bytes, for tests of what is large. */
import { reported } from './examples.ts';
import { Growing, type Log } from './logs.ts';
import { person } from './people.ts';

/** Events with the longest texts, together at least so many bytes. */
export function longLog(bytes: number): Log {
  const log = new Growing();
  const text = { original: 'ar', ar: 'د'.repeat(4000), en: 'x'.repeat(4000) };
  const title = { original: 'en', en: 'Shots heard' };
  for (let made = 0; made < bytes; made += log.lines.at(-1)?.length ?? 0) {
    const refusal = log.ask(person('us'), reported({ title, text }));
    if (refusal !== undefined) throw new Error(refusal.why);
  }
  return log;
}
