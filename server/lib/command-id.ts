import { createHash } from 'node:crypto';
import { CommandId } from '../../picture/basics.ts';

/** The command id that always belongs to these parts: a UUID of version 8 (RFC 9562) from their SHA-256. */
export function derivedCommandId(...parts: readonly string[]): CommandId {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80; // version 8: made by a rule of our own
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80; // the variant of RFC 9562
  const hex = bytes.toString('hex');
  return CommandId.parse(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
      '-',
    ),
  );
}

/** [L13] Whether an id was made by a rule: a UUID of version 8. */
export const isDerivedId = (id: CommandId): boolean => id.charAt(14) === '8';
