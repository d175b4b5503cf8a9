/** When a row says that something was: a moment, a local one, a whole day, or a count since 1970. */

/** From `from`, and known to lie before `to` if it is there; both ISO 8601 UTC. */
interface Stretch {
  readonly from: string;
  readonly to?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const ZONED = /(?:Z|[+-]\d\d:?\d\d)$/i;
const COUNT = /^\d{9,10}(?:\.\d+)?$|^\d{12,13}$/;

/**
 * The stretch of time in `text`: a day is all of it in UTC, a count is in seconds (to 10 digits) or
 * milliseconds, and a time without a zone is of `timeZone` (IANA).
 */
export function stretchOf(
  text: string,
  timeZone: string | undefined,
): Stretch | { readonly why: string } {
  const said = text.trim();
  if (DAY.test(said)) return { from: `${said}T00:00:00.000Z`, to: `${said}T23:59:59.999Z` };
  if (COUNT.test(said)) {
    const count = Number(said);
    return { from: new Date(count < 1e11 ? count * 1000 : count).toISOString() };
  }
  const iso = said.replace(' ', 'T');
  try {
    if (ZONED.test(iso)) return { from: utc(Temporal.Instant.from(iso)) };
    const local = Temporal.PlainDateTime.from(iso);
    if (timeZone === undefined)
      return { why: `"${said.slice(0, 40)}" has no zone: --zone says which` };
    return { from: utc(local.toZonedDateTime(timeZone).toInstant()) };
  } catch (fault) {
    if (fault instanceof RangeError) return { why: `"${said.slice(0, 40)}" is no time` };
    throw fault;
  }
}

const utc = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond' });
