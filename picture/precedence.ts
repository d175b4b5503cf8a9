/** The precedences of what is reported, the most urgent first, and which of them are urgent. */
import { z } from 'zod';

export const PRECEDENCES = ['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE'] as const;
export const Precedence = z.enum(PRECEDENCES);
export type Precedence = z.infer<typeof Precedence>;

export const URGENT = ['FLASH', 'IMMEDIATE'] as const satisfies readonly Precedence[];

/** One answer for lists, filter, map, timeline, wall and the title of the window. */
export const isUrgent = (precedence: Precedence): boolean =>
  URGENT.some((one) => one === precedence);
