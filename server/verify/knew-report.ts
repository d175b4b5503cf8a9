/** Who knew, as lines of text: each step and each silence with its entry, time and hash. */
import type { Author } from '../../picture/basics.ts';
import type { Unit } from '../../picture/facets/receipts/unit.ts';
import { kindOf } from '../../picture/items.ts';
import { asksForAnswer } from '../../picture/kinds/message.ts';
import { withoutMarks } from '../../picture/reading/text.ts';
import type { Silence } from '../../picture/views/receipts/silences.ts';
import type { KnownStep } from '../../picture/views/receipts/who-knew.ts';
import type { Answer } from './knowing.ts';

const STEPS: readonly (readonly [KnownStep['is'], string])[] = [
  ['shown', 'shown'],
  ['acknowledged', 'acknowledged'],
  ['answered', 'answered'],
  ['passed', 'passed to a unit'],
  ['confirmed', 'confirmed by it'],
  ['told', 'told by voice'],
];
const SILENT: Readonly<Record<Silence['is'], string>> = {
  suspended: 'suspended',
  lost: 'channel lost',
  unmanned: 'unmanned',
  missed: 'missed a check',
};

const WIDTH = 18;
const row = (name: string, what: string): string => `${`${name}:`.padEnd(WIDTH)}${what}`;

export function knewReport({ item, desk, at, until, knew, hashes, endKnown }: Answer): string[] {
  const { asked, delivery, steps, silences } = knew;
  const entry = (seq: number): string => `entry ${seq}  ${hashes[seq - 1] ?? ''}`;
  const instant = (ms: number): string => new Date(ms).toISOString();
  const title = kindOf(item).title(item);
  const words = withoutMarks(title.en ?? title[title.original] ?? '');
  const answers = item.kind !== 'message' || asksForAnswer(item.fields);
  const rungs = STEPS.flatMap(([is, name]) => {
    const made = steps.filter((step) => step.is === is);
    if (made.length > 0)
      return made.map((step) => row(name, `${stepText(step)}  ${entry(step.seq)}`));
    if (is === 'answered' && !answers) return [row(name, 'not asked for')];
    const read = is === 'shown' && steps.some((step) => step.is === 'acknowledged');
    return [row(name, read ? 'no entry of its own: it was acknowledged' : 'no')];
  });
  const silent = silences.map(({ is, from, until: end, seq, ended }) => {
    const since = from === undefined ? 'before' : instant(from);
    const over = end === undefined ? 'went on' : instant(end);
    const by = ended === undefined ? '' : `, ${entry(ended)}`;
    return row(SILENT[is], `${since} to ${over}  ${entry(seq)}${by}`);
  });
  return [
    `${item.ref} as ${desk} knew of it at ${at}, with all until entry ${until}`,
    `"${words}"`,
    row('said', `${asked.words.time}  ${entry(asked.words.seq)}`),
    row('reached it', reached(delivery, Date.parse(at))),
    ...rungs,
    '',
    silences.length === 0 ? 'Silent since it was said: never' : 'Silent since it was said:',
    ...silent,
    '',
    `The chain is whole up to ${entry(hashes.length)}`,
    ...(endKnown
      ? []
      : [
          'The file does not say where the log ends: what may be missing after it is not known [C6]',
        ]),
  ];
}

function reached(delivery: Answer['knew']['delivery'], at: number): string {
  if (!('at' in delivery)) return `no: it waits for the channel (${delivery.waits.ref})`;
  const time = new Date(delivery.at).toISOString();
  return delivery.at > at ? `no: it waits for the channel until ${time}` : time;
}

function stepText({ time, by, unit, person, phrase }: KnownStep): string {
  const what = [
    unit === undefined ? undefined : unitText(unit),
    person === undefined ? undefined : `"${person}"`,
    phrase === undefined ? undefined : `phrase ${phrase}`,
  ];
  return [time, by === undefined ? 'the server' : authorText(by), ...what]
    .filter((part) => part !== undefined)
    .join('  ');
}

const authorText = ({ desk, person }: Author): string => `${desk}/${person}`;
const unitText = (unit: Unit): string => ('listed' in unit ? unit.listed : `"${unit.name}"`);
