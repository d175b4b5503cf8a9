/**
 * Times as people and files write them in three scripts, with what they mean in UTC, worked out by hand: a moment, or
 * `from/to` for whole days. What is typed is typed on Sunday, 29 NOV 26, 0900Z, of what has been.
 */
import type { TimeFault } from '../../../../picture/reading/stretch.ts';
import type { WrittenAs } from './written.ts';

/** Typed of what is to come; in a file of which no zone is known, or that of Damascus (+3) or Jerusalem. */
export type Place = 'ahead' | 'file' | 'file of Damascus' | 'file of Jerusalem';

const AT = '2026-11-22T14:19:00.000Z'; // 17:19 in Damascus, 16:19 in Jerusalem
const DAY = '2026-11-22T00:00:00.000Z/2026-11-22T23:59:59.999Z';
const DAY_THERE = '2026-11-21T21:00:00.000Z/2026-11-22T20:59:59.999Z';
const MONTH = '2026-11-01T00:00:00.000Z/2026-11-30T23:59:59.999Z';

export const TIMES: readonly WrittenAs<string, TimeFault, Place>[] = [
  // Date-time groups
  { text: '221419Z NOV 26', reads: AT },
  { text: '221419ZNOV26', reads: AT },
  { text: '221419Z Nov 2026', reads: AT },
  { text: '221419z nov 26', reads: AT },
  { text: '221419Z November 26', reads: AT },
  { text: '22 1419Z NOV 26', reads: AT },
  { text: 'DTG: 221419Z NOV 26', reads: AT },
  { text: '221719C NOV 26', reads: AT },
  { text: '221619B NOV 26', reads: AT },
  { text: '220919R NOV 26', reads: AT }, // New York, five hours behind
  { text: '230219M NOV 26', reads: AT }, // twelve hours ahead
  { text: '220219Y NOV 26', reads: AT }, // twelve hours behind
  { text: '221419J NOV 26', refused: 'zone' },
  { text: '221419 NOV 26', reads: AT },
  { text: '221719 NOV 26', at: 'file of Damascus', reads: AT },
  { text: '221719 NOV 26', at: 'file', refused: 'zone' },
  { text: '22141935Z NOV 26', reads: '2026-11-22T14:19:35.000Z' },
  { text: '221419Z NOV 26 +35 s', reads: '2026-11-22T14:19:35.000Z' },
  { text: '222400Z NOV 26', reads: '2026-11-23T00:00:00.000Z' },
  { text: '٢٢١٤١٩Z NOV ٢٦', reads: AT },
  { text: '221419Z نوفمبر 26', reads: AT },
  { text: '221419Z תשרין 26', refused: 'time' },
  { text: '221419Z', reads: AT },
  { text: '221419Z NOV', reads: AT },
  { text: '221419Z', at: 'file', refused: 'now' },
  { text: '051200Z', reads: '2026-11-05T12:00:00.000Z' }, // F27
  { text: '010001Z', reads: '2026-11-01T00:01:00.000Z' },
  { text: '051200Z', at: 'ahead', reads: '2026-12-05T12:00:00.000Z' },
  { text: '010001Z', at: 'ahead', reads: '2026-12-01T00:01:00.000Z' },
  { text: '010001Z JAN', reads: '2026-01-01T00:01:00.000Z' },
  { text: '010001Z JAN', at: 'ahead', reads: '2027-01-01T00:01:00.000Z' },
  { text: '311200Z', reads: '2026-10-31T12:00:00.000Z' },
  { text: '291500Z', reads: '2026-11-29T15:00:00.000Z' }, // today; that it lies ahead is asked about
  { text: '290800Z', at: 'ahead', reads: '2026-11-29T08:00:00.000Z' },
  { text: '311200Z NOV 26', refused: 'date' },
  { text: '222519Z NOV 26', refused: 'date' },
  { text: '221419Z NOX 26', refused: 'date' },
  // ISO 8601, and what is like it
  { text: '2026-11-22T14:19:00Z', at: 'file', reads: AT },
  { text: '2026-11-22T14:19:00.000Z', at: 'file', reads: AT },
  { text: '20261122T141900Z', at: 'file', reads: AT },
  { text: '20261122141900Z', at: 'file', reads: AT },
  { text: '2026-11-22T17:19+03:00', at: 'file', reads: AT },
  { text: '2026-11-22 14:19:00+02', at: 'file of Damascus', reads: '2026-11-22T12:19:00.000Z' }, // F04
  { text: '2026-11-22 14:19:00+00', at: 'file of Damascus', reads: AT },
  { text: '2026-11-22 16:19:00.123456+02', at: 'file', reads: '2026-11-22T14:19:00.123Z' },
  { text: '2026-11-22 16:19 +2', at: 'file', reads: AT },
  { text: '2026-11-22 16:19 +0200', at: 'file', reads: AT },
  { text: '2026-11-22 17:19 UTC+3', at: 'file', reads: AT },
  { text: '2026-11-22 17:19 GMT+03:00', at: 'file', reads: AT },
  { text: '2026-11-22 14:19:00 +0000 UTC', at: 'file', reads: AT },
  { text: '2026-11-22 14:19 UTC', at: 'file of Damascus', reads: AT },
  { text: '2026-11-22T10:49−03:30', at: 'file', reads: AT },
  { text: '2026-11-22T17:19[Asia/Damascus]', reads: AT },
  { text: '2026-11-22T17:19+03:00[Asia/Damascus]', reads: AT },
  { text: '2026-11-22T17:19+02:00[Asia/Damascus]', asks: ['2026-11-22T15:19:00.000Z', AT] },
  { text: '2026-11-22 17:19 Asia/Damascus', reads: AT },
  { text: '2026-11-22 16:19 Asia/Jerusalem', at: 'file of Damascus', reads: AT },
  { text: '2026-11-22T14:19[Asia/Atlantis]', refused: 'zone' },
  { text: '2026-11-22 14:19 IST', refused: 'zone' },
  { text: '2026-11-22T24:00Z', at: 'file', reads: '2026-11-23T00:00:00.000Z' },
  { text: '2026-11-22T14:19,5Z', at: 'file', reads: '2026-11-22T14:19:30.000Z' },
  { text: '2026-W47-7T14:19Z', at: 'file', reads: AT },
  { text: '2026W477T1419Z', at: 'file', reads: AT },
  { text: '2026-326T14:19Z', at: 'file', reads: AT },
  { text: '2026-11-22 14:19', at: 'file', refused: 'zone' },
  { text: '2026-11-22 14:19', reads: AT },
  { text: '2026-11-22 17:19', at: 'file of Damascus', reads: AT },
  { text: '2026-13-22T14:19Z', at: 'file', refused: 'date' },
  { text: '2026-11-22T14:19+25:00', at: 'file', refused: 'date' },
  { text: '2062-11-22T14:19:00Z', at: 'file', reads: '2062-11-22T14:19:00.000Z' }, // F26: a doubt, no fault
  { text: '2226-11-22T14:19Z', at: 'file', refused: 'year' },
  { text: '٢٠٢٦-١١-٢٢T١٤:١٩:٠٠Z', at: 'file', reads: AT }, // F17
  { text: '\u200e2026-11-22\u2066T14∶19\u2069Z\u200f', at: 'file', reads: AT },
  { text: '2026–11–22\u00a014：19Z', at: 'file', reads: AT },
  // A clock that was set: 02:00 to 03:00 was skipped on 27 March, 01:00 to 02:00 came twice on 25 October
  {
    text: '2026-03-27 02:30',
    at: 'file of Jerusalem',
    asks: ['2026-03-27T00:30:00.000Z', '2026-03-26T23:30:00.000Z'],
  },
  {
    text: '2026-10-25 01:30',
    at: 'file of Jerusalem',
    asks: ['2026-10-24T22:30:00.000Z', '2026-10-24T23:30:00.000Z'],
  },
  { text: '2026-10-25 01:30+02', at: 'file of Jerusalem', reads: '2026-10-24T23:30:00.000Z' },
  // Days, weeks, months
  { text: '2026-11-22', reads: DAY },
  { text: '20261122', reads: DAY },
  { text: '2026-11-22', at: 'file of Damascus', reads: DAY_THERE }, // F06
  { text: '2026-11-22+03:00', at: 'file', reads: DAY_THERE },
  { text: '2026-11-22[Asia/Damascus]', reads: DAY_THERE },
  {
    text: '2026-10-25', // of 25 hours
    at: 'file of Jerusalem',
    reads: '2026-10-24T21:00:00.000Z/2026-10-25T21:59:59.999Z',
  },
  { text: '22 NOV 26', reads: DAY },
  { text: '22.11.2026', reads: DAY },
  { text: '22-11-2026', reads: DAY },
  { text: '2026/11/22', reads: DAY },
  { text: '٢٢/١١/٢٠٢٦', reads: DAY },
  { text: '22 تشرين الثاني 2026', reads: DAY },
  { text: '٢٢ نوفمبر ٢٠٢٦ م', reads: DAY },
  { text: 'ב־22 בנובמבר 2026', reads: DAY },
  { text: '2026-W47', reads: '2026-11-16T00:00:00.000Z/2026-11-22T23:59:59.999Z' },
  { text: '2026-11', reads: MONTH },
  { text: 'NOV 2026', reads: MONTH },
  { text: '11/2026', reads: MONTH },
  { text: 'תשרין 2026', refused: 'time' },
  { text: 'נובמבר 2026', reads: MONTH },
  { text: 'تشرين الثاني 2026', reads: MONTH },
  {
    text: 'NOV 26',
    asks: ['2027-11-26T00:00:00.000Z/2027-11-26T23:59:59.999Z', MONTH],
    at: 'ahead',
  },
  { text: 'NOV 26', asks: ['2026-11-26T00:00:00.000Z/2026-11-26T23:59:59.999Z', MONTH] },
  { text: 'NOV 26', at: 'file of Damascus', refused: 'now' },
  { text: '31/11/2026', refused: 'date' },
  { text: '202611', refused: 'time' },
  // From one time to another
  { text: '221419Z NOV 26 – 231419Z NOV 26', reads: `${AT}/2026-11-23T14:19:00.000Z` },
  {
    text: '2026-11-22T14:19Z/2026-11-23T14:19Z',
    at: 'file',
    reads: `${AT}/2026-11-23T14:19:00.000Z`,
  },
  { text: '22 NOV 26 - 23 NOV 26', reads: '2026-11-22T00:00:00.000Z/2026-11-23T23:59:59.999Z' },
  { text: '231419Z NOV 26 – 221419Z NOV 26', refused: 'date' },
  { text: '1419 – 1519', refused: 'time' }, // of which day?
  { text: '14:19 - 22/11/2026', reads: AT },
  // Dates and times of people
  { text: '22/11/2026 14:19', reads: AT },
  { text: '14:19 22/11/2026', reads: AT },
  { text: '22.11.2026 14.19', reads: AT },
  { text: '22/11/26 1419', reads: AT },
  { text: '22 Nov 2026 14:19', reads: AT },
  { text: '1419Z 22 NOV 26', reads: AT },
  { text: '14:19:35Z 22 NOV 26', reads: '2026-11-22T14:19:35.000Z' },
  { text: '22 NOV 2026 1719C', reads: AT },
  { text: 'Nov 22, 2026 2:19 PM', reads: AT },
  { text: '11/22/2026, 2:19\u202fPM', reads: AT },
  { text: 'Sunday, 22nd of November 2026 at 2:19 p.m.', reads: AT },
  { text: 'Monday, 22 November 2026 14:19', refused: 'date' }, // it was a Sunday
  { text: 'Sun, 22 Nov 2026 14:19:00 GMT', at: 'file', reads: AT },
  { text: 'Sun, 22 Nov 2026 16:19:00 +0200 (EET)', at: 'file', reads: AT },
  { text: 'Sun Nov 22 2026 16:19:00 GMT+0200 (Israel Standard Time)', at: 'file', reads: AT },
  { text: 'Sun Nov 22 14:19:00 UTC 2026', at: 'file', reads: AT },
  { text: '03/04/2026 14:19', asks: ['2026-04-03T14:19:00.000Z', '2026-03-04T14:19:00.000Z'] },
  { text: '03.04.2026 14:19', reads: '2026-04-03T14:19:00.000Z' },
  { text: '22/11 14:19', reads: AT },
  { text: 'NOV 22 1419Z', reads: AT },
  { text: 'NOV 2026 14:19', refused: 'date' },
  { text: 'Sun Mon 22/11/2026 14:19', refused: 'date' },
  { text: 'Sunday 14:19', refused: 'time' },
  { text: '22 Nov 2026 0219 PM', reads: AT },
  { text: 'Sunday, 22-Nov-26 14:19:00 GMT', at: 'file', reads: AT },
  { text: '22-11-26 14:19', asks: [AT, '2022-11-26T14:19:00.000Z'] },
  { text: '22 November 14:19', reads: AT },
  { text: '1419 hrs 22 Nov 26', reads: AT },
  { text: '22/11/2026 14:19 AM', refused: 'date' },
  { text: '٢٢ تشرين الثاني ٢٠٢٦، ١٤:١٩', reads: AT },
  { text: '22 تشرين الثاني/نوفمبر 2026 الساعة 14:19', reads: AT },
  { text: '٢٢ نوفمبر ٢٠٢٦ في ٢:١٩ م', reads: AT },
  { text: 'الأحد، ٢٢ نوفمبر ٢٠٢٦ ٢:١٩ مساءً', reads: AT },
  { text: '22 آب 2026 9:05 صباحًا', reads: '2026-08-22T09:05:00.000Z' },
  { text: '۲۲/۱۱/۲۰۲۶ ۱۴:۱۹', reads: AT },
  { text: '22 تموز 2026 14:19 بتوقيت غرينتش', at: 'file', reads: '2026-07-22T14:19:00.000Z' },
  { text: '22 رمضان 1448 14:19', refused: 'time' }, // of another calendar
  { text: '22 בנובמבר 2026 בשעה 14:19', reads: AT },
  { text: 'יום ראשון, 22 בנובמבר 2026, 14:19', reads: AT },
  { text: '22 לנובמבר 2026 2:19 אחה"צ', reads: AT },
  { text: '22 בנוב׳ 2026, 9:05 לפנה״צ', reads: '2026-11-22T09:05:00.000Z' },
  { text: 'ב-22.11.2026 14:19', reads: AT },
  // Clock times, and what counts from now
  { text: '0719', reads: '2026-11-29T07:19:00.000Z' },
  { text: '14:19', reads: '2026-11-28T14:19:00.000Z' },
  { text: '14:19', at: 'ahead', reads: '2026-11-29T14:19:00.000Z' },
  { text: '0905', reads: '2026-11-29T09:05:00.000Z' }, // clocks differ by less than ten minutes
  { text: '0719Z', reads: '2026-11-29T07:19:00.000Z' },
  { text: '07:19:35Z', reads: '2026-11-29T07:19:35.000Z' },
  { text: '1019C', reads: '2026-11-29T07:19:00.000Z' },
  { text: '10:19 Asia/Damascus', reads: '2026-11-29T07:19:00.000Z' },
  { text: 'DAM 10:19', reads: '2026-11-29T07:19:00.000Z' },
  { text: 'DAM 1019', reads: '2026-11-29T07:19:00.000Z' },
  { text: '07.19', refused: 'time' }, // a number
  { text: 'TLV 09:19', reads: '2026-11-29T07:19:00.000Z' },
  { text: 'DAM 10:19', at: 'file', refused: 'time' },
  { text: '7:19 AM', reads: '2026-11-29T07:19:00.000Z' },
  { text: '٧:١٩ ص', reads: '2026-11-29T07:19:00.000Z' },
  { text: '7:19 בבוקר', reads: '2026-11-29T07:19:00.000Z' },
  { text: '0719h', asks: ['2026-11-29T07:19:00.000Z', '2026-11-28T23:19:00.000Z'] }, // hours, or zone H
  { text: '2514', refused: 'timeOfDay' },
  { text: '14:19', at: 'file', refused: 'day' },
  { text: 'now', reads: '2026-11-29T09:00:00.000Z' },
  { text: 'الآن', reads: '2026-11-29T09:00:00.000Z' },
  { text: 'עכשיו', reads: '2026-11-29T09:00:00.000Z' },
  { text: '-5m', reads: '2026-11-29T08:55:00.000Z' },
  { text: '−5 min', reads: '2026-11-29T08:55:00.000Z' },
  { text: '+2h30m', reads: '2026-11-29T11:30:00.000Z' },
  { text: '-5m later', refused: 'offset' },
  { text: '-5m', at: 'file', refused: 'now' },
  { text: 'yesterday 1419', reads: '2026-11-28T14:19:00.000Z' },
  { text: 'أمس ١٤:١٩', reads: '2026-11-28T14:19:00.000Z' },
  { text: 'אתמול ב-14:19', reads: '2026-11-28T14:19:00.000Z' },
  { text: 'today', reads: '2026-11-29T00:00:00.000Z/2026-11-29T23:59:59.999Z' },
  { text: 'اليوم', reads: '2026-11-29T00:00:00.000Z/2026-11-29T23:59:59.999Z' },
  { text: 'אתמול', reads: '2026-11-28T00:00:00.000Z/2026-11-28T23:59:59.999Z' },
  { text: 'soon', refused: 'time' },
  { text: '', refused: 'empty' },
  // Digits alone
  { text: '202611221419', at: 'file', refused: 'zone' }, // F03
  { text: '202611221719', at: 'file of Damascus', reads: AT },
  { text: '20261122141935', reads: '2026-11-22T14:19:35.000Z' },
  { text: '202613221419', refused: 'date' },
  { text: '1795357140', at: 'file', reads: AT },
  { text: '1795357140123', at: 'file', reads: '2026-11-22T14:19:00.123Z' },
  { text: '1795357140123456', at: 'file', reads: '2026-11-22T14:19:00.123Z' },
  { text: '1795357140123456789', at: 'file', reads: '2026-11-22T14:19:00.123Z' },
  { text: '1612221419', asks: ['2021-02-01T23:16:59.000Z', '2016-12-22T14:19:00.000Z'] },
  { text: '221419', refused: 'time' },
  // As the page shows them
  { text: '221419Z NOV 26 · DAM 17:19 · TLV 16:19', reads: AT },
  { text: '\u2066221419Z NOV 26\u2069 \u2066DAM 17:19 · TLV 16:19\u2069', reads: AT },
  { text: '221419Z NOV 26 · DAM 17:20 · TLV 16:19', refused: 'date' },
  { text: '14:19:35Z 22 NOV 26 DAM 17:19 TLV 16:19', reads: '2026-11-22T14:19:35.000Z' },
  { text: '22 NOV 26 · DAM 01:30 · TLV 00:30', reads: '2026-11-22T22:30:00.000Z' }, // a day of UTC
  { text: '22 NOV 26 DAM 01:30', reads: '2026-11-21T22:30:00.000Z' }, // typed: a day of Damascus
];
