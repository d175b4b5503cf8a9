/* npm run doctor: says what to do if this machine cannot run Tripoint. Written for any Node, so that an old one says it too. */
'use strict';

var fs = require('fs');
var path = require('path');

var MAJOR = 24;
var MINOR = 7; // the first with argon2, by which passwords are hashed

var root = path.join(__dirname, '..', '..');
var found = process.versions.node.split('.').map(Number);
var old = found[0] < MAJOR || (found[0] === MAJOR && found[1] < MINOR);
var here = process.platform + ' on ' + process.arch;

/* Prints lines to standard error, and fails. */
function stop(lines) {
  process.stderr.write(lines.join('\n') + '\n');
  process.exit(1);
}

if (old) {
  stop([
    'Tripoint needs Node ' +
      MAJOR +
      '.' +
      MINOR +
      ' or later (24 LTS or 26) and found ' +
      process.versions.node +
      '.',
    process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64')
      ? 'Run npm ci: it brings Node 26 for ' + here + ', and npm start then uses that one.'
      : 'Install Node 24 LTS or 26 from nodejs.org (this is ' +
        here +
        '), then run npm ci and npm start again.',
  ]);
}
if (!fs.existsSync(path.join(root, 'node_modules', 'hono'))) {
  stop(['The packages are not installed: run npm ci, then the command again.']);
}
