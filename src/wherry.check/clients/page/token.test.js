// The page of `./build.sh dev` with a server that demands an access token.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { open } from './dev.js';

const TOKEN = 'only-for-this-test-0123456789abcdef0123456789';

let folder;
let dev;
let page;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokens-'));
  await writeFile(join(folder, 'tokens'), `ada ${TOKEN}\n`, { mode: 0o600 });
  dev = await open({ MCP_AUTH_TOKENS_FILE: join(folder, 'tokens') }, /token/i);
  ({ page } = dev);
});
after(async () => {
  await dev.close();
  await rm(folder, { recursive: true });
});

describe('the page of dev', { timeout: 120_000 }, () => {
  test('asks for an access token when the server demands one', async () => {
    await page.type(/^Access token/, 'wrong');
    await page.click('#access button');
    await page.until('!document.querySelector("#access").hidden && document.querySelector("#status").className === "away"');
    await page.type(/^Access token/, TOKEN);
    await page.click('#access button');
    await page.find('#status', /^Connected$/);
    assert.equal(await page.value('document.querySelector("#access").hidden'), true);
    await dev.show('tool', 'say');
    await dev.call(/one/);
  });

  test('copies no access token', async () => {
    await page.click('.copies button', /curl/);
    const command = await page.until('document.querySelector(".copied pre")?.textContent');
    assert.ok(!command.includes(TOKEN), command);
    const { stdout } = await promisify(execFile)('bash', ['-c', command], { env: { PATH: process.env.PATH, TOKEN } });
    assert.equal(JSON.parse(stdout).result.content[0].text, 'one');
    assert.ok(!(await page.value('document.querySelector("#traffic").textContent')).includes(TOKEN));
  });

  test('has no error, and asks no other origin', () => {
    assert.deepEqual(dev.complaints, []);
  });
});
