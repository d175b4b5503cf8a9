/** Words that tell what one desk alone sees from what several see, and where something new goes. */
import { section } from './section.ts';

export const privacy = section({
  en: {
    tag: 'PRIVATE',
    newGo: 'New items go to',
    /** Before and after the letters of the desk. */
    only: ['PRIVATE · only the', 'desk sees this'] as [string, string],
    /** Before the letters of the desks. */
    seenBy: 'SHARED · seen by',
    goesTo: 'Goes to',
    over: 'Drawn over it',
    beneath: 'Beneath it',
  },
  ar: {
    tag: 'خاص',
    newGo: 'العناصر الجديدة تدخل في',
    only: ['خاص · لا يراه إلا مكتب', ''],
    seenBy: 'مشترك · يراه',
    goesTo: 'الوجهة',
    over: 'مرسومة فوقها',
    beneath: 'تحتها',
  },
  he: {
    tag: 'פנימי',
    newGo: 'פריטים חדשים נכנסים אל',
    only: ['פנימי · רק דסק', 'רואה זאת'],
    seenBy: 'משותף · גלוי לדסקים',
    goesTo: 'היעד',
    over: 'מצוירת מעליה',
    beneath: 'מתחתיה',
  },
});
