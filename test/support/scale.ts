/** How large a test is: a sample in `npm test`, all of it with SOAK=1. */
export const sized = <T>(sizes: { test: T; soak: T }): T =>
  process.env.SOAK === '1' ? sizes.soak : sizes.test;
