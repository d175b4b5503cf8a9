/** Says to the server that somebody is here; and finds out when a session ended for want of that. */
import { attended, isVisible } from '../lib/attendance.ts';
import { serverTime } from '../lib/server-time.ts';
import { failed, type Me, me } from './api.ts';

const EVERY = 60_000; // ms between saying so, while a hand is on the page
const LATER = 65_000; // ms after a session should have ended: until then it may have been in use unseen
const LONGEST = 2 ** 31 - 1; // ms that a timer of a browser can wait

/** Milliseconds from `now`, by the server's clock, until this session is over if nobody does anything. Pure. */
export const overIn = ({ idleUntil, until }: Me['session'], now: number): number =>
  Math.min(LONGEST, Math.max(0, Math.min(Date.parse(idleUntil), Date.parse(until)) - now));

/** Attends to the session until called off. That it is over, every answer tells (nobody.ts). */
export function attend({ session }: Me): () => void {
  let used = false;
  let over = 0;
  const say = async () => {
    used = false;
    const got = await me();
    if (!failed(got)) plan(got.session);
  };
  const plan = (known: Me['session']) => {
    clearTimeout(over);
    over = window.setTimeout(say, Math.min(LONGEST, overIn(known, serverTime.now()) + LATER));
  };
  const off = attended({
    acted: () => {
      used = true;
    },
    /** Somebody comes back to this page: if they were signed out elsewhere, it is to say so. */
    turned: (visible) => {
      if (visible) void say();
    },
  });
  const timer = setInterval(() => {
    if (used && isVisible()) void say();
  }, EVERY);
  plan(session);
  return () => {
    clearInterval(timer);
    clearTimeout(over);
    off();
  };
}
