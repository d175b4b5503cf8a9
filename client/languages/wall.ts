/** Words of the wall screen, read from across the room. */
import { counted } from './counted.ts';
import { section } from './section.ts';

export const wall = section({
  en: {
    watch: 'Events, newest and gravest first',
    quiet: 'Nothing reported',
    quietHint: 'The picture is empty; it is watched.',
    more: counted({ one: 'and {n} more that is urgent', other: 'and {n} more that are urgent' }),
    waiting: 'awaited',
    urgent: 'Urgent',
    zones: 'Zones',
    noZones: 'No zone holds or is to come',
    density: 'What was recorded in the last hours',
    entries: counted({ one: '{n} entry', other: '{n} entries' }),
    sleeps: 'This screen may go to sleep',
  },
  ar: {
    watch: 'الأحداث، الأحدث والأخطر أولًا',
    quiet: 'لا بلاغات',
    quietHint: 'الصورة خالية وهي قيد المراقبة.',
    more: counted({
      zero: 'لا مزيد من العاجل',
      one: 'وحدث عاجل آخر',
      two: 'وحدثان عاجلان آخران',
      few: 'و{n} أحداث عاجلة أخرى',
      many: 'و{n} حدثًا عاجلًا آخر',
      other: 'و{n} حدث عاجل آخر',
    }),
    waiting: 'بانتظار موقفه',
    urgent: 'عاجل',
    zones: 'المناطق',
    noZones: 'لا منطقة سارية أو مرتقبة',
    density: 'ما سُجّل في الساعات الأخيرة',
    entries: counted({
      zero: 'لا قيود',
      one: 'قيد واحد',
      two: 'قيدان',
      few: '{n} قيود',
      many: '{n} قيدًا',
      other: '{n} قيد',
    }),
    sleeps: 'قد تنطفئ هذه الشاشة تلقائيًا',
  },
  he: {
    watch: 'אירועים, החדשים והחמורים תחילה',
    quiet: 'אין דיווחים',
    quietHint: 'התמונה ריקה ונמצאת תחת מעקב.',
    more: counted({
      one: 'ועוד אירוע אחד בדרגת מבזק/מיידי',
      two: 'ועוד שני אירועים בדרגת מבזק/מיידי',
      other: 'ועוד {n} אירועים בדרגת מבזק/מיידי',
    }),
    waiting: 'טרם השיב',
    urgent: 'מבזק/מיידי',
    zones: 'אזורים',
    noZones: 'אין אזור בתוקף או צפוי',
    density: 'מה נרשם בשעות האחרונות',
    entries: counted({ one: 'רישום אחד', two: 'שני רישומים', other: '{n} רישומים' }),
    sleeps: 'מסך זה עלול להיכבות מעצמו',
  },
});
