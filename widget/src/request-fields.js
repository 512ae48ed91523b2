// The fields of the request form, drawn from what the server says of each.

import { html, nothing } from 'lit';
import { inline } from './markdown.js';

const INPUT_TYPES = new Set(['tel', 'email']);

/** The id of a field, or of something that belongs to it. */
export const idOf = (name, part = '') => `request-${name}${part && `-${part}`}`;

/** What is wrong with a field, or nothing. */
export const errorOf = (name, error) =>
  error ? html`<p class="error" id=${idOf(name, 'error')}>${inline(error)}</p>` : nothing;

/** The ids of all that describes a field, for aria-describedby. */
export function describedBy(name, { hint, error, text }) {
  const parts = [text && 'text', hint && 'hint', error && 'error'].filter(Boolean);
  return parts.length ? parts.map((part) => idOf(name, part)).join(' ') : nothing;
}

/** What helps to fill in a field, or nothing. */
export const hintOf = (name, hint) =>
  hint ? html`<p class="hint" id=${idOf(name, 'hint')}>${inline(hint)}</p>` : nothing;

const optional = (field, words) =>
  field.optional && !field.either ? html` <span class="optional">(${words.optional})</span>` : nothing;

/** One checkbox with its label. */
export function checkbox(form, name, label, text = false) {
  const error = form.errors[name];
  return html`<div class="field" ?data-wrong=${error}>
    ${errorOf(name, error)}
    <label class="choice">
      <input
        type="checkbox"
        id=${idOf(name)}
        .checked=${Boolean(form.value(name))}
        aria-required="true"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy(name, { text, error })}
        @change=${(event) => form.change(name, event.target.checked)}
      /><span>${label}</span>
    </label>
  </div>`;
}

function choices(form, field) {
  const { name } = field;
  const error = form.errors[name];
  const several = field.type === 'checkboxes';
  const value = form.value(name);
  const onChange = ({ target }) => {
    const others = [form.value(name)].flat().filter((each) => each !== target.value);
    if (several) form.change(name, target.checked ? [...others, target.value] : others);
    else form.change(name, target.value);
  };
  return html`<fieldset
    class="field"
    id=${idOf(name)}
    role=${several ? 'group' : 'radiogroup'}
    ?data-wrong=${error}
    aria-required=${several ? nothing : 'true'}
    aria-invalid=${error && !several ? 'true' : nothing}
    aria-describedby=${describedBy(name, { hint: field.hint, error })}
  >
    <legend>${field.label}${optional(field, form.definition.words)}</legend>
    ${hintOf(name, field.hint)} ${errorOf(name, error)}
    <div class="choices" ?data-several=${several}>
      ${field.choices.map(
        (choice) => html`<label class="choice">
          <input
            type=${several ? 'checkbox' : 'radio'}
            name=${idOf(name)}
            value=${choice.value}
            .checked=${several ? value.includes(choice.value) : value === choice.value}
            aria-invalid=${error && several ? 'true' : nothing}
            @change=${onChange}
          /><span>${choice.title}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

// A browser knows the name of whoever sits before it, and of nobody else.
const autocomplete = (form, { name, autocomplete: known }) =>
  (name === 'name' && form.value('person') !== 'self' ? null : known) ?? 'off';

function typed(form, field) {
  const { name } = field;
  const error = form.errors[name];
  const described = describedBy(name, { hint: field.hint, error });
  const required = field.optional ? nothing : 'true';
  const onInput = (event) => form.change(name, event.target.value);
  return html`<div class="field" ?data-wrong=${error}>
    <label for=${idOf(name)}>${field.label}${optional(field, form.definition.words)}</label>
    ${hintOf(name, field.hint)} ${errorOf(name, error)}
    ${field.type === 'textarea'
      ? html`<textarea
          id=${idOf(name)}
          rows="2"
          dir="auto"
          autocomplete="off"
          .value=${form.value(name)}
          aria-required=${required}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${described}
          @input=${onInput}
        ></textarea>`
      : html`<input
          id=${idOf(name)}
          type=${INPUT_TYPES.has(field.type) ? field.type : 'text'}
          dir="auto"
          autocomplete=${autocomplete(form, field)}
          inputmode=${field.inputmode ?? nothing}
          .value=${form.value(name)}
          aria-required=${required}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${described}
          @input=${onInput}
        />`}
  </div>`;
}

/** One field of the definition. */
export function fieldTemplate(form, field) {
  if (field.type === 'radio' || field.type === 'checkboxes') return choices(form, field);
  if (field.type === 'checkbox') {
    return checkbox(form, field.name, field.label, field.name === 'consent');
  }
  return typed(form, field);
}
