/** What a page may load and run is said by the server; what is refused by it would be seen in every journey. */
import { expect, same, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';

test('the policy as served allows nothing unsafe, and a page that breaks it is found out', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page, complaints } = await open(room, 'us officer', {
    expected: /policy: style-src-elem inline|Applying inline style violates/,
  });
  await same(room, [page]);
  for (const path of ['/', '/wall']) {
    const answer = await page.request.get(`${room.url}${path}`);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|http|blob:.*script/);
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  }
  expect(complaints).toEqual([]);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
  });
  await expect.poll(() => complaints.join()).toContain('policy: style-src-elem');
});

type Watching = typeof globalThis & { shifts: number };

test('a page comes up without moving what is already read', async ({ roomOf, open }) => {
  const room = await roomOf();
  await room.send('us officer', reported('Something to read'));
  for (const who of ['us officer', 'us wall'] as const) {
    const { page } = await open(room, who);
    const watching = await page.addInitScript(() => {
      const page = globalThis as Watching;
      page.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ('value' in entry) page.shifts += Number(entry.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await same(room, [page]);
    await page.reload(); // of a server that is warm
    await same(room, [page]);
    const shifted = await page.evaluate(() => (globalThis as Watching).shifts);
    console.log(`${who}: moved by ${shifted.toFixed(3)}`);
    expect(shifted).toBeLessThan(0.05);
    await watching.dispose();
  }
});
