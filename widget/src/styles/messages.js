// The conversation: messages of each kind, suggested replies, what is going on.

import { css } from 'lit';

export const messages = css`
  .scroller {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px;
  }
  .scroller:focus-visible {
    outline-offset: -3px;
  }
  .log {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .message {
    max-inline-size: 100%;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: 4px 14px 14px 14px;
    background: var(--card);
    overflow-wrap: anywhere;
  }
  .words {
    display: flow-root;
  }
  .words > * + * {
    margin-block-start: 10px;
  }
  .words ul,
  .words ol {
    padding-inline-start: 22px;
  }
  .words li + li {
    margin-block-start: 5px;
  }
  .words li::marker {
    color: var(--accent);
  }
  .patient {
    align-self: flex-end;
    max-inline-size: 85%;
    padding: 10px 16px;
    border-color: transparent;
    border-radius: 14px 14px 4px 14px;
    background: var(--accent);
    color: #fff;
  }
  .patient > .words {
    white-space: pre-wrap;
  }
  .patient[data-failed] {
    border: 2px dashed var(--urgent);
    background: var(--card);
    color: var(--ink);
  }
  .failure {
    margin-block-start: 10px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--line);
    font-size: 14.5px;
  }
  .failure strong {
    color: var(--urgent);
  }
  .notice,
  .small_talk,
  .request_offer {
    align-self: flex-start;
    background: var(--tint);
    border-color: #cfe1df;
  }
  .request_offer {
    border-inline-start: 4px solid var(--accent);
  }
  .unknown {
    border-inline-start: 4px solid var(--edge);
  }
  .red_flag {
    border: 2px solid var(--urgent);
    border-inline-start-width: 8px;
    border-radius: 8px;
    background: #fff6f4;
  }
  .red_flag a {
    color: var(--urgent);
    font-weight: 600;
  }
  .red_flag[data-level='see_doctor'] {
    border-color: var(--soon);
    background: #fff9ec;
  }
  .urgency {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
    color: var(--urgent);
    font-size: 17px;
  }
  .red_flag[data-level='see_doctor'] .urgency,
  .red_flag[data-level='see_doctor'] a {
    color: var(--soon);
  }
  .calls {
    margin-block-start: 12px;
  }
  .red_flag .call {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-block-size: 48px;
    border-radius: 10px;
    background: var(--urgent);
    color: #fff;
    text-decoration: none;
  }
  .red_flag .call:hover {
    text-decoration: underline;
  }
  .draft {
    margin-block-start: 10px;
    color: var(--muted);
    font-size: 13.5px;
    font-style: italic;
  }
  .sources {
    font-size: 14px;
  }
  .sources summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    inline-size: fit-content;
    padding-inline-end: 12px;
    color: var(--accent);
    cursor: pointer;
    list-style: none;
  }
  .sources summary::-webkit-details-marker {
    display: none;
  }
  .sources summary::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    margin-inline: 2px 2px;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
    transition: transform 0.15s;
  }
  .sources[open] summary::before {
    transform: translateY(-2px) rotate(45deg);
  }
  .sources ul {
    padding-inline-start: 22px;
    padding-block-end: 6px;
  }
  .sources li + li {
    margin-block-start: 6px;
  }
  .publisher {
    color: var(--muted);
  }
  .feedback {
    display: flex;
    align-items: center;
    margin-block: 4px -8px;
    padding-block-start: 2px;
    border-block-start: 1px solid var(--line);
    color: var(--muted);
    font-size: 14px;
  }
  .words + .feedback {
    margin-block-start: 12px;
  }
  .feedback span {
    flex: 1;
  }
  .quiet {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 10px;
    background: transparent;
    color: var(--muted);
  }
  .quiet:hover,
  .quiet[aria-pressed='true'] {
    background: var(--tint);
    color: var(--accent);
  }
  .quiet[aria-pressed='true'] .icon {
    fill: var(--accent);
    stroke: var(--tint);
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
  .suggestions button,
  .retry {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--accent);
    border-radius: 22px;
    background: var(--card);
    color: var(--accent);
    font-size: 15px;
    font-weight: 600;
    line-height: 1.3;
    text-align: start;
  }
  .suggestions button:hover,
  .retry:hover {
    background: var(--tint);
  }
  .suggestions :focus-visible,
  .retry:focus-visible {
    border-radius: 22px;
  }
  .retry {
    margin-block-start: 10px;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 10px;
    color: var(--muted);
    font-size: 14px;
  }
  .status:not(:empty) {
    margin-block-start: 12px;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
  }
  .dots i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--accent);
    animation: breathe 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    70%,
    100% {
      opacity: 0.25;
    }
    35% {
      opacity: 1;
    }
  }
  .trouble {
    margin-block-start: 12px;
    padding: 12px 16px;
    border: 2px solid var(--urgent);
    border-radius: 10px;
    background: var(--card);
  }
`;
