import { expect, test } from 'vitest';
import { pageTicker } from '../../client/lib/ticker.ts';

test('[W8] counts on while the machine sleeps, and never runs backwards', () => {
  let steady = 0;
  let wall = 1_000_000;
  const ticker = pageTicker(
    () => steady,
    () => wall,
  );
  steady += 1000;
  wall += 1000;
  expect(ticker.now()).toBe(1000);
  steady += 1000; // the browser's clock stood still for a minute
  wall += 61_000;
  expect(ticker.now()).toBe(62_000);
  steady += 1000; // somebody set the wall clock back an hour
  wall -= 3_600_000;
  expect(ticker.now()).toBe(63_000);
});
