/** Describes the HTTP interface in OpenAPI, from the schemas that also validate requests. */
import { z } from 'zod';
import { Cell } from '../../picture/cell.ts';
import { Command, Entry } from '../../picture/entry.ts';
import { Standing } from '../../picture/files/post.ts';
import { Book } from '../../picture/phrasebook/book.ts';
import { PERSON_HEADER } from '../../picture/wire.ts';
import { peoplePaths } from './people/openapi.ts';

const schema = (type: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(type, { io, unrepresentable: 'any' });

const text = (description: string) => ({ description });
const json = (description: string, ref?: string) => ({
  description,
  content: {
    'application/json': { schema: ref ? { $ref: `#/components/schemas/${ref}` } : {} },
  },
});
const query = (name: string, description: string, type = 'integer') => ({
  name,
  in: 'query',
  description,
  schema: { type },
});
const picture = { name: 'picture', in: 'path', required: true, schema: { type: 'string' } };

const believed = {
  name: PERSON_HEADER,
  in: 'header',
  description: 'Whom the sender takes the session to be of, desk/person/role: 409 if it is not',
  schema: { type: 'string' },
};
const refusals = {
  400: json('Not JSON, or not the schema: which field and why', 'Refusal'),
  401: json('Nobody is signed in', 'Refusal'),
  403: json('This person may not: which rule', 'Refusal'),
  404: json('No such picture for this person', 'Refusal'),
  409: json(
    'What was seen is out of date (an item, a brief, who holds a watch, the version that is spoken of: ' +
      '`missed`; what may meet the terms: `items`), another history was seen, or somebody else is ' +
      'signed in',
    'Refusal',
  ),
  413: json('Too long', 'Refusal'),
  422: json('Breaks a rule of the picture: which', 'Refusal'),
  429: json('Too many; see Retry-After', 'Refusal'),
  503: json('Nothing is taken now; see Retry-After', 'Refusal'),
};

/** Answers that may be large [S21], compressed with zstd or gzip as the client accepts it. */
const large = (ok: ReturnType<typeof text>) => ({
  200: ok,
  429: refusals[429],
  503: json('Too many large answers are being sent; see Retry-After', 'Refusal'),
});

/** [P22] What feeds are told beyond `Taken` and `Refusal`; no page reads it. */
const ANSWERS =
  'NDJSON answers. To a feed that reports again what it reported before, with `stands` (`Standing`): beside seq and hash, or in the error of a command id that was used with other words';

/** The OpenAPI 3.1 document. */
export const openapi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Tripoint',
    version: '1',
    description: 'One picture, three desks. Entries are lines of UTF-8 JSON; see picture/RULES.md.',
  },
  paths: {
    '/api/pictures/{picture}/changes': {
      post: {
        summary: 'One command, or several as NDJSON: answered line by line, committed together',
        parameters: [picture, believed],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Command' } },
            'application/x-ndjson': { schema: { type: 'string' } },
          },
        },
        responses: { 200: text(ANSWERS), 201: json('Taken', 'Taken'), ...refusals },
      },
    },
    '/api/pictures/{picture}/entries': {
      get: {
        summary: 'The stored lines',
        parameters: [
          picture,
          query('after', 'The entry before the first'),
          query('until', 'The last entry'),
          query('limit', 'How many at most'),
        ],
        responses: large(text('application/x-ndjson')),
      },
    },
    '/api/pictures/{picture}/checkpoint': {
      get: {
        summary: 'The picture at a recent entry: which parts make it (picture/checkpoint.ts)',
        parameters: [picture],
        responses: { 200: json('Manifest') },
      },
    },
    '/api/pictures/{picture}/checkpoint/{id}': {
      get: {
        summary: 'A part of a checkpoint: whole pages of items, and their rows',
        parameters: [picture, { ...picture, name: 'id', description: 'SHA-256 of its text' }],
        responses: { 200: text('application/x-ndjson'), 404: text('It is no longer kept') },
      },
    },
    '/api/pictures/{picture}/export': {
      get: {
        summary: 'The whole log and a closing line with its head, for verify-log',
        parameters: [picture],
        responses: large(text('application/x-ndjson')),
      },
    },
    '/api/pictures/{picture}': {
      get: {
        summary: 'The picture, now or at a moment',
        parameters: [
          picture,
          query('at', 'A time (ISO 8601) or the number of an entry', 'string'),
          query(
            'as',
            'known (default): recorded until then; happened: had occurred by then',
            'string',
          ),
        ],
        responses: large(
          json(
            'Its items with seq, hash and code; `staff` (watches, channels, alarms) from the first on',
          ),
        ),
      },
    },
    '/api/pictures/{picture}/live': {
      get: {
        summary: 'WebSocket: the lines as they land (picture/wire.ts)',
        parameters: [
          picture,
          query('after', 'The last entry held'),
          query('hash', 'The hash of that entry', 'string'),
        ],
        responses: { 101: text('WebSocket') },
      },
    },
    '/api/cell': {
      get: { summary: 'The configuration', responses: { 200: json('Cell', 'Cell') } },
    },
    '/api/phrasebook': {
      get: {
        summary: 'The phrasebook, the bytes of its file: `ETag` begins with its code [R56]',
        responses: { 200: json('Phrasebook', 'Phrasebook'), 304: text('It is the one you have') },
      },
    },
    ...peoplePaths(),
    '/api/pictures': {
      get: {
        summary: 'The pictures that I may see, and their heads',
        responses: { 200: json('List') },
      },
    },
    '/api/zone-offsets': {
      get: {
        summary: 'The offsets of a time zone, as the window of new terms has to hold them [R52]',
        parameters: [
          query('zone', 'An IANA name, Asia/Damascus', 'string'),
          query('from', 'The beginning of the window (ISO 8601)', 'string'),
          query('to', 'Its end, unless estimated (ISO 8601); without it, for ten years', 'string'),
        ],
        responses: {
          200: json('`zone` and `offsets`'),
          400: refusals[400],
          401: refusals[401],
          429: refusals[429],
        },
      },
    },
    '/api/tiles': {
      get: { summary: 'The tile files of this site', responses: { 200: json('List') } },
    },
    '/healthz': { get: { responses: { 200: text('The process runs') } } },
    '/readyz': {
      get: {
        responses: {
          200: text('All logs are verified, and the clock is right'),
          503: text('What is not'),
        },
      },
    },
    '/metrics': { get: { responses: { 200: text('Prometheus figures') } } },
  },
  components: {
    schemas: {
      Command: schema(Command, 'input'),
      Entry: schema(Entry, 'output'),
      Cell: schema(Cell, 'output'),
      Phrasebook: schema(Book, 'output'),
      Standing: schema(Standing, 'output'),
      Taken: schema(
        z.object({ seq: z.int(), item: z.string().nullable(), hash: z.string() }),
        'output',
      ),
      Refusal: schema(
        z.object({
          error: z.object({
            kind: z.string(),
            rule: z.string().optional(),
            field: z.string().optional(),
            why: z.string(),
            items: z
              .array(
                z.object({
                  ref: z.string(),
                  desk: z.string(),
                  entries: z.array(z.int().positive()),
                }),
              )
              .optional()
              .describe(
                '[R50] What may meet the terms and was not seen, whose it is, and since when',
              ),
          }),
          missed: z.array(Entry).optional(),
        }),
        'output',
      ),
    },
  },
});
