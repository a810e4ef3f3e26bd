// What a server asks in the middle of a call: a form, a page to visit, a model's answer, the roots. The user answers here.
import { CallError } from './client.js';
import { button, h, newId, pretty, say, submitsByKey } from './dom.js';
import { NotJson, objectField } from './form.js';

const QUESTIONS = {
  'elicitation/create': (params) => (params.mode === 'url' ? visit(params) : form(params)),
  'sampling/createMessage': sampling,
  'roots/list': roots,
};

/**
 * A function that answers input requests, one after the other.
 *
 * @param log    of the call: its `element` gets the questions
 * @param signal ends the wait for the user
 * @param answered is told of each answer: ({ method, params, answer })
 */
export function asker(log, signal, answered) {
  return async (requests) => {
    const answers = {};
    for (const [key, { method, params }] of Object.entries(requests)) {
      if (!QUESTIONS[method]) throw new CallError({ message: `the server asks for ${method}, which this page does not know` });
      log.waits(true);
      answers[key] = await asked(log.element, QUESTIONS[method](params), signal);
      log.waits(false);
      answered({ method, params, answer: answers[key] });
    }
    return answers;
  };
}

/** Shows a question until it is answered. Then a line of it stays. */
function asked(place, { title, message, body, actions, answer }, signal) {
  return new Promise((resolve, reject) => {
    const id = newId('question');
    const error = h('p', { className: 'error', role: 'alert' });
    const end = (words, value) => {
      card.replaceWith(h('p', { className: 'answered' }, `${message || title} — ${words}`));
      resolve(value);
    };
    const accept = () => {
      try {
        const value = answer();
        end(pretty(value.content ?? value), value);
      } catch (problem) {
        if (!(problem instanceof NotJson)) throw problem;
        error.textContent = problem.message;
      }
    };
    const card = h('form', { className: 'question', noValidate: true, 'aria-labelledby': id, onkeydown: submitsByKey,
      onsubmit: (event) => { event.preventDefault(); accept(); } },
    h('h3', { id }, title), h('p', { className: 'message' }, message), body, error, h('div', { className: 'actions' }, actions(accept, end)));
    signal.addEventListener('abort', () => { card.remove(); reject(signal.reason); }, { once: true });
    place.append(card);
    say(`${title}: ${message}`);
    (card.querySelector('input, select, textarea, a') ?? card.querySelector('button')).focus();
    card.scrollIntoView({ block: 'nearest' });
  });
}

const refusals = (end) => [button('Decline', () => end('declined', { action: 'decline' })), button('Cancel', () => end('cancelled', { action: 'cancel' }))];

function form({ message, requestedSchema }) {
  const fields = objectField(requestedSchema ?? {}, { prefill: true });
  return {
    title: 'The server asks you', message, body: fields.element,
    actions: (_, end) => [h('button', { className: 'primary' }, 'Accept'), ...refusals(end)],
    answer: () => ({ action: 'accept', content: fields.get() }),
  };
}

/** The whole address is shown, and nothing is fetched before the user opens it. */
function visit({ message, url }) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  return {
    title: 'The server sends you to a page', message,
    body: h('p', {}, h('code', { className: 'url' }, url), isWeb ? null : h('span', { className: 'error' }, ' This is no address of the web.')),
    actions: (accept, end) => [isWeb ? h('a', { className: 'button primary', href: url, target: '_blank', rel: 'noopener noreferrer', onclick: accept },
      `Open ${parsed.host}`) : null, ...refusals(end)],
    answer: () => ({ action: 'accept' }),
  };
}

function sampling({ messages, systemPrompt, maxTokens }) {
  const said = messages.map(({ role, content }) => h('p', {}, h('b', {}, `${role}: `), [content].flat().map((each) => each.text ?? pretty(each)).join('\n')));
  const fields = objectField({ required: ['answer'], properties: {
    answer: { type: 'string', title: 'Answer', description: `At most ${maxTokens} tokens. You answer in the place of a model.` },
    model: { type: 'string', title: 'Model', default: 'by hand', short: true } } }, { prefill: true });
  return {
    title: 'The server asks a model', message: systemPrompt ? `System: ${systemPrompt}` : '', body: h('div', {}, said, fields.element),
    actions: () => [h('button', { className: 'primary' }, 'Answer')],
    answer: () => {
      const { answer: text = '', model = 'by hand' } = fields.get();
      return { role: 'assistant', content: { type: 'text', text }, model, stopReason: 'endTurn' };
    },
  };
}

function roots() {
  const fields = objectField({ properties: { roots: { type: 'array', title: 'Roots', items: { type: 'string', format: 'uri' }, description: 'URIs that begin with file://' } } });
  return {
    title: 'The server asks for the roots', message: '', body: fields.element,
    actions: () => [h('button', { className: 'primary' }, 'Answer')],
    answer: () => ({ roots: (fields.get().roots ?? []).map((uri) => ({ uri: uri ?? '' })) }),
  };
}
