/** Dialect of any file with a place, a time and a title, by the usual names of such columns in three languages. */
import type { Dialect, Field } from './dialect.ts';

const any = (...columns: readonly string[]): string[] => columns.map((column) => `{${column}}`);

const IDS = ['id', 'event_id', 'uid', 'uuid', 'guid', 'global_id', 'event_id_cnty'];
const IDS_OF_PROGRAMS = ['fid', 'ogc_fid', 'objectid', 'رقم', 'מספר'];

/** Takes every file; so it comes last. Names are compared without capitals, spaces, hyphens, dots and `_`. */
export const GENERIC: Dialect = {
  name: 'generic',
  columns: [],
  loose: true,
  fields: {
    id: any(...IDS, ...IDS_OF_PROGRAMS),
    time: [
      ...any('time', 'timestamp', 'datetime', 'occurred', 'from', 'start', 'date', 't', 'dtg'),
      ...any('occurred_at', 'start_time', 'start_date', 'event_time', 'event_date', 'time_utc'),
      ...any('date_time_utc', 'observed_at', 'when', 'begin', 'local_time', 'day'),
      ...any('الوقت', 'وقت', 'الساعة', 'التاريخ والوقت', 'التاريخ', 'تاريخ'),
      ...any('זמן', 'שעה', 'מועד', 'תאריך ושעה', 'תאריך'),
    ],
    until: any('until', 'to', 'end'),
    day: [
      ...any('day', 'date', 'event_date', 'start_date'),
      ...any('التاريخ', 'تاريخ', 'اليوم', 'תאריך', 'יום'),
    ],
    lon: [
      ...any('lon', 'lng', 'longitude', 'x', 'long', 'lon_dd', 'longitude_dd', 'point_x'),
      ...any('coord_x', 'x_coord', 'خط الطول', 'קו אורך'),
    ],
    lat: [
      ...any('lat', 'latitude', 'y', 'lat_dd', 'latitude_dd', 'point_y', 'coord_y', 'y_coord'),
      ...any('خط العرض', 'קו רוחב'),
    ],
    place: [
      ...any('mgrs', 'grid', 'coordinates', 'mgrs_grid', 'grid_ref', 'usng', 'utm', 'coords'),
      ...any('coord', 'position', 'wkt', 'geom', 'geometry', 'the_geom', 'wkt_geom', 'shape'),
      ...any('latlon', 'latlng', 'latlong', 'geo', 'geo_point', 'point', 'gps', 'location'),
      ...any('إحداثيات', 'الإحداثيات', 'الموقع', 'נ"צ', 'קואורדינטות', 'מיקום'),
    ],
    category: [...any('category'), 'civil-other'],
    precedence: [...any('precedence'), 'ROUTINE'],
    title: [
      ...any('title', 'name', 'headline', 'event', 'subject', 'what', 'sub_event_type'),
      ...any('event_type', 'العنوان', 'عنوان', 'الحدث', 'حدث', 'الاسم', 'כותרת', 'אירוע', 'שם'),
    ],
    title_en: any('title_en'),
    title_ar: any('title_ar'),
    title_he: any('title_he'),
    text: any('text', 'description', 'summary'),
    text_en: any('text_en'),
    text_ar: any('text_ar'),
    text_he: any('text_he'),
    original: any('original'),
    uncertainty: any('uncertainty', 'uncertainty_m', 'precision_m', 'accuracy_m'),
    altitude: any('altitude', 'altitude_m'),
    source: any('source'),
    reference: any('reference', ...IDS, ...IDS_OF_PROGRAMS),
    reliability: [...any('reliability'), 'F'], // Admiralty code: cannot be judged
    credibility: [...any('credibility'), '6'],
    relatedTo: any('relatedTo', 'related_to'),
    relation: [...any('relation'), 'related'],
  } satisfies Record<Field, string[]>,
  soft: {
    text: [
      ...['details', 'remarks', 'notes', 'الوصف', 'وصف', 'التفاصيل', 'ملاحظات'],
      ...['תיאור', 'פרטים', 'הערות'],
    ],
    altitude: ['alt', 'elevation', 'ele', 'height', 'الارتفاع', 'ارتفاع', 'גובה'],
    source: ['المصدر', 'מקור'],
  },
};
