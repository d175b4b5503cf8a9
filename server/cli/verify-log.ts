/** npm run verify-log: lets a desk verify offline what it downloaded. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Hash, Seq } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { type CrossFinding, compareLogs } from '../verify/compare.ts';
import type { KnownHead } from '../verify/pieces.ts';
import { LIMITS, USAGE } from '../verify/usage.ts';
import type { KnownCode, Verdict, VerifyOptions } from '../verify/verify.ts';
import { verifyFile } from '../verify/verify-file.ts';

/** Exit codes. */
const EXIT = { verified: 0, faulty: 1, incomplete: 2, untried: 3 } as const;

const OPTIONS = {
  head: { type: 'string', multiple: true },
  code: { type: 'string', multiple: true },
  cell: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function fail(why: string): never {
  console.error(why);
  process.exit(EXIT.untried);
}

function parseFlags() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (fault) {
    return fail(`${whyOf(fault)}\n\n${USAGE}`);
  }
}

const whyOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** The parts of `<seq>:<text>`; undefined if it has another form. */
function splitSeq(text: string): { seq: number; what: string } | undefined {
  const [, number, what = ''] = /^(\d+):(.+)$/.exec(text) ?? [];
  const seq = Seq.safeParse(Number(number));
  return seq.success ? { seq: seq.data, what } : undefined;
}

function headIn(text: string): KnownHead {
  const read = splitSeq(text);
  const hash = Hash.safeParse(read?.what.toLowerCase());
  if (read === undefined || !hash.success) return fail('--head is <seq>:<64 hexadecimal digits>');
  return { seq: read.seq, hash: hash.data };
}

function codeIn(text: string): KnownCode {
  const read = splitSeq(text);
  const code = read?.what.toUpperCase() ?? '';
  if (read === undefined || !/^[0-9A-F]{4}-[0-9A-F]{4}$/.test(code)) {
    return fail('--code is <seq>:<code>, such as 4812:7F3A-92C1');
  }
  return { seq: read.seq, code };
}

function cellIn(path: string): Cell {
  try {
    return Cell.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (fault) {
    return fail(`${path} is no configuration of a cell: ${whyOf(fault)}`);
  }
}

function print(name: string | undefined, what: string): void {
  console.log(name === undefined ? what : `${name}: ${what}`);
}

/** Prints the verdict on one log. `name`: undefined if there is only one. */
function report(name: string | undefined, verdict: Verdict): void {
  const { kind, findings, more, remarks, head, picture, code, unnamed } = verdict;
  for (const { why } of findings) print(name, why);
  if (more > 0) print(name, `and ${more} more`);
  for (const { why } of remarks) print(name, `worth asking: ${why}`);
  const entries = head.seq.toLocaleString('en').replaceAll(',', ' ');
  if (kind !== 'faulty') {
    const what = kind === 'verified' ? 'verified' : 'not complete';
    const mark = `head ${head.seq}:${head.hash}, code ${code}`;
    print(name, `${what}: ${entries} entries of "${picture ?? '?'}", ${mark}`);
  }
  if (!verdict.endKnown && !verdict.stopped) {
    print(
      name,
      `it ends without its closing line: whether entries after ${head.seq} are missing is not known [C6]`,
    );
  }
  if (unnamed > 0) {
    print(
      name,
      `${unnamed} entries name no role: whether their authors held one was not judged [C8]`,
    );
  }
}

const { values, positionals: paths } = parseFlags();
if (values.help) {
  console.log(`${USAGE}\n\n${LIMITS}`);
  process.exit(EXIT.verified);
}
if (paths.length === 0) fail(USAGE);
const { head = [], code = [] } = values;
if (paths.length > 1 && head.length + code.length > 0) fail('--head and --code are of one log');
const options: VerifyOptions = {
  heads: head.map(headIn),
  codes: code.map(codeIn),
  cell: values.cell === undefined ? undefined : cellIn(values.cell),
  compared: paths.length > 1,
};

const verdicts: { readonly name: string; readonly verdict: Verdict }[] = [];
for (const name of paths) {
  if (!existsSync(name)) fail(`There is no file ${name}`);
  const verdict = await verifyFile(name, options).catch((fault: Error) => fail(`${fault.stack}`));
  report(paths.length > 1 ? name : undefined, verdict);
  verdicts.push({ name, verdict });
}
const between: readonly CrossFinding[] = compareLogs(
  verdicts.flatMap(({ name, verdict: { claims } }) => (claims ? [{ name, claims }] : [])),
);
const modes = new Set(verdicts.map(({ verdict }) => verdict.claims?.opened?.mode));
if (modes.size > 1) console.log('logs of an exercise are not compared with live ones');
for (const { name, finding, remark } of between) {
  print(name, remark ? `worth asking: ${finding.why}` : finding.why);
}
const kinds = verdicts.map(({ verdict: { kind } }) => kind);
const faulty = kinds.includes('faulty') || between.some(({ remark }) => remark !== true);
process.exitCode =
  EXIT[faulty ? 'faulty' : kinds.includes('incomplete') ? 'incomplete' : 'verified'];
