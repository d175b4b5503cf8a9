/** References as people type them. */
import type { Ref } from '../../picture/basics.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { readRef } from '../../picture/reading/refs.ts';

/** `E-12`, `e12`, `Z 107` as a reference; undefined if it is none. */
export const parseRef = (typed: string): Ref | undefined => onlyValue(readRef(typed));
