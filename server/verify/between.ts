/** Compares verified logs of one cell with each other: copies of one log, releases, sign-ins. [C10] */
import { accessRecordOf, kindBy } from '../../picture/cell.ts';
import type { Entry } from '../../picture/entry.ts';
import { type Fault, type Finding, findingOf } from './finding.ts';
import type { Made, Testimony } from './testimony.ts';

export interface Named {
  /** What people call the log: its file. */
  readonly name: string;
  readonly testimony: Testimony;
}

export interface Between {
  /** The log that the entry stands in. */
  readonly name: string;
  readonly finding: Finding;
  /** Only worth a question. */
  readonly remark?: true;
}

/** What the logs say of each other and is not so. Logs of different modes are not compared. */
export function compare(logs: readonly Named[]): readonly Between[] {
  return logs.flatMap((log, i) =>
    logs.flatMap((other, j) => {
      if (i === j || log.testimony.opened?.mode !== other.testimony.opened?.mode) return [];
      return [...(i < j ? forked(log, other) : []), ...pair(log, other)];
    }),
  );
}

const pair = (log: Named, other: Named): readonly Between[] => [
  ...released(log, other),
  ...unapproved(log, other),
  ...denied(log, other),
  ...unseen(log, other),
];

const at = ({ name }: Named, seq: number, rule: string, why: string): Between => ({
  name,
  finding: findingOf(seq, { rule, why }),
});

/** Two copies of one log are the same as far as both go. */
function forked(log: Named, other: Named): readonly Between[] {
  const [a, b] = [log.testimony, other.testimony];
  if (a.opened === undefined || a.opened.picture !== b.opened?.picture) return [];
  const both = Math.min(a.hashes.length, b.hashes.length);
  const i = a.hashes.slice(0, both).findIndex((hash, i) => hash !== b.hashes[i]);
  if (i < 0) return [];
  return [at(log, i + 1, 'C10', `is another one in ${other.name}: there are two histories`)];
}

/** What a desk's own log says was released stands in the other log, as it was released. */
function released({ name, testimony }: Named, other: Named): readonly Between[] {
  const { opened } = other.testimony;
  return testimony.made.flatMap((made) => {
    if (opened?.picture !== made.to) return [];
    const fault = unlike(made, other);
    return fault === undefined ? [] : [{ name, finding: findingOf(made.seq, fault) }];
  });
}

function unlike(made: Made, { name, testimony }: Named): Fault | undefined {
  const { opened, hashes, until = '' } = testimony;
  const { seq, hash, item } = made.there;
  const here = hashes[seq - 1];
  if (opened === undefined) return undefined;
  if (kindBy({ id: opened.picture, members: opened.members }) !== 'shared') {
    return { rule: 'P12', why: `says that it was released to ${name}, which is not shared` };
  }
  if (!opened.members.includes(made.desk)) {
    return {
      rule: 'P12',
      why: `says that it was released to ${name}, which its desk is no member of`,
    };
  }
  if (here === undefined) {
    if (until <= made.time) return undefined; // that log was read before
    return {
      rule: 'C10',
      why: `says that its copy is entry ${seq} in ${name}, which has none such`,
    };
  }
  if (here !== hash) {
    return {
      rule: 'C10',
      why: `says that its copy, entry ${seq} in ${name}, has the hash ${hash}, and it has ${here}`,
    };
  }
  const copy = testimony.copyAt(seq);
  const same =
    copy !== undefined &&
    copy.by.desk === made.desk &&
    copy.by.person === made.person &&
    JSON.stringify(copy.change) === JSON.stringify(made.change) &&
    item === ('item' in copy.change ? copy.change.item : item);
  return same
    ? undefined
    : {
        rule: 'R23',
        why: `says that its copy is entry ${seq} in ${name}, which says something else`,
      };
}

/** [P12] A copy in the other log was approved in the desk's own, which goes on after it. */
function unapproved({ name, testimony }: Named, other: Named): readonly Between[] {
  const { opened, approved, until = '' } = testimony;
  const [desk, ...more] = opened?.members ?? [];
  if (opened?.mode !== 'live' || desk === undefined || more.length > 0) return [];
  if (kindBy({ id: opened.picture, members: [desk] }) !== 'private') return [];
  const copies = other.testimony.ruled.filter(
    ({ by, command, time }: Entry) => by.desk === desk && time < until && !approved.has(command),
  );
  return copies.map(({ seq }) =>
    at(
      other,
      seq,
      'P12',
      `is a copy of ${desk}, and ${name} holds no release that was approved for it`,
    ),
  );
}

/** [R22] What the server says that it did not make is not there. */
const denied = (log: Named, other: Named): readonly Between[] =>
  other.testimony.ruled.flatMap(({ seq, command }) => {
    const told = log.testimony.refused.get(command);
    if (told === undefined) return [];
    return [
      at(
        log,
        told,
        'R22',
        `says why a release was not made, and it is entry ${seq} of ${other.name}`,
      ),
    ];
  });

/** [S12] Who acted in a live cell had signed in in that role, by the record of their desk. */
function unseen({ name, testimony }: Named, other: Named): readonly Between[] {
  const { opened, began = '', until = '', signedIn } = testimony;
  if (opened?.mode !== 'live') return [];
  return [...other.testimony.acts.values()].flatMap(({ seq, time, desk, person, role }) => {
    if (opened.picture !== accessRecordOf(desk) || time < began || time > until) return [];
    if (signedIn.has(`${person} ${role}`)) return [];
    const why = `is by ${person} as ${role}, who never signed in so by ${name}`;
    return [{ ...at(other, seq, 'S12', why), remark: true as const }];
  });
}
