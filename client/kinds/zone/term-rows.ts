/** The terms of a zone row by row, and in words what differs between two versions of them. Pure. */
import type { DeskId } from '../../../picture/basics.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import type { Line, TermRow } from '../../facets/consent/describing.ts';
import type { Reading } from '../../facets/reading.ts';
import { lettersOf } from '../../lib/letters.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { areaRow } from './row-area.ts';
import { heightRow } from './row-height.ts';
import { basisRow, textsRow } from './row-texts.ts';
import { dailyRow, daysRow, windowRow } from './row-window.ts';
import { listChange, type Told } from './told.ts';

type RowName = keyof ReturnType<typeof wordsIn>['agreeing']['row'];

/** A row, and the part of the terms that it is about; every part of them is in exactly one. */
interface Row extends Told {
  readonly name: RowName;
  readonly about: (terms: ZoneTerms) => unknown;
  /** Shown only where one of the two says something, or they differ. */
  readonly rare?: true;
}

export function zoneRows(
  before: ZoneTerms | undefined,
  after: ZoneTerms,
  reading: Reading,
): readonly TermRow[] {
  const w = wordsIn(reading.language).agreeing;
  return rowsFor(reading).flatMap((row): readonly TermRow[] => {
    const { name, about, rare, measured } = row;
    const [was, is] = [before && about(before), about(after)];
    const changed = before === undefined || JSON.stringify(was) !== JSON.stringify(is);
    const told = [before, after].some((one) => one !== undefined && about(one) !== undefined);
    if (rare && !told) return [];
    if (quiet.has(name) && !changed) return [];
    const compared = changed ? before : undefined;
    const all = (lines: readonly Line[]) => (changed ? lines : inOwnWords(lines));
    const [then, now] = [before === undefined ? [] : all(row.of(before)), all(row.of(after))];
    const said = compared === undefined ? [] : row.change(compared, after);
    const hidden = said.length === 0 && measured === undefined && sameLines(then, now);
    return [
      {
        name,
        label: w.row[name],
        before: then,
        after: now,
        changed,
        change: compared !== undefined && hidden ? [w.change.detail] : said,
        ...(compared && measured ? { measured: () => measured(compared, after) } : {}),
      },
    ];
  });
}

/** These stand in the title: they have a row only where they differ. */
const quiet: ReadonlySet<string> = new Set<RowName>(['kind', 'name']);

/** Words that nobody changed stand in the reader's language alone, if they are in it. */
function inOwnWords(lines: readonly Line[]): readonly Line[] {
  const own = lines.filter(({ language }) => language === undefined);
  return own.length > 0 ? own : lines;
}

const sameLines = (a: readonly Line[], b: readonly Line[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function rowsFor(reading: Reading): readonly Row[] {
  const { language } = reading;
  const { agreeing: w, items } = wordsIn(language);
  const words = (text: string): readonly Line[] => [{ text }];
  return [
    {
      name: 'kind',
      about: ({ kind }) => kind,
      of: ({ kind }) => words(items.zoneKind[kind]),
      change: () => [],
    },
    { name: 'name', about: ({ name }) => name, ...textsRow(({ name }) => name, language) },
    { name: 'area', about: ({ area }) => area, ...areaRow(language) },
    { name: 'height', about: ({ altitude }) => altitude, ...heightRow(language) },
    {
      name: 'window',
      about: ({ window: { from, to, estimated } }) => ({ from, to, estimated }),
      ...windowRow(language),
    },
    {
      name: 'daily',
      about: ({ window: { daily, zone, offsets } }) => ({ daily, zone, offsets }),
      ...dailyRow(language),
    },
    { name: 'days', rare: true, about: ({ window: { days } }) => days, ...daysRow(language) },
    { name: 'rule', about: ({ rules }) => rules, ...textsRow(({ rules }) => rules, language) },
    { name: 'basis', about: ({ basis }) => basis, ...basisRow(language) },
    { name: 'desks', about: ({ desks }) => desks, ...desksRow(reading) },
    {
      name: 'suspended',
      rare: true,
      about: ({ suspended }) => suspended,
      of: ({ suspended }) => words(suspended ? w.isSuspended : w.none),
      change: (_, { suspended }) => [suspended ? w.change.suspends : w.change.resumes],
    },
    {
      name: 'unilateral',
      rare: true,
      about: ({ unilateral }) => unilateral,
      of: ({ unilateral }) => words(unilateral ? w.bindsAlone : w.bindsAll),
      change: (_, { unilateral }) => [unilateral ? w.change.toItself : w.change.toAll],
    },
  ];
}

function desksRow({ cell, picture, language }: Reading): Told {
  const { agreeing: w, items } = wordsIn(language);
  const all = picture.opened?.members ?? [];
  const listed = (ids: readonly DeskId[]) =>
    ids.map((id) => `\u2066${lettersOf(cell, id)}\u2069`).join(items.comma);
  return {
    of: ({ desks }) => [{ text: desks === undefined ? w.allDesks : listed(desks) }],
    change: (before, after) =>
      listChange(before.desks ?? all, after.desks ?? all, listed, language),
  };
}
