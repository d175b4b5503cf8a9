/** Text of a description in HTML, as programs write it into KML: its words and where its links lead, in lines. */

const TAG = /<(\/?)([a-z][a-z\d]*)\b([^<>]*)>|<!--/gi;
const HREF = /\bhref\s*=\s*["']?([^"'\s]+)/i;
/** Elements that begin and end a line; cells of a table are separated by a blank. */
const BLOCKS = /^(?:br|p|div|tr|li|ul|ol|h\d|table)$/;
const CELLS = /^t[dh]$/;
/** Elements whose content is no text. */
const HIDDEN = /^(?:script|style)$/;

/** The words of a text that has tags, or the text as it is. Nothing of it is ever shown as HTML. */
export function plainText(text: string): string {
  let plain = '';
  let at = 0;
  let link: { readonly to: string; readonly from: number } | undefined;
  const tags = new RegExp(TAG);
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    const [all, close, written = '', rest = ''] = tag;
    const name = written.toLowerCase();
    plain += words(text.slice(at, tag.index));
    at = tag.index + all.length;
    if (name === '' || (HIDDEN.test(name) && close === '')) {
      const end = new RegExp(name === '' ? '-->' : `</${name}\\s*>`, 'gi');
      end.lastIndex = at;
      at = end.test(text) ? end.lastIndex : text.length;
      tags.lastIndex = at;
    } else if (BLOCKS.test(name)) plain += '\n';
    else if (CELLS.test(name) && close !== '') plain += ' ';
    else if (name === 'a' && close === '') {
      const [, to] = HREF.exec(rest) ?? [];
      link = to === undefined ? undefined : { to, from: plain.length };
    } else if (name === 'a' && link !== undefined) {
      if (!plain.includes(link.to, link.from)) plain += ` (${link.to})`;
      link = undefined;
    }
  }
  return at === 0 ? text : lined(plain + words(text.slice(at)));
}

const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text between tags, with single blanks, and the characters that its entities stand for. */
const words = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/&(?:(\w{2,8})|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (as, name, decimal, hex) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? as;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : as;
    });

/** Without blanks at the ends of lines, and with not more than one empty line at once. */
function lined(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^ | $/g, ''));
  return lines
    .filter((line, i) => line !== '' || lines[i - 1] !== '')
    .join('\n')
    .trim();
}
