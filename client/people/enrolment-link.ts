/** An enrolment link: its token stands in the fragment, which no server and no log sees. Pure. */

export function tokenIn(hash: string): string | undefined {
  const token = hash.slice(1);
  return /^[\w-]{16,200}$/.test(token) ? token : undefined;
}

export const linkOf = (origin: string, token: string): string => `${origin}/enrol#${token}`;
