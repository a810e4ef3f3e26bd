// Makes the picture in the README: the Inspector's web page, in Chromium without a window, after it called a tool of the linked server on stdio.
// Run as `node picture.js FILE`.
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { browser } from './browser.js';
import { installed, listening } from './proxies/programs.js';
import { onStdio } from './server.js';

const TOKEN = 'only-for-the-picture-that-is-made-here';
const ARGUMENTS = { source_timezone: 'Europe/Oslo', time: '16:30', target_timezone: 'Asia/Tokyo' };

const { home, page: open, close } = await browser();
const inspector = await listening(() => [installed('@modelcontextprotocol/inspector/clients/launcher/build/index.js'),
  '--web', '--protocol-era', 'modern', onStdio({}).command], {
  env: (port) => ({ HOME: home, HOST: '127.0.0.1', CLIENT_PORT: String(port), MCP_INSPECTOR_API_TOKEN: TOKEN,
    MCP_INSPECTOR_SECRET_STORE: 'memory', MCP_AUTO_OPEN_ENABLED: 'false' }),
});
try {
  await writeFile(process.argv[2], await picture(await open(`${inspector.url}/?MCP_INSPECTOR_API_TOKEN=${TOKEN}`)));
} finally {
  await inspector.close();
  await close();
}

/** Connects to the server, calls a tool, and returns the page as a PNG. */
async function picture(page) {
  await page.resize(1280, 730);
  await page.click('input[aria-label^="Connect or disconnect"]');
  await page.click('[aria-label="Close monitoring sidebar"]');
  await page.click('input[value="Tools"]');
  await page.click('button', /convert_time/);
  for (const [name, value] of Object.entries(ARGUMENTS)) await page.type(RegExp(`^${name}\\b`), value);
  await page.click('button', /Execute Tool/);
  await page.find('body', /\+\d\.0h/);
  await sleep(1_000); // the page animates its changes
  return page.picture();
}
