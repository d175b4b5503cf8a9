/** Makes the first links: those of the exercise, and the one for a live cell's first admin. */
import { join } from 'node:path';
import { type DeskId, PersonId } from '../../picture/basics.ts';
import { type Cell, pictureKindOf } from '../../picture/cell.ts';
import type { Role } from '../../picture/wire.ts';
import { isCellAdmin } from './account-rules.ts';
import type { Accounts } from './accounts.ts';
import type { People } from './people.ts';
import { mintLinkToken } from './signed-tokens.ts';

const FILE = 'people';

/** The path of the people's database in the folder of a mode. Throws if a picture has its name. */
export function peoplePath(dir: string, { pictures }: Cell): string {
  if (pictures.some(({ id }) => id === FILE)) throw new Error(`no picture is called ${FILE}`);
  return join(dir, `${FILE}.db`);
}

/** As whom a link signs in: a role, or the second officer of a desk, who approves releases. [P12] */
export type LinkName = Exclude<Role, 'observer' | 'feed'> | 'second';

/** A link of the exercise. [S10] */
export interface ExerciseLink {
  readonly desk: DeskId;
  readonly as: LinkName;
  /** `/enter/<token>` */
  readonly path: string;
}

/** Who a link of the exercise signs in. */
export const exercisePerson = (desk: DeskId, as: LinkName): PersonId =>
  PersonId.parse(`${desk}-${as}`);

/** Links for each desk, and for the cell's supervisor and admin. [S10] */
export function exerciseLinks(secret: Buffer, cell: Cell): readonly ExerciseLink[] {
  const common = cell.pictures
    .map(({ id }) => id)
    .filter((id) => pictureKindOf(cell, id) === 'shared');
  const link = (desk: DeskId, as: LinkName): ExerciseLink => {
    const role = as === 'second' ? 'officer' : as;
    const pictures = as === 'wall' ? { pictures: common } : {};
    const person = { desk, person: exercisePerson(desk, as), role, ...pictures };
    return { desk, as, path: `/enter/${mintLinkToken(secret, person)}` };
  };
  return [
    ...cell.desks.flatMap(({ id }) =>
      (['officer', 'analyst', 'wall'] as const).map((as) => link(id, as)),
    ),
    link(cell.supervisor, 'supervisor'),
    link(cell.supervisor, 'admin'),
    ...cell.desks.map(({ id }) => link(id, 'second')),
  ];
}

/** `<desk> <role> <url>` for each link; the second officer of a desk is called `second`. */
export const linkLines = (links: readonly ExerciseLink[], url: string): readonly string[] =>
  links.map(({ desk, as, path }) => `${desk} ${as} ${url}${path}`);

/**
 * A line with an enrolment link while the cell has no active admin; undefined if it has one. Makes
 * the account if there is none.
 */
export function firstAdminLink({ accounts, enrolments }: People, cell: Cell, origin: string) {
  if (accounts.all().some((account) => isCellAdmin(account, cell))) return undefined;
  const desk = cell.supervisor;
  const invited = accounts
    .all()
    .find((account) => account.desk === desk && account.roles.includes('admin'));
  const { token } =
    invited === undefined
      ? enrolments.createAccount({
          person: freeName(accounts, `${desk}-admin`),
          desk,
          roles: ['admin'],
        })
      : enrolments.invite(invited);
  return `${desk} admin ${enrolmentUrl(origin, token)}`;
}

/** This name, or with the first number that makes it unused, also by closed accounts. */
function freeName(accounts: Accounts, name: string): PersonId {
  for (let n = 1; ; n++) {
    const person = PersonId.parse(n === 1 ? name : `${name}-${n}`);
    if (accounts.get(person) === undefined) return person;
  }
}

/** The token is behind `#`, so that it reaches no server's or proxy's log. */
export const enrolmentUrl = (origin: string, token: string): string => `${origin}/enrol#${token}`;
