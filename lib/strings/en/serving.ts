/** What servers of tools give beside tools, and what is said where they give nothing. */
export const serving = {
  'serving.from': 'From {server}…',
  'serving.resources': 'What {server} offers to read',
  'serving.asking': 'Asking {server}…',
  'serving.search': 'Search what {server} offers',
  'serving.none': '{server} offers nothing to read.',
  'serving.noneFits': 'Nothing that {server} offers fits “{typed}”.',
  'serving.more': {
    one: '{count} more is not shown. Type to find it.',
    other: '{count} more are not shown. Type to find them.',
  },
  'serving.reading': 'Reading {name}…',
  'serving.cancel': 'Do not read it',
  'serving.nothing': 'In {name} there is nothing that can go along.',
  'serving.nothingBut': 'In {name} there is nothing that can go along, only this: {left}.',
  'serving.failed': 'Nothing came from {server}. {why}',
  'serving.missing': 'Asked without the tools of {server}. {why}',
  'serving.promptName': '{server}: {title}',
  'serving.askingPrompts': 'Asking {servers} for prompts…',
  'serving.noPrompts': 'No prompts of {server}. {why}',
  'serving.promptFrom': 'Prompt of {server}: {title}',
  'serving.leavePrompt': 'Leave this prompt',
  'serving.optional': '{name} (may stay empty)',
  'serving.intoBox': 'Put it into the box',
  'serving.intoBoxMeans':
    'What you fill in goes to {server}. Its text comes into the box, where you can read and change it before you send it.',
  'serving.argumentTooLong': 'Shorten this: a server takes {most} characters here.',
  'serving.emptyPrompt': 'The prompt of {server} has no words.',
  'serving.leftOut': 'Not put into the box: {left}.',
  'serving.why.noKey': 'No token for it is kept. Enter it in the settings, or sign in there.',
  'serving.why.keyLocked': 'Its token is locked: enter your passphrase, then try once more.',
  'serving.why.keyGone':
    'Its token is gone, since the browser closed or lost what opens it. Enter it again in the settings.',
  'serving.why.noPermission': 'Sidestream may not reach {host} yet. Allow it in the settings.',
  'serving.why.unconfirmed':
    '{host} would be asked without encryption, so nothing was sent. Confirm in the settings that it is in your own network.',
  'serving.why.keyRefused':
    '{host} refused the token{status}. Enter another one in the settings, or sign in there once more.',
  'serving.why.notAllowed': '{host} did not let us in{status}. Check its address and its token.',
  'serving.why.blockedOrigin':
    '{host} refuses requests from a browser extension{status}. Allow them there.',
  'serving.why.notFound':
    'It is not at the address that is saved for it{status}. Check in the settings whether it is on, and its address.',
  'serving.why.busy': '{host} takes no requests now{status}. Try again later.',
  'serving.why.offline': 'You are offline.',
  'serving.why.unreachable':
    '{host} cannot be reached. Check that the server runs, and its address in the settings.',
  'serving.why.timedOut': '{host} did not answer in time.',
  'serving.why.badReply':
    '{host} sent something that no server of tools says{status}. Check its address in the settings.',
  'serving.why.interrupted': 'The connection to {host} was lost. Try once more.',
  'serving.why.endless': '{host} sent more than can be taken.',
  'serving.why.refused': '{host} says: “{said}”',
  'serving.why.refusedSilently': '{host} could not do it, and does not say why.',
  'serving.why.unexpected':
    'A fault in Sidestream is the cause. If it comes again, please report it.',
} as const;
