/** What `npm run soak` runs: tests that are large by design, in full. One more part is one more line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { journeys, type Ran, units } from '../support/reports.ts';
import { ROOT } from '../support/timed.ts';

export interface Part {
  readonly name: string;
  /** Test files, or the configuration of Playwright. */
  readonly files: readonly string[];
  readonly run: (env: NodeJS.ProcessEnv) => Promise<Ran>;
}

const reportOf = (name: string): string => `soak/${name}`;

/** Files of `npm test` with the sizes of test/support/scale.ts for a soak, and files of a soak alone. */
const larger = (name: string, ...some: readonly string[]): Part => {
  const files = some.map((file) => `test/${file}${file.endsWith('.soak') ? '' : '.test'}.ts`);
  const run = (env: NodeJS.ProcessEnv) =>
    units({ name: reportOf(name), args: files, env, shown: false });
  return { name, files, run };
};

/** Journeys with a configuration of their own. */
const inBrowser = (name: string, config: string): Part => ({
  name,
  files: [config],
  run: (env) => journeys({ name: reportOf(name), args: ['-c', config], env, shown: false }),
});

const JOURNEYS = 'test/journeys/soak.config.ts';

export const PARTS: readonly Part[] = [
  larger('isolation', 'server/isolation', 'server/people/matrix', 'server/people/session-kept'),
  larger('kills', 'server/kill', 'server/delivery-kill', 'server/releases'),
  larger('failing-disk', 'server/failing-syscalls.soak'),
  larger('power-cuts', 'server/power-cuts.soak'),
  larger('slow-readers', 'server/slow', 'server/unread'),
  larger('floods', 'server/presence-flood'),
  larger(
    'bad-input',
    'server/bad-input',
    'server/bad-input-shapes',
    'server/strict-json',
    'server/strict-json-scan',
  ),
  larger('fuzz', 'server/fuzz'),
  larger('tampering', 'server/verify', 'client/map-tiles'),
  larger('forging', ...['compare', 'forged', 'untouched'].map((name) => `server/verify-${name}`)),
  larger('two-servers', 'server/appenders'),
  larger('worlds', 'picture/worlds', 'picture/copies', 'picture/views'),
  larger('alarms', 'picture/views/alarms/property'),
  larger('receipts', 'picture/receipts-permission', 'server/receipts-http', 'client/flash'),
  larger('ladders', 'picture/views/receipts/ladder'),
  larger(
    'feeds',
    ...['csv-quotes', 'cut', 'report'].map((name) => inPicture(`files/${name}`)),
    inClient('file-parts'),
    ...['feed', 'feed-formats'].map((name) => `server/${name}`),
  ),
  larger('watches', 'picture/staff-permission', 'server/channel', 'server/shown'),
  larger('consent', 'picture/consent-permission', 'server/consent-spoken'),
  larger(
    'phrases',
    ...['hearing', 'misheard', 'read-out', 'said', 'wording'].map((name) =>
      inPicture(`phrasebook/${name}`),
    ),
  ),
  larger('races', 'server/consent-races'),
  larger('windows', 'picture/window/meet', 'picture/window/phase'),
  larger(
    'overlaps',
    ...['geo/heights', 'geo/overlap', 'views/conflicts/meeting', 'views/conflicts/meetings'].map(
      inPicture,
    ),
    ...['board', 'conflict-pieces', 'consent-rows'].map(inClient),
    'server/overlap-judge',
  ),
  larger(
    'folds',
    ...['fold', 'replay', 'digest', 'checkpoint', 'checkpoint-parts', 'table', 'decide'].map(
      inPicture,
    ),
  ),
  larger('chains', ...['chain', 'entry', 'permission'].map(inPicture), 'server/sha256'),
  larger(
    'shapes',
    ...['basics', 'geo/coarsen', 'geo/earth', 'geo/outline', 'geo/place', 'geo/rings'].map(
      inPicture,
    ),
  ),
  larger('replicas', 'server/picture-replica', 'server/append', 'server/people/signed-tokens'),
  larger('disks', 'server/people/secret', 'server/settle-wal'),
  larger(
    'indexes',
    ...['revisions', 'blocks'].map((name) => inPicture(`revisions/${name}`)),
    ...['one-past', 'points', 'crowds', 'timeline', 'map-scene'].map(inClient),
  ),
  larger(
    'typing',
    inPicture('blank'),
    ...['asking-meanings', 'filter', 'map-grid', 'reach'].map(inClient),
    ...reading(),
  ),
  larger(
    'drawing',
    ...['map-drawn', 'map-fit', 'map-names', 'sketching', 'glass', 'wall-plan'].map(inClient),
  ),
  ...(existsSync(join(ROOT, JOURNEYS)) ? [inBrowser('journeys', JOURNEYS)] : []),
];

function inPicture(name: string): string {
  return `picture/${name}`;
}
function inClient(name: string): string {
  return `client/${name}`;
}

function reading(): readonly string[] {
  return [
    ...['lengths', 'names', 'places', 'text', 'times'],
    ...['place-doubts', 'places-shown', 'shown-times', 'times-fuzz', 'zones'],
  ].map((name) => `picture/reading/${name}`);
}
