/** Words of events that stand too close together to be drawn one by one. */
import { counted } from './counted.ts';
import { section } from './section.ts';

export const crowdWords = section({
  en: {
    events: counted({ one: '{n} event here', other: '{n} events here' }),
    gravest: 'gravest: {precedence}',
    group: 'Crowded events. Arrow keys go from one crowd to the next, Enter lists it.',
    zoom: 'Zoom in',
    close: 'Close',
    more: counted({
      one: 'and {n} older; zoom in to see it',
      other: 'and {n} older; zoom in to see them',
    }),
  },
  ar: {
    events: counted({
      zero: 'لا أحداث هنا',
      one: 'حدث واحد هنا',
      two: 'حدثان هنا',
      few: '{n} أحداث هنا',
      many: '{n} حدثًا هنا',
      other: '{n} حدث هنا',
    }),
    gravest: 'أعلاها أسبقية: {precedence}',
    group: 'أحداث متزاحمة. مفاتيح الأسهم للتنقل بينها، وEnter لعرض قائمتها.',
    zoom: 'تكبير',
    close: 'إغلاق',
    more: counted({
      zero: 'ولا شيء أقدم',
      one: 'وحدث واحد أقدم؛ كبّر لرؤيته',
      two: 'وحدثان أقدم؛ كبّر لرؤيتهما',
      few: 'و{n} أحداث أقدم؛ كبّر لرؤيتها',
      many: 'و{n} حدثًا أقدم؛ كبّر لرؤيتها',
      other: 'و{n} حدث أقدم؛ كبّر لرؤيتها',
    }),
  },
  he: {
    events: counted({ one: 'אירוע אחד כאן', two: 'שני אירועים כאן', other: '{n} אירועים כאן' }),
    gravest: 'החמור ביותר: {precedence}',
    group: 'אירועים צפופים. מקשי החצים עוברים מקבוצה לקבוצה, Enter מציג את רשימתה.',
    zoom: 'הגדלה',
    close: 'סגירה',
    more: counted({
      one: 'ועוד אירוע אחד ישן יותר; הגדילו כדי לראותו',
      two: 'ועוד שני אירועים ישנים יותר; הגדילו כדי לראותם',
      other: 'ועוד {n} אירועים ישנים יותר; הגדילו כדי לראותם',
    }),
  },
});
