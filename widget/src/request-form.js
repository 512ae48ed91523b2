// How the request form looks: the note, the fields in their groups, and what stands around them.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { grow } from './grow.js';
import { icons } from './icons.js';
import { inline, markdown } from './markdown.js';
import { redFlagHead } from './messages.js';
import { checkbox, describedBy, errorOf, fieldTemplate, hintOf, idOf } from './request-fields.js';
import { texts } from './texts.js';

function line(form, each, place) {
  const { words } = form.definition;
  const id = idOf(`line-${place}`);
  return html`<li class="line" tabindex="-1">
    <div class="lineHead">
      <label for=${id}>${each.title}</label>
      <button
        type="button"
        class="plain"
        aria-label="${words.remove_line}: ${each.title}"
        @click=${() => form.removeLine(each)}
      >
        ${words.remove_line}
      </button>
    </div>
    <textarea
      id=${id}
      rows="1"
      dir="auto"
      autocomplete="off"
      .value=${each.text}
      @input=${(event) => form.changeLine(each, event.target.value)}
    ></textarea>
  </li>`;
}

function note(form) {
  const error = form.errors.note;
  return html`<div class="field note" id=${idOf('note')} ?data-wrong=${error}>
    ${errorOf('group-note', error)}
    ${form.note.length
      ? html`<ul class="lines">
          ${repeat(
            form.note,
            (each) => each,
            (each, place) => line(form, each, place),
          )}
        </ul>`
      : nothing}
    <button type="button" class="addLine" @click=${() => form.addLine()}>
      ${icons.add}${form.definition.words.add_line}
    </button>
  </div>`;
}

function group(form, { id, title, hint, fields }) {
  const name = `group-${id}`; // a field may have the same name
  const error = id === 'note' && form.errors.note;
  return html`<fieldset class="group" aria-describedby=${describedBy(name, { hint, error })}>
    <legend>${title}</legend>
    ${hintOf(name, hint)} ${id === 'note' ? note(form) : nothing}
    ${id === 'consent'
      ? html`<div class="words" id=${idOf(id, 'text')}>${markdown(form.definition.consent.text)}</div>`
      : nothing}
    ${repeat(
      fields.filter((field) => form.shows(field)),
      ({ name }) => name,
      (field) => fieldTemplate(form, field),
    )}
  </fieldset>`;
}

function problems(form) {
  const found = Object.entries(form.errors);
  if (!found.length) return nothing;
  const onClick = (event, name) => {
    event.preventDefault(); // the field is not in the page's own tree
    form.goTo(name);
  };
  return html`<div class="problems" role="alert" tabindex="-1">
    <h4>${form.definition.words.problems}</h4>
    <ul>
      ${found.map(
        ([name, error]) => html`<li>
          <a href="#${idOf(name)}" @click=${(event) => onClick(event, name)}>${error}</a>
        </li>`,
      )}
    </ul>
  </div>`;
}

function warning(form) {
  if (!form.warning) return nothing;
  const head = redFlagHead(form.warning);
  return html`<div
    class="message red_flag"
    role="alert"
    tabindex="-1"
    data-level=${form.warning.level ?? nothing}
  >
    ${head.title}
    <div class="words">${markdown(form.warning.text)}</div>
    ${head.call} ${checkbox(form, 'warning_read', form.definition.warning_read)}
  </div>`;
}

function trouble(form) {
  if (!form.problem) return nothing;
  return html`<div class="trouble" role="alert" tabindex="-1">
    <p>${inline(form.problem)}</p>
    ${form.over ? otherForm(form) : nothing}
  </div>`;
}

// The same form as a page of its own. Once the chat is over, the page begins anew.
function otherForm(form) {
  const { address, conversation, token } = form.page;
  const title = form.definition?.words.other_form ?? texts.otherForm;
  const newTab = html`<span class="hidden"> ${texts.newTab}</span>`;
  if (form.over) {
    return html`<p>
      <a href=${address} target="_blank" rel="noopener noreferrer">${title}${newTab}</a>
    </p>`;
  }
  return html`<form class="otherForm" method="post" action=${address} target="_blank">
    <input type="hidden" name="conversation" value=${conversation} />
    <input type="hidden" name="token" value=${token} />
    <button class="plain">${title}${newTab}</button>
  </form>`;
}

function waiting(form) {
  if (!form.loadFailed) return html`<p class="loading" role="status">${texts.formLoading}</p>`;
  return html`<div class="trouble" role="alert">
      <p>${inline(texts.formFailed)}</p>
      <button type="button" class="retry" @click=${() => form.load()}>
        ${icons.restart}${texts.tryAgain}
      </button>
    </div>
    ${otherForm(form)}`;
}

/**
 * The form below its message, nothing below any other.
 *
 * @param {import('./request.js').RequestForm} form that may be open
 * @param {object} message below which it would stand
 * @param {boolean} busy whether something is on its way
 * @param {Function} onClose puts the form away
 */
export function requestTemplate(form, message, busy, onClose) {
  if (message !== form.message) return nothing;
  const { definition } = form;
  if (!definition) return waiting(form);
  const onSubmit = (event) => {
    event.preventDefault();
    form.submit();
  };
  // A whole form would be too much to be read out at once, as news of the chat are.
  return html`<form
      class="request"
      aria-labelledby="request"
      aria-live="off"
      novalidate
      @submit=${onSubmit}
      @input=${(event) => grow(event.target)}
    >
      <h3 id="request" tabindex="-1">${definition.title}</h3>
      <p>${inline(definition.intro)}</p>
      ${problems(form)} ${definition.groups.map((each) => group(form, each))} ${warning(form)}
      ${trouble(form)}
      <div class="decide">
        <button class="primary" ?disabled=${busy}>${definition.words.send}</button>
        <button type="button" class="retry" ?disabled=${busy} @click=${onClose}>
          ${definition.words.cancel}
        </button>
      </div>
    </form>
    ${form.over ? nothing : otherForm(form)}`;
}
