import type { ServerResource } from '../../core/tool-server.ts';

/** More than anybody looks through; what is behind it is found by typing. */
export const mostShown = 50;

/** The resources that what was typed may mean, those whose name begins with it first. */
export function findResources(
  resources: readonly ServerResource[],
  typed: string,
): readonly ServerResource[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return resources;
  const has = (text: string): boolean => text.toLocaleLowerCase().includes(wanted);
  const begins = ({ name }: ServerResource): boolean => name.toLocaleLowerCase().startsWith(wanted);
  const found = resources.filter(
    ({ name, uri, description }) => has(name) || has(uri) || has(description),
  );
  return [...found.filter(begins), ...found.filter((each) => !begins(each))];
}
