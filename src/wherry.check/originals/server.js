// A server on stdio, and calls of its tools one after another.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Server {
  #child;
  #waiting = new Map();
  #next = 1;

  constructor(command, args, env = {}) {
    this.#child = spawn(command, args, { env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env }, stdio: ['pipe', 'pipe', process.env.SHOW_ERRORS ? 'inherit' : 'ignore'] });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      const message = JSON.parse(line);
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
    this.#child.once('exit', () => this.#waiting.forEach((give) => give({ error: { message: 'the server ended' } })));
  }

  async start() {
    await this.request('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'comparison', version: '1' } });
    this.#send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    return this;
  }

  request(method, params = {}) {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ jsonrpc: '2.0', id, method, params });
    });
  }

  /** The result of a tool; an error of the protocol counts as a failed result. */
  async call(name, args) {
    const { result, error } = await this.request('tools/call', { name, arguments: args });
    return result ?? { isError: true, content: [{ type: 'text', text: error.message }] };
  }

  #send(message) {
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  close() {
    this.#child.stdin.end();
  }
}

/** Our server, from the modules that were built. */
export function ours(env) {
  const { WHERRY_JAVA, WHERRY_MODULES } = process.env;
  if (!WHERRY_JAVA || !WHERRY_MODULES) throw new Error('run this by ./build.sh originals');
  return new Server(WHERRY_JAVA, ['--module-path', WHERRY_MODULES, '-m', 'wherry.app/wherry.app.Main'], { LOG_LEVEL: 'off', ...env }).start();
}
