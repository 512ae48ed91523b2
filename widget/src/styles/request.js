// The request form, and what confirms that it was sent.

import { css } from 'lit';

export const request = css`
  .request,
  .loading {
    margin-block-start: 16px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--line);
  }
  .loading {
    color: var(--muted);
  }
  .request h3 {
    margin-block-end: 4px;
    font-size: 19px;
    line-height: 1.3;
  }
  .request fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .request .field {
    margin-block-start: 16px;
  }
  .request .group {
    margin-block-start: 22px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--line);
  }
  .request legend {
    padding: 0;
    font-weight: 600;
  }
  .group > legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: 6px;
    color: var(--accent-deep);
    font-size: 17px;
  }
  .group > legend + * {
    clear: both;
  }
  .request .note {
    margin-block-start: 4px;
  }
  .field > label:not(.choice),
  .lineHead label {
    font-weight: 600;
  }
  .optional,
  .hint {
    color: var(--muted);
    font-size: 14.5px;
    font-weight: 400;
  }
  .request .error {
    margin-block: 2px 4px;
    color: var(--urgent);
    font-size: 14.5px;
    font-weight: 600;
  }
  .request .field[data-wrong] {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--urgent);
  }
  .request textarea,
  .request input:not([type='checkbox'], [type='radio']) {
    display: block;
    inline-size: 100%;
    min-block-size: 48px;
    margin-block-start: 4px;
    padding: 10px 12px;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--card);
    line-height: 1.5;
  }
  .request textarea {
    overflow: hidden;
    resize: none;
    field-sizing: content;
  }
  .request :is(textarea, input):focus-visible {
    outline-offset: 0;
    border-radius: 10px;
  }
  .request [data-wrong] :is(textarea, input):not([type='checkbox'], [type='radio']) {
    border: 2px solid var(--urgent);
  }
  .choices {
    margin-block-start: 2px;
  }
  .choices[data-several] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(7.4em, 1fr));
    column-gap: 8px;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    padding-block: 6px;
    line-height: 1.35;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--accent);
    cursor: pointer;
  }
  .lines {
    padding: 0;
    list-style: none;
  }
  .line + .line {
    margin-block-start: 10px;
  }
  .lineHead {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .lineHead label {
    flex: 1 1 50%;
    line-height: 1.3;
  }
  .lineHead .plain {
    text-align: end;
  }
  .line textarea {
    margin-block-start: 0;
  }
  .plain {
    min-block-size: 44px;
    padding: 0 4px;
    border: 0;
    background: transparent;
    color: var(--accent);
    font-size: 14.5px;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .plain:hover {
    text-decoration-thickness: 2px;
  }
  .addLine,
  .primary {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    border-radius: 12px;
    font-weight: 600;
  }
  .addLine {
    margin-block-start: 12px;
    padding: 8px 16px 8px 12px;
    border: 1px dashed var(--accent);
    background: var(--card);
    color: var(--accent);
    font-size: 15px;
  }
  .addLine:hover {
    background: var(--tint);
  }
  .problems {
    margin-block-start: 14px;
    padding: 12px 16px;
    border: 2px solid var(--urgent);
    border-radius: 10px;
  }
  .problems h4 {
    margin-block-end: 6px;
    font-size: 16px;
  }
  .problems ul {
    padding-inline-start: 20px;
  }
  .problems li + li {
    margin-block-start: 6px;
  }
  .problems a {
    color: var(--urgent);
    font-weight: 600;
  }
  .request .red_flag {
    margin-block-start: 18px;
  }
  .request :is(.problems, .red_flag, .trouble) {
    scroll-margin-block: 16px;
  }
  .trouble p + p {
    margin-block-start: 8px;
  }
  .decide {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block-start: 18px;
  }
  .primary {
    flex: 1 1 auto;
    min-block-size: 48px;
    padding: 8px 20px;
    border: 0;
    background: var(--accent);
    color: #fff;
  }
  .primary:hover:enabled {
    background: var(--accent-deep);
  }
  .decide .retry {
    margin: 0;
    border-radius: 12px;
  }
  .otherForm {
    margin-block-start: 8px;
  }
  .confirmation {
    margin-block-start: 12px;
    padding-block-start: 10px;
    border-block-start: 1px solid #cfe1df;
  }
  .confirmation p {
    color: var(--muted);
  }
  .confirmation a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  .reference {
    display: block;
    color: var(--ink);
    font-size: 26px;
    letter-spacing: 0.06em;
    line-height: 1.35;
    user-select: all;
  }
`;
