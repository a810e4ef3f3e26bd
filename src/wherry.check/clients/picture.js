// Makes the picture in the README: the Inspector's web page, in Chromium without a window, after it called a tool of the linked server on stdio.
// Run as `node picture.js FILE`.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installed, listening } from './proxies/programs.js';
import { onStdio } from './server.js';

const TOKEN = 'only-for-the-picture-that-is-made-here';
const ARGUMENTS = { source_timezone: 'Europe/Oslo', time: '16:30', target_timezone: 'Asia/Tokyo' };

const home = await mkdtemp(join(tmpdir(), 'picture-'));
const inspector = await listening(() => [installed('@modelcontextprotocol/inspector/clients/launcher/build/index.js'),
  '--web', '--protocol-era', 'modern', onStdio({}).command], {
  env: (port) => ({ HOME: home, HOST: '127.0.0.1', CLIENT_PORT: String(port), MCP_INSPECTOR_API_TOKEN: TOKEN,
    MCP_INSPECTOR_SECRET_STORE: 'memory', MCP_AUTO_OPEN_ENABLED: 'false' }),
});
const chromium = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
  `--user-data-dir=${home}`, '--remote-debugging-port=0', 'about:blank'], { env: { ...process.env, HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] });
try {
  await writeFile(process.argv[2], await picture(await pageOf(await devTools())));
} finally {
  const ended = new Promise((resolve) => chromium.once('exit', resolve));
  chromium.kill();
  await ended;
  await inspector.close();
  await rm(home, { recursive: true, maxRetries: 5 });
}

/** Chromium prints the address of its DevTools protocol. */
function devTools() {
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

/** Opens the Inspector's page; the result calls a method of the DevTools protocol on it. */
async function pageOf(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
  const answers = new Map();
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    answers.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
  };
  let calls = 0;
  const call = (sessionId) => (method, params = {}) => new Promise((resolve) => {
    answers.set(++calls, resolve);
    socket.send(JSON.stringify({ id: calls, method, params, sessionId }));
  });
  const { targetId } = await call()('Target.createTarget', { url: `${inspector.url}/?MCP_INSPECTOR_API_TOKEN=${TOKEN}` });
  return call((await call()('Target.attachToTarget', { targetId, flatten: true })).sessionId);
}

/** Connects to the server, calls a tool, and returns the page as a PNG. */
async function picture(page) {
  await page('Emulation.setDeviceMetricsOverride', { width: 1280, height: 730, deviceScaleFactor: 1, mobile: false });
  await click(page, 'input[aria-label^="Connect or disconnect"]');
  await click(page, '[aria-label="Close monitoring sidebar"]');
  await click(page, 'input[value="Tools"]');
  await click(page, 'button', /convert_time/);
  for (const [name, value] of Object.entries(ARGUMENTS)) {
    await find(page, 'label', RegExp(`^${name}\\b`), 'element.control.focus()');
    await page('Input.insertText', { text: value });
  }
  await click(page, 'button', /Execute Tool/);
  await find(page, 'body', /\+\d\.0h/);
  await sleep(1_000); // the page animates its changes
  return Buffer.from((await page('Page.captureScreenshot', { format: 'png' })).data, 'base64');
}

function click(page, selector, text = /^/) {
  return find(page, selector, text, 'element.click()');
}

/** Waits for an element whose text fits, and runs an action on it. */
async function find(page, selector, text, action = '') {
  const expression = `(() => {
    const element = [...document.querySelectorAll('${selector}')].find((each) => ${text}.test(each.textContent));
    if (element) { ${action} }
    return Boolean(element);
  })()`;
  for (let attempt = 0; attempt < 150; attempt++) {
    if ((await page('Runtime.evaluate', { expression })).result?.value) return;
    await sleep(200);
  }
  throw new Error(`the page has no ${selector} with ${text}`);
}
