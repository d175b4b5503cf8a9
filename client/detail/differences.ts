/** What differs between two revisions of an item, field by field. */

export interface Leaf {
  /** The path of the field, `title.en`. */
  readonly field: string;
  /** The values as short text; undefined where the field was not given. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export type Difference = Leaf;

export const differences = (before: unknown, after: unknown): readonly Difference[] =>
  leaves(before, after).filter((leaf) => leaf.before !== leaf.after);

/** Every field of either. Coordinates and other lists are wholes; objects are gone into. */
export function leaves(before: unknown, after: unknown): readonly Leaf[] {
  const found: Leaf[] = [];
  compare('', before, after, found);
  return found;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function compare(field: string, before: unknown, after: unknown, found: Leaf[]): void {
  if (isFields(before) || isFields(after)) {
    const [one, two] = [isFields(before) ? before : {}, isFields(after) ? after : {}];
    for (const key of new Set([...Object.keys(one), ...Object.keys(two)])) {
      compare(field === '' ? key : `${field}.${key}`, one[key], two[key], found);
    }
    return;
  }
  const [from, to] = [textOf(before), textOf(after)];
  if (from !== undefined || to !== undefined) found.push({ field, before: from, after: to });
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
