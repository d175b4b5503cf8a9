import type { Language } from '../../picture/basics.ts';
import { section } from '../languages/section.ts';

/** Labels of the base map's lines; the keys are the `label` of borders.geojson, and A and B. */
export type BaseWords = Record<
  'area' | 'a' | 'b' | 'blueLine' | 'shebaa' | 'armistice' | 'limit1923' | 'yarmouk',
  string
>;

export const baseWords: Readonly<Record<Language, BaseWords>> = section({
  en: {
    area: 'AREA OF SEPARATION',
    a: 'A line',
    b: 'B line',
    blueLine: 'Blue Line (2000)',
    shebaa: 'disputed',
    armistice: 'armistice line (1949)',
    limit1923: 'line of 1923, schematic · disputed',
    yarmouk: 'disputed',
  },
  ar: {
    area: 'منطقة الفصل',
    a: 'الخط ألفا',
    b: 'الخط برافو',
    blueLine: 'الخط الأزرق (2000)',
    shebaa: 'متنازع عليه',
    armistice: 'خط الهدنة (1949)',
    limit1923: 'خط 1923، تخطيطي · متنازع عليه',
    yarmouk: 'متنازع عليه',
  },
  he: {
    area: 'אזור ההפרדה',
    a: 'קו אלפא',
    b: 'קו בראבו',
    blueLine: 'הקו הכחול (2000)',
    shebaa: 'במחלוקת',
    armistice: 'קו שביתת הנשק (1949)',
    limit1923: 'קו 1923, סכמטי · במחלוקת',
    yarmouk: 'במחלוקת',
  },
});
