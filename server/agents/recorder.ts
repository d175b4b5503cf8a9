/** Writes queued records into the access records: in order and once, also after a crash. [S12] */
import type { DeskId } from '../../picture/basics.ts';
import { accessRecordOf } from '../../picture/cell.ts';
import { type Machine, SERVER } from '../../picture/permission.ts';
import { Bell } from '../log/bell.ts';
import type { QueuedRecord, RecordQueue } from '../people/record-queue.ts';
import { isNotNow } from '../pictures/append.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import type { Duty } from './agent.ts';

/** Records written together. */
const BATCH_SIZE = 200;
/** ms between two looks for records that another process has queued. */
const POLL_INTERVAL = 400;

/** Records for one desk. */
interface Batch {
  readonly desk: DeskId;
  readonly queued: readonly QueuedRecord[];
}

/** The duty that empties the queue. Refused records stay there until the next start. */
export function accessRecorder(
  queue: RecordQueue,
  pictures: ReadonlyMap<string, ServedPicture>,
): Duty<Batch> {
  const bell = new Bell();
  queue.onAdded = () => bell.ring(); // the agent looks after the transaction that queued it
  const refused = new Set<number>(); // numbers in the queue
  return {
    async *wakes(signal) {
      for (let grown = bell.next(signal); !signal.aborted; ) {
        yield;
        await grown;
        grown = bell.next(signal);
      }
    },
    *at() {
      for (let after = 0; ; ) {
        const waiting = queue.first(BATCH_SIZE, after);
        if (waiting.length === 0) return;
        after = waiting.at(-1)?.n ?? after;
        const open = waiting.filter(({ n }) => !refused.has(n));
        const desks = Map.groupBy(open, ({ desk }) => desk);
        for (const [desk, queued] of desks) yield { desk, queued };
      }
    },
    next: (now) => now + POLL_INTERVAL,
    cause: ({ desk, queued }) => `record of ${desk} ${queued.map(({ n }) => n).join(' ')}`,
    async perform({ desk, queued }) {
      const record = pictures.get(accessRecordOf(desk));
      if (record === undefined) throw new Error(`there is no access record of ${desk}`);
      const server: Machine = { desk, person: SERVER, role: 'server' };
      const commands = queued.map(({ command }) => command);
      const answers = await record.appender.append(server, commands);
      const why: string[] = [];
      let later = false;
      for (const [i, { n }] of queued.entries()) {
        const answer = answers[i];
        if (answer?.kind === 'taken') queue.drop(n);
        else if (answer === undefined || isNotNow(answer)) later = true;
        else {
          refused.add(n);
          why.push(`${n}: ${answer.why}`);
        }
      }
      if (why.length > 0) {
        throw new Error(`the access record of ${desk} does not take ${why.join(', ')}`);
      }
      return later ? 'later' : 'done';
    },
  };
}
