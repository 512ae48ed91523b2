// The chat API as a few calls. A call that failed in passing is repeated with the same
// client_message_id or client_request_id, which the server answers only once.

const PATIENCE = 30_000; // milliseconds until a call counts as lost
const PAUSES = [1, 4]; // seconds before the second and the third attempt
const LONGEST_PAUSE = 60; // seconds; whoever must wait longer is told so instead
const PASSING = new Set([0, 429, 502, 503, 504]); // 0: no answer at all

/** A call that the server refused (status) or that never reached it (status 0). */
export class ApiError extends Error {
  constructor(status, { message = '', fields = {}, warning = null } = {}, retryAfter = undefined) {
    super(message);
    this.status = status;
    this.fields = fields; // of the request form: what has to be put right, by field
    this.warning = warning; // what has to be read before the request goes off
    this.retryAfter = retryAfter;
  }

  /** The conversation has expired or was erased. */
  get conversationGone() {
    return this.status === 401 || this.status === 404;
  }

  /** The message itself is at fault, not the moment. */
  get messageRefused() {
    return [400, 409, 413, 415, 422].includes(this.status);
  }
}

/** A name that no other message and no other request has. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

export class ChatApi {
  /**
   * @param {string} origin where the API lives, such as "https://chat.example"
   * @param {import('./session.js').Session} session keeps the id and the token
   * @param {(seconds: number, error: ApiError) => void} onPause told before each repeated call
   */
  constructor(origin, session, onPause) {
    this.origin = origin;
    this.session = session;
    this.onPause = onPause;
  }

  get started() {
    return Boolean(this.session.get('token'));
  }

  /** Opens a new conversation and returns its greeting, a list of messages. */
  async open() {
    this.session.forget();
    const opened = await this.#persist('POST', '/conversations', {});
    this.session.keep({ id: opened.id, token: opened.token, expiresAt: opened.expires_at });
    return opened.messages;
  }

  /** Sends `{client_message_id, text | payload}` and returns the reply: `{messages, personal}`. */
  async send({ client_message_id, text, payload }) {
    const body = payload ? { client_message_id, payload } : { client_message_id, text };
    return this.#persist('POST', this.#path('messages'), body);
  }

  /** All messages so far, in order. */
  async history() {
    return (await this.#persist('GET', this.#path('messages'))).messages;
  }

  /** Says whether an answer helped. Not repeated: nobody waits for it. */
  async feedback(message_id, helpful) {
    await this.#call('POST', this.#path('feedback'), { message_id, helpful });
  }

  /** Starts again in the same conversation and returns the greeting. */
  async restart() {
    return (await this.#persist('POST', this.#path('restart'), {})).messages;
  }

  /** The request form as data. Not repeated: whoever waits for it is asked to try again. */
  async requestForm() {
    return this.#call('GET', '/request-form');
  }

  /** Sends a filled in request form and returns the messages that confirm it. */
  async request(body) {
    return (await this.#persist('POST', this.#path('requests'), body)).messages;
  }

  #path(call) {
    return `/conversations/${encodeURIComponent(this.session.get('id'))}/${call}`;
  }

  async #persist(method, path, body) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#call(method, path, body);
      } catch (error) {
        const seconds = error.retryAfter ?? PAUSES[attempt];
        const worthwhile = PASSING.has(error.status) && seconds <= LONGEST_PAUSE;
        if (!worthwhile || attempt >= PAUSES.length) throw error;
        this.onPause(seconds, error);
        await pause(seconds);
      }
    }
  }

  async #call(method, path, body) {
    const headers = { Accept: 'application/json' };
    if (body) headers['Content-Type'] = 'application/json';
    // Only what belongs to a conversation needs its token.
    if (path.startsWith('/conversations/')) {
      headers.Authorization = `Bearer ${this.session.get('token')}`;
    }
    let response;
    try {
      response = await fetch(`${this.origin}/api${path}`, {
        method,
        headers,
        body: body && JSON.stringify(body),
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.ok) return response.status === 204 ? {} : await response.json();
    } catch {
      throw new ApiError(0);
    }
    const problem = await response.json().catch(() => ({}));
    const retryAfter = Number.parseInt(response.headers.get('Retry-After'), 10);
    throw new ApiError(
      response.status,
      problem.error,
      Number.isNaN(retryAfter) ? undefined : retryAfter,
    );
  }
}
