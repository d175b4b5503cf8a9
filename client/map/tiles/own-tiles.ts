/** How the ids of sources of a site's own files begin, before the file's name. */
export const OWN_TILES = 'tiles/';
