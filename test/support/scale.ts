/** How large a test is: small in every run, at full size under SOAK=1. */
export const sized = <T>(sizes: { test: T; soak: T }): T =>
  process.env.SOAK === '1' ? sizes.soak : sizes.test;
