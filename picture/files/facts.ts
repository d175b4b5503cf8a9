/** What all rows of a file together tell of how each is read: orders, zones, decimal signs, ids. [R69] */
import { isGround, unitIn } from '../reading/heights.ts';
import type { Decimal } from '../reading/numbers.ts';
import { DateOrder } from './date-order.ts';
import type { Field, FieldValues } from './dialect.ts';
import { heightOf, radiusOf } from './geometry.ts';
import { IdCount } from './id-count.ts';
import type { Resolved } from './resolve.ts';
import type { Row } from './row.ts';
import type { Settled } from './settled.ts';
import { readWhen } from './time.ts';
import { columnOf, measuredOf, valuesOf } from './values.ts';

/** Collects what rows tell; `settled` is as far as a person and the dialect have settled it. */
export class Facts {
  readonly #settled: Settled;
  readonly #soft: ReadonlySet<string>;
  readonly #dates = new DateOrder();
  readonly #ids = new IdCount();
  #points = 0;
  #commas = 0;
  #pointsOrCommas = 0;
  #bareHeights = 0;
  #bareTimes = 0;
  #days = 0;
  #joined: readonly [date: string, time: string] | undefined;
  readonly #unreadable = new Set<string>();

  constructor(settled: Settled, { soft }: Pick<Resolved, 'soft'>) {
    this.#settled = settled;
    this.#soft = soft;
  }

  take(row: Row): void {
    const values = valuesOf(row, this.#settled);
    if ('fault' in values) return;
    this.#ids.add(values.id);
    this.#takeTimes(row, values);
    for (const degrees of [values.lat, values.lon])
      if (degrees !== undefined) this.#takeDegrees(degrees);
    this.#takeHeight(row, values);
    this.#takeRadius(row, values);
    for (const column of this.#soft) this.#takeText(column, row);
  }

  #takeTimes(row: Row, { time, until, day }: FieldValues): void {
    for (const text of new Set([time, until, day])) if (text !== undefined) this.#dates.add(text);
    const { zone, clocks } = this.#settled;
    const order = this.#settled.order ?? 'dmy';
    for (const text of [time, until]) {
      if (text === undefined || WITH_OFFSET.test(text)) continue;
      const when = readWhen(text, { order, clocks }, day);
      if (when.kind === 'refused' && when.fault === 'zone') this.#bareTimes++;
      else if (when.kind === 'read' && when.value.to !== undefined) this.#days++;
    }
    if (
      this.#joined !== undefined ||
      WITH_OFFSET.test(time ?? '') ||
      time === undefined ||
      day === undefined ||
      day === time
    )
      return;
    const alone = readWhen(time, { zone: zone ?? 'UTC', order });
    if (alone.kind !== 'refused' || alone.fault !== 'day') return;
    const columns = (['day', 'time'] as const).map((field: Field) =>
      columnOf(field, row, this.#settled),
    );
    const [date, clock] = columns.map((name) => name && (row.names.get(name) ?? name));
    if (date !== undefined && clock !== undefined) this.#joined = [date, clock];
  }

  #takeDegrees(text: string): void {
    if (/^\s*[+-]?\d{1,3}\.\d+\s*$/.test(text)) this.#points++;
    else if (/^\s*[+-]?\d{1,3},\d+\s*$/.test(text)) this.#commas++;
  }

  #takeHeight(row: Row, values: FieldValues): void {
    const altitude = measuredOf('altitude', row, values, this.#settled);
    if (altitude === undefined) return;
    const { text, measure } = altitude;
    this.#takeNumber(text);
    if (measure?.unit === undefined && unitIn(text) === undefined && !isGround(text))
      this.#bareHeights++;
    const height = heightOf(altitude, this.#settled.decimal);
    const column = columnOf('altitude', row, this.#settled);
    if ('fault' in height && height.fault === 'severalLengths') this.#pointsOrCommas++;
    else if ('fault' in height && column !== undefined && this.#soft.has(column)) {
      this.#unreadable.add(column);
    }
  }

  #takeRadius(row: Row, values: FieldValues): void {
    const uncertainty = measuredOf('uncertainty', row, values, this.#settled);
    if (uncertainty === undefined) return;
    this.#takeNumber(uncertainty.text);
    const radius = radiusOf(uncertainty, this.#settled.decimal);
    const column = columnOf('uncertainty', row, this.#settled);
    if ('fault' in radius && radius.fault === 'severalLengths') this.#pointsOrCommas++;
    else if ('fault' in radius && column !== undefined && this.#soft.has(column)) {
      this.#unreadable.add(column);
    }
  }

  /** A sign that only separates decimals. */
  #takeNumber(text: string): void {
    if (/\d\.(?:\d{1,2}|\d{4,})(?!\d)/.test(text)) this.#points++;
    else if (/\d,(?:\d{1,2}|\d{4,})(?!\d)/.test(text)) this.#commas++;
  }

  #takeText(column: string, { columns }: Row): void {
    const text = columns.get(column);
    if (text !== undefined && (text.length > LONGEST || CONTROL.test(text)))
      this.#unreadable.add(column);
  }

  get order(): 'dmy' | 'mdy' | 'open' | undefined {
    return this.#settled.order ?? this.#dates.order;
  }

  get counts(): boolean | undefined {
    return this.#dates.counts;
  }

  /** What separates decimals; 'open' if some number may have either and no row tells; undefined if none asks. */
  get decimal(): Decimal | 'open' | undefined {
    if (this.#settled.decimal !== undefined) return this.#settled.decimal;
    const [points, commas] = [this.#points > 0, this.#commas > 0];
    if (points !== commas) return points ? '.' : ',';
    return this.#pointsOrCommas > 0 ? 'open' : undefined;
  }

  idsCount(refused: number): boolean {
    return this.#ids.countsRows(refused);
  }

  /** Some times name no zone. */
  get hasBareTimes(): boolean {
    return this.#bareTimes > 0;
  }

  /** Some times are whole days. */
  get hasDays(): boolean {
    return this.#days > 0;
  }

  get lacksUnit(): boolean {
    return this.#bareHeights > 0;
  }

  get joined(): readonly [date: string, time: string] | undefined {
    return this.#joined;
  }

  /** Columns that are used only if all their cells can be read, and of which some cannot. */
  get unreadable(): ReadonlySet<string> {
    return this.#unreadable;
  }
}

/** Times that neither a zone nor a day beside them changes. */
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
const LONGEST = 4000; // UTF-16 code units of a text
/** [R16] What a text may not hold, besides marks of direction, which are taken out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/;
