// Small drawings; each stands beside words or a label, so none speaks to screen readers.

import { svg, html } from 'lit';

const icon = (paths) => html`<svg
  class="icon"
  viewBox="0 0 24 24"
  width="20"
  height="20"
  fill="none"
  stroke="currentColor"
  stroke-width="1.9"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
  focusable="false"
>
  ${paths}
</svg>`;

export const icons = {
  chat: icon(svg`<path d="M20 11.5a7.5 7.5 0 0 1-7.5 7.5 8 8 0 0 1-3.2-.7L4 20l1.6-4.6A7.5 7.5 0 1 1 20 11.5Z"/><path d="M9 10.5h7M9 13.5h4.5"/>`),
  close: icon(svg`<path d="m6 6 12 12M18 6 6 18"/>`),
  restart: icon(svg`<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7"/><path d="M4.5 4.2v4.5H9"/>`),
  send: icon(svg`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/>`),
  warning: icon(svg`<path d="M12 3.8 2.8 19.6h18.4L12 3.8Z"/><path d="M12 10v4.2M12 17.1v.1"/>`),
  phone: icon(svg`<path d="M6.2 3.8h3l1.5 4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4 1.5v3a1.7 1.7 0 0 1-1.9 1.7A15.8 15.8 0 0 1 4.5 5.7a1.7 1.7 0 0 1 1.7-1.9Z"/>`),
  add: icon(svg`<path d="M12 5.5v13M5.5 12h13"/>`),
  up: icon(svg`<path d="M7.5 10.5 11 4a2 2 0 0 1 2.4 2.2l-.6 3.3h5a2 2 0 0 1 2 2.4l-1.1 5.6a2 2 0 0 1-2 1.6H7.5M7.5 10.5v8.6H4.2v-8.6Z"/>`),
  down: icon(svg`<path d="M16.5 13.5 13 20a2 2 0 0 1-2.4-2.2l.6-3.3h-5a2 2 0 0 1-2-2.4l1.1-5.6a2 2 0 0 1 2-1.6h9.2M16.5 13.5V4.9h3.3v8.6Z"/>`),
};
