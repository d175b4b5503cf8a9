/**
 * Judges the entries of a log again offline, as the server judged the commands. [C8] An entry
 * without a role (protocol 1) is allowed if any role could have done it.
 */
import type { DeskId } from '../../picture/basics.ts';
import { accessRecords, type Cell, NO_DESK, pictureKindBy } from '../../picture/cell.ts';
import { isDerivedId } from '../../picture/command-id.ts';
import { decide } from '../../picture/decide.ts';
import type { Entry, Opened } from '../../picture/entry.ts';
import { ReleasedChange } from '../../picture/facets/release/steps.ts';
import { isFeed } from '../../picture/feed.ts';
import { EMPTY, fold, itemOf, type Picture } from '../../picture/fold.ts';
import { type Actor, rolesAllowed, SERVER } from '../../picture/permission.ts';
import type { Refusal } from '../../picture/refusal.ts';
import { ROLES, type Role, SPEAKERS } from '../../picture/roles.ts';
import { BOOK } from '../lib/phrasebook.ts';
import type { Fault } from './finding.ts';
import { impliedCell } from './implied-cell.ts';

/** Roles to judge by if an entry names none, most permissions first. */
const ROLES_TO_TRY: readonly Role[] = ['officer', ...ROLES.filter((role) => role !== 'officer')];

/** Changes that a release makes in the other picture, under a derived id. */
const COPY_CHANGES: ReadonlySet<string> = new Set(
  ReleasedChange.options.flatMap((option) => [...option.shape.type.values]),
);

/** Rules that ask for more of the cell's configuration than an entry implies: fades, limits, zones' table. */
const BY_CELL: ReadonlySet<string> = new Set(['R33', 'R38']);

/** Judges the entries of one log in order. */
export class Judge {
  readonly #cell: Cell | undefined;
  #picture = EMPTY;
  /** The seq of the first entry that names a role. */
  #firstNamed: number | undefined;
  /** The number of entries of people without a role. */
  unnamed = 0;

  /** Without `cell`, the configuration is taken from what the entries imply. */
  constructor(cell: Cell | undefined) {
    this.#cell = cell;
  }

  /** The picture after the last entry. */
  get picture(): Picture {
    return this.#picture;
  }

  /**
   * Folds the next entry and returns what is not allowed. Throws BrokenLog (R1, R4, R5, R6, R22).
   */
  take(entry: Entry): readonly Fault[] {
    const before = this.#picture;
    this.#picture = fold(before, [entry]);
    const unnamed = this.#roleFault(entry);
    const opened = before.opened;
    if (opened === undefined) return this.#openingFaults(entry);
    const refusal = this.#refusal(before, entry);
    const faults = [
      refusal && { rule: refusal.rule, why: `${describe(entry)} is not allowed: ${refusal.why}` },
      unnamed,
      this.#rolesFault(entry),
      derivedIdFault(entry, opened),
      releaseFault(before, entry),
    ];
    return faults.filter((fault) => fault !== undefined);
  }

  /** [P2] A picture is opened by the cell, with the members that it has in the configuration. */
  #openingFaults({ by, change }: Entry): readonly Fault[] {
    const faults: Fault[] = [];
    if (by.role === 'server' && by.person !== SERVER) {
      faults.push({
        rule: 'P15',
        why: `is by ${by.person} as the server, which is called ${SERVER}`,
      });
    } else if (by.role !== undefined && by.role !== 'server') {
      faults.push({ rule: 'P2', why: `the cell opens a picture, and nobody as ${by.role}` });
    }
    if (this.#cell === undefined || change.type !== 'picture.opened') return faults;
    const { picture, members } = change;
    const all = [...this.#cell.pictures, ...accessRecords(this.#cell)];
    const info = all.find(({ id }) => id === picture);
    if (info === undefined)
      faults.push({ rule: 'P2', why: `the cell has no picture "${picture}"` });
    else if (listOf(info.members) !== listOf(members)) {
      const why = `names the members ${listOf(members)}, and the cell ${listOf(info.members)}`;
      faults.push({ rule: 'P2', why });
    }
    return faults;
  }

  /** Why the command would be refused; undefined if one of the possible authors is allowed. */
  #refusal(picture: Picture, entry: Entry): Refusal | undefined {
    const { command, seen, change, time } = entry;
    const cell = this.#cell ?? impliedCell(picture, entry);
    const context = { now: Date.parse(time), cell, book: BOOK };
    let first: Refusal | undefined;
    for (const actor of actors(entry, picture.opened)) {
      const refusal = decide(picture, { id: command, seen, change }, actor, context);
      if (refusal === undefined) return undefined;
      if (this.#cell === undefined && BY_CELL.has(refusal.rule)) return undefined;
      first ??= refusal;
    }
    return first;
  }

  /** [C9] From the first entry with a role on, every entry has one. */
  #roleFault({ seq, by }: Entry): Fault | undefined {
    if (by.role !== undefined) {
      this.#firstNamed ??= seq;
      return undefined;
    }
    if (by.person !== SERVER) this.unnamed++;
    if (this.#firstNamed === undefined) return undefined;
    return { rule: 'C9', why: `says no role of its author, and entry ${this.#firstNamed} did` };
  }

  /** [P14] Roles that cannot be held together, or not at this desk. */
  #rolesFault({ by, change }: Entry): Fault | undefined {
    const cell = this.#cell;
    const supervisor = cell?.supervisor ?? by.desk;
    if (by.role === 'supervisor' && by.desk !== supervisor) {
      return {
        rule: 'P14',
        why: `is by a supervisor of ${by.desk}; supervisors are of ${supervisor}`,
      };
    }
    if (change.type !== 'access.invited' && change.type !== 'access.roles-changed')
      return undefined;
    if (change.roles.length === 0 || areHeldTogether(by.desk, change.roles, cell)) return undefined;
    const roles = change.roles.join(', ');
    return { rule: 'P14', why: `gives ${change.person} roles that do not go together: ${roles}` };
  }
}

/** The possible authors of an entry. */
function actors({ by }: Entry, opened: Opened | undefined): readonly Actor[] {
  const { desk, person, role } = by;
  if (role === 'server' || (role === undefined && person === SERVER)) {
    return [{ desk, person, role: 'server' }];
  }
  const pictures = opened === undefined ? [] : [opened.picture];
  const roles = role === undefined ? ROLES_TO_TRY : [role];
  return roles.map((role) => ({ desk, person, role, pictures }));
}

const areHeldTogether = (desk: DeskId, roles: readonly Role[], cell: Cell | undefined): boolean =>
  cell === undefined || desk === NO_DESK
    ? !(roles.includes('admin') && roles.some((role) => SPEAKERS.includes(role)))
    : rolesAllowed(roles, desk, cell);

/** [L13] In a live cell, people's entries have a derived id only in copies of releases. */
function derivedIdFault({ command, by, change }: Entry, opened: Opened): Fault | undefined {
  const { picture: id, members } = opened;
  if (opened.mode !== 'live' || by.person === SERVER || !isDerivedId(command)) return undefined;
  const released = COPY_CHANGES.has(change.type) && pictureKindBy({ id, members }) === 'shared';
  if (isFeed(by) || released) return undefined;
  return { rule: 'L13', why: `${change.type} has a command id that only machines have` };
}

/** [R22] A release makes the item that its change implies, and not before its time. */
function releaseFault(picture: Picture, { change, time }: Entry): Fault | undefined {
  if (change.type !== 'release.made') return undefined;
  const { item, release: seq, made } = change;
  const release = itemOf(picture, item)?.releases?.find((one) => one.seq === seq);
  if (release === undefined) return undefined;
  const { change: copy, notBefore } = release;
  if (notBefore !== undefined && time < notBefore) {
    return {
      rule: 'R22',
      why: `says that release ${seq} was made, which was to wait until ${notBefore}`,
    };
  }
  const named = 'item' in copy ? copy.item : `${item.charAt(0)}-${made.seq}`;
  if (made.item === named) return undefined;
  return { rule: 'R22', why: `says that release ${seq} made ${made.item}, and it made ${named}` };
}

const listOf = (members: readonly string[]): string => members.toSorted().join(', ');

/** An entry's change and author, in words. */
function describe({ by: { desk, person, role }, change }: Entry): string {
  const as = role ?? (person === SERVER ? 'server' : 'in whatever role');
  return `${change.type} by ${person} (${desk}, ${as})`;
}
