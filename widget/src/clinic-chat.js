// <clinic-chat>: a button in the corner of the page that opens a conversation with the
// assistant. The panel is a native dialog: beside the page on a wide screen, over it on a phone.

import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Conversation } from './conversation.js';
import { icons } from './icons.js';
import { inline } from './markdown.js';
import { messageTemplate } from './messages.js';
import { RequestForm } from './request.js';
import { requestTemplate } from './request-form.js';
import { styles } from './styles.js';
import { texts } from './texts.js';

const FULL_SCREEN = matchMedia('(max-width: 500px), (max-height: 460px)');
const TOUCH = matchMedia('(pointer: coarse)');
const MARGIN = 10; // pixels left above the message that the view is moved to

class ClinicChat extends LitElement {
  static styles = styles;

  // The API lives where this file came from, which need not be the page's own site.
  #chat = new Conversation(this, new URL(import.meta.url).origin);
  #form = new RequestForm(this, this.#chat);
  #newest = ''; // the last message of the last drawing, to notice a newer one

  connectedCallback() {
    super.connectedCallback();
    FULL_SCREEN.addEventListener('change', this.#fit);
    globalThis.visualViewport?.addEventListener('resize', this.#measure);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    FULL_SCREEN.removeEventListener('change', this.#fit);
    globalThis.visualViewport?.removeEventListener('resize', this.#measure);
  }

  firstUpdated() {
    if (this.#chat.session.get('open')) this.#show();
  }

  /** Opens the panel and puts the focus into it. */
  open() {
    this.#show();
    this.#focusEntry();
  }

  /** Closes the panel and gives the focus back to the launcher. */
  close() {
    this.#dialog.close();
    this.#chat.session.keep({ open: false });
    this.requestUpdate();
    this.updateComplete.then(() => this.#find('.launcher').focus());
  }

  get #dialog() {
    return this.#find('dialog');
  }

  get #field() {
    return this.#find('#field');
  }

  #find(selector) {
    return this.renderRoot.querySelector(selector);
  }

  #show() {
    // The plain attribute opens the panel beside the page without taking the focus.
    if (FULL_SCREEN.matches) this.#dialog.showModal();
    else this.#dialog.setAttribute('open', '');
    this.#measure();
    this.#chat.session.keep({ open: true });
    this.requestUpdate();
    this.#chat.begin();
  }

  // The screen was turned or the window made smaller: over the page, or beside it again.
  #fit = () => {
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.#show();
  };

  // A phone's keyboard covers part of the screen; only the visible part is ours.
  #measure = () => {
    const height = globalThis.visualViewport?.height;
    if (height) this.#dialog.style.setProperty('--visible-height', `${Math.round(height)}px`);
  };

  // On a touch screen the field would bring up the keyboard over what there is to read.
  #focusEntry() {
    (TOUCH.matches ? this.#find('h2') : this.#field).focus();
  }

  #onKey(event) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.close();
  }

  #onCancel(event) {
    event.preventDefault();
    this.close();
  }

  #onFieldKey(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#onSubmit(event);
  }

  #onSubmit(event) {
    event.preventDefault();
    if (this.#chat.busy) return;
    const text = this.#field.value.trim();
    this.#field.focus();
    if (!text) {
      this.#chat.fieldError = texts.empty;
      this.requestUpdate();
      return;
    }
    this.#field.value = '';
    this.#chat.say(text);
  }

  #onSuggestion({ title, payload }) {
    this.#focusEntry();
    this.#chat.say(title, payload);
  }

  #onRetry = (message) => {
    this.#focusEntry();
    this.#chat.retry(message);
  };

  async #onRestart() {
    await this.#chat.startAgain();
    this.#focusEntry();
  }

  #onTryToBegin() {
    this.#focusEntry();
    this.#chat.begin();
  }

  #onCloseForm = () => {
    this.#form.close();
    this.#focusEntry();
  };

  updated() {
    const { messages, unsent } = this.#chat;
    if (unsent) {
      // Words that could not be sent return to the field, before what was typed since.
      this.#field.value = [unsent, this.#field.value].filter(Boolean).join('\n');
      this.#chat.unsent = '';
    }
    const last = messages.at(-1);
    const newest = last ? `${last.id} ${last.failure ?? ''} ${this.#form.ready}` : '';
    if (newest !== this.#newest) this.#scrollToNews(messages);
    this.#newest = newest;
  }

  // A long answer is read from its beginning: what the patient last said or sent goes to the top.
  #scrollToNews(messages) {
    const news =
      messages.findLast(({ author, reference }) => author === 'patient' || reference) ??
      messages[0];
    const place = this.#find(`[data-id="${CSS.escape(news?.id ?? '')}"]`);
    if (!place) return;
    const frames = [this.#find('.scroller'), this.#dialog];
    const frame = frames.find(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
    if (!frame) return;
    const down = place.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    frame.scrollTop += down - MARGIN;
  }

  render() {
    const chat = this.#chat;
    const open = Boolean(chat.session.get('open'));
    const panel = this.#form.message ? 'panel filling' : 'panel';
    return html`
      <button
        type="button"
        class="launcher"
        aria-label=${texts.launcherLabel}
        ?hidden=${open}
        @click=${() => this.open()}
      >
        ${icons.chat}<span>${texts.launcher}</span>
      </button>
      <dialog class=${panel} aria-labelledby="title" @keydown=${this.#onKey} @cancel=${this.#onCancel}>
        ${this.#head()}
        <div class="scroller" role="region" aria-label=${texts.conversation} tabindex="0">
          ${this.#log()} ${this.#trouble()} ${this.#suggestions()}
          <div class="status" role="status">${this.#status()}</div>
        </div>
        ${this.#entry()}
      </dialog>
    `;
  }

  #head() {
    return html`
      <div class="head">
        <div>
          <h2 id="title" tabindex="-1">${texts.title}</h2>
          <p class="subtitle">${texts.subtitle}</p>
        </div>
        <button type="button" ?disabled=${this.#chat.busy} @click=${this.#onRestart}>
          ${icons.restart}${texts.restart}
        </button>
        <button type="button" aria-label=${texts.close} @click=${() => this.close()}>
          ${icons.close}
        </button>
      </div>
      <p class="safety">${inline(texts.safety)}</p>
    `;
  }

  #log() {
    const { messages, busy, status } = this.#chat;
    const options = {
      busy,
      onRetry: this.#onRetry,
      onJudge: (message, helpful) => this.#chat.judge(message, helpful),
      origin: this.#chat.api.origin,
      form: (message) => requestTemplate(this.#form, message, busy, this.#onCloseForm),
    };
    // A conversation read back after a reload is no news; it is not spoken aloud again.
    const live = status === texts.opening && !this.#newest ? 'off' : 'polite';
    return html`<div class="log" role="log" aria-live=${live} aria-label=${texts.messages}>
      ${repeat(
        messages,
        (message) => message.id,
        (message) => messageTemplate(message, options),
      )}
    </div>`;
  }

  #trouble() {
    if (!this.#chat.startError) return nothing;
    return html`<div class="trouble" role="alert">
      <p>${inline(this.#chat.startError)}</p>
      <button type="button" class="retry" @click=${this.#onTryToBegin}>
        ${icons.restart}${texts.tryAgain}
      </button>
    </div>`;
  }

  #suggestions() {
    const { buttons, busy } = this.#chat;
    if (!buttons.length || busy) return nothing;
    return html`<div class="suggestions" role="group" aria-label=${texts.suggestions}>
      ${buttons.map(
        (button) => html`<button type="button" @click=${() => this.#onSuggestion(button)}>
          ${button.title}
        </button>`,
      )}
    </div>`;
  }

  #status() {
    const { busy, announcement } = this.#chat;
    if (!busy) return announcement ? html`<span class="hidden">${announcement}</span>` : nothing;
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span
      >${this.#chat.status}`;
  }

  #entry() {
    const { fieldError } = this.#chat;
    return html`<form class="foot" @submit=${this.#onSubmit} novalidate>
      ${fieldError
        ? html`<p class="fieldError" id="fieldError" role="alert">${inline(fieldError)}</p>`
        : nothing}
      <label class="hidden" for="field">${texts.field}</label>
      <div class="entry">
        <textarea
          id="field"
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          placeholder=${texts.placeholder}
          aria-describedby=${fieldError ? 'fieldError privacy' : 'privacy'}
          aria-invalid=${fieldError ? 'true' : 'false'}
          @keydown=${this.#onFieldKey}
        ></textarea>
        <button class="send" aria-label=${texts.send}>${icons.send}</button>
      </div>
      <p class="privacy" id="privacy">${texts.privacy}</p>
    </form>`;
  }
}

customElements.define('clinic-chat', ClinicChat);
