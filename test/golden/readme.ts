/** The text that lies beside a golden version. */
import type { Expected } from './expected.ts';

export const readme = (name: string, { protocol, logs, stopped, changes }: Expected): string => `\
# Golden version ${name} (PROTOCOL ${protocol})

What a server of this version wrote. It is never changed: every later version opens, folds, digests and
verifies it, in Node (\`test/golden.test.ts\`) and in Chromium (\`test/journeys/engines.journey.ts\`).

Made by \`npm run golden -- ${name}\`: \`test/golden/story/\` played over HTTP on a whole server with a clock of
its own, which was stopped at ${stopped}. Nobody and nothing in it is real: the people, their passkeys, the one
password and its one-time codes were made for it, and the key that signed the exercise's links is that of the tests.

| | |
|---|---|
| \`data/\` | the server's DATA_DIR, stopped: a database for each log, and the people |
| \`cell.json\` | the configuration that it ran with |
| \`logs/\` | the same logs as exported over HTTP, with their closing lines |
| \`checkpoints/\` | the line of each picture's checkpoint at its head |
| \`words.json\` | all that this version could put into a log or send over the wire (\`test/golden/words.ts\`) |
| \`expected.json\` | what each log comes to: head, digest, code, the state of each item at three moments |

| log | entries | items | code |
|---|---|---|---|
${Object.entries(logs)
  .map(([id, { head, items, code }]) => `| ${id} | ${head.seq} | ${items} | ${code} |`)
  .join('\n')}

Each of the ${changes.length} changes of this version is in one of them. With them: releases in every state, one of which waits for
a time after the server was stopped; texts in three languages with joined letters, marks, emoji and quotes; numbers at
their limits; the largest ring; events told hours after they occurred; a clock that was set back; watches that were
offered, relieved and left, checks, suspensions, a loss, and alarms that were answered; terms that were countered, taken
back, agreed, suspended by all, denounced and settled without who left; hours and days of a zone, an estimated end;
messages with every type of value, put off, answered, corrected and cancelled, and acknowledged in agreed words; what was
shown on a wall, passed on to units and told by voice; a channel that was suspended meanwhile.
`;
