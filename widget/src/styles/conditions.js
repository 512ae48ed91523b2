// Phones, low screens, reduced motion and forced colours; these come last and win.

import { css } from 'lit';

export const conditions = css`
  /* Phones: the whole screen, above the keyboard (--visible-height is measured) */
  @media (max-width: 500px), (max-height: 460px) {
    .panel {
      inset: 0;
      inline-size: 100%;
      block-size: 100dvh;
      block-size: var(--visible-height, 100dvh);
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
    .panel::backdrop {
      background: var(--paper);
    }
    .launcher {
      inset-inline-end: 16px;
    }
    .scroller {
      padding: 14px 12px;
    }
    .foot {
      padding-inline: 12px;
    }
    .head,
    .safety {
      padding-inline-start: 14px;
    }
  }
  @media (max-width: 360px) {
    .head button {
      gap: 4px;
      padding: 0 6px;
      font-size: 13px;
    }
  }
  /* Low screens, such as a phone on its side: the head scrolls away */
  @media (max-height: 460px) {
    .panel {
      overflow-y: auto;
    }
    .scroller {
      flex: 1 0 auto;
      overflow: visible;
    }
    .privacy {
      display: none;
    }
    .foot {
      position: sticky;
      inset-block-end: 0;
    }
  }
  /* On both a form needs all the room, above a keyboard most of all: it scrolls as one page */
  @media (max-width: 500px), (max-height: 460px) {
    .panel.filling {
      overflow-y: auto;
    }
    .filling .scroller {
      flex: 1 0 auto;
      overflow: visible;
    }
    .filling .foot {
      position: static;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  /* Colours of the system's own: shapes must come from borders */
  @media (forced-colors: active) {
    .launcher,
    .send,
    .primary,
    .head button,
    .quiet,
    .red_flag .call {
      border: 1px solid;
    }
    .head {
      border-block-end: 1px solid;
    }
    .patient {
      border: 1px solid Highlight;
    }
    .quiet[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
    .dots i {
      background: CanvasText;
    }
  }
`;
