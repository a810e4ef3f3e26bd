// Tests one server, the linked one or the one at a given origin, by the official conformance suite, and prints a row for each revision.
// A scenario passes when it made at least one check and none failed or warned. Each run must make all of its scenarios.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, readdir, rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { overHttp } from './server.js';

const SUITE = join(import.meta.dirname, 'node_modules/@modelcontextprotocol/conformance/dist/index.js');
const RESULTS = join(import.meta.dirname, 'conformance');

// The counts include the scenarios that the suite runs without scoring them, and leave out tasks, an extension that this server lacks.
const RUNS = [
  { revision: '2026-07-28', select: ['--requirements', '2026-07-28'], scenarios: 37 + 3 },
  { revision: '2025-11-25', select: ['--requirements', '2025-11-25'], scenarios: 30 + 3 },
  { revision: '2025-06-18', select: ['--suite', 'all', '--spec-version', '2025-06-18'], scenarios: 27 },
  { revision: '2025-03-26', select: ['--suite', 'all', '--spec-version', '2025-03-26'], scenarios: 1 },
  // The suite must make each check of an extension that the server has; it runs extensions by force alone.
  ...['enumeration', 'manifest', 'directory'].map((part) => `sep-2640-skills-${part}`).map((name) => (
    { revision: '2026-07-28', name, select: ['--scenario', name, '--spec-version', '2026-07-28', '--force'], scenarios: 1, whole: true })),
];
const EXTENSION = /^tasks-/;

async function run({ revision, name = revision, select, whole = false }, url) {
  const output = join(RESULTS, name);
  await mkdir(output, { recursive: true });
  const log = createWriteStream(join(output, 'log.txt'));
  const suite = spawn(process.execPath, [SUITE, 'server', '--url', `${url}/mcp`, ...select, '-o', output], { stdio: ['ignore', 'pipe', 'pipe'] });
  suite.stdout.pipe(log, { end: false });
  suite.stderr.pipe(log, { end: false });
  const code = await new Promise((resolve) => suite.once('close', resolve));
  log.end();
  return { code, scenarios: (await scenariosIn(output)).map((scenario) => ({ ...scenario, whole })) };
}

/** The name and the checks of each scenario. The folder of a scenario that crashed has no checks. */
async function scenariosIn(output) {
  const folders = (await readdir(output, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const scenarios = await Promise.all(folders.map(async ({ name }) => ({
    name: name.replace(/^server-/, '').replace(/-\d{4}-\d\d-\d\dT.*$/, ''),
    checks: JSON.parse(await readFile(join(output, name, 'checks.json'), 'utf8').catch(() => '[]')),
  })));
  return scenarios.filter(({ name }) => !EXTENSION.test(name));
}

const TROUBLE = ['FAILURE', 'WARNING'];
const troubles = ({ checks, whole }) => checks.filter(({ status }) => TROUBLE.includes(status) || (whole && status !== 'SUCCESS'));
const passes = (scenario) => scenario.checks.some(({ status }) => status === 'SUCCESS') && troubles(scenario).length === 0;

await rm(RESULTS, { recursive: true, force: true });
const [url] = process.argv.slice(2);
const server = url ? { url, close() {} } : await overHttp({ fixture: true });
let passed = 0;
let failed = 0;
try {
  console.log('revision    scenarios  passed  failed');
  for (const each of RUNS) {
    const { code, scenarios } = await run(each, server.url);
    const good = scenarios.filter(passes).length;
    const bad = Math.max(each.scenarios, scenarios.length) - good || (code === 0 ? 0 : 1);
    passed += good;
    failed += bad;
    console.log(`${each.revision}  ${String(each.scenarios).padStart(9)}  ${String(good).padStart(6)}  ${String(bad).padStart(6)}  ${each.name ?? ''}`.trimEnd());
    for (const scenario of scenarios.filter((one) => !passes(one))) {
      console.log(`  ${scenario.name}: ${scenario.checks.length === 0 ? 'made no check' : ''}`);
      for (const check of troubles(scenario)) console.log(`    ${check.status} ${check.id}: ${check.errorMessage ?? check.description}`);
    }
  }
} finally {
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
