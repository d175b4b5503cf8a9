/** The parts of forms and details that are for one kind: they come after the page is drawn, or with its first use. */
import type { Component } from 'svelte';
import type { Language } from '../../picture/basics.ts';
import type { KindItem } from '../../picture/items.ts';
import type { Addition } from '../facets/adding.svelte.ts';
import type { Describing } from '../facets/consent/describing.ts';
import type { Part } from '../facets/part.ts';
import type { FieldLabels } from '../fields/labels.ts';
import type { FormProps } from './form-props.ts';

export interface KindParts<I extends KindItem = KindItem> {
  /** The fields of the form that makes and amends its items; undefined: they have none (`writing`). */
  readonly Form: Component<FormProps> | undefined;
  /** How those fields are told, in what is lacking and in what differs; undefined: there are none. */
  readonly fields: FieldWords | undefined;
  /** Two lines under the title: when and by whom, and where it stands. */
  readonly brief: Part<I>;
  /** What desks agree to; undefined: its items are not agreed to. */
  readonly describing: Describing | undefined;
  /** Parts of its details: before and after what links to it. */
  readonly around: { readonly before: readonly Part<I>[]; readonly after: readonly Part<I>[] };
  /** In the details of items of other kinds: those of this one that are attached to them. */
  readonly onOthers: readonly Attached[];
}

export interface FieldWords {
  /** What the fields are called, by field or by the first step of its path: `title` of `title.en`. */
  labels(language: Language): FieldLabels;
  /** A value of a field (as in labels, by its whole path) as people read it; undefined: as it is for all kinds. */
  valueText(field: string, value: string, language: Language): string | undefined;
}

export interface Attached {
  readonly part: Part<KindItem>;
  /** What lets desks attach one more, from the row of acts. */
  readonly adds: Addition;
}
