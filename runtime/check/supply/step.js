// Prints the script of a workflow's step, to be run with stand-ins: node step.js WORKFLOW JOB [ID], where without an id it is the job's last script.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const [file, job, id] = process.argv.slice(2);
const scripts = parse(readFileSync(file, 'utf8')).jobs[job].steps.filter(({ run }) => run);
process.stdout.write((id ? scripts.find((step) => step.id === id) : scripts.at(-1)).run);
