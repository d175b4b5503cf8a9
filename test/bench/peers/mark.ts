/** A text that every entry of the bench holds once, and nothing else. */
export const MARK = 'Vehicle column ';
