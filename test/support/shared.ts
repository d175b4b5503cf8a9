/** Test data that is kept beside the project and never in it. A test that needs it fails without it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = process.env.TEST_DATA ?? join(import.meta.dirname, '../../../shared/data');

/** The path of a file of the shared test data; throws, and says what to do, if it is not there. */
export function sharedPath(file: string): string {
  const path = join(SHARED, file);
  if (!existsSync(path)) {
    throw new Error(
      `the test data ${file} is not there: put the data folder at ../shared/data, or name it in TEST_DATA`,
    );
  }
  return path;
}

export const sharedText = (file: string): string => readFileSync(sharedPath(file), 'utf8');
