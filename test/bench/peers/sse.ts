/** Server-sent events on bare node:http: events made once, written to every answer. */
import { createServer, type ServerResponse } from 'node:http';
import { listening, offer } from './serving.ts';

const answers = new Set<ServerResponse>();
const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  answers.add(response);
  response.on('close', () => answers.delete(response));
});
await offer({ url: `http://${await listening(server)}` }, (lines) => {
  const events = Buffer.from(lines.map((line) => `data: ${line}\n\n`).join(''));
  for (const answer of answers) answer.write(events);
});
