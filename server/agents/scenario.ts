/** Reads a scenario of the exercise: commands with the second at which each is due. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskId, PersonId, type Ref } from '../../picture/basics.ts';
import { Role } from '../../picture/wire.ts';

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'a key is a-z 0-9 -');

/** One line of data/exercise/*.ndjson. `occurred` and `window` are seconds after it is due. */
const Line = z.strictObject({
  /** Seconds from the start of a run. */
  at: z.number().min(0).max(86_400),
  by: z.strictObject({ desk: DeskId, person: PersonId, role: Role }),
  /** Later lines name the item that this one makes by `@key`. */
  key: Key.optional(),
  change: z.looseObject({ type: z.string() }),
});
export type ScenarioLine = z.infer<typeof Line>;

/** The lines of all files in a folder, by the time they are due. Throws if one is not valid. */
export function readScenario(folder: string): readonly ScenarioLine[] {
  const lines = globSync(join(folder, '*.ndjson'))
    .sort()
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .filter((text) => text !== '')
    .map((text) => Line.parse(JSON.parse(text)));
  return lines.sort((a, b) => a.at - b.at); // a stable sort
}

/** The keys that a change names; each was made by an earlier line. */
export function keysIn(value: unknown): string[] {
  if (typeof value === 'string') return isKey(value) ? [value.slice(1)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysIn) : [];
}

/** The change of a line that is due at `due` (ms since 1970), with references in place of keys. */
export function changeAt(
  { change }: ScenarioLine,
  due: number,
  refs: ReadonlyMap<string, Ref>,
): unknown {
  return resolved(change);

  function resolved(value: unknown): unknown {
    if (typeof value === 'string') return isKey(value) ? refs.get(value.slice(1)) : value;
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        name === 'occurred' || name === 'window' ? dated(one) : resolved(one),
      ]),
    );
  }

  function dated(stretch: unknown): unknown {
    if (typeof stretch !== 'object' || stretch === null) return stretch;
    return Object.fromEntries(
      Object.entries(stretch).map(([name, one]) => [
        name,
        typeof one === 'number' ? new Date(due + one * 1000).toISOString() : one,
      ]),
    );
  }
}

const isKey = (text: string): boolean => /^@[a-z][a-z0-9-]*$/.test(text);
