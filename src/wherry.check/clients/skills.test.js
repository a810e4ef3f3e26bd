// Hosts of skills: the SDK's client, which verifies what it reads, with the skills that the fixture brings and with a folder.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SkillsClient, SkillVerificationError } from '@modelcontextprotocol/client/ext/skills';
import { modernHttp, v2 } from './peers.js';
import { overHttp } from './server.js';

const MANIFEST = '---\nname: refunds\ndescription: Gives money back.\n---\nAsk first.\n';

let folder;
let server;
let peer;
let skills;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skills-'));
  await mkdir(join(folder, 'acme/refunds/t'), { recursive: true });
  await writeFile(join(folder, 'acme/refunds/SKILL.md'), MANIFEST);
  await writeFile(join(folder, 'acme/refunds/t/a b.txt'), 'one');
  server = await overHttp({ fixture: true, settings: { MCP_SKILLS: folder } });
  peer = await v2('modern, HTTP', { pin: '2026-07-28' }, '2026-07-28', modernHttp).open(server);
  skills = new SkillsClient(peer.client);
});
after(async () => {
  await peer.close();
  await server.close();
  await rm(folder, { recursive: true });
});

describe('SDK v2, skills', { timeout: 60_000 }, () => {
  test('lists those of the folder and those that a module brings', async () => {
    assert.ok(skills.supported && skills.directoryRead);
    const { skills: listed } = await skills.list();
    assert.deepEqual(listed.map(({ uri }) => uri),
      ['skill://acme/refunds/SKILL.md', 'skill://write-minutes/SKILL.md', 'skill://write-minutes/follow-up/SKILL.md']);
    assert.deepEqual(listed[1].frontmatter.metadata, { version: '1.0', audience: 'tests' });
  });

  test('reads and verifies each file of each', async () => {
    for (const skill of (await skills.list()).skills) {
      for (const { uri } of skill.resources) assert.ok((await skills.read(skill, uri)).verified, uri);
    }
  });

  test('gets one, and no other', async () => {
    const { skill } = await skills.get('skill://acme/refunds/SKILL.md');
    assert.equal(skill.frontmatter.description, 'Gives money back.');
    await assert.rejects(skills.get('skill://acme/none/SKILL.md'), { code: -32602 });
  });

  test('reads a folder', async () => {
    const { resources } = await skills.readDirectory('skill://acme/refunds');
    assert.deepEqual(resources.map(({ uri, mimeType }) => [uri, mimeType]),
      [['skill://acme/refunds/SKILL.md', 'text/markdown'], ['skill://acme/refunds/t', 'inode/directory']]);
    await assert.rejects(skills.readDirectory('skill://acme/refunds/SKILL.md'), { code: -32602 });
  });

  test('notices a file that changed, and reads it with a new entry', async () => {
    const uri = 'skill://acme/refunds/SKILL.md';
    const { skill: before } = await skills.get(uri);
    await writeFile(join(folder, 'acme/refunds/t/a b.txt'), 'two');
    await assert.rejects(skills.read(before, 't/a b.txt'), SkillVerificationError);
    const { bytes } = await skills.read((await skills.get(uri)).skill, 't/a b.txt');
    assert.equal(Buffer.from(bytes).toString(), 'two');
  });
});
