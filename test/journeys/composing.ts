/** What journeys that write messages share. */
import type { Room } from '../support/room.ts';
import { propose } from './zones.ts';

/** A zone to write about. */
export const zone = (room: Room) =>
  propose(room, 'us officer', {
    name: { original: 'en', en: 'North gate', ar: 'البوابة الشمالية', he: 'השער הצפוני' },
    area: { type: 'Circle', centre: [35.84, 33.11], radius: 2500 },
  });
/** What the newest message of the picture says of itself. */
export async function newest(room: Room) {
  const { items } = await room.picture();
  const last = items.findLast(({ kind }) => kind === 'message');
  return { ref: last?.ref ?? '', fields: last?.fields as Record<string, unknown> | undefined };
}
/** Two days from now, at noon, as a date-time group is typed. */
export const noon = (): string =>
  `${new Date(Date.now() + 172_800_000).toISOString().slice(8, 10)}1200z`;
