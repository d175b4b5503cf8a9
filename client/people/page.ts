/** Which page of people the address asks for. */
export const PAGES = ['enrol', 'account', 'people', 'record'] as const;
export type Page = (typeof PAGES)[number];

/** By a path within its tab. Undefined: the picture, or the wall. */
export const pageAt = (path: string): Page | undefined => PAGES.find((page) => path === `/${page}`);
