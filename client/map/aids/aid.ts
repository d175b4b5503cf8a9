/** A tool that draws on this screen only, or points: nothing of it enters the picture. */
export type Aid = 'none' | 'measure' | 'rings' | 'look';
