/** The options page: servers of tools. */
export const servers = {
  'servers.title': 'Servers of tools (MCP)',
  'servers.intro':
    'Other people’s tools, over the Model Context Protocol. Each call is asked for. What you allow goes to the server: the arguments of that call, which the card shows, and nothing else of your conversation. A conversation that offers tools also asks each server for its list, so the server learns when you use it. Names and descriptions of its tools are sent to your model with each question; they are the server’s own words, as is all that its tools give back.',
  'servers.add': 'New server',
  'servers.new': 'New server',
  'servers.edit': 'Edit',
  'servers.delete': 'Delete',
  'servers.on': 'Use',
  'servers.check': 'Check',
  'servers.cancelCheck': 'Cancel',
  'servers.unsaved': 'Not saved',
  'servers.auth': 'Access',
  'servers.authHint':
    'How the server is told that it is you. Its documentation says what it wants.',
  'servers.auth.none': 'None',
  'servers.auth.bearer': 'Token (Bearer)',
  'servers.auth.header': 'Token in a header of its own',
  'servers.auth.oauth': 'Sign in at its website (OAuth)',
  'servers.oauthHint':
    'When you save, a window of the website opens in which you sign in. If that is at another address than the server’s, you are told it first. What the sign-in gives is always kept encrypted on this device, also if you keep tokens otherwise, and sent to this server and to where you signed in alone.',
  'servers.name': 'Name of the server',
  'servers.nameHint': 'As you like. Left empty, it is called by its host.',
  'servers.url': 'Address of the server',
  'servers.urlHint':
    'The whole address, as https://tools.example.com/mcp. Your browser asks for access to the host when you save.',
  'servers.secretAddress':
    'An address is kept and shown in plain. If there is a token in it, use the field for it instead.',
  'servers.open': 'Ask {host} without encryption',
  'servers.openHint':
    'Anyone on this network can read arguments, results and the token on their way. Only for a server in your own network.',
  'servers.headerName': 'Name of the header',
  'servers.token': 'Token',
  'servers.tokenHint': 'Kept encrypted, sent to this server alone, and never shown again.',
  'servers.tokenKept': 'Leave empty to keep it',
  'servers.tokenSaved': 'A token ending in {lastFour} is kept.',
  'servers.tokenSavedShort': 'A token is kept.',
  'servers.tokenLocked': 'It is locked now.',
  'servers.keyKind': 'Keep the token',
  'servers.keyKindHint.session':
    'Never on the disk. When the browser closes, the token is gone and you enter it again.',
  'servers.keyKindHint.device':
    'Encrypted on the disk. Whoever can use this browser profile can use the token.',
  'servers.keyKindHint.passphrase':
    'Encrypted on the disk under the passphrase that only you know. Once unlocked, whoever uses this browser can use the token.',
  'servers.passphraseSet':
    'The passphrase is set. Press “Save and check” to keep the token under it.',
  'servers.passphraseSetBrief':
    'The passphrase is set, but the browser has no room to remember it: press “Save and check” within half a minute. It locks again once Sidestream has had nothing to do for that long.',
  'servers.passphraseTaken':
    'Another page has just set a passphrase, and yours was not set. Press “Save and check” to keep the token under the other one.',
  'servers.protectionSession':
    'Until the browser closes: nothing of the token is written to the disk, so nobody finds it there later. As long as the browser runs, whoever uses it can use the token.',
  'servers.protectionDevice':
    'On this device: the token lies encrypted on the disk, and what decrypts it lies there too, where only the browser takes it. This keeps the token from web pages and from other extensions, and not from somebody who has your browser profile or your account on this computer.',
  'servers.protectionNone':
    'Against malware on this computer, or somebody who watches you type, none of the three helps. Give the token no more rights at the server than you need. Nobody can bring back a passphrase that was forgotten.',
  'servers.save': 'Save and check',
  'servers.cancel': 'Discard',
  'servers.saving.locked':
    'Nothing was saved yet: your keys are locked. Enter your passphrase below, and this is saved at once.',
  'servers.saving.no-room':
    'Nothing was saved: the browser has no room to keep a token until it closes. Choose another way to keep it.',
  'servers.saving.gone':
    'Nothing was saved: the token is gone, since the browser closed or lost what opens it. Enter it again.',
  'servers.saving.refused': 'This could not be kept. It stays here; try it again.',
  'servers.switchRefused': 'That could not be kept. Try it again.',
  'servers.deleted': '“{name}” is deleted, and what opened it is forgotten.',
  'servers.undo': 'Undo',
  'servers.restored': '“{name}” is back.',
  'servers.restoredToken':
    '“{name}” is back, without its token: edit it and enter the token again.',
  'servers.restoredSignIn': '“{name}” is back. Press Check to sign in again.',
  'servers.factNone': 'no token',
  'servers.factToken': 'token …{lastFour}',
  'servers.factTokenShort': 'a token is kept',
  'servers.factLocked': 'token locked',
  'servers.factSignedIn': 'sign-in kept on this device',
  'servers.factNotSignedIn': 'not signed in',
  'servers.factOpen': 'not encrypted',
  'servers.isOff': 'Off: no model hears of its tools.',
  'servers.notChecked': 'Not checked since this page was opened.',
  'servers.noToken': 'No token is kept for it: edit it and enter one.',
  'servers.tokenGone':
    'Its token is gone, since the browser closed or lost what opens it: edit it and enter it again.',
  'servers.asking': 'Asking {host} …',
  'servers.signingIn': 'Asking {host}. If a window opens, sign in there.',
  'servers.cancelled': 'The check was cancelled.',
  'servers.notAllowed':
    'Your browser was not allowed to reach {host}, so nothing was sent. Press Check to be asked again.',
  'servers.allow': 'Allow {host} and check',
  'servers.signInAt': 'Sign in at {origin}',
  'servers.listedNone': '{host} answered. It offers no tools.',
  'servers.listed': { one: '{host} offers one tool.', other: '{host} offers {count} tools.' },
  'servers.listedOff': { one: 'One is switched off.', other: '{count} are switched off.' },
  'servers.listedMore': 'It has more, which are too many: they are offered to no model.',
  'servers.tools': { one: 'One tool', other: '{count} tools' },
  'servers.toolsHint':
    'What is switched off here is offered to no model. Titles and descriptions are the server’s own words.',
  'servers.acts': 'may change something',
  'servers.reads': 'says that it only reads',
  'servers.left.rules':
    'Some rules that it has for its arguments (patterns, unique items) are left to the server to check.',
  'servers.left.schema':
    'What it says of its arguments cannot be used, as it is missing, faulty or too large: models are told nothing of them.',
  'servers.noDescription': 'It says nothing of what it does.',
  'servers.more': 'The whole description',
  'servers.fault.url.empty':
    'Enter the address of the server, for example https://tools.example.com/mcp.',
  'servers.fault.url.malformed':
    'This is not an address. It should look like https://tools.example.com/mcp.',
  'servers.fault.url.unsupported-scheme':
    'Only https addresses work here, and http for this computer and your own network.',
  'servers.fault.url.insecure':
    'Over http others could read arguments, results and the token. Use https; http is only for this computer (localhost) and for servers in your own network.',
  'servers.fault.url.has-credentials':
    'Take the user name and password out of the address: it is kept and shown in plain. A token has its own field.',
  'servers.fault.open':
    'Nothing was sent. Tick this if the server is in your own network, or enter an https address.',
  'servers.fault.headerName.unnamed':
    'This cannot be the name of a header. Use letters, digits and hyphens, for example x-api-key.',
  'servers.fault.headerName.taken':
    'The browser needs this header for something else and would not send the token there. Enter another name.',
  'servers.fault.headerName.protocol':
    'The protocol itself needs this header. Enter the name that the server’s documentation gives for the token.',
  'servers.fault.token.missing': 'Enter the token, or choose “None” if the server asks for none.',
  'servers.fault.token.moved':
    'The kept token is bound to another address or another kind of access, and is not sent here. Enter the token for this one.',
  'servers.fault.token.gone':
    'The token is gone, since the browser closed or lost what opens it. Enter it again.',
  'servers.fault.token.none':
    'There is no token in what you typed. Paste the token itself, or empty the field.',
  'servers.fault.token.unsendable':
    'The token holds characters that no token has, as if its masked form had been copied. Copy the token itself.',
  'servers.fault.token.too-long':
    'This is longer than any token. Copy the token alone, and paste it again.',
  'servers.fault.keyKind': 'There is no passphrase yet. Set one here, or keep the token otherwise.',
  'servers.error.badReply':
    '{host} answers, but not as a server of tools does{status}. Check the address: it often ends in /mcp. Servers that speak the older form alone (HTTP with SSE) do not work.',
  'servers.error.notFound':
    '{host} has no server of tools at this address{status}. Check the path: it often ends in /mcp.',
  'servers.error.noKey.none':
    '{host} lets nobody in without a token or a sign-in{status}. Edit it and choose under “Access” what it wants.',
  'servers.error.noKey.token':
    '{host} wants a token, and none is kept for it{status}. Edit it and enter one.',
  'servers.error.noKey.oauth':
    'You are not signed in at {host}{status}: the window was closed, it did not end in a sign-in, or an earlier one holds no more. Press Check to sign in.',
  'servers.error.keyRefused':
    '{host} refused the token{status}. Check that it is whole, still valid and meant for this server; edit the server to enter another.',
  'servers.error.keyRefusedSignIn':
    '{host} no longer takes your sign-in{status}. Press Check to sign in again.',
  'servers.error.notAllowed':
    '{host} did not let this request in{status}. Check that the address is right and that your account may use this server.',
  'servers.error.keyLocked': 'The token of {host} is locked. Enter your passphrase.',
  'servers.error.keyGone':
    'The token of {host} is gone, since the browser closed or lost what opens it: edit the server and enter it again.',
  'servers.error.keyGoneSignIn':
    'What signing in at {host} gave us cannot be opened any more. Edit the server, save it without a sign-in, then choose the sign-in again.',
  'servers.error.noPermission': 'Your browser may not reach {host} yet, so nothing was sent there.',
  'servers.error.signInAt':
    '“{name}” wants you to sign in at {origin}. That is another place than the server itself, and nothing was sent there yet. Go on only if you know it.',
  'servers.error.unconfirmed':
    '{host} would be asked without encryption, so nothing was sent. Edit the server to confirm that it is in your own network, or give an https address.',
  'servers.error.unreachable':
    '{host} cannot be reached. Check the address, and that the server runs and this network lets you through. Redirects are not followed.',
  'servers.error.timedOut':
    '{host} was silent for too long. Check that a server of tools runs there, then check it again.',
  'servers.error.tooLarge':
    '{host} sent more than we take at once, so the reply was dropped. The server would have to offer less.',
  'servers.error.interrupted': 'The connection to {host} was lost. Check it again.',
  'servers.error.refused': '{host} reported an error{status}. The details say which.',
  'servers.error.badRequest':
    '{host} did not accept the request{status}. The details say what it objects to.',
  'servers.error.unexpected':
    'A fault in Sidestream ended this check. Try it again; if it comes back, please report it.',
} as const;
