/** The options page: what Sidestream may do, and how that is taken back. */
export const permissions = {
  'permissions.title': 'Permissions',
  'permissions.intro':
    'Nothing is asked for in advance: your browser asks in the click that needs it. What you allowed can be taken back here; whatever needs it then says so and asks again. An answer that is under way goes on to its end.',
  'permissions.allowed': 'Allowed',
  'permissions.notAllowed': 'Not allowed',
  'permissions.revoke': 'Take back',
  'permissions.revoked': '{name}: taken back.',
  'permissions.notRevoked':
    '{name}: the browser did not take it back. Try it on the browser’s own page of extensions.',
  'permissions.usedBy': 'Used by {names}.',
  'permissions.unused':
    'No connection, no tool of yours and no server of tools uses it: it was allowed for reading a page there, for finding a model server, or for one that is gone. You can take it back.',
  'permissions.hostMissing':
    'Needed by {names}. Asked for when you test, check or save it, or ask it something.',
  'permissions.tabs': 'Titles and addresses of your tabs',
  'permissions.tabsText':
    'To tell which page is open, to list your tabs after @, and for tools that you allow. Nothing of it is kept or sent until you choose a page, or allow a tool that gives it.',
  'permissions.tabsMissing':
    'To tell which page is open, to list your tabs after @, and for tools that you allow. Asked for there. Without it, “Ask about this page” in a page’s context menu works.',
  'permissions.notifications': 'Notifications',
  'permissions.notificationsText':
    'To tell you of an answer that ended while you did something else.',
  'permissions.notificationsMissing':
    'To tell you of an answer that ended while you did something else. Asked for when you tick that box under “Settings”.',
  'permissions.identity': 'Signing in at websites',
  'permissions.identityText':
    'To open the window in which you sign in to a server of tools that wants it. No account of the browser is read.',
  'permissions.identityMissing':
    'To open the window in which you sign in to a server of tools that wants it. Asked for when you save or check such a server.',
  'permissions.everywhere': 'All websites',
  'permissions.everywhereText':
    'For a picture of the tab in front: browsers allow it with nothing less. It also lets pages be read without asking for each site.',
  'permissions.everywhereMissing':
    'For a picture of the tab in front: browsers allow it with nothing less. Asked for when you press “Allow screenshots”, or allow a tool to take one.',
} as const;
