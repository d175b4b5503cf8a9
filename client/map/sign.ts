/** Line drawings on the tool buttons, as paths on a field of 16 by 16. */
export const SIGNS = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  event: 'M8 2.5 13.5 8 8 13.5 2.5 8z',
  zone: 'M2.5 4.5h11v7h-11z',
  note: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3zM9.5 4.2l2.3 2.3',
  polygon: 'M8 2.5l5.5 4-2 6.5h-7l-2-6.5z',
  circle: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11z',
  corridor: 'M2 11 9.5 2.5M6.5 13.5 14 5M2.5 14l1.8-2M6 10l1.8-2M9.5 6l2-2.2',
  pin: 'M8 14V9M4.5 3h7v6h-7z',
  arrow: 'M3 13 13 3M6.5 3H13v6.5',
} as const;

export type SignName = keyof typeof SIGNS;
