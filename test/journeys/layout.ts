/** What is wrong with how a page lies on its screen: each fault is one line; none is an empty list. */
import type { Page } from '@playwright/test';

/** Controls that overlap, are covered or cut; words that do not fit; times that do not read left to right. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide`);
    if (document.body.innerText.match(/\bundefined\b|\{n\}|\{all\}|\[object/)) {
      faults.push('a word is missing');
    }

    const nameOf = (one: Element): string =>
      `${one.tagName.toLowerCase()} "${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;

    /** The part of an element that is in sight: what scrolls or hides cuts it. */
    function inSight(one: Element): DOMRect {
      let { left, top, right, bottom } = one.getBoundingClientRect();
      for (let at = one.parentElement; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const box = at.getBoundingClientRect();
        left = Math.max(left, box.left);
        top = Math.max(top, box.top);
        right = Math.min(right, box.right);
        bottom = Math.min(bottom, box.bottom);
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    const modal = document.querySelector('dialog:modal'); // what lies behind it is not for hands
    const controls = [
      ...(modal ?? document).querySelectorAll(
        'button, input, select, textarea, summary, [role=slider], a[href]',
      ),
    ]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => getComputedStyle(one).pointerEvents !== 'none') // for keys alone
      .map((one) => ({ one, box: inSight(one) }))
      .filter(({ box }) => box.width > 1 && box.height > 1);

    /** What sticks to the edge of a form lies over what is scrolled away below it: that is no fault. */
    function sticks(one: Element): boolean {
      for (let at: Element | null = one; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).position === 'sticky') return true;
      }
      return false;
    }
    const meet = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

    for (const [i, { one, box }] of controls.entries()) {
      if (one.matches('button, summary') && one.scrollWidth > one.clientWidth + 1) {
        faults.push(`${nameOf(one)} holds ${one.scrollWidth} in ${one.clientWidth} px`);
      }
      const whole = one.getBoundingClientRect().width;
      if (box.width < whole - 1)
        faults.push(`${nameOf(one)} is cut to ${box.width} of ${whole} px`);
      for (const { one: other, box: there } of controls.slice(i + 1)) {
        if (one.contains(other) || other.contains(one) || sticks(one) !== sticks(other)) continue;
        if (meet(box, there)) faults.push(`${nameOf(one)} overlaps ${nameOf(other)}`);
      }
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (top !== null && !one.contains(top) && !top.contains(one) && !sticks(top)) {
        faults.push(`${nameOf(one)} is covered by ${nameOf(top)}`);
      }
    }

    const bars = [...document.querySelectorAll('header')].filter((one) => one.checkVisibility());
    for (const bar of bars) {
      const parts = [...bar.children]
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1);
      for (const [i, { one, box }] of parts.entries()) {
        for (const { one: other, box: there } of parts.slice(i + 1)) {
          if (meet(box, there)) faults.push(`${nameOf(one)} lies on ${nameOf(other)}`);
        }
      }
    }

    /** Words that an edge cuts, unless they end in dots or can be scrolled to. */
    function cut(node: Node, parent: Element): string | undefined {
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width < 1 || box.height < 1) return undefined;
      for (let at: Element | null = parent; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.clipPath !== 'none' || style.position === 'fixed') return undefined; // for the ear
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return undefined;
        const edge = at.getBoundingClientRect();
        const [x, y] = [style.overflowX, style.overflowY];
        if (x === 'auto' || x === 'scroll' || y === 'auto' || y === 'scroll') return undefined;
        const whole = box.right <= edge.left || box.left >= edge.right; // out of sight
        if (whole && x !== 'visible') return undefined;
        if (x !== 'visible' && (box.left < edge.left - 1.5 || box.right > edge.right + 1.5)) {
          return `${Math.round(edge.width)} px of ${nameOf(at)}`;
        }
        const below = box.top >= edge.bottom || box.bottom <= edge.top;
        if (below && y !== 'visible') return undefined;
        const deep = (box.height - Number.parseFloat(style.fontSize)) / 2 + 2; // leading may be cut
        if (y !== 'visible' && (box.top < edge.top - deep || box.bottom > edge.bottom + deep)) {
          return `${Math.round(edge.height)} px high ${nameOf(at)}`;
        }
      }
      return undefined;
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || !parent.checkVisibility() || parent.matches('option')) continue;
      const edge = node.textContent?.trim() === '' ? undefined : cut(node, parent);
      if (edge !== undefined) faults.push(`"${node.textContent?.trim()}" is cut by ${edge}`);
      const sign =
        /\d{6}Z|\d\d:\d\d:\d\dZ|\b[EZA]-\d+|#\d|\d[NS] \d|\b[0-9A-F]{4}-[0-9A-F]{4}\b/.exec(
          node.textContent ?? '',
        );
      if (parent.matches('[lang] *')) continue;
      if (sign !== null && getComputedStyle(parent).direction !== 'ltr') {
        faults.push(`"${sign[0]}" does not read left to right in ${nameOf(parent)}`);
      }
    }
    return faults;
  });
