// What has to survive a reload: the conversation's id and token, a message on its way, what was
// typed into the request form or can be filled into it, and whether the panel is open. It is kept
// in sessionStorage, which ends with the tab: the next person at a shared computer must not find
// somebody's questions about their health.

const KEY = 'clinic-chat';

export class Session {
  #kept = {};

  constructor() {
    try {
      this.#kept = JSON.parse(sessionStorage.getItem(KEY)) ?? {};
    } catch {
      // Storage is switched off or holds something odd: begin with nothing.
    }
    if (Date.parse(this.#kept.expiresAt) <= Date.now()) this.forget();
  }

  /** The value kept under a name, or undefined. */
  get(name) {
    return this.#kept[name];
  }

  /** Keeps several values at once; undefined removes one. */
  keep(values) {
    this.#kept = { ...this.#kept, ...values };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.#kept));
    } catch {
      // Storage is switched off: the conversation then lasts until the page is left.
    }
  }

  /** Drops all that belongs to the conversation; an open panel stays open. */
  forget() {
    this.#kept = { open: this.#kept.open };
    this.keep({});
  }
}
