/** The fetcher as the browser's fetch answers it. */
import { afterEach, expect, test, vi } from 'vitest';
import { fetcherOf } from '../../client/store/fetcher.ts';
import { PictureId } from '../../picture/basics.ts';

afterEach(() => vi.unstubAllGlobals());

const encoder = new TextEncoder();
const asking = () => {
  const heard: number[] = [];
  return {
    signal: new AbortController().signal,
    heard: (bytes: number) => heard.push(bytes),
    all: heard,
  };
};

/** Has fetch answer so, and writes down what was asked. */
function answering(answer: (url: string) => Response | Promise<Response>): RequestInit[] {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ ...init, headers: { url } });
    return answer(url);
  });
  vi.stubGlobal('document', { baseURI: 'http://host/' });
  vi.stubGlobal('location', new URL('http://host/'));
  return asked;
}

/** A body that comes in these pieces, and breaks off after them if it is to. */
const inPieces = (pieces: readonly Uint8Array[], broken = false) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const [piece, ...rest] = pieces;
      pieces = rest;
      if (piece !== undefined) controller.enqueue(piece);
      else if (broken) controller.error(new Error('reset'));
      else controller.close();
    },
  });

const fetcher = fetcherOf(PictureId.parse('shared'));

test('lines come as they are cut out of what comes, wherever it is cut', async () => {
  const text = encoder.encode('{"a":"é"}\n{"b":2}\n{"c":3}\n');
  for (let size = 1; size <= text.length; size++) {
    const pieces: Uint8Array[] = [];
    for (let from = 0; from < text.length; from += size) pieces.push(text.slice(from, from + size));
    answering(() => new Response(inPieces(pieces)));
    const lines: string[] = [];
    const request = asking();
    const got = await fetcher.entries(
      { after: 3, until: 6 },
      (some) => lines.push(...some.map((line) => new TextDecoder().decode(line))),
      request,
    );
    expect(got).toBeUndefined();
    expect(lines).toEqual(['{"a":"é"}', '{"b":2}', '{"c":3}']);
    expect(request.all.reduce((sum, bytes) => sum + bytes, 0)).toBe(text.length);
  }
});

test('what breaks off is not had, and the whole lines that came are', async () => {
  answering(() => new Response(inPieces([encoder.encode('{"a":1}\n{"b"')], true)));
  const lines: unknown[] = [];
  const got = await fetcher.entries(
    { after: 0, until: 2 },
    (some) => lines.push(...some),
    asking(),
  );
  expect(got).toMatchObject({ failed: 'offline' });
  expect(lines).toHaveLength(1);
});

test('a part is kept by the browser and asked for each time; entries and manifest are not kept', async () => {
  const asked = answering((url) => new Response(url.includes('/checkpoint/') ? 'part' : '{}'));
  await fetcher.part('ab'.repeat(32), asking());
  await fetcher.entries({ after: 0, until: 2 }, () => {}, asking());
  await fetcher.manifest(asking());
  expect(asked.map(({ cache }) => cache)).toEqual(['no-cache', 'no-store', 'no-store']);
});

test('503 with Retry-After says how long to wait, another version says so', async () => {
  answering(() => new Response('{}', { status: 503, headers: { 'Retry-After': '7' } }));
  expect(await fetcher.manifest(asking())).toMatchObject({ failed: 503, pause: 7000 });
  answering(() => new Response('{"type":"checkpoint","protocol":99}'));
  expect(await fetcher.manifest(asking())).toHaveProperty('other');
});

test('a page in place of a checkpoint is not had; a checkpoint of another version is told apart', async () => {
  answering(() => new Response('<!doctype html><title>Sign in to this network</title>'));
  expect(await fetcher.manifest(asking())).toEqual({
    failed: 200,
    why: 'the answer is no checkpoint',
  });
  answering(() => new Response('{"type":"checkpoint","protocol":99}'));
  expect(await fetcher.manifest(asking())).toEqual({ other: 'a checkpoint of another version' });
});
