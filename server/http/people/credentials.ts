/** Schemas of passkey responses (WebAuthn Level 3, toJSON); unknown fields are dropped. */
import { z } from 'zod';

const bytes = z.base64url().max(64 * 1024);
const common = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};

/** The answer to a challenge: AuthenticationResponseJSON. */
export const AuthenticationResponse = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish().transform((handle) => handle ?? undefined),
  }),
});

/** A new passkey: RegistrationResponseJSON. */
export const RegistrationResponse = z.object({
  ...common,
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
});
