/** The options page: the field that finds settings. */
export const searching = {
  'options.sections': 'On this page',
  'options.search': 'Search the settings',
  'options.searchClear': 'Show all',
  'options.searchFound': {
    one: '{count} place found. Enter goes to it.',
    other: '{at} of {count} places. Arrow keys go through them, Enter goes to one.',
  },
  'options.searchNone':
    'Nothing here has “{typed}”. Try another word for it, as “key”, “dark” or “export”, or show all.',
  // What people say for what is called otherwise here. Commas between words that mean the same, semicolons between groups.
  'options.searchSynonyms':
    'dark, night, black, light, theme, appearance, colours, colors, look; font, zoom, letters, bigger, smaller, text size; key, password, secret, api key, credentials; backup, back up, download, save as file, export; restore, upload, migrate, import; history, chats, retention, conversations; erase, clear, wipe, remove, reset, delete; money, price, prices, spend, spending, limit, budget, cost; hotkey, hotkeys, keybinding, shortcut, shortcuts; alert, alerts, sound, notification, notifications, tell me when; creativity, randomness, temperature; character, role, system prompt, persona, personas, instructions; template, templates, snippet, snippets, prompts; llm, engine, ai, model, models; endpoint, url, server, address, host, base url, proxy; provider, account, vendor; locale, translation, english, german, language; permission, permissions, access, allowed, rights, revoke, take back; privacy, data, telemetry, tracking; speed, stream, streaming, word by word, answers are shown; voice, accessibility, screen reader; usage, statistics, stats, tokens, figures; logs, log, bug, debug, report, support, diagnostics; name, title, titles; version, licence, license, about; tool, tools, function, functions, calling, plugin, plugins, mcp; wait, timeout, tries, retry, retries',
} as const;
