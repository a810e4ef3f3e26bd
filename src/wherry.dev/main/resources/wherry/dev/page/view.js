// One tool, resource, template or prompt: its form, its calls and their answers.
import { asCurl, asLine, asTest } from './copy.js';
import { block, button, bytes, h, newId, pretty, say, sizeOf, submitsByKey } from './dom.js';
import { NotJson, jsonField, objectField } from './form.js';
import { asker } from './question.js';
import { lint, lintOf } from './lint.js';
import { resultOf } from './result.js';

const MOST_LINES = 200;
const HINTS = { readOnlyHint: 'read-only', destructiveHint: 'destructive', idempotentHint: 'idempotent', openWorldHint: 'open world' };

/** What differs between the kinds: the method with its params, and the schema of the form. */
export const KINDS = {
  tool: { plural: 'Tools', list: ['tools/list', 'tools'], id: (tool) => tool.name, method: 'tools/call', verb: 'Call',
    schema: (tool) => tool.inputSchema, params: (tool, values) => ({ name: tool.name, arguments: values }) },
  resource: { plural: 'Resources', list: ['resources/list', 'resources'], id: (resource) => resource.uri, method: 'resources/read', verb: 'Read',
    schema: () => ({}), params: (resource) => ({ uri: resource.uri }) },
  template: { plural: 'Templates', list: ['resources/templates/list', 'resourceTemplates'], id: (template) => template.uriTemplate,
    method: 'resources/read', verb: 'Read', schema: (template) => texts(variables(template.uriTemplate).map((name) => ({ name, required: true }))),
    params: (template, values) => ({ uri: expanded(template.uriTemplate, values) }), ref: (template) => ({ type: 'ref/resource', uri: template.uriTemplate }) },
  prompt: { plural: 'Prompts', list: ['prompts/list', 'prompts'], id: (prompt) => prompt.name, method: 'prompts/get', verb: 'Get',
    schema: (prompt) => texts(prompt.arguments ?? []), params: (prompt, values) => ({ name: prompt.name, arguments: values }),
    ref: (prompt) => ({ type: 'ref/prompt', name: prompt.name }) },
};

const texts = (names) => ({ required: names.filter((each) => each.required).map(({ name }) => name),
  properties: Object.fromEntries(names.map(({ name, title, description }) => [name, { type: 'string', title, description, short: true }])) });

const EXPRESSION = /\{([+#./;?&]?)([^}]*)\}/g;
const namesOf = (list) => list.split(',').map((each) => each.replace(/[*:].*/, ''));
const variables = (template) => [...template.matchAll(EXPRESSION)].flatMap(([, , list]) => namesOf(list));

/** A template with its variables replaced (RFC 6570, texts alone). */
function expanded(template, values) {
  return template.replace(EXPRESSION, (_, operator, list) => {
    const [encode, isNamed] = ['+#'.includes(operator) && operator ? encodeURI : encodeURIComponent, ';?&'.includes(operator) && operator];
    const all = namesOf(list).filter((name) => values[name] !== undefined).map((name) => (isNamed ? `${name}=` : '') + encode(values[name]));
    return all.length ? operator.replace('+', '') + all.join({ '': ',', '+': ',', '#': ',', '?': '&' }[operator] ?? operator) : '';
  });
}

export class View {
  #running;
  #last;

  /** @param app the client, what the server can do, and `follow(uri, handler)` for changes of a resource */
  constructor(kind, item, app) {
    Object.assign(this, { kind, item, app, what: KINDS[kind] });
    this.json = jsonField('arguments');
    this.form = objectField(this.what.schema(item));
    this.answers = h('section', { className: 'answers', 'aria-label': 'Answer' });
    this.copied = h('div');
    this.lint = h('div');
    this.element = h('article', {}, this.#head(), this.#body(), this.copied, this.answers, this.#definition(), this.lint);
    if (kind === 'tool') lint().then((report) => this.lint.replaceChildren(...lintOf(report, item.name)), () => {}); // the server may be away
    if (this.what.ref && app.capabilities.completions) this.#complete();
  }

  #head() {
    const { item } = this;
    const id = this.what.id(item);
    const title = item.title ?? item.annotations?.title ?? item.name;
    return h('header', {}, h('h2', { id: 'title' }, title), title === id ? null : h('code', {}, id), item.mimeType ? h('span', { className: 'badge' }, item.mimeType) : null,
      Object.keys(HINTS).filter((hint) => item.annotations?.[hint]).map((hint) => h('span', { className: `badge ${hint}` }, HINTS[hint])),
      item.description ? h('p', { className: 'description' }, item.description) : null);
  }

  #body() {
    this.fields = h('div', {}, this.form.element);
    this.go = h('button', { className: 'primary', title: 'Ctrl+Enter' }, this.what.verb);
    this.stop = button('Cancel', () => this.#running.abort(new Error('cancelled')), { hidden: true });
    return h('form', { noValidate: true, onsubmit: (event) => { event.preventDefault(); this.run(); }, onkeydown: submitsByKey },
    this.kind === 'tool' ? this.#modes() : null, this.fields,
    h('div', { className: 'actions' }, this.go, this.stop, this.kind === 'resource' ? this.#follow() : null,
      h('span', { className: 'copies', role: 'group', 'aria-label': 'Copy this call' }, h('span', { className: 'quiet', 'aria-hidden': 'true' }, 'Copy as'),
        button('curl', () => this.#copy('curl')), button('JSON line', () => this.#copy('line')), button('Test', () => this.#copy('test')))));
  }

  /** The choice between the form and JSON. */
  #modes() {
    const name = newId('mode');
    const radio = (text, next) => h('label', {}, h('input', { type: 'radio', name, checked: next === this.form, onchange: () => this.#switch(next) }), text);
    this.shown = this.form;
    return h('fieldset', { className: 'modes' }, h('legend', { className: 'unseen' }, 'Arguments as'), radio('Form', this.form), radio('JSON', this.json));
  }

  #switch(next) {
    try {
      next.set(this.shown.get() ?? {});
    } catch (problem) {
      if (!(problem instanceof NotJson)) throw problem;
    }
    this.shown = next;
    this.fields.replaceChildren(next.element);
  }

  #follow() {
    const changed = () => { say('The resource has changed'); this.run(); };
    return h('label', { className: 'follow' }, h('input', { type: 'checkbox', onchange: ({ target }) => this.app.follow(this.item.uri, target.checked ? changed : undefined) }),
      'Read again when it changes');
  }

  #definition() {
    const text = JSON.stringify(this.item);
    return h('details', { className: 'definition' }, h('summary', {}, `Definition · ${bytes(sizeOf(text))}`), block(pretty(this.item)));
  }

  /** Offers the server's completions while one types. */
  #complete() {
    for (const name of Object.keys(this.what.schema(this.item).properties)) {
      const { control } = this.form.at([name]);
      const list = h('datalist', { id: newId('values') });
      let timer;
      const offer = async () => {
        const { [name]: value = '', ...others } = this.form.get();
        const { completion } = await this.app.client.call('completion/complete', { ref: this.what.ref(this.item), argument: { name, value }, context: { arguments: others } });
        list.replaceChildren(...completion.values.map((each) => h('option', { value: each })));
      };
      const soon = () => { clearTimeout(timer); timer = setTimeout(() => offer().catch(() => list.replaceChildren()), 120); };
      control.setAttribute('list', list.id);
      control.addEventListener('input', soon);
      control.addEventListener('focus', soon);
      control.after(list);
    }
  }

  values() {
    return (this.shown ?? this.form).get() ?? {};
  }

  /** Takes over what was typed in the view of an earlier definition. */
  takeOver(earlier) {
    try {
      this.form.set(earlier.values());
    } catch (problem) {
      if (!(problem instanceof NotJson)) throw problem;
    }
    this.answers.replaceChildren(...earlier.answers.childNodes);
  }

  async run() {
    if (this.#running) return;
    let values;
    try {
      values = this.values();
    } catch (problem) {
      if (problem instanceof NotJson) return;
      throw problem;
    }
    const started = performance.now();
    const call = this.#last = { values, answered: [] };
    this.#running = new AbortController();
    this.stop.hidden = false;
    this.answers.setAttribute('aria-busy', 'true');
    const log = new CallLog(this.answers);
    try {
      call.result = await this.app.client.call(this.what.method, this.what.params(this.item, values), {
        tool: this.kind === 'tool' ? this.item : undefined, signal: this.#running.signal, notified: (message) => log.add(message),
        ask: asker(log, this.#running.signal, (each) => call.answered.push(each)) });
      this.#show(call.result, performance.now() - started, log);
    } catch (error) {
      this.#fail(error, log);
    } finally {
      if (document.activeElement === this.stop) this.go.focus();
      this.#running = undefined;
      this.stop.hidden = true;
      this.answers.setAttribute('aria-busy', 'false');
    }
  }

  #show(result, millis, log) {
    const state = result.isError ? 'The tool failed' : 'Answered';
    const heading = h('h3', { className: result.isError ? 'failed' : 'done' }, state, h('span', { className: 'measure' }, `${Math.round(millis)} ms · ${bytes(sizeOf(JSON.stringify(result)))}`));
    log.end(heading, ...resultOf(result));
    say(`${state} in ${Math.round(millis)} milliseconds`);
    if (result.isError) this.#refuse(result.content?.map(({ text }) => text ?? '').join('\n') ?? '');
  }

  #fail(error, log) {
    const isOurs = this.#running.signal.aborted;
    const title = isOurs ? 'Cancelled' : error.code === undefined ? 'No answer' : `Error ${error.code}`;
    log.end(h('h3', { className: 'failed' }, title), isOurs ? null : block(error.message), error.data === undefined ? null : block(pretty(error.data)));
    say(`${title}: ${error.message}`);
    this.#refuse(error.message);
  }

  /** Puts the server's messages about arguments, which begin with a JSON Pointer, at their fields. */
  #refuse(text) {
    const fields = [...text.matchAll(/(\/[^\s:;]+): ([^;\n]+)/g)].map(([, pointer, message]) => {
      const field = this.form.at(pointer.slice(1).split('/').map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~')));
      field?.refuse?.(message);
      return field;
    });
    if (this.shown !== this.json) fields.find((field) => field?.control)?.control.focus();
  }

  async #copy(form) {
    try {
      const text = await this.#text(form);
      this.copied.replaceChildren(h('div', { className: 'copied' }, h('p', { role: 'status' }, 'Copied'), button('Close', () => this.copied.replaceChildren()), block(text)));
      await navigator.clipboard.writeText(text).catch(() => { this.copied.querySelector('p').textContent = 'To copy'; });
    } catch (problem) {
      if (!(problem instanceof NotJson)) this.copied.replaceChildren(h('p', { className: 'error', role: 'alert' }, `Not copied: ${problem.message}`));
    }
  }

  async #text(form) {
    const { client } = this.app;
    const values = this.values();
    const request = client.request(this.what.method, this.what.params(this.item, values));
    if (form === 'line') return asLine(request);
    if (form === 'curl') return asCurl(new URL(client.url, location).href, request, client.headers(request, this.kind === 'tool' ? this.item : undefined));
    const types = await (await fetch('/page/classes')).json();
    const same = JSON.stringify(this.#last?.values) === JSON.stringify(values) ? this.#last : { answered: [] };
    const kind = this.kind === 'template' ? 'resource' : this.kind;
    return asTest(types[`${this.kind}/${this.what.id(this.item)}`] ?? 'acme.Unknown', { kind, name: this.item.name, values: kind === 'resource' ? request.params : values },
      same.answered, same.result);
  }
}

/** What happens during a call: progress, log lines, questions; in the end the result. */
class CallLog {
  constructor(place) {
    this.bar = h('progress', { max: 1, 'aria-label': 'Progress' });
    this.words = h('span');
    this.lines = h('ol', { className: 'log', 'aria-label': 'Log of the call' });
    this.element = h('div', {}, h('p', { className: 'progress' }, this.bar, this.words), this.lines);
    place.replaceChildren(this.element);
    this.waits(false);
  }

  waits(forUser) {
    this.words.textContent = forUser ? 'waits for you' : 'works';
  }

  add({ method, params }) {
    if (method === 'notifications/progress') {
      this.bar.max = params.total ?? 1;
      if (params.total) this.bar.value = params.progress;
      else this.bar.removeAttribute('value');
      this.words.textContent = `${params.progress}${params.total ? ` of ${params.total}` : ''}${params.message ? ` · ${params.message}` : ''}`;
    } else if (method === 'notifications/message' && this.lines.childElementCount < MOST_LINES) {
      const text = typeof params.data === 'string' ? params.data : JSON.stringify(params.data);
      this.lines.append(h('li', { className: params.level }, h('b', {}, params.level), ` ${params.logger ?? ''} `, text));
    }
  }

  end(...elements) {
    this.element.querySelector('.progress').remove();
    if (!this.lines.hasChildNodes()) this.lines.remove();
    this.element.append(...elements.filter(Boolean));
  }
}
