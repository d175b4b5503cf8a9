/**
 * Places as people, programs and devices write them in three scripts, with what they mean, as [longitude, latitude]. Degrees
 * are worked out by hand; grids and UTM by Krüger's series of the sixth order (Karney 2011), not by the reader's library.
 */
import type { LonLat } from '../../../../picture/geo/place.ts';
import type { PlaceFault } from '../../../../picture/reading/places.ts';
import type { WrittenAs } from './written.ts';

/** A place as the table says it. */
interface Place {
  readonly place: LonLat;
  /** Half the side of the square in metres, or the radius that is written. */
  readonly within?: number | undefined;
}
type PlaceForm = WrittenAs<Place, PlaceFault, Near>;

/** Where the cell looks, [longitude, latitude] or nowhere; the Golan if it is not given. */
export type Near = LonLat | 'nowhere';
const GOLAN: LonLat = [35.86, 33.06];
export const nearOf = (at: Near | undefined): LonLat | undefined =>
  at === 'nowhere' ? undefined : (at ?? GOLAN);

/**
 * A place to a tenth of a metre; to a tenth of its square where that is larger, as the library takes the middle between
 * the corners, which is not quite the middle of what they enclose.
 */
export function written({ place, within }: Place): Place {
  const digits = Math.min(6, 5 - Math.floor(Math.log10((within ?? 0.5) / 5)));
  const [lon, lat] = place.map((angle) => Number(angle.toFixed(digits)));
  return { place: [lon ?? Number.NaN, lat ?? Number.NaN], within };
}

const SPOT: LonLat = [35.824, 33.126]; // 33°07'33.6"N 35°49'26.4"E, 33°07.56'N 35°49.44'E
const SECONDS: LonLat = [35.8238889, 33.1258333]; // 33°07'33"N 35°49'26"E
const MINUTES: LonLat = [35.8166667, 33.1166667]; // 33°07'N 35°49'E
const DECIMAL: LonLat = [35.8238833, 33.1258333]; // 33°07.55'N 35°49.433'E
const SQUARE: LonLat = [35.8240106, 33.1259948]; // the middle of 36S YB 6347 6880: 763475 m E, 3668805 m N of zone 36
const METRE: LonLat = [35.8239947, 33.1259997]; // of 36S YB 63473 68805
const YB: LonLat = [35.7700252, 33.2014985]; // of 36S YB 5821 7704
const YC: LonLat = [35.7990593, 34.1023731]; // of 36S YC 5821 7704
const BS: LonLat = [36.4060669, 33.205296]; // of 37S BS 5821 7704
const WEST: LonLat = [35.55, 33.2]; // from where the next such square after YB is 79 km away
const POINT: LonLat = [35.7699702, 33.2014546]; // 758210 m E, 3677040 m N of zone 36, north
const SOUTH: LonLat = [37.2495834, -56.9778953]; // the same numbers, south

const DEGREES: readonly Row[] = [
  { text: '33.126, 35.824', reads: SPOT },
  { text: '33.126 35.824', reads: SPOT },
  { text: '33.126,35.824', reads: SPOT },
  { text: '33.126; 35.824', reads: SPOT },
  { text: '33.126/35.824', reads: SPOT },
  { text: '33.126\t35.824', reads: SPOT },
  { text: '33.126\n35.824', reads: SPOT },
  { text: '+33.126 +35.824', reads: SPOT },
  { text: '33.126°, 35.824°', reads: SPOT },
  { text: '(33.126, 35.824)', reads: SPOT },
  { text: '33.126, 35.824.', reads: SPOT },
  { text: '33.126N, 35.824E', reads: SPOT },
  { text: '33.126n 35.824e', reads: SPOT },
  { text: 'N33.126 E35.824', reads: SPOT },
  { text: 'N 33.126°, E 35.824°', reads: SPOT },
  { text: 'N: 33.126; E: 35.824', reads: SPOT },
  { text: '33.126°N 35.824°E', reads: SPOT },
  { text: '35.824E 33.126N', reads: SPOT },
  { text: 'E35.824, N33.126', reads: SPOT },
  { text: '33.1260 N 35.8240 E', reads: SPOT },
  { text: '33.126 north, 35.824 east', reads: SPOT },
  { text: '-33.5 -70.25', reads: [-70.25, -33.5] },
  { text: '−33.5, −70.25', reads: [-70.25, -33.5] },
  { text: '–33.5, —70.25', reads: [-70.25, -33.5] },
  { text: '33.5S 70.25W', reads: [-70.25, -33.5] },
  { text: '0 0', reads: [0, 0] },
  { text: `33°07'33.6"N 35°49'26.4"E`, reads: SPOT },
  { text: `33°07'33.6''N 35°49'26.4''E`, reads: SPOT },
  { text: '33°07′33.6″N 35°49′26.4″E', reads: SPOT },
  { text: '33°07’33.6”N 35°49’26.4”E', reads: SPOT },
  { text: '33°07ʹ33.6ʺN 35°49ʹ26.4ʺE', reads: SPOT },
  { text: '33°07‵33.6‶N 35°49‵26.4‶E', reads: SPOT },
  { text: '33° 07’ 33.6’’ N, 35° 49’ 26.4’’ E', reads: SPOT },
  { text: `33º07'33"N 35º49'26"E`, reads: SECONDS },
  { text: `33˚07'33"N 35˚49'26"E`, reads: SECONDS },
  { text: `33∘07'33"N 35∘49'26"E`, reads: SECONDS },
  { text: `33゜07'33"N 35゜49'26"E`, reads: SECONDS },
  { text: `33⁰07'33"N 35⁰49'26"E`, reads: SECONDS },
  { text: `33o07'33"N 35o49'26"E`, reads: SECONDS },
  { text: `33*07'33"N 35*49'26"E`, reads: SECONDS },
  { text: `33°07'33" 35°49'26"`, reads: SECONDS },
  { text: `-33°30' -70°15'`, reads: [-70.25, -33.5] },
  { text: `35°49'26"E, 33°07'33"N`, reads: SECONDS },
  { text: `N33°07'33" E35°49'26"`, reads: SECONDS },
  { text: '33 07 33 N 35 49 26 E', reads: SECONDS },
  { text: '33 07 33, 35 49 26', reads: SECONDS },
  { text: '33:07:33N 35:49:26E', reads: SECONDS },
  { text: '33-07-33N 035-49-26E', reads: SECONDS },
  { text: '33.07.33 N 35.49.26 E', reads: SECONDS },
  { text: '33.07.33, 35.49.26', refused: 'place' }, // it may be a date
  { text: '10:30 11:45', refused: 'place' }, // nor are times a place
  { text: '33-07-33N-035-49-26E', reads: SECONDS },
  { text: '33d07m33s N 35d49m26s E', reads: SECONDS },
  { text: '33d07m33s, 35d49m26s', reads: SECONDS },
  { text: '33 deg 7 min 33 sec N 35 deg 49 min 26 sec E', reads: SECONDS },
  {
    text: '33 degrees 7 minutes 33 seconds north, 35 degrees 49 minutes 26 seconds east',
    reads: SECONDS,
  },
  { text: `33°07.55'N 35°49.433'E`, reads: DECIMAL },
  { text: 'N33 07.550 E035 49.433', reads: DECIMAL },
  { text: '33°07.55N 35°49.433E', reads: DECIMAL },
  { text: '33 07.55, 35 49.433', reads: DECIMAL },
  { text: `33°07'N 35°49'E`, reads: MINUTES },
  { text: '330733N 0354926E', reads: SECONDS },
  { text: '330733N0354926E', reads: SECONDS },
  { text: 'N330733E0354926', reads: SECONDS },
  { text: '330733.6N 0354926.4E', reads: SPOT },
  { text: '330733N 354926E', reads: SECONDS },
  { text: '3307N03549E', reads: MINUTES },
  { text: '3307N 3549E', reads: MINUTES },
  { text: '3307.550,N,03549.433,E', reads: DECIMAL }, // as receivers write it (NMEA 0183)
  { text: '33,126 35,824', reads: SPOT },
  { text: '33,126; 35,824', reads: SPOT },
  { text: '33,126, 35,824', reads: SPOT },
  { text: '33,126/35,824', reads: SPOT },
  { text: '33,126,35,824', reads: SPOT },
  { text: '33,126 N 35,824 E', reads: SPOT },
  { text: `33°07,55'N 35°49,433'E`, reads: DECIMAL },
  { text: 'Lat: 33.126 Lon: 35.824', reads: SPOT },
  { text: 'Lat. 33.126, Long. 35.824', reads: SPOT },
  { text: 'latitude=33.126, longitude=35.824', reads: SPOT },
  { text: 'Lon: 35.824, Lat: 33.126', reads: SPOT },
  { text: 'Lat/Lon: 33.126, 35.824', reads: SPOT },
  { text: 'LatLng(33.126, 35.824)', reads: SPOT },
  { text: '{"lat": 33.126, "lng": 35.824}', reads: SPOT },
  { text: 'φ 33.126 λ 35.824', reads: SPOT },
  { text: 'Coordinates: 33.126, 35.824', reads: SPOT },
  { text: 'WGS 84: 33.126, 35.824', reads: SPOT },
  { text: '33.126 N 35.824 E (WGS84)', reads: SPOT },
];

const ARABIC_AND_HEBREW: readonly Row[] = [
  { text: '٣٣٫١٢٦ ٣٥٫٨٢٤', reads: SPOT },
  { text: '٣٣٫١٢٦، ٣٥٫٨٢٤', reads: SPOT },
  { text: '33.126، 35.824', reads: SPOT },
  { text: '٣٣٫١٢٦؛ ٣٥٫٨٢٤', reads: SPOT },
  { text: '٣٣،١٢٦ ٣٥،٨٢٤', reads: SPOT },
  { text: '۳۳٫۱۲۶ ۳۵٫۸۲۴', reads: SPOT },
  { text: '۳۳٫۱۲۶، ۳۵٫۸۲۴', reads: SPOT },
  { text: '٣٣٫١٢٦ شمالاً ٣٥٫٨٢٤ شرقاً', reads: SPOT },
  { text: '٣٣٫١٢٦ ش ٣٥٫٨٢٤ ق', reads: SPOT },
  { text: 'شمال ٣٣٫١٢٦، شرق ٣٥٫٨٢٤', reads: SPOT },
  { text: '۳۳٫۱۲۶ شمالی ۳۵٫۸۲۴ شرقی', reads: SPOT },
  { text: 'عرض جغرافیایی ۳۳٫۱۲۶، طول جغرافیایی ۳۵٫۸۲۴', reads: SPOT },
  { text: '33.5 ج 70.25 غ', reads: [-70.25, -33.5] },
  { text: '٣٣°٠٧′٣٣″ ش ٣٥°٤٩′٢٦″ ق', reads: SECONDS },
  { text: '٣٣ درجة ٧ دقائق ٣٣ ثانية شمالا ٣٥ درجة ٤٩ دقيقة ٢٦ ثانية شرقا', reads: SECONDS },
  { text: 'خط العرض: ٣٣٫١٢٦ خط الطول: ٣٥٫٨٢٤', reads: SPOT },
  { text: 'خط الطول ٣٥٫٨٢٤، خط العرض ٣٣٫١٢٦', reads: SPOT },
  { text: 'الإحداثيات: ٣٣٫١٢٦، ٣٥٫٨٢٤', reads: SPOT },
  { text: '\u202b33.126، 35.824\u202c', reads: SPOT },
  { text: '\u061c٣٣٫١٢٦\u061c ٣٥٫٨٢٤', reads: SPOT },
  { text: '33.126 צפון, 35.824 מזרח', reads: SPOT },
  { text: `33.126 צ' 35.824 מז'`, reads: SPOT },
  { text: '33.126 צ׳ 35.824 מז׳', reads: SPOT },
  { text: '33.5 דרום 70.25 מערב', reads: [-70.25, -33.5] },
  { text: '33°07׳33.6״N 35°49׳26.4״E', reads: SPOT },
  { text: '33°07׳33״ צפון 35°49׳26״ מזרח', reads: SECONDS },
  { text: '33 מעלות 7 דקות 33 שניות צפון 35 מעלות 49 דקות 26 שניות מזרח', reads: SECONDS },
  { text: 'קו רוחב 33.126, קו אורך 35.824', reads: SPOT },
  { text: 'קו־אורך: 35.824 קו־רוחב: 33.126', reads: SPOT },
  { text: 'נ"צ 33.126, 35.824', reads: SPOT },
  { text: 'נ״צ: 36S YB 6347 6880', reads: SQUARE, within: 5 },
  { text: '\u200f33.126, 35.824\u200e', reads: SPOT },
  { text: '\u206733.126 צפון\u2069, \u206735.824 מזרח\u2069', reads: SPOT },
  { text: '33.126 ש 35.824 ק', refused: 'place' }, // ש is no direction
];

const GRIDS: readonly Row[] = [
  { text: '36S YB 63473 68805', reads: METRE, within: 0.5 },
  { text: '36SYB6347368805', reads: METRE, within: 0.5 },
  { text: '36s yb 63473 68805', reads: METRE, within: 0.5 },
  { text: 'MGRS: 36SYB6347368805', reads: METRE, within: 0.5 },
  { text: 'MGRS 36SYB6347368805', reads: METRE, within: 0.5 },
  { text: 'UTMREF 36S YB 63473 68805', reads: METRE, within: 0.5 },
  { text: '36S-YB-6347-6880', reads: SQUARE, within: 5 },
  { text: '36 S YB 6347 6880', reads: SQUARE, within: 5 },
  { text: '36S YB 63476880', reads: SQUARE, within: 5 },
  { text: '36S\u00a0YB\u202f6347\u20096880', reads: SQUARE, within: 5 },
  { text: '٣٦S YB ٦٣٤٧ ٦٨٨٠', reads: SQUARE, within: 5 },
  { text: '36Ѕ YB 6347 6880', refused: 'place' }, // U+0405 is a letter of its own
  { text: '36S YВ 6347 6880', reads: SQUARE, within: 5 }, // U+0412
  { text: '36S ΥΒ 6347 6880', reads: SQUARE, within: 5 }, // U+03A5, U+0392
  { text: '36S YB 635 685', reads: [35.82474, 33.1236793], within: 50 }, // 763550, 3668550
  { text: '36S YC', reads: [35.7023702, 33.860725], within: 50_000 }, // 750000, 3750000
  { text: 'YB 6347 6880', reads: SQUARE, within: 5 },
  { text: 'yb63476880', reads: SQUARE, within: 5 },
  { text: 'YB 6347 6880', near: 'nowhere', refused: 'near' },
  { text: '5821 7704', near: WEST, reads: YB, within: 5 },
  { text: '58217704', near: WEST, reads: YB, within: 5 },
  { text: '5821, 7704', near: WEST, reads: YB, within: 5 },
  { text: '582 770', near: WEST, reads: [35.7704017, 33.2015352], within: 50 }, // 758250, 3677050 of zone 36
  { text: '582770', near: WEST, reads: [35.7704017, 33.2015352], within: 50 },
  { text: '5821 7704', asks: [YB, BS], within: 5 }, // 18 and 53 km away
  { text: '58217704', near: [35.4, 33.65], asks: [YB, YC], within: 5 }, // 60.6 and 62.4 km
  { text: '58217704', near: [35.4, 33.67], asks: [YC, YB], within: 5 },
  { text: '5821 7704', near: 'nowhere', refused: 'near' },
  { text: '582770', near: 'nowhere', refused: 'near' },
  { text: '36N 758210 3677040', reads: POINT },
  { text: '36N 758210E 3677040N', reads: POINT },
  { text: '36 N 758210 mE 3677040 mN', reads: POINT },
  { text: 'UTM 36N E758210 N3677040', reads: POINT },
  { text: 'UTM zone 36N: 758210, 3677040', reads: POINT },
  { text: '758210 3677040 36N', reads: POINT },
  { text: '36N 3677040N 758210E', reads: POINT },
  { text: '36S 758210 3677040', asks: [POINT, SOUTH] }, // band S, or the southern hemisphere
  { text: '36S 758210 3677040', near: [37, -57], asks: [SOUTH, POINT] },
  { text: '33H 300000 6200000', reads: [12.8262292, -34.3220051] },
  { text: '36R 758210 3677040', refused: 'grid' }, // R ends at 32 N
  { text: '36N 958210 3677040', refused: 'grid' },
  { text: '36S YC 582 7704', refused: 'grid' },
  { text: '36S YB 634 68805', refused: 'grid' }, // as many digits each way
  { text: '36S AB 12 34', refused: 'grid' }, // zone 36 has no column A
  { text: '61S YC 5821 7704', refused: 'grid' },
  { text: '36S YZ 12 34', refused: 'grid' },
  { text: '21 JUN 26', refused: 'place' }, // a day, not 21J UN 2 6
];

const LINKS: readonly Row[] = [
  { text: 'geo:33.126,35.824', reads: SPOT },
  { text: 'geo:33.126,35.824;u=35', reads: SPOT, within: 35 },
  { text: 'geo:33.126,35.824,950;crs=wgs84;u=10', reads: SPOT, within: 10 },
  { text: 'geo:33.126,35.824?z=12', reads: SPOT },
  { text: 'geo:0,0?q=33.126,35.824(Gate)', reads: SPOT },
  { text: 'geo:0,0?q=Quneitra', refused: 'place' },
  { text: 'geo:33.126,35.824;crs=ed50', refused: 'place' },
  { text: 'https://www.google.com/maps/@33.126,35.824,12z', reads: SPOT },
  { text: 'https://maps.google.com/?q=33.126,35.824', reads: SPOT },
  { text: 'https://www.google.com/maps?q=loc:33.126,35.824&z=15', reads: SPOT },
  { text: 'https://www.google.com/maps/search/?api=1&query=33.126%2C35.824', reads: SPOT },
  { text: 'https://www.google.com/maps/search/33.126,+35.824', reads: SPOT },
  {
    text: `https://www.google.com/maps/place/33%C2%B007'33.6%22N+35%C2%B049'26.4%22E/@33.13,35.80,15z/data=!3m1!4b1!4m4!3m3!8m2!3d33.126!4d35.824`,
    reads: SPOT,
  },
  { text: 'https://www.google.com/maps/place/Quneitra/@33.13,35.80,15z', refused: 'place' },
  {
    text: 'https://www.google.com/maps/place/Quneitra/@33.1,35.8,15z/data=!3d33.126!4d35.824',
    reads: SPOT,
  },
  { text: 'https://www.google.com/maps/dir/33.126,35.824/33.2,35.9', asks: [SPOT, [35.9, 33.2]] },
  { text: 'https://www.openstreetmap.org/#map=12/33.126/35.824', reads: SPOT },
  { text: 'https://www.openstreetmap.org/?mlat=33.126&mlon=35.824#map=12/33.1/35.8', reads: SPOT },
  { text: 'https://maps.apple.com/?ll=33.126,35.824&q=Gate', reads: SPOT },
  { text: 'https://www.bing.com/maps?cp=33.126~35.824&lvl=12', reads: SPOT },
  { text: 'https://yandex.com/maps/?ll=35.8,33.1&pt=35.824,33.126&z=12', reads: SPOT }, // longitude first
  { text: 'https://waze.com/ul?ll=33.126%2C35.824&navigate=yes', reads: SPOT },
  { text: 'https://apps.sentinel-hub.com/eo-browser/?zoom=10&lat=33.126&lng=35.824', reads: SPOT },
  {
    text: 'https://geohack.toolforge.org/geohack.php?params=33_07_33_N_35_49_26_E_type:city',
    reads: SECONDS,
  },
  { text: 'maps.google.com/?q=33.126,35.824', reads: SPOT },
  { text: '<https://maps.google.com/?q=33.126,35.824>.', reads: SPOT },
  { text: 'The gate\nhttps://maps.google.com/?q=33.126,35.824', reads: SPOT },
  { text: 'https://maps.app.goo.gl/abc123', refused: 'place' },
  { text: 'https://example.org/33,35', refused: 'place' },
  { text: 'https://maps.google.com/?q=93.1,35.8', refused: 'place' },
];

const PROGRAMS: readonly Row[] = [
  { text: '+33.126+035.824/', reads: SPOT }, // ISO 6709, annex H
  { text: '+33.126+035.824', reads: SPOT },
  { text: '+3307.55+03549.433/', reads: DECIMAL },
  { text: '+330733.6+0354926.4/', reads: SPOT },
  { text: '-3330-07015/', reads: [-70.25, -33.5] },
  { text: '+33.126+035.824+0950.3CRSWGS_84/', reads: SPOT },
  { text: '+33.126+035.824CRSED50/', refused: 'place' },
  { text: '{"type":"Point","coordinates":[35.824,33.126]}', reads: SPOT },
  { text: '"coordinates": [35.824, 33.126]', reads: SPOT },
  { text: 'POINT(35.824 33.126)', reads: SPOT },
  { text: 'SRID=4326;POINT Z (35.824 33.126 950)', reads: SPOT },
  { text: '<coordinates>35.824,33.126,0</coordinates>', reads: SPOT },
  { text: '[33.126, 35.824]', reads: SPOT },
  { text: '[35.824, 33.126]', asks: [SPOT, [33.126, 35.824]] }, // only the one is near
  { text: '[35.824, 33.126]', near: 'nowhere', reads: [33.126, 35.824] },
  { text: '[135.5, 33.126]', reads: [135.5, 33.126] }, // no latitude is 135.5
];

const TWICE: readonly Row[] = [
  { text: '36S YB 6347 6880 · 33.1260 N 35.8240 E', reads: SQUARE, within: 5 }, // as the page shows it
  { text: '36S YB 6347 6880 33.1260 N 35.8240 E', reads: SQUARE, within: 5 },
  { text: '36S YB 6347 6880\n\n33.1260 N 35.8240 E', reads: SQUARE, within: 5 },
  { text: '33.126000 N 35.824000 E (36S YB 6347 6880)', reads: SPOT }, // the degrees are more exact
  {
    text: '\u200e36S YB 6347 6880\u200e · \u206633.1260 N 35.8240 E\u2069',
    reads: SQUARE,
    within: 5,
  },
  { text: '5821 7704 · 34.1024 N 35.7991 E', near: [35.4, 33.65], reads: YC, within: 5 },
  { text: '36S YB 6347 6880 · 33.2260 N 35.8240 E', refused: 'differs' },
  { text: '36S YB 6347 6880 · 33.1262 N 35.8240 E', refused: 'differs' }, // 22 m apart
];

const FAULTS: readonly Row[] = [
  { text: '', refused: 'empty' },
  { text: '\u200f \u00a0', refused: 'empty' },
  { text: 'Nawa', refused: 'place' },
  { text: 'نوى', refused: 'place' },
  { text: '33.126', refused: 'place' },
  { text: '33.126 N', refused: 'place' },
  { text: '33.126N 35.824N', refused: 'place' },
  { text: '33.126 N 35.824', refused: 'place' },
  { text: '12/34/56', refused: 'place' },
  { text: '33.126 35.824 950', refused: 'place' },
  { text: '93 35', refused: 'latitude' },
  { text: '135.5, 33.126', refused: 'latitude' }, // nobody is guessed to have swapped it
  { text: '91 N 35 E', refused: 'latitude' },
  { text: '33 190', refused: 'longitude' },
  { text: '33 N 181 E', refused: 'longitude' },
  { text: '33 61 00 N 35 00 00 E', refused: 'latitude' },
  { text: `33°07'N 35°61'E`, refused: 'longitude' },
  { text: '-33.5 S 70.25 W', refused: 'differs' },
  { text: 'lat 35.824 E, lon 33.126 N', refused: 'differs' },
  { text: '33 N 0354 E', refused: 'place' }, // 3°54' or 354°
  { text: '5821E 7704N', refused: 'place' }, // a grid, or degrees and minutes
];

/** A row of the tables above. */
interface Row {
  readonly text: string;
  readonly near?: Near;
  readonly reads?: LonLat;
  readonly asks?: readonly LonLat[];
  readonly refused?: PlaceFault;
  readonly within?: number;
}

const formOf = ({ text, near: at, reads, asks, refused, within }: Row): PlaceForm => {
  const said = (place: LonLat) => written({ place, within });
  return {
    text,
    ...(at && { at }),
    ...(reads && { reads: said(reads) }),
    ...(asks && { asks: asks.map(said) }),
    ...(refused && { refused }),
  };
};

export const PLACES: readonly PlaceForm[] = [
  ...DEGREES,
  ...ARABIC_AND_HEBREW,
  ...GRIDS,
  ...LINKS,
  ...PROGRAMS,
  ...TWICE,
  ...FAULTS,
].map(formOf);
