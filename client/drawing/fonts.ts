/** The fonts of the map's words, as `text-font` names them. */
export const regular = ['IBM Plex Sans'];
export const semiBold = ['IBM Plex Sans SemiBold'];
