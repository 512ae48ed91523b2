// The request for a consultation: which message has the form, what was typed into it, and
// sending it. What was typed lives in the session, so a reload loses nothing, and is forgotten as
// soon as no form is open any more.

import { newId } from './api.js';
import { grow } from './grow.js';
import { texts } from './texts.js';

const CONTACT = ['person', 'name', 'age', 'contact_name', 'telephone', 'email', 'reach'];
const PREFERENCES = ['days', 'times', 'not_before', 'wishes'];
const LISTS = new Set(['days', 'times']);

export class RequestForm {
  definition = null; // the form as the server describes it
  loadFailed = false;
  errors = {}; // what has to be put right, by field
  problem = ''; // why the request did not go off
  over = false; // the chat has come to an end, so the form has to be sent from elsewhere
  #draft = null;
  #loading = false;
  #arriving = false; // a form that was not there before the reload takes the focus
  #seen; // the personal words that were already put into the form

  /**
   * @param {import('lit').ReactiveControllerHost} host drawn again after every change
   * @param {import('./conversation.js').Conversation} chat in which the form stands
   */
  constructor(host, chat) {
    this.host = host;
    this.chat = chat;
    host.addController(this);
  }

  /** The message that has the form: the newest that came with one, until a request was sent. */
  get message() {
    const newest = this.chat.messages.findLast(
      ({ kind, reference }) => kind === 'request_form' || reference,
    );
    const open = newest?.kind === 'request_form' && newest.id !== this.#session.get('closedForm');
    return open ? newest : null;
  }

  /** Whether the form can be filled in by now. */
  get ready() {
    return Boolean(this.message && this.definition);
  }

  /** The lines of the note: `{title, text}` each. */
  get note() {
    return this.#draft.note;
  }

  /** What has to be read before the request goes off: a message of kind "red_flag", or null. */
  get warning() {
    return this.#draft.warning;
  }

  /** What the page needs that shows the same form without script. */
  get page() {
    return {
      address: `${this.chat.api.origin}/request`,
      conversation: this.#session.get('id'),
      token: this.#session.get('token'),
    };
  }

  /** What stands in a field. */
  value(name) {
    return this.#draft.values[name] ?? (LISTS.has(name) ? [] : '');
  }

  /** Whether a field concerns the person whom the request is for. */
  shows({ only_for }) {
    return !only_for || only_for.includes(this.value('person'));
  }

  hostUpdate() {
    const { message } = this;
    if (!message) {
      this.#forget();
      return;
    }
    if (message.id !== this.#draft?.message) this.#begin(message);
    else if (this.#seen !== this.#session.get('personal')) this.#prefill();
    if (!this.definition && !this.loadFailed) this.load();
  }

  hostUpdated() {
    this.host.renderRoot.querySelectorAll('.request textarea').forEach(grow);
    if (!this.#arriving || !this.ready) return;
    this.#arriving = false;
    this.host.renderRoot.querySelector('.request h3')?.focus();
  }

  /** Fetches the definition of the form. */
  async load() {
    if (this.#loading) return;
    this.#loading = true;
    this.loadFailed = false;
    try {
      this.definition = await this.chat.api.requestForm();
    } catch {
      this.loadFailed = true;
    }
    this.#loading = false;
    this.host.requestUpdate();
  }

  /** Puts away the form without sending it. */
  close() {
    this.#session.keep({ closedForm: this.message.id });
    this.chat.announce(texts.formClosed);
  }

  /** Notes what was typed or chosen. */
  change(name, value) {
    this.#draft.values[name] = value;
    if (name === 'person') {
      this.#placeName();
      this.host.requestUpdate();
    }
    this.#keep();
  }

  changeLine(line, text) {
    line.text = text;
    this.#keep();
  }

  addLine() {
    this.note.push({ title: this.definition.words.line, text: '' });
    this.#keep();
    this.#focus('.line:last-child textarea');
  }

  removeLine(line) {
    const place = this.note.indexOf(line);
    this.note.splice(place, 1);
    this.#keep();
    this.chat.announce(texts.lineTaken(line.title, this.note.length));
    // The line that took its place, or the one before it.
    const next = Math.min(place + 1, this.note.length);
    this.#focus(next ? `.line:nth-child(${next})` : '.addLine');
  }

  /** Moves the focus to a field, such as one named among the errors. */
  goTo(name) {
    const place = this.host.renderRoot.querySelector(`#request-${name}`);
    const inside = place?.querySelector('input, textarea') ?? place?.querySelector('button');
    (inside ?? place)?.focus();
  }

  /** Sends the request. */
  async submit() {
    if (this.chat.busy) return;
    Object.assign(this, { errors: {}, problem: '', over: false });
    try {
      const confirmation = await this.chat.request(this.#body());
      const sent = confirmation.find(({ reference }) => reference);
      if (sent) this.#focus(`[data-id="${CSS.escape(sent.id)}"]`);
    } catch (error) {
      await this.#explain(error);
    }
  }

  #body() {
    const values = (names) => Object.fromEntries(names.map((name) => [name, this.value(name)]));
    const fields = this.definition.groups.flatMap((group) => group.fields);
    const hidden = fields.filter((field) => !this.shows(field)).map(({ name }) => [name, '']);
    return {
      client_request_id: this.#draft.id,
      note: this.note,
      contact: { ...values(CONTACT), ...Object.fromEntries(hidden) },
      preferences: values(PREFERENCES),
      consent: { version: this.definition.consent.version, given: Boolean(this.value('consent')) },
      warning_read: Boolean(this.value('warning_read')),
    };
  }

  async #explain(error) {
    const { fields, warning } = error;
    this.errors = fields;
    if (warning && warning.text !== this.warning?.text) {
      this.#draft.warning = warning;
      this.change('warning_read', false);
    }
    this.over = error.conversationGone;
    if (this.over) {
      this.problem = texts.requestOver;
    } else if (!warning && !Object.keys(fields).length) {
      this.problem = `${texts.requestNotSent} ${error.message || texts.requestUnreachable}`;
    }
    if (fields.consent && this.value('consent')) {
      // The wording has changed since; the patient has to agree to the new one.
      this.change('consent', false);
      await this.load();
    }
    // What is urgent is read before anything else.
    if (this.problem) this.#focus('.request .trouble');
    else if (warning && !this.value('warning_read')) this.#focus('.request .red_flag');
    else this.#focus('.problems');
  }

  #begin(message) {
    const kept = this.#session.get('request');
    Object.assign(this, { errors: {}, problem: '', over: false });
    if (kept?.message === message.id) {
      this.#draft = kept;
      this.#seen = this.#session.get('personal');
      return;
    }
    const { note, person, age } = message.form;
    this.#draft = {
      message: message.id,
      id: newId(),
      note: note.map((line) => ({ ...line })),
      values: { person: person ?? '', age: age ?? '' },
      warning: null,
    };
    this.#arriving = true;
    this.#prefill();
  }

  // Spares the patient from typing again what stood in a message.
  #prefill() {
    this.#seen = this.#session.get('personal');
    const { values } = this.#draft;
    values.telephone ||= this.#seen?.telephone;
    values.email ||= this.#seen?.['e-mail'];
    this.#placeName();
    this.#keep();
  }

  // A name told in the chat is that of whoever writes, and not of the child they ask for.
  #placeName() {
    const name = this.#seen?.name;
    const { values } = this.#draft;
    if (!name || !values.person) return;
    const [own, others] =
      values.person === 'self' ? ['name', 'contact_name'] : ['contact_name', 'name'];
    if (values[others] === name) values[others] = '';
    values[own] ||= name;
  }

  get #session() {
    return this.chat.session;
  }

  #keep() {
    this.#session.keep({ request: this.#draft });
  }

  #forget() {
    if (!this.#draft) return;
    this.#draft = null;
    this.#session.keep({ request: undefined });
  }

  async #focus(selector) {
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector(selector)?.focus();
  }
}
