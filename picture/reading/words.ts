/** The Arabic and Hebrew words of dates and times as the English ones, which alone are read then. */

const WORDS: Readonly<Record<string, readonly string[]>> = {
  JAN: ['كانون الثاني', 'كانون ثاني', 'يناير', 'ינואר', 'ינו'],
  FEB: ['شباط', 'فبراير', 'פברואר', 'פבר'],
  MAR: ['اذار', 'مارس', 'מרץ', 'מרס'],
  APR: ['نيسان', 'ابريل', 'אפריל', 'אפר'],
  MAY: ['ايار', 'مايو', 'מאי'],
  JUN: ['حزيران', 'يونيو', 'يونيه', 'יוני'],
  JUL: ['تموز', 'يوليو', 'يوليه', 'יולי'],
  AUG: ['اب', 'اغسطس', 'אוגוסט', 'אוג'],
  SEP: ['ايلول', 'سبتمبر', 'ספטמבר', 'ספט'],
  OCT: ['تشرين الاول', 'تشرين اول', 'اكتوبر', 'אוקטובר', 'אוק'],
  NOV: ['تشرين الثاني', 'تشرين ثاني', 'نوفمبر', 'נובמבר', 'נוב'],
  DEC: ['كانون الاول', 'كانون اول', 'ديسمبر', 'דצמבר', 'דצמ'],
  SUNDAY: ['الاحد', 'يوم الاحد', 'יום ראשון', 'יום א'],
  MONDAY: ['الاثنين', 'يوم الاثنين', 'יום שני', 'יום ב'],
  TUESDAY: ['الثلاثاء', 'يوم الثلاثاء', 'יום שלישי', 'יום ג'],
  WEDNESDAY: ['الاربعاء', 'يوم الاربعاء', 'יום רביעי', 'יום ד'],
  THURSDAY: ['الخميس', 'يوم الخميس', 'יום חמישי', 'יום ה'],
  FRIDAY: ['الجمعة', 'يوم الجمعة', 'יום שישי', 'יום ו'],
  SATURDAY: ['السبت', 'يوم السبت', 'יום שבת', 'שבת'],
  AM: ['ص', 'صباحا', 'לפנהצ', 'לפני הצהריים', 'בבוקר'],
  PM: ['م', 'مساء', 'مساءا', 'ظهرا', 'אחהצ', 'אחרי הצהריים', 'אחר הצהריים', 'בערב', 'בצהריים'],
  NOW: ['الان', 'עכשיו', 'כעת'],
  TODAY: ['اليوم', 'היום'],
  YESTERDAY: ['امس', 'البارحة', 'אתמול'],
  TOMORROW: ['غدا', 'מחר'],
  GMT: ['بتوقيت غرينتش', 'توقيت غرينتش', 'غرينتش', 'שעון גריניץ', 'גריניץ'],
  // Words around a date and a time that say nothing more of them
  '': ['في', 'الساعة', 'الساعه', 'بتاريخ', 'يوم', 'عام', 'سنة', 'שעה', 'יום', 'תאריך', 'שעון'],
};
const ENGLISH = new Map(
  Object.entries(WORDS).flatMap(([english, words]) => words.map((word) => [word, english])),
);
const LETTER = String.raw`\u05d0-\u05ea\u0621-\u063a\u0641-\u064a`;
const LONGEST_FIRST = [...ENGLISH.keys()].sort((a, b) => b.length - a.length).join('|');
/** Hebrew joins `in`, `to`, `of` and `the` to the word. */
const WORD = new RegExp(`(?<![${LETTER}])(?:[במלה]-?)??(${LONGEST_FIRST})(?![${LETTER}])`, 'g');

const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\u0640(?=\d)/g, '-'], // a tatweel written for a dash
  [/[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/g, ''], // points, vowels
  [/[أإآٱ]/g, 'ا'],
  [/[ىی]/g, 'ي'],
  [/ک/g, 'ك'],
  [/(?<=[\u05d0-\u05ea])["'׳״`‘’“”]+/g, ''], // אחה"צ, נוב׳
  [/(?<=[-/. ]\d{4}) ?م(?![\u0621-\u064a])/g, ''], // a year of the Gregorian calendar
  [/(?<![\u05d0-\u05ea])[בהל]-?(?=\d)/g, ''], // ב-22
];

/** Replaces the Arabic and Hebrew words that are known; a text without such letters stays as it is. */
export function inEnglish(said: string): string {
  if (!/[\u0590-\u06ff]/.test(said)) return said;
  const spelled = SPELLED.reduce((text, [sign, as]) => text.replace(sign, as), said);
  return spelled
    .replace(WORD, (_, word: string) => ENGLISH.get(word) ?? word)
    .replace(/ +/g, ' ')
    .trim();
}
