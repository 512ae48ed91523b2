// The field in which patients write.

import { css } from 'lit';

export const entry = css`
  .foot {
    padding: 12px 16px max(12px, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--line);
    background: var(--card);
  }
  .entry {
    display: flex;
    align-items: flex-end;
    gap: 8px;
  }
  .entry textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 48px;
    max-block-size: 132px;
    padding: 11px 14px;
    border: 1px solid var(--edge);
    border-radius: 12px;
    background: var(--card);
    line-height: 1.5;
    resize: none;
    field-sizing: content;
  }
  .entry textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .entry textarea:focus-visible {
    outline-offset: 0;
    border-radius: 12px;
  }
  .entry textarea[aria-invalid='true'] {
    border: 2px solid var(--urgent);
  }
  .send {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 48px;
    block-size: 48px;
    flex: none;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: var(--accent);
    color: #fff;
  }
  .send:hover {
    background: var(--accent-deep);
  }
  .send:focus-visible {
    border-radius: 12px;
  }
  .fieldError {
    margin-block-end: 8px;
    color: var(--urgent);
    font-size: 14.5px;
    font-weight: 600;
  }
  .privacy {
    margin-block-start: 6px;
    color: var(--muted);
    font-size: 12.5px;
    line-height: 1.4;
  }
`;
