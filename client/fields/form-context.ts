/** What the parts of a form share: the words, what is wrong with a field, and how to change one. */
import { createContext } from 'svelte';
import type { FormFault } from './faults.ts';

export interface FormContext {
  /** What stands in a field; empty if nothing does. */
  readonly value: (field: string) => string;
  readonly set: (field: string, value: string) => void;
  readonly touch: (field: string) => void;
  /** What to say at the field, once the person has been there. */
  readonly fault: (field: string) => FormFault | undefined;
}

/** Throws outside of a form. */
export const [useForm, provideForm] = createContext<FormContext>();
