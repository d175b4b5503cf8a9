/** What tells that somebody is at this page: a hand on it, or turning to it or away. One listener for all. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

interface Heard {
  /** A hand moved on the page. */
  acted(): void;
  /** The page was turned to, or away from. */
  turned(visible: boolean): void;
}

const everybody = new Set<Heard>();

const acted = () => {
  for (const one of everybody) one.acted();
};
const turned = () => {
  for (const one of everybody) one.turned(isVisible());
};

export const isVisible = (): boolean => document.visibilityState === 'visible';

/** Tells of each sign until called off. */
export function attended(heard: Heard): () => void {
  if (everybody.size === 0) {
    for (const sign of SIGNS) addEventListener(sign, acted, { passive: true });
    document.addEventListener('visibilitychange', turned);
  }
  everybody.add(heard);
  return () => {
    everybody.delete(heard);
    if (everybody.size > 0) return;
    for (const sign of SIGNS) removeEventListener(sign, acted);
    document.removeEventListener('visibilitychange', turned);
  };
}
