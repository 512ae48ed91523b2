// Colours, the letters, links and the focus. A clinic sets its own colours with the custom
// properties of the first rule.

import { css } from 'lit';

export const base = css`
  :host {
    display: contents;
    --ink: var(--clinic-chat-ink, #14282f);
    --muted: var(--clinic-chat-muted, #51626a);
    --accent: var(--clinic-chat-accent, #0d5560);
    --accent-deep: var(--clinic-chat-accent-deep, #0a3d4a);
    --paper: var(--clinic-chat-paper, #fbf8f3);
    --card: var(--clinic-chat-card, #ffffff);
    --line: var(--clinic-chat-line, #e4ddd1);
    --edge: var(--clinic-chat-edge, #76868b);
    --tint: var(--clinic-chat-tint, #e6f0ef);
    --urgent: var(--clinic-chat-urgent, #9c1c1c);
    --soon: var(--clinic-chat-soon, #85500a);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .launcher,
  .panel {
    font: 400 16px/1.5 var(--clinic-chat-font, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    color: var(--ink);
    text-align: start;
    letter-spacing: normal;
  }
  p,
  ul,
  ol,
  h2,
  h3,
  h4 {
    margin: 0;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--accent-deep);
    outline-offset: 2px;
    border-radius: 6px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    display: block;
  }
`;
