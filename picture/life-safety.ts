/** What concerns life and limb at once: it goes to everybody before anything else is asked. */

/** True for terms of life safety: zones of the kind hazard. */
export const isLifeSafety = (terms: object): boolean => 'kind' in terms && terms.kind === 'hazard';
