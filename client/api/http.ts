/** HTTP as the page speaks it: one request, its answer parsed once, and what a failure means. */
import { z } from 'zod';
import { DeskId, Ref } from '../../picture/basics.ts';
import { Entry } from '../../picture/entry.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../picture/wire.ts';
import { within } from '../lib/base.ts';
import { jsonOf } from '../lib/json.ts';
import { serverTime } from '../lib/server-time.ts';
import { otherProtocol, outdatedHere } from './outdated.ts';
import { compare, inName, ownName } from './person.ts';
import { nobodyHere } from './signed-out.ts';

export { jsonOf } from '../lib/json.ts';

export const Fault = z.object({
  error: z.object({
    kind: z.string(),
    why: z.string(),
    field: z.string().optional(),
    rule: z.string().optional(),
    /** What was not seen, and whose it is. [R50] */
    items: z
      .array(z.object({ ref: Ref, desk: DeskId, entries: z.array(z.int().positive()) }))
      .optional(),
  }),
  missed: z.array(Entry).optional(),
});

/** What could not be had: no answer (offline), or the server's own status and words. */
export type Failure = { readonly failed: 'offline' | number; readonly why: string };

export const failed = (got: object): got is Failure => 'failed' in got;

export const JSON_BODY = { 'content-type': 'application/json' };

/** What stands at an address, as its schema reads it. */
export async function get<T extends object>(
  url: string,
  schema: z.ZodType<T>,
): Promise<T | Failure> {
  const got = await ask(url);
  if (!(got instanceof Response)) return got;
  const text = await textOf(got);
  if (text === undefined) return { failed: 'offline', why: 'the answer broke off' };
  if (!got.ok) return { failed: got.status, why: whyOf(text) };
  const read = schema.safeParse(jsonOf(text));
  if (read.success) return read.data;
  return { failed: got.status, why: `${url}: ${z.prettifyError(read.error)}` };
}

/** Every answer says what the server's clock shows and which protocol it speaks. */
function hear({ headers }: Response): void {
  const time = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(time)) serverTime.answered(time);
  const spoken = headers.get(PROTOCOL_HEADER); // a proxy that answers by itself says nothing
  if (spoken !== null && spoken !== String(PROTOCOL)) outdatedHere(otherProtocol(spoken));
}

/** A request. `name`: the person in whose name it is made; left out: the person whose page this is. */
export interface Asking {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly name?: string | undefined;
  /** Calls it off; left out: after 20 s. */
  readonly signal?: AbortSignal;
  /** Left out: nothing is kept by the browser. */
  readonly cache?: RequestCache;
}

/** Asks in this page's own tab; every request of the page goes through here. */
export async function ask(path: string, asking: Asking = {}): Promise<Response | Failure> {
  const { name = ownName(), headers, ...init } = asking;
  const got = await reach(within(path), { ...init, headers: { ...inName(name), ...headers } });
  if (!(got instanceof Response)) return got;
  hear(got);
  compare(got, name);
  if (got.status === 401) void listenFor(got.clone());
  return got;
}

/** Asks in another tab of the exercise, without naming a person: the answer says nothing of this page. */
export async function reach(address: string, init?: RequestInit): Promise<Response | Failure> {
  try {
    return await fetch(address, {
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
      ...init,
    });
  } catch (fault) {
    return { failed: 'offline', why: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** A key or a password that was wrong is a 401 too; then nobody's session has ended. */
async function listenFor(answer: Response): Promise<void> {
  const fault = Fault.safeParse(jsonOf((await textOf(answer)) ?? ''));
  if (fault.data?.error.kind === 'nobody') nobodyHere();
}

/** The body; undefined if the line broke while it came. */
export async function textOf(response: Response): Promise<string | undefined> {
  try {
    return await response.text();
  } catch {
    return undefined;
  }
}

/** ms after which the server wants to be asked again; undefined: it does not say. */
export function pauseOf({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

/** The server's own words for why not. */
export function whyOf(text: string): string {
  const fault = Fault.safeParse(jsonOf(text));
  return fault.success ? fault.data.error.why : text.slice(0, 300);
}
