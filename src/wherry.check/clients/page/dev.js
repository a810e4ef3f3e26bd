// A session of `./build.sh dev` over HTTP on a copy of the sources, with its page open in a browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { browser } from '../browser.js';
import { freePort } from '../server.js';

export const root = process.env.WHERRY_ROOT;
const PARTS = ['build.sh', 'mvnw', '.mvn', 'pom.xml', 'runtime', 'modules/pom.xml', 'modules/wherry.tools.time', 'target/modules', 'target/dev-modules'];
const TRIAL = 'src/wherry.check/clients/page/acme.trial';
const SOURCE = 'modules/acme.trial/main/java/acme/trial/Trial.java';

/**
 * Opens the page; `dev.page` is it, and `dev.complaints` are its errors and its requests to other origins.
 *
 * @param settings of the server
 * @param status   that the page shows in the end
 */
export async function open(settings = {}, status = /^Connected$/) {
  const copy = await mkdtemp(join(tmpdir(), 'page-'));
  await mkdir(join(copy, 'src'));
  for (const part of PARTS) await cp(join(root, part), join(copy, part), { recursive: true, preserveTimestamps: true, filter: (file) => !/\/wherry\.tools\.time\/(target|test)$/.test(file) });
  await cp(join(root, TRIAL), join(copy, 'modules/acme.trial'), { recursive: true });
  await writeFile(join(copy, 'target/built'), ''); // written last, so that the jars count as newer than their sources
  const dev = new Dev(copy);
  await dev.start(settings, status);
  return dev;
}

class Dev {
  complaints = [];

  constructor(copy) {
    this.copy = copy;
    this.source = join(copy, SOURCE);
  }

  async start(settings, status) {
    const port = await freePort();
    this.said = '';
    this.process = spawn('bash', [join(this.copy, 'build.sh'), 'dev', '--transport=http', `--port=${port}`], { stdio: ['ignore', 'inherit', 'pipe'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, JAVA_HOME: process.env.JAVA_HOME, LOG_LEVEL: 'info', ...settings } });
    this.process.stderr.on('data', (data) => { this.said += data; });
    const address = await this.says(/ page url=(\S+)/);
    this.url = address[1];
    assert.equal(this.url, `http://127.0.0.1:${port}/`);
    this.browser = await browser();
    this.page = await this.browser.page(this.url, (...event) => this.#judge(...event));
    await this.page.resize(1400, 900);
    await this.page.find('#status', status);
  }

  /** The server is away for a moment when the test ends it. */
  allowsLostConnections = false;

  #judge(method, params) {
    const complain = (text) => { if (!(this.allowsLostConnections && /ERR_|Failed to load|network error/.test(text))) this.complaints.push(text); };
    if (method === 'Network.requestWillBeSent' && !/^(data:|about:)/.test(params.request.url) && new URL(params.request.url).origin !== new URL(this.url).origin) {
      this.complaints.push(`a request to ${params.request.url}`);
    }
    if (method === 'Runtime.exceptionThrown') complain(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === 'Runtime.consoleAPICalled' && ['error', 'warning'].includes(params.type)) complain(JSON.stringify(params.args));
    // An answer of MCP with a fault has a status of HTTP that the browser tells.
    if (method === 'Log.entryAdded' && params.entry.level === 'error' && !/status of 4\d\d/.test(params.entry.text)) complain(`${params.entry.text} ${params.entry.url}`);
  }

  /** Waits for a line of the log. */
  async says(pattern) {
    for (let attempt = 0; attempt < 1200 && this.process.exitCode === null; attempt++) {
      const found = pattern.exec(this.said);
      if (found) return found;
      await sleep(50);
    }
    throw new Error(`dev never said ${pattern}:\n${this.said}`);
  }

  /** Shows a tool, resource, template or prompt. */
  async show(kind, id) {
    await this.page.value(`filter.value = '', filter.dispatchEvent(new Event('input')), location.hash = ${JSON.stringify(`#${kind}/${encodeURIComponent(id)}`)}`);
    await this.page.until(`document.querySelector('#lists a[aria-current]')?.hash === ${JSON.stringify(`#${kind}/${encodeURIComponent(id)}`)} && document.querySelector('article')`);
  }

  /** Calls what is shown, and waits for an answer with this text. */
  async call(text) {
    await this.page.click('article > form .primary');
    return this.answer(text);
  }

  async answer(text) {
    await this.page.find('.answers h3', /^(Answered|The tool failed|Error|Cancelled|No answer)/);
    await this.page.find('.answers', text);
    return this.page.value('document.querySelector(".answers").textContent');
  }

  async edit(old, replacement) {
    const text = await readFile(this.source, 'utf8');
    assert.ok(text.includes(old), old);
    await writeFile(this.source, text.replaceAll(old, replacement));
  }

  async close() {
    await this.browser?.close();
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
    await rm(this.copy, { recursive: true, maxRetries: 5 });
  }
}
