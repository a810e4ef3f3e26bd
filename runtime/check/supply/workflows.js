// Holds the workflows to our rules, and prints each breach: node workflows.js FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const breaches = [];

for (const name of readdirSync(process.argv[2])) {
  const text = readFileSync(join(process.argv[2], name), 'utf8');
  const workflow = parse(text);
  const demand = (held, rule) => held || breaches.push(`${name}: ${rule}`);

  demand(JSON.stringify(workflow.permissions) === '{}', 'the workflow itself has no permission');
  demand(workflow.concurrency, 'two runs of one ref do not overlap');
  demand(!('pull_request_target' in workflow.on || 'workflow_run' in workflow.on), 'no foreign code meets our secrets');
  for (const line of text.split('\n').filter((line) => /\buses:/.test(line))) {
    demand(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line), `'${line.trim()}' is pinned by commit, and says its version`);
  }
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const steps = JSON.stringify(job.steps);
    const mayWrite = Object.values(job.permissions ?? {}).includes('write');
    demand(job.permissions, `${id} names its permissions`);
    demand(job['timeout-minutes'], `${id} ends`);
    demand(!job.steps.some(({ run }) => run?.includes('${{')), `${id} puts nothing of an event into a script`);
    demand(!steps.includes('secrets.'), `${id} needs no secret but the run's own token`);
    for (const step of job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      demand(step.with?.['persist-credentials'] === false, `${id} leaves no token in the clone`);
    }
    if (steps.includes('trivy-action@')) {
      demand(Object.keys(job.permissions).length === 0 && !steps.includes('github.token'), `${id} scans without any right`);
      demand(/"version":"v\d/.test(steps), `${id} pins the version of Trivy`);
    }
    if (/build\.sh (lock|installer|test)|\.ci\/run/.test(steps)) {
      demand(!mayWrite, `${id} runs the repository's code, so it writes nothing`);
    }
  }
}
console.log(breaches.join('\n'));
process.exit(breaches.length === 0 ? 0 : 1);
