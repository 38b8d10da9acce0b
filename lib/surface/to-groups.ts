/** Divides a list into groups of `size`, the last of what is left: what is in a group stays there while the list grows. */
export function toGroups<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  );
}
