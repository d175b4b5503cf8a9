/** A long secret in groups of four, as it is read and typed: `JBSW Y3DP EHPK 3PXP`. Pure. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
