/** Any character there is. fast-check's own unit `binary` is the same, and takes 1.5 s of CPU to make. */
import fc from 'fast-check';

export const CHARACTER: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10_ff_ff })
  .filter((point) => point < 0xd8_00 || point > 0xdf_ff) // halves of characters
  .map((point) => String.fromCodePoint(point));
