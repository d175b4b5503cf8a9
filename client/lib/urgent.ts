/** Which precedences are urgent: for lists, filter, map, timeline, wall and the title of the window alike. */
import type { Precedence } from '../../picture/kinds/event.ts';

export const URGENT = ['FLASH', 'IMMEDIATE'] as const satisfies readonly Precedence[];

export const isUrgent = (precedence: Precedence): boolean =>
  URGENT.some((one) => one === precedence);
