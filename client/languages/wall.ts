/** Words of the wall screen, read from across the room. */
import { section } from './section.ts';

export const wall = section({
  en: {
    watch: 'Events, newest and gravest first',
    quiet: 'Nothing reported',
    quietHint: 'The picture is empty; it is watched.',
  },
  ar: {
    watch: 'الأحداث، الأحدث والأخطر أولًا',
    quiet: 'لا بلاغات',
    quietHint: 'الصورة خالية وهي قيد المراقبة.',
  },
  he: {
    watch: 'אירועים, החדשים והחמורים תחילה',
    quiet: 'אין דיווחים',
    quietHint: 'התמונה ריקה ונמצאת תחת מעקב.',
  },
});
