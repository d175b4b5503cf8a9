/** An open form as it stands: the change that it would send, and what is against sending it. */
import type { Change } from '../../picture/entry.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { ruleText } from '../commands/answer-text.ts';
import { mayNot } from '../commands/refusal.ts';
import type { Page } from '../context/page.ts';
import { barredIn } from '../detail/acts.ts';
import type { FormFault } from '../fields/faults.ts';
import type { FieldValues } from '../fields/field-values.ts';
import type { FormState } from '../fields/form-state.svelte.ts';
import type { Entry } from '../gazetteer/goto.ts';
import { writingOf } from '../kinds.ts';
import { say } from '../messages/language.svelte.ts';
import { build } from './build.ts';
import { newerThan } from './fill.ts';
import { objection, preview } from './preview.ts';

/** By what a form is judged. Its values change: they are read where they are used. */
interface Around {
  readonly page: Page;
  readonly picture: Picture;
  /** The item that is being amended. */
  readonly editing: AnyItem | undefined;
  /** It is not amended: another version of it is proposed. */
  readonly next: boolean;
  /** Places that have names, as far as they are here. */
  readonly places: readonly Entry[];
}

export class Judged {
  readonly #form: FormState;
  readonly #around: Around;

  constructor(form: FormState, around: Around) {
    this.#form = form;
    this.#around = around;
  }

  /** With what is suggested while the author wrote none; the form's very own if nothing is. */
  readonly words: FieldValues = $derived.by(() => {
    const { kind, words, sketch } = this.#form;
    const { places } = this.#around;
    return writingOf(kind).suggested(words, { shape: sketch.shape, places });
  });
  readonly #built = $derived.by(() => {
    const { kind, drawn } = this.#form;
    const { editing, next, picture, page } = this.#around;
    const to = { members: picture.opened?.members ?? [] };
    return build({ kind, editing, next, to }, this.words, drawn, page.now);
  });
  readonly #against = $derived.by(() => {
    if (!('change' in this.#built)) return undefined;
    const { picture, page } = this.#around;
    return objection(picture, this.#built.change, page.me, writingOf(this.#form.kind).fields);
  });

  /** What is wrong, in the form and by the server's word. */
  readonly faults: readonly FormFault[] = $derived.by(() => [
    ...('faults' in this.#built ? this.#built.faults : []),
    ...(this.#against && 'fault' in this.#against ? [this.#against.fault] : []),
    ...this.#form.refused,
  ]);
  /** What would be sent, if nothing is wrong. */
  readonly change: Change | undefined = $derived(
    'change' in this.#built && this.#against === undefined ? this.#built.change : undefined,
  );
  /** The item as it would then stand. */
  readonly item: AnyItem | undefined = $derived.by(() => {
    const { picture, page } = this.#around;
    return this.change && preview(picture, this.change, page.me, page.now);
  });
  /** Why this person may not send this at all, whatever they write. */
  readonly whyNot: string | undefined = $derived.by(() => {
    const [against, { picture, editing, next, page }] = [this.#against, this.#around];
    const { kind } = this.#form;
    const r = say('refusals');
    if (against && 'rule' in against) return ruleText(against.rule, against.why, r);
    if (editing === undefined) return barredIn(picture, page.me, r)[kind];
    const sample = next ? writingOf(kind).next(editing) : writingOf(kind).amended(editing);
    return sample && mayNot(picture, sample, page.me, r);
  });
  /** Whether it was filled with what its item says now. */
  readonly current: boolean = $derived.by(() => {
    const { editing, picture } = this.#around;
    return newerThan(this.#form, editing, picture) === undefined;
  });
}
