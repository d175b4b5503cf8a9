/** What may be chosen of how a file is read. */
import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';

/** Labels of the Encoding standard that files of this area have. */
export const ENCODINGS: readonly string[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1256',
  'windows-1255',
  'windows-1252',
  'iso-8859-6',
  'iso-8859-8',
];

/** What stands between columns, and the word for it. */
export const SEPARATORS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const;

/** Zones that times of a file are most likely in: UTC, those of the cell's clocks, the desk's own; each once. */
export function zonesNear(
  { clocks, desks }: Cell,
  desk: DeskId,
): readonly { readonly zone: string; readonly label: string }[] {
  const own = desks.find(({ id }) => id === desk)?.timeZone;
  const all = [
    { zone: 'UTC', label: 'UTC' },
    ...clocks.map(({ label, timeZone }) => ({ zone: timeZone, label: `${label} · ${timeZone}` })),
    ...(own === undefined ? [] : [{ zone: own, label: own }]),
  ];
  return all.filter(({ zone }, i) => all.findIndex((one) => one.zone === zone) === i);
}
