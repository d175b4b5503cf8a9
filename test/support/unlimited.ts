/** For tests and benches that are not about limits: no bucket is ever empty. */
import type { Limits } from '../../server/http/rate-limits.ts';

const endless = { rate: Number.MAX_SAFE_INTEGER, burst: Number.MAX_SAFE_INTEGER };

export const UNLIMITED: Limits = {
  requests: endless,
  commands: endless,
  address: endless,
  sockets: { session: 10_000, desk: 10_000, all: 10_000 },
  answers: { session: 10_000, desk: 10_000, all: 10_000 },
};
