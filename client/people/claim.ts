/** A wall asks to be let in: the code that it shows, and what became of it. */
import { z } from 'zod';
import { Instant } from '../../picture/basics.ts';
import { Role } from '../../picture/wire.ts';
import { change, type Outcome } from './outcome.ts';

const Claim = z.object({ claim: z.string(), code: z.string(), until: Instant });
export type Claim = z.infer<typeof Claim>;

const Standing = z.union([z.object({ role: Role }), z.object({ state: z.literal('waiting') })]);
type Standing = z.infer<typeof Standing>;

export const claim = (): Promise<Outcome<Claim>> => change('POST', '/api/walls', {}, Claim);

/** Waiting still, or let in (then the session has come with the answer). */
export const ask = (claim: string): Promise<Outcome<Standing>> =>
  change('POST', '/api/walls/claim', { claim }, Standing);

/** A code as it was typed or read out, as the wall shows it: `k7f 3qp` → `K7F-3QP`. Pure. */
export function codeOf(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.length <= 3 ? letters : `${letters.slice(0, 3)}-${letters.slice(3, 6)}`;
}

/** Whether it can be a code at all: letters and digits that nobody mistakes for others. Pure. */
export const isCode = (code: string): boolean =>
  /^[A-HJKMNP-Z2-9]{3}-[A-HJKMNP-Z2-9]{3}$/.test(code);
