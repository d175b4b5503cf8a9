/**
 * Screens that point without end, and others that wait for beats, in a process of their own: how
 * long (ms) one waited at most is sent to the parent. `flood.ts <url of a live socket> <Crowd>`
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Crowd, gather, point } from './crowd.ts';
import { Screen } from './screen.ts';
import { cookieOf } from './sessions.ts';

const SECONDS = 15;

const [url = '', size = ''] = process.argv.slice(2);
const crowd: Crowd = JSON.parse(size);
const { pointing, watching } = await gather(crowd, (who) => Screen.open(url, cookieOf(who)));
const last = new Map<Screen, number>();
let longest = 0;
const beat = (screen: Screen) => {
  const now = performance.now();
  longest = Math.max(longest, now - (last.get(screen) ?? now));
  last.set(screen, now);
};
for (const screen of watching) {
  screen.socket.on('message', (data) => {
    if (String(data).startsWith('{"type":"beat"')) beat(screen);
  });
}
for (let i = 0; i < SECONDS * crowd.perSecond; i++) {
  point(pointing, i);
  await sleep(1000 / crowd.perSecond);
}
for (const screen of watching) beat(screen); // one that hears nothing more has waited until now
for (const screen of [...pointing, ...watching]) screen.drop();
process.send?.({ longest, heard: last.size });
