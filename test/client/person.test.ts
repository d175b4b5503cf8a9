/** Whom a page takes itself to be, in what it asks and by what is answered; and the tab that it asks in. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { send } from '../../client/api/api.ts';
import { ask } from '../../client/api/http.ts';
import { belongTo, whenOther } from '../../client/api/person.ts';
import { here, within } from '../../client/lib/base.ts';
import { remember, remembered, signedInTabs } from '../../client/people/tabs.ts';
import { dial } from '../../client/store/dial.ts';
import { PictureId } from '../../picture/basics.ts';
import { Change } from '../../picture/entry.ts';
import { TabId } from '../../picture/tab.ts';
import { nameInHeader, PERSON_HEADER } from '../../picture/wire.ts';
import { reported } from '../support/examples.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { person } from '../support/people.ts';

const SHARED = PictureId.parse('shared');
const [TAB, OTHER, THIRD] = ['a', 'b', 'c'].map((digit) => TabId.parse(digit.repeat(16))) as [
  TabId,
  TabId,
  TabId,
];
const NOA = person('il');
const DAN = person('us');

interface Asked {
  readonly url: string;
  readonly name: string | null;
}
let asked: Asked[] = [];
let others = 0;
let off = () => {};

/** From now on the server answers so; `who`: who is signed in by then. */
function answers(answer: (asked: Asked) => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const one = { url, name: new Headers(init.headers).get(PERSON_HEADER) };
    asked.push(one);
    return answer(one);
  });
}
const by = (who: typeof NOA, status = 200, body: object = {}) =>
  Response.json(body, { status, headers: { [PERSON_HEADER]: nameInHeader(who) } });

beforeEach(() => {
  asked = [];
  others = 0;
  off = whenOther(() => {
    others++;
  });
});
afterEach(() => {
  off();
  belongTo(undefined);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const at = (pathname: string) =>
  vi.stubGlobal('location', { pathname, protocol: 'http:', host: 'cell' });

describe('[S15] a page asks in its own tab', () => {
  test.each([
    ['/', '', '/'],
    ['/wall', '', '/wall'],
    [`/t/${TAB}/`, `/t/${TAB}`, '/'],
    [`/t/${TAB}/account`, `/t/${TAB}`, '/account'],
  ])('at %s', async (pathname, base, path) => {
    at(pathname);
    expect(here()).toMatchObject({ base, path });
    expect(within('/people?lang=ar')).toBe(`${base}/people?lang=ar`);
    answers(() => by(NOA));
    await ask('/api/me');
    expect(asked[0]?.url).toBe(`${base}/api/me`);
  });
});

test('[S15] every address that the page makes goes through lib/base.ts', () => {
  const root = join(import.meta.dirname, '../../client');
  const absolute =
    /(?:href="\/|href=\{`\/|\b(?:fetch|reach|WebSocket|URL|assign|replace)\(\s*['"`]\/(?!basemap\/))[^\n]*/g;
  const found = globSync('**/*.{ts,svelte}', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(absolute)].map(([text]) => text),
  );
  expect(found).toEqual([]);
  expect('<a href="/account">'.match(absolute)).not.toBeNull();
  expect("fetch('/api/tiles')".match(absolute)).not.toBeNull();
});

describe('[S15] tabs that are signed in', () => {
  test('are found by asking each, once, the newest last; those that are over are forgotten', async () => {
    const storage = new MemoryStorage();
    for (const tab of [TAB, OTHER, THIRD, TAB]) remember(storage, tab);
    expect(remembered(storage)).toEqual([OTHER, THIRD, TAB]);
    answers(({ url }) => {
      if (url.startsWith(`/t/${OTHER}/`)) return Response.json({}, { status: 401 });
      if (url.startsWith(`/t/${THIRD}/`)) throw new TypeError('offline');
      return Response.json(meOf(NOA));
    });
    belongTo(DAN);
    expect(await signedInTabs(storage)).toMatchObject([{ tab: TAB, me: { person: NOA.person } }]);
    expect(
      asked.map(({ name }) => name),
      'in nobody’s name',
    ).toEqual([null, null, null]);
    expect(remembered(storage)).toEqual([THIRD, TAB]);
    storage.setItem('tripoint.tabs', '["../x"]');
    expect(remembered(storage)).toEqual([]);
  });
});

function meOf({ desk, person: name, role }: typeof NOA) {
  const time = '2026-11-22T10:00:00.000Z';
  const session = { id: 'a1b2c3d4', way: 'link', began: time, idleUntil: time, until: time };
  return { desk, person: name, role, roles: [role], mode: 'exercise', session };
}

describe('[S16] a page', () => {
  test('says in every request whom it takes itself to be, once it knows', async () => {
    answers(() => by(NOA));
    await ask('/api/me');
    belongTo(NOA);
    await ask('/api/pictures');
    expect(asked.map(({ name }) => name)).toEqual([null, 'il/officer.il/officer']);
    expect(others).toBe(0);
  });
  test('hears from any answer that its session is another’s', async () => {
    answers(() => by(DAN));
    await ask('/api/me');
    expect(others, 'it was nobody’s').toBe(0);
    belongTo(NOA);
    await ask('/api/pictures');
    expect(others).toBe(1);
    answers(() => Response.json({}));
    await ask('/api/pictures');
    expect(others, 'of a proxy that says nothing').toBe(1);
  });
  test('takes no late answer to who was there before for news', async () => {
    const late = Promise.withResolvers<Response>();
    answers(() => late.promise);
    belongTo(NOA);
    const answered = ask('/api/pictures');
    belongTo(DAN);
    late.resolve(by(NOA));
    await answered;
    expect(others).toBe(0);
  });
  test('sends a command again in the name in which it was written, whoever is there by then', async () => {
    vi.useFakeTimers();
    belongTo(NOA);
    answers(() => Response.json({}, { status: 503 }));
    const sent = send(SHARED, Change.parse(reported()), undefined);
    await vi.advanceTimersByTimeAsync(100);
    belongTo(DAN);
    const error = { kind: 'other-person', why: 'somebody else is signed in', rule: 'S16' };
    answers(() => by(DAN, 409, { error }));
    await vi.advanceTimersByTimeAsync(2000);
    expect(await sent).toMatchObject({ state: 'refused', rule: 'S16' });
    expect(asked.map(({ name }) => name)).toEqual([nameInHeader(NOA), nameInHeader(NOA)]);
  });
  test('dials in its own tab, and says whom it takes itself to be', () => {
    const dialled: string[] = [];
    vi.stubGlobal(
      'WebSocket',
      class {
        constructor(url: string) {
          dialled.push(url);
        }
      },
    );
    const ears = { opened: () => {}, frame: () => {}, closed: () => {} };
    at(`/t/${TAB}/`);
    dial(SHARED)('', ears);
    belongTo(NOA);
    dial(SHARED)('?after=2&hash=ab', ears);
    const live = `ws://cell/t/${TAB}/api/pictures/shared/live`;
    expect(dialled).toEqual([
      live,
      `${live}?after=2&hash=ab&person=${encodeURIComponent(nameInHeader(NOA))}`,
    ]);
  });
});
