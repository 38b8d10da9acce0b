/** Where the background keeps what it is given. */
export interface KeptIn {
  /** `full-memory`: not all of an answer had room even in memory, where what is not on the disk lies. */
  conversations: (typeof conversationPlaces)[number];
  /** With their keys, and the settings. In memory they are gone with the background. */
  connections: (typeof connectionPlaces)[number];
}

/** Every place of connections. `later-version`: in memory, since a later version of us has written on the disk. */
export const connectionPlaces = ['disk', 'memory', 'later-version'] as const;

/** Every place of conversations. */
export const conversationPlaces = [...connectionPlaces, 'full-memory'] as const;

/** What is assumed before anything else is known. */
export const onDisk: KeptIn = { conversations: 'disk', connections: 'disk' };
