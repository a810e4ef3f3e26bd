// A server on stdio in a session: requests, one answer each.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const REVISION = '2025-11-25'; // the newest that the reference servers speak

export class Server {
  #child;
  #waiting = new Map();
  #next = 1;

  constructor({ command, args, env }) {
    this.#child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      const message = JSON.parse(line);
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
    this.#child.once('exit', () => this.#waiting.forEach((answer) => answer({ error: { message: 'the server has ended' } })));
  }

  async open() {
    await this.request('initialize', { protocolVersion: REVISION, capabilities: {}, clientInfo: { name: 'compare', version: '1' } });
    this.#send({ method: 'notifications/initialized' });
    return this;
  }

  request(method, params) {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  /** The result of a tool; an error of the protocol counts as a failed result. */
  async call(name, args) {
    const { result, error } = await this.request('tools/call', { name, arguments: args });
    return result ?? { isError: true, content: [{ type: 'text', text: error.message }] };
  }

  #send(message) {
    this.#child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  close() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin.end();
    return ended;
  }
}
