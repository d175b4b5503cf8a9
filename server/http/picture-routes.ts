/** HTTP routes for reading and changing pictures; checks permission. */
import { setTimeout } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { accessRecords, type Cell, pictureKindOf } from '../../picture/cell.ts';
import { mayRead } from '../../picture/permission.ts';
import type { People } from '../people/people.ts';
import { manifestOf } from '../pictures/checkpoint-cache.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { limitBody } from './body.ts';
import { type CommandIntake, MAX_BODY, MAX_WAITING, NDJSON } from './command-intake.ts';
import { bodyEncoding, sendJson } from './content-encoding.ts';
import { EntryRanges } from './entry-ranges.ts';
import { type Env, refuse, requireSignIn, retryLater, sessionEnded } from './env.ts';
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

/** ms that a request waits for a log that is still being read. */
const MAX_WAIT = 10_000;

/** Routes below `/api/pictures`. 404: no such picture, or none that this person may read. */
export function pictureRoutes({
  cell,
  pictures,
  people,
  intake,
  answers,
}: PictureRouteDeps): Hono<Env> {
  const app = new Hono<Env>();
  const ranges = new EntryRanges();
  const requireMember = createMiddleware<Env>(async (c, next) => {
    const served = pictures.get(c.req.param('picture') ?? '');
    if (served === undefined || !mayRead(served.replica.picture, c.get('person'))) {
      people.refusals.record('read', c.get('client').address, c.get('person'));
      return c.json({ error: { kind: 'unknown', why: 'no such picture' } }, 404);
    }
    c.set('served', served);
    return next();
  });
  /** Waits until the log is read, for what needs the picture and not only stored bytes. */
  const requireWhole = createMiddleware<Env>(async (c, next) => {
    if (await isWhole([c.get('served')])) return next();
    return stillReading(c);
  });
  app.use('/api/pictures/:picture/*', requireSignIn, requireMember);
  app.use('/api/pictures/:picture', requireSignIn, requireMember, requireWhole);
  app.use('/api/pictures/:picture/export', requireWhole);
  app.use('/api/pictures/:picture/changes', requireWhole);

  app.get('/api/pictures', requireSignIn, async (c) => {
    if (!(await isWhole([...pictures.values()]))) return stillReading(c);
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

  app.get('/api/pictures/:picture/entries', async (c) => {
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
    const served = c.get('served');
    const { replica } = served;
    if (served.readable === 0 && !(await isWhole([served]))) return stillReading(c);
    const last = Math.min(until ?? 0, served.readable, (after ?? 0) + (limit ?? 0));
    const span = { after: after ?? 0, until: last };
    const encoding = bodyEncoding(c);
    return answers.send(c, {
      count: Math.max(0, span.until - span.after),
      type: NDJSON,
      encoding,
      chunks: () => ranges.chunks(replica.id, replica.log, span, encoding),
    });
  });

  app.get('/api/pictures/:picture/checkpoint', async (c) => {
    const served = c.get('served');
    if (!served.checkpoints.isReady && !(await isWhole([served]))) return stillReading(c);
    const checkpoint = await served.checkpoints.current();
    return c.body(manifestOf(checkpoint, bodyEncoding(c)), 200, {
      'Content-Type': 'application/json',
    });
  });

  app.get('/api/pictures/:picture/checkpoint/:id', async (c) => {
    const id = c.req.param('id');
    const part = c.get('served').checkpoints.part(id);
    if (part === undefined) return refuse(c, 404, 'unknown', 'this part is no longer kept');
    c.header('Cache-Control', 'private, no-cache'); // kept, but the server is asked who may have it
    c.header('ETag', `"${id}"`);
    const encoding = bodyEncoding(c);
    if (c.req.header('If-None-Match')?.includes(id)) return c.body(null, 304);
    return answers.send(c, {
      type: NDJSON,
      encoding,
      chunks: () => part.chunks(encoding),
    });
  });

  app.get('/api/pictures/:picture/export', (c) => {
    const { replica } = c.get('served');
    const { desk, person } = c.get('person');
    const { head } = replica;
    c.header('Content-Disposition', `attachment; filename="${replica.id}-${head.seq}.ndjson"`);
    const chunks = () => {
      people.queue.add(desk, { type: 'access.exported', picture: replica.id, by: person });
      return storedLines(replica.log, { after: 0, until: head.seq }, closingLine(head));
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

/** True once these logs are read; false if that takes long. */
async function isWhole(pictures: readonly ServedPicture[]): Promise<boolean> {
  if (pictures.every(({ replica }) => replica.isWhole)) return true;
  const all = Promise.all(pictures.map(({ replica }) => replica.whole)).then(() => true);
  return Promise.race([all, setTimeout(MAX_WAIT, false, { ref: false })]);
}

function stillReading(c: Context<Env>): Response {
  c.header('Retry-After', '5');
  return refuse(c, 503, 'busy', 'the log is still being read');
}

/** Sends a reply; 503 with `Retry-After: 5`. */
const sendReply = (c: Context<Env>, { status, body }: Reply) => {
  if (status === 503) c.header('Retry-After', '5');
  return c.json(body, status);
};
