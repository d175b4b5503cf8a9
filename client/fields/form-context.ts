/** Context of a form for its fields: reads and sets their values, and gives what to say or ask at each. */
import { createContext } from 'svelte';
import type { FormFault } from './faults.ts';

export interface FormContext {
  /** What stands in a field; empty if nothing does. */
  readonly value: (field: string) => string;
  readonly set: (field: string, value: string) => void;
  readonly touch: (field: string) => void;
  /** What stands in a field is meant so: it is not asked about again. */
  readonly mean: (field: string) => void;
  /** What to say at the field, once the person has been there. */
  readonly fault: (field: string) => FormFault | undefined;
}

/** Throws outside of a form. */
export const [useForm, provideForm] = createContext<FormContext>();
