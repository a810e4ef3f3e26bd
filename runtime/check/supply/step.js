// Prints the script of a step of a workflow: node step.js WORKFLOW JOB [ID]. Without an id it is the last script of the job.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const [file, job, id] = process.argv.slice(2);
const scripts = parse(readFileSync(file, 'utf8')).jobs[job].steps.filter(({ run }) => run);
process.stdout.write((id ? scripts.find((step) => step.id === id) : scripts.at(-1)).run);
