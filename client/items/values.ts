/** A value of an item's field as people read it, in a list of what differs. Pure. */
import type { Language } from '../../picture/basics.ts';
import { commonText } from '../fields/values.ts';
import { type KindName, partsOf } from '../kinds.ts';

/** `field` is the path that `differences` names; what neither the kind nor all kinds know is left as it is. */
export const valueText = (
  kind: KindName,
  field: string,
  value: string,
  language: Language,
): string =>
  partsOf(kind).fields?.valueText(field, value, language) ?? commonText(field, value, language);
