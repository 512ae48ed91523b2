// The simple Markdown of answers (paragraphs, lists, bold, links) as lit templates. Nothing is
// ever put into the page as HTML, so whatever a text holds can only appear as text.

import { html } from 'lit';
import { texts } from './texts.js';

const ITEM = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.*)$/;
// Bold, a link, a bare address, and telephone numbers worth a tap. "text 999" is the way of
// people who cannot call, so it stays as it is.
const INLINE = new RegExp(
  [
    /\*\*(.+?)\*\*/,
    /\[([^\]]+)\]\(([^\s)]+)\)/,
    /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/,
    /\btext (?:to )?999\b/,
    /((?:\b0|\+44 ?)\d{2,4} ?\d{3,4} ?\d{3,4}\b|\b999\b|\b(?:NHS )?111\b)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gi',
);
const WEB = /^https?:\/\//i;
const OWN = /^\/(?!\/)/;
const SAFE = /^(?:https?:\/\/|tel:|mailto:)/i;

function link(content, written) {
  // A path is one of the server's own pages, and the server need not be the page's own site.
  const address = OWN.test(written) ? new URL(written, import.meta.url).href : written;
  if (!SAFE.test(address)) return content;
  if (!WEB.test(address)) return html`<a href=${address}>${content}</a>`;
  return html`<a href=${address} target="_blank" rel="noopener noreferrer"
    >${content}<span class="hidden"> ${texts.newTab}</span></a
  >`;
}

/** One line of text with its bold parts and links. */
export function inline(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    const [all, bold, label, address, bare, number] = found;
    parts.push(text.slice(end, found.index));
    end = found.index + all.length;
    if (bold) parts.push(html`<strong>${inline(bold)}</strong>`);
    else if (address) parts.push(link(label, address));
    else if (bare) parts.push(link(bare, bare));
    else if (number) parts.push(link(number, `tel:${number.replace(/[^\d+]/g, '')}`));
    else parts.push(all);
  }
  parts.push(text.slice(end));
  return parts;
}

/** Lines gathered into blocks: `{kind: "paragraph" | "heading" | "bullets" | "numbers", lines}`. */
export function blocks(text) {
  const found = [];
  let open = null;
  for (const line of text.split('\n')) {
    const item = ITEM.exec(line);
    const heading = HEADING.exec(line);
    if (!line.trim()) {
      // A blank line ends a paragraph, but not a list: its items may stand apart.
      if (open?.kind === 'paragraph') open = null;
      continue;
    }
    let kind = 'paragraph';
    if (item) kind = item[1] ? 'numbers' : 'bullets';
    else if (heading) kind = 'heading';
    const continued = kind === 'paragraph' && /^\s{2,}/.test(line) && /s$/.test(open?.kind ?? '');
    if (continued) {
      open.lines.push(`${open.lines.pop()} ${line.trim()}`);
      continue;
    }
    if (open?.kind !== kind || heading) {
      open = { kind, lines: [] };
      found.push(open);
    }
    open.lines.push((item?.[2] ?? heading?.[1] ?? line).trim());
  }
  return found;
}

// Each block finds its own direction, so that a notice in Arabic can follow one in English.
const shapes = {
  paragraph: ({ lines }) => html`<p dir="auto">${inline(lines.join(' '))}</p>`,
  heading: ({ lines }) => html`<p dir="auto"><strong>${inline(lines[0])}</strong></p>`,
  bullets: ({ lines }) =>
    html`<ul dir="auto">${lines.map((line) => html`<li>${inline(line)}</li>`)}</ul>`,
  numbers: ({ lines }) =>
    html`<ol dir="auto">${lines.map((line) => html`<li>${inline(line)}</li>`)}</ol>`,
};

/** A whole text. */
export function markdown(text) {
  return blocks(text).map((block) => shapes[block.kind](block));
}
