import { expect, test } from 'vitest';
import { CLOSE } from '../../picture/wire.ts';
import { startMain, turns } from '../support/child.ts';
import { figure } from '../support/figure.ts';
import { sized } from '../support/scale.ts';
import { Screen } from '../support/screen.ts';
import { random, seed } from '../support/seed.ts';
import { scratch, stubPage } from '../support/server.ts';
import { entriesOf, expectKept, readiness, Writers } from '../support/writers.ts';

const KILLS = sized({ test: 3, soak: 300 });
test('[L8] [L9] killed again and again while four write: all that was acknowledged is there, once, in order', async () => {
  const next = random(3);
  const [dir, page] = [scratch(), stubPage()];
  const writers = new Writers();
  let acknowledged = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await startMain(dir, page);
    expect(await readiness(child), `before kill ${kill}, seed ${seed}`).toBe('ready');
    const enough = writers.answered(Math.floor(next() * 150));
    writers.serve(child);
    await enough;
    await turns(next() * 60); // anywhere between two answers
    writers.unserve();
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    acknowledged = writers.taken.length;
  }
  const child = await startMain(dir, page);
  expect(await readiness(child)).toBe('ready');
  const entries = await entriesOf(child);
  expectKept(writers.taken.slice(0, acknowledged), entries);
  writers.serve(child);
  await writers.stop();
  const all = await entriesOf(child);
  expectKept(writers.taken, all);
  expect(all.size).toBe(writers.taken.length + 1); // what was asked again was not taken again
  figure(`killed ${KILLS} times, ${writers.taken.length} acknowledged, ${all.size} entries`);
});

test('[L9] told to stop: it answers or refuses what was asked, tells the screens, and ends well', async () => {
  const [dir, page] = [scratch(), stubPage()];
  const writers = new Writers();
  const child = await startMain(dir, page);
  const { url, cookie } = child.session('il wall');
  const live = `${url.replace('http', 'ws')}/api/pictures/shared/live`;
  const screen = await Screen.open(live, cookie);
  writers.serve(child);
  await writers.answered(300);
  writers.unserve();
  child.process.kill('SIGTERM');
  child.process.kill('SIGTERM'); // asked twice, it is in no more of a hurry
  expect(await screen.closed).toMatchObject({ code: CLOSE.draining });
  expect(await child.ended, child.log()).toBe(0);
  const acknowledged = [...writers.taken];
  const again = await startMain(dir, page);
  expect(await readiness(again)).toBe('ready');
  expectKept(acknowledged, await entriesOf(again));
  writers.serve(again);
  await writers.stop();
  const all = await entriesOf(again);
  expectKept(writers.taken, all);
  expect(all.size).toBe(writers.taken.length + 1);
});
