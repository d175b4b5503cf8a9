/** How long a page rests from one picture to the next, so that it answers its user while much comes. [W14] */

const FEW = 300; // entries that are handed over as soon as they are read
const SELDOM = 500; // ms between two pictures, at least, while more than FEW wait
const COSTS = 4; // times as long as handing over one picture took the page
const SLOW = 250; // ms that a picture takes a page which few entries, too, would wear out
const SOON = 50; // ms between two pictures, at most, with few entries on a page that is not slow
const SELDOMEST = 1500; // ms

/** ms from one picture to the next. `cost`: ms that the last one took the page; `waiting`: entries. */
export function restBetween(cost: number, waiting: number): number {
  const many = waiting > FEW;
  if (!many && cost < SLOW) return Math.min(cost, SOON);
  return Math.min(SELDOMEST, Math.max(COSTS * cost, many ? SELDOM : 0));
}
