// The page as a client of MCP over HTTP, in revision 2026-07-28: each request stands for itself, so a call works with a server that was
// restarted a moment ago, and no session has to be opened again.
import { parse } from './dom.js';

const VERSION = '2026-07-28';
const PREFIX = 'io.modelcontextprotocol/';
const LISTS = { toolsListChanged: true, promptsListChanged: true, resourcesListChanged: true };
const NAMED = { 'tools/call': 'name', 'prompts/get': 'name', 'resources/read': 'uri' };

/** An error response; without a code, an answer that is none of MCP, or no answer. */
export class CallError extends Error {
  constructor({ code, message, data }) {
    super(message);
    Object.assign(this, { code, data });
  }
}

export class Client {
  #ids = 0;
  #listening = new AbortController();
  /** The user's, for servers that demand one; kept by this page alone. */
  token = '';

  /**
   * @param traffic is told of each message: (direction, message, details)
   * @param refused is told when the server wants another access token
   */
  constructor(url, traffic, refused) {
    Object.assign(this, { url, traffic, refused });
  }

  /** The request with its metadata, as `call` sends it. */
  request(method, params, { progress = false } = {}) {
    const id = ++this.#ids;
    const meta = {
      [`${PREFIX}protocolVersion`]: VERSION,
      [`${PREFIX}clientInfo`]: { name: 'wherry-page', version: '1' },
      [`${PREFIX}clientCapabilities`]: { elicitation: { form: {}, url: {} }, sampling: {}, roots: {} },
      ...(progress && { [`${PREFIX}logLevel`]: 'debug', progressToken: id }),
    };
    return { jsonrpc: '2.0', id, method, params: { ...params, _meta: meta } };
  }

  /** The headers of a request; they mirror its body. */
  headers({ method, params }, tool) {
    const headers = {
      'Content-Type': 'application/json', Accept: 'application/json, text/event-stream',
      'MCP-Protocol-Version': VERSION, 'Mcp-Method': method,
    };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    if (NAMED[method]) headers['Mcp-Name'] = mirrored(params[NAMED[method]]);
    if (tool) mirrorArguments(tool.inputSchema, params.arguments, headers);
    return headers;
  }

  /** Makes a request. Answers questions by `ask`, a function of the input requests, as often as the server asks. */
  async call(method, params, { tool, ask, signal, notified = () => {} } = {}) {
    for (let answers = {}; ;) {
      const request = this.request(method, { ...params, ...answers }, { progress: Boolean(ask) });
      const result = await this.#exchange(request, { headers: this.headers(request, tool), signal, notified });
      if (result.resultType !== 'input_required') return result;
      answers = { inputResponses: await ask(result.inputRequests ?? {}), requestState: result.requestState };
    }
  }

  /** The items of all pages of a list. */
  async list(method, member) {
    const all = [];
    let cursor;
    do {
      const page = await this.call(method, cursor === undefined ? {} : { cursor });
      all.push(...page[member]);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return all;
  }

  /** Listens for changes of the lists and of these resources, until the stream ends or another one begins. */
  async listen(uris, notified) {
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const request = this.request('subscriptions/listen', { notifications: { ...LISTS, ...(uris.length && { resourceSubscriptions: uris }) } });
    try {
      await this.#exchange(request, { headers: this.headers(request), signal, notified });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return signal.aborted;
  }

  /** What ends a connection becomes a CallError without a code. */
  async #exchange(request, options) {
    try {
      return await this.#answer(request, options);
    } catch (error) {
      if (error instanceof CallError || options.signal?.aborted) throw error;
      throw new CallError({ message: `the connection ended: ${error.message}` });
    }
  }

  async #answer(request, { headers, signal, notified }) {
    const started = performance.now();
    const body = JSON.stringify(request);
    this.traffic('sent', request, { size: body.length });
    const response = await fetch(this.url, { method: 'POST', headers, body, signal });
    if (response.status === 401 || response.status === 403) this.refused();
    for await (const text of messages(response)) {
      const message = parse(text);
      const ends = message.id === request.id || !message.method;
      this.traffic('received', message, { size: text.length, millis: ends ? performance.now() - started : undefined, to: request });
      if (message.error) throw new CallError(typeof message.error === 'string' ? { message: message.error } : message.error);
      if (message.result) return message.result;
      notified(message);
    }
    throw new CallError({ message: `the server ended its answer without a result (HTTP ${response.status})` });
  }
}

/** The texts of an answer's messages: its body, or the events of its stream. */
async function* messages(response) {
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    const text = await response.text();
    if (text) yield text;
    return;
  }
  let rest = '';
  const decoder = new TextDecoder();
  for (const reader = response.body.getReader(); ;) {
    const { value, done } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const data = event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart());
      if (data.join('')) yield data.join('\n');
    }
  }
}

/** Text as a header carries it. */
function mirrored(value) {
  const text = String(value);
  if (/^[!-~]([ -~]*[!-~])?$/.test(text) && !/^=\?base64\?.*\?=$/.test(text)) return text;
  return `=?base64?${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}?=`;
}

function mirrorArguments(schema, values, headers) {
  for (const [name, property] of Object.entries(schema?.properties ?? {})) {
    const value = values?.[name];
    if (value === undefined || value === null) continue;
    if (typeof value === 'object') mirrorArguments(property, value, headers);
    else if (property['x-mcp-header']) headers[`Mcp-Param-${property['x-mcp-header']}`] = mirrored(value);
  }
}
