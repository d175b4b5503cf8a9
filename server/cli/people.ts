/** npm run people: manages accounts on the server's machine, also while the server runs. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DeskId, PersonId } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { Role } from '../../picture/wire.ts';
import { lastAdminRefusal, nameRefusal, rolesRefusal } from '../people/account-rules.ts';
import type { Account } from '../people/accounts.ts';
import { enrolmentUrl, peoplePath } from '../people/bootstrap.ts';
import { accountState } from '../people/enrolments.ts';
import { openPeople } from '../people/people.ts';

const USAGE = `npm run people -- list
npm run people -- invite <person> --desk <desk> --role <role>[,<role>]   a new person
npm run people -- invite <person> [--lost]      another device; --lost: what they had is void
npm run people -- roles <person> <role>[,<role>]
npm run people -- close <person>
Works on DATA_DIR (default .data), also beside a running server; --exercise: on the exercise's people.
Links begin with ORIGIN (default http://localhost:PORT). They are good once, for 24 hours.`;

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}

function parseFlags() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        desk: { type: 'string' },
        role: { type: 'string' },
        lost: { type: 'boolean', default: false },
        exercise: { type: 'boolean', default: false },
      },
    });
  } catch (fault) {
    return fail(`${fault instanceof Error ? fault.message : fault}\n\n${USAGE}`);
  }
}

const { values, positionals } = parseFlags();
const [act, name, more, ...rest] = positionals;
if (rest.length > 0) fail(USAGE);
const { PORT = '8080', DATA_DIR = '.data', ORIGIN = `http://localhost:${PORT}` } = process.env;
const data = process.env.CELL ?? join(import.meta.dirname, '..', '..', 'data', 'cell.json');
const cell = Cell.parse(JSON.parse(readFileSync(data, 'utf8')));
const path = peoplePath(resolve(DATA_DIR, values.exercise ? 'exercise' : 'live'), cell);
if (!existsSync(path)) fail(`There are no people in ${path}: start the server once`);
const site = { origin: ORIGIN, name: cell.name.en };
const { store, accounts, sessions, enrolments } = openPeople({
  path,
  cell,
  now: Date.now,
  site: () => site,
});

function personIn(text: string | undefined): PersonId {
  const person = PersonId.safeParse(text);
  if (!person.success) return fail(text === undefined ? USAGE : `${text} is no name of a person`);
  return person.data;
}

function rolesIn(text: string): Role[] {
  return text.split(',').map((role) => {
    const read = Role.safeParse(role.trim());
    return read.success ? read.data : fail(`${role} is no role: ${Role.options.join(' ')}`);
  });
}

function accountOf(person: PersonId) {
  return accounts.get(person) ?? fail(`There is no ${person}`);
}

/** Exits if the cell would be left without an admin. */
function keepLastAdmin(account: Account, roles: readonly Role[]): void {
  const last = lastAdminRefusal(account, roles, accounts.all(), cell);
  if (last !== undefined) fail(`${account.person} stays as they are: ${last.why}`);
}

/** The token of an enrolment link, for a new account or a known one. */
function invite(person: PersonId): string {
  const known = accounts.get(person);
  if (known !== undefined) {
    if (values.desk !== undefined || values.role !== undefined) fail(`${person} is known already`);
    if (known.roles.length === 0) fail(`${person} is closed: give roles first`);
    return store.transaction(() => {
      if (values.lost) {
        keepLastAdmin(known, []);
        accounts.dropCredentials(person);
        sessions.endAll(person);
      }
      return enrolments.invite(known).token;
    });
  }
  const desk = DeskId.safeParse(values.desk);
  if (!desk.success || values.role === undefined) return fail(USAGE);
  const account = { person, desk: desk.data, roles: rolesIn(values.role) };
  const wrong = rolesRefusal(account.roles, account.desk, cell) ?? nameRefusal(person);
  if (wrong !== undefined) fail(wrong.why);
  return enrolments.createAccount(account).token;
}

function setRoles(person: PersonId, roles: readonly Role[]): void {
  const account = accountOf(person);
  const wrong = roles.length === 0 ? undefined : rolesRefusal(roles, account.desk, cell);
  if (wrong !== undefined) fail(wrong.why);
  store.transaction(() => {
    keepLastAdmin(account, roles);
    accounts.setRoles(account, roles);
  });
}

switch (act) {
  case 'list':
    for (const account of accounts.all()) {
      const { person, desk, roles } = account;
      const open = sessions.ofPerson(person).length;
      const what = [
        desk,
        person,
        roles.join(',') || '-',
        accountState(account),
        `${open} signed in`,
      ];
      console.log(what.join('  '));
    }
    break;
  case 'invite':
    console.log(enrolmentUrl(ORIGIN, invite(personIn(name))));
    break;
  case 'roles':
    if (more === undefined) fail(USAGE);
    else setRoles(personIn(name), rolesIn(more));
    break;
  case 'close':
    setRoles(personIn(name), []);
    break;
  default:
    fail(USAGE);
}
store.close();
