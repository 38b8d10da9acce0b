import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The only job that may write anything. */
const writer = 'release';

/** A sentence for each step that names a script that is not there, an action that is not pinned, or a right that is not needed. */
export function checkWorkflow(text: string, scripts: readonly string[]): readonly string[] {
  const { permissions, jobs } = parse(text) as Workflow;
  const faults: string[] = [];
  if (JSON.stringify(permissions) !== '{"contents":"read"}') {
    faults.push('the workflow may do more than read');
  }
  for (const [name, job] of Object.entries(jobs)) {
    if (job.permissions && name !== writer) faults.push(`${name} asks for rights of its own`);
    if (job['timeout-minutes'] === undefined) faults.push(`${name} may run for ever`);
    for (const needed of [job.needs ?? []].flat()) {
      if (!(needed in jobs)) faults.push(`${name} needs ${needed}, which is no job`);
    }
    for (const { uses, run = '', with: options } of job.steps) {
      if (uses !== undefined && !/@[0-9a-f]{40}$/.test(uses)) {
        faults.push(`${name} uses ${uses}, which is not pinned to a commit`);
      }
      if (uses?.startsWith('actions/checkout@') && options?.['persist-credentials'] !== false) {
        faults.push(`${name} leaves its credentials in the clone`);
      }
      if (/\$\{\{/.test(run)) faults.push(`${name} puts an expression into a shell: ${run}`);
      const called = [...run.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)];
      for (const [, script, word] of called) {
        const wanted = script ?? word ?? '';
        if (!scripts.includes(wanted)) faults.push(`${name} runs ${wanted}, which is no script`);
      }
    }
  }
  return faults;
}
