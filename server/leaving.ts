/** Paths that try to leave the folders that are served, however they are written. [S14] */

import type { IncomingMessage, ServerResponse } from 'node:http';

const UP = /(^|[/\\])\.\.($|[/\\?#;])/;

/** Whether the target of a request, as it came, climbs out of a folder or hides that it does. */
export function leaves(target: string): boolean {
  let text = target;
  for (let i = 0; i < 3; i++) {
    const [path = ''] = text.split('?');
    if (UP.test(path) || path.includes('\\') || path.includes('\0')) return true;
    try {
      text = decodeURIComponent(path);
    } catch {
      return false; // cannot be read as a path: there is nothing there
    }
  }
  return false;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

const NOTHING = { error: { kind: 'unknown', why: 'there is nothing here', rule: 'S14' } };

/** Turns back a request that tries to leave, before anything reads its path otherwise; `told` is told of it. */
export function inside(listener: Listener, told: (request: IncomingMessage) => void): Listener {
  return (request, response) => {
    if (!leaves(request.url ?? '/')) return listener(request, response);
    told(request);
    const headers = { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' };
    response.writeHead(404, headers).end(JSON.stringify(NOTHING));
    return undefined;
  };
}
