/** The browser of the journeys: Debian's Chromium. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Its path. Installs it where this may; otherwise says exactly what to run, and ends the process. */
export function chromium(): string {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !process.env.CHROMIUM;
  if (!may) {
    console.error(
      `No browser at ${path}. The journeys need Chromium. Run\n` +
        '  sudo apt-get update && sudo apt-get install -y chromium\n' +
        'or set CHROMIUM to the path of another one, and run the tests again.',
    );
    process.exit(1);
  }
  console.error(`No browser at ${path}: installing Debian's chromium`);
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
  return path;
}
