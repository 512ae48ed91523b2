// The launcher, and the panel with its head.

import { css } from 'lit';

export const panel = css`
  .launcher {
    position: fixed;
    inset-block-end: max(20px, env(safe-area-inset-bottom));
    inset-inline-end: 20px;
    z-index: 2147483000;
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-block-size: 56px;
    padding: 0 24px 0 20px;
    border: 0;
    border-radius: 28px;
    background: var(--accent);
    color: #fff;
    font-weight: 600;
    box-shadow: 0 1px 2px rgb(10 40 50 / 20%), 0 8px 24px rgb(10 40 50 / 22%);
    transition: background-color 0.15s;
  }
  .launcher:hover {
    background: var(--accent-deep);
  }
  .launcher:focus-visible {
    border-radius: 28px;
    outline-offset: 3px;
  }
  .launcher[hidden],
  .panel:not([open]) {
    display: none;
  }
  .panel {
    position: fixed;
    inset: auto;
    inset-block-end: 20px;
    inset-inline-end: 20px;
    z-index: 2147483000;
    display: flex;
    flex-direction: column;
    inline-size: 408px;
    block-size: min(700px, calc(100vh - 40px));
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--paper);
    overflow: hidden;
    box-shadow: 0 2px 6px rgb(10 40 50 / 8%), 0 18px 50px rgb(10 40 50 / 24%);
    animation: arrive 0.18s ease-out;
  }
  @keyframes arrive {
    from {
      transform: translateY(10px);
      opacity: 0;
    }
  }
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 10px 8px 10px 18px;
    padding-inline: 18px 8px;
    background: var(--accent-deep);
    color: #fff;
  }
  .head > div {
    flex: 1;
    min-inline-size: 0;
  }
  h2 {
    font-size: 17px;
    font-weight: 600;
    line-height: 1.3;
  }
  .subtitle {
    font-size: 13px;
    line-height: 1.35;
    opacity: 0.85;
  }
  .head button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0 10px;
    border: 0;
    border-radius: 10px;
    background: transparent;
    font-size: 14px;
  }
  .head button:hover:enabled {
    background: rgb(255 255 255 / 14%);
  }
  .head :focus-visible {
    outline-color: #fff;
    outline-offset: -3px;
  }
  .safety {
    padding: 8px 18px;
    border-block-end: 1px solid var(--line);
    background: #f3ede3;
    font-size: 13.5px;
    line-height: 1.45;
  }
  .safety a {
    color: inherit;
    font-weight: 700;
    white-space: nowrap;
  }
`;
