/** The options page: connections, settings, first run. */
export const options = {
  'options.title': 'Sidestream options',
  'options.loading': 'Opening your settings…',
  'options.outdated': 'Sidestream was updated. Reload this page to go on.',
  'options.memoryOnly':
    'This browser refused to open storage. What you save here, keys too, is forgotten once Sidestream has had nothing to do for half a minute.',
  'options.laterVersion':
    'A later version of Sidestream has written here. Your connections and keys are kept and come back with the update. What you save meanwhile is forgotten once Sidestream has had nothing to do for half a minute.',

  'options.welcome': 'Set up Sidestream',
  'options.stepProvider': 'Pick a provider, or enter the address of your own server.',
  'options.stepKey':
    'Paste your key. It is kept encrypted, in the way that you choose, and never shown again.',
  'options.stepTest': 'Test the connection, save it, and ask away in the side panel.',
  'options.disclosureTitle': 'What is sent, and where',
  'options.disclosureSent':
    'Your questions, the text that you attach and the earlier messages of the same conversation go to the address that you enter for your connection, directly from this browser, with your key. Nothing goes anywhere else.',
  'options.disclosureKey':
    'The key is kept encrypted, in the way that you choose. After saving, only its last four characters are ever shown.',
  'options.disclosureTelemetry': 'No telemetry, no account, no server of ours.',

  'options.connections': 'Connections',
  'options.inTheOpen': 'not encrypted',
  'options.noModel': 'no model',
  'options.keyHint': 'key …{lastFour}',
  'options.keyHintShort': 'key saved',
  'options.noKey': 'no key',
  'options.default': 'Default',
  'options.unsaved': 'Unsaved changes',
  'options.edit': 'Edit',
  'options.delete': 'Delete',
  'options.makeDefault': 'Make default',
  'options.add': 'Add a connection',
  'options.deleteTitle': 'Delete “{name}”?',
  'options.deleteText':
    'The connection and its key are removed from this device. Conversations stay.',

  'options.firstConnection': 'Your connection',
  'options.newConnection': 'New connection',
  'options.editConnection': 'Edit “{name}”',
  'options.provider': 'Provider',
  'options.custom': 'Custom (OpenAI-compatible)',
  'options.baseUrl': 'Base URL',
  'options.baseUrlHint': 'The address of the API. A host alone is enough; the path is added.',
  'options.openOrigin': 'Ask {host} without encryption',
  'options.openOriginHint':
    'Anyone on this network can read questions, answers and the key on their way. Only for a server in your own network.',
  'options.fault.confirmedOrigin.missing':
    'Nothing was sent. Tick this if the server is in your own network, or enter an https address.',
  'options.apiKey': 'API key',
  'options.keyOptional': 'Leave it empty if the server asks for none.',
  'options.noKeyHere': 'No key for this address',
  'options.keyNoneHere':
    'This address is asked without a key. The one for {host} is deleted when you press Save.',
  'options.keyNoneAnew': 'This address is asked without a key.',
  'options.keyPage': 'Get a key from {provider}',
  'options.keySaved': 'A key ending in {lastFour} was saved on {date}.',
  'options.keySavedShort': 'A key was saved on {date}.',
  'options.keyKept': 'Leave empty to keep it',
  'options.forgetKey': 'Forget the key',
  'options.forgetKeyTitle': 'Forget the key?',
  'options.forgetKeyText':
    'The key is deleted from this device for good. To use the connection again, you need it once more; most providers show a key only once.',
  'options.secretAddress': 'An address is kept and shown in plain: put the key into the key field.',
  'options.keyCleaned':
    'Only the key itself was kept, without spaces, line breaks, quotation marks and what stood before it.',
  'options.model': 'Model',
  'options.listModels': 'List models',
  'options.cancelList': 'Cancel the list',
  'options.modelsKnown': {
    one: '{count} model is listed. Empty the field to see it.',
    other: '{count} models are listed. Empty the field to see them all.',
  },
  'options.systemPrompt': 'System prompt',
  'options.systemPromptHint': 'Sent ahead of every conversation. Empty for none.',
  'options.name': 'Name',
  'options.nameHint': 'How this connection is called in the side panel.',
  'options.test': 'Test connection',
  'options.cancelTest': 'Cancel the test',
  'options.testHint': 'The test asks for one short reply, which your provider may charge for.',
  'options.agreement':
    'By Save, Test or List models you agree: your questions, what you attach and the conversation so far go to {host} whenever you send one, and the key with them, if you enter one. To test or to list models sends the key there now.',
  'options.agreementNoHost': 'the address above',
  'options.save': 'Save',

  'options.fault.baseUrl.empty': 'Enter the address of the API, for example api.example.com.',
  'options.fault.baseUrl.malformed':
    'This is not an address. It should look like https://api.example.com/v1.',
  'options.fault.baseUrl.unsupported-scheme':
    'Only https addresses work here, and http for this computer and your own network.',
  'options.fault.baseUrl.insecure':
    'http would send your key in the clear. Use https; http is only for this computer (localhost) and for servers in your own network.',
  'options.fault.baseUrl.has-credentials':
    'Take the user name and password out of the address. The key has its own field.',
  'options.fault.apiKey.missing': 'This provider needs a key. Paste it here.',
  'options.fault.apiKey.moved':
    'The saved key is bound to {host} and is not sent to another address. Enter the key for this address, or say that there is none.',
  'options.fault.apiKey.movedNeeded':
    'The saved key is bound to {host} and is not sent to another address. Enter the key for this address.',
  'options.fault.apiKey.none':
    'There is no key in what you typed. Paste the key itself, or empty the field.',
  'options.fault.apiKey.deleted':
    'The key was deleted with the connection. Enter it again to make the connection anew.',
  'options.fault.apiKey.unsendable':
    'The key holds characters that no key has, as if its masked form had been copied. Copy the key itself.',
  'options.fault.apiKey.too-long':
    'This is longer than any key. Copy the key alone, and paste it again.',
  'options.fault.model.missing': 'Enter a model, or pick one with “List models”.',

  'options.testing': 'Asking {model} at {host}…',
  'options.listing': 'Asking {host} for its models…',
  'options.testQueued':
    'Answers are using every connection to {host}. The test of {model} starts when one of them ends.',
  'options.listQueued':
    'Answers are using every connection to {host}. The models are asked for when one of them ends.',
  'options.saving': 'Saving…',
  'options.saved': 'Saved',
  'options.savedAnew': 'Saved. This connection had been deleted elsewhere and was made anew.',
  'options.deletedElsewhere':
    'This connection was deleted in another tab or window, and its key with it. What you typed is still here; Save makes it anew.',
  'options.deletedMeanwhile':
    'Nothing was saved: this connection was deleted in another tab or window meanwhile, and its key with it. Enter the key again, then press Save to make it anew.',
  'options.savedWithoutAccess':
    'Saved, but Sidestream may not reach {host} yet. Press Save again and allow it.',
  'options.notSaved':
    'This could not be saved. What you typed is still here; press Save once more.',
  'options.testRefused':
    'Nothing was sent: Sidestream may not reach {host}. Press Test connection again and allow it.',
  'options.listRefused':
    'Nothing was sent: Sidestream may not reach {host}. Press List models again and allow it.',
  'options.testCancelled': 'The test was cancelled.',
  'options.listCancelled': 'The list was cancelled.',
  'options.answered': 'It works. {model} began to answer after {ms} ms:',
  'options.answeredEmpty': 'It works. {model} ended its answer after {ms} ms, without a word.',
  'options.modelsListed': {
    one: '{count} model found. Pick it in the Model field.',
    other: '{count} models found. Pick one in the Model field.',
  },
  'options.modelsNone': 'The server lists no models. Type the name of the model.',
  'options.keyForgotten': 'The key was removed from this device.',
  'options.unlockedNow': 'The keys are unlocked now. Press the button once more.',
  'options.adviceNoKey': 'Enter the key above.',
  'options.adviceKeyLocked': 'Enter your passphrase below, and it is done at once.',
  'options.adviceKeyGone': 'Enter it again above.',
  'options.adviceNoPermission': 'Press the button once more and allow it.',
  'options.adviceKeyRefused': 'Check that the key is whole, still valid and good for {model}.',
  'options.adviceNotFound': 'Check the base URL and the model “{model}”.',
  'options.adviceBadReply': 'Check that the base URL is that of an API, not of a website.',
  'options.adviceTooLong':
    'The test sends one short sentence. Choose a model that takes more, or lower the longest answer under “Advanced”.',
  'options.adviceTimedOut': 'Try once more, or choose a model that answers faster.',
  'options.listTooLarge':
    '{host} sent a list that is too large to be read. Type the name of the model.',
  'options.adviceListAgain': 'Try once more, or type the name of the model.',
  'options.adviceAgain': 'Try once more.',
  'options.detail': 'What the server said',

  'options.nextTitle': 'Ready',
  'options.nextText':
    'Open the side panel and ask. If you asked something before, your question was kept: press Retry there.',
  'options.openSidePanel': 'Open the side panel',

  'options.settings': 'Settings',
  'options.language': 'Language',
  'options.languageAuto': 'Automatic',
  'options.stopOnClose': 'Stop when I close',
  'options.stopOnCloseHint':
    'Closing the side panel or the popup then ends the answer. Otherwise it is finished in the background and kept.',
  'options.notify': 'Tell me when an answer that I am not watching is finished',
  'options.notifyHint':
    'With the title of the conversation and how it ended, never with the answer. The browser asks whether Sidestream may.',
  'options.notifyRefused':
    'The browser does not allow Sidestream to show notifications. Tick the box again and allow it.',
  'options.shortcuts': 'Keyboard shortcuts',
  'options.changeShortcuts': 'Change shortcuts',
  'options.noShortcut': 'not set',
  'options.shortcut.open-side-panel': 'Open the side panel',
  'options.shortcut.new-conversation': 'New conversation',
  'options.shortcut.popup': 'Open the popup',
  'options.about': 'About',
  'options.licences': 'The work of others in it, with their licences',
  'options.aboutText':
    'Sidestream streams answers into your browser, with your own key. It is free software under the MIT licence.',
} as const;
