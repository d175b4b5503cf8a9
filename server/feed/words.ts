/** English words for what is wrong with a file and its rows, for the command line. */
import type { RefusedRow } from '../../picture/files/row.ts';

/** Why a row does not go in: `"Nawa" is no place`. */
export const whyRefused = ({ said }: RefusedRow): string => said;
