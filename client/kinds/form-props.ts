/** What every form of a kind is given beside its context (fields/form-context.ts); each takes what it needs. */
import type { Ref } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import type { Tool } from '../drawing/tool.ts';
import type { FieldValues } from '../fields/field-values.ts';
import type { FormState } from '../fields/form-state.svelte.ts';
import type { Entry } from '../gazetteer/goto.ts';

export interface FormProps {
  readonly form: FormState;
  readonly tool: Tool | undefined;
  readonly picture: Picture;
  /** As it would be sent. */
  readonly shape: Shape | Area | undefined;
  /** Places that have names; undefined while they are not here, 'none' if they cannot be had. */
  readonly index: readonly Entry[] | 'none' | undefined;
  /** The words of the form with what is suggested where its author wrote none. */
  readonly suggested: FieldValues;
  /** The item that is amended. */
  readonly own: Ref | undefined;
  /** It is not amended: another version of it is proposed. */
  readonly next: boolean;
  /** Whether the next item picked is for the form. */
  readonly picking: boolean;
  readonly onpick: (onref: (ref: Ref) => void) => void;
  /** A place was typed: it should be in sight. */
  readonly onfound: (at: LonLat) => void;
}
