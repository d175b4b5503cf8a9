/** Says to the server that somebody is here: a session in use does not end for want of requests. */
import { me } from './api.ts';

const EVERY = 60_000; // ms
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Says it once a minute while the page is seen and a hand was on it since, until called off. */
export function sayPresent(): () => void {
  let used = false;
  const use = () => {
    used = true;
  };
  for (const sign of SIGNS) addEventListener(sign, use, { passive: true });
  const timer = setInterval(() => {
    if (!used || document.visibilityState !== 'visible') return;
    used = false;
    void me();
  }, EVERY);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) removeEventListener(sign, use);
  };
}
