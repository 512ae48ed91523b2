// One conversation as the page sees it: the messages, what is under way, and what to do when a
// call fails. It knows nothing of how it is drawn; it asks its host to draw again.

import { ChatApi, newId } from './api.js';
import { Session } from './session.js';
import { texts } from './texts.js';

export class Conversation {
  messages = []; // replies as the server sends them; the patient's own have author "patient"
  status = ''; // what is going on, in words; empty when nothing is
  announcement = ''; // what has just been done, for those who do not see it
  fieldError = ''; // what is wrong with what stands in the field
  startError = ''; // why the conversation could not be opened or read again
  unsent = ''; // words to put back into the field
  session = new Session();
  #begun = false;

  /**
   * @param {import('lit').ReactiveControllerHost} host drawn again after every change
   * @param {string} origin where the API lives
   */
  constructor(host, origin) {
    this.host = host;
    this.api = new ChatApi(origin, this.session, (seconds, error) =>
      this.#change({
        status: error.retryAfter ? texts.waiting(seconds) : texts.reconnecting,
      }),
    );
  }

  get busy() {
    return this.status !== '';
  }

  /** The buttons of the last reply; none while a message is on its way. */
  get buttons() {
    const last = this.messages.findLastIndex((message) => message.author === 'patient');
    return this.messages.slice(last + 1).flatMap((message) => message.buttons ?? []);
  }

  /** Reads the conversation of before the reload, or opens a new one. Does so once. */
  async begin() {
    if (this.#begun) return;
    this.#begun = true;
    this.#change({ status: texts.opening, startError: '' });
    try {
      if (this.api.started) await this.#resume();
      else this.messages = [...this.messages, ...(await this.api.open())];
    } catch (error) {
      this.#begun = false;
      this.startError = error.message || texts.unreachable;
    }
    this.#change({ status: '' });
  }

  /** Sends the patient's words, or the payload of a button with its title as the words. */
  async say(text, payload) {
    if (this.busy) return;
    await this.#deliver({ client_message_id: newId(), text, payload });
  }

  /** Sends once more what did not go through. */
  async retry(message) {
    if (this.busy) return;
    this.messages = this.messages.filter((other) => other !== message);
    await this.#deliver(message.sent);
  }

  async startAgain() {
    if (this.busy) return;
    this.#change({ status: texts.opening, fieldError: '' });
    try {
      this.messages = await this.api.restart();
      this.session.keep({ firstMessage: this.messages[0]?.id, personal: undefined });
    } catch (error) {
      if (!(await this.#mend(error))) this.startError = error.message || texts.refused;
    }
    this.#change({ status: '' });
  }

  /** Tells the clinic whether an answer helped, and notes beside the answer what came of it. */
  async judge(message, helpful) {
    let feedback = { helpful };
    try {
      await this.api.feedback(message.id, helpful);
    } catch {
      feedback = { failed: true };
    }
    this.#change({
      messages: this.messages.map((other) =>
        other.id === message.id ? { ...other, feedback } : other,
      ),
    });
  }

  /**
   * Sends a filled in request form, and shows and returns the messages that confirm it.
   *
   * @throws {import('./api.js').ApiError} for the form to explain
   */
  async request(body) {
    this.#change({ status: texts.sendingRequest, announcement: '' });
    try {
      const confirmation = await this.api.request(body);
      this.messages = [...this.messages, ...confirmation];
      return confirmation;
    } finally {
      this.#change({ status: '' });
    }
  }

  /** Tells those who do not see it what has just been done. */
  announce(announcement) {
    this.#change({ announcement });
  }

  async #resume() {
    const pending = this.session.get('pending');
    try {
      // A message cut off by the reload goes first: the server answers it only once.
      if (pending) this.#keepPersonal(await this.api.send(pending));
      this.session.keep({ pending: undefined });
      const history = await this.api.history();
      // The server keeps what was said before "Start again"; the patient has left it behind.
      const first = history.findIndex(({ id }) => id === this.session.get('firstMessage'));
      this.messages = history.slice(Math.max(first, 0));
    } catch (error) {
      if (!(await this.#mend(error, pending?.text))) throw error;
    }
  }

  async #deliver(sent) {
    const own = { id: sent.client_message_id, author: 'patient', text: sent.text, sent };
    this.session.keep({ pending: sent });
    this.#change({ messages: [...this.messages, own], status: texts.typing, fieldError: '', announcement: '' });
    try {
      const reply = await this.api.send(sent);
      this.#keepPersonal(reply);
      this.messages = [...this.messages, ...reply.messages];
      this.session.keep({ pending: undefined });
    } catch (error) {
      const others = this.messages.filter((message) => message !== own);
      const failed = { ...own, failure: error.message || texts.unreachable };
      this.messages = others;
      if (!(await this.#mend(error, sent.text))) this.messages = [...others, failed];
    }
    this.#change({ status: '' });
  }

  /**
   * Goes on after a call that no repetition would save: says at the field what is wrong with the
   * message, or opens a new conversation when the old one is gone. The words go back into the
   * field. Returns false for an error of another kind.
   */
  async #mend(error, text = '') {
    if (!error.messageRefused && !error.conversationGone) return false;
    this.session.keep({ pending: undefined });
    this.unsent = text;
    if (error.messageRefused) {
      this.fieldError = error.message || texts.refused;
    } else {
      this.session.forget();
      this.messages = [
        ...this.messages,
        { id: newId(), kind: 'notice', text: text ? texts.renewedWithWords : texts.renewed },
      ];
      this.#begun = false;
      await this.begin();
    }
    return true;
  }

  // What the server masked in a message is in this one reply only. It stays in this browser, to
  // spare the patient from typing it again into the request form.
  #keepPersonal({ personal = [] }) {
    if (!personal.length) return;
    const latest = Object.fromEntries(personal.map(({ kind, text }) => [kind, text]));
    this.session.keep({ personal: { ...this.session.get('personal'), ...latest } });
  }

  #change(values) {
    Object.assign(this, values);
    this.host.requestUpdate();
  }
}
