/** Texts in three languages with what makes texts hard, and shapes with numbers that are hard to write. */

/** Marks above and below, ligatures, letters of two units, joined emoji, and what JSON escapes. */
export const EVACUATION = {
  original: 'ar',
  ar: 'إخلاءُ جريحٍ من قرية العارضة — يُرجى ٱلانتظار، الرقم ٠١٢٣٤٥٦٧٨٩ و ﷺ',
  he: 'פִּנּוּי פָּצוּעַ מכפר „אל־עריצ׳ה״ — נא להמתין ‏(ק״מ 4)',
  en: 'Evacuation of a wounded man: naïve “café” vs. cafe\u0301 🚑👩🏽‍🚒 𝕬',
} as const;

export const LONG_TEXT = {
  original: 'he',
  he: 'שורה ראשונה\nשורה שנייה\tאחרי טאב\n"מרכאות" \\לוכסן\\ /קו/ ‎LTR‎ וגם \u{10FFFD}',
  ar: 'السطر الأول\nالسطر الثاني\tبعد الجدولة\n«اقتباس» \\ / ‏بالعربية‏',
  en: 'First line\nsecond line\tafter a tab\n"quotes" \\backslash\\ /slash/ </script> & \u00A0 \uFFFD',
} as const;

export const short = (en: string, ar: string, he: string, original = 'en') => ({
  original,
  en,
  ar,
  he,
});

/** A closed ring of so many places around one, about as wide as so many degrees; each is another shape. */
export function ringAround(centre: readonly [number, number], degrees: number, places: number) {
  const ring = Array.from({ length: places - 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / (places - 1);
    const reach = degrees * (1 + 0.1 * Math.sin(7 * angle));
    return [centre[0] + reach * Math.cos(angle), centre[1] + reach * Math.sin(angle)];
  });
  return [...ring, ring[0]];
}

/** The largest ring that there may be, with two holes. */
export const LARGE = {
  type: 'Polygon',
  coordinates: [
    ringAround([35.82, 33.02], 0.09, 512),
    ringAround([35.8, 33.0], 0.012, 40),
    ringAround([35.85, 33.05], 0.008, 24),
  ],
} as const;

export const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });
