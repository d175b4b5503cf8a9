/** What became of something asked of the server about people: a union that says what to do next. */
import { z } from 'zod';
import { ask, type Failure, Fault, failed, get, JSON_BODY, jsonOf, textOf } from '../api/http.ts';
import { secondsIn } from './seconds.ts';

export type Refused = {
  readonly state: 'refused';
  /** The server's word for it: `unproven`, `forbidden`, `unknown`, `known`, `invalid` … */
  readonly kind: string;
  readonly why: string;
  readonly field?: string | undefined;
  readonly rule?: string | undefined;
};

/** What was asked for did not come about. */
export type Failed =
  | Refused
  /** [429] Not before so many seconds. */
  | { readonly state: 'wait'; readonly seconds: number }
  /** First prove that it is you: a session that was proved a while ago is not enough for this. */
  | { readonly state: 'step-up' }
  | { readonly state: 'offline'; readonly why: string };

export type Outcome<T> = { readonly state: 'done'; readonly value: T } | Failed;

/** For answers without a body. */
export const Nothing = z.unknown().transform(() => undefined);

type Method = 'POST' | 'PUT' | 'DELETE';

/** Asks for a change. The answer is read by `schema`; one that it cannot read is an error of the server. */
export async function change<T>(
  method: Method,
  url: string,
  body: object | undefined,
  schema: z.ZodType<T>,
): Promise<Outcome<T>> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_BODY };
  const got = await ask(url, { method, ...sent });
  if (failed(got)) return { state: 'offline', why: got.why };
  const text = await textOf(got);
  if (text === undefined) return { state: 'offline', why: 'the answer broke off' };
  return outcomeOf(got.status, got.headers.get('retry-after'), text, schema);
}

/** Reads an answer. Pure. */
export function outcomeOf<T>(
  status: number,
  retryAfter: string | null,
  text: string,
  schema: z.ZodType<T>,
): Outcome<T> {
  if (status >= 200 && status < 300) {
    const read = schema.safeParse(jsonOf(text));
    if (read.success) return { state: 'done', value: read.data };
    return { state: 'refused', kind: 'fault', why: z.prettifyError(read.error) };
  }
  if (status === 429 || status === 503) return { state: 'wait', seconds: secondsIn(retryAfter) };
  const fault = Fault.safeParse(jsonOf(text));
  if (!fault.success) return { state: 'refused', kind: 'fault', why: text.slice(0, 300) };
  const { error } = fault.data;
  return error.kind === 'step-up' ? { state: 'step-up' } : { state: 'refused', ...error };
}

/** What stands at an address. */
export const read = async <T extends object>(
  url: string,
  schema: z.ZodType<T>,
): Promise<Outcome<T>> => readAs(await get(url, schema));

/** What was read, or why it could not be, as an outcome. */
export function readAs<T extends object>(got: T | Failure): Outcome<T> {
  if (!failed(got)) return { state: 'done', value: got };
  const { failed: status, why } = got;
  if (status === 'offline') return { state: 'offline', why };
  return { state: 'refused', kind: status === 401 ? 'nobody' : 'fault', why };
}
