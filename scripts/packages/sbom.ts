import { spawnSync } from 'node:child_process';
import { listRuntimePackages } from './runtime-packages.ts';

interface Bom {
  serialNumber?: string;
  metadata: {
    timestamp?: string;
    tools?: unknown;
    component: { name: string; 'bom-ref': string };
  };
  components: { 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/**
 * The runtime dependencies as CycloneDX, read from the lockfile alone. What differs from run to run is taken out: its number,
 * the time, the version of npm and the name of the folder.
 * @throws Error when npm cannot say
 */
export function toSbom(name: string): string {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr.trim()}`);
  const bom = JSON.parse(stdout) as Bom;
  delete bom.serialNumber;
  delete bom.metadata.timestamp;
  delete bom.metadata.tools;
  bom.metadata.component.name = name;
  // Not by `--omit=dev`: that leaves out whatever a tool needs as well (npm 11.19).
  const wanted = new Set(listRuntimePackages().map(({ name, version }) => `${name}@${version}`));
  const own = bom.metadata.component['bom-ref'];
  bom.components = bom.components.filter((component) => wanted.has(component['bom-ref']));
  bom.dependencies = bom.dependencies.filter(({ ref }) => ref === own || wanted.has(ref));
  for (const dependency of bom.dependencies) {
    dependency.dependsOn = dependency.dependsOn?.filter((ref) => wanted.has(ref)).sort() ?? [];
  }
  const missing = [...wanted].filter(
    (ref) => !bom.components.some((component) => component['bom-ref'] === ref),
  );
  if (missing.length > 0) throw new Error(`npm sbom left out ${missing.join(', ')}`);
  bom.components.sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  bom.dependencies.sort((a, b) => (a.ref < b.ref ? -1 : 1));
  return `${JSON.stringify(bom, null, 2)}\n`;
}
