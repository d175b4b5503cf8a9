/** Compares verified logs of one cell: copies of one log, releases, sign-ins. [C10] */
import { accessRecordOf, pictureKindBy } from '../../picture/cell.ts';
import type { Entry } from '../../picture/entry.ts';
import { type Fault, type Finding, findingOf } from './finding.ts';
import type { LogClaims, ReleaseClaim } from './log-claims.ts';

/** A verified log under the name of its file. */
export interface NamedLog {
  readonly name: string;
  readonly claims: LogClaims;
}

/** A contradiction between two logs. `name`: the log of the entry that it is about. */
export interface CrossFinding {
  readonly name: string;
  readonly finding: Finding;
  /** Set if it breaks no rule. */
  readonly remark?: true;
}

/** All contradictions between two of the logs. A live log is not compared with an exercise's. */
export function compareLogs(logs: readonly NamedLog[]): readonly CrossFinding[] {
  return logs.flatMap((log, i) =>
    logs.flatMap((other, j) => {
      if (i === j || log.claims.opened?.mode !== other.claims.opened?.mode) return [];
      return [...(i < j ? findForks(log, other) : []), ...comparePair(log, other)];
    }),
  );
}

const comparePair = (log: NamedLog, other: NamedLog): readonly CrossFinding[] => [
  ...findMissingCopies(log, other),
  ...findUnapprovedCopies(log, other),
  ...findDeniedCopies(log, other),
  ...findMissingSignIns(log, other),
];

const at = ({ name }: NamedLog, seq: number, rule: string, why: string): CrossFinding => ({
  name,
  finding: findingOf(seq, { rule, why }),
});

/** Two copies of one log differ at an entry that both have. */
function findForks(log: NamedLog, other: NamedLog): readonly CrossFinding[] {
  const [a, b] = [log.claims, other.claims];
  if (a.opened === undefined || a.opened.picture !== b.opened?.picture) return [];
  const both = Math.min(a.hashes.length, b.hashes.length);
  const i = a.hashes.slice(0, both).findIndex((hash, i) => hash !== b.hashes[i]);
  if (i < 0) return [];
  return [at(log, i + 1, 'C10', `is another one in ${other.name}: there are two histories`)];
}

/** A release that one log records as made is not in the other as recorded. */
function findMissingCopies({ name, claims }: NamedLog, other: NamedLog): readonly CrossFinding[] {
  const { opened } = other.claims;
  return claims.made.flatMap((made) => {
    if (opened?.picture !== made.to) return [];
    const fault = copyFault(made, other);
    return fault === undefined ? [] : [{ name, finding: findingOf(made.seq, fault) }];
  });
}

/** The difference between release and copy; undefined: none. */
function copyFault(made: ReleaseClaim, { name, claims }: NamedLog): Fault | undefined {
  const { opened, hashes, until = '' } = claims;
  const { seq, hash, item } = made.there;
  const here = hashes[seq - 1];
  if (opened === undefined) return undefined;
  if (pictureKindBy({ id: opened.picture, members: opened.members }) !== 'shared') {
    return { rule: 'P12', why: `says that it was released to ${name}, which is not shared` };
  }
  if (!opened.members.includes(made.desk)) {
    return {
      rule: 'P12',
      why: `says that it was released to ${name}, which its desk is no member of`,
    };
  }
  if (here === undefined) {
    if (until <= made.time) return undefined; // the other log was read earlier
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
  const copy = claims.copyAt(seq);
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

/** [P12] A copy in the other log was not approved in the desk's own, which continues after it. */
function findUnapprovedCopies(
  { name, claims }: NamedLog,
  other: NamedLog,
): readonly CrossFinding[] {
  const { opened, approved, until = '' } = claims;
  const [desk, ...more] = opened?.members ?? [];
  if (opened?.mode !== 'live' || desk === undefined || more.length > 0) return [];
  if (pictureKindBy({ id: opened.picture, members: [desk] }) !== 'private') return [];
  const copies = other.claims.derived.filter(
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

/** [R22] A copy exists although the server recorded that it was not made. */
const findDeniedCopies = (log: NamedLog, other: NamedLog): readonly CrossFinding[] =>
  other.claims.derived.flatMap(({ seq, command }) => {
    const refusedAt = log.claims.refused.get(command);
    if (refusedAt === undefined) return [];
    return [
      at(
        log,
        refusedAt,
        'R22',
        `says why a release was not made, and it is entry ${seq} of ${other.name}`,
      ),
    ];
  });

/** [S12] Somebody acted in a role without a sign-in in the access record of their desk. */
function findMissingSignIns({ name, claims }: NamedLog, other: NamedLog): readonly CrossFinding[] {
  const { opened, began = '', until = '', signedIn } = claims;
  if (opened?.mode !== 'live') return [];
  return [...other.claims.acts.values()].flatMap(({ seq, time, desk, person, role }) => {
    if (opened.picture !== accessRecordOf(desk) || time < began || time > until) return [];
    if (signedIn.has(`${person} ${role}`)) return [];
    const why = `is by ${person} as ${role}, who never signed in so by ${name}`;
    return [{ ...at(other, seq, 'S12', why), remark: true as const }];
  });
}
