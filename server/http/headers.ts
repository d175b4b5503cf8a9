/** Security headers of every response. */
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { PROTOCOL, PROTOCOL_HEADER } from '../../picture/wire.ts';
import type { Env } from './env.ts';

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Passkeys for the page itself; every other device feature is off. */
const PERMISSIONS = [
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  ...[
    'accelerometer',
    'autoplay',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ');

const A_YEAR = 'max-age=31536000';

const common = secureHeaders({
  contentSecurityPolicy: POLICY,
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
});

/** Adds them, with the number of the protocol [W11], and over TLS `Strict-Transport-Security`. */
export const securityHeaders = createMiddleware<Env>(async (c, next) => {
  await common(c, next);
  c.res.headers.set('Permissions-Policy', PERMISSIONS);
  c.res.headers.set(PROTOCOL_HEADER, String(PROTOCOL));
  if (c.get('client').secure) c.res.headers.set('Strict-Transport-Security', A_YEAR);
});
