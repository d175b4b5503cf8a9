/** What a browser sends of a passkey (WebAuthn Level 3, toJSON): what we read of it, whatever else it says. */
import { z } from 'zod';

const bytes = z.base64url().max(64 * 1024);
const common = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};

/** The answer to a challenge. */
export const AuthenticationResponse = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish().transform((handle) => handle ?? undefined),
  }),
});

/** A passkey that was made. */
export const RegistrationResponse = z.object({
  ...common,
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
});
