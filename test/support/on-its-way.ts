/** A request that is long on its way: its head is there, its body is not. */
import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Heard, Visitor } from './visitor.ts';

type Answer = Pick<Heard, 'status' | 'body'>;

/** Sends the head and waits until the server asks for the body; what it gives sends that, and hears the answer. */
export function onItsWay(
  { server, cookie }: Visitor,
  [method, path, body]: readonly [string, string, object],
  more: Record<string, string> = {},
): Promise<() => Promise<Answer>> {
  const text = JSON.stringify(body);
  const sent = request(`${server.url}${path}`, {
    method,
    headers: {
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      Origin: server.origin,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      Expect: '100-continue',
      ...more,
    },
  });
  onTestFinished(() => void sent.destroy());
  const answer = new Promise<Answer>((heard, failed) => {
    sent.on('error', failed);
    sent.on('response', async (response) => {
      const said = Buffer.concat(await response.toArray()).toString();
      const status = response.statusCode ?? 0;
      heard({ status, body: said === '' ? undefined : JSON.parse(said) });
    });
  });
  answer.catch(() => {}); // an answer that nobody waits for
  return new Promise((asked, failed) => {
    sent.on('error', failed);
    sent.on('continue', () =>
      asked(() => {
        sent.end(text);
        return answer;
      }),
    );
    sent.flushHeaders();
  });
}
