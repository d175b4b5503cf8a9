/** Security headers of every response. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { PROTOCOL, PROTOCOL_HEADER } from '../../picture/wire.ts';
import type { ClientAddress } from '../lib/client-address.ts';
import { type Env, presetHeader } from './env.ts';

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

/** What the library sets, asked once: as middleware it copies every answer. */
const common = await new Hono()
  .use(
    secureHeaders({
      contentSecurityPolicy: POLICY,
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
    }),
  )
  .get('/', (c) => c.body(null))
  .request('/');

const ALWAYS: readonly (readonly [string, string])[] = [
  ...common.headers,
  ['permissions-policy', PERMISSIONS],
  [PROTOCOL_HEADER.toLowerCase(), String(PROTOCOL)],
];
const OVER_TLS = [...ALWAYS, ['strict-transport-security', A_YEAR]] as const;

/** Those of a response, with the number of the protocol [W11]; `secure`: the client speaks TLS. */
export const headersOf = ({ secure }: ClientAddress) => (secure ? OVER_TLS : ALWAYS);

/** Adds the headers of every response. */
export const securityHeaders = createMiddleware<Env>((c, next) => {
  for (const [name, value] of headersOf(c.get('client'))) presetHeader(c, name, value);
  return next();
});
