/** Lengths and heights as people write them in three scripts, with what they mean, worked out by hand. Metres. */
import type { Altitude, Level } from '../../../../picture/geo/place.ts';
import type { HeightFault } from '../../../../picture/reading/heights.ts';
import type { LengthFault } from '../../../../picture/reading/lengths.ts';

/** One of `reads`, `asks` and `refused`. */
export interface WrittenAs<Value, Fault extends string> {
  readonly text: string;
  readonly reads?: Value;
  readonly asks?: readonly Value[];
  readonly refused?: Fault;
}

const up = (metres: number, reference: Level['reference'] = 'AGL'): Level => ({
  metres,
  reference,
});

/** What a radius, a width or an uncertainty may be written as; a number alone is in metres. */
export const LENGTHS: readonly WrittenAs<number, LengthFault>[] = [
  { text: '400', reads: 400 },
  { text: '400 m', reads: 400 },
  { text: '400M', reads: 400 },
  { text: '500 metres', reads: 500 },
  { text: '500 Meters', reads: 500 },
  { text: '1.5km', reads: 1500 },
  { text: '2 kms', reads: 2000 },
  { text: '3 kilometres', reads: 3000 },
  { text: '1300 ft', reads: 396.2 }, // 396.24
  { text: '1,300 ft', reads: 396.2 },
  { text: '100 feet', reads: 30.5 }, // 30.48
  { text: '1 foot', reads: 0.3 }, // 0.3048
  { text: "5000'", reads: 1524 },
  { text: '5000′', reads: 1524 },
  { text: '2 NM', reads: 3704 },
  { text: '2 nmi', reads: 3704 },
  { text: '1 nautical mile', reads: 1852 },
  { text: '0.5 nautical miles', reads: 926 },
  { text: '5 mi', reads: 8046.7 }, // 8046.72
  { text: '5 statute miles', reads: 8046.7 },
  { text: '5 miles', asks: [8046.7, 9260] },
  { text: '100 yd', reads: 91.4 }, // 91.44
  { text: '100 yards', reads: 91.4 },
  { text: '٥٠٠ م', reads: 500 },
  { text: '٥٠٠م', reads: 500 },
  { text: '٥٠٠ متر', reads: 500 },
  { text: '٥٠٠ مترًا', reads: 500 },
  { text: '٥ أمتار', reads: 5 },
  { text: '٢ كم', reads: 2000 },
  { text: '٢ كـم', reads: 2000 },
  { text: '٣ كلم', reads: 3000 },
  { text: '٢ كيلو', reads: 2000 },
  { text: '١٫٥ كيلومتر', reads: 1500 },
  { text: '٤ كيلومترات', reads: 4000 },
  { text: '۲ کیلومتر', reads: 2000 },
  { text: '١٠٠٠ قدم', reads: 304.8 },
  { text: '٥ أقدام', reads: 1.5 }, // 1.524
  { text: '٣ أميال بحرية', reads: 5556 },
  { text: '1 ميل بحري', reads: 1852 },
  { text: '٢ ميل', asks: [3218.7, 3704] }, // 3218.688
  { text: '١٠٠ ياردة', reads: 91.4 },
  { text: "500 מ'", reads: 500 },
  { text: '500 מ׳', reads: 500 },
  { text: '500מ', reads: 500 },
  { text: '500 מטר', reads: 500 },
  { text: '500 מטרים', reads: 500 },
  { text: '2 ק"מ', reads: 2000 },
  { text: '2 ק״מ', reads: 2000 },
  { text: "2 ק''מ", reads: 2000 },
  { text: '2 קמ', reads: 2000 },
  { text: '1.5 קילומטר', reads: 1500 },
  { text: '1000 רגל', reads: 304.8 },
  { text: '10 רגליים', reads: 3 }, // 3.048
  { text: '2 מייל ימי', reads: 3704 },
  { text: '2 מייל', asks: [3218.7, 3704] },
  { text: '100 יארד', reads: 91.4 },
  { text: '1,5 km', reads: 1500 },
  { text: '1,30 m', reads: 1.3 },
  { text: '٢،٥ كم', reads: 2500 },
  { text: '0,500 km', reads: 500 },
  { text: '1234.567', reads: 1234.567 },
  { text: '1 200 m', reads: 1200 },
  { text: '1\u202f200\u00a0m', reads: 1200 },
  { text: "1'200 m", reads: 1200 },
  { text: '1’200', reads: 1200 },
  { text: '1,200', reads: 1200 },
  { text: '1.200', asks: [1.2, 1200] },
  { text: '1.200 m', asks: [1.2, 1200] },
  { text: '12.500 ft', asks: [3.8, 3810] }, // 3.81
  { text: '1.852 km', reads: 1852 }, // 1,852 km is wider than any area
  { text: '١٬٢٠٠', reads: 1200 },
  { text: '١٬٢٠٠ م', reads: 1200 },
  { text: '١٬٢٠٠٫٥ م', reads: 1200.5 },
  { text: '١٫٢٠٠ كم', reads: 1200 },
  { text: '١،٢٠٠', asks: [1200, 1.2] },
  { text: '1.200,5', reads: 1200.5 },
  { text: '1,200.5', reads: 1200.5 },
  { text: '1 200,500', reads: 1200.5 },
  { text: '1.200.300 ft', reads: 365851.4 }, // 365851.44
  { text: '1,200,300', reads: 1_200_300 },
  { text: '1e3', reads: 1000 },
  { text: '.5', reads: 0.5 },
  { text: '５００ｍ', reads: 500 },
  { text: '\u202b٥٠٠ م\u202c', reads: 500 },
  { text: '\u2066500\u2069 \u200fמ׳', reads: 500 },
  { text: '± 500 m', reads: 500 },
  { text: '1 500 m · 4 921 ft', reads: 1500 },
  { text: '1 500 m · 4 321 ft', refused: 'length' },
  { text: '', refused: 'empty' },
  { text: ' \u200f ', refused: 'empty' },
  { text: 'wide', refused: 'length' },
  { text: 'm', refused: 'length' },
  { text: '5 leagues', refused: 'length' },
  { text: '5 cm', refused: 'length' },
  { text: '5"', refused: 'length' },
  { text: '5 m²', refused: 'length' },
  { text: '10³ m', refused: 'length' },
  { text: '1½ km', refused: 'length' },
  { text: '500 60', refused: 'length' },
  { text: '1,20,000', refused: 'length' },
  { text: '1.200.5', refused: 'length' },
  { text: '1,200,5', refused: 'length' },
  { text: '٥٠٠ شبر', refused: 'length' },
  { text: '500 אמה', refused: 'length' },
  { text: '٥ـ٧ كم', refused: 'length' },
  { text: '1e400', refused: 'length' },
];

/** A height of a field in which a number alone is in metres above the ground. */
export const HEIGHTS: readonly WrittenAs<Level, HeightFault>[] = [
  { text: '400', reads: up(400) },
  { text: '400 m AGL', reads: up(400) },
  { text: '400m agl', reads: up(400) },
  { text: '400 m (AMSL)', reads: up(400, 'AMSL') },
  { text: '1300 ft', reads: up(396.2) },
  { text: '1,300 ft MSL', reads: up(396.2, 'AMSL') },
  { text: '4500 ft QNH', reads: up(1371.6, 'AMSL') },
  { text: '1000 ft ASFC', reads: up(304.8) },
  { text: '400 m WGS 84', reads: up(400, 'WGS84') },
  { text: '400 m wgs84', reads: up(400, 'WGS84') },
  { text: 'AMSL 400 m', reads: up(400, 'AMSL') },
  { text: '500 m above ground level', reads: up(500) },
  { text: '500 m above mean sea level', reads: up(500, 'AMSL') },
  { text: 'FL120', reads: up(3657.6, 'AMSL') },
  { text: 'FL 095', reads: up(2895.6, 'AMSL') },
  { text: 'fl 95', reads: up(2895.6, 'AMSL') },
  { text: 'F120', reads: up(3657.6, 'AMSL') },
  { text: 'A045', reads: up(1371.6, 'AMSL') },
  { text: 'S1130', reads: up(11300, 'AMSL') },
  { text: 'مستوى الطيران ١٢٠', reads: up(3657.6, 'AMSL') },
  { text: '٥٠٠ م فوق سطح الأرض', reads: up(500) },
  { text: '٥٠٠ متر فوق سطح البحر', reads: up(500, 'AMSL') },
  { text: '٥٠٠ م فوق مستوى سطح البحر', reads: up(500, 'AMSL') },
  { text: '٣٠٠٠ قدم عن سطح البحر', reads: up(914.4, 'AMSL') },
  { text: '٤٣٠ م تحت سطح البحر', reads: up(-430, 'AMSL') },
  { text: "500 מ' מעל פני הקרקע", reads: up(500) },
  { text: '500 מטר מעל פני הים', reads: up(500, 'AMSL') },
  { text: '3,000 רגל מעל גובה פני הים', reads: up(914.4, 'AMSL') },
  { text: "430 מ' מתחת לפני הים", reads: up(-430, 'AMSL') },
  { text: '430 m below sea level', reads: up(-430, 'AMSL') },
  { text: '−430 m AMSL', reads: up(-430, 'AMSL') },
  { text: '-12.345', reads: up(-12.345) }, // −12,345 m is nowhere
  { text: '1.300', asks: [up(1.3), up(1300)] },
  { text: '1.300 ft AMSL', asks: [up(0.4, 'AMSL'), up(396.2, 'AMSL')] },
  { text: 'GND', reads: up(0) },
  { text: 'SFC', reads: up(0) },
  { text: '400 m AGL · 1 312 ft AGL', reads: up(400) },
  { text: '1 500 m · 4 921 ft AMSL', reads: up(1500, 'AMSL') },
  { text: '400 m AGL · 1 312 ft AMSL', refused: 'altitude' },
  { text: '-430 m below sea level', refused: 'altitude' },
  { text: 'UNL', refused: 'altitude' },
  { text: 'FL1', refused: 'altitude' },
  { text: 'FL1200', refused: 'altitude' },
  { text: 'FL120 AGL', refused: 'altitude' },
  { text: '400 m QFE', refused: 'altitude' },
  { text: 'AGL', refused: 'altitude' },
  { text: 'high', refused: 'altitude' },
  { text: '', refused: 'empty' },
];

/** A band of heights; a number alone is in metres above the ground. */
export const BANDS: readonly WrittenAs<Altitude, HeightFault>[] = [
  { text: '400', reads: { lower: up(400), upper: up(400) } },
  { text: 'GND – 400 m AGL', reads: { upper: up(400) } },
  { text: 'SFC-4,500 ft AMSL', reads: { upper: up(1371.6, 'AMSL') } },
  { text: '120 – 400 m AMSL', reads: { lower: up(120, 'AMSL'), upper: up(400, 'AMSL') } },
  { text: '١٢٠ – ٤٠٠ م', reads: { lower: up(120), upper: up(400) } },
  { text: '120 עד 400 מטר', reads: { lower: up(120), upper: up(400) } },
  { text: '120 إلى 400 متر', reads: { lower: up(120), upper: up(400) } },
  { text: '120-400 ft', reads: { lower: up(36.6), upper: up(121.9) } }, // 36.576, 121.92
  { text: '300 m AGL – UNL', reads: { lower: up(300) } },
  { text: '300 m AGL – 900 m AMSL', reads: { lower: up(300), upper: up(900, 'AMSL') } },
  { text: '-430 – -200 m AMSL', reads: { lower: up(-430, 'AMSL'), upper: up(-200, 'AMSL') } },
  { text: 'FL120 to FL180', reads: { lower: up(3657.6, 'AMSL'), upper: up(5486.4, 'AMSL') } },
  { text: 'FL120-180', reads: { lower: up(3657.6, 'AMSL'), upper: up(5486.4, 'AMSL') } },
  { text: '300 m - FL100', reads: { lower: up(300), upper: up(3048, 'AMSL') } },
  { text: '300-FL120', refused: 'altitude' }, // 300 of what?
  {
    text: '1.200 – 2.400 m',
    asks: [
      { lower: up(1.2), upper: up(2.4) },
      { lower: up(1200), upper: up(2400) },
    ],
  },
  { text: '400 – 120 m', reads: { lower: up(400), upper: up(120) } }, // refused by the schema, with its reason
  { text: 'GND – UNL', reads: {} },
  { text: '2026-11-22', refused: 'altitude' },
  { text: ' ', refused: 'empty' },
];
