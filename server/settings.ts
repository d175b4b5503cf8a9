/** Settings of a server: its flags and environment, read and checked. What is wrong is one sentence. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { Cell } from '../picture/cell.ts';
import { type Exposure, exposure } from './exposure.ts';
import { type Limits, scaledLimits } from './http/rate-limits.ts';
import { closeToOthers, makePrivateFolder } from './private-folder.ts';

/** Why the server does not start, and what to do: a sentence for whoever started it. */
export interface Unfit {
  readonly why: string;
}

export interface Settings {
  readonly mode: 'live' | 'exercise';
  /** How often the scenario of an exercise is played. */
  readonly play: 'in a loop' | 'once' | 'not at all';
  /** Whether to print a link for each desk and role, for programs. */
  readonly links: boolean;
  /** Whether an exercise logs to the screen, as a live cell does. */
  readonly verbose: boolean;
  /** Whether to start though the clock does not fit the logs. */
  readonly acceptClock: boolean;
  readonly exposed: Exposure;
  readonly port: number;
  readonly limits: Limits;
  /** The folder of everything that is kept; it can be written. */
  readonly data: string;
  /** Its folder of logs: an exercise and a live cell never share a file. */
  readonly logs: string;
  /** Folders and files of these that were open to other accounts until now. */
  readonly closed: readonly string[];
  /** The folder of the built pages. */
  readonly page: string;
  readonly cell: Cell;
}

const FLAGS = {
  exercise: { type: 'boolean', default: false }, // play data/exercise in a loop
  once: { type: 'boolean', default: false }, // play it once
  pause: { type: 'boolean', default: false }, // do not play it: show what the logs hold
  links: { type: 'boolean', default: false }, // print a link for each desk and role
  verbose: { type: 'boolean', default: false }, // log to the screen
  'accept-clock': { type: 'boolean', default: false }, // start though the clock does not fit the logs
  page: { type: 'string' }, // folder of the built pages
} as const;

/** `root`: the folder of the program. */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Settings | Unfit {
  const flags = readFlags(args);
  if ('why' in flags) return flags;
  const { PORT = '8080', DATA_DIR = '.data', LIMITS = '1', MAX_SOCKETS = '2000' } = env;
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) {
    return { why: `PORT=${PORT} is no port: set a whole number from 0 (any free one) to 65535.` };
  }
  for (const [name, text] of Object.entries({ LIMITS, MAX_SOCKETS })) {
    if (!(Number(text) > 0)) return { why: `${name}=${text} is no number above 0.` };
  }
  const exposed = readExposure(env);
  if ('why' in exposed) return exposed;
  const cell = readCell(env.CELL ?? join(root, 'data', 'cell.json'));
  if ('why' in cell) return cell;
  const page = flags.page ?? join(root, 'dist');
  if (!existsSync(page))
    return { why: 'The page is not built: run npm run build, then start again.' };
  const mode = flags.exercise ? 'exercise' : 'live';
  const data = resolve(DATA_DIR);
  const unwritable = makeFolder(join(data, mode));
  if (unwritable !== undefined) {
    return {
      why: `DATA_DIR=${DATA_DIR} cannot be used (${unwritable}): set it to a folder that this account can write.`,
    };
  }
  const closing = closeToOthers([data, join(data, mode)]);
  if ('why' in closing) {
    return {
      why: `DATA_DIR=${DATA_DIR} cannot be used (${closing.why}): give all of it to this account alone.`,
    };
  }
  return {
    mode,
    play: flags.pause ? 'not at all' : flags.once ? 'once' : 'in a loop',
    links: flags.links,
    verbose: flags.verbose,
    acceptClock: flags['accept-clock'],
    exposed,
    port: Number(PORT),
    limits: scaledLimits(Number(LIMITS), Number(MAX_SOCKETS)),
    data,
    logs: join(data, mode),
    closed: closing.closed,
    page,
    cell: cell.cell,
  };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (fault) {
    if (!(fault instanceof TypeError && 'code' in fault && isParsing(fault.code))) throw fault;
    const known = Object.keys(FLAGS).map((name) => `--${name}`);
    const [what = ''] = fault.message.split('. ');
    return { why: `${what.replace(/\.$/, '')}: the flags are ${known.join(', ')}.` };
  }
}

const isParsing = (code: unknown): boolean => String(code).startsWith('ERR_PARSE_ARGS');

function readExposure(env: Readonly<Record<string, string | undefined>>): Exposure | Unfit {
  try {
    const found = exposure(env);
    return 'why' in found ? { why: `${found.why}.` } : found;
  } catch (fault) {
    return { why: `TLS_CERT or TLS_KEY cannot be read: ${systemReason(fault)}.` };
  }
}

/** The cell in a file. */
export function readCell(path: string): { readonly cell: Cell } | Unfit {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    if (fault instanceof SyntaxError) return { why: `${path} is not JSON: ${fault.message}.` };
    return { why: `${path} cannot be read: ${systemReason(fault)}.` };
  }
  const read = Cell.safeParse(json);
  return read.success ? { cell: read.data } : { why: `${path}: ${firstFault(read.error)}.` };
}

function firstFault({ issues: [first] }: z.ZodError): string {
  const field = first?.path.join('.') ?? '';
  return `${field === '' ? '' : `${field}: `}${first?.message ?? 'is not valid'}`;
}

/** Makes the folder for this account alone; the reason if it cannot be made or written. */
function makeFolder(path: string): string | undefined {
  try {
    makePrivateFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (fault) {
    return systemReason(fault);
  }
}

/** Why a server does not listen, if that is for its operator to mend; undefined: it is a bug. */
export function whyNotListening(fault: unknown, port: number, host: string): string | undefined {
  if (!(fault instanceof Error && 'code' in fault)) return undefined;
  switch (fault.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: end what uses it, or set another, as PORT=${port + 1}.`;
    case 'EACCES':
      return `Port ${port} is not for this account: set one above 1023, as PORT=8080.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is no address of this machine.`;
    default:
      return String(fault.code).startsWith('ERR_OSSL')
        ? `TLS_CERT or TLS_KEY is not in PEM format, or they do not belong together.`
        : undefined;
  }
}

/** `ENOENT: no such file or directory, open 'x'`. Throws what is no fault of the system. */
function systemReason(fault: unknown): string {
  if (fault instanceof Error && 'syscall' in fault) return fault.message;
  throw fault;
}
