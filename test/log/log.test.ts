import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { logContract } from './contract.ts';

const dir = mkdtempSync(join(tmpdir(), 'log-'));
afterAll(() => rmSync(dir, { recursive: true }));
let n = 0;
logContract('memory', async () => memoryLog());
logContract('sqlite', async () => sqliteLog(join(dir, `${n++}.db`)));
