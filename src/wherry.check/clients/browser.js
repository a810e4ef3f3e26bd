// Chromium without a window, driven by its DevTools protocol.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Starts the browser. `page(url)` opens a page, `home` is a folder for this browser alone. */
export async function browser() {
  const home = await mkdtemp(join(tmpdir(), 'browser-'));
  const chromium = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
    `--user-data-dir=${home}`, '--remote-debugging-port=0', 'about:blank'], { env: { ...process.env, HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] });
  const connection = await Connection.to(await devTools(chromium));
  return {
    home,
    async page(url, listener = () => {}) {
      const { targetId } = await connection.call('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await connection.call('Target.attachToTarget', { targetId, flatten: true });
      connection.listeners.set(sessionId, listener);
      const page = new Page((method, params) => connection.call(method, params, sessionId));
      for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await page.call(`${domain}.enable`);
      await page.call('Page.navigate', { url });
      return page;
    },
    async close() {
      const ended = new Promise((resolve) => chromium.once('exit', resolve));
      chromium.kill();
      await ended;
      await rm(home, { recursive: true, maxRetries: 5 });
    },
  };
}

/** Chromium prints the address of its DevTools protocol. */
function devTools(chromium) {
  return new Promise((resolve, reject) => {
    let output = '';
    chromium.once('error', reject).once('exit', () => reject(new Error(`chromium ended:\n${output}`)));
    chromium.stderr.on('data', (data) => {
      output += data;
      const address = /ws:\/\/\S+/.exec(output);
      if (address) resolve(address[0]);
    });
  });
}

class Connection {
  #calls = 0;
  #answers = new Map();
  /** What takes the events of each page. */
  listeners = new Map();

  static async to(address) {
    const connection = new Connection();
    connection.socket = new WebSocket(address);
    await new Promise((resolve, reject) => Object.assign(connection.socket, { onopen: resolve, onerror: reject }));
    connection.socket.onmessage = ({ data }) => connection.#receive(JSON.parse(data));
    return connection;
  }

  #receive({ id, method, params, sessionId, result, error }) {
    if (method) this.listeners.get(sessionId)?.(method, params);
    else this.#answers.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
    this.#answers.delete(id);
  }

  call(method, params = {}, sessionId = undefined) {
    return new Promise((resolve) => {
      this.#answers.set(++this.#calls, resolve);
      this.socket.send(JSON.stringify({ id: this.#calls, method, params, sessionId }));
    });
  }
}

/** A page. Its methods wait for what they need. */
class Page {
  constructor(call) {
    this.call = call;
  }

  resize(width, height, more = {}) {
    return this.call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false, ...more });
  }

  /** The value of an expression in the page. */
  async value(expression) {
    const { result, exceptionDetails } = await this.call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until an expression holds, and returns its value. */
  async until(expression, what = expression) {
    for (let attempt = 0; attempt < 300; attempt++) {
      const value = await this.value(expression).catch(() => undefined);
      if (value) return value;
      await sleep(100);
    }
    throw new Error(`the page never had: ${what}`);
  }

  /** Waits for an element whose text fits, and runs an action on it. */
  find(selector, text = /^/, action = '') {
    return this.until(`(() => {
      const element = [...document.querySelectorAll(${JSON.stringify(selector)})].find((each) => ${text}.test(each.textContent));
      if (element) { ${action} }
      return Boolean(element);
    })()`, `${selector} with ${text}`);
  }

  click(selector, text) {
    return this.find(selector, text, 'element.click()');
  }

  /** Types into the control with this label. */
  async type(label, text) {
    await this.find('label', label, 'element.control.focus(); element.control.select?.()');
    await this.insert(text);
  }

  insert(text) {
    return this.call('Input.insertText', { text });
  }

  /** Presses a key as a user does. */
  async press(key, modifiers = 0) {
    const [code, text] = { Tab: [9], Enter: [13, '\r'], Escape: [27], ' ': [32, ' '], ArrowDown: [40], ArrowUp: [38] }[key];
    const event = { key, code: key, windowsVirtualKeyCode: code, modifiers };
    await this.call('Input.dispatchKeyEvent', { type: 'keyDown', text, ...event });
    await this.call('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  /** The page as a PNG. */
  async picture() {
    return Buffer.from((await this.call('Page.captureScreenshot', { format: 'png' })).data, 'base64');
  }
}
