/** What concerns life and limb at once: it goes to everybody before anything else is asked. */

/** True for life safety: terms of zones of the kind hazard, and phrases that the book marks so. */
export const isLifeSafety = (said: object): boolean =>
  ('kind' in said && said.kind === 'hazard') || ('lifeSafety' in said && said.lifeSafety === true);
