import { expect, test } from 'vitest';
import { createApp } from '../../server/http/app.ts';
import { Authentication } from '../../server/http/authenticate.ts';
import { CommandIntake } from '../../server/http/command-intake.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { openapi } from '../../server/http/openapi.ts';
import { RequestLimits } from '../../server/http/rate-limits.ts';
import { TokenBuckets } from '../../server/lib/token-buckets.ts';
import { openPeople } from '../../server/people/people.ts';
import { CELL, SECRET } from '../support/cell.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { unsteppedClock } from '../support/unstepped-clock.ts';

const people = openPeople({
  path: ':memory:',
  cell: CELL,
  now: Date.now,
  site: () => ({ origin: 'http://localhost', name: 'x' }),
});
const pictures = new Map();
const app = createApp({
  cell: CELL,
  mode: 'live',
  pictures,
  people,
  authentication: new Authentication({ people, secret: SECRET, secure: false }),
  secret: SECRET,
  links: false,
  clock: unsteppedClock(Date.now),
  now: Date.now,
  metrics: createMetrics(pictures),
  intake: new CommandIntake(people, new TokenBuckets(UNLIMITED.commands, Date.now)),
  limits: UNLIMITED,
  requestLimits: new RequestLimits(UNLIMITED, Date.now),
  origin: () => 'http://localhost',
  page: import.meta.dirname,
  basemap: import.meta.dirname,
  tiles: import.meta.dirname,
  fault: (error) => {
    throw error;
  },
});

/** What is not described: the description itself, files, pages, a link for people. */
const PAGES = ['/wall', '/enrol', '/account', '/people', '/record'];
const FILES = ['/', '/assets/*', '/basemap/*', '/basemap/all.json', '/*'];
const LEFT_OUT = ['/api/openapi.json', '/enter/{token}', ...PAGES, ...FILES];

test('every route is described, by its method, and nothing else is', () => {
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/tiles'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    .filter((route) => !LEFT_OUT.includes(route.split(' ')[1] ?? ''));
  const described = Object.entries(openapi().paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const upgrade = 'GET /api/pictures/{picture}/live';
  expect([...new Set(routes), upgrade].sort()).toEqual([...described].sort());
});

test('[S21] what may be large says when there is no room for it', () => {
  const { paths } = openapi();
  for (const path of ['', '/entries', '/export'] as const) {
    const { responses } = paths[`/api/pictures/{picture}${path}`].get;
    expect(Object.keys(responses), path).toEqual(['200', '429', '503']);
  }
});

test('[R50] a refusal says which items were not seen, whose they are, and their entries', () => {
  const { Refusal } = openapi().components.schemas;
  expect(Refusal).toMatchObject({
    properties: {
      error: {
        properties: { items: { items: { required: ['ref', 'desk', 'entries'] } } },
        required: ['kind', 'why'],
      },
    },
  });
});

test('who is not there is told so without a server around it', async () => {
  expect((await app.request('/api/me')).status).toBe(401);
  expect(await (await app.request('/api/entrance')).json()).toEqual({
    mode: 'live',
    name: CELL.name,
    desks: CELL.desks.map(({ id, letters, name, colour }) => ({ id, letters, name, colour })),
    passwords: false,
    links: false,
    secure: false,
  });
  const link = await app.request('/enter/x');
  expect([link.status, link.headers.get('set-cookie')]).toEqual([401, null]);
});
