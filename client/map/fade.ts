/** How old events step back: whole for an hour, then less by the logarithm of their age. */

/** Ages in seconds between which an event fades; what is left of its strength and size from then on. */
export const FADE = { from: 3600, to: 7 * 86_400, least: 0.3, size: 0.4 } as const;
