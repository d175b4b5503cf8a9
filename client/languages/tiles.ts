/** Words for files of tiles that cannot be used. */
import { section } from './section.ts';

export const tiles = section({
  en: {
    unusable: 'This map is not shown:',
    goesOn: 'The map goes on without it.',
    flaws: {
      unreached: 'the server did not hand it out',
      foreign: 'it is no PMTiles file',
      version: 'it is of another version of PMTiles; version 3 is needed',
      truncated: 'it is cut off: part of the file is missing',
      damaged: 'it is damaged: what it holds cannot be read',
      kind: 'it holds tiles of a kind that cannot be drawn',
    },
    dismiss: 'Dismiss',
  },
  ar: {
    unusable: 'هذه الخريطة غير معروضة:',
    goesOn: 'وتبقى الخريطة من دونها.',
    flaws: {
      unreached: 'لم يسلّمها الخادم',
      foreign: 'ليست ملف PMTiles',
      version: 'هي من إصدار آخر من PMTiles؛ والمطلوب الإصدار 3',
      truncated: 'الملف مبتور: جزء منه مفقود',
      damaged: 'الملف تالف: تتعذر قراءة محتواه',
      kind: 'تحتوي على بلاطات من نوع لا يمكن رسمه',
    },
    dismiss: 'إغلاق التنبيه',
  },
  he: {
    unusable: 'מפה זו אינה מוצגת:',
    goesOn: 'המפה ממשיכה בלעדיה.',
    flaws: {
      unreached: 'השרת לא מסר אותה',
      foreign: 'אין זה קובץ PMTiles',
      version: 'הקובץ בגרסה אחרת של PMTiles; נדרשת גרסה 3',
      truncated: 'הקובץ קטוע: חלק ממנו חסר',
      damaged: 'הקובץ פגום: לא ניתן לקרוא את תוכנו',
      kind: 'הקובץ מכיל אריחים מסוג שאי אפשר לשרטט',
    },
    dismiss: 'סגירת ההודעה',
  },
});
