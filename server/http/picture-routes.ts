/** HTTP routes for reading and changing pictures; checks permission. */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { accessRecords, type Cell, pictureKindOf } from '../../picture/cell.ts';
import { mayRead } from '../../picture/permission.ts';
import type { People } from '../people/people.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { limitBody } from './body.ts';
import { type CommandIntake, MAX_BODY, MAX_WAITING, NDJSON } from './command-intake.ts';
import { sendJson } from './content-encoding.ts';
import { type Env, requireSignIn, retryLater, sessionEnded } from './env.ts';
import type { LargeAnswers } from './large-answers.ts';
import { type Reply, refused } from './picture-changes.ts';
import { closingLine, parseMoment, pictureJson, storedLines } from './picture-reads.ts';

interface PictureRouteDeps {
  readonly cell: Cell;
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly people: People;
  readonly intake: CommandIntake;
  readonly answers: LargeAnswers;
}

/** Routes below `/api/pictures`. 404: no such picture, or none that this person may read. */
export function pictureRoutes({
  cell,
  pictures,
  people,
  intake,
  answers,
}: PictureRouteDeps): Hono<Env> {
  const app = new Hono<Env>();
  const requireMember = createMiddleware<Env>(async (c, next) => {
    const served = pictures.get(c.req.param('picture') ?? '');
    if (served === undefined || !mayRead(served.replica.picture, c.get('person'))) {
      people.refusals.record('read', c.get('client').address, c.get('person'));
      return c.json({ error: { kind: 'unknown', why: 'no such picture' } }, 404);
    }
    c.set('served', served);
    return next();
  });
  app.use('/api/pictures/:picture/*', requireSignIn, requireMember);
  app.use('/api/pictures/:picture', requireSignIn, requireMember);

  app.get('/api/pictures', requireSignIn, (c) => {
    const mine = namedPictures(cell).flatMap(({ id, name }) => {
      const replica = pictures.get(id)?.replica;
      if (replica === undefined || !mayRead(replica.picture, c.get('person'))) return [];
      const { head, code } = replica;
      return [{ id, name, kind: pictureKindOf(cell, id), seq: head.seq, hash: head.hash, code }];
    });
    return sendJson(c, mine);
  });

  app.post('/api/pictures/:picture/changes', limitBody(MAX_BODY, '1 MiB'), async (c) => {
    const [served, person, client] = [c.get('served'), c.get('person'), c.get('client')];
    if (served.appender.waiting > MAX_WAITING) return retryLater(c, 1, 'too many commands wait');
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const ended = sessionEnded(c);
    if (ended !== undefined) return ended;
    const type = c.req.header('Content-Type');
    const answered = await intake.take({ served, person, client, type, bytes });
    if (answered.retryAfter !== undefined) c.header('Retry-After', String(answered.retryAfter));
    return c.body(answered.text, answered.status, { 'Content-Type': answered.type });
  });

  app.get('/api/pictures/:picture/entries', (c) => {
    const read = (name: string, otherwise: number) => {
      const text = c.req.query(name);
      return text === undefined ? otherwise : /^\d{1,15}$/.test(text) ? Number(text) : undefined;
    };
    const after = read('after', 0);
    const until = read('until', Number.MAX_SAFE_INTEGER);
    const limit = read('limit', Number.MAX_SAFE_INTEGER);
    for (const [field, value] of Object.entries({ after, until, limit })) {
      if (value === undefined)
        return sendReply(c, refused(400, 'invalid', { field, why: 'is a whole number' }));
    }
    const { replica } = c.get('served');
    const range = { after: after ?? 0, until: until ?? 0, limit: limit ?? 0 };
    const end = Math.min(range.until, replica.head.seq, range.after + range.limit);
    return answers.send(c, {
      count: Math.max(0, end - range.after),
      type: NDJSON,
      chunks: () => storedLines(replica, range),
    });
  });

  app.get('/api/pictures/:picture/export', (c) => {
    const { replica } = c.get('served');
    const { desk, person } = c.get('person');
    const { head } = replica;
    c.header('Content-Disposition', `attachment; filename="${replica.id}-${head.seq}.ndjson"`);
    const chunks = () => {
      people.queue.add(desk, { type: 'access.exported', picture: replica.id, by: person });
      const whole = { after: 0, until: head.seq, limit: head.seq };
      return storedLines(replica, whole, closingLine(head));
    };
    return answers.send(c, { count: head.seq, type: NDJSON, chunks });
  });

  app.get('/api/pictures/:picture', (c) => {
    const text = c.req.query('at');
    const at = text === undefined ? undefined : parseMoment(text);
    if (text !== undefined && at === undefined) {
      return sendReply(
        c,
        refused(400, 'invalid', { field: 'at', why: 'is a time (ISO 8601) or a number' }),
      );
    }
    const as = c.req.query('as') ?? 'known';
    if (as !== 'known' && as !== 'happened') {
      return sendReply(c, refused(400, 'invalid', { field: 'as', why: 'is known or happened' }));
    }
    const { replica } = c.get('served');
    return answers.send(c, {
      count: replica.picture.items.size,
      type: 'application/json',
      chunks: () => pictureJson(replica, at, as),
    });
  });
  return app;
}

/**
 * All pictures of a cell with their names. An access record has the name of its desk; that of no
 * desk, the name of the cell.
 */
const namedPictures = (cell: Cell) => [
  ...cell.pictures,
  ...accessRecords(cell).map(({ id, members }) => {
    const desk = cell.desks.find((one) => members.includes(one.id));
    return { id, name: desk?.name ?? cell.name };
  }),
];

/** Sends a reply; 503 with `Retry-After: 5`. */
const sendReply = (c: Context<Env>, { status, body }: Reply) => {
  if (status === 503) c.header('Retry-After', '5');
  return c.json(body, status);
};
