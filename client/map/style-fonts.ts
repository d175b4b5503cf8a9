import latin400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url';
import latin600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url';
import extended400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff2?url';
import extended600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff2?url';
import arabic400 from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2?url';
import arabic600 from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2?url';
import hebrew400 from '@fontsource/ibm-plex-sans-hebrew/files/ibm-plex-sans-hebrew-hebrew-400-normal.woff2?url';
import hebrew600 from '@fontsource/ibm-plex-sans-hebrew/files/ibm-plex-sans-hebrew-hebrew-600-normal.woff2?url';
import type { StyleSpecification } from 'maplibre-gl';
import { regular, semiBold } from '../drawing/fonts.ts';

/** An address of the page's own, absolute: MapLibre's worker has another base. */
const absolute = (path: string): string => new URL(path, location.href).href;

const faces = (arabic: string, hebrew: string, latin: string, extended: string) => [
  {
    url: absolute(arabic),
    'unicode-range': ['U+0600-06FF', 'U+0750-077F', 'U+FB50-FDFF', 'U+FE70-FEFC'],
  },
  { url: absolute(hebrew), 'unicode-range': ['U+0590-05FF', 'U+FB1D-FB4F'] },
  { url: absolute(extended), 'unicode-range': ['U+0100-02BA', 'U+1E00-1E9F'] },
  { url: absolute(latin) },
];

/** The bundled IBM Plex of three scripts; there is no glyph server. */
export const fontFaces = (): NonNullable<StyleSpecification['font-faces']> => ({
  [regular[0]!]: faces(arabic400, hebrew400, latin400, extended400),
  [semiBold[0]!]: faces(arabic600, hebrew600, latin600, extended600),
});
