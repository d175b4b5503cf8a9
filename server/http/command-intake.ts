/** Takes the commands in the body of `POST …/changes`, within the rate of each person. */
import type { Person } from '../../picture/permission.ts';
import type { ClientAddress } from '../lib/client-address.ts';
import type { TokenBuckets } from '../lib/token-buckets.ts';
import type { People } from '../people/people.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { countLines, handleCommand, handleCommands, type Reply } from './picture-changes.ts';

/** Bytes of a body. */
export const MAX_BODY = 1024 * 1024;
/** Waiting commands of a picture above which a request is answered 429. */
export const MAX_WAITING = 20_000;
/** The type of a body with one command on each line, and of its answer. */
export const NDJSON = 'application/x-ndjson';

/** A whole body, and who sent it. */
export interface Submitted {
  readonly served: ServedPicture;
  readonly person: Person;
  readonly client: ClientAddress;
  /** The header Content-Type. */
  readonly type: string | undefined;
  readonly bytes: Uint8Array;
}

/** An answer, ready to be sent. */
export interface Answered {
  readonly status: Reply['status'] | 200 | 429;
  readonly type: 'application/json' | typeof NDJSON;
  readonly text: string;
  /** Whole seconds, for the header Retry-After. */
  readonly retryAfter?: number | undefined;
}

/** Takes commands, and records those that were refused for what somebody may not do. */
export class CommandIntake {
  readonly #people: People;
  readonly #rate: TokenBuckets;

  /** `rate`: commands per person; feeds have no limit. */
  constructor(people: People, rate: TokenBuckets) {
    this.#people = people;
    this.#rate = rate;
  }

  async take({ served, person, client, type, bytes }: Submitted): Promise<Answered> {
    const { refusals } = this.#people;
    const many = type?.startsWith(NDJSON) ?? false;
    const count = many ? countLines(bytes) : 1;
    const spent = person.role === 'feed' ? 'taken' : this.#rate.take(person.person, count);
    if (spent !== 'taken') {
      refusals.record('rate', client.address, person);
      const error = { kind: 'busy', why: 'too many commands' };
      return { ...json(429, { error }), retryAfter: Math.max(1, Math.ceil(spent)) };
    }
    const recorded = (reply: Reply) => {
      if (reply.status === 403) refusals.record('command', client.address, person);
      return reply;
    };
    if (!many) return answerOf(recorded(await handleCommand(served, person, bytes)));
    const replies = await handleCommands(served, person, bytes);
    if ('status' in replies) return answerOf(replies);
    const lines = replies.map((reply) => {
      const { status, body } = recorded(reply);
      return `${JSON.stringify({ status, ...body })}\n`;
    });
    return { status: 200, type: NDJSON, text: lines.join('') };
  }
}

const json = (status: Answered['status'], body: object): Answered => ({
  status,
  type: 'application/json',
  text: JSON.stringify(body),
});

/** As it is sent; 503 with `Retry-After: 5`. */
const answerOf = ({ status, body }: Reply): Answered => ({
  ...json(status, body),
  retryAfter: status === 503 ? 5 : undefined,
});
