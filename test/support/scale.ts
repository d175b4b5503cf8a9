/** How large a test is: a sample in `npm test`, all of it in `npm run soak`, which sets SOAK=1. */
export const SOAKING = process.env.SOAK === '1';

/** The size for this run. */
export const sized = <T>({ test, soak }: { readonly test: T; readonly soak: T }): T =>
  SOAKING ? soak : test;

/** How often a property is tried whose example is a whole log, which takes about 10 ms to make. */
export const WHOLE_LOGS = { numRuns: sized({ test: 25, soak: 500 }) };
