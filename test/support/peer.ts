/** A second server on the logs of a folder, in a process of its own; what it is asked comes from its parent. */
import { join } from 'node:path';
import { z } from 'zod';
import { DeskId, PersonId } from '../../picture/basics.ts';
import { Command } from '../../picture/entry.ts';
import { Role } from '../../picture/wire.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { startServer } from '../../server/server.ts';
import { SECRET } from './cell.ts';
import { DESK_CELL } from './desks.ts';
import { UNLIMITED } from './unlimited.ts';
import { unsteppedClock } from './unstepped-clock.ts';

const Asked = z.object({
  n: z.int(),
  picture: z.string(),
  /** Left out: only how far the picture is. */
  ask: z
    .object({
      who: z.object({ desk: DeskId, person: PersonId, role: Role }),
      command: Command,
    })
    .optional(),
});

const [dir = ''] = process.argv.slice(2);
const isOfCell = (id: string) => DESK_CELL.pictures.some((one) => one.id === id);
const server = await startServer({
  cell: DESK_CELL,
  mode: 'exercise',
  people: ':memory:',
  limits: UNLIMITED,
  secret: SECRET,
  host: '127.0.0.1',
  port: 0,
  page: dir,
  basemap: dir,
  clock: unsteppedClock(Date.now),
  log: (id) => (isOfCell(id) ? sqliteLog(join(dir, `${id}.db`)) : memoryLog()),
  fault(error) {
    process.send?.({ fault: error.stack });
  },
});

process.on('message', async (message) => {
  const { n, picture, ask } = Asked.parse(message);
  const served = server.pictures.get(picture);
  if (served === undefined) throw new Error(`no picture ${picture}`);
  const [answer] = ask ? await served.appender.append(ask.who, [ask.command]) : [];
  const { head, code, alarm } = served.replica;
  process.send?.({ n, answer, head, code, alarm });
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
