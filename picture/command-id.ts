/** Command ids derived from a cause, so that repeating the cause repeats the id. [L8] */
import { sha256 } from '#sha256';
import { CommandId } from './basics.ts';

/** The one id of these parts: a UUID of version 8 (RFC 9562) from the SHA-256 of their JSON. */
export function derivedCommandId(...parts: readonly string[]): CommandId {
  const bytes = sha256(JSON.stringify(parts)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80; // version 8: custom
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80; // variant of RFC 9562
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return CommandId.parse(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
      '-',
    ),
  );
}

/** [L13] True for a UUID of version 8, as `derivedCommandId` makes them. */
export const isDerivedId = (id: CommandId): boolean => id.charAt(14) === '8';
