/** Line drawings on the tool buttons, as paths on a field of 16 by 16. */
export const SIGNS = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  event: 'M8 2.5 13.5 8 8 13.5 2.5 8z',
  zone: 'M2.5 4.5h11v7h-11z',
  note: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3zM9.5 4.2l2.3 2.3',
  polygon: 'M8 2.5l5.5 4-2 6.5h-7l-2-6.5z',
  rectangle: 'M2.5 4.5h11v7h-11z',
  sector: 'M3 13.5V3a10.5 10.5 0 0 1 10 10.5z',
  text: 'M3 4V3h10v1M8 3v10M6 13h4',
  line: 'M3 13 13 3',
  circle: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11z',
  corridor: 'M2 11 9.5 2.5M6.5 13.5 14 5M2.5 14l1.8-2M6 10l1.8-2M9.5 6l2-2.2',
  pin: 'M8 14V9M4.5 3h7v6h-7z',
  measure: 'M2 11.5 11.5 2 14 4.5 4.5 14zM5 8.5l1.3 1.3M7 6.5l1.8 1.8M9 4.5l1.3 1.3',
  rings: 'M8 6.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 1 0 0-3zM8 2a6 6 0 1 0 0 12 6 6 0 1 0 0-12z',
  look: 'M8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4M8 5a3 3 0 1 0 0 6 3 3 0 1 0 0-6z',
  layers: 'M8 2.5 14 5.7 8 9 2 5.7zM2 8.5 8 11.7l6-3.200M2 11.200 8 14.400l6-3.200',
  arrow: 'M3 13 13 3M6.5 3H13v6.5',
} as const;

export type SignName = keyof typeof SIGNS;
