/** Verifies a log offline: reads, hashes and folds it, and judges every entry again. [C5] [C8] */
import type { PictureId } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import type { Cell } from '../../picture/cell.ts';
import { examine, GENESIS, type Head } from '../../picture/chain.ts';
import { code } from '../../picture/digest.ts';
import { AccessConsistency } from './access-consistency.ts';
import { BackReferences } from './back-references.ts';
import { type Fault, type Finding, Findings, findingOf, findingOfBroken } from './finding.ts';
import { Judge } from './judge.ts';
import { LogClaims } from './log-claims.ts';
import type { End, KnownHead, Piece } from './pieces.ts';

/** A code that was read out at an entry, or written down. */
export interface KnownCode {
  readonly seq: number;
  readonly code: string;
}

/** Known heads and codes to compare with, and the configuration to judge by. */
export interface VerifyOptions {
  /** Heads that were written down, of any entry. */
  readonly heads?: readonly KnownHead[];
  readonly codes?: readonly KnownCode[];
  /** The cell's configuration. Without it, what entries imply is used. */
  readonly cell?: Cell | undefined;
  /** True if the log will be compared with others: then `claims` are collected. */
  readonly compared?: boolean;
}

/** The result. */
export interface Verdict {
  /** `incomplete`: no findings, but nothing confirms where the log ends. */
  readonly kind: 'verified' | 'incomplete' | 'faulty';
  /** In order of entries. */
  readonly findings: readonly Finding[];
  /** The number of findings beyond those kept. */
  readonly more: number;
  /** Contradictions that break no rule. */
  readonly remarks: readonly Finding[];
  readonly picture: PictureId | undefined;
  /** The head at the last entry that was read. */
  readonly head: Head;
  readonly code: string;
  /** True if reading ended at an entry that cannot be where it is. */
  readonly stopped: boolean;
  /** True if a closing line, a head row or a known head confirms the end. */
  readonly endKnown: boolean;
  /** The number of entries of people without a role: permissions were not judged for them. */
  readonly unnamed: number;
  /** For comparison with other logs, if `compared`. */
  readonly claims: LogClaims | undefined;
}

/** Reads a log to its end, or to the first entry that cannot be where it is. */
export async function verify(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const verifier = new Verifier(options);
  try {
    for await (const piece of pieces) verifier.take(piece);
    verifier.finish();
  } catch (fault) {
    if (!(fault instanceof BrokenLog)) throw fault;
    verifier.stop(fault);
  }
  return verifier.verdict();
}

const KNOWN_HEAD = 'head that was written down';

/** The verification of one log. */
class Verifier {
  readonly #heads: ReadonlyMap<number, KnownHead[]>;
  readonly #codes: ReadonlyMap<number, KnownCode[]>;
  readonly #judge: Judge;
  readonly #references = new BackReferences();
  readonly #access = new AccessConsistency();
  readonly #claims: LogClaims | undefined;
  readonly #findings = new Findings();
  readonly #remarks = new Findings();
  #head: Head = GENESIS;
  #ended: End | 'cut' | undefined;
  #stopped = false;

  constructor({ heads = [], codes = [], cell, compared = false }: VerifyOptions) {
    this.#claims = compared ? new LogClaims(this.#references.hashes) : undefined;
    this.#heads = Map.groupBy(heads, ({ seq }) => seq);
    this.#codes = Map.groupBy(codes, ({ seq }) => seq);
    this.#judge = new Judge(cell);
  }

  /** Takes the next piece. Throws BrokenLog. */
  take(piece: Piece): void {
    const seq = this.#head.seq + 1;
    if (this.#ended !== undefined)
      throw new BrokenLog(seq, 'C6', `stands after the ${this.#ended}`);
    switch (piece.kind) {
      case 'line':
        if (piece.seq !== undefined && piece.seq !== seq) {
          throw new BrokenLog(seq, 'R1', `is missing: entry ${piece.seq} stands in its place`);
        }
        this.#line(piece.bytes);
        break;
      case 'end':
        this.#ended = piece.of;
        this.#compareEnd(piece.end, piece.of);
        break;
      case 'cut':
        this.#ended = 'cut';
        break;
      case 'unreadable':
        throw new BrokenLog(seq, 'C4', `cannot be read: ${piece.why}`);
      default:
        piece satisfies never;
    }
  }

  /** Records the fault that ends the reading. */
  stop(fault: BrokenLog): void {
    this.#stopped = true;
    this.#findings.add(findingOfBroken(fault));
  }

  /** Checks the known heads and codes beyond the end. Throws BrokenLog. */
  finish(): void {
    const { seq } = this.#head;
    if (seq === 0 && this.#ended !== 'cut') {
      throw new BrokenLog(1, 'R5', 'is missing: the log is empty');
    }
    for (const [at, heads] of this.#heads) {
      if (at > seq) for (const head of heads) this.#compareEnd(head, KNOWN_HEAD);
    }
    for (const at of this.#codes.keys()) {
      if (at > seq) throw new BrokenLog(seq + 1, 'C7', `is missing: a code was read out at ${at}`);
    }
  }

  verdict(): Verdict {
    const { kept: findings, more } = this.#findings;
    const { picture, unnamed } = this.#judge;
    const { seq, hash } = this.#head;
    const endKnown =
      this.#ended === 'closing line' || this.#ended === 'head row' || this.#heads.has(seq);
    return {
      kind: findings.length > 0 ? 'faulty' : endKnown ? 'verified' : 'incomplete',
      findings,
      more,
      remarks: this.#remarks.kept,
      picture: picture.opened?.picture,
      head: this.#head,
      code: code(hash, picture),
      stopped: this.#stopped,
      endKnown,
      unnamed,
      claims: this.#claims,
    };
  }

  #line(bytes: Uint8Array): void {
    const { entry, head } = examine(this.#head, bytes);
    const { seq } = entry;
    const found = (fault: Fault) => findingOf(seq, fault);
    this.#findings.add(...this.#references.take(entry, head.hash).map(found));
    this.#findings.add(...this.#judge.take(entry).map(found));
    this.#remarks.add(...this.#access.take(entry).map(found));
    this.#claims?.take(entry, this.#judge.picture);
    this.#head = head;
    for (const given of this.#heads.get(seq) ?? []) this.#compareEnd(given, KNOWN_HEAD);
    for (const given of this.#codes.get(seq) ?? []) this.#compareCode(given);
  }

  /** [C6] Compares the head with another account of it. Throws BrokenLog if the seqs differ. */
  #compareEnd(end: KnownHead, of: End | typeof KNOWN_HEAD): void {
    const { seq, hash } = this.#head;
    if (seq < end.seq) {
      const why = `is missing: the ${of} says that there are ${end.seq}`;
      throw new BrokenLog(seq + 1, 'C6', why);
    }
    if (seq > end.seq) {
      const why = `is one too many: the ${of} says that there are ${end.seq}`;
      throw new BrokenLog(end.seq + 1, 'C6', why);
    }
    if (hash !== end.hash) {
      const why = `has the hash ${hash}, and the ${of} says ${end.hash}`;
      this.#findings.add(findingOf(seq, { rule: 'C6', why }));
    }
  }

  /** [C7] Compares a code that was read out with that of the picture here. */
  #compareCode({ seq, code: given }: KnownCode): void {
    const here = code(this.#head.hash, this.#judge.picture);
    if (given === here) return;
    const why = `makes the code ${here}, and ${given} was read out`;
    this.#findings.add(findingOf(seq, { rule: 'C7', why }));
  }
}
