/** What a page may load and run is said by the server; what is refused by it would be seen in every journey. */
import { expect, same, test } from '../support/journey.ts';

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
