/** Describes the routes of people and sessions for the OpenAPI document. */
import { z } from 'zod';
import {
  ApproveWall,
  ChoosePassword,
  ConfirmClock,
  ConfirmPassword,
  CreateAccount,
  EmptyBody,
  EnrolmentLink,
  EnrolPasskey,
  PasskeySignIn,
  PasswordSignIn,
  RenewInvitation,
  SetRoles,
  SwitchRole,
  WallClaim,
} from './schemas.ts';

const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
});

const REFUSALS = {
  400: refusal('Not JSON, or not the schema: which field and why'),
  401: refusal('Nobody is signed in, or what was proved does not fit'),
  403: refusal('This person may not: which rule; kind step-up: prove again who you are'),
  404: refusal('Unknown, used, too old, or not to be known'),
  429: refusal('Too many; see Retry-After'),
};

/** One route: its body, the status if it is accepted (default 200), and what is answered. */
interface RouteDoc {
  readonly body?: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  readonly answer: string;
  /** The name of a path parameter. */
  readonly named?: string;
}

const route = (summary: string, { body, status = 200, answer, named }: RouteDoc) => ({
  summary,
  ...(named === undefined
    ? {}
    : { parameters: [{ name: named, in: 'path', required: true, schema: { type: 'string' } }] }),
  ...(body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }),
            },
          },
        },
      }),
  responses: { [status]: { description: answer }, ...REFUSALS },
});

const invited = { status: 201, answer: 'token, until' } as const;
const entered = { status: 201, answer: 'role, and a cookie' } as const;
const signedIn = { answer: 'role, and a new cookie' } as const;
const challenged = { answer: 'attempt, and options for the browser (WebAuthn)' } as const;
const gone = { status: 204, answer: 'Ended' } as const;

/** The `paths` of an OpenAPI 3.1 document. */
export const peoplePaths = () => ({
  '/api/entrance': {
    get: route('What anybody may know: mode, name, desks, ways to sign in', { answer: 'Entrance' }),
  },
  '/api/choice': {
    get: route('The desks of an exercise on this machine, with links to enter by', {
      answer: 'desks, wall, seq, code, lap',
    }),
  },
  '/api/choice/anew': {
    post: route('Break the lap of the exercise off, and begin the next; 404: none is played', {
      body: EmptyBody,
      status: 202,
      answer: 'What the lap made is withdrawn; what people made stays',
    }),
  },
  '/api/me': {
    get: route('Who I am', { answer: 'desk, person, role, roles, mode, session, holds' }),
  },
  '/api/session/passkey/options': {
    post: route('A challenge to any passkey of this site', { body: EmptyBody, ...challenged }),
  },
  '/api/session/passkey': {
    post: route('Sign in, or prove again who I am', { body: PasskeySignIn, ...signedIn }),
  },
  '/api/session/password': {
    post: route('Sign in where the cell allows passwords', { body: PasswordSignIn, ...signedIn }),
  },
  '/api/session/role': { post: route('Act in another role', { body: SwitchRole, ...signedIn }) },
  '/api/session': { delete: route('Sign out', gone) },
  '/api/sessions': { get: route('My sessions, newest first', { answer: 'List' }) },
  '/api/sessions/{id}': {
    delete: route('End a session: my own, a wall of my desk, or as an admin', {
      ...gone,
      named: 'id',
    }),
  },
  '/api/enrolment/look': {
    post: route('Whom a link is for', {
      body: EnrolmentLink,
      answer: 'person, desk, roles, until, passwords',
    }),
  },
  '/api/enrolment/passkey/options': {
    post: route('A challenge for a new passkey', { body: EnrolmentLink, ...challenged }),
  },
  '/api/enrolment/passkey': {
    post: route('Take the new passkey; uses up the link', { body: EnrolPasskey, ...entered }),
  },
  '/api/enrolment/password': {
    post: route('Choose a password', {
      body: ChoosePassword,
      answer: 'secret, uri of one-time codes',
    }),
  },
  '/api/enrolment/password/confirm': {
    post: route('The first one-time code; uses up the link', { body: ConfirmPassword, ...entered }),
  },
  '/api/people': {
    get: route('The accounts that I handle', { answer: 'List' }),
    post: route('A new account', { body: CreateAccount, ...invited }),
  },
  '/api/people/{person}/roles': {
    put: route('Other roles; none: closed', { body: SetRoles, answer: 'roles', named: 'person' }),
  },
  '/api/people/{person}/invitation': {
    post: route('Another link', { body: RenewInvitation, ...invited, named: 'person' }),
  },
  '/api/people/{person}/sessions': {
    delete: route('End all sessions of a person', { ...gone, named: 'person' }),
  },
  '/api/clock': {
    get: route('How the clock of the server stands, for admins', {
      answer: 'machine, time, ahead, behind',
    }),
  },
  '/api/clock/confirm': {
    post: route('Go by the clock that has stepped ahead; 422: it has not, or by another step', {
      body: ConfirmClock,
      answer: 'machine, time, ahead, behind',
    }),
  },
  '/api/walls': {
    get: route('The walls of my desk', { answer: 'List' }),
    post: route('A code for a wall to show', {
      body: EmptyBody,
      status: 201,
      answer: 'claim, code, until',
    }),
  },
  '/api/walls/claim': {
    post: route('What became of a code: 202 while it waits', { body: WallClaim, ...signedIn }),
  },
  '/api/walls/approve': {
    post: route('Let the wall in that shows a code; 422: the desk has as many as it may', {
      body: ApproveWall,
      answer: 'id',
    }),
  },
});
