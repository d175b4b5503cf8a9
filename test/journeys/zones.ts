/** Zones as desks have agreed to them, proposed, or left them: what journeys that look at zones begin with. */
import { z } from 'zod';
import type { Room, Who } from '../support/room.ts';

const DAY = 86_400_000; // ms
const Versions = z.array(z.looseObject({ version: z.int(), hash: z.string() }));
const OFFICERS = ['us officer', 'il officer', 'sy officer'] as const;

/** From the beginning of today (UTC) until the end of tomorrow, so that it is in every hour of a board. */
const always = () => {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const at = (ms: number) => new Date(ms).toISOString();
  return { from: at(today), to: at(today + 2 * DAY) };
};

/** A desk proposes a zone; its reference. */
export async function propose(room: Room, who: Who, terms: object): Promise<string> {
  const { item } = await room.send(who, {
    type: 'zone.proposed',
    agrees: true,
    terms: { kind: 'no-fire', window: always(), basis: 'Line call', ...terms },
  });
  return item ?? '';
}

/** What a desk says of the newest version. */
export async function speak(room: Room, who: Who, item: string, says: string): Promise<void> {
  const { items } = await room.picture();
  const found = items.find(({ ref }) => ref === item);
  const newest = Versions.parse(found?.versions).at(-1);
  if (newest === undefined) throw new Error(`${item} has no version`);
  const { version, hash } = newest;
  const reason = says === 'denounced' ? { reason: 'The road is closed' } : {};
  await room.send(who, { type: `consent.${says}`, item, version, termsHash: hash, ...reason });
}

async function agreed(room: Room, who: Who, terms: object): Promise<string> {
  const item = await propose(room, who, terms);
  for (const other of OFFICERS) if (other !== who) await speak(room, other, item, 'agreed');
  return item;
}

/** One of each: in force, with daily hours, proposed, of one desk alone, and one that SY leaves in three hours. */
export async function someZones(room: Room) {
  const circle = (lon: number, lat: number) => ({
    type: 'Circle',
    centre: [lon, lat],
    radius: 2500,
  });
  const force = await agreed(room, 'us officer', {
    name: {
      original: 'en',
      en: 'No fire, fire crews',
      ar: 'حظر إطلاق نار، فرق الإطفاء',
      he: 'איסור ירי, צוותי כיבוי',
    },
    area: circle(35.84, 33.11),
  });
  const daily = await agreed(room, 'il officer', {
    kind: 'corridor',
    name: { original: 'he', en: 'Olive harvest', ar: 'قطاف الزيتون', he: 'מסיק זיתים' },
    area: {
      type: 'Corridor',
      line: [
        [35.8, 33.22],
        [35.86, 33.26],
      ],
      width: 900,
    },
    window: { ...always(), daily: { from: '04:00', to: '06:30' } },
  });
  const asked = await propose(room, 'sy officer', {
    kind: 'coordination',
    name: {
      original: 'ar',
      en: 'Power line repair',
      ar: 'إصلاح خط الكهرباء',
      he: 'תיקון קו החשמל',
    },
    area: circle(35.92, 32.92),
    window: { ...always(), daily: { from: '14:00', to: '16:30' } },
  });
  const alone = await propose(room, 'us officer', {
    kind: 'no-entry',
    name: { original: 'en', en: 'Survey flight', ar: 'طيران مسح', he: 'טיסת מיפוי' },
    area: circle(35.78, 33.02),
    window: { ...always(), daily: { from: '08:00', to: '10:00' } },
    unilateral: true,
  });
  const left = await agreed(room, 'il officer', {
    kind: 'coordination',
    name: { original: 'he', en: 'Coordination', ar: 'تنسيق', he: 'תיאום' },
    area: circle(35.95, 33.03),
  });
  await room.send('us officer', {
    type: 'note.added',
    note: { text: { original: 'en', en: 'Watched from the hill.' }, on: force },
  });
  const { seq: before } = await room.standing();
  await speak(room, 'sy officer', left, 'denounced');
  return { force, daily, asked, alone, left, before };
}
