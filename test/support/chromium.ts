/** The browser of the journeys: Debian's Chromium, without a window's trimmings where that is there. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The same engine with no window around it: a page takes a third less CPU. */
const SHELL = '/usr/bin/chromium-headless-shell';
const WHOLE = '/usr/bin/chromium';

/** Its path. Installs it where this may; otherwise says exactly what to run, and ends the process. */
export function chromium(): string {
  const path = process.env.CHROMIUM ?? [SHELL, WHOLE].find((one) => existsSync(one)) ?? SHELL;
  if (existsSync(path)) return path;
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !process.env.CHROMIUM;
  if (!may) {
    console.error(
      `No browser at ${path}. The journeys need Chromium. Run\n` +
        '  sudo apt-get update && sudo apt-get install -y chromium chromium-headless-shell\n' +
        'or set CHROMIUM to the path of another one, and run the tests again.',
    );
    process.exit(1);
  }
  console.error(`No browser at ${path}: installing Debian's chromium`);
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const packages = ['chromium', 'chromium-headless-shell']; // the first brings letters as well
  execFileSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio: 'inherit' });
  return path;
}
