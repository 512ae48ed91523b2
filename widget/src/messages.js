// How each kind of message looks.

import { html, nothing } from 'lit';
import { icons } from './icons.js';
import { inline, markdown } from './markdown.js';
import { texts } from './texts.js';

const KINDS_WITH_FEEDBACK = new Set(['answer', 'check_result', 'unknown']);

/** What stands over and under an urgent message: how urgent it is, and whom to call. */
export function redFlagHead(message) {
  const call = texts.call[message.level];
  return {
    title: html`<p class="urgency">
      ${icons.warning}<strong>${texts.urgency[message.level] ?? texts.urgency.see_doctor}</strong>
    </p>`,
    call: call
      ? html`<p class="calls"><a class="call" href=${call.href}>${icons.phone}${call.title}</a></p>`
      : nothing,
  };
}

function sources(message) {
  if (!message.sources?.length) return nothing;
  return html`<details class="sources">
    <summary>${texts.sources(message.sources.length)}</summary>
    <ul>
      ${message.sources.map(({ title, publisher, url }) => {
        const named = publisher ? html`${title}, <span class="publisher">${publisher}</span>` : title;
        return html`<li>
          ${url?.startsWith('https://')
            ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
                >${named}<span class="hidden"> ${texts.newTab}</span></a
              >`
            : named}
        </li>`;
      })}
    </ul>
  </details>`;
}

function feedback(message, onJudge) {
  if (!KINDS_WITH_FEEDBACK.has(message.kind) || !message.id) return nothing;
  const judged = message.feedback;
  const vote = (helpful, label, icon) => html`<button
    type="button"
    class="quiet"
    aria-label=${label}
    aria-pressed=${judged?.helpful === helpful}
    @click=${() => onJudge(message, helpful)}
  >
    ${icon}
  </button>`;
  let words = texts.helpful;
  if (judged) words = judged.failed ? texts.feedbackFailed : texts.thanks;
  return html`<div class="feedback" role="group" aria-label=${texts.helpful}>
    <span>${words}</span>${vote(true, texts.yes, icons.up)}${vote(false, texts.no, icons.down)}
  </div>`;
}

function confirmation({ reference }, origin) {
  if (!reference) return nothing;
  return html`<div class="confirmation">
    <p>${texts.code} <strong class="reference" translate="no">${reference}</strong></p>
    <a
      href="${origin}/request/find?reference=${encodeURIComponent(reference)}"
      target="_blank"
      rel="noopener noreferrer"
      >${texts.lookAtRequest}<span class="hidden"> ${texts.newTab}</span></a
    >
  </div>`;
}

function fromAssistant(message, { onJudge, origin, form }) {
  // The symptom check can find something urgent too.
  const urgent = Boolean(message.level) && message.level !== 'routine';
  const head = urgent ? redFlagHead(message) : null;
  return html`<article class="message ${urgent ? 'red_flag' : message.kind}" data-id=${message.id} data-level=${message.level ?? nothing} tabindex=${message.reference ? -1 : nothing}>
    <span class="hidden">${texts.assistantSaid}</span>
    ${head?.title ?? nothing}
    <div class="words">${markdown(message.text ?? '')}</div>
    ${head?.call ?? nothing} ${confirmation(message, origin)}
    ${message.status === 'draft' ? html`<p class="draft">${texts.draft}</p>` : nothing}
    ${sources(message)} ${feedback(message, onJudge)} ${form(message)}
  </article>`;
}

function fromPatient(message, { onRetry, busy }) {
  return html`<article class="message patient" data-id=${message.id} ?data-failed=${message.failure}>
    <span class="hidden">${texts.patientSaid}</span>
    <p class="words" dir="auto">${message.text}</p>
    ${message.failure
      ? html`<div class="failure">
          <p><strong>${texts.notSent}.</strong> ${inline(message.failure)}</p>
          <button type="button" class="retry" ?disabled=${busy} @click=${() => onRetry(message)}>
            ${icons.restart}${texts.tryAgain}
          </button>
        </div>`
      : nothing}
  </article>`;
}

/**
 * One message as a template.
 *
 * @param {object} message as the chat API sends it, or the patient's own
 * @param {{onJudge: Function, onRetry: Function, busy: boolean, origin: string, form: Function}}
 *   options what its buttons do, where the clinic's pages live, and the form that a message has
 */
export function messageTemplate(message, options) {
  return message.author === 'patient'
    ? fromPatient(message, options)
    : fromAssistant(message, options);
}
